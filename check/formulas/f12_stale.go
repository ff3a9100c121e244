package formulas

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
)

var f12 = &rule.Rule{
	ID: "F12", Severity: rule.Error, Title: "文件里存的结果不是公式算出的",
	What:    "按公式重新计算，结果与文件里存的不同：文件没有重新计算就保存了。打开后数会变，与交上来的不一样。",
	Basis:   basisFormulas,
	Example: "公式 =SUM(D4:I4) 应当算出 10，文件里存的是 9。",
	Mend:    "用 WPS 或 Excel 打开，按 F9 重新计算并保存；或者用 nianbao fix 改正。",
	Run:     stale,
	Tidy:    storeResults,
}

// stale tells of the formulas whose stored result is not what they give: the file was written by a program that does
// not calculate, or calculation is switched off.
func stale(p *rule.Pass) {
	for _, v := range verdicts.Of(p) {
		if v.Value.State == form.Unreadable || v.Value.Array || v.rule == "F10" || v.rule == "F11" {
			continue
		}
		book := audits.Of(p).Book
		now, err := book.Calculate(v.At, book.Stored)
		stored := book.Stored(v.At)
		if err != nil || now.Near(stored) {
			continue
		}
		f := p.FoundIn(v.Cell, fmt.Sprintf("%s的公式 =%s 现在应当算出%s，文件里存的结果却是%s。"+
			"请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。",
			v.Cell.Label(), short(v.Value.Formula), spelled(now), spelled(stored)))
		f.Actual, f.Expected = stored.String(), now.String()
		f.Fixes = storeResults(p)
	}
}

// spelled returns a result as a sentence has it.
func spelled(v formula.Value) string {
	if text := v.String(); v.Kind == formula.Text && text != "" {
		return "文本“" + text + "”"
	} else if text != "" {
		return " " + text
	}
	return "空白"
}

// storeResults is done in every workbook: formulas that are none of the form's are calculated anew as well, and so is
// what builds on a cell that a fix changes.
func storeResults(p *rule.Pass) []rule.Fix {
	if p.Report.Book == nil {
		return nil
	}
	return []rule.Fix{{Action: rule.StoreResults}}
}
