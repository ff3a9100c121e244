package form

import (
	"regexp"
	"sort"
	"strings"

	"github.com/shopspring/decimal"
)

// A Relation is a rule of the form that ties figures together (勾稽关系), as the form states it.
type Relation struct {
	ID     string
	Says   string // in the form's words
	Basis  string // where the form says so
	Sum    string // what the right side is called when it has many terms
	Mend   string // what to do when it is broken
	Each   string // what it holds for: 每一列 of a table, 每一行 of a table
	Holds  map[string]int64
	Breaks map[string]int64 // the example that breaks it: figures by row or column id, the others 0

	call  map[string]string
	lines []*Equation
}

// Equations returns the instances of the relation.
func (r *Relation) Equations() []*Equation { return r.lines }

// An Equation is one instance of a relation: one column, one row.
type Equation struct {
	Relation    *Relation
	Line        string // the label of the column or row it is for; empty for one of its own
	Left, Right []Term
}

// A Term is a signed figure of an equation.
type Term struct {
	Cell     *Cell
	Negative bool   // subtracted
	Key      string // the row or column id as the relation writes it, a group's for its rows: denied.secret
	Call     string // what the relation calls it: 第一项, or the label
}

// Sum returns the terms' sum under the figures that value returns.
func Sum(terms []Term, value func(*Cell) decimal.Decimal) decimal.Decimal {
	sum := decimal.Zero
	for _, t := range terms {
		if v := value(t.Cell); t.Negative {
			sum = sum.Sub(v)
		} else {
			sum = sum.Add(v)
		}
	}
	return sum
}

// Total returns the cell that the equation defines as a sum, nil when it defines none (R01).
func (e *Equation) Total() *Cell {
	if len(e.Left) == 1 && !e.Left[0].Negative {
		return e.Left[0].Cell
	}
	return nil
}

// Totals returns the cells that must be formulas, with the equations that they follow. Where two define one cell, the first counts. One
// that would lead back to its own cell is left out, and the cell to the clerk: a workbook with a circle calculates nothing.
func (f *Form) Totals() map[*Cell]*Equation { return f.totals }

func (f *Form) findTotals() {
	f.totals = map[*Cell]*Equation{}
	taken := map[*Cell]bool{}
	for _, e := range f.Equations {
		c := e.Total()
		if c == nil || taken[c] {
			continue
		}
		if taken[c] = true; !f.leads(e, c, map[*Cell]bool{}) {
			f.totals[c] = e
		}
	}
}

// leads reports whether an equation's right side builds, through totals, on a cell.
func (f *Form) leads(e *Equation, to *Cell, seen map[*Cell]bool) bool {
	for _, t := range e.Right {
		if t.Cell == to {
			return true
		}
		if next := f.totals[t.Cell]; next != nil && !seen[t.Cell] {
			seen[t.Cell] = true
			if f.leads(next, to, seen) {
				return true
			}
		}
	}
	return false
}

var (
	relationShape = regexp.MustCompile(`^R\d\d$`)
	eachShape     = regexp.MustCompile(`^(column|row) of ([a-z][a-z0-9_]*)$`)
	termShape     = regexp.MustCompile(`^([+-])?\s*([a-z][a-z0-9_.]*)`)
)

func (b *builder) relation(at string, s *specRelation) {
	r := &Relation{ID: s.ID, Says: s.Says, Basis: s.Basis, Sum: s.Sum, Mend: s.Mend, Holds: s.Holds, Breaks: s.Breaks, call: s.Call}
	if !relationShape.MatchString(s.ID) {
		b.refuse(at+".id", "勾稽关系的 id“%s”应为 R 加两位数字", s.ID)
	}
	for _, other := range b.form.Relations {
		if other.ID == s.ID {
			b.refuse(at+".id", "勾稽关系 %s 重复", s.ID)
		}
	}
	if s.Says == "" || s.Basis == "" || s.Mend == "" {
		b.refuse(at, "勾稽关系 %s 要写明 says（内容）、basis（依据）和 mend（怎样改）", s.ID)
	}
	left, right, ok := strings.Cut(s.Equation, "=")
	if !ok || strings.Contains(right, "=") {
		b.refuse(at+".equation", "等式“%s”要有且只有一个等号", s.Equation)
		return
	}
	var lines []*Equation
	switch m := eachShape.FindStringSubmatch(s.Each); {
	case s.Each == "":
		lines = []*Equation{{}}
		lines[0].Left, lines[0].Right = b.terms(at, r, left, b.form.Cells, wholeID), b.terms(at, r, right, b.form.Cells, wholeID)
	case m == nil:
		b.refuse(at+".each", "each“%s”应为 column of 表 或 row of 表", s.Each)
	default:
		lines = b.lines(at, r, m[1], m[2], left, right)
	}
	r.lines = lines
	for _, e := range lines {
		e.Relation = r
	}
	b.form.Relations = append(b.form.Relations, r)
	b.form.Equations = append(b.form.Equations, lines...)
	b.example(at+".holds", r, s.Holds, true)
	b.example(at+".breaks", r, s.Breaks, false)
}

func wholeID(c *Cell) (string, string) { return c.ID, c.Label() }

// lines expands a relation over the columns or the rows of a table.
func (b *builder) lines(at string, r *Relation, axis, table, left, right string) []*Equation {
	var t *Table
	for _, candidate := range b.form.Tables {
		if candidate.ID == table {
			t = candidate
		}
	}
	if t == nil {
		b.refuse(at+".each", "没有 id 为“%s”的表", table)
		return nil
	}
	along, term := t.columns, func(c *Cell) (string, string) { return c.Row.ID, c.Row.Label }
	r.Each = "“" + t.Title() + "”的每一列"
	if axis == "row" {
		along, term = t.rows, func(c *Cell) (string, string) { return c.Column.ID, c.Column.Label }
		r.Each = "“" + t.Title() + "”的每一行"
		if t.Across {
			r.Each = "“" + t.Title() + "”的每一组"
		}
	}
	var lines []*Equation
	for _, leaf := range along {
		var cells []*Cell
		for _, c := range t.Cells {
			if c.Row == leaf || c.Column == leaf {
				cells = append(cells, c)
			}
		}
		lines = append(lines, &Equation{Line: leaf.Label, Left: b.terms(at, r, left, cells, term), Right: b.terms(at, r, right, cells, term)})
	}
	return lines
}

// terms parses one side of an equation over the cells of one line. A group's id stands for all its rows or columns.
func (b *builder) terms(at string, r *Relation, side string, cells []*Cell, term func(*Cell) (id, label string)) []Term {
	var terms []Term
	for rest := strings.TrimSpace(side); rest != "" || terms == nil; {
		m := termShape.FindStringSubmatch(rest)
		if m == nil || terms != nil && m[1] == "" {
			b.refuse(at+".equation", "等式写法有误：“%s”", strings.TrimSpace(side))
			return nil
		}
		found := false
		for _, c := range cells {
			id, label := term(c)
			if id != m[2] && !strings.HasPrefix(id, m[2]+".") {
				continue
			}
			call := r.call[id]
			if call == "" {
				call = label
			}
			terms = append(terms, Term{c, m[1] == "-", id, call})
			found = true
		}
		if !found {
			b.refuse(at+".equation", "等式里的“%s”不是表中的行、列或格", m[2])
			return nil
		}
		rest = strings.TrimSpace(rest[len(m[0]):])
	}
	return terms
}

// example refuses a missing example, one that names no term, or one that does not show what it is for.
func (b *builder) example(at string, r *Relation, figures map[string]int64, holds bool) {
	if b.problem != nil || len(r.lines) == 0 {
		return
	}
	if len(figures) == 0 {
		b.refuse(at, "勾稽关系 %s 缺少成立和不成立的例子（holds、breaks）", r.ID)
		return
	}
	e := r.lines[0]
	known := map[string]bool{}
	for _, t := range append(e.Left[:len(e.Left):len(e.Left)], e.Right...) {
		known[t.Key] = true
	}
	ids := make([]string, 0, len(figures))
	for id := range figures {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		if !known[id] {
			b.refuse(at+"."+id, "例子里的“%s”不在等式里", id)
		}
	}
	if e.Balanced(e.Example(figures)) != holds {
		b.refuse(at, "例子与它要说明的相反：holds 的例子要成立，breaks 的例子要不成立")
	}
}

// Balanced reports whether both sides are equal under the figures that value returns.
func (e *Equation) Balanced(value func(*Cell) decimal.Decimal) bool {
	return Sum(e.Left, value).Equal(Sum(e.Right, value))
}

// Example returns the figures of a relation's example for the equation; terms that it leaves out are 0.
func (e *Equation) Example(figures map[string]int64) func(*Cell) decimal.Decimal {
	values := map[*Cell]decimal.Decimal{}
	for _, side := range [][]Term{e.Left, e.Right} {
		for _, t := range side {
			values[t.Cell] = decimal.NewFromInt(figures[t.Key])
		}
	}
	return func(c *Cell) decimal.Decimal { return values[c] }
}
