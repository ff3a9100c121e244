package prose

import (
	"math"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// readTexts reads the texts of sheets, and of tables that set headings beside their texts. It takes as each text what
// stands below its heading, down to the next heading of the report; where nothing does, what stands beside it. Where the
// headings stand side by side a text runs down its column whatever stands in it.
func (b *Source) readTexts() {
	notes := map[string]*form.Section{}
	for _, n := range b.Form.Notes {
		notes[form.Key(n.Title)] = n
	}
	var unheaded []textColumns
	for at, g := range b.Book.Grids {
		isList := g.Source == grid.Table && len(b.Sections[at]) == 0 && !isFrame(g)
		if g.Source != grid.Sheet && !isList {
			continue
		}
		c := textColumns{builder: b, grid: g, at: at, keys: b.Keys[at], notes: notes}
		c.findHeads()
		if len(c.order) == 0 && len(b.Sections[at]) == 0 {
			unheaded = append(unheaded, c)
		}
		for _, i := range c.order {
			if h := c.heads[i]; h.section.Text != "" && !c.insideText(i) {
				c.read(i, h)
			}
		}
	}
	for i := range unheaded {
		unheaded[i].readByName()
	}
}

// textColumns are what may hold the texts of a grid: the cells below headings.
type textColumns struct {
	builder *Source
	grid    *grid.Grid
	at      int
	keys    []string
	notes   map[string]*form.Section
	heads   map[int]cellHead // by cell
	order   []int
}

// A cellHead is the heading in a cell, and what of its text stands in the same cell.
type cellHead struct {
	section *form.Section
	exact   bool
	style   form.Numbering
	rest    string
}

// maxHeads bounds the headings that are looked at in a grid. A report has three of texts; each one more is a fault that
// the first of them shows, and each is held against the others.
const maxHeads = 200

// findHeads finds the cells that are headings. One in other words than the form's must be numbered as the others on
// the sheet, and none may be a table's label.
func (c *textColumns) findHeads() {
	c.heads = map[int]cellHead{}
	counts := map[form.Numbering]int{}
	exact := map[*form.Section]bool{}
	for i := range c.keys {
		h, ok := c.head(i)
		if len(c.order) == maxHeads {
			break
		}
		if !ok || !h.exact && c.builder.IsLabel(&c.grid.Cells[i]) {
			continue
		}
		c.heads[i], c.order = h, append(c.order, i)
		if counts[h.style]++; h.exact {
			counts[h.style] += len(c.keys)
		}
		exact[h.section] = exact[h.section] || h.exact
	}
	main := form.Chapters
	for style, n := range counts {
		if n > counts[main] || n == counts[main] && style < main {
			main = style
		}
	}
	c.order = slices.DeleteFunc(c.order, func(i int) bool {
		h := c.heads[i]
		drop := !h.exact && (exact[h.section] || h.style != main || h.section.Text == "")
		if drop {
			delete(c.heads, i)
		}
		return drop
	})
}

// head reads a cell as a heading, alone or in the first of its lines.
func (c *textColumns) head(i int) (cellHead, bool) {
	key, cell := c.keys[i], &c.grid.Cells[i]
	if key == "" || cell.Kind != grid.Text {
		return cellHead{}, false
	}
	if n := c.notes[key]; n != nil {
		return cellHead{section: n, exact: true}, true
	}
	if h, ok := c.builder.Form.ReadHeading(cell.Text); ok && h.Section != nil {
		return cellHead{section: h.Section, exact: h.Exact, style: h.Numbering}, true
	}
	if bare := form.BareKey(key); bare != key { // what is the same was read above
		if s, _ := c.builder.Form.ReadHeading(bare); s.Section != nil && s.Exact {
			return cellHead{section: s.Section, exact: true}, true
		}
	}
	first, rest, broken := strings.Cut(strings.TrimLeft(cell.Text, " \r\n\u3000"), "\n")
	if !broken {
		return cellHead{}, false
	}
	if h, ok := c.builder.Form.ReadHeading(first); ok && h.Section != nil && h.Section.Text != "" {
		return cellHead{section: h.Section, exact: h.Exact, style: h.Numbering, rest: rest}, true
	}
	return cellHead{}, false
}

// read takes the text of a heading.
func (c *textColumns) read(i int, h cellHead) {
	head := &c.grid.Cells[i]
	c.take(head)
	var lines []form.Line
	if h.rest != "" {
		lines = c.lines(lines, head, h.rest)
	}
	for _, cell := range c.cells(i, h.section) {
		c.take(cell)
		lines = c.lines(lines, cell, cell.Text)
	}
	c.builder.text(h.section, lines, form.PlaceIn(c.grid, c.at, head.Row+1, head.Col))
}

// readByName takes all of a sheet for the text that it is named after, where no heading has that text.
func (c *textColumns) readByName() {
	h, ok := c.builder.Form.ReadHeading(c.grid.Name)
	if !ok || h.Section == nil || h.Section.Text == "" || c.grid.Source != grid.Sheet || c.grid.Hidden ||
		!h.Exact && h.Numbering == form.Unnumbered || c.builder.Texts[h.Section.Text].Text != "" {
		return
	}
	var lines []form.Line
	for i := range c.grid.Cells {
		if cell := &c.grid.Cells[i]; cell.Kind == grid.Text && strings.TrimSpace(cell.Text) != "" {
			c.take(cell)
			lines = c.lines(lines, cell, cell.Text)
		}
	}
	c.builder.text(h.Section, lines, form.PlaceIn(c.grid, c.at, 0, 0))
}

func (c *textColumns) take(cell *grid.Cell) {
	c.builder.Taken[Cell{c.at, cell.Row, cell.Col}] = true
}

func (c *textColumns) lines(to []form.Line, cell *grid.Cell, text string) []form.Line {
	place := form.PlaceIn(c.grid, c.at, cell.Row, cell.Col)
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		to = append(to, form.Line{Text: line, Place: place})
	}
	return to
}

// sideBySide reports whether another text's heading stands in the heading's row.
func (c *textColumns) sideBySide(head int) bool {
	row := c.grid.Cells[head].Row
	return slices.ContainsFunc(c.order, func(i int) bool {
		s := c.heads[i].section
		return s != c.heads[head].section && s.Text != "" && c.grid.Cells[i].Row == row
	})
}

// insideText reports whether the heading is a line of a text: it stands below one of several headings that stand side by
// side.
func (c *textColumns) insideText(head int) bool {
	below := &c.grid.Cells[head]
	return slices.ContainsFunc(c.order, func(i int) bool {
		cell := &c.grid.Cells[i]
		return c.heads[i].section.Text != "" && cell.Col == below.Col && cell.Row < below.Row && c.sideBySide(i)
	})
}

// cells returns the cells of a heading's text: those below it, else those beside it down to the next heading.
func (c *textColumns) cells(at int, section *form.Section) []*grid.Cell {
	head := &c.grid.Cells[at]
	sideBySide := c.sideBySide(at)
	var below []*grid.Cell
	end := math.MaxInt // the row of the next heading
	for i := at + 1; i < len(c.grid.Cells); i++ {
		cell := &c.grid.Cells[i]
		if cell.Row == head.Row || cell.Col != head.Col || strings.TrimSpace(cell.Text) == "" {
			continue
		}
		h, isHead := c.heads[i]
		if isHead && h.section == section && len(below) == 0 && h.rest == "" {
			c.take(cell)
			continue // pasted together with its heading
		} else if isHead && !sideBySide {
			end = cell.Row
			break
		}
		below = append(below, cell)
	}
	if len(below) > 0 || sideBySide {
		return below
	}
	var beside []*grid.Cell
	for i := at + 1; i < len(c.grid.Cells) && c.grid.Cells[i].Row < end; i++ {
		cell := &c.grid.Cells[i]
		if _, isHead := c.heads[i]; isHead && cell.Col > head.Col {
			break
		}
		if cell.Col >= head.Right() && strings.TrimSpace(cell.Text) != "" {
			beside = append(beside, cell)
		}
	}
	return beside
}

// text takes a section's text, the first that is not empty; another one is a fault.
func (b *Source) text(s *form.Section, lines []form.Line, place form.Place) {
	text := form.Text{Place: place}
	for _, l := range lines {
		kept, removed := CleanLine(l.Text)
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

// CleanLine returns a line without spaces around it and without the characters that XML cannot hold, and how many these
// were.
func CleanLine(line string) (string, int) {
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
