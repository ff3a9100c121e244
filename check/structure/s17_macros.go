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
