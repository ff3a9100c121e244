package locate

import (
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// readTexts takes as each text what stands below its heading, down to the next heading of the report; where nothing does, what stands
// beside it. On a sheet with the headings side by side a text runs down its column whatever stands in it.
func (r *draft) readTexts(grids []*grid.Grid, keys [][]string) {
	titles := map[string]*form.Section{}
	var last *form.Section
	for _, s := range r.Form.Sections {
		if titles[form.Key(s.Title)] = s; s.Text != "" {
			last = s
		}
	}
	for at, g := range grids {
		for i := range g.Cells {
			c := column{grid: g, keys: keys[at], titles: titles, head: i}
			s := c.title(i)
			if s == nil || s.Text == "" || c.inside() {
				continue
			}
			c.section = s
			row, col := g.Cells[i].Row+1, g.Cells[i].Col
			lines := r.lines(g, at, c.cells(), s == last)
			r.text(s, lines, form.PlaceIn(g, at, row, col))
		}
	}
}

// A column is what may hold a section's text: the cells below its heading.
type column struct {
	grid    *grid.Grid
	keys    []string
	titles  map[string]*form.Section
	section *form.Section
	head    int // the heading's cell
}

// title returns the section whose heading a cell is, nil for none.
func (c *column) title(i int) *form.Section {
	if c.keys[i] == "" {
		return nil
	}
	if s := c.titles[c.keys[i]]; s != nil {
		return s
	}
	return c.titles[bare(c.keys[i])]
}

// abreast reports whether another text's heading stands in the heading's row.
func (c *column) abreast(head int) bool {
	for i := range c.grid.Cells {
		if s := c.title(i); s != nil && s != c.title(head) && s.Text != "" && c.grid.Cells[i].Row == c.grid.Cells[head].Row {
			return true
		}
	}
	return false
}

// inside reports whether the heading is a line of a text: it stands below one of several headings that stand side by side.
func (c *column) inside() bool {
	for i := range c.head {
		if s := c.title(i); s != nil && s.Text != "" && c.grid.Cells[i].Col == c.grid.Cells[c.head].Col && c.grid.Cells[i].Row < c.grid.Cells[c.head].Row && c.abreast(i) {
			return true
		}
	}
	return false
}

// cells returns the cells of the text.
func (c *column) cells() []*grid.Cell {
	head := &c.grid.Cells[c.head]
	abreast := c.abreast(c.head)
	var below []*grid.Cell
	for i := c.head + 1; i < len(c.grid.Cells); i++ {
		cell := &c.grid.Cells[i]
		if cell.Row == head.Row || cell.Col != head.Col || strings.TrimSpace(cell.Text) == "" {
			continue
		}
		if s := c.title(i); s == c.section && len(below) == 0 {
			continue // pasted together with its heading
		} else if s != nil && !abreast {
			break
		}
		below = append(below, cell)
	}
	if beside := c.grid.At(head.Row, head.Right()); len(below) == 0 && beside != nil && beside.Row == head.Row && c.titles[form.Key(beside.Text)] == nil {
		return []*grid.Cell{beside}
	}
	return below
}

// lines returns the lines of a text's cells; the last text of a document may be followed by its closing.
func (r *draft) lines(g *grid.Grid, at int, cells []*grid.Cell, last bool) []form.Line {
	var lines []form.Line
	for _, c := range cells {
		place := form.PlaceIn(g, at, c.Row, c.Col)
		for text := range strings.SplitSeq(strings.ReplaceAll(c.Text, "\r\n", "\n"), "\n") {
			lines = append(lines, form.Line{Text: text, Place: place})
		}
	}
	if last && g.Source == grid.Prose {
		lines = r.unsigned(lines)
	}
	return lines
}

// text takes a section's text, the first that is not empty; another one is a fault.
func (r *draft) text(s *form.Section, lines []form.Line, place form.Place) {
	text := form.Text{Place: place}
	for _, l := range lines {
		kept, removed := clean(l.Text)
		text.Removed += removed
		if removed > 0 && text.RemovedAt == (form.Place{}) {
			text.RemovedAt = l.Place
		}
		if kept != "" {
			text.Lines = append(text.Lines, form.Line{Text: kept, Place: l.Place})
		}
	}
	for _, l := range text.Lines {
		text.Text += "\n" + l.Text
	}
	text.Text = strings.TrimPrefix(text.Text, "\n")
	switch have := r.Texts[s.Text]; {
	case have.Text == "":
		if len(text.Lines) > 0 {
			text.Place = text.Lines[0].Place
		}
		r.Texts[s.Text] = text
	case text.Text != "" && text.Text != have.Text:
		r.Faults = append(r.Faults, form.Fault{Kind: form.DoubledText, Label: s.Title, Places: []form.Place{have.Place, text.Lines[0].Place}})
	}
}

// unsigned cuts what closes a document off its last text: the agency's name, the date and an appendix of charts.
func (r *draft) unsigned(lines []form.Line) []form.Line {
	n := len(lines)
	for i, l := range lines {
		if strings.TrimSpace(l.Text) == form.AppendixTitle {
			n = i
			break
		}
	}
	if n > 0 && form.IsDate(lines[n-1].Text) {
		n--
		if n > 0 && strings.TrimSpace(lines[n-1].Text) == r.Agency {
			n--
		}
	}
	return lines[:n]
}

// clean returns a line without spaces around it and without the characters that XML cannot hold, and how many these were.
func clean(line string) (string, int) {
	removed := 0
	line = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return -1
		case r == '\t' || r >= 0x20 && r != 0xFFFE && r != 0xFFFF && r != '\uFFFD':
			return r
		}
		removed++
		return -1
	}, line)
	return strings.Trim(line, " \t\u00a0\u3000"), removed
}
