package form

import (
	"cmp"
	"slices"
	"strconv"

	"nianbao/grid"
)

// A find is one drawing of a table in a grid: where its labels stand, and so its cells.
type find struct {
	table   *Table
	grid    int
	columns []spot // by header mark
	rows    []spot // by stub mark; one for a table drawn across
	band    band
	doubled [][]hit // the labels that stand more than once
	parts   []*find // where the rest of the table stands, when it is cut in pieces
	cells   int     // how many of the table's cells have their place
}

// A spot is where a row or column runs: its label's cell, nil when it was not found.
type spot struct{ label *grid.Cell }

// A band is the part of a header whose labels stand together.
type band struct {
	hits        []hit
	top, bottom int // rows of the labels
	left, right int // columns of the labels
	leftLimit   int // no row label of this band stands left of it
	nextTop     int // the row at which the next header of the same table begins
}

const endless = 1 << 30

// search returns every drawing in a grid of each table that has at least one of its cells. at is the grid's number.
func (f *Form) search(g *grid.Grid, at int, seen [][]hit) [][]*find {
	headers, taken := f.labels.headers(seen)
	finds := make([][]*find, len(f.Tables))
	for t, table := range f.Tables {
		header, stub := &f.labels.axes[2*t], &f.labels.axes[2*t+1]
		for _, b := range headers[t] {
			found := &find{table: table, grid: at, band: b, columns: make([]spot, len(header.marks)), rows: make([]spot, max(1, len(stub.marks)))}
			found.doubled = place(found.columns, b.hits)
			if stub.unnamed {
				found.rows[0].label = b.figures(g)
			} else {
				rows := slices.DeleteFunc(stub.beside(b, seen[2*t+1]), func(h hit) bool { return taken[h.cell] })
				found.doubled = append(found.doubled, place(found.rows, rows)...)
			}
			if found.cells = count(found.columns) * count(found.rows); found.cells > 0 {
				finds[t] = append(finds[t], found)
			}
		}
	}
	return finds
}

// headers returns the bands of each table's header and the cells that they have for labels: a cell is the label of one thing. Where a group
// tells whose label it is, no other table may claim it.
func (l *labels) headers(seen [][]hit) (bands [][]band, taken map[*grid.Cell]bool) {
	bands, taken = make([][]band, len(l.axes)/2), map[*grid.Cell]bool{}
	claimed := map[*grid.Cell]bool{}
	for _, shared := range []bool{true, false} {
		for t := range bands {
			header := &l.axes[2*t]
			if header.hasShared() != shared || len(seen[2*t]) == 0 {
				continue
			}
			bands[t] = header.bands(slices.DeleteFunc(slices.Clone(seen[2*t]), func(h hit) bool { return claimed[h.cell] }))
			for _, b := range bands[t] {
				for _, h := range b.hits {
					claimed[h.cell] = claimed[h.cell] || shared
					taken[h.cell] = taken[h.cell] || len(b.hits) > 1
				}
			}
		}
	}
	return bands, taken
}

func (a *axis) hasShared() bool {
	return slices.ContainsFunc(a.marks, func(m mark) bool { return m.shared })
}

func count(spots []spot) int {
	n := 0
	for _, s := range spots {
		if s.label != nil {
			n++
		}
	}
	return n
}

// place gives each mark the best of its hits and returns those of the marks that have several equally good ones.
func place(spots []spot, hits []hit) (doubled [][]hit) {
	byMark := make([][]hit, len(spots))
	for _, h := range hits {
		switch have := byMark[h.mark]; {
		case have == nil || h.rank < have[0].rank:
			byMark[h.mark] = []hit{h}
		case h.rank == have[0].rank && h.cell != have[0].cell:
			byMark[h.mark] = append(have, h)
		}
	}
	for mark, hits := range byMark {
		if hits != nil {
			spots[mark].label = hits[0].cell
		}
		if len(hits) > 1 {
			doubled = append(doubled, hits)
		}
	}
	return doubled
}

// resolve keeps the hits that are marks of the axis, each as the one mark that the group above or beside it tells.
func (a *axis) resolve(hits []hit, groupOf func(hit, []hit) *Node) []hit {
	var groups, marks []hit
	for _, h := range hits {
		if h.mark < 0 {
			groups = append(groups, h)
		}
	}
	for _, h := range hits {
		if h.mark >= 0 && (!a.marks[h.mark].shared || a.marks[h.mark].parent == groupOf(h, groups)) {
			marks = append(marks, h)
		}
	}
	return marks
}

// groupAbove returns the group whose label stands over a column's label: the nearest above that covers it, or that begins left of it
// where the drawing has not merged it over its columns.
func groupAbove(h hit, groups []hit) *Node {
	var best *hit
	for i := range groups {
		g := &groups[i]
		gap := h.cell.Row - g.cell.Bottom()
		if gap < 0 || gap > 1 || g.cell.Col > h.cell.Col || g.cell.Cols() > 1 && g.cell.Right() <= h.cell.Col {
			continue
		}
		if best == nil || g.cell.Row > best.cell.Row || g.cell.Row == best.cell.Row && g.cell.Col > best.cell.Col {
			best = g
		}
	}
	if best == nil {
		return nil
	}
	return best.node
}

// groupBeside returns the group whose label stands beside a row's label or begins above it.
func groupBeside(h hit, groups []hit) *Node {
	var best *Node
	for _, g := range groups {
		if g.cell.Row <= h.cell.Row && g.cell != h.cell {
			best = g.node
		}
	}
	return best
}

// bands divides the header labels seen in a grid into those that stand together.
func (a *axis) bands(seen []hit) []band {
	hits := a.resolve(seen, groupAbove)
	slices.SortStableFunc(hits, func(x, y hit) int { return cmp.Compare(x.cell.Row, y.cell.Row) })
	var clusters [][]hit
	for len(hits) > 0 {
		n := together(hits)
		clusters = append(clusters, hits[:n])
		hits = hits[n:]
	}
	var bands []band
	for _, c := range clusters {
		slices.SortStableFunc(c, func(x, y hit) int { return cmp.Compare(x.cell.Col, y.cell.Col) })
		bands = append(bands, a.split(c)...)
	}
	return a.strong(bands[:min(len(bands), maxBands)])
}

// maxBands is how many headers of one table are looked at in a grid: more is no form.
const maxBands = 64

// together returns how many of the first hits make one header: near each other, none above another.
func together(hits []hit) int {
	bottom := hits[0].cell.Bottom()
	for n, h := range hits {
		if h.cell.Row > bottom {
			return n
		}
		for _, earlier := range hits[:n] {
			if earlier.cell != h.cell && earlier.cell.Col < h.cell.Right() && h.cell.Col < earlier.cell.Right() {
				return n
			}
		}
		bottom = max(bottom, h.cell.Bottom())
	}
	return len(hits)
}

// split cuts a header in which most labels stand twice into two tables side by side. A few doubled labels stay for a finding.
func (a *axis) split(hits []hit) []band {
	first := map[int]bool{}
	again := -1
	repeated := 0
	for i, h := range hits {
		if first[h.mark] {
			repeated++
			if again < 0 {
				again = i
			}
		}
		first[h.mark] = true
	}
	if repeated*2 < len(first) || repeated == 0 {
		return []band{makeBand(hits, 0)}
	}
	left := makeBand(hits[:again], 0)
	rest := a.split(hits[again:])
	rest[0].leftLimit = left.right
	return append([]band{left}, rest...)
}

func makeBand(hits []hit, leftLimit int) band {
	b := band{hits: hits, top: endless, left: endless, leftLimit: leftLimit, nextTop: endless}
	for _, h := range hits {
		b.top, b.bottom = min(b.top, h.cell.Row), max(b.bottom, h.cell.Bottom())
		b.left, b.right = min(b.left, h.cell.Col), max(b.right, h.cell.Right())
	}
	return b
}

// strong drops the bands with less than half of the labels, unless none has more, and tells each where the next begins.
func (a *axis) strong(bands []band) []band {
	half := (len(a.marks) + 1) / 2
	if slices.ContainsFunc(bands, func(b band) bool { return len(b.hits) >= half }) {
		bands = slices.DeleteFunc(bands, func(b band) bool { return len(b.hits) < half })
	}
	for i := range bands {
		for _, other := range bands {
			if other.top >= bands[i].bottom {
				bands[i].nextTop = min(bands[i].nextTop, other.top)
			}
		}
	}
	return bands
}

// beside returns the row labels that belong to a header: below it, left of its columns, above the next header.
func (a *axis) beside(b band, seen []hit) []hit {
	var near, far []hit
	for _, h := range a.resolve(seen, groupBeside) {
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
		return near
	}
	return far
}

// figures returns the row of figures below a header drawn across: the first of the next rows that has
// figures in most columns and does not only number them (栏次), else the next.
func (b band) figures(g *grid.Grid) *grid.Cell {
	for row := b.bottom; row < b.bottom+3; row++ {
		figures, numbering := 0, true
		for i, h := range b.hits {
			c := g.At(row, h.cell.Col)
			if c == nil || c.Text == "" {
				numbering = false
				continue
			}
			if v := ParseValue(c.Text, c.Kind, "", ""); v.State == Number || v.State == Stroke {
				figures++
			}
			numbering = numbering && c.Text == strconv.Itoa(i+1)
		}
		if figures*2 > len(b.hits) && !(numbering && len(b.hits) > 2) {
			return &grid.Cell{Row: row}
		}
	}
	return &grid.Cell{Row: b.bottom}
}
