package docx

import (
	"slices"

	"nianbao/action"
)

// A tableShape is a table between whose rows or cells actions stand.
type tableShape struct {
	prefix  string
	rows    map[*element]*rowShape
	cells   map[*element]*cellShape // where merges or columns need care
	widths  []int                   // of the columns of its grid
	regions []region                // of the grid, from left to right
	groups  []group                 // cells that are merged down
	columns bool                    // there are regions
}

// A rowShape is a row of the template.
type rowShape struct {
	loops []int // what repeats it or changes the dot, outermost first: the numbers of the actions
	first int   // the column of the grid at which it begins
	loose bool  // it may lose all its cells
}

// A cellShape is a cell of the template.
type cellShape struct {
	row        *rowShape
	col, span  int
	merge      merge
	group      int  // of merged cells, -1 for none
	repeated   bool // it stands between actions that repeat or leave out cells
	properties string
	prefix     string
	hold       holding
	body       []action.Node
}

// merge is what a cell says of vertical merging.
type merge uint8

const (
	notMerged merge = iota
	beginsMerge
	goesOnMerge
)

// A region is columns that actions repeat or leave out.
type region struct{ from, to int }

// A group is cells of the template that are merged down. Those of the branches of a condition are one group where a cell below continues
// either.
type group struct {
	same   int // the group that this one is part of, itself where it is whole
	loops  []int
	origin *cellShape // the one that shows, nil where actions stand in its place
}

// A shaper goes through a table's rows.
type shaper struct {
	*tableShape
	open   map[int]int // by column, the group that a cell below can continue
	blocks []branching
	loops  []int
	merges bool
}

// A branching is a block that is open between rows.
type branching struct {
	before, first map[int]int // what was open before it, and behind its first branch
	loops         int
}

// shapeOf returns a table's shape, nil where no action stands between its rows or cells.
func shapeOf(tbl *element) *tableShape {
	if !hasActions(tbl) {
		return nil
	}
	s := shaper{tableShape: &tableShape{prefix: tbl.prefix(), rows: map[*element]*rowShape{}, cells: map[*element]*cellShape{}}, open: map[int]int{}}
	s.list(tbl)
	s.join()
	s.columns = len(s.regions) > 0
	if !s.columns && !s.merges {
		s.cells = nil
	}
	if grid := tbl.child("tblGrid"); grid != nil && s.columns {
		s.widths = gridWidths(grid.open)
	}
	return s.tableShape
}

// hasActions reports whether actions stand between a table's rows or a row's cells.
func hasActions(e *element) bool {
	return slices.ContainsFunc(e.children, func(child *element) bool {
		switch child.tag {
		case "tr", "sdt", "sdtContent", "ins", "customXml":
			return hasActions(child)
		}
		return child.mark != nil
	})
}

// list takes the rows below an element.
func (s *shaper) list(e *element) {
	for _, child := range e.children {
		switch {
		case child.mark != nil:
			if child.mark.cell != nil {
				s.lifted(child.mark.cell)
			}
			s.action(child.mark)
		case child.tag == "tr":
			s.row(child)
		case child.tag == "sdt" || child.tag == "sdtContent" || child.tag == "ins" || child.tag == "customXml":
			s.list(child)
		}
	}
}

// lifted takes a row in whose place actions stand: merges that it begins are begun by the rows below it.
func (s *shaper) lifted(tr *element) {
	col := rowStart(tr)
	for _, tc := range descend(tr, "tc") {
		c := cellOf(tc)
		if c.merge == beginsMerge {
			s.open[col] = s.group(nil)
		}
		col += c.span
	}
}

// group adds a group of merged cells that one begins in the row at hand.
func (s *shaper) group(origin *cellShape) int {
	g := len(s.groups)
	s.groups = append(s.groups, group{same: g, loops: slices.Clone(s.loops), origin: origin})
	s.merges = true
	return g
}

// action takes an action between rows.
func (s *shaper) action(mk *mark) {
	switch {
	case mk.Kind.Opens():
		s.blocks = append(s.blocks, branching{before: clone(s.open), loops: len(s.loops)})
		if mk.Kind != action.If {
			s.loops = append(s.loops, mk.number)
		}
	case len(s.blocks) == 0:
	case mk.Kind == action.Else:
		b := &s.blocks[len(s.blocks)-1]
		b.first, s.open = s.merged(b.first, s.open), clone(b.before)
	case mk.Kind == action.End:
		b := s.blocks[len(s.blocks)-1]
		s.blocks = s.blocks[:len(s.blocks)-1]
		s.open, s.loops = s.merged(b.first, s.open), s.loops[:b.loops]
	}
}

// merged returns what is open behind either of two branches; what is open in one column behind both is one group.
func (s *shaper) merged(a, b map[int]int) map[int]int {
	for col, g := range a {
		if other, ok := b[col]; ok {
			s.groups[s.whole(g)].same = s.whole(other)
		} else {
			b[col] = g
		}
	}
	return b
}

// whole returns the group that a group is part of.
func (t *tableShape) whole(g int) int {
	for t.groups[g].same != g {
		g = t.groups[g].same
	}
	return g
}

func clone(m map[int]int) map[int]int {
	c := make(map[int]int, len(m))
	for k, v := range m {
		c[k] = v
	}
	return c
}

// commonStart returns what two lists have in common from their start.
func commonStart(a, b []int) []int {
	for i := range a {
		if i == len(b) || a[i] != b[i] {
			return a[:i]
		}
	}
	return a
}

// join makes one of the regions of different rows that overlap, and of each group that has become part of another.
func (s *shaper) join() {
	slices.SortFunc(s.regions, func(a, b region) int { return a.from - b.from })
	var joined []region
	for _, r := range s.regions {
		if n := len(joined); n > 0 && r.from < joined[n-1].to {
			joined[n-1].to = max(joined[n-1].to, r.to)
		} else if r.to > r.from {
			joined = append(joined, r)
		}
	}
	s.regions = joined
	for g := range s.groups {
		whole := s.whole(g)
		s.groups[whole].loops = commonStart(s.groups[whole].loops, s.groups[g].loops)
	}
	for _, c := range s.cells {
		if c.group >= 0 {
			c.group = s.whole(c.group)
		}
	}
}
