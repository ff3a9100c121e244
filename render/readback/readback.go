// Package readback says in what a file that was written of a report differs from what was meant. The file is read as any
// filing is; what was read is held against the report here, once for all kinds of file. What becomes of a difference is
// its callers' policy: nothing is saved, or it is told of.
package readback

import (
	"nianbao/docx/chart"
	"nianbao/form"
	"nianbao/form/fields"
)

// Kind says what of a report is read back otherwise.
type Kind int

const (
	Row  Kind = iota // of an open table: another, none or one more; of its cells from there on nothing is said
	Cell             // a figure, a stroke, words
	Text             // of a section
	Note             // lines of a note
	Agency
	Year
	Particular
	Chart
)

// A Difference is one thing that was read back otherwise than it was meant. Want and Have are in one notation, that of
// [form.Value.Normalized]; an empty one stands for nothing.
type Difference struct {
	Kind       Kind
	Table      *form.Table // of a row
	Number     int         // of a row, from 1
	Lost       bool        // of a row: it stands nowhere; else Have is its key, "" where that is left blank
	Cell       *form.Cell
	Section    *form.Section // of a text or note
	Particular *form.Particular
	Chart      string // the chart's name; with Point one of its figures
	Point      string
	Want, Have string
	Place      form.Place // where it was read, the zero Place for what was not
}

// Row returns the report's own row that a difference of rows is about, nil for one more than it has.
func (d *Difference) Row() *form.Leaf {
	if rows := d.Table.Items(); d.Kind == Row && d.Number <= len(rows) {
		return rows[d.Number-1]
	}
	return nil
}

// A Meant is what was written.
type Meant struct {
	Report *form.Report
	Texts  map[string]string     // by id, as they are printed; nil where they stand as the report has them
	Charts map[string]chart.Data // by name
}

// Of returns what a document is meant to say that is filled with a report's names.
func Of(r *form.Report, named map[string]any) *Meant {
	m := &Meant{Report: r, Texts: map[string]string{}}
	for _, s := range r.Form.AllTexts() {
		m.Texts[s.Text] = fields.TextIn(named, s)
	}
	return m
}

// Differences returns in what a report that was read back, with the charts that its file shows, differs from what was
// meant: rows and cells in the order of the form, texts, notes, whose report it is, charts.
func (m *Meant) Differences(back *form.Report, charts []chart.Data) []Difference {
	c := comparison{Meant: m, back: back, page: PageOf(back.Book)}
	c.cells(c.rows())
	c.texts()
	c.notes()
	c.whose()
	c.particulars()
	c.charts(charts)
	return c.found
}

// words returns words in the one notation of values.
func words(text string) string { return form.Value{State: form.Words, Words: text}.Normalized() }

// A comparison is under way.
type comparison struct {
	*Meant
	back  *form.Report
	page  *Page
	found []Difference
}

func (c *comparison) differ(d Difference) { c.found = append(c.found, d) }

// text returns a text as it was meant.
func (m *Meant) text(s *form.Section) string {
	if m.Texts == nil {
		return m.Report.Texts[s.Text].Text
	}
	return m.Texts[s.Text]
}

// rows compares the keys of open tables' rows, and returns the rows whose cells cannot be compared.
func (c *comparison) rows() map[*form.Leaf]bool {
	unlike := map[*form.Leaf]bool{}
	for i, t := range c.Report.Form.Tables {
		mine, theirs := t.Items(), c.back.Form.Tables[i].Items()
		both := min(len(mine), len(theirs))
		for k := range max(len(mine), len(theirs)) {
			d := Difference{Kind: Row, Table: t, Number: k + 1, Lost: k >= len(theirs)}
			if k < len(mine) {
				d.Want = words(mine[k].Label)
			}
			if k < len(theirs) {
				d.Have, d.Place = words(theirs[k].Label), c.back.KeyPlace(c.back.Form.Tables[i], theirs[k])
			}
			if k < both && d.Want == d.Have {
				continue
			}
			c.differ(d)
			if k < both && (d.Have == "" || form.Squeeze(d.Want) == form.Squeeze(d.Have)) {
				continue // the same row without its key, or in another spelling
			}
			for _, row := range mine[min(k, len(mine)):] {
				unlike[row] = true
			}
			if k < both {
				break // what follows is likely the same rows, further down
			}
		}
	}
	return unlike
}

// cells compares figures, strokes and words: these line by line but on a page, which breaks lines where it likes.
func (c *comparison) cells(unlike map[*form.Leaf]bool) {
	printed := c.page.Printed()
	for _, cell := range c.Report.Form.Cells {
		if cell.Row.Spare || unlike[cell.Row] {
			continue
		}
		mine, theirs := c.Report.Value(cell), c.back.Value(cell)
		want, have := mine.Normalized(), theirs.Normalized()
		if want != have || !printed && mine.State == form.Words && tidy(mine.Words) != tidy(theirs.Words) {
			c.differ(Difference{Kind: Cell, Cell: cell, Want: want, Have: have, Place: theirs.Place})
		}
	}
}
