package parts

import (
	"strings"

	"nianbao/check/rule"
)

var m08 = &rule.Rule{
	ID: "M08", Severity: rule.Error, Title: "“各机关数据”读不出来，各机关之和没有核对",
	What:  "工作簿里“各机关数据”表的列、行或者隐藏的编号被改动过，或者有的格合并了，认不出各格，汇总的数没有与各机关之和核对。",
	Basis: basis, Example: "“各机关数据”删掉了一列。",
	Mend: "用各机关的文件重新汇总（nianbao merge）；或者用 --parts 给出各机关的文件再检查。", Run: damaged,
}

func damaged(p *rule.Pass) {
	if p.Parts == nil || p.Parts.Damage == nil {
		return
	}
	d := p.Parts.Damage
	p.Found(d.Place, strings.TrimSuffix(d.Words, "。")+"。各机关之和没有核对；请用各机关的文件重新汇总，或者用 --parts 给出它们再检查。")
}
