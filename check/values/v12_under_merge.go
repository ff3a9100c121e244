package values

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var v12 = &rule.Rule{
	ID: "V12", Severity: rule.Error, Title: "合并单元格下面压着数",
	What:    "合并单元格时，只有左上角的数看得见，压在下面的数看不见，公式求和时却会算进去。",
	Basis:   "格式的每一格只有一个数",
	Example: "把“商业企业”和旁边一格合并显示，下面那格还留着 5。",
	Mend:    "取消合并，删去看不见的数，再合并。",
	Run:     underMerges,
}

func underMerges(p *rule.Pass) {
	for place, f := range p.Faults(form.BuriedValue) {
		found := p.Found(place, fmt.Sprintf("合并单元格下面压着 %s，看不见，没有读，公式求和时却会算进去。"+
			"请取消合并，删去这个数，再合并。", f.Texts[0]),
			rule.Cell{Place: place, Value: f.Texts[0]})
		found.Buried = []form.Place{place}
	}
}
