package sentences

import "nianbao/check/rule"

var n04 = &rule.Rule{
	ID: "N04", Severity: rule.Note, Title: "文字里全市、全区或者本级的数与表里的不一致",
	What: "政府的年报，文字里写明是全市、全区、全县的，或者写明是政府本级的，数与表里的不一样。" +
		"表里可以是汇总的数，也可以是本级的数，两处口径不同，本来就不一样。",
	Basis:   "政府的年报，表里可以是汇总的数，也可以是本级的数",
	Example: "示例市人民政府的年报写“全市共收到政府信息公开申请350件”，表里本年新收总计是 340。",
	Mend:    "看表里是哪一种口径；口径相同的，改正不对的一处。",
	Run:     func(p *rule.Pass) { tell(p, func(c *claim) bool { return c.kind == figure && c.wider }) },
}
