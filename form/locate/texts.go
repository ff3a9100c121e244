package locate

import (
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// readTexts takes as each text what stands below its heading, down to the next heading of the report; where nothing
// does, what stands beside it. On a sheet with the headings side by side a text runs down its column whatever stands in
// it.
func (b *reportBuilder) readTexts(grids []*grid.Grid, keys [][]string) {
	titles := map[string]*form.Section{}
	var last *form.Section
	for _, s := range b.Form.Sections {
		if titles[form.Key(s.Title)] = s; s.Text != "" {
			last = s
		}
	}
	for at, g := range grids {
		c := textColumn{grid: g, keys: keys[at], titles: titles}
		c.findHeads()
		for _, i := range c.heads {
			c.head = i
			s := c.title(i)
			if c.insideText() {
				continue
			}
			c.section = s
			row, col := g.Cells[i].Row+1, g.Cells[i].Col
			lines := b.lines(g, at, c.cells(), s == last)
			b.text(s, lines, form.PlaceIn(g, at, row, col))
		}
	}
}

// A textColumn is what may hold a section's text: the cells below its heading.
type textColumn struct {
	grid    *grid.Grid
	keys    []string
	titles  map[string]*form.Section
	heads   []int // the cells of all headings of texts
	section *form.Section
	head    int // the heading's cell
}

// maxHeads bounds the headings of texts that are looked at in a grid. A report has three; each one more is a fault that
// the first of them shows, and each is held against the others.
const maxHeads = 200

func (c *textColumn) findHeads() {
	for i := range c.grid.Cells {
		if s := c.title(i); s != nil && s.Text != "" && len(c.heads) < maxHeads {
			c.heads = append(c.heads, i)
		}
	}
}

// title returns the section whose heading a cell is, nil for none.
func (c *textColumn) title(i int) *form.Section {
	if c.keys[i] == "" {
		return nil
	}
	if s := c.titles[c.keys[i]]; s != nil {
		return s
	}
	return c.titles[bare(c.keys[i])]
}

// sideBySide reports whether another text's heading stands in the heading's row.
func (c *textColumn) sideBySide(head int) bool {
	row := c.grid.Cells[head].Row
	for _, i := range c.heads {
		if c.title(i) != c.title(head) && c.grid.Cells[i].Row == row {
			return true
		}
	}
	return false
}

// insideText reports whether the heading is a line of a text: it stands below one of several headings that stand side by
// side.
func (c *textColumn) insideText() bool {
	head := &c.grid.Cells[c.head]
	for _, i := range c.heads {
		if i >= c.head {
			break
		}
		if cell := &c.grid.Cells[i]; cell.Col == head.Col && cell.Row < head.Row && c.sideBySide(i) {
			return true
		}
	}
	return false
}

// cells returns the cells of the text.
func (c *textColumn) cells() []*grid.Cell {
	head := &c.grid.Cells[c.head]
	sideBySide := c.sideBySide(c.head)
	var below []*grid.Cell
	for i := c.head + 1; i < len(c.grid.Cells); i++ {
		cell := &c.grid.Cells[i]
		if cell.Row == head.Row || cell.Col != head.Col || strings.TrimSpace(cell.Text) == "" {
			continue
		}
		if s := c.title(i); s == c.section && len(below) == 0 {
			continue // pasted together with its heading
		} else if s != nil && !sideBySide {
			break
		}
		below = append(below, cell)
	}
	if len(below) > 0 {
		return below
	}
	beside := c.grid.At(head.Row, head.Right())
	if beside != nil && beside.Row == head.Row && c.titles[form.Key(beside.Text)] == nil {
		return []*grid.Cell{beside}
	}
	return nil
}

// lines returns the lines of a text's cells; the last text of a document may be followed by its closing.
func (b *reportBuilder) lines(g *grid.Grid, at int, cells []*grid.Cell, last bool) []form.Line {
	var lines []form.Line
	for _, c := range cells {
		place := form.PlaceIn(g, at, c.Row, c.Col)
		for text := range strings.SplitSeq(strings.ReplaceAll(c.Text, "\r\n", "\n"), "\n") {
			lines = append(lines, form.Line{Text: text, Place: place})
		}
	}
	if last && g.Source == grid.Prose {
		lines = b.withoutClosing(lines)
	}
	return lines
}

// text takes a section's text, the first that is not empty; another one is a fault.
func (b *reportBuilder) text(s *form.Section, lines []form.Line, place form.Place) {
	text := form.Text{Place: place}
	for _, l := range lines {
		kept, removed := cleanLine(l.Text)
		text.Removed += removed
		if removed > 0 && text.RemovedAt == (form.Place{}) {
			text.RemovedAt = l.Place
		}
		if kept != "" {
			text.Lines = append(text.Lines, form.Line{Text: kept, Place: l.Place})
		}
	}
	var whole strings.Builder
	for i, l := range text.Lines {
		if i > 0 {
			whole.WriteByte('\n')
		}
		whole.WriteString(l.Text)
	}
	text.Text = whole.String()
	switch have := b.Texts[s.Text]; {
	case have.Text == "":
		if len(text.Lines) > 0 {
			text.Place = text.Lines[0].Place
		}
		b.Texts[s.Text] = text
	case text.Text != "" && text.Text != have.Text:
		b.fault(form.Fault{Kind: form.DoubledText, Label: s.Title,
			Places: []form.Place{have.Place, text.Lines[0].Place}})
	}
}

// withoutClosing cuts what closes a document off its last text: the agency's name, the date and an appendix of charts.
func (b *reportBuilder) withoutClosing(lines []form.Line) []form.Line {
	n := len(lines)
	for i, l := range lines {
		if strings.TrimSpace(l.Text) == form.AppendixTitle {
			n = i
			break
		}
	}
	if n > 0 && form.IsDate(lines[n-1].Text) {
		n--
		if n > 0 && strings.TrimSpace(lines[n-1].Text) == b.Agency {
			n--
		}
	}
	return lines[:n]
}

// cleanLine returns a line without spaces around it and without the characters that XML cannot hold, and how many these
// were.
func cleanLine(line string) (string, int) {
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
