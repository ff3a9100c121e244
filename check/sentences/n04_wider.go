package sentences

import (
	"nianbao/check/rule"
	"nianbao/form"
)

var n04 = &rule.Rule{
	ID: "N04", Severity: rule.Note, Title: "文字里全市、全区或者本级的数与表里的不一致",
	What: "政府的年报，文字里写明是全市、全区、全县的，或者写明是政府本级的，数与表里的不一样。" +
		"表里可以是汇总的数，也可以是本级的数，两处口径不同，本来就不一样。" +
		"同一口径的数大半与表里一致的，表就是这个口径，个别不一致的按 N01、N02 说。",
	Basis:   "政府的年报，表里可以是汇总的数，也可以是本级的数",
	Example: "示例市人民政府的年报写“全市共收到政府信息公开申请350件”，表里本年新收总计是 340。",
	Mend:    "看表里是哪一种口径；口径相同的，改正不对的一处。",
	Run:     func(p *rule.Pass) { tell(p, func(c *claim) bool { return !isOurs(p, c) }) },
}

// tabled are the bodies of which a government's tables certainly tell, by what they are called: 全县 is more than 县级.
var tabled = rule.NewFact(func(p *rule.Pass) map[string]bool { return bodiesOf(p.Report, claims.Of(p)) })

// bodiesOf returns of whom a government's tables certainly tell: by what its texts say, most of which they have, too.
func bodiesOf(r *form.Report, list []*claim) map[string]bool {
	const enough = 4 // figures that are the table's
	const times = 2  // as many as those that are not
	alike, unlike := map[string]int{}, map[string]int{}
	for _, c := range list {
		if c.kind != figure || !c.wider || c.last || c.none || c.number.IsZero() {
			continue
		}
		switch v, _ := c.judge(r); v {
		case right:
			alike[c.body]++
		case wrong:
			unlike[c.body]++
		}
	}
	of := map[string]bool{}
	for b, n := range alike {
		of[b] = n >= enough && n >= times*unlike[b]
	}
	return of
}

// isOurs reports whether a claim is of the body of which the tables tell.
func isOurs(p *rule.Pass, c *claim) bool {
	return !c.wider || tabled.Of(p)[c.body]
}
