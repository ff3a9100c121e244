package formulas

import (
	"nianbao/check/rule"
	"nianbao/form"
)

var f19 = &rule.Rule{
	ID: "F19", Severity: rule.Warning, Title: "工作簿设成了手动计算",
	What:    "计算方式是“手动”：改了数，公式的结果不会跟着变，要按 F9 才重新计算。",
	Basis:   basisFormulas,
	Example: "“公式”选项里的计算方式是“手动”。",
	Mend:    "改成自动计算并保存；或者用 nianbao fix 改正。",
	Run:     manualCalculation,
	Tidy:    calculateAutomatically,
}

func manualCalculation(p *rule.Pass) {
	if len(verdicts.Of(p)) == 0 || !p.Report.Book.Manual {
		return
	}
	f := p.Found(form.Place{}, "工作簿设成了手动计算：改了数，公式的结果不会跟着变。"+
		"请在 WPS 或 Excel 的“公式”选项里改成自动计算并保存，或者用 nianbao fix 改正。")
	f.Fixes = calculateAutomatically(p)
}

// calculateAutomatically is done in a workbook without formulas, too: the next one that is put in would not be
// calculated.
func calculateAutomatically(p *rule.Pass) []rule.Fix {
	if p.Report.Book == nil || !p.Report.Book.Manual {
		return nil
	}
	return []rule.Fix{{Action: rule.CalculateAutomatically}}
}
