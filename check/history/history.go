// Package history is the rules of family Y that no relation states: how a report's figures and words stand to those of
// the year before (国办公开办函〔2021〕30号 asks for the year's own; superior offices send reports back that are copied,
// 雷同). It says what is unusual, and lets those judge who know. By how much, and what is usual, the form's definition
// says under history: a province may say otherwise.
//
// The rules are asked for only where last year's report is at hand; whose it is, and of which year, is not theirs to ask.
package history

import (
	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/check/verbatim"
	"nianbao/form"
	"nianbao/form/pair"
)

// Rules returns the rules that a form asks for, with its limits in their words.
func Rules(f *form.Form) []*rule.Rule {
	h := f.History
	if h == nil {
		return nil
	}
	var rules []*rule.Rule
	if len(h.Jumps) > 0 {
		rules = append(rules, y07(f))
	}
	if h.Unchanged > 0 {
		rules = append(rules, y08(h))
	}
	if h.Copied != nil {
		rules = append(rules, y09(h))
	}
	if f.Sentences != nil && h.Copied != nil {
		rules = append(rules, y10())
	}
	return rules
}

// IDs returns the ids of the rules that a form asks for.
func IDs(f *form.Form) []string {
	var ids []string
	for _, r := range Rules(f) {
		ids = append(ids, r.ID)
	}
	return ids
}

// measures is what weighs the sentences of the pass's report.
var measures = rule.NewFact(func(p *rule.Pass) *verbatim.Measure {
	f := p.Report.Form
	return verbatim.NewMeasure(f.History.Copied, verbatim.WordsOf(f, f.History.Copied), p.Report.Agency)
})

// A figure is one of the report's beside last year's.
type figure struct {
	cell, lastCell *form.Cell
	now, then      decimal.Decimal
}

// figures are those that stand in both reports, one cell in each. Of what a relation says how it follows from last
// year's report (what was carried out is carried in) that alone tells.
var figures = rule.NewFact(func(p *rule.Pass) []figure {
	last, _ := p.Report.Last()
	if last == nil {
		return nil
	}
	said := map[*form.Cell]bool{}
	for _, e := range p.Report.Form.Equations {
		if e.IsEquality() && e.IsOutside() && len(e.Left) == 1 && p.Report.Asks(e) && isKnown(p.Report, e) {
			said[e.Left[0].Cell] = true
		}
	}
	var list []figure
	for _, both := range pair.Of(p.Report, last) {
		own, of, ok := both.Both()
		if !ok || said[own] || !isFilled(p.Report, own) || !stands(last, of) || isRatio(p.Report.Form, own) {
			continue
		}
		list = append(list, figure{own, of, p.Report.Number(own), last.Number(of)})
	}
	return list
})

// stands reports whether a figure, or a stroke, stands in a cell, and in no other of the same name.
func stands(r *form.Report, c *form.Cell) bool {
	state := r.Value(c).State
	return (state == form.Number || state == form.Stroke) && !r.Doubles(c)
}

// isFilled reports whether a figure stands in a cell and, of a total, in all cells of which it is one: a sum of blanks is
// no 0.
func isFilled(r *form.Report, c *form.Cell) bool {
	e := r.Form.Computed(c)
	if e == nil || !stands(r, c) {
		return stands(r, c)
	}
	for _, t := range e.Parts() {
		if t.Cell.Of == nil && !isFilled(r, t.Cell) {
			return false
		}
	}
	return true
}

func isKnown(r *form.Report, e *form.Equation) bool {
	for _, c := range e.Cells() {
		if !r.IsKnown(c) {
			return false
		}
	}
	return true
}

func isRatio(f *form.Form, c *form.Cell) bool {
	e := f.Computed(c)
	return e != nil && e.IsRatio()
}

// lastPlace returns where a cell of last year's report stands, with its file.
func lastPlace(p *rule.Pass, c *form.Cell) form.Place {
	last, file := p.Report.Last()
	at := last.Value(c).Place
	at.File = file
	return at
}

// cells returns both cells of a figure as a finding has them.
func (f *figure) cells(p *rule.Pass) []rule.Cell {
	last, _ := p.Report.Last()
	return []rule.Cell{p.Cell(f.cell),
		{ID: form.Last + "." + f.lastCell.ID, Place: lastPlace(p, f.lastCell), Value: last.Value(f.lastCell).Text}}
}
