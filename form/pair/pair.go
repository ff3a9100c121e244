// Package pair tells which figures of two reports of one agency are the same: by the ids of their cells, whatever
// edition each is on, in open tables by the keys of their rows. An id has one meaning in all editions of a form; what
// another edition counts otherwise has another id there, and no figure beside it.
package pair

import (
	"strings"

	"nianbao/form"
)

// A Pair is a figure of a report beside that of another one. One edition may have in one cell what the other has in
// several, and a group of rows is one more: the figure is their sum. Where one of them is empty that report's form has
// not the figure.
type Pair struct{ Own, Last []*form.Cell }

// Both returns the two cells of a pair of single cells, false for any other.
func (p Pair) Both() (own, last *form.Cell, ok bool) {
	if len(p.Own) != 1 || len(p.Last) != 1 {
		return nil, nil, false
	}
	return p.Own[0], p.Last[0], true
}

// Of returns the figures of two reports in the order of the own form, behind each table what of it only last has. Cells
// of words are none, nor are spare rows and rows whose keys stand there twice.
func Of(own, last *form.Report) []Pair {
	m := matcher{own: index(own.Form), last: index(last.Form), taken: map[*form.Cell]bool{}}
	var list []Pair
	for _, t := range own.Form.Tables {
		for _, c := range t.Cells {
			list = append(list, m.with(c)...)
		}
		for _, u := range last.Form.Tables {
			if u.ID == t.ID {
				list = append(list, m.left(u)...)
			}
		}
	}
	for _, u := range last.Form.Tables {
		list = append(list, m.left(u)...)
	}
	return list
}

// A matcher finds cells of the other form.
type matcher struct {
	own, last cells
	taken     map[*form.Cell]bool // of both forms, those that stand in a pair of two
}

// cells are a form's figures by what they are.
type cells struct {
	byKey  map[string]*form.Cell
	parts  map[string][]*form.Cell // by the table, the rows' groups and the column
	double map[string]bool
}

func index(f *form.Form) cells {
	x := cells{map[string]*form.Cell{}, map[string][]*form.Cell{}, map[string]bool{}}
	for _, c := range f.Cells {
		if c.IsWords() || c.Row.Spare {
			continue
		}
		key := keyOf(c)
		x.double[key] = x.byKey[key] != nil
		x.byKey[key] = c
		for group := c.Row.ID; c.Row.Open == nil; {
			i := strings.LastIndexByte(group, '.')
			if i < 0 {
				break
			}
			group = group[:i]
			of := c.Table.ID + "." + group + "." + c.Column.ID
			x.parts[of] = append(x.parts[of], c)
		}
	}
	return x
}

// keyOf returns what two cells have in common that are the same figure: the id, of an open table's row its key.
func keyOf(c *form.Cell) string {
	if c.Row.Open != nil {
		return c.Table.ID + "\x00" + form.Key(c.Row.Label) + "\x00" + c.Column.ID
	}
	return c.ID
}

// with returns an own cell's pairs: before the first cell of a group that of the group, as far as last's form has it, be
// it in one cell.
func (m *matcher) with(c *form.Cell) []Pair {
	key := keyOf(c)
	if m.own.byKey[key] == nil || m.own.double[key] || m.last.double[key] {
		return nil
	}
	list := m.groups(c)
	if l := m.last.byKey[key]; l != nil {
		m.taken[l] = true
		return append(list, Pair{[]*form.Cell{c}, []*form.Cell{l}})
	}
	parts := m.last.parts[key]
	for _, l := range parts {
		m.taken[l] = true
	}
	return append(list, Pair{[]*form.Cell{c}, parts})
}

// groups returns the pairs of the groups that begin with a cell, the outermost first.
func (m *matcher) groups(c *form.Cell) []Pair {
	var list []Pair
	for i, r := range c.Row.ID {
		of := c.Table.ID + "." + c.Row.ID[:i] + "." + c.Column.ID
		own := m.own.parts[of]
		if r != '.' || len(own) == 0 || own[0] != c {
			continue
		}
		last := m.last.parts[of]
		if l := m.last.byKey[of]; l != nil {
			m.taken[l] = true
			last = []*form.Cell{l}
		}
		if len(last) > 0 {
			list = append(list, Pair{own, last})
		}
	}
	return list
}

// left returns the figures of last's table that the own form has not.
func (m *matcher) left(t *form.Table) []Pair {
	var list []Pair
	for _, c := range t.Cells {
		if key := keyOf(c); m.last.byKey[key] == c && !m.last.double[key] && !m.own.double[key] && !m.taken[c] {
			m.taken[c] = true
			list = append(list, Pair{Last: []*form.Cell{c}})
		}
	}
	return list
}
