package formula

// circles are the groups of cells that need each other, as far as they were looked for (Tarjan's strongly connected
// components).
type circles struct {
	groups map[Cell]int // 0 is no circle
	count  int
}

// Circle returns the circle of formulas that a cell stands in, nil for none: the cell, one that its formula names, one
// that that one names, and so on back to the cell; no longer than needed. Cells count that a formula names whether it
// uses them or not, those that it chooses by calculation do not. The error is *Undecided for a workbook too large to
// search.
func (w *Workbook) Circle(c Cell) ([]Cell, error) {
	if at := w.At(c); at == nil || at.Formula == "" {
		return nil, nil
	}
	if _, known := w.circles.groups[c]; !known {
		if err := w.group(c); err != nil {
			return nil, err
		}
	}
	if w.circles.groups[c] == 0 {
		return nil, nil
	}
	return w.shortest(c)
}

// A grouper finds the circles among the cells that it is led over.
type grouper struct {
	w       *Workbook
	index   map[Cell]int // in the order of coming in
	low     map[Cell]int // the lowest index that is known to be in one circle with a cell
	waiting []Cell       // cells whose circle is not known yet
	path    []Cell
	itself  map[Cell]bool // names itself
}

func (w *Workbook) group(c Cell) error {
	if w.circles.groups == nil {
		w.circles.groups = map[Cell]int{}
	}
	return w.walkDependencies(c, &grouper{w: w, index: map[Cell]int{}, low: map[Cell]int{}, itself: map[Cell]bool{}})
}

func (g *grouper) enter(c Cell) ([]area, error) {
	g.index[c] = len(g.index)
	g.low[c] = g.index[c]
	g.waiting = append(g.waiting, c)
	g.path = append(g.path, c)
	return g.w.needs(c)
}

func (g *grouper) edge(to Cell) (bool, error) {
	if _, known := g.w.circles.groups[to]; known {
		return false, nil
	}
	from := g.path[len(g.path)-1]
	if to == from {
		g.itself[from] = true
	}
	index, entered := g.index[to]
	if entered {
		g.low[from] = min(g.low[from], index)
	}
	return !entered, nil
}

func (g *grouper) leave(c Cell) error {
	g.path = g.path[:len(g.path)-1]
	if n := len(g.path); n > 0 {
		g.low[g.path[n-1]] = min(g.low[g.path[n-1]], g.low[c])
	}
	if g.low[c] < g.index[c] {
		return nil
	}
	group := 0
	if last := g.waiting[len(g.waiting)-1]; last != c || g.itself[c] {
		g.w.circles.count++
		group = g.w.circles.count
	}
	for done := false; !done; {
		last := g.waiting[len(g.waiting)-1]
		g.waiting = g.waiting[:len(g.waiting)-1]
		g.w.circles.groups[last] = group
		done = last == c
	}
	return nil
}

// shortest returns the shortest circle through a cell that is known to stand in one.
func (w *Workbook) shortest(c Cell) ([]Cell, error) {
	group := w.circles.groups[c]
	before := map[Cell]Cell{}
	for queue := []Cell{c}; len(queue) > 0; queue = queue[1:] {
		areas, err := w.needs(queue[0])
		if err != nil {
			return nil, err
		}
		rest := cursor{areas: areas}
		for to, ok := rest.next(w); ok; to, ok = rest.next(w) {
			if to == c {
				return path(before, c, queue[0]), nil
			}
			if _, seen := before[to]; !seen && w.circles.groups[to] == group {
				before[to] = queue[0]
				queue = append(queue, to)
			}
		}
	}
	return nil, undecided(tooMuch)
}

// path returns the way to a cell that was found from another.
func path(before map[Cell]Cell, from, to Cell) []Cell {
	var back []Cell
	for at := to; at != from; at = before[at] {
		back = append(back, at)
	}
	cells := []Cell{from}
	for i := len(back) - 1; i >= 0; i-- {
		cells = append(cells, back[i])
	}
	return cells
}
