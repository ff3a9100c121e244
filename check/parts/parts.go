// Package parts is the rules of family M: a superior's report against the sum of the reports that it adds up
// (《政府信息公开条例》第四十九条). It sees reports only; from which files they come its caller knows.
//
// Every cell is held against the sum of its parts. What differs is explained as one mistake where one explains it: a
// part that was left out or counted twice, figures in the neighbouring cell, a slip in one part's figure or in the
// superior's own. What a missing part may have reported is nobody's mistake yet.
package parts

import (
	"nianbao/check/rule"
)

// Rules are the family's, in the order of their ids.
var Rules = []*rule.Rule{m01, m02, m03, m04, m05, m06, m07, m08}

const basis = "《政府信息公开条例》第四十九条：本级政府的年度报告反映所属各行政机关的情况，各格是各机关同一格之和"

// of returns what was found out about a report's parts, nil of one that adds up none.
func of(p *rule.Pass) *account {
	if p.Parts == nil || p.Parts.Damage != nil || len(p.Parts.Parts) == 0 {
		return nil
	}
	return accounts.Of(p)
}

var accounts = rule.NewFact(newAccount)
