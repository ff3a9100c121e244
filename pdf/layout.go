package pdf

import (
	"math"
	"slices"
	"strings"

	"nianbao/grid"
)

// layout makes grids of what is drawn on pages. The error is an *Error.
func layout(pages []*page) (*grid.Book, error) {
	if kind := unreadable(pages); kind != 0 {
		return nil, &Error{Kind: kind}
	}
	var blocks []*block
	size, cells := usualSize(pages), 0
	for i, p := range pages {
		tables, err := p.tables()
		if err != nil {
			return nil, err
		}
		lines := linesOf(fill(tables, p.glyphs))
		tables, lines, charts := p.charts(tables, lines, size)
		on := sheet{math.Round(p.width), math.Round(p.height)}
		for _, l := range lines {
			blocks = append(blocks, &block{page: i, sheet: on, line: l})
		}
		for _, t := range tables {
			if cells += len(t.cells); cells > maxCells {
				return nil, &Error{Kind: TooMuch}
			}
			if t.hasText() {
				blocks = append(blocks, &block{page: i, sheet: on, table: t})
			}
		}
		for _, c := range charts {
			blocks = append(blocks, &block{page: i, sheet: on, chart: &c})
		}
	}
	sortBlocks(blocks)
	text, asides := margins(blocks, len(pages))
	measureGaps(text)
	b := &builder{pages: pages, measures: measures(text)}
	b.build(text)
	return b.book(asides), nil
}

// unreadable returns what is wrong with pages that give no text, 0 where nothing is. One character in a hundred that
// nobody knows is told of where it stands; where they are more, figures may be among them that are not seen.
func unreadable(pages []*page) ErrorKind {
	glyphs, unmapped, invisible, pictures := 0, 0, 0, 0
	for _, p := range pages {
		glyphs += len(p.glyphs)
		unmapped += p.unmapped
		invisible += p.invisible
		pictures += len(p.pictures)
	}
	switch {
	case invisible > 0 && pictures > 0 && glyphs < 20*len(pages):
		return Recognised
	case pictures > 0 && glyphs < 20*len(pages) && glyphs < 200:
		return Scanned
	case unmapped*10 > glyphs:
		return Unmapped
	case glyphs == 0:
		return Empty
	}
	return 0
}

// usualSize returns the height of the font in which the text is set, in points.
func usualSize(pages []*page) float64 {
	var sizes []float64
	for _, p := range pages {
		for i := range p.glyphs {
			sizes = append(sizes, p.glyphs[i].size())
		}
	}
	slices.Sort(sizes)
	return sizes[len(sizes)*3/4] // that of tables is smaller
}

func (t *table) hasText() bool {
	for _, c := range t.cells {
		if c.text != "" {
			return true
		}
	}
	return false
}

// A builder turns blocks into grids.
type builder struct {
	pages    []*page
	measures map[sheet]measure
	grids    []*grid.Grid
	drawings []grid.Drawing

	text       *grid.Grid // the prose grid being filled, nil right behind a table
	heading    string
	paragraphs int
	flow       flow   // the paragraph being read
	before     *block // its last line, nil where none is
	run        *run   // the table that the next one continues, if it has the same columns
	name       string // of that table
	page       int    // whose pictures were told of
}

func (b *builder) build(blocks []*block) {
	for _, block := range blocks {
		b.picturesBefore(block.page)
		switch {
		case block.table != nil:
			b.table(block.table)
		case block.chart != nil:
			b.drawings = append(b.drawings, grid.Drawing{What: "图表", Row: b.paragraphs})
		default:
			b.line(block)
		}
	}
	b.picturesBefore(len(b.pages))
	b.endTable()
}

// picturesBefore tells of the pictures of the pages before one.
func (b *builder) picturesBefore(page int) {
	for ; b.page < page; b.page++ {
		if len(b.pages[b.page].pictures) > 0 {
			b.drawings = append(b.drawings, grid.Drawing{What: "图片", Row: b.paragraphs})
		}
	}
}

// continued are the words above the rest of a table.
var continued = map[string]bool{
	"续表": true, "（续表）": true, "(续表)": true, "（续）": true,
	"续上表": true, "（续上表）": true, "接上表": true, "（接上表）": true,
}

// line takes a line outside of tables.
func (b *builder) line(block *block) {
	l := block.line
	if b.run != nil && continued[squeezed(l.text)] {
		return
	}
	b.endTable()
	if b.before != nil && b.text != nil && b.measures[block.sheet].continues(b.before, block) {
		last := &b.text.Cells[len(b.text.Cells)-1]
		b.flow.join(b.before.line, l)
		last.Text = b.flow.String()
		b.heading, b.before = last.Text, block
		return
	}
	if b.text == nil {
		b.text = &grid.Grid{Source: grid.Prose}
		b.grids = append(b.grids, b.text)
	}
	b.text.Cells = append(b.text.Cells, grid.Cell{Row: b.paragraphs, Text: l.text})
	b.paragraphs++
	b.flow = flow{}
	b.flow.write(l.text)
	b.heading, b.before = strings.TrimSpace(l.text), block
}

func (b *builder) table(t *table) {
	if b.run != nil && !b.run.continues(t) {
		b.endTable()
	}
	if b.run == nil {
		b.run, b.name = &run{}, b.heading
	}
	b.run.add(t)
	b.text, b.before = nil, nil
}

// endTable makes the grid of a table whose last part was read.
func (b *builder) endTable() {
	if b.run == nil {
		return
	}
	g := b.run.grid()
	g.Name = b.name
	b.grids = append(b.grids, g)
	b.run = nil
}

func (b *builder) book(asides []string) *grid.Book {
	if len(asides) > 0 {
		g := &grid.Grid{Name: "页眉页脚", Source: grid.Prose, Aside: true}
		for _, text := range asides {
			g.Cells = append(g.Cells, grid.Cell{Row: len(g.Cells), Text: text})
		}
		b.grids = append(b.grids, g)
	}
	return &grid.Book{Grids: b.grids, Drawings: b.drawings, Ruled: true}
}
