package form

import (
	"slices"
	"strconv"
)

// An open table has as many rows as there are: a report lists its items, each with a key, above the rows that the form
// prescribes. A form with open tables is a form for each number of rows: what is read of a filing has as many as stand
// there, r1, r2, …, and behind them those that the workbook keeps for further ones, b1, b2, …, which hold nothing and
// are printed nowhere. So the check, the audit of formulas and all that draws a report go through rows as they do
// through any others. The ids count the rows and do not spell their keys: a key may be any words, may be missing, and
// may stand twice.
//
// Forms that differ in their open rows alone are one form: they have the same Base.

// An Open says what the keys of an open table's rows are.
type Open struct {
	ID, Name, Label string
	Aliases         []string
	Blank           int // so many rows has the blank workbook
}

// OpenRows are the rows of an open table: the items' keys, and how many rows behind them hold nothing.
type OpenRows struct {
	Keys  []string
	Spare int
}

// RowsID is the group of an open table's rows in ids: procurement.rows.r1.amount. RowsName is the list of them in
// templates: {{range 采购.各行}}.
const (
	RowsID   = "rows"
	RowsName = "各行"
)

// Nodes returns an open table's rows.
func (o *Open) Nodes(rows OpenRows) []*Node {
	var nodes []*Node
	for i, key := range rows.Keys {
		n := strconv.Itoa(i + 1)
		nodes = append(nodes, &Node{ID: RowsID + ".r" + n, Name: "第" + n + "行", Label: key, Open: o})
	}
	for i := range rows.Spare {
		n := strconv.Itoa(i + 1)
		nodes = append(nodes, &Node{ID: RowsID + ".b" + n, Name: "空" + n + "行", Open: o, Spare: true})
	}
	return nodes
}

// KeyID returns the id of an open row's key: procurement.rows.r1.project.
func (t *Table) KeyID(row *Leaf) string { return t.ID + "." + row.ID + "." + t.Open.ID }

// HasOpen reports whether the form has open tables.
func (f *Form) HasOpen() bool {
	return slices.ContainsFunc(f.Tables, func(t *Table) bool { return t.Open != nil })
}

// Base returns the form as it is defined, with the blank workbook's rows in its open tables.
func (f *Form) Base() *Form {
	if f.base != nil {
		return f.base
	}
	return f
}

// Instantiable gives a form with open tables what makes the same form with other rows of it, by tables' ids.
func (f *Form) Instantiable(with func(rows map[string]OpenRows) *Form) { f.instantiate = with }

// WithRows returns the form with other rows in its open tables, by their ids; those that are left out have none.
func (f *Form) WithRows(rows map[string]OpenRows) *Form {
	base := f.Base()
	of := base.instantiate(rows)
	of.base, of.instantiate = base, nil
	return of
}

// WithOneRow returns the form with one item in each of its open tables: what every report on it may have.
func (f *Form) WithOneRow() *Form {
	if !f.HasOpen() {
		return f
	}
	rows := map[string]OpenRows{}
	for _, t := range f.Tables {
		if t.Open != nil {
			rows[t.ID] = OpenRows{Keys: []string{""}}
		}
	}
	return f.WithRows(rows)
}

// known returns the form's cell with the id of another form's, nil for none.
func (f *Form) known(c *Cell) *Cell {
	if c.Of != nil {
		return f.outside[c.ID]
	}
	return f.byID[c.ID]
}

// Items returns the rows of an open table that hold something.
func (t *Table) Items() []*Leaf {
	var items []*Leaf
	for _, row := range t.rows {
		if row.Open != nil && !row.Spare {
			items = append(items, row)
		}
	}
	return items
}

// CellsOf returns the cells of a table's row, by its number.
func (t *Table) CellsOf(row int) []*Cell {
	n := len(t.columns)
	return t.Cells[row*n : (row+1)*n]
}

// SameRows reports whether two forms are one and have the same rows in their open tables, by ids and keys.
func SameRows(a, b *Form) bool {
	if a == b {
		return true
	}
	if a.Base() != b.Base() || len(a.Cells) != len(b.Cells) {
		return false
	}
	key := func(row *Leaf) string { return Value{State: Words, Words: row.Label}.Normalized() }
	for i, t := range a.Tables {
		if !slices.EqualFunc(t.Items(), b.Tables[i].Items(), func(x, y *Leaf) bool { return key(x) == key(y) }) {
			return false
		}
	}
	return true
}

// Title returns how a row or column is called to a clerk: its label, of an open row without a key what it lacks.
func (l *Leaf) Title() string {
	switch {
	case l.Spare:
		return l.Name
	case l.Open != nil && l.Label == "":
		return l.Name + "（没有写" + l.Open.Label + "）"
	}
	return l.Label
}

// leastSpare is how many rows for further items a workbook keeps at least in an open table.
const leastSpare = 3

// ForStaff returns the report with rows for further items in its open tables: as many as the blank workbook has, and
// some where there are more items.
func (r *Report) ForStaff() *Report {
	if !r.Form.HasOpen() {
		return r
	}
	rows := map[string]OpenRows{}
	for _, t := range r.Form.Tables {
		if t.Open == nil {
			continue
		}
		of := OpenRows{}
		for _, row := range t.Items() {
			of.Keys = append(of.Keys, row.Label)
		}
		of.Spare = max(leastSpare, t.Open.Blank-len(of.Keys))
		rows[t.ID] = of
	}
	return r.On(r.Form.WithRows(rows))
}
