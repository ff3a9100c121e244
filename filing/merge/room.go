package merge

import (
	"fmt"
	"slices"

	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/form/parts"
)

// maxCells is how many figures of agencies one workbook takes: what stands on its sheets must be read again, and readers
// keep some 600,000 cells of a workbook. A variable for tests.
var maxCells = 580_000

// tooMany refuses more agencies than a workbook takes.
func tooMany(count string, most int) *file.Error {
	return &file.Error{Reason: "机关太多（" + count + "），一个工作簿放不下",
		Advice: fmt.Sprintf("一个汇总表最多放约 %d 个机关。请按市、县分成几批，每批不超过这个数："+
			"每批用 nianbao merge 汇总并加 --convert 转成 Word 报告，再汇总这些 Word 报告；各机关的数在各批自己的汇总表里查。", most)}
}

// roomFor refuses files that are too many before any is read, whatever form they are on. What this program has made of
// others among them may be left out.
func roomFor(l *filing.Library, items []batch.Item) error {
	most := 0
	for _, f := range l.Forms {
		most = max(most, maxCells/max(1, len((&parts.Set{Form: f.Base()}).Columns())))
	}
	n := len(slices.DeleteFunc(slices.Clone(items), func(item batch.Item) bool { return item.Made }))
	if n > most {
		return tooMany(fmt.Sprintf("%d 个文件", n), most)
	}
	return nil
}
