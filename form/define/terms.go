package define

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/regex"
)

var termShape = regex.New(`^([+-])?\s*([a-z][a-z0-9_.]*)`)

// A naming returns what a relation calls a cell by, and what a clerk does.
type naming func(*form.Cell) (id, label string)

func wholeID(c *form.Cell) (string, string) { return c.ID, c.Label() }

// terms parses one side over the cells of one line. A group's id stands for all its rows or columns; a cell's whole id,
// in a condition, for a cell of any line. What begins with last or another of others is a cell of that report.
func (b *builder) terms(at string, r *relation, side string, cells []*form.Cell, term naming) []form.Term {
	var terms []form.Term
	for rest := strings.TrimSpace(side); rest != "" || terms == nil; {
		m := termShape.FindStringSubmatch(rest)
		if m == nil || terms != nil && m[1] == "" {
			b.refuse(at, "等式写法有误：“%s”", strings.TrimSpace(side))
			return nil
		}
		named := b.named(r, m[2], cells, term)
		if named == nil && strings.HasSuffix(at, ".when") {
			named = b.named(r, m[2], b.form.Cells, wholeID)
		}
		if named == nil {
			named = b.outside(r, m[2], cells, term)
		}
		if !b.openTerms(at, m[2], named) {
			return nil
		}
		if named == nil && b.instance { // the open table has no rows
			terms, rest = append([]form.Term{}, terms...), strings.TrimSpace(rest[len(m[0]):])
			continue
		}
		if named == nil {
			b.refuse(at, "%s", b.unknown(m[2]))
			return nil
		}
		if i := slices.IndexFunc(named, func(t form.Term) bool { return t.Cell.IsWords() }); i >= 0 {
			b.refuse(at, "等式里的“%s”包含%s，那里填的是文字，不能相加、比较", m[2], named[i].Cell.Label())
			return nil
		}
		if b.count += len(named); b.count > maxTerms && !b.instance {
			b.refuse(at, "各勾稽关系展开后超过 %d 项，不像年报的格式", maxTerms)
			return nil
		}
		for i := range named {
			named[i].Negative = m[1] == "-"
		}
		terms = append(terms, named...)
		rest = strings.TrimSpace(rest[len(m[0]):])
	}
	return terms
}

// openTerms gives the terms that are an open table's rows the key of all of them, as examples name it: the first stands
// for their sum. It is false for an id of one of the rows, which no report need have.
func (b *builder) openTerms(at, id string, named []form.Term) bool {
	if oneRow.MatchString(id) {
		b.refuse(at, "等式里的“%s”是 open 的表的某一行，每份报告的行数不同，只能写各行 %s", id, form.RowsID)
		return false
	}
	if slices.ContainsFunc(named, func(t form.Term) bool { return t.Cell.Of != nil && t.Cell.Row.Open != nil }) {
		b.refuse(at, "等式里的“%s”是别的报告里 open 的各行，两份报告的行对不上，只能用固定的行（合计）", id)
		return false
	}
	for i := range named {
		if named[i].Cell.Row.Open == nil || named[i].Key == id { // of a relation for each row
			continue
		}
		if named[i].Key = ""; i == 0 {
			named[i].Key = id
		}
	}
	return true
}

var oneRow = regex.New(`(?:^|\.)` + form.RowsID + `\.[rb]\d+(?:\.|$)`)

// named returns the terms that an id stands for; none where it is nothing's.
func (b *builder) named(r *relation, id string, cells []*form.Cell, term naming) []form.Term {
	var terms []form.Term
	for _, c := range cells {
		key, label := term(c)
		if key != id && !strings.HasPrefix(key, id+".") {
			continue
		}
		terms = append(terms, form.Term{Cell: c, Key: key, Call: cmp.Or(r.call[key], label)})
		if len(terms) > maxTerms && !b.instance {
			break
		}
	}
	return terms
}
