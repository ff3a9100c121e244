package check_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"nianbao/check"
	"nianbao/form"
	"nianbao/form/define"
)

// A report in, findings out: this one says that three reviews came to two.
func Example() {
	forms := define.Builtin()
	r := form.NewReport(forms[len(forms)-1])
	r.Agency, r.Year = "示例市司法局", 2024
	for _, section := range r.Form.Texts() {
		r.Texts[section.Text] = form.Text{Text: "无"}
	}
	for _, cell := range r.Form.Cells {
		r.SetNumber(cell, decimal.Zero)
	}
	r.SetNumber(r.Form.Cell("disputes.review.upheld"), decimal.NewFromInt(3))
	r.SetNumber(r.Form.Cell("disputes.review.total"), decimal.NewFromInt(2))

	findings := check.Report(r, forms)
	for _, f := range findings {
		if f.Rule.Severity == check.Note { // of what such short texts do not say
			continue
		}
		fmt.Println(f.Rule.Severity.Chinese(), f.Rule.ID, f.Message)
		fmt.Println(f.Cells[0].ID, "is", f.Actual, "and should be", f.Expected)
	}
	fmt.Println(check.Count(findings, check.Error), "error")
	// Output:
	// 错误 R04 最可能是 “行政复议”的“结果维持”：现为 3，应为 2（数字敲错，与旁边的键相邻），改后全部相平；也可能是 “行政复议”的“总计”：现为 2，应为 3（数字敲错，与旁边的键相邻），请对照台账核对。行政复议：总计 2，四种结果之和 3，相差 1。请核对四种结果的件数。
	// disputes.review.total is 2 and should be 3
	// 1 error
}
