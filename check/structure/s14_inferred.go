package structure

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var s14 = &rule.Rule{
	ID: "S14", Severity: rule.Note, Waivable: true, Title: "机关名称或年度取自工作表名、文件名",
	What:    "表里找不到机关名称或年度，从工作表名或文件名里取了一个。",
	Basis:   "报告要写明编制的机关和所属的年度",
	Example: "表里没有写年度，文件名是“示例市司法局2024年统计表”：从文件名取了“2024”。",
	Mend:    "请核对；最好在表里写明“机关名称”“年度”。",
	Run:     inferred,
}

func inferred(p *rule.Pass) {
	for _, a := range p.Report.Assumed {
		what := particular(p, a.ID)
		p.Found(form.Place{}, fmt.Sprintf("表里没有写%s，从%s取了“%s”。"+
			"请核对；最好在表里写明“%s”。", what, a.From, a.Value, what))
	}
}
