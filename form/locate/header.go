package locate

import (
	"cmp"
	"slices"

	"nianbao/grid"
)

// A headerBlock is the part of a header whose labels stand together.
type headerBlock struct {
	hits        []labelHit
	top, bottom int // rows of the labels
	left, right int // columns of the labels
	leftLimit   int // no row label of this block stands left of it
	nextTop     int // the row at which the next header of the same table begins
}

// endless is a row or column behind every other.
const endless = 1 << 30

func newHeaderBlock(hits []labelHit, leftLimit int) headerBlock {
	b := headerBlock{hits: hits, top: endless, left: endless, leftLimit: leftLimit, nextTop: endless}
	for _, h := range hits {
		b.top, b.bottom = min(b.top, h.cell.Row), max(b.bottom, h.cell.Bottom())
		b.left, b.right = min(b.left, h.cell.Col), max(b.right, h.cell.Right())
	}
	return b
}

// gridHeaders are the headers that stand in one grid.
type gridHeaders struct {
	blocks [][]headerBlock // by pairs of axes
	weak   [][]headerBlock // those that have too few labels
	taken  map[*grid.Cell]bool
}

// headers finds the blocks of each header and the cells that they have for labels: a cell is the label of one thing.
// Where a group tells whose label it is, no other header may claim it.
func (l *labelIndex) headers(hits [][]labelHit) gridHeaders {
	n := len(l.axes) / 2
	found := gridHeaders{make([][]headerBlock, n), make([][]headerBlock, n), map[*grid.Cell]bool{}}
	claimed := map[*grid.Cell]bool{}
	var rows []labelHit // of all tables: they tell where one ends and the next begins
	for i := range n {
		rows = append(rows, hits[2*i+1]...)
	}
	for _, shared := range []bool{true, false} {
		for i := range n {
			header := &l.axes[2*i]
			if header.hasShared() != shared || len(hits[2*i]) == 0 {
				continue
			}
			free := slices.DeleteFunc(slices.Clone(hits[2*i]), func(h labelHit) bool { return claimed[h.cell] })
			found.blocks[i], found.weak[i] = header.blocks(free, rows)
			for _, b := range found.blocks[i] {
				for _, h := range b.hits {
					claimed[h.cell] = claimed[h.cell] || shared
					// One label alone may as well be a row's.
					found.taken[h.cell] = found.taken[h.cell] || len(b.hits) >= max(2, header.least)
				}
			}
		}
	}
	return found
}

func (a *axis) hasShared() bool {
	return slices.ContainsFunc(a.entries, func(e axisEntry) bool { return e.shared })
}

// maxHits is how many labels of one edge are looked at in a grid, maxBlocks how many headers of one table: more is no
// form. Both bound the cost of hostile workbooks; the random layouts, with all tables on one sheet, do with 64 and 8.
const (
	maxHits   = 1 << 10
	maxBlocks = 64
)

// blocks divides the header labels of a grid into those that stand together; weak are those blocks that have too few
// labels. rows are the row labels of the grid.
func (a *axis) blocks(all, rows []labelHit) (blocks, weak []headerBlock) {
	hits := dropHeads(a.disambiguate(all[:min(len(all), maxHits)], groupAbove), 2, headsColumns)
	slices.SortStableFunc(hits, func(x, y labelHit) int { return cmp.Compare(x.cell.Row, y.cell.Row) })
	var clusters [][]labelHit
	for len(hits) > 0 {
		n := headerLength(hits)
		clusters = append(clusters, hits[:n])
		hits = hits[n:]
	}
	lowest := lowestRows(rows)
	for _, c := range clusters {
		c = dropBelowBaseline(c)
		slices.SortStableFunc(c, func(x, y labelHit) int { return cmp.Compare(x.cell.Col, y.cell.Col) })
		blocks = append(blocks, a.splitSideBySide(c, lowest)...)
	}
	return a.dropWeak(blocks[:min(len(blocks), maxBlocks)])
}

// headerLength returns how many of the first hits make one header: near each other, none above another.
func headerLength(hits []labelHit) int {
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

// dropBelowBaseline drops the labels that stand below the line on which most of a header's labels end: they are another
// table's.
func dropBelowBaseline(hits []labelHit) []labelHit {
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
	return slices.DeleteFunc(hits, func(h labelHit) bool { return h.cell.Row >= line })
}

// maxSideBySide is how many labels a row may have that is looked at for tables side by side: more is no header. It
// bounds the cost of hostile workbooks; the random layouts do with 20, and the widest header of both editions has 15.
const maxSideBySide = 100

// splitSideBySide cuts a header into tables side by side: where most of its labels stand twice, and where row labels
// stand between two of which the one is the other again. Else a few doubled labels stay for a finding. That half of
// them is most is chosen.
func (a *axis) splitSideBySide(hits []labelHit, rows map[[2]int]int) []headerBlock {
	first := map[int]bool{}
	again, cut, repeated := -1, -1, 0
	for i, h := range hits {
		if first[h.entry] {
			repeated++
			if again < 0 {
				again = i
			}
		}
		first[h.entry] = true
		if i > 0 && cut < 0 && len(hits) <= maxSideBySide &&
			rowsBetween(hits[i-1], h, rows) && sharesEntry(hits[:i], hits[i:]) {
			cut = i
		}
	}
	switch {
	case repeated == 0:
		return []headerBlock{newHeaderBlock(hits, 0)}
	case cut > 0:
		again = cut
	case repeated*2 < len(first):
		return []headerBlock{newHeaderBlock(hits, 0)}
	}
	left := newHeaderBlock(hits[:again], 0)
	rest := a.splitSideBySide(hits[again:], rows)
	rest[0].leftLimit = left.right
	return append([]headerBlock{left}, rest...)
}

// lowestRows returns the lowest row in which a row label stands, by its first column and the first behind it: a grid has
// many labels over few columns.
func lowestRows(rows []labelHit) map[[2]int]int {
	lowest := map[[2]int]int{}
	for _, r := range rows {
		if at := [2]int{r.cell.Col, r.cell.Right()}; r.entry >= 0 {
			lowest[at] = max(lowest[at], r.cell.Row)
		}
	}
	return lowest
}

// rowsBetween reports whether row labels stand below the gap between two labels of a header.
func rowsBetween(left, right labelHit, rows map[[2]int]int) bool {
	below := min(left.cell.Bottom(), right.cell.Bottom())
	for at, row := range rows {
		if left.cell.Right() <= at[0] && at[1] <= right.cell.Col && row >= below {
			return true
		}
	}
	return false
}

func sharesEntry(some, others []labelHit) bool {
	return slices.ContainsFunc(some, func(h labelHit) bool {
		return slices.ContainsFunc(others, func(o labelHit) bool { return o.entry == h.entry })
	})
}

// dropWeak parts the blocks with too few of the labels from the others, unless none has more, and tells each that is kept
// where the next begins.
func (a *axis) dropWeak(blocks []headerBlock) (kept, weak []headerBlock) {
	for _, b := range blocks {
		if len(b.hits) < a.least {
			weak = append(weak, b)
		} else {
			kept = append(kept, b)
		}
	}
	if kept == nil {
		kept, weak = weak, nil
	}
	for i := range kept {
		for _, other := range kept {
			if other.top >= kept[i].bottom {
				kept[i].nextTop = min(kept[i].nextTop, other.top)
			}
		}
	}
	return kept, weak
}
