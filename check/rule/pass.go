package rule

import (
	"iter"
	"slices"

	"nianbao/form"
	"nianbao/form/parts"
	"nianbao/grid"
)

// A Pass is the checking of one report: what rules see of it and what they found. Rules leave the report as it is.
type Pass struct {
	Report *form.Report
	Forms  []*form.Form // the editions that the report could have used
	Parts  *parts.Set   // of a superior's report the reports that it adds up; nil where none are at hand

	// Asks reports whether the findings of a rule are asked for; nil for those of all. Every rule runs all the same.
	Asks func(id string) bool

	rule     *Rule // that runs now
	findings []Finding
	facts    map[any]any
}

// NewPass returns a pass over a report. forms are the editions that it could have used.
func NewPass(r *form.Report, forms []*form.Form) *Pass {
	return &Pass{Report: r, Forms: forms, facts: map[any]any{}}
}

// Run runs a rule.
func (p *Pass) Run(r *Rule) {
	p.rule = r
	r.Run(p)
}

// Rule returns the rule that runs now.
func (p *Pass) Rule() *Rule { return p.rule }

// Findings returns what the rules found, in the order in which they ran.
func (p *Pass) Findings() []Finding { return p.findings }

// IsAsked reports whether the findings of a rule are asked for.
func (p *Pass) IsAsked(id string) bool { return p.Asks == nil || p.Asks(id) }

// Told goes through what was found so far and is asked for. A rule that leaves something to those that have told of it
// goes by this: what is left to a rule for which nobody asks, nobody would read.
func (p *Pass) Told() iter.Seq[*Finding] {
	return func(yield func(*Finding) bool) {
		for i := range p.findings {
			if f := &p.findings[i]; p.IsAsked(f.Rule.ID) && !yield(f) {
				return
			}
		}
	}
}

// Found takes down a breach of the rule that runs now. What is returned can be completed until the next one is found.
func (p *Pass) Found(place form.Place, message string, cells ...Cell) *Finding {
	p.findings = append(p.findings, Finding{Rule: p.rule, Place: place, Message: message, Cells: cells})
	return &p.findings[len(p.findings)-1]
}

// FoundIn takes down a breach in a cell of the form.
func (p *Pass) FoundIn(cell *form.Cell, message string) *Finding {
	c := p.Cell(cell)
	return p.Found(c.Place, message, c)
}

// As takes down breaches of another rule than the one that runs, until the next one does.
func (p *Pass) As(r *Rule) { p.rule = r }

// InWorkbook reports whether the report was read from a workbook: advice that speaks of formulas, or of nianbao fix, is
// for those alone.
func (p *Pass) InWorkbook() bool { return inWorkbook.Of(p) }

var inWorkbook = NewFact(func(p *Pass) bool {
	return p.Report.Book != nil && slices.ContainsFunc(p.Report.Book.Grids, func(g *grid.Grid) bool {
		return g.Source == grid.Sheet
	})
})

// Lost reports whether a cell of the form was found nowhere in the filing.
func (p *Pass) Lost(cell *form.Cell) bool {
	return p.Report.Book != nil && p.Report.Value(cell).Place == (form.Place{})
}

// Cell returns a cell of the form as a finding has it.
func (p *Pass) Cell(of *form.Cell) Cell {
	v := p.Report.Value(of)
	return Cell{of.ID, v.Place, v.Text}
}

// RowOf returns the cells of a table's row.
func (p *Pass) RowOf(row *form.Leaf, t *form.Table) []*form.Cell {
	numbers := rowNumbers.Of(p)
	return t.CellsOf(numbers[row])
}

var rowNumbers = NewFact(func(p *Pass) map[*form.Leaf]int {
	numbers := map[*form.Leaf]int{}
	for _, t := range p.Report.Form.Tables {
		rows, _ := t.Leaves()
		for i, row := range rows {
			numbers[row] = i
		}
	}
	return numbers
})

// Values goes through the cells of the form with what stands in them.
func (p *Pass) Values() iter.Seq2[*form.Cell, form.Value] {
	return func(yield func(*form.Cell, form.Value) bool) {
		for _, cell := range p.Report.Form.Cells {
			if !yield(cell, p.Report.Value(cell)) {
				return
			}
		}
	}
}

// Faults goes through the faults of some kinds in the report's layout, each with its first place, the zero Place for
// one that is nowhere.
func (p *Pass) Faults(kinds ...form.FaultKind) iter.Seq2[form.Place, form.Fault] {
	return func(yield func(form.Place, form.Fault) bool) {
		for _, f := range p.Report.Faults {
			place := form.Place{}
			if len(f.Places) > 0 {
				place = f.Places[0]
			}
			if slices.Contains(kinds, f.Kind) && !yield(place, f) {
				return
			}
		}
	}
}

// A Fact is what several rules stand on; it is found out once in a pass.
type Fact[T any] struct{ find func(*Pass) T }

// NewFact returns the fact that a function finds out.
func NewFact[T any](find func(*Pass) T) *Fact[T] { return &Fact[T]{find} }

// Of returns the fact about a pass's report.
func (f *Fact[T]) Of(p *Pass) T {
	if known, ok := p.facts[f]; ok {
		return known.(T)
	}
	found := f.find(p)
	p.facts[f] = found
	return found
}
