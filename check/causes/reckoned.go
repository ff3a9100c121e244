package causes

import (
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
)

// followReckoned lets a number that a sentence has reckoned from others, a share of a whole, follow an error about these:
// from what is wrong nobody can say what it should come to.
func (x *explainer) followReckoned() {
	for i := range x.findings {
		if x.by[i] != none || len(x.findings[i].Reckoned) == 0 {
			continue
		}
		from := append(x.inputs(x.findings[i].Reckoned), x.findings[i].Reckoned...)
		for k := range x.findings {
			if x.findings[k].Rule.Severity == rule.Error && slices.ContainsFunc(x.figuresOf(k), func(c *form.Cell) bool {
				return slices.Contains(from, c)
			}) && x.follow(i, x.root(k)) {
				break
			}
		}
	}
}

// figuresOf returns the figures that an error puts in doubt: those of an equation that does not hold, and what a cell is
// told of to be wrong. What a sentence says otherwise is none: each of its numbers may be wrong.
func (x *explainer) figuresOf(k int) []*form.Cell {
	f := &x.findings[k]
	switch {
	case f.Equation != nil:
		return f.Equation.OwnCells()
	case f.Claim != nil:
		return nil
	}
	return append(x.cellsOf(f), x.explained(f)...)
}
