package define

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"nianbao/form"
)

var termShape = regexp.MustCompile(`^([+-])?\s*([a-z][a-z0-9_.]*)`)

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
		if named == nil {
			b.refuse(at, "%s", b.unknown(m[2]))
			return nil
		}
		if i := slices.IndexFunc(named, func(t form.Term) bool { return t.Cell.IsWords() }); i >= 0 {
			b.refuse(at, "等式里的“%s”包含%s，那里填的是文字，不能相加、比较", m[2], named[i].Cell.Label())
			return nil
		}
		if b.count += len(named); b.count > maxTerms {
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

// named returns the terms that an id stands for; none where it is nothing's.
func (b *builder) named(r *relation, id string, cells []*form.Cell, term naming) []form.Term {
	var terms []form.Term
	for _, c := range cells {
		key, label := term(c)
		if key != id && !strings.HasPrefix(key, id+".") {
			continue
		}
		terms = append(terms, form.Term{Cell: c, Key: key, Call: cmp.Or(r.call[key], label)})
		if len(terms) > maxTerms {
			break
		}
	}
	return terms
}
