package filing

import (
	"cmp"

	"nianbao/contract"
	"nianbao/filing/file"
	"nianbao/form/parts"
	"nianbao/grid"
)

// Layout tells where the form stands in a filing, by which labels each cell was found and what was passed over. The
// error is an *file.Error.
func (l *Library) Layout(f *Filing) (contract.Layout, error) {
	layout, err := l.index.Layout(parts.Aside(cmp.Or(f.Report.Book, &grid.Book{})))
	if err != nil {
		return contract.Layout{}, &file.Error{Path: f.Path, Reason: "这个文件里没有表格，说不出每个数是从哪里读来的",
			Advice: "请换用统计表、Word 报告或网页。", Err: err}
	}
	return contract.NewLayout(f.Path, layout, f.Report), nil
}
