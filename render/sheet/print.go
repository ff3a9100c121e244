package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"nianbao/formula/syntax"
	"nianbao/xlsx"
)

// A paper is how a sheet is printed, always on A4.
type paper struct {
	landscape   bool
	first, last int // the rows to repeat on each page, from first to before last
}

const a4 = 9

const (
	portraitWidth = 84   // the width that fits on an upright page without being made smaller
	smallest      = 1.45 // how much wider a sheet may be before the page is turned: 11 points are printed as 7.6
)

// print fits the sheet's width on one page.
func (p *page) print(l paper) {
	p.paper(l.landscape)
	fit, one, many := true, 1, 0 // 0 is as many as it takes
	p.keep(p.file.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	p.keep(p.file.SetPageLayout(p.name, &excelize.PageLayoutOptions{FitToWidth: &one, FitToHeight: &many}))
	if l.last > l.first {
		p.titles(l.first, l.last)
	}
}

// printColumns prints each of the wide columns on pages of its own.
func (p *page) printColumns(n int) {
	p.paper(false)
	scale := uint(min(100, 100*portraitWidth/(textWidth+2)))
	p.keep(p.file.SetPageLayout(p.name, &excelize.PageLayoutOptions{AdjustTo: &scale}))
	for i := 1; i < n; i++ {
		p.keep(p.file.InsertPageBreak(p.name, xlsx.CellRef(0, i)))
	}
	p.titles(textTitle, textTitle+1)
}

func (p *page) paper(landscape bool) {
	size, way := a4, "portrait"
	if landscape {
		way = "landscape"
	}
	p.keep(p.file.SetPageLayout(p.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &way}))
	side, edge, foot, centred := 0.6, 0.75, 0.3, true // inches
	p.keep(p.file.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &foot, Footer: &foot, Horizontally: &centred,
	}))
	p.keep(p.file.SetHeaderFooter(p.name, &excelize.HeaderFooterOptions{OddFooter: "&C第 &P 页，共 &N 页"}))
}

// titles repeats rows on each page.
func (p *page) titles(first, last int) {
	p.keep(p.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: p.name, RefersTo: fmt.Sprintf("%s!$%d:$%d", syntax.Quote(p.name), first+1, last),
	}))
}
