package edit

// hair is the width below which a column is none, in twentieths of a point: two millimetres. When somebody drags a
// border and misses the one above by a hair, the program keeps both, and what is one column to the eye is two.
const hair = 113

// finish makes the columns those that one sees, and tells the source map where the cells stand.
func (d *tableGrid) finish(t *sourceMap) {
	d.align()
	if t != nil {
		for i, s := range d.sources {
			t.cells[cellKey{d.number, d.Cells[i].Row, d.Cells[i].Col}] = s
		}
	}
	d.Sort()
}

// align takes the columns out that are none. A column stays when a cell stands in it and in no other that stays.
func (d *tableGrid) align() {
	wide := make([]bool, len(d.widths))
	all := true
	for i, w := range d.widths {
		wide[i] = w >= hair
		all = all && wide[i]
	}
	if all {
		return
	}
	for i := range d.Cells {
		keep(wide, d.Cells[i].Col, d.Cells[i].Right())
	}
	seen := make([]int, len(wide)+1) // how many columns stay before each
	for i, stays := range wide {
		seen[i+1] = seen[i]
		if stays {
			seen[i+1]++
		}
	}
	at := func(col int) int {
		if col < len(seen) {
			return seen[col]
		}
		return seen[len(wide)] + col - len(wide)
	}
	for i := range d.Cells {
		c := &d.Cells[i]
		c.Col, c.ColSpan = at(c.Col), at(c.Right())-at(c.Col)
	}
	for i := range d.Under {
		c := &d.Under[i]
		c.Col, c.ColSpan = at(c.Col), max(1, at(c.Right())-at(c.Col))
	}
}

// keep lets the columns of a cell stay when none of them would.
func keep(wide []bool, from, to int) {
	to = min(to, len(wide))
	for i := from; i < to; i++ {
		if wide[i] {
			return
		}
	}
	for i := from; i < to; i++ {
		wide[i] = true
	}
}
