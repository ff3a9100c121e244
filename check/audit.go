package check

import (
	"errors"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/formula/syntax"
	"nianbao/grid"
)

// An audit holds the formulas of a workbook against the equations of the form. A total is mandated to be a sum; what its formula comes to
// is compared with that sum cell by cell, whatever the formula looks like and whether or not its result is right today.
type audit struct {
	*checker
	book   *formula.Workbook
	totals map[*form.Cell]*form.Equation
	cells  map[formula.Cell]*form.Cell
	parts  map[*form.Cell]sum // what totals stand for, in the cells that staff fill
	judged []judged
}

// A judged formula stands in a cell of the form. It is told of once, by the first rule that it breaks.
type judged struct {
	cell    *form.Cell
	at      formula.Cell
	rule    string // the rule that it breaks, empty for none
	message string
	named   []*form.Cell // what the message is about besides the cell
}

// audited returns the judgement on each formula of the report, made once for all rules.
func (c *checker) audited() *audit {
	if c.audit != nil || c.report.Book == nil {
		return c.audit
	}
	a := &audit{
		checker: c, book: formula.New(c.report.Book), totals: c.report.Form.Totals(),
		cells: map[formula.Cell]*form.Cell{}, parts: map[*form.Cell]sum{},
	}
	c.audit = a
	var found []judged
	for _, cell := range c.report.Form.Cells {
		if at, ok := a.at(cell); ok {
			a.cells[at] = cell
			if c.report.Value(cell).Formula != "" {
				found = append(found, judged{cell: cell, at: at})
			}
		}
	}
	for _, j := range found {
		a.judge(&j)
		a.judged = append(a.judged, j)
	}
	a.strangers()
	return a
}

// at returns where a cell of the form stands, false for one that no worksheet has.
func (c *checker) at(cell *form.Cell) (formula.Cell, bool) {
	p := c.report.Value(cell).Place
	if p == (form.Place{}) {
		return formula.Cell{}, false
	}
	g, row, col := p.At()
	return formula.Cell{Sheet: g, Row: row, Col: col}, c.report.Book.Grids[g].Source == grid.Sheet
}

func (j *judged) breaks(rule, message string) { j.rule, j.message = rule, message }

// judge finds the first rule that a formula breaks. Circles and lost references come first: what they sum up cannot be said.
func (a *audit) judge(j *judged) {
	v := a.report.Value(j.cell)
	traits, err := a.book.Traits(j.at)
	circle := a.circle(j.at)
	var wrong *syntax.Error
	switch {
	case errors.As(err, &wrong):
		j.breaks("F18", "写法读不懂（"+wrong.Error()+"），判断不了它算的是什么")
	case err != nil:
		j.breaks("F18", "判断不了它算的是什么")
	case traits.Lost:
		j.breaks("F10", "引用的格已经不存在（#REF!）")
	case v.Kind == grid.Fault && a.passedOn(traits):
	case v.Kind == grid.Fault:
		j.breaks("F10", "算不出数，结果是 "+v.Text)
	case len(traits.Missing) > 0:
		j.breaks("F10", "引用了没有的工作表“"+traits.Missing[0]+"”")
	case circle != "":
		j.breaks("F11", "绕了一圈又用到自己（"+circle+"），算不出数")
	case len(traits.External) > 0:
		j.breaks("F15", "引用了别的文件（"+traits.External[0]+"），那个文件不在身边就核对不了")
	case len(traits.Indirect) > 0:
		j.breaks("F15", "用了 "+strings.Join(traits.Indirect, "、")+"，引用哪一格要算了才知道，核对不了")
	case len(traits.Volatile) > 0:
		j.breaks("F15", "用了 "+strings.Join(traits.Volatile, "、")+"，每次打开结果都可能不同")
	case v.Array:
		j.breaks("F18", "是几格合用的数组公式，判断不了这一格算的是什么")
	default:
		a.compare(j)
	}
}

// passedOn reports whether one of the cells that a formula names has an error value itself, which is told of there.
func (a *audit) passedOn(t formula.Traits) bool {
	for _, r := range t.References {
		for _, cell := range a.book.Cells(r) {
			if drawn := a.book.At(cell); drawn != nil && drawn.Kind == grid.Fault {
				return true
			}
		}
	}
	return false
}

// circle spells the circle that a formula stands in, J6 → J7 → J6; empty for none.
func (a *audit) circle(at formula.Cell) string {
	cells, err := a.book.Circle(at)
	if err != nil || len(cells) == 0 {
		return ""
	}
	var refs []string
	for _, c := range append(slices.Clone(cells), at) {
		if len(refs) < maxListed {
			refs = append(refs, a.ref(c, at.Sheet))
		}
	}
	return strings.Join(refs, " → ")
}

// ref names a cell, with its sheet where that is not the home sheet.
func (a *audit) ref(c formula.Cell, home int) string {
	g := a.report.Book.Grids[c.Sheet]
	if c.Sheet == home {
		return g.Ref(c.Row, c.Col)
	}
	return g.Name + "!" + g.Ref(c.Row, c.Col)
}

// maxSummed is how many cells are gone through for what is added up.
const maxSummed = 1 << 20

// summed returns the cells that formulas of the form, or of the subtotals which they build on, add up passing over text.
func (a *audit) summed() map[formula.Cell]bool {
	cells := map[formula.Cell]bool{}
	seen := map[formula.Cell]bool{}
	var todo []formula.Cell
	for _, j := range a.judged {
		todo = append(todo, j.at)
	}
	for steps := 0; len(todo) > 0 && steps < maxSummed; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		traits, err := a.book.Traits(at)
		if seen[at] || err != nil {
			continue
		}
		seen[at] = true
		for _, r := range traits.References {
			for _, cell := range a.book.Cells(r) {
				steps++
				cells[cell] = cells[cell] || r.Summed
				if drawn := a.book.At(cell); drawn != nil && drawn.Formula != "" && a.cells[cell] == nil {
					todo = append(todo, cell)
				}
			}
		}
	}
	return cells
}
