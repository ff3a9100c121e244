package parts

import (
	"fmt"

	"nianbao/check/rule"
)

var m02 = &rule.Rule{
	ID: "M02", Severity: rule.Error, Title: "有的机关整个没有加进汇总，或者加了两次",
	What: "汇总表与各机关之和的差，正好是一个机关的数：它的数在汇总表里都没有，或者都有两份。" +
		"只有一组机关（三个以上）没有加进去才能解释全部的差的，写明是哪一组，待核。",
	Basis: basis, Example: "汇总时漏了示例市民政局，它有数的 23 格都少了它的数。",
	Mend: "核对汇总时用的是哪些文件，补上或者去掉后重新汇总（nianbao merge）。",
	Run:  wholeParts,
}

func wholeParts(p *rule.Pass) {
	a := of(p)
	if a == nil {
		return
	}
	a.tellOnly(p)
	for _, w := range a.whole {
		var cells []rule.Cell
		var at []string
		for _, l := range w.cells {
			at = append(at, a.place(l))
			cells = append(cells, cellOf(p, l))
		}
		words := "汇总表里没有 %s（%s）的数：加上它的数，%d 格就与各机关之和相符，如 %s。"
		if w.again {
			words = "汇总表里 %s（%s）的数算了两次：减去一份，%d 格就与各机关之和相符，如 %s。"
		}
		f := p.Found(cells[0].Place, fmt.Sprintf(words, w.part.Called(), w.part.File, len(w.cells),
			rule.List(at[:min(len(at), 3)], "格"))+"请核对汇总时用的是哪些文件，改正后重新汇总。", cells...)
		f.PlaceOnly, f.Said = len(cells) > maxMarked, a.all(w.cells)
	}
}
