package locate

import (
	"cmp"
	"slices"
	"strconv"

	"nianbao/form"
	"nianbao/grid"
)

// A find is one drawing of a table in a grid: where its labels stand, and so its cells.
type find struct {
	table        *form.Table
	header, stub *axis
	grid         int
	columns      []spot // by header mark
	rows         []spot // by stub mark; one for a table drawn across
	band         band
	doubled      [][]hit // the labels that stand more than once
	parts        []*find // where the rest of the table stands, when it is cut in pieces
	cells        int     // how many of the table's cells have their place, in all parts
	year         int     // the year that stands above it or on its sheet's tab, 0 for none
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
func (l *labels) search(g *grid.Grid, at int, seen [][]hit) [][]*find {
	for i := range seen { // a label with a figure beside it and none below is no column's, and the other way round
		right, down := 1, 0
		if i%2 == 1 {
			right, down = 0, 1
		}
		seen[i] = slices.DeleteFunc(seen[i], func(h hit) bool {
			return leads(g, h.cell, right, down) && !leads(g, h.cell, down, right)
		})
	}
	headers, taken := l.headers(seen)
	finds := make([][]*find, len(l.form.Tables))
	for i, bands := range headers {
		header, stub := &l.axes[2*i], &l.axes[2*i+1]
		for _, b := range bands {
			found := &find{table: header.table, header: header, stub: stub, grid: at, band: b, columns: make([]spot, len(header.marks)), rows: make([]spot, max(1, len(stub.marks)))}
			found.doubled = place(found.columns, b.hits)
			if stub.unnamed {
				found.rows[0].label = b.figures(g)
			} else {
				rows := slices.DeleteFunc(stub.beside(b, seen[2*i+1]), func(h hit) bool { return taken[h.cell] })
				found.doubled = append(found.doubled, place(found.rows, rows)...)
			}
			if found.cells = count(found.columns) * count(found.rows); found.cells > 0 {
				finds[header.at] = append(finds[header.at], found)
			}
		}
	}
	return finds
}

// leads reports whether a figure stands right of a label, or below it.
func leads(g *grid.Grid, label *grid.Cell, right, down int) bool {
	c := g.At(label.Row+down*label.Rows(), label.Col+right*label.Cols())
	return c != nil && c.Kind == grid.Number
}

// headers returns the bands of each header and the cells that they have for labels: a cell is the label of one thing. Where a group
// tells whose label it is, no other header may claim it.
func (l *labels) headers(seen [][]hit) (bands [][]band, taken map[*grid.Cell]bool) {
	bands, taken = make([][]band, len(l.axes)/2), map[*grid.Cell]bool{}
	claimed := map[*grid.Cell]bool{}
	var rows []hit // of all tables: they tell where one ends and the next begins
	for i := range bands {
		rows = append(rows, seen[2*i+1]...)
	}
	for _, shared := range []bool{true, false} {
		for i := range bands {
			header := &l.axes[2*i]
			if header.hasShared() != shared || len(seen[2*i]) == 0 {
				continue
			}
			bands[i] = header.bands(slices.DeleteFunc(slices.Clone(seen[2*i]), func(h hit) bool { return claimed[h.cell] }), rows)
			for _, b := range bands[i] {
				for _, h := range b.hits {
					claimed[h.cell] = claimed[h.cell] || shared
					taken[h.cell] = taken[h.cell] || len(b.hits) >= max(2, header.least)
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
		byMark[h.mark] = append(byMark[h.mark], h)
	}
	top, bottom := extent(byMark)
	rows, columns := lined(byMark)
	for mark, hits := range byMark {
		if inside := slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return h.cell.Row < top-1 || h.cell.Row > bottom }); len(inside) > 0 {
			hits = inside // the same word in another table below
		}
		var best []hit
		for _, h := range hits {
			switch {
			case best == nil || h.rank < best[0].rank:
				best = []hit{h}
			case h.rank == best[0].rank && h.cell != best[0].cell:
				best = append(best, h)
			}
		}
		if aligned := slices.DeleteFunc(slices.Clone(best), func(h hit) bool { return !columns[h.cell.Col] && !rows[h.cell.Row] }); len(aligned) > 0 {
			best = aligned
		}
		if best != nil {
			spots[mark].label = best[0].cell
		}
		if len(best) > 1 {
			doubled = append(doubled, best)
		}
	}
	return doubled
}

// lined returns the rows and columns in which several of the labels that stand once begin.
func lined(byMark [][]hit) (rows, columns map[int]bool) {
	row, col := map[int]int{}, map[int]int{}
	rows, columns = map[int]bool{}, map[int]bool{}
	for _, hits := range byMark {
		if len(hits) == 1 {
			row[hits[0].cell.Row]++
			col[hits[0].cell.Col]++
			rows[hits[0].cell.Row] = row[hits[0].cell.Row] > 1
			columns[hits[0].cell.Col] = col[hits[0].cell.Col] > 1
		}
	}
	return rows, columns
}

// extent returns the rows from the first to behind the last of the labels that stand once.
func extent(byMark [][]hit) (top, bottom int) {
	top = endless
	for _, hits := range byMark {
		if len(hits) == 1 {
			top, bottom = min(top, hits[0].cell.Row), max(bottom, hits[0].cell.Bottom())
		}
	}
	return top, bottom
}

// resolve keeps the hits that are marks of the axis, each as the one mark that the group above or beside it tells.
func (a *axis) resolve(hits []hit, group func(hit, []hit) *form.Node) []hit {
	var groups, marks []hit
	for _, h := range hits {
		if h.mark < 0 {
			groups = append(groups, h)
		}
	}
	for _, h := range hits {
		if h.mark >= 0 && (h.whole || !a.marks[h.mark].shared || a.marks[h.mark].parent == group(h, groups)) {
			marks = append(marks, h)
		}
	}
	return marks
}

// groupAbove returns the group that a column's label stands in: the nearest above that covers it, else the one left of it in the same row,
// else the one above that begins left of it, where the drawing has not merged it over its columns.
func groupAbove(h hit, groups []hit) *form.Node {
	var covers, left, begins *hit
	for i := range groups {
		g := &groups[i]
		switch gap := h.cell.Row - g.cell.Bottom(); {
		case g.cell.Row <= h.cell.Row && gap < 0:
			if g.cell.Col < h.cell.Col && (left == nil || g.cell.Col > left.cell.Col) {
				left = g
			}
		case gap < 0 || gap > 1 || g.cell.Col > h.cell.Col:
		case h.cell.Col < g.cell.Right():
			if covers == nil || g.cell.Row > covers.cell.Row {
				covers = g
			}
		case g.cell.Cols() == 1:
			if begins == nil || g.cell.Row > begins.cell.Row || g.cell.Row == begins.cell.Row && g.cell.Col > begins.cell.Col {
				begins = g
			}
		}
	}
	if best := cmp.Or(covers, left, begins); best != nil {
		return best.node
	}
	return nil
}

// groupBeside returns the group whose label stands beside a row's label or begins above it.
func groupBeside(h hit, groups []hit) *form.Node {
	var best *form.Node
	for _, g := range groups {
		if g.cell.Row <= h.cell.Row && g.cell != h.cell {
			best = g.node
		}
	}
	return best
}

// bands divides the header labels seen in a grid into those that stand together. rows are the row labels seen.
func (a *axis) bands(seen, rows []hit) []band {
	hits := a.resolve(seen[:min(len(seen), maxHits)], groupAbove)
	slices.SortStableFunc(hits, func(x, y hit) int { return cmp.Compare(x.cell.Row, y.cell.Row) })
	var clusters [][]hit
	for len(hits) > 0 {
		n := together(hits)
		clusters = append(clusters, hits[:n])
		hits = hits[n:]
	}
	var bands []band
	for _, c := range clusters {
		c = level(c)
		slices.SortStableFunc(c, func(x, y hit) int { return cmp.Compare(x.cell.Col, y.cell.Col) })
		bands = append(bands, a.split(c, rows)...)
	}
	return a.strong(bands[:min(len(bands), maxBands)])
}

// maxHits is how many labels of one edge are looked at in a grid.
const maxHits = 1 << 10

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

// level drops the labels that stand below the line on which most of a header's labels end: they are another table's.
func level(hits []hit) []hit {
	count, line := map[int]int{}, 0
	for _, h := range hits {
		b := h.cell.Bottom()
		if count[b]++; count[b] > count[line] || count[b] == count[line] && b > line {
			line = b
		}
	}
	if count[line] < 2 {
		return hits
	}
	return slices.DeleteFunc(hits, func(h hit) bool { return h.cell.Row >= line })
}

// split cuts a header into tables side by side: where most of its labels stand twice, and where row labels stand between two of which the
// one is the other again. Else a few doubled labels stay for a finding.
func (a *axis) split(hits, rows []hit) []band {
	first := map[int]bool{}
	again, cut, repeated := -1, -1, 0
	for i, h := range hits {
		if first[h.mark] {
			repeated++
			if again < 0 {
				again = i
			}
		}
		first[h.mark] = true
		if i > 0 && cut < 0 && len(hits) <= maxSplit && between(hits[i-1], h, rows) && sharesMark(hits[:i], hits[i:]) {
			cut = i
		}
	}
	switch {
	case repeated == 0:
		return []band{makeBand(hits, 0)}
	case cut > 0:
		again = cut
	case repeated*2 < len(first):
		return []band{makeBand(hits, 0)}
	}
	left := makeBand(hits[:again], 0)
	rest := a.split(hits[again:], rows)
	rest[0].leftLimit = left.right
	return append([]band{left}, rest...)
}

// maxSplit is how many labels a row may have that is looked at for tables side by side: more is no header.
const maxSplit = 100

// between reports whether row labels stand below the gap between two labels of a header.
func between(left, right hit, rows []hit) bool {
	return slices.ContainsFunc(rows, func(r hit) bool {
		return r.mark >= 0 && left.cell.Right() <= r.cell.Col && r.cell.Right() <= right.cell.Col && r.cell.Row >= min(left.cell.Bottom(), right.cell.Bottom())
	})
}

func sharesMark(some, others []hit) bool {
	return slices.ContainsFunc(some, func(h hit) bool {
		return slices.ContainsFunc(others, func(o hit) bool { return o.mark == h.mark })
	})
}

func makeBand(hits []hit, leftLimit int) band {
	b := band{hits: hits, top: endless, left: endless, leftLimit: leftLimit, nextTop: endless}
	for _, h := range hits {
		b.top, b.bottom = min(b.top, h.cell.Row), max(b.bottom, h.cell.Bottom())
		b.left, b.right = min(b.left, h.cell.Col), max(b.right, h.cell.Right())
	}
	return b
}

// strong drops the bands with too few of the labels, unless none has more, and tells each where the next begins.
func (a *axis) strong(bands []band) []band {
	if slices.ContainsFunc(bands, func(b band) bool { return len(b.hits) >= a.least }) {
		bands = slices.DeleteFunc(bands, func(b band) bool { return len(b.hits) < a.least })
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
			if v := form.ParseValue(c.Text, c.Kind, "", ""); v.State == form.Number || v.State == form.Stroke {
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
