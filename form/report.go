package form

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form/wanted"
	"nianbao/grid"
)

// A Report is one agency's figures and texts for one year, on one form.
type Report struct {
	Form        *Form
	Agency      string
	Year        int                // 0 when unknown
	Particulars map[string]string  // by id, as typed
	Texts       map[string]Text    // by id
	Faults      []Fault            // what was wrong with the form's layout where it was read
	Assumed     []Assumption       // what of the particulars no label and no title states
	Book        *grid.Book         // what the report was read from, nil for one that was made
	Headings    map[Place]*Section // of documents and pages: the paragraphs and cells in which headings stand
	Deadline    wanted.Day         // by when it had to be published, where who checks it says so
	Sought      string             // why last year's was looked for and is not beside it, and what to do, in Chinese

	values []Value // of the form's cells, and behind them of the other reports' that relations name
	beside map[*Other]held
	places map[string]Place // where the particulars stand, and the keys of open tables' rows
}

// An Assumption is a particular that was taken from a name.
type Assumption struct {
	ID, Value string
	From      string // 工作表名, 文件名
}

// A Text is one of the report's texts, its lines divided by line feeds.
type Text struct {
	Text      string
	Place     Place
	Lines     []Line // of a text that was read: where each line stands
	Removed   int    // characters that no document can hold, taken out
	RemovedAt Place  // of the first of them
}

// A Line is one line of a text and its place.
type Line struct {
	Text  string
	Place Place
}

// Placed returns a text's lines; those of a text that was not read have its place.
func (t *Text) Placed() []Line {
	if len(t.Lines) > 0 || t.Text == "" {
		return t.Lines
	}
	var lines []Line
	for line := range strings.SplitSeq(t.Text, "\n") {
		lines = append(lines, Line{Text: line, Place: t.Place})
	}
	return lines
}

// NewReport returns an empty report on a form.
func NewReport(f *Form) *Report {
	return &Report{
		Form:        f,
		Particulars: map[string]string{},
		Texts:       map[string]Text{},
		values:      make([]Value, len(f.Cells)+len(f.Outside)),
		places:      map[string]Place{},
	}
}

// Copy returns a report whose figures may be changed; all else the two share.
func (r *Report) Copy() *Report {
	c := *r
	c.values = slices.Clone(r.values)
	return &c
}

// On returns the report on its form with other rows in open tables: each cell has the value of the one with its id. The
// particulars, texts and faults the two share.
func (r *Report) On(f *Form) *Report {
	c := *r
	c.Form, c.values = f, make([]Value, len(f.Cells)+len(f.Outside))
	for _, cell := range slices.Concat(f.Cells, f.Outside) {
		c.values[cell.Index] = r.Value(cell)
	}
	return &c
}

// Value returns what stands in a cell of the report's form, or in the one with the id of another form's cell: of a form
// with open tables each report has its own.
func (r *Report) Value(c *Cell) Value {
	own := r.Form.Cells
	at := c.Index
	if c.Of != nil {
		own, at = r.Form.Outside, at-len(own)
	}
	if at < 0 || at >= len(own) || own[at] != c {
		if c = r.Form.known(c); c == nil {
			return Value{}
		}
	}
	return r.values[c.Index]
}

// SetValue puts a value into a cell.
func (r *Report) SetValue(c *Cell, v Value) { r.values[c.Index] = v }

// Number returns the cell's figure; a cell without one counts as 0.
func (r *Report) Number(c *Cell) decimal.Decimal { return r.Value(c).Number }

// SetNumber puts a figure into a cell.
func (r *Report) SetNumber(c *Cell, n decimal.Decimal) {
	r.values[c.Index] = Value{State: Number, Number: n, Text: n.String()}
}

// PlaceOf returns a place of what the report was read from: the grid by its number in the book, row and column counted
// from 0.
func (r *Report) PlaceOf(at, row, col int) Place {
	return PlaceIn(r.Book.Grids[at], at, row, col)
}

// ParticularPlace returns where a particular stands, the zero Place when it was not found.
func (r *Report) ParticularPlace(id string) Place { return r.places[id] }

// Particular returns what a report prints of a particular: agency and year as they were found, wherever that was.
func (r *Report) Particular(id string) string {
	switch {
	case id == Agency:
		return r.Agency
	case id == Year:
		return strings.TrimSuffix(r.PrintedYear(), "年")
	}
	return r.Particulars[id]
}

// KeyPlace returns where the key of an open table's row stands, or should.
func (r *Report) KeyPlace(t *Table, row *Leaf) Place { return r.places[t.KeyID(row)] }

// SetKeyPlace says where the key of an open table's row stands.
func (r *Report) SetKeyPlace(t *Table, row *Leaf, at Place) { r.places[t.KeyID(row)] = at }

// SetParticular puts a particular in, with the place where it stands. Agency and Year are fields of their own.
func (r *Report) SetParticular(id, value string, at Place) {
	r.Particulars[id], r.places[id] = value, at
}
