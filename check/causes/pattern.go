package causes

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
)

// followPatterns lets what is said of figures, one by one, go with what all of them look like at once: a section's are
// last year's, an amount is in another unit. What is graver comes first, and says of the pattern.
func (x *explainer) followPatterns() {
	for w := range x.findings {
		p := x.findings[w].Pattern
		if p == nil || x.by[w] != none && x.findings[x.root(w)].Pattern != nil {
			continue
		}
		if head := x.gather(w, p); x.findings[w].Rule.Severity > x.findings[head].Rule.Severity {
			x.lead(head, w)
		}
	}
}

// lead says of a pattern in a graver finding: of figures before what that says itself, for they are the cause; of a text
// behind it.
func (x *explainer) lead(head, w int) {
	f, p := &x.findings[head], x.findings[w].Pattern
	if x.findings[w].Copied != "" {
		f.Message += p.Says + "。"
		return
	}
	f.Message = f.Accusation + p.Says + "。" + strings.TrimPrefix(f.Message, f.Accusation)
}

// followWhole lets a copied text follow that all figures of the report are last year's, too: it was handed in again.
func (x *explainer) followWhole() {
	all := len(x.pass.Report.Form.Cells)
	whole := slices.IndexFunc(x.findings, func(f rule.Finding) bool {
		return f.Pattern != nil && len(f.Pattern.Cells) == all && len(f.Doubtful) == 0
	})
	for i := range x.findings {
		f := &x.findings[i]
		if whole >= 0 && f.Copied != "" && f.Pattern != nil && x.follow(i, x.root(whole)) {
			x.findings[x.root(whole)].Message += f.Pattern.Says + "。"
		}
	}
}

// gather lets all that has come of a pattern follow the first of it and of a finding, and returns that.
func (x *explainer) gather(w int, p *rule.Pattern) (head int) {
	head = x.root(w)
	var all []int
	for i := range x.findings {
		if root := x.root(i); root != x.root(w) && !slices.Contains(all, root) && x.shows(p, root) {
			all = append(all, root)
			if compare(&x.findings[root], &x.findings[head]) < 0 {
				head = root
			}
		}
	}
	for _, i := range append(all, x.root(w)) {
		x.follow(i, head)
	}
	return head
}

// shows reports whether a finding may have come of a pattern: all that it is about is in it, or with another figure for
// the one cell of the pattern it would not be there.
func (x *explainer) shows(p *rule.Pattern, i int) bool {
	f := &x.findings[i]
	among := func(c *form.Cell) bool { return slices.Contains(p.Cells, c) }
	switch {
	case f.Equation != nil && f.Equation.IsOutside() && len(p.Cells) > 1:
		return slices.ContainsFunc(x.inputs(f.Equation.OwnCells()), among)
	case f.Equation != nil && len(p.Cells) == 1:
		return f.Equation.IsEquality() && x.mends(p.Cells[0], f)
	case f.Equation != nil:
		return !slices.ContainsFunc(f.Equation.OwnCells(), func(c *form.Cell) bool { return !among(c) })
	case f.Claim != nil:
		cells := x.cellsOf(f)
		return len(cells) > 0 && (!slices.ContainsFunc(cells, func(c *form.Cell) bool { return !among(c) }) ||
			len(p.Cells) == 1 && x.mayBe(p.Cells[0], f))
	}
	return false
}

// mayBe reports whether a sentence would be right with another figure for a cell.
func (x *explainer) mayBe(c *form.Cell, f *rule.Finding) bool {
	return slices.ContainsFunc(differences(f), func(n decimal.Decimal) bool {
		s := x.shifted(map[*form.Cell]decimal.Decimal{c: n})
		return s != nil && s.settles(f)
	})
}

// differences returns by how much a figure may have to be another for a sentence to be right.
func differences(f *rule.Finding) []decimal.Decimal {
	says, err := decimal.NewFromString(f.Actual)
	has, err2 := decimal.NewFromString(f.Expected)
	if err != nil || err2 != nil {
		return nil
	}
	return []decimal.Decimal{says.Sub(has), has.Sub(says)}
}

// followCompared lets follow what is merely unusual beside last year's report, if another figure for each of its cells is
// what graver findings ask for.
func (x *explainer) followCompared() {
	for i := range x.findings {
		f := &x.findings[i]
		cells := x.cellsOf(f)
		if x.by[i] != none || f.Pattern != nil || f.Rule.Severity == rule.Error || f.Equation != nil || f.Claim != nil ||
			len(cells) == 0 || !slices.ContainsFunc(f.Cells, isAnothers) {
			continue
		}
		tried := 0
		for k := range x.findings {
			if x.by[k] != none || k == i {
				continue
			}
			if tried++; tried > maxOpen {
				break
			}
			graver := x.findings[k].Rule.Severity < f.Rule.Severity
			if (x.isBeside(k, cells) || graver && !slices.ContainsFunc(cells, func(c *form.Cell) bool {
				return !x.doubts(k, c)
			})) && x.follow(i, k) {
				break
			}
		}
	}
}

// isBeside reports whether a finding holds figures of the row of some cells against last year's report, too.
func (x *explainer) isBeside(k int, cells []*form.Cell) bool {
	f := &x.findings[k]
	own := x.cellsOf(f)
	compared := f.Equation != nil && f.Equation.IsOutside() || f.Equation == nil && f.Claim == nil && f.Pattern == nil &&
		slices.ContainsFunc(f.Cells, isAnothers)
	return compared && len(own) > 0 && !slices.ContainsFunc(slices.Concat(own, cells), func(c *form.Cell) bool {
		return c.Row != own[0].Row
	})
}

// doubts reports whether a finding, or one that follows it, asks for another figure in a cell.
func (x *explainer) doubts(head int, c *form.Cell) bool {
	for i := range x.findings {
		f := &x.findings[i]
		if x.root(i) != head {
			continue
		}
		switch {
		case slices.ContainsFunc(f.Suspects, func(s rule.Suspect) bool { return s.Of == c }):
			return true
		case f.Claim != nil && x.mayBe(c, f):
			return true
		case f.Equation != nil && slices.ContainsFunc(f.Cells, func(cell rule.Cell) bool { return cell.ID == c.ID }):
			return true
		case f.Equation != nil && !f.Equation.IsOutside() && f.Equation.IsEquality() && x.mends(c, f):
			return true
		}
	}
	return false
}
