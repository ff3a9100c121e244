package structure

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var s01 = &rule.Rule{
	ID: "S01", Severity: rule.Error, Title: "缺少一张表",
	What: "年报格式规定的一张表在文件里找不到。表按标签（行名、列名）查找，不看位置，放在哪个工作表、" +
		"哪一格都可以。",
	Basis:   "格式规定的表",
	Example: "工作簿里删掉了“复议诉讼”工作表：没有找到“四、政府信息公开行政复议、行政诉讼情况”的表。",
	Mend:    "用 nianbao new 新建一份空白工作簿，把缺少的表连同标签一起复制过来，再填数。",
	Run:     missingTables,
}

func missingTables(p *rule.Pass) {
	for place, f := range p.Faults(form.MissingTable) {
		mend := "请照格式原文补上这张表，再填数。"
		switch b := p.Report.Book; {
		case b != nil && b.Ruled:
			mend = "PDF 里的表靠表格线认，没有画线的读不出来：请用原来的 Word 文件，或者给表加上框线再导出；确实缺少的，请照格式原文补上。"
		case p.InWorkbook():
			mend = "请从 nianbao new 新建的空白工作簿里把这张表连同标签复制过来，再填数。"
		}
		if f.Near == (form.Place{}) {
			p.Found(place, fmt.Sprintf("没有找到“%s”的表。%s", f.Table.Title(), mend))
			continue
		}
		p.Found(f.Near, fmt.Sprintf("没有找到“%s”的表。这里的%s与它的%s相近，没有读：如果就是，请改成格式原文；不是的，%s",
			f.Table.Title(), form.Quote(f.Texts[0]), form.Quote(f.Label), mend), rule.Cell{Place: f.Near, Value: f.Texts[0]})
	}
}
