// Package plausible is the rules of family P: figures that cannot well be right although sums hold. What a form's
// definition says under plausible is asked for, by its limits. Nothing here is certain: the findings are warnings and
// notes, and staff may explain them.
package plausible

import (
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/likely"
)

// Rules are the family's, in the order of their ids.
var Rules = []*rule.Rule{p01, p02, p03, p04, p05, p06, p07, p08}

// asked returns what a report's form says of figures that cannot well be right; a form that says nothing asks nothing.
func asked(p *rule.Pass) *likely.Figures {
	if of := p.Report.Form.Plausible; of != nil {
		return of
	}
	return &likely.Figures{}
}

// figure returns a cell's figure, false where none is written: of what is lost, blank or unreadable other rules tell.
func figure(r *form.Report, c *form.Cell) (decimal.Decimal, bool) {
	if c == nil {
		return decimal.Zero, false
	}
	v := r.Value(c)
	return v.Number, v.State == form.Number
}

// A lastYear is the report of the year before, where it is at hand.
type lastYear struct {
	*form.Report
	file string
}

// last returns the report of the year before, nil for none.
func last(p *rule.Pass) *lastYear {
	if r, file := p.Report.Last(); r != nil {
		return &lastYear{r, file}
	}
	return nil
}

// figure returns last year's figure of a cell by its id, false where it has none.
func (l *lastYear) figure(id string) (decimal.Decimal, bool) {
	if l == nil {
		return decimal.Zero, false
	}
	return figure(l.Report, l.Form.Cell(id))
}

// cell returns last year's cell as a finding has it.
func (l *lastYear) cell(id string) rule.Cell {
	v := l.Value(l.Form.Cell(id))
	v.Place.File = l.file
	return rule.Cell{ID: form.Last + "." + id, Place: v.Place, Value: v.Text}
}

// rowsOf returns the rows of the table with an id, each the cells of some columns; none where the form has no such table.
func rowsOf(p *rule.Pass, table string, columns ...string) [][]*form.Cell {
	var list [][]*form.Cell
	for _, t := range p.Report.Form.Tables {
		if t.ID != table {
			continue
		}
		rows, _ := t.Leaves()
		for _, row := range rows {
			var cells []*form.Cell
			for _, column := range columns {
				if c := p.Report.Form.Cell(t.ID + "." + row.ID + "." + column); c != nil {
					cells = append(cells, c)
				}
			}
			if len(cells) == len(columns) {
				list = append(list, cells)
			}
		}
	}
	return list
}

// figures returns the figures of cells, false where one has none.
func figures(r *form.Report, cells []*form.Cell) ([]decimal.Decimal, bool) {
	var list []decimal.Decimal
	for _, c := range cells {
		n, ok := figure(r, c)
		if !ok {
			return nil, false
		}
		list = append(list, n)
	}
	return list, true
}

// foundAmong takes down a breach about some cells, at the one that is named first.
func foundAmong(p *rule.Pass, message string, cells ...*form.Cell) *rule.Finding {
	var list []rule.Cell
	for _, c := range cells {
		list = append(list, p.Cell(c))
	}
	return p.Found(list[0].Place, message, list...)
}

// pattern returns what cells look like at once, with where they stand.
func pattern(p *rule.Pass, says string, cells ...*form.Cell) *rule.Pattern {
	at := p.Report.Value(cells[0]).Place.String()
	if last := cells[len(cells)-1]; last != cells[0] {
		at += " 到 " + p.Report.Value(last).Place.Ref
	}
	return &rule.Pattern{Cells: cells, Says: strings.TrimSpace(at + " " + says)}
}

// numbers are those that the report's texts write, without commas, each with what stands behind it.
var numbers = rule.NewFact(func(p *rule.Pass) map[string][]string {
	known := map[string][]string{}
	for _, t := range p.Report.Texts {
		text := strings.ReplaceAll(form.HalfWidth(t.Text), ",", "")
		for text != "" {
			start := strings.IndexAny(text, "0123456789")
			if start < 0 {
				break
			}
			text = text[start:]
			end := len(text) - len(strings.TrimLeft(text, "0123456789."))
			n := strings.TrimRight(text[:end], ".")
			known[n] = append(known[n], text[end:])
			text = text[end:]
		}
	}
	return known
})
