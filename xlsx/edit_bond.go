package xlsx

import (
	"errors"
	"fmt"
	"strings"

	"nianbao/grid"
)

// Bonds are the formulas of a sheet that more than one cell depends on.
type bonds struct {
	arrays []area             // array formulas over several cells
	tables []area             // what-if tables
	groups map[string][]place // the cells of each shared formula
}

// survey reads the sheet once for what holds cells together, and refuses one in which the place of a cell is anybody's guess.
func (s *editedSheet) survey() error {
	r := &sheetReader{scanner: newScanner([]byte(s.doc.root.source)), grid: &grid.Grid{Name: s.name}, row: -1}
	r.root()
	seen := make(map[int]bool)
	data := 0
	for el := range r.children {
		switch el.Name() {
		case "sheetData":
			if data++; data > 1 {
				r.fail(errors.New("two lists of rows"))
			}
			for el := range r.children {
				if el.Name() == "row" {
					s.surveyRow(r, el, seen)
				}
			}
		case "mergeCells":
			r.readMerges()
		}
	}
	s.merges = disjoint(r.merges)
	if d := s.doc.root.child("sheetData"); (d == nil) != (data == 0) || d != nil && strings.Contains(d.source, "AlternateContent") {
		r.fail(errors.New("alternative content among the cells"))
	}
	return r.err
}

func (s *editedSheet) surveyRow(r *sheetReader, row element, seen map[int]bool) {
	r.enterRow(rowOf(attr(row, "r")), false)
	if seen[r.row] {
		r.fail(fmt.Errorf("row %d twice", r.row+1))
	}
	seen[r.row] = true
	for el := range r.children {
		if el.Name() != "c" {
			continue
		}
		var at place
		at.row, at.col = r.place(placeOf(attr(el, "r")))
		if at.row != r.row {
			r.fail(fmt.Errorf("%v in row %d", at, r.row+1))
		}
		for el := range r.children {
			if el.Name() == "f" {
				s.bonds.add(at, el)
			}
		}
	}
}

func (b *bonds) add(at place, f element) {
	switch attr(f, "t") {
	case "shared":
		if b.groups == nil {
			b.groups = make(map[string][]place)
		}
		group := attr(f, "si")
		b.groups[group] = append(b.groups[group], at)
	case "array":
		if a, ok := parseArea(attr(f, "ref")); ok && !a.single() {
			b.arrays = append(b.arrays, a)
		}
	case "dataTable":
		if a, ok := parseArea(attr(f, "ref")); ok {
			b.tables = append(b.tables, a)
		}
	}
}

// over returns why a cell cannot be changed alone, 0 where it can.
func (b *bonds) over(p place) EditErrorKind {
	for _, a := range b.arrays {
		if a.holds(p.row, p.col) {
			return InArray
		}
	}
	for _, a := range b.tables {
		if a.holds(p.row, p.col) {
			return InDataTable
		}
	}
	return 0
}

// release frees a cell that is to be changed from the formula that it shares with others: where the group's formula is written in it, each
// of the others gets its own. The error is an *EditError or an *Error.
func (s *editedSheet) release(p place) error {
	if kind := s.bonds.over(p); kind != 0 {
		return &EditError{kind, s.name, p.row, p.col}
	}
	c := s.find(p)
	if c == nil {
		return nil
	}
	f := c.child("f")
	if f == nil || f.attr("t") != "shared" || f.text() == "" {
		return nil
	}
	group := f.attr("si")
	members := s.bonds.groups[group]
	delete(s.bonds.groups, group)
	if len(members) < 2 {
		return nil
	}
	written, err := s.formulas()
	if err != nil {
		return err
	}
	for _, m := range members {
		s.writeOut(m, group, written[m])
	}
	return nil
}

// formulas returns the formulas of the sheet as it was before it was edited, shared ones as each of their cells has them.
func (s *editedSheet) formulas() (map[place]string, error) {
	data, _ := s.editor.pack.Part(s.doc.part)
	g := &grid.Grid{Name: s.name}
	if err := s.editor.book.readSheet(g, s.doc.part, data); err != nil {
		return nil, err
	}
	written := make(map[place]string)
	for _, cells := range [][]grid.Cell{g.Cells, g.Under} {
		for i := range cells {
			if f := cells[i].Formula; f != "" {
				written[place{cells[i].Row, cells[i].Col}] = f
			}
		}
	}
	return written, nil
}

// writeOut gives a cell of a group its own formula.
func (s *editedSheet) writeOut(p place, group, formula string) {
	c := s.find(p)
	if c == nil || formula == "" {
		return
	}
	for f := range c.all("f") {
		if f.attr("t") != "shared" || f.attr("si") != group {
			continue
		}
		for _, name := range []string{"t", "ref", "si"} {
			f.unset(name)
		}
		f.touch()
		f.kids = []*node{{source: cellText(formula)}}
	}
}
