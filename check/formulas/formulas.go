// Package formulas is the rules of family F: whether a workbook's formulas are those that the form mandates and their
// stored results what they give. What a formula is, package audit finds out; the rules say which of it is wrong.
package formulas

import (
	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
	"nianbao/form"
)

// Rules are the family, ordered by id.
var Rules = []*rule.Rule{
	f01, f02, f03, f04, f05, f06, f07, f08, f09, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20,
	f21, f22,
}

const (
	basisComputed = "格式各处总计的勾稽关系（R02、R03、R04）：总计是哪些格之和由格式规定"
	basisFormulas = "公式的结果要随数据变化，总计才可靠"
)

// AuditOf returns the audit of a pass's report, nil for one that was not read from anything.
func AuditOf(p *rule.Pass) *audit.Audit { return audits.Of(p) }

// audits are the audits of reports, nil for one that was not read from anything.
var audits = rule.NewFact(func(p *rule.Pass) *audit.Audit { return audit.New(p.Report) })

// maxFormula is how many characters of a formula a message shows.
const maxFormula = 120

func short(formula string) string { return form.Clip(rule.OneLine(formula), maxFormula) }
