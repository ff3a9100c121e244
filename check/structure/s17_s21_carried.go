package structure

import (
	"nianbao/check/rule"
	"nianbao/form"
)

var s17 = &rule.Rule{
	ID: "S17", Severity: rule.Note, Title: "文件带宏",
	What:    "文件里有宏（程序）。本程序不运行宏，生成、标注、改正的文件里也不带宏。",
	Basis:   "统计表只需要数和公式",
	Example: "统计表存成了 .xlsm。",
	Mend:    "来路不明的，请不要启用宏；不需要宏的，请另存为 .xlsx。",
	Run:     macros,
}

func macros(p *rule.Pass) {
	if p.Report.Book == nil || !p.Report.Book.Macros {
		return
	}
	f := p.Found(form.Place{}, "文件带有宏（程序）。宏没有运行，也不会进入生成的文件。"+
		"来路不明的，请不要在 WPS 或 Excel 里启用宏。")
	f.Fixes = []rule.Fix{{Action: rule.DropMacros}}
}

var s21 = &rule.Rule{
	ID: "S21", Severity: rule.Warning, Title: "有批注或者没有处理的修订",
	What: "Word 报告里还有批注，或者有没有接受、没有拒绝的修订。读的是接受全部修订以后的文字，批注不读；" +
		"但是它们都还在文件里，公开出去别人看得到。",
	Basis:   "公开的年度报告只有定稿的内容",
	Example: "正文第3段有一处批注“这个数先别报”，一处插入、一处删除没有处理。",
	Mend: "在 Word 或 WPS 的“审阅”里接受或拒绝全部修订，删除全部批注，再检查。" +
		"用它作模板的，nianbao convert 加 --clean，由程序去掉批注、接受修订。",
	Run: traces,
}

func traces(p *rule.Pass) {
	if b := p.Report.Book; b != nil && b.Traces != "" {
		p.Found(form.Place{}, "文件里还有"+b.Traces+"。这里检查的是接受全部修订以后的内容，批注没有读。"+
			"公开以前，请在 Word 或 WPS 的“审阅”里接受或拒绝全部修订，删除全部批注。")
	}
}
