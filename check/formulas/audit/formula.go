package audit

import (
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
)

// A Formula stands in a cell of the form. Its facts are found out when they are asked for.
type Formula struct {
	Cell  *form.Cell
	At    formula.Cell
	Value form.Value
	Total *form.Equation // that the cell must follow, nil for a cell that staff fill

	audit  *Audit
	traits func() (formula.Traits, error)

	compared bool // what follows is known
	err      error
	sum      sum // what the formula adds up
	want     sum // what it must add up
	deviates bool
}

// Traits returns what a formula names. The error says why it cannot be read.
func (f *Formula) Traits() (formula.Traits, error) { return f.traits() }

// PassesErrorOn reports whether one of the cells that a formula names has an error value itself.
func (f *Formula) PassesErrorOn() bool {
	traits, err := f.Traits()
	if err != nil {
		return false
	}
	for _, r := range traits.References {
		if slices.ContainsFunc(f.audit.Book.Cells(r), f.audit.isFault) {
			return true
		}
	}
	return false
}

// Circle spells the circle that a formula stands in, J6 → J7 → J6; empty for none.
func (f *Formula) Circle() string {
	cells, err := f.audit.Book.Circle(f.At)
	if err != nil || len(cells) == 0 {
		return ""
	}
	var refs []string
	for _, c := range append(slices.Clone(cells), f.At) {
		if len(refs) < rule.MaxListed {
			refs = append(refs, f.ref(c))
		}
	}
	return strings.Join(refs, " → ")
}

// Shape returns how a formula is written, seen from its cell: formulas that were copied from one another have the
// same shape. It is false where that is not known.
func (f *Formula) Shape() (string, bool) {
	parsed, err := f.audit.Book.Formula(f.At)
	if err != nil || parsed == nil {
		return "", false
	}
	return parsed.R1C1(f.At.Row, f.At.Col), true
}

// Undecided returns why it cannot be told what a formula adds up, nil where it can: a *formula.Undecided, a
// *formula.Circle or whatever makes it unreadable.
func (f *Formula) Undecided() error {
	f.compare()
	return f.err
}

// compare finds out what a formula adds up and whether that is what its cell must be.
func (f *Formula) compare() {
	if f.compared {
		return
	}
	f.compared = true
	linear, err := f.audit.Book.Linear(f.At, func(c formula.Cell) bool { return f.audit.cells[c] == nil })
	if err != nil {
		f.err = err
		return
	}
	f.sum = f.audit.sumOf(linear)
	if f.Total != nil {
		f.audit.addNamed(f.At, f.sum)
		f.want = f.audit.side(f.Total.Right)
		f.deviates = f.audit.wasFound(f.want) && !f.sum.comesTo(f.want)
	}
}

// BackSolved returns the identity from which a cell is reckoned back that is there to check it (倒轧), nil for none:
// it then holds whatever was filled in.
func (f *Formula) BackSolved() *form.Equation {
	if f.compare(); f.err != nil || f.Total != nil && !f.deviates {
		return nil
	}
	for _, e := range f.audit.report.Form.Equations {
		if e == f.Total {
			continue
		}
		if solved, ok := f.audit.isolate(e, f.Cell); ok && f.sum.comesTo(solved) {
			return e
		}
	}
	return nil
}

// ref names a cell, with its sheet where that is not the formula's.
func (f *Formula) ref(c formula.Cell) string {
	g := f.audit.report.Book.Grids[c.Sheet]
	if c.Sheet == f.At.Sheet {
		return g.Ref(c.Row, c.Col)
	}
	return g.Name + "!" + g.Ref(c.Row, c.Col)
}
