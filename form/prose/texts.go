package prose

import (
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
		if c.readAsLines() {
			continue
		}
		c.whole = c.readWhole()
		c.findHeads()
		if c.isNamed() {
			unheaded = append(unheaded, c)
			continue
		}
		for _, i := range c.order {
			if h := c.heads[i]; h.section.Text != "" && !c.insideText(i) {
				c.read(i, h)
			}
		}
		c.keepOwn()
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
	whole   map[int]bool // cells that hold several texts with their headings, and have been read
	own     []int        // headings that are none of the form's
}

// A cellHead is the heading in a cell, and what of its text stands in the same cell.
type cellHead struct {
	section *form.Section
	exact   bool
	style   form.Numbering
	number  int
	rest    string
	figure  bool // a figure stands beside it: 六、其他需要报告的事项 | 0
}

// isForms reports whether a heading is the form's own, number and words.
func (h cellHead) isForms() bool {
	return h.exact && h.style == form.Chapters && h.number == h.section.Number()
}

// maxHeads bounds the headings that are looked at in a grid. A report has three of texts; each one more is a fault that
// the first of them shows, and each is held against the others.
const maxHeads = 200

// findHeads finds the cells that are headings. One in other words than the form's must be numbered as most are on the
// sheet, and none may be a table's label.
func (c *textColumns) findHeads() {
	c.heads = map[int]cellHead{}
	for i := range c.keys {
		if len(c.order) == maxHeads {
			break
		}
		h, ok := c.head(i)
		// A label of a table as well: 六、其他
		own := h.exact || h.style == form.Chapters && h.number == h.section.Number()
		if !ok || c.whole[i] || !own && c.builder.IsLabel(&c.grid.Cells[i]) {
			continue
		}
		c.heads[i], c.order = h, append(c.order, i)
	}
	c.dropContents()
	main := c.mainNumbering()
	best := map[*form.Section]int{}
	for _, h := range c.heads {
		best[h.section] = max(best[h.section], h.rank(main))
	}
	c.order = slices.DeleteFunc(c.order, func(i int) bool {
		h := c.heads[i]
		// A text may be pasted together with its heading, without the number.
		drop := h.rank(main) < best[h.section] && !(h.exact && h.style == form.Unnumbered)
		if drop = drop || h.rank(main) == 0; drop {
			delete(c.heads, i)
		}
		return drop
	})
	c.findOwn()
}

// dropContents forgets the headings beside which figures stand where all do: a table of contents with its pages.
func (c *textColumns) dropContents() {
	if !slices.ContainsFunc(c.order, func(i int) bool { return !c.heads[i].figure }) {
		c.heads, c.order = map[int]cellHead{}, nil
	}
}

// mainNumbering returns how most of the headings of texts are numbered.
func (c *textColumns) mainNumbering() form.Numbering {
	weights := map[form.Numbering]map[*form.Section]int{}
	for _, i := range c.order {
		h := c.heads[i]
		w := 2
		if h.exact || h.number != 0 && h.number == h.section.Number() {
			w = 3
		}
		if weights[h.style] == nil {
			weights[h.style] = map[*form.Section]int{}
		}
		if h.section.Text != "" {
			weights[h.style][h.section] = max(weights[h.style][h.section], w)
		}
	}
	main, most := form.Chapters, 0
	for _, n := range []form.Numbering{form.Chapters, form.Figures, form.Parts, form.Unnumbered, form.Points} {
		sum := 0
		for _, w := range weights[n] {
			sum += w
		}
		if sum > most {
			main, most = n, sum
		}
	}
	return main
}

// rank says how well a cell does as a heading where most are numbered in one way, 0 for not at all.
func (h cellHead) rank(main form.Numbering) int {
	switch {
	case h.style == main && h.exact:
		return 4
	case h.style == main && h.section.Text != "":
		return 3
	case h.exact && h.style == form.Unnumbered:
		return 2
	case h.exact && h.section.Text != "":
		return 1
	}
	return 0
}

// head reads a cell as a heading, alone or in the first of its lines.
func (c *textColumns) head(i int) (cellHead, bool) {
	key, cell := c.keys[i], &c.grid.Cells[i] // a long text has no key
	if cell.Kind != grid.Text {
		return cellHead{}, false
	}
	if n := c.notes[key]; key != "" && n != nil {
		return cellHead{section: n, exact: true}, true
	}
	if key != "" && !c.builder.Form.MayHead(key) || c.builder.IsAmong(c.at, cell) {
		return cellHead{}, false
	}
	lines := splitLines(c.builder.Form, strings.TrimLeft(cell.Text, " \r\n\u3000"))
	broken := len(lines) > 1
	if key == "" && !broken {
		return cellHead{}, false
	}
	h, ok := c.reportHead(key, lines[0], strings.Join(lines[1:], "\n"), broken)
	if ok && c.labelsFigure(cell) {
		h.figure, ok = true, h.isForms()
	}
	return h, ok
}

// reportHead reads the first line of a cell, and what of its text stands behind it, as a heading of the report.
func (c *textColumns) reportHead(key, first, rest string, broken bool) (cellHead, bool) {
	agency := c.builder.Agency
	if h, ok := c.builder.Form.ReadHeadingOf(agency, first); ok && h.Section != nil && strings.TrimSpace(rest) == "" {
		return cellHead{section: h.Section, exact: h.Exact, style: h.Numbering, number: h.Number}, true
	}
	if bare := form.BareKey(key); bare != key {
		if s, _ := c.builder.Form.ReadHeading(bare); s.Section != nil && s.Exact {
			return cellHead{section: s.Section, exact: true}, true
		}
	}
	if h, text, ok := c.builder.Form.ReadHeadingAndText(agency, first); ok {
		return cellHead{section: h.Section, exact: h.Exact, style: h.Numbering, number: h.Number,
			rest: strings.TrimSuffix(text+"\n"+rest, "\n")}, true
	}
	if !broken {
		return cellHead{}, false
	}
	if h, ok := c.builder.Form.ReadHeadingOf(agency, first); ok && h.Section != nil && h.Section.Text != "" {
		return cellHead{section: h.Section, exact: h.Exact, style: h.Numbering, number: h.Number, rest: rest}, true
	}
	return cellHead{}, false
}

// maxBeside is how many columns right of a cell are looked at for a figure.
const maxBeside = 12

// labelsFigure reports whether a cell is a row's label: the first that stands right of it is a figure.
func (c *textColumns) labelsFigure(cell *grid.Cell) bool {
	for col := cell.Right(); col < cell.Right()+maxBeside; col++ {
		if beside := c.grid.At(cell.Row, col); beside != nil && beside.Text != "" {
			return form.IsFigure(beside)
		}
	}
	return false
}

// read takes the text of a heading.
func (c *textColumns) read(i int, h cellHead) {
	head := &c.grid.Cells[i]
	c.take(head)
	var lines []form.Line
	if h.rest != "" {
		lines = c.lines(lines, head, h.rest)
	}
	lines = c.linesOf(lines, c.cells(i, h.section))
	if len(lines) > 0 { // pasted together with its heading, in one line
		h, text, ok := c.builder.Form.ReadHeadingAndText(c.builder.Agency, lines[0].Text)
		if ok && h.Exact && h.Section == c.heads[i].section {
			lines[0].Text = text
		}
	}
	if !h.exact {
		c.builder.fault(form.Fault{Kind: form.Reworded, Label: h.section.Title, Texts: []string{headingText(head.Text, h.rest)},
			Places: []form.Place{form.PlaceIn(c.grid, c.at, head.Row, head.Col)}})
	}
	c.builder.text(h.section, lines, form.PlaceIn(c.grid, c.at, head.Row+1, head.Col))
}

// isNamed reports whether a sheet is named after one of the texts, and has neither a table of the form nor a heading in
// the form's own words.
func (c *textColumns) isNamed() bool {
	h, ok := c.builder.Form.ReadHeading(c.grid.Name)
	isExact := func(i int) bool {
		h := c.heads[i]
		of, _, _, _ := form.Numbered(h.section.Title)
		return h.exact && (h.style == form.Unnumbered || h.style == of)
	}
	return ok && h.Section != nil && h.Section.Text != "" && c.grid.Source == grid.Sheet && !c.grid.Hidden &&
		(h.Exact || h.Numbering != form.Unnumbered) && len(c.builder.Sections[c.at]) == 0 &&
		!slices.ContainsFunc(c.order, isExact)
}

// readByName takes all of a sheet for the text that it is named after, where no heading has that text.
func (c *textColumns) readByName() {
	h, _ := c.builder.Form.ReadHeading(c.grid.Name)
	if c.builder.Texts[h.Section.Text].Text != "" {
		return
	}
	var lines []form.Line
	for i := range c.grid.Cells {
		if cell := &c.grid.Cells[i]; cell.Kind <= grid.Date && strings.TrimSpace(cell.Text) != "" {
			c.take(cell)
			lines = c.lines(lines, cell, c.seen(cell))
		}
	}
	c.builder.text(h.Section, lines, form.PlaceIn(c.grid, c.at, 0, 0))
}

func (c *textColumns) take(cell *grid.Cell) {
	c.builder.Taken[Cell{c.at, cell.Row, cell.Col}] = true
}

// seen returns a cell's text as the sheet shows it, and tells of a format that is not understood.
func (c *textColumns) seen(cell *grid.Cell) string {
	if cell.Undrawn {
		c.builder.fault(form.Fault{Kind: form.Undrawn, Texts: []string{cell.Text},
			Places: []form.Place{form.PlaceIn(c.grid, c.at, cell.Row, cell.Col)}})
	}
	return cell.Seen()
}

func (c *textColumns) lines(to []form.Line, cell *grid.Cell, text string) []form.Line {
	place := form.PlaceIn(c.grid, c.at, cell.Row, cell.Col)
	for _, line := range SplitLines(text) {
		to = append(to, form.Line{Text: line, Place: place})
	}
	return to
}

// text takes a section's text. Another one is a fault, and goes on with the first.
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
		b.appendTo(s, text.Lines)
	}
}

// CleanLine returns a line without spaces around it and without the characters that no report may hold, and how many
// these were.
func CleanLine(line string) (string, int) {
	removed := 0
	line = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return -1
		case r != '\n' && !form.IsForbidden(r):
			return r
		}
		removed++
		return -1
	}, line)
	return strings.TrimSpace(line), removed
}
