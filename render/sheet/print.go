package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"nianbao/formula/syntax"
)

// A printSetup is how a sheet is printed, always on A4.
type printSetup struct {
	landscape   bool
	first, last int // the rows to repeat on each page, from first to before last
}

const a4 = 9

const (
	portraitWidth = 84   // the width that fits on an upright page without being made smaller
	turnedAt      = 1.45 // how much wider a sheet may be before the page is turned: 11 points are printed as 7.6
)

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
