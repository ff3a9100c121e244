package edit

import (
	"nianbao/grid"
	"nianbao/xlsx"
)

// bound returns why a cell cannot be changed alone, 0 where it can.
func (s *editedSheet) bound(p xlsx.Address) ErrorKind {
	for _, a := range s.structure.Arrays {
		if a.Contains(p.Row, p.Col) {
			return InArray
		}
	}
	for _, a := range s.structure.DataTables {
		if a.Contains(p.Row, p.Col) {
			return InDataTable
		}
	}
	return 0
}

// detach frees a cell that is to be changed from the formula that it shares with others: where the group's formula is
// written in it, each of the others gets its own. The error is an *Error or an *xlsx.Error.
func (s *editedSheet) detach(p xlsx.Address) error {
	if kind := s.bound(p); kind != 0 {
		return &Error{kind, s.entry.Name, p.Row, p.Col}
	}
	c := s.find(p)
	if c == nil {
		return nil
	}
	f := c.Child("f")
	if f == nil || f.Attr("t") != "shared" || f.Text() == "" {
		return nil
	}
	group := f.Attr("si")
	members := s.structure.Shared[group]
	delete(s.structure.Shared, group)
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

// formulas returns the formulas of the sheet as it was before it was edited, shared ones as each of their cells has
// them.
func (s *editedSheet) formulas() (map[xlsx.Address]string, error) {
	g, err := s.editor.book.ReadSheet(s.entry)
	if err != nil {
		return nil, err
	}
	written := make(map[xlsx.Address]string)
	for _, cells := range [][]grid.Cell{g.Cells, g.Under} {
		for i := range cells {
			if f := cells[i].Formula; f != "" {
				written[xlsx.Address{Row: cells[i].Row, Col: cells[i].Col}] = f
			}
		}
	}
	return written, nil
}

// writeOut gives a cell of a group its own formula.
func (s *editedSheet) writeOut(p xlsx.Address, group, formula string) {
	c := s.find(p)
	if c == nil || formula == "" {
		return
	}
	for f := range c.All("f") {
		if f.Attr("t") != "shared" || f.Attr("si") != group {
			continue
		}
		for _, name := range []string{"t", "ref", "si"} {
			f.RemoveAttr(name)
		}
		f.SetText(xlsx.Escape(xlsx.Printable(formula)))
	}
}
