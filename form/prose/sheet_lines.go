package prose

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// Somebody pastes a whole report into one column of a sheet, or into one cell. Its lines are then read as a document's
// are: a heading may have its text in the same line, and sections that are none of the form's are told of.

// readAsLines reads a sheet that has all its words in one column; false where it is laid out otherwise.
func (c *textColumns) readAsLines() bool {
	if c.grid.Source != grid.Sheet || c.grid.Hidden || len(c.builder.Sections[c.at]) > 0 {
		return false
	}
	var lines []proseLine
	col := -1
	for i := range c.grid.Cells {
		cell := &c.grid.Cells[i]
		if strings.TrimSpace(cell.Text) == "" {
			continue
		}
		if cell.Kind != grid.Text || col >= 0 && cell.Col != col || c.notes[c.keys[i]] != nil {
			return false
		}
		col = cell.Col
		lines = appendLines(c.builder.Form, lines, c.grid, c.at, cell)
	}
	return c.readLines(lines)
}

// readWhole reads the cells that hold several texts with their headings, and returns them.
func (c *textColumns) readWhole() map[int]bool {
	whole := map[int]bool{}
	for i := range c.grid.Cells {
		cell := &c.grid.Cells[i]
		if cell.Kind != grid.Text || !strings.Contains(cell.Text, "\n") || c.builder.IsAmong(c.at, cell) {
			continue
		}
		if c.readLines(appendLines(c.builder.Form, nil, c.grid, c.at, cell)) {
			whole[i] = true
		}
	}
	return whole
}

// leastTexts is how many headings of texts lines must have to be read as a document's. Chosen: what has one is read as
// well by its heading alone.
const leastTexts = 2

// readLines reads the texts of lines that have several headings; false for others.
func (c *textColumns) readLines(lines []proseLine) bool {
	o := newOutline(c.builder.Form, c.builder.Agency, joinHeadings(c.builder.Form, lines))
	o.dropTables()
	texts, first := 0, len(o.lines)
	for at, h := range o.chosen {
		if first = min(first, at); h.Section.Text != "" {
			texts++
		}
		if h.rest != "" { // what stands with its heading in one line is read in no other way
			texts++
		}
	}
	if texts < leastTexts {
		return false
	}
	for i, l := range o.lines {
		if i >= first {
			c.builder.Taken[l.at] = true
		} else if l.at == o.lines[first].at {
			c.builder.leftOut(l.text, l.place)
		}
	}
	r := regionReader{Source: c.builder, outline: o}
	r.read(func() int { return first })
	return true
}

// dropTables forgets the headings of tables that are lines of a text: numbered otherwise than the texts' headings, or out
// of the form's order.
func (o *outline) dropTables() {
	for k, s := range o.form.Sections {
		at := o.headingOf(s)
		if at < 0 || s.Text != "" {
			continue
		}
		out := o.chosen[at].Numbering != o.main
		for j, other := range o.form.Sections {
			if line := o.headingOf(other); line >= 0 && (line < at) != (j < k) && j != k {
				out = true
			}
		}
		if out {
			delete(o.chosen, at)
		}
	}
}

// ownHeading stands for the headings that a sheet has between the form's and that are none of them.
var ownHeading = &form.Section{}

// findOwn finds the headings that stand among those of texts with their own text beside them, and are none of the
// form's: 五、专项整改情况. They go on with the numbers.
func (c *textColumns) findOwn() {
	if len(c.heads) == 0 {
		return
	}
	last, col := 0, -1
	next := c.numbersBehind()
	for i := range c.grid.Cells {
		if len(c.own) == maxHeads {
			break
		}
		cell := &c.grid.Cells[i]
		if h, isHead := c.heads[i]; isHead {
			last, col = h.number, cell.Col
			continue
		}
		if last == 0 || cell.Col != col || c.builder.IsAmong(c.at, cell) {
			continue
		}
		beside := c.grid.At(cell.Row, cell.Right())
		h, _ := c.builder.Form.ReadHeading(cell.Text)
		if h.Section != nil || h.Numbering != form.Chapters || h.Number <= last || h.Number != last+1 && h.Number+1 != next[i] ||
			!isTitle(h.Words) || beside == nil || strings.TrimSpace(beside.Text) == "" {
			continue
		}
		last = h.Number
		c.own = append(c.own, i)
		c.heads[i] = cellHead{section: ownHeading, style: h.Numbering, number: h.Number}
	}
}

// numbersBehind returns for each cell the number of the next heading behind it in its column.
func (c *textColumns) numbersBehind() []int {
	next, byColumn := make([]int, len(c.grid.Cells)), map[int]int{}
	for i := len(c.grid.Cells) - 1; i >= 0; i-- {
		col := c.grid.Cells[i].Col
		next[i] = byColumn[col]
		if h, isHead := c.heads[i]; isHead {
			byColumn[col] = h.number
		}
	}
	return next
}

// keepOwn adds such sections to the texts before them, and tells of them.
func (c *textColumns) keepOwn() {
	all := slices.Concat(c.order, c.own)
	slices.Sort(all)
	above := map[int]*form.Section{} // by column, the text before
	for _, i := range all {
		cell := &c.grid.Cells[i]
		if s := c.heads[i].section; s != ownHeading {
			if s.Text != "" {
				above[cell.Col] = s
			}
			continue
		}
		place := form.PlaceIn(c.grid, c.at, cell.Row, cell.Col)
		fault := form.Fault{Kind: form.OwnSection, Label: form.OneLine(cell.Text), Places: []form.Place{place}}
		if before := above[cell.Col]; before != nil {
			c.take(cell)
			c.builder.appendTo(before, c.linesOf(c.lines(nil, cell, cell.Text), c.cells(i, ownHeading)))
			fault.Texts = []string{before.Title}
		}
		c.builder.fault(fault)
	}
}

// appendTo adds lines to a text.
func (b *Source) appendTo(s *form.Section, lines []form.Line) {
	t := b.Texts[s.Text]
	parts := []string{t.Text}
	for _, l := range lines {
		if l.Text, _ = CleanLine(l.Text); l.Text != "" {
			t.Lines, parts = append(t.Lines, l), append(parts, l.Text)
		}
	}
	t.Text = strings.TrimPrefix(strings.Join(parts, "\n"), "\n")
	b.Texts[s.Text] = t
}
