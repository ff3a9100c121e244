// Package totals is the rules of family R: the cross-totals (勾稽关系). They are not written here but stated in the
// form's definition; the package makes a rule of each.
package totals

import (
	"nianbao/check/rule"
	"nianbao/form"
)

// Rules returns a form's relations as rules, in the order of the form.
func Rules(f *form.Form) []*rule.Rule {
	rules := make([]*rule.Rule, len(f.Relations))
	for i, relation := range f.Relations {
		rules[i] = ruleOf(relation)
	}
	return rules
}

// ruleOf returns the rule that a relation is. Its example is what the check says of the relation's own example.
func ruleOf(r *form.Relation) *rule.Rule {
	of := &rule.Rule{
		ID: r.ID, Severity: rule.Error, Title: r.Says, What: r.Says + "。", Basis: r.Basis, Mend: r.Mend,
		Run: func(p *rule.Pass) { check(p, r) },
	}
	if r.Each != "" {
		of.What = r.Each + "：" + of.What
	}
	if lines := r.Equations; len(lines) > 0 {
		of.Example = imbalance(lines[0], lines[0].Example(r.Breaks)) + "。"
	}
	return of
}

// check checks a relation's equations. One with a cell that is missing or no figure is left to the rules that say so.
func check(p *rule.Pass, r *form.Relation) {
	for _, e := range r.Equations {
		if isComplete(p.Report, e) && !e.Balanced(p.Report.Number) {
			found(p, e)
		}
	}
}

// maxMarked is how many cells of an equation are marked in a copy of the workbook. Of more only the first is, the
// total: a whole column at fault tells nobody where to look.
const maxMarked = 8

func found(p *rule.Pass, e *form.Equation) {
	var cells []rule.Cell
	for _, side := range [][]form.Term{e.Left, e.Right} {
		for _, t := range side {
			cells = append(cells, p.Cell(t.Cell))
		}
	}
	mend := e.Relation.Mend
	if total := e.Total(); total != nil && p.Report.Value(total).Formula != "" {
		mend = "总计是公式 =" + p.Report.Value(total).Formula +
			"：请看它有没有加全，有没有格里的数是文本；改好后用 WPS 或 Excel 重新计算并保存。"
	}
	f := p.Found(cells[0].Place, imbalance(e, p.Report.Number)+"。"+mend, cells...)
	f.Actual, f.Expected = form.Sum(e.Left, p.Report.Number).String(), form.Sum(e.Right, p.Report.Number).String()
	f.PlaceOnly = len(cells) > maxMarked
}

func isComplete(r *form.Report, e *form.Equation) bool {
	for _, side := range [][]form.Term{e.Left, e.Right} {
		for _, t := range side {
			v := r.Value(t.Cell)
			if v.State == form.Unreadable || v.State == form.Blank && v.Place == (form.Place{}) {
				return false
			}
		}
	}
	return true
}
