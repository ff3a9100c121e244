package define

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/regex"
)

var (
	relationShape = regex.New(`^[RY]\d\d$`)
	eachShape     = regex.New(`^(column|row)((?: ?,? [a-z][a-z0-9_.]*)*) of ([a-z][a-z0-9_]*)$`)
)

// A relation is one that is being read.
type relation struct {
	*form.Relation
	call map[string]string // what it calls its terms, by their ids
}

func (b *builder) relation(at string, s *specRelation) {
	r := &relation{call: s.Call, Relation: &form.Relation{
		ID: s.ID, Says: s.Says, Basis: s.Basis, Sum: s.Sum, Mend: s.Mend,
		Tolerance: s.Tolerance.Decimal, Plausible: s.Severity == "warning" || s.Severity == "note", Hint: s.Severity == "note",
		Holds: figures(s.Holds), Breaks: figures(s.Breaks),
	}}
	if !relationShape.MatchString(s.ID) {
		b.refuse(at+".id", "勾稽关系的 id“%s”应为 R 或 Y 加两位数字", s.ID)
	}
	for _, other := range b.relations {
		if other.ID == s.ID {
			b.refuse(at+".id", "勾稽关系 %s 重复", s.ID)
		}
	}
	if s.Says == "" || s.Basis == "" || s.Mend == "" {
		b.refuse(at, "勾稽关系 %s 要写明 says（内容）、basis（依据）和 mend（怎样改）", s.ID)
	}
	w, ok := b.wording(at, s)
	if !ok {
		return
	}
	if r.Operator = w.operator; s.Round != nil {
		r.Places = int32(*s.Round)
	}
	b.limits(at, s, r)
	switch m := eachShape.FindStringSubmatch(s.Each); {
	case s.Each == "":
		r.Equations = []*form.Equation{b.equation(at, r, w, b.form.Cells, wholeID)}
	case m == nil:
		b.refuse(at+".each", "each“%s”应为 column of 表、row of 表，或 column 列, 列 of 表", s.Each)
	default:
		r.Equations = b.lines(at, r, m[1], m[3], listed(m[2]), w)
	}
	if len(r.Equations) > 0 && r.Equations[0].When != nil {
		r.When = r.Equations[0].When.Words()
	}
	b.relations = append(b.relations, r.Relation)
	b.sides(at, r)
	b.example(at+".holds", r, r.Holds, true)
	b.example(at+".breaks", r, r.Breaks, false)
}

// limits refuses a tolerance, or a severity, that says nothing.
func (b *builder) limits(at string, s *specRelation, r *relation) {
	switch {
	case s.Tolerance.IsNegative():
		b.refuse(at+".tolerance", "允许相差 tolerance 不能是负数")
	case !s.Tolerance.IsZero() && r.Operator != form.Equal:
		b.refuse(at+".tolerance", "允许相差 tolerance 只能用于等式，“%s”不是等式", s.Equation)
	}
	if !slices.Contains([]string{"", "error", "warning", "note"}, s.Severity) {
		b.refuse(at+".severity", "severity“%s”应为 error（错误，可以不写）、warning（警告）或 note（提示）", s.Severity)
	}
}

func figures(spec map[string]specNumber) map[string]decimal.Decimal {
	list := map[string]decimal.Decimal{}
	for id, n := range spec {
		list[id] = n.Decimal
	}
	return list
}

// some returns those of a table's rows or columns that a relation lists; all where it lists none.
func (b *builder) some(at string, r *relation, leaves []*form.Leaf, ids []string) []*form.Leaf {
	if len(ids) == 0 { // lines of words have nothing to be summed
		return slices.DeleteFunc(slices.Clone(leaves), func(l *form.Leaf) bool { return l.IsWords() })
	}
	var list []*form.Leaf
	var labels []string
	for _, id := range ids {
		n := len(list)
		for _, l := range leaves {
			if l.ID == id || strings.HasPrefix(l.ID, id+".") {
				if list = append(list, l); l.Open == nil {
					labels = append(labels, form.Quote(l.Label))
				} else if !slices.Contains(labels, form.RowsName) {
					labels = append(labels, form.RowsName)
				}
				if l.IsWords() {
					b.refuse(at+".each", "each 里的“%s”填的是文字，不能相加、比较", id)
				}
			}
		}
		if len(list) == n && !b.instance {
			b.refuse(at+".each", "each 里的“%s”不是表中的行或列", id)
		}
	}
	r.Each += "：" + strings.Join(labels, "、")
	return list
}

// equation makes an equation over the cells of one line.
func (b *builder) equation(at string, r *relation, w *wording, cells []*form.Cell, term naming) *form.Equation {
	e := &form.Equation{
		Relation: r.Relation,

		Left:  b.terms(at+".equation", r, w.left, cells, term),
		Right: b.terms(at+".equation", r, w.right, cells, term),
	}
	isOpen := func(t form.Term) bool { return t.Cell.Row.Open != nil && t.Key != t.Cell.Column.ID }
	switch {
	case slices.ContainsFunc(e.Left, isOpen):
		b.refuse(at+".equation", "open 的各行 %s 要写在等式的右边：total = %[1]s", form.RowsID)
	case slices.ContainsFunc(e.Right, isOpen):
		r.Sum = cmp.Or(r.Sum, "各行之和")
	}
	if w.by != "" {
		e.By = b.terms(at+".equation", r, w.by, cells, term)
		b.ratioCells(at, r, e)
	}
	if w.when != nil {
		e.When = &form.Condition{
			Operator: w.when.operator, Number: w.when.number, Left: b.terms(at+".when", r, w.when.left, cells, term),
		}
		if w.when.right != "" {
			e.When.Right = b.terms(at+".when", r, w.when.right, cells, term)
		}
	}
	return e
}

// ratioCells refuses a ratio of several cells, and one with decimals where the form allows none.
func (b *builder) ratioCells(at string, r *relation, e *form.Equation) {
	switch {
	case b.problem != nil:
	case len(e.Left) != 1 || e.Left[0].Negative:
		b.refuse(at+".equation", "比率的左边只能是一格")
	case r.Places > 0 && !e.Left[0].Cell.Decimal():
		b.refuse(at, "比率 %s 保留小数，%s要写 decimal: true", e.Left[0].Key, e.Left[0].Cell.Label())
	}
}

func listed(ids string) []string {
	return strings.FieldsFunc(ids, func(r rune) bool { return r == ',' || r == ' ' })
}

// lines expands a relation over the columns or the rows of a table, or over some of them alone, groups by their ids.
func (b *builder) lines(at string, r *relation, axis, table string, some []string, w *wording) []*form.Equation {
	var t *form.Table
	for _, candidate := range b.form.Tables {
		if candidate.ID == table {
			t = candidate
		}
	}
	if t == nil {
		b.refuse(at+".each", "没有 id 为“%s”的表", table)
		return nil
	}
	rows, columns := t.Leaves()
	along, term := columns, naming(func(c *form.Cell) (string, string) { return c.Row.ID, cmp.Or(c.Row.Label, c.Table.Title()) })
	r.Each = "“" + t.Title() + "”的每一列"
	if axis == "row" {
		along, term = rows, func(c *form.Cell) (string, string) { return c.Column.ID, c.Column.Label }
		r.Each = "“" + t.Title() + "”的每一行"
		if t.Across {
			r.Each = "“" + t.Title() + "”的每一组"
		}
	}
	along = b.some(at, r, along, some)
	var lines []*form.Equation
	number := map[*form.Leaf]int{}
	for i, row := range rows {
		number[row] = i
	}
	for _, leaf := range along {
		var cells []*form.Cell
		if axis == "row" {
			cells = t.CellsOf(number[leaf])
		} else {
			cells = slices.DeleteFunc(slices.Clone(t.Cells), func(c *form.Cell) bool { return c.Column != leaf })
		}
		e := b.equation(at, r, w, cells, term)
		e.Line = cmp.Or(leaf.Title(), t.Title())
		lines = append(lines, e)
	}
	return lines
}

// example refuses a missing example, one that names no term, or one that does not show what it is for.
func (b *builder) example(at string, r *relation, figures map[string]decimal.Decimal, holds bool) {
	if b.problem != nil || len(r.Equations) == 0 || b.instance {
		return
	}
	if len(figures) == 0 {
		b.refuse(at, "勾稽关系 %s 缺少成立和不成立的例子（holds、breaks）", r.ID)
		return
	}
	e := r.Equations[0]
	known := map[string]bool{}
	for _, t := range slices.Concat(e.Left, e.Parts(), e.When.Terms()) {
		known[t.Key] = true
	}
	for _, id := range slices.Sorted(maps.Keys(figures)) {
		if !known[id] {
			b.refuse(at+"."+id, "例子里的“%s”不在等式里", id)
		}
	}
	value := e.Example(figures)
	if !e.Applies(value) {
		b.refuse(at, "例子不满足条件 when，说明不了等式成立还是不成立")
	}
	if e.Balanced(value) != holds {
		b.refuse(at, "例子与它要说明的相反：holds 的例子要成立，breaks 的例子要不成立")
	}
}
