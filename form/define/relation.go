package define

import (
	"regexp"
	"sort"
	"strings"

	"nianbao/form"
)

var (
	relationShape = regexp.MustCompile(`^R\d\d$`)
	eachShape     = regexp.MustCompile(`^(column|row) of ([a-z][a-z0-9_]*)$`)
	termShape     = regexp.MustCompile(`^([+-])?\s*([a-z][a-z0-9_.]*)`)
)

// A relation is one that is being read.
type relation struct {
	*form.Relation
	call map[string]string // what it calls its terms, by their ids
}

func (b *builder) relation(at string, s *specRelation) {
	r := &relation{call: s.Call, Relation: &form.Relation{
		ID: s.ID, Says: s.Says, Basis: s.Basis, Sum: s.Sum, Mend: s.Mend, Holds: s.Holds, Breaks: s.Breaks,
	}}
	if !relationShape.MatchString(s.ID) {
		b.refuse(at+".id", "勾稽关系的 id“%s”应为 R 加两位数字", s.ID)
	}
	for _, other := range b.relations {
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
	var lines []*form.Equation
	switch m := eachShape.FindStringSubmatch(s.Each); {
	case s.Each == "":
		all := b.form.Cells
		lines = []*form.Equation{{Left: b.terms(at, r, left, all, wholeID), Right: b.terms(at, r, right, all, wholeID)}}
	case m == nil:
		b.refuse(at+".each", "each“%s”应为 column of 表 或 row of 表", s.Each)
	default:
		lines = b.lines(at, r, m[1], m[2], left, right)
	}
	r.Equations = lines
	b.relations = append(b.relations, r.Relation)
	b.example(at+".holds", r, s.Holds, true)
	b.example(at+".breaks", r, s.Breaks, false)
}

// A naming returns what a relation calls a cell by, and what a clerk does.
type naming func(*form.Cell) (id, label string)

func wholeID(c *form.Cell) (string, string) { return c.ID, c.Label() }

// lines expands a relation over the columns or the rows of a table.
func (b *builder) lines(at string, r *relation, axis, table, left, right string) []*form.Equation {
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
	along, term := columns, naming(func(c *form.Cell) (string, string) { return c.Row.ID, c.Row.Label })
	r.Each = "“" + t.Title() + "”的每一列"
	if axis == "row" {
		along, term = rows, func(c *form.Cell) (string, string) { return c.Column.ID, c.Column.Label }
		r.Each = "“" + t.Title() + "”的每一行"
		if t.Across {
			r.Each = "“" + t.Title() + "”的每一组"
		}
	}
	var lines []*form.Equation
	for _, leaf := range along {
		var cells []*form.Cell
		for _, c := range t.Cells {
			if c.Row == leaf || c.Column == leaf {
				cells = append(cells, c)
			}
		}
		lines = append(lines, &form.Equation{
			Line: leaf.Label, Left: b.terms(at, r, left, cells, term), Right: b.terms(at, r, right, cells, term),
		})
	}
	return lines
}

// terms parses one side of an equation over the cells of one line. A group's id stands for all its rows or columns.
func (b *builder) terms(at string, r *relation, side string, cells []*form.Cell, term naming) []form.Term {
	var terms []form.Term
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
			if b.count++; b.count > maxTerms {
				b.refuse(at+".equation", "各勾稽关系展开后超过 %d 项，不像年报的格式", maxTerms)
				return nil
			}
			terms = append(terms, form.Term{Cell: c, Negative: m[1] == "-", Key: id, Call: call})
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
func (b *builder) example(at string, r *relation, figures map[string]int64, holds bool) {
	if b.problem != nil || len(r.Equations) == 0 {
		return
	}
	if len(figures) == 0 {
		b.refuse(at, "勾稽关系 %s 缺少成立和不成立的例子（holds、breaks）", r.ID)
		return
	}
	e := r.Equations[0]
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
