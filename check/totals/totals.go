// Package totals is the rules of families R and Y: the cross-totals (勾稽关系), within a report and to that of the year
// before or those on other forms. They are not written here but stated in the form's definition; the package makes a
// rule of each.
package totals

import (
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/regex"
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
		ID: r.ID, Severity: rule.Error, Title: r.Says, What: r.Text() + "。", Basis: r.Basis, Mend: r.Mend,
		Run: func(p *rule.Pass) { check(p, r) },
	}
	switch {
	case r.Hint:
		of.Severity = rule.Note
	case r.Plausible:
		of.Severity = rule.Warning
	}
	if lines := r.Equations; len(lines) > 0 && lines[0].IsEquality() && !lines[0].IsRatio() && r.Tolerance.IsZero() {
		of.What += "允许相差 0。"
	}
	if r.Each != "" {
		of.What = r.Each + "：" + of.What
	}
	if lines := r.Equations; len(lines) > 0 {
		of.Example = imbalance(lines[0], lines[0].Example(r.Breaks)) + "。"
	}
	return of
}

// check checks a relation's equations. One with a cell that is missing or no figure is left to the rules that say so;
// one to a report that is not at hand is not asked for.
func check(p *rule.Pass, r *form.Relation) {
	blank := rule.BlankTotals.Of(p)
	for _, e := range r.Equations {
		if _, told := blank[e.Total()]; !told && p.Report.Asks(e) && isComplete(p, e) && !e.Balanced(p.Number) {
			found(p, e)
		}
	}
}

// maxMarked is how many cells of an equation are marked in a copy of the workbook. Of more only the first is, the
// total: a whole column at fault tells nobody where to look.
const maxMarked = 8

func found(p *rule.Pass, e *form.Equation) {
	var cells []rule.Cell
	for _, c := range e.Cells() {
		cells = append(cells, p.Cell(c))
	}
	message := imbalance(e, p.Number)
	if v := p.Report.Value(e.Left[0].Cell); e.IsRatio() && (v.State == form.Blank || v.State == form.Stroke) {
		message = lead(e) + e.Left[0].Call + "没有填，" + ratio(e, p.Number)
	}
	f := p.Found(p.Cell(e.OwnCells()[0]).Place, message+"。"+whereOutside(p, e)+mend(p, e), cells...)
	f.Actual, f.Expected = form.Sum(e.Left, p.Number).String(), form.Sum(e.Right, p.Number).String()
	if want, ok := e.Value(p.Number); e.IsRatio() {
		f.Expected = want.String()
		if !ok {
			f.Expected = ""
		}
	} else if !e.IsEquality() {
		f.Expected = e.Relation.Operator.String() + f.Expected
	}
	f.PlaceOnly = len(cells) > maxMarked
	f.Equation = e
	if c := e.Left[0].Cell; p.Report.Form.Computed(c) == e && p.Report.Value(c).Formula == "" {
		f.Sums = []*form.Cell{c}
	}
}

// mend says what to do about an equation. Only a workbook has formulas.
func mend(p *rule.Pass, e *form.Equation) string {
	total := e.Total()
	switch {
	case !p.InWorkbook():
		return formulaAdvice.ReplaceAllString(e.Relation.Mend, "$1")
	case total != nil && p.Report.Value(total).Formula != "":
		return "总计是公式 =" + rule.OneLine(p.Report.Value(total).Formula) +
			"：请看它有没有加全，有没有格里的数是文本；改好后用 WPS 或 Excel 重新计算并保存。"
	}
	return e.Relation.Mend
}

// formulaAdvice is the rest of a sentence from the first clause on that speaks of formulas.
var formulaAdvice = regex.New(`[，；][^，；。]*公式[^。]*(。|$)`)

func isComplete(p *rule.Pass, e *form.Equation) bool {
	return !slices.ContainsFunc(e.Cells(), func(c *form.Cell) bool {
		if c.Of != nil {
			return !p.Report.IsKnown(c)
		}
		return p.Report.Value(c).State == form.Unreadable || p.Lost(c)
	})
}

// whereOutside says where the figures of other reports stand that an equation names: 上年报告的“结转”在 2023.xlsx
// 依申请公开!D30; empty for none.
func whereOutside(p *rule.Pass, e *form.Equation) string {
	var names []string
	for _, t := range slices.Concat(e.Left, e.Parts(), e.When.Terms()) {
		if t.Cell.Of != nil {
			v := p.Report.Value(t.Cell)
			name := t.Call + "在 " + v.Place.String()
			if v.State == form.Stroke {
				name += "（填的是" + form.Quote(rule.OneLine(v.Text)) + "，按 0 算）"
			}
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return rule.List(names, "格") + "。"
}
