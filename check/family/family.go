// Package family is the families of rules: by the letter with which its id begins, what a rule is about.
package family

import "strings"

// A Family is rules of one kind.
type Family struct {
	Letter  string // with which their ids begin
	Name    string // in few words, for the heads of columns
	Figures bool   // they judge figures: while one is broken, what is drafted from the figures may not be right
	Outside bool   // they hold a report against what lies outside of its tables: a breach may be true of a sound report
}

// All are the families, in the order in which a reviewer asks: what the tables say, what they are held against, what the
// texts say.
var All = []Family{
	{Letter: "R", Name: "勾稽", Figures: true},
	{Letter: "F", Name: "公式", Figures: true},
	{Letter: "V", Name: "数值", Figures: true},
	{Letter: "S", Name: "表格"},
	{Letter: "P", Name: "合理性", Figures: true, Outside: true},
	{Letter: "Y", Name: "与上年", Figures: true, Outside: true},
	{Letter: "N", Name: "文字", Outside: true},
	{Letter: "M", Name: "汇总", Figures: true, Outside: true},
}

// Of returns the family of a rule by the rule's id, or by the family's letter; the zero Family where there is none.
func Of(id string) Family {
	for _, f := range All {
		if strings.HasPrefix(id, f.Letter) {
			return f
		}
	}
	return Family{}
}
