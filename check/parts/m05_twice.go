package parts

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var m05 = &rule.Rule{
	ID: "M05", Severity: rule.Warning, Title: "同一机关有两份报告",
	What:  "给出的报告里有两份写的是同一机关，或者用两种写法写的是同一机关（如少写了县名）。只算一份：数不同的，算与汇总表更相符的那一份。",
	Basis: basis, Example: "03.xlsx 和 03（改）.xlsx 都是示例市民政局的。",
	Mend: "看哪一份是最后报的，去掉另一份；机关名称写错的请改正。", Run: twiceThere,
}

func twiceThere(p *rule.Pass) {
	a := of(p)
	if a == nil {
		return
	}
	for _, t := range a.twice {
		how := "两份的数相同，算了前一份"
		if !t.counts.SameFigures(t.besides) {
			how = "两份的数不同，汇总表与 " + t.counts.File + " 更相符，算的是它"
		}
		who := t.counts.Agency
		if other := t.besides.Agency; form.AgencyKey(other) != form.AgencyKey(who) {
			who += "（也写作 " + other + "）"
		}
		p.Found(form.Place{}, fmt.Sprintf("%s 有两份报告：%s 和 %s。%s。请看哪一份是最后报的，去掉另一份；机关名称写错的请改正。",
			who, t.counts.File, t.besides.File, how))
	}
}
