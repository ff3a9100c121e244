package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"nianbao/formula/syntax"
	"nianbao/grid"
)

// A printSetup is how a sheet is printed, always on A4.
type printSetup struct {
	landscape   bool
	first, last int // the rows to repeat on each page, from first to before last
}

const a3, a4 = 8, 9

const (
	portraitWidth = 84   // the width that fits on an upright page without being made smaller
	turnedAt      = 1.45 // how much wider a sheet may be before the page is turned: 11 points are printed as 7.6
)

// printWide prints a sheet that is wider than any page over several, on A3, the first rows and columns on each.
func (w *sheetWriter) printWide(first, last, columns int) {
	w.setPaper(true)
	size, order, scale := a3, "overThenDown", uint(62)
	w.keep(w.file.SetPageLayout(w.name, &excelize.PageLayoutOptions{Size: &size, PageOrder: &order, AdjustTo: &scale}))
	name := syntax.Quote(w.name)
	w.keep(w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: w.name,
		RefersTo: fmt.Sprintf("%s!$A:$%s,%s!$%d:$%d", name, grid.Column(columns-1), name, first+1, last)}))
}

// print fits the sheet's width on one page.
func (w *sheetWriter) print(l printSetup) {
	w.setPaper(l.landscape)
	fit, one, many := true, 1, 0 // 0 is as many as it takes
	w.keep(w.file.SetSheetProps(w.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	w.keep(w.file.SetPageLayout(w.name, &excelize.PageLayoutOptions{FitToWidth: &one, FitToHeight: &many}))
	if l.last > l.first {
		w.repeatRows(l.first, l.last)
	}
}

func (w *sheetWriter) setPaper(landscape bool) {
	size, way := a4, "portrait"
	if landscape {
		way = "landscape"
	}
	w.keep(w.file.SetPageLayout(w.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &way}))
	side, edge, foot, centred := 0.6, 0.75, 0.3, true // inches
	w.keep(w.file.SetPageMargins(w.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &foot, Footer: &foot, Horizontally: &centred,
	}))
	w.keep(w.file.SetHeaderFooter(w.name, &excelize.HeaderFooterOptions{OddFooter: "&C第 &P 页，共 &N 页"}))
}

// repeatRows repeats rows on each page.
func (w *sheetWriter) repeatRows(first, last int) {
	w.keep(w.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: w.name, RefersTo: fmt.Sprintf("%s!$%d:$%d", syntax.Quote(w.name), first+1, last),
	}))
}
