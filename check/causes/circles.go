package causes

import (
	"slices"

	"nianbao/check/formulas"
	"nianbao/check/formulas/audit"
	"nianbao/form"
	"nianbao/formula"
)

// followCircles lets what was calculated from a circle follow what is told of that: in a circle nobody knows any result,
// and what is stored for it, or for what builds on it, is whatever the program that saved the file left there.
func (x *explainer) followCircles() {
	circles := x.circles()
	if len(circles) == 0 {
		return
	}
	of := map[*form.Cell]*audit.Formula{}
	for _, f := range formulas.AuditOf(x.pass).Formulas {
		of[f.Cell] = f
	}
	told := map[*form.Cell]int{} // the finding about the circle on which a cell builds, none for none
	builds := func(c *form.Cell) int {
		by, known := told[c]
		if !known {
			by = x.circleUnder(of[c], circles)
			told[c] = by
		}
		return by
	}
	for i := range x.findings {
		f := &x.findings[i]
		var causes []int
		switch {
		case x.by[i] != none:
		case f.Equation != nil:
			for _, c := range f.Equation.OwnCells() {
				if by := builds(c); by != none {
					causes = append(causes, by)
				}
			}
		default:
			for _, c := range f.Stale {
				causes = append(causes, builds(c))
			}
		}
		if len(causes) > 0 && !slices.Contains(causes, none) {
			x.follow(i, causes[0])
		}
	}
}

// circles returns the findings about circles, by each cell of the circle.
func (x *explainer) circles() map[formula.Cell]int {
	circles := map[formula.Cell]int{}
	for i := range x.findings {
		f := &x.findings[i]
		if f.Rule.ID != "F11" {
			continue
		}
		for _, p := range append(slices.Clone(f.From), f.Place) {
			sheet, row, col := p.At()
			at := formula.Cell{Sheet: sheet, Row: row, Col: col}
			if _, told := circles[at]; !told {
				circles[at] = i
			}
		}
	}
	return circles
}

// circleUnder returns the finding about the circle in which a formula stands, or on which it builds; none for none.
func (x *explainer) circleUnder(f *audit.Formula, circles map[formula.Cell]int) int {
	if f == nil {
		return none
	}
	if i, ok := circles[f.At]; ok {
		return i
	}
	if on, ok := f.OverCircle(); ok {
		if i, told := circles[on]; told {
			return i
		}
	}
	return none
}
