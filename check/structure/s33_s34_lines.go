package structure

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var s33 = &rule.Rule{
	ID: "S33", Severity: rule.Note, Waivable: true, Title: "报送、排版用的话不印",
	What:    "文字里有填报人、审核人、填报日期等报送用的落款，或者“（以下无正文）”一类的话。它们不是年报的内容，没有印进报告。",
	Basis:   "格式规定的六个部分里没有这些内容",
	Example: "“六、其他需要报告的事项”下面写着“填报日期：2025年1月10日”和“审核人：李四　填报人：张三”。",
	Mend:    "一般不用处理；其中如有应当写进报告的，请写成一句话。",
	Run:     internalLines,
}

// internalLines tells of all such lines together: they are what a form asks for, not a fault.
func internalLines(p *rule.Pass) {
	if cells, quoted := lines(p, form.Internal); len(cells) > 0 {
		p.Found(cells[0].Place, fmt.Sprintf("这些是报送、排版用的话，不是年报的内容，没有印：%s。"+
			"其中如有应当写进报告的，请写成一句话。", quoted), cells...)
	}
}

// lines returns the lines that faults of a kind are about, and quotes them.
func lines(p *rule.Pass, kind form.FaultKind) (cells []rule.Cell, list string) {
	var quoted []string
	for place, f := range p.Faults(kind) {
		cells = append(cells, rule.Cell{Place: place, Value: f.Texts[0]})
		quoted = append(quoted, at(place, rule.OneLine(f.Texts[0])))
	}
	return cells, strings.TrimSuffix(rule.List(quoted, "行"), "。")
}

var s34 = &rule.Rule{
	ID: "S34", Severity: rule.Note, Waivable: true, Title: "表前面的文字印到表后面",
	What:    "二、三、四部分的标题和表格之间，或者两张表之间有文字。报告里，一个部分的附注都印在它的表格后面。",
	Basis:   "格式规定的二、三、四部分只有表格",
	Example: "“三、收到和处理政府信息公开申请情况”下面先写着“本年度网上申请占八成。”，再是表格。",
	Mend:    "一般不用处理；文字里有“见下表”“如上表”的，请改成合适的说法。",
	Run:     aboveTables,
}

func aboveTables(p *rule.Pass) {
	if cells, quoted := lines(p, form.Moved); len(cells) > 0 {
		p.Found(cells[0].Place, fmt.Sprintf("这些文字在表格前面，报告里印到表格后面：%s。"+
			"其中有“见下表”一类说法的，请改成合适的。", quoted), cells...)
	}
}
