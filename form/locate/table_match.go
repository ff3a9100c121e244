package locate

import (
	"slices"
	"strconv"

	"nianbao/form"
	"nianbao/grid"
)

// A tableMatch is where a table stands in a grid, one of its copies: its labels, and so its cells.
type tableMatch struct {
	table        *form.Table
	header, stub *axis
	grid         int
	block        headerBlock
	columns      []position    // by the header's entries
	rows         []position    // by the stub's entries; one for a table drawn across
	rowHits      []labelHit    // the row labels that belong to the header
	doubled      [][]labelHit  // the labels that stand more than once
	parts        []*tableMatch // where the rest of the table stands, when it is cut in pieces
	end          int           // the first row of another table below it
	cells        int           // how many of the table's cells have their place, in all parts
	keys         *grid.Cell    // of an open table the label of its keys, nil where it was not found
	items        []openRow     // of an open table
	across       []*grid.Cell  // lines over several columns among them
	counts       *statedUnit   // what the lines above it say that it counts in, nil as long as nobody has asked
	money        []grid.Cell   // those of its grid that state a unit of money, nil as long as nobody has asked
	year         int           // the year that stands above it or on its sheet's tab, 0 for none
}

// A position is where a row or column runs: its label's cell, nil when it was not found.
type position struct{ label *grid.Cell }

// search returns every match in a grid of each table that has at least one of its cells, and the headers that were
// passed over. at is the grid's number.
func (l *labelIndex) search(g *grid.Grid, at int, hits [][]labelHit) (matches [][]*tableMatch, passed []passedMatch) {
	headers := l.headers(hits)
	var lone []*tableMatch
	matches = make([][]*tableMatch, len(l.form.Tables))
	for i, blocks := range headers.blocks {
		header, stub := &l.axes[2*i], &l.axes[2*i+1]
		for _, b := range headers.weak[i] {
			if len(b.hits) > 1 { // one word alone is no header that anybody would ask about
				m := &tableMatch{table: header.table, header: header, stub: stub, grid: at, block: b}
				passed = append(passed, passedMatch{m, FewLabels})
			}
		}
		for _, b := range blocks {
			m := &tableMatch{table: header.table, header: header, stub: stub, grid: at, block: b,
				columns: make([]position, len(header.entries)), rows: make([]position, max(1, len(stub.entries)))}
			m.doubled = assign(m.columns, b.hits)
			if stub.unnamed {
				m.rows[0].label = b.figureRow(g)
			} else {
				m.rowHits = slices.DeleteFunc(stub.beside(b, hits[2*i+1]),
					func(h labelHit) bool { return headers.taken[h.cell] })
				m.rowHits = headers.aboveOthers(b, m.rowHits, hits)
				m.doubled = append(m.doubled, assign(m.rows, m.rowHits)...)
			}
			if header.table.Open != nil {
				m.open(g, &headers)
			}
			m.end = min(b.nextTop, headers.below(b, m.left()))
			m.cells = count(m.columns) * count(m.rows)
			if m.keys != nil { // there may be no row
				m.cells = max(m.cells, count(m.columns))
			}
			switch {
			case stub.lone:
				lone = append(lone, m)
			case m.cells > 0:
				matches[header.at] = append(matches[header.at], m)
			default:
				passed = append(passed, passedMatch{m, NoRows})
			}
		}
	}
	slices.SortStableFunc(lone, func(a, b *tableMatch) int { return b.cells - a.cells }) // the one that takes most labels
	for _, m := range lone {
		if m.standsAlone(g, matches) {
			matches[m.header.at] = append(matches[m.header.at], m)
		}
	}
	l.rehead(g, slices.Concat(matches...))
	return matches, passed
}

// left returns the first column of a match's labels.
func (m *tableMatch) left() int {
	left := m.block.left
	for _, p := range m.rows {
		if p.label != nil && !m.stub.unnamed {
			left = min(left, p.label.Col)
		}
	}
	return left
}

// standsAlone reports whether a table's only row, drawn without its label, is one: no words stand before its figures, and
// no drawing with row labels has been found under the same header.
func (m *tableMatch) standsAlone(g *grid.Grid, found [][]*tableMatch) bool {
	row := m.rows[0].label.Row
	for col := range m.block.left {
		if c := g.At(row, col); c != nil && c.Text != "" && !form.IsFigure(c) {
			return false
		}
	}
	return m.hasFigures(g, row) && !slices.ContainsFunc(found, func(matches []*tableMatch) bool {
		return slices.ContainsFunc(matches, func(o *tableMatch) bool {
			return (!o.stub.lone || o.cells > m.cells) && o.block.top < m.block.bottom && m.block.top < o.block.bottom &&
				o.block.left < m.block.right && m.block.left < o.block.right
		})
	})
}

// hasFigures reports whether figures stand below the labels of columns; where the form has no label for the row, room for
// figures will do.
func (m *tableMatch) hasFigures(g *grid.Grid, row int) bool {
	figures, room, taken := false, m.table.Unlabelled(), map[int]bool{}
	for _, p := range m.columns {
		if p.label == nil {
			continue
		}
		c := g.At(row, p.label.Col)
		figures = figures || form.IsFilled(c)
		room = room && !taken[p.label.Col] && p.label.Bottom() == row && (c == nil || c.Text == "" || c.Kind != grid.Text || form.IsFilled(c))
		taken[p.label.Col] = true
	}
	return figures || room
}

// aboveOthers drops, of a row label that stands several times below a header, those below or left of another table's: two
// tables of a form may have rows of the same name. One that is a label of that table, too, is that table's.
func (h *gridHeaders) aboveOthers(b headerBlock, hits []labelHit, all [][]labelHit) []labelHit {
	count := map[int]int{}
	for _, hit := range hits {
		count[hit.entry]++
	}
	below := func(blocks []headerBlock, hit labelHit) bool {
		return slices.ContainsFunc(blocks, func(o headerBlock) bool {
			return o.top >= b.bottom && o.top <= hit.cell.Row && hit.cell.Right() <= o.left && o.left < b.right
		})
	}
	behind := func(blocks []headerBlock, hit labelHit) bool { // the other table stands between
		return slices.ContainsFunc(blocks, func(o headerBlock) bool {
			return o.top < b.bottom && b.top < o.bottom && hit.cell.Right() <= o.left && o.right <= b.left
		})
	}
	own := func(hit labelHit) bool {
		return !slices.ContainsFunc(h.blocks, func(blocks []headerBlock) bool {
			return below(blocks, hit) || behind(blocks, hit)
		})
	}
	others := func(hit labelHit) bool {
		for i, blocks := range h.blocks {
			if below(blocks, hit) &&
				slices.ContainsFunc(all[2*i+1], func(o labelHit) bool { return o.cell == hit.cell && o.entry >= 0 }) {
				return true
			}
		}
		return false
	}
	kept := map[int]bool{}
	for _, hit := range hits {
		kept[hit.entry] = kept[hit.entry] || own(hit)
	}
	return slices.DeleteFunc(hits, func(hit labelHit) bool {
		return count[hit.entry] > 1 && kept[hit.entry] && !own(hit) || others(hit)
	})
}

func count(positions []position) int {
	n := 0
	for _, p := range positions {
		if p.label != nil {
			n++
		}
	}
	return n
}

// assign gives each entry the best of its hits and returns those of the entries that have several equally good ones.
func assign(positions []position, hits []labelHit) (doubled [][]labelHit) {
	several := false
	for _, h := range hits {
		several = several || positions[h.entry].label != nil
		positions[h.entry].label = h.cell
	}
	if !several { // as in nearly every table
		return nil
	}
	byEntry := make([][]labelHit, len(positions))
	for _, h := range hits {
		byEntry[h.entry] = append(byEntry[h.entry], h)
	}
	area := areaOf(byEntry)
	for entry, hits := range byEntry {
		best := area.best(hits)
		if best != nil {
			positions[entry].label = best[0].cell
		}
		if len(best) > 1 {
			doubled = append(doubled, best)
		}
	}
	return doubled
}

// A labelArea is where the labels stand that stand once: what is doubtful is compared with it.
type labelArea struct {
	top, bottom   int          // rows from the first to behind the last
	rows, columns map[int]bool // in which several begin
}

func areaOf(byEntry [][]labelHit) labelArea {
	a := labelArea{top: endless, rows: map[int]bool{}, columns: map[int]bool{}}
	row, col := map[int]int{}, map[int]int{}
	for _, hits := range byEntry {
		if len(hits) != 1 {
			continue
		}
		c := hits[0].cell
		a.top, a.bottom = min(a.top, c.Row), max(a.bottom, c.Bottom())
		row[c.Row]++
		col[c.Col]++
		a.rows[c.Row] = row[c.Row] > 1
		a.columns[c.Col] = col[c.Col] > 1
	}
	return a
}

// aboveArea is how many rows above the labels that stand once a doubtful one still counts as the table's: a header in
// two rows may have one that stands twice in the upper. Chosen: the tests pass from none to four.
const aboveArea = 1

// contains reports whether a label stands among those that stand once; outside it is the same word in another table.
func (a labelArea) contains(c *grid.Cell) bool { return c.Row >= a.top-aboveArea && c.Row <= a.bottom }

func (a labelArea) aligned(c *grid.Cell) bool { return a.columns[c.Col] || a.rows[c.Row] }

// best returns the best of an entry's hits: those within the area or close by, then those of the best rank, then those in line with
// other labels. Each step leaves at least one.
func (a labelArea) best(hits []labelHit) []labelHit {
	inside := preferring(hits, a.contains)
	var best []labelHit
	for _, h := range append(slices.Clip(inside), a.close(hits, inside)...) {
		switch {
		case best == nil || h.rank < best[0].rank:
			best = []labelHit{h}
		case h.rank == best[0].rank && h.cell != best[0].cell:
			best = append(best, h)
		}
	}
	return preferring(best, a.aligned)
}

// maxInserted is how many rows somebody may have put between a label and the area of those that stand once: 规章（其中：
// 地方政府规章） stands below 规章 and is like it. Chosen.
const maxInserted = 5

// close returns the hits outside the area that are more like the label than one inside, in the same column and close to
// that.
func (a labelArea) close(hits, inside []labelHit) []labelHit {
	var list []labelHit
	for _, h := range hits {
		if !a.contains(h.cell) && slices.ContainsFunc(inside, func(o labelHit) bool {
			rows := h.cell.Row - o.cell.Row
			return o.rank > h.rank && o.cell.Col == h.cell.Col && -maxInserted <= rows && rows <= maxInserted
		}) {
			list = append(list, h)
		}
	}
	return list
}

// preferring returns the hits whose cells are good, all where none is.
func preferring(hits []labelHit, good func(*grid.Cell) bool) []labelHit {
	bad := func(h labelHit) bool { return !good(h.cell) }
	if !slices.ContainsFunc(hits, bad) {
		return hits
	}
	if some := slices.DeleteFunc(slices.Clone(hits), bad); len(some) > 0 {
		return some
	}
	return hits
}

// beside returns the row labels that belong to a header: below it, left of its columns, above the next header.
func (a *axis) beside(b headerBlock, all []labelHit) []labelHit {
	var near, far []labelHit
	for _, h := range a.disambiguate(all, groupBeside) {
		c := h.cell
		if c.Row < b.bottom || c.Row >= b.nextTop || c.Col >= b.left {
			continue
		}
		far = append(far, h)
		if c.Col >= b.leftLimit {
			near = append(near, h)
		}
	}
	if len(near) > 0 {
		return dropHeads(near, 1, headsRow)
	}
	return dropHeads(far, 1, headsRow)
}

// belowHeader is how many rows below a header drawn across are looked at for its figures. A test has a row that numbers
// the columns (栏次) before them; one more, for units, is chosen.
const belowHeader = 3

// figureRow returns the row of figures below a header drawn across: the first of the next rows that has
// figures in most columns and does not only number them (栏次), else the next.
func (b headerBlock) figureRow(g *grid.Grid) *grid.Cell {
	for row := b.bottom; row < b.bottom+belowHeader; row++ {
		figures, columns, numbering := 0, 0, true
		for i, h := range b.hits {
			c := g.At(row, h.cell.Col)
			words := h.node.IsWords() // blank in a row that only numbers the columns, and by itself no figure
			if !words {
				columns++
			}
			if c == nil || c.Text == "" {
				numbering = numbering && words
				continue
			}
			if words && c.Text != strconv.Itoa(i+1) {
				numbering = false
				continue
			}
			if v := form.ParseValue(c.Text, c.Kind, "", ""); v.State == form.Number || v.State == form.Stroke {
				figures++
			}
			numbering = numbering && (c.Text == strconv.Itoa(i+1) || c.Text == strconv.Itoa(figures))
		}
		if figures*2 > columns && !(numbering && columns > 2) { // two figures 1 and 2 may be what they say
			return &grid.Cell{Row: row}
		}
	}
	return &grid.Cell{Row: b.bottom}
}
