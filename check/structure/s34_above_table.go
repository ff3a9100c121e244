package structure

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var s34 = &rule.Rule{
	ID: "S34", Severity: rule.Note, Title: "表前面的文字印到表后面",
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
