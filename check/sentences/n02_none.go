package sentences

import "nianbao/check/rule"

var n02 = &rule.Rule{
	ID: "N02", Severity: rule.Error, Title: "文字里说没有，表里却有数",
	What:    "文字里说没有收到申请、没有结转、没有发生复议或诉讼，表里对应的数却不是 0。",
	Basis:   "同一份报告里，文字和表是同一批申请、文件、决定的数",
	Example: "第一部分写“未收到政府信息公开申请”，表里本年新收总计是 3。",
	Mend:    "对照台账看哪一处对，改正另一处。",
	Run:     func(p *rule.Pass) { tell(p, func(c *claim) bool { return c.none && isOurs(p, c) }) },
}
