package suspect

import (
	"math"
	"slices"

	"nianbao/check/sentences"
	"nianbao/form"
)

// told returns what the report's sentences say for some changes: of the cells that are changed, and of the totals that
// are calculated of those, which texts name more often. That a sentence says what stands there now says nothing: it may
// be copied from the table.
func (f *finder) told(changes []change) float64 {
	if len(f.sayings()) == 0 {
		return 0
	}
	by := map[*form.Cell]int64{}
	for _, c := range changes {
		cell := f.cells[c.cell].of
		by[cell] += c.by
		for _, total := range f.totals(cell) {
			by[total] += c.by
		}
	}
	sum := 0.0
	for cell, d := range by {
		said := f.said[cell]
		n, ok := f.number(cell)
		if ok && d != 0 && slices.Contains(said, n+d) {
			sum += math.Log(oddsSaid)
		}
	}
	return sum
}

// sayings returns the numbers that sentences give for cells, in the smallest unit.
func (s *system) sayings() map[*form.Cell][]int64 {
	if s.said == nil {
		s.said = map[*form.Cell][]int64{}
		for cell, list := range sentences.Named(s.of.Report) {
			for _, n := range list {
				if n = n.Shift(s.scale); n.IsInteger() {
					s.said[cell] = append(s.said[cell], n.IntPart())
				}
			}
		}
	}
	return s.said
}

// totals returns the totals that formulas calculate of a cell, those of totals, too.
func (s *system) totals(c *form.Cell) []*form.Cell {
	if s.above == nil {
		s.above = map[*form.Cell][]*form.Cell{}
		for total, e := range s.calculated() {
			for _, t := range e.Right {
				if !t.Negative {
					s.above[t.Cell] = append(s.above[t.Cell], total)
				}
			}
		}
	}
	var list []*form.Cell
	for open := []*form.Cell{c}; len(open) > 0; open = open[1:] {
		for _, total := range s.above[open[0]] {
			list, open = append(list, total), append(open, total)
		}
	}
	return list
}
