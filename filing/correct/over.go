package correct

import (
	"maps"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// Type returns a report with what was typed over it; the file that it was read from stays as it is. The error is an
// *Error.
func Type(r *form.Report, t Typed) (*form.Report, error) {
	if err := known(r.Form, t); err != nil {
		return nil, err
	}
	for _, c := range r.Form.Cells {
		if strings.TrimSpace(t.Cells[c.ID]) == Mandated && r.Form.Computed(c) == nil {
			return nil, &Error{Cell: c.ID, Reason: c.Label() + "不是合计，没有公式", Advice: "请填数。"}
		}
	}
	return Over(r, t.dated()), nil
}

// dated returns what was typed with a date, in whatever digits, as reports are dated: as a workbook's is read.
func (t Typed) dated() Typed {
	date, ok := t.Particulars[form.Date]
	if !ok {
		return t
	}
	t.Particulars = maps.Clone(t.Particulars)
	t.Particulars[form.Date] = form.PlainDate(form.OneLine(date))
	return t
}

// Over is Type for what was typed with ids of the form alone.
func Over(r *form.Report, t Typed) *form.Report {
	over := &over{r.Copy()}
	over.Texts, over.Particulars = cloned(r.Texts), cloned(r.Particulars)
	for _, c := range r.Form.Cells {
		if text, ok := t.Cells[c.ID]; ok {
			over.SetValue(c, value(r.Value(c), c, text))
		}
	}
	over.reckon(t)
	for id, text := range t.Texts {
		over.Texts[id] = form.Text{Text: plain(text), Place: r.Texts[id].Place}
	}
	for id, text := range t.Particulars {
		over.fact(id, strings.TrimSpace(text))
	}
	return over.Report
}

// An over is a copy of a report over which something is typed.
type over struct{ *form.Report }

// cloned returns a copy of a map, which may be nil.
func cloned[V any](m map[string]V) map[string]V {
	if m = maps.Clone(m); m == nil {
		m = map[string]V{}
	}
	return m
}

// value returns what was typed as the value of a cell that held another one.
func value(was form.Value, c *form.Cell, text string) form.Value {
	v := form.Value{}
	if strings.TrimSpace(text) != Mandated {
		v = read(c, text, was.Written)
	}
	v.Place = was.Place
	return v
}

// reckon puts into totals for which that was typed what the form's equations make of their parts, those of them first that
// are totals themselves.
func (o *over) reckon(t Typed) {
	done := map[*form.Cell]bool{}
	var put func(c *form.Cell)
	put = func(c *form.Cell) {
		if strings.TrimSpace(t.Cells[c.ID]) != Mandated || done[c] {
			return
		}
		done[c] = true
		e := o.Form.Computed(c)
		for _, part := range e.Parts() {
			put(part.Cell)
		}
		v := form.Value{Place: o.Value(c).Place}
		if n, ok := e.Value(o.Number); ok {
			v = form.ParseValue(n.String(), grid.Text, c.Unit(), "")
			v.Place = o.Value(c).Place
		}
		o.SetValue(c, v)
	}
	for _, c := range o.Form.Cells {
		put(c)
	}
}

// fact puts in a particular. Agency and year are fields of their own.
func (o *over) fact(id, text string) {
	o.Particulars[id] = text
	o.Assumed = slices.DeleteFunc(slices.Clone(o.Assumed), func(a form.Assumption) bool { return a.ID == id })
	switch id {
	case form.Agency:
		o.Agency = text
	case form.Year:
		o.Year = form.ParseYear(text)
	}
}
