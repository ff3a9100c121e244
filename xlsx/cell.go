package xlsx

import (
	"errors"
	"strconv"
	"strings"

	"nianbao/grid"
	"nianbao/xlsx/numformat"
)

// A rawCell is what a sheet says about one cell.
type rawCell struct {
	style, kind, value string
	stored             bool // there is a value, if an empty one
	formula            bool
	runs               []run
}

func (r *sheetReader) readCell(el element) {
	var ref string
	var raw rawCell
	for name, value := range el.Attrs() {
		switch name {
		case "r":
			ref = value
		case "s":
			raw.style = value
		case "t":
			raw.kind = value
		}
	}
	var c grid.Cell
	c.Row, c.Col = r.enterCell(cellFrom(ref))
	for el := range r.children {
		switch el.Name() {
		case "f":
			r.once(!raw.formula, "formulas")
			raw.formula = r.readFormula(el, &c) || raw.formula
		case "v":
			r.once(raw.value == "", "values")
			raw.value, raw.stored = r.content(), true
		case "is":
			r.once(c.Text == "", "texts")
			c.Text = r.richText()
			raw.kind = "inlineStr"
			raw.runs = r.runs
		}
	}
	r.once(c.Text == "" || raw.value == "" || c.Text == raw.value, "contents")
	r.keep(c, raw)
}

// once fails where a cell has two of what a cell has once: which of them counts programs disagree about.
func (r *sheetReader) once(is bool, what string) {
	if !is {
		r.fail(errors.New("two " + what + " in a cell"))
	}
}

// keep puts a cell into the grid. One that holds nothing but a style or spaces is left out: on a grid that is the same
// as none.
func (r *sheetReader) keep(c grid.Cell, raw rawCell) {
	switch {
	case r.err != nil:
		return
	case raw.value != "":
		r.setValue(&c, &raw)
	case raw.formula && c.Text == "" && !(raw.stored && raw.kind == "str"):
		c.Kind = grid.Uncalculated
	}
	if c.Kind == grid.Text && strings.TrimSpace(c.Text) == "" && !raw.formula {
		return
	}
	if r.room--; r.room < 0 {
		r.grid.Cut = true
		return
	}
	r.applyFormat(&c, raw)
	r.grid.Cells = append(r.grid.Cells, c)
}

// setValue takes over a cell's stored value, which is not empty.
func (r *sheetReader) setValue(c *grid.Cell, raw *rawCell) {
	value := raw.value
	switch raw.kind {
	case "s":
		c.Text = r.sharedString(value)
		raw.runs = r.sharedRuns(value)
	case "str", "inlineStr":
		if c.Text == "" {
			c.Text = Unescape(value)
		}
	case "b":
		switch strings.TrimSpace(value) {
		case "1", "true":
			c.Kind, c.Text = grid.Bool, "TRUE"
		case "0", "false":
			c.Kind, c.Text = grid.Bool, "FALSE"
		default:
			c.Text = value
		}
	case "e":
		c.Kind, c.Text = grid.Fault, strings.TrimSpace(value)
	case "d":
		c.Text = value
		if text, ok := numformat.ISODate(strings.TrimSpace(value)); ok {
			c.Kind, c.Text = grid.Date, text
		}
	default:
		c.Text = value
		if text, ok := storedText(strings.TrimSpace(value), raw.formula); ok {
			c.Kind, c.Text = grid.Number, text
		}
	}
}

// applyFormat applies what the cell's style does to its value: dates are numbers with a date's format, and some formats
// hide or round.
func (r *sheetReader) applyFormat(c *grid.Cell, raw rawCell) {
	format, err := r.book.cellFormat(raw.style)
	if err != nil {
		r.fail(err)
		return
	}
	if format == nil {
		return
	}
	c.Look = format.lookOf(c.Text, raw.runs)
	c.Hidden = c.Faint() != ""
	if format.number == nil {
		return
	}
	switch c.Kind {
	case grid.Text:
		c.Hidden = c.Hidden || format.number.HidesText()
	case grid.Number:
		if format.number.IsDate() {
			if text, ok := format.number.DateText(c.Text, r.book.date1904); ok {
				c.Dressed = format.number.ShowDate(c.Text, r.book.date1904)
				c.Kind, c.Text, c.Undrawn = grid.Date, text, c.Dressed == ""
			} else {
				c.Shown = "########" // no day that there is
			}
			return
		}
		shown, hidden := format.number.Show(c.Text)
		c.Shown, c.Hidden, c.Money = shown, c.Hidden || hidden, format.number.Money()
		if shown == "" && !c.Hidden {
			dressed, known := format.number.Dress(c.Text)
			if c.Undrawn = !known; dressed != c.Text {
				c.Dressed = dressed
			}
		}
	}
}

// sharedRuns returns the runs of a shared string, none where they are of no note.
func (r *sheetReader) sharedRuns(value string) []run {
	i, _ := strconv.Atoi(strings.TrimSpace(value))
	return r.book.runs[i]
}

func (r *sheetReader) sharedString(value string) string {
	i, err := strconv.Atoi(strings.TrimSpace(value))
	list, failed := r.book.sharedStrings()
	switch {
	case failed != nil:
		r.fail(failed)
	case err != nil || i < 0 || i >= len(list):
		r.fail(errors.New("no shared string " + strconv.Quote(value)))
	default:
		return list[i]
	}
	return ""
}
