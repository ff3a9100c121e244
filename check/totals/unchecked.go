package totals

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/form"
)

// A Want is why another report is not there to be asked.
type Want string

// Why reports are not asked.
const (
	NotGiven Want = "not_given" // nobody has named one
	NotFound Want = "not_found" // it was looked for among many, and there is none, or not one alone
	Unlike   Want = "unlike"    // the one that was given has not the cells: it is of another edition
)

// An Unchecked is what of a report was not checked for want of another report.
type Unchecked struct {
	Other   *form.Other
	Why     Want
	Rules   []string // by their ids
	Message string   // in Chinese, without a full stop: what was not checked, and what to do
}

// UncheckedIn returns which relations to other reports were not asked for, by the reports that they name; compared are
// the rules that are not asked for either without last year's.
func UncheckedIn(r *form.Report, compared []string, asked func(id string) bool) []Unchecked {
	var list []Unchecked
	for _, o := range r.Form.Others {
		rules, other, what := unasked(r, o), r.Beside(o), "勾稽"
		if o.IsLast() && other == nil && len(compared) > 0 {
			rules, what = append(rules, compared...), "勾稽、比较"
		}
		rules = slices.DeleteFunc(rules, func(id string) bool { return !asked(id) })
		if len(rules) == 0 {
			continue
		}
		of := fmt.Sprintf("未检查：与%s的%s（%s）", o.Says, what, strings.Join(rules, "、"))
		why := NotGiven
		switch {
		case other != nil:
			why = Unlike
			of += "：给出的是" + other.Form.Edition + "版，没有要核对的格"
		case o.IsLast() && r.Sought != "":
			why = NotFound
			of += "：" + r.Sought
		case o.IsLast():
			of += "，请加 --last " + o.Says + "的文件"
		default:
			of += "，请加 --with " + o.Says + "的文件"
		}
		list = append(list, Unchecked{o, why, rules, of})
	}
	return list
}

// unasked returns the ids of the relations to another report with an equation that is not asked for.
func unasked(r *form.Report, o *form.Other) []string {
	var ids []string
	for _, relation := range r.Form.Relations {
		missing := func(c *form.Cell) bool { return c.Of == o && !r.Has(c) }
		if slices.ContainsFunc(relation.Equations, func(e *form.Equation) bool {
			return slices.ContainsFunc(e.Cells(), missing)
		}) {
			ids = append(ids, relation.ID)
		}
	}
	return ids
}
