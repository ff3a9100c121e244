package fill

import (
	"strings"

	"nianbao/form"
)

// faults refuses a document of which it is unclear where something goes, and remarks on what the form does not know.
func (f *labelFiller) faults() {
	for _, fault := range f.was.Faults {
		var at form.Place
		if len(fault.Places) > 0 {
			at = fault.Places[len(fault.Places)-1]
		}
		switch fault.Kind {
		case form.DoubledTable:
			f.refuse(at, "表"+form.Quote(fault.Table.Title())+"有两个，不知道填哪一个，请删去一个")
		case form.DoubledLabel:
			f.refuse(at, form.Quote(fault.Label)+"出现两次，不知道填哪一处，请改正标签")
		case form.UnclearCell:
			f.refuse(at, fault.Cell.Label()+"的位置有不止一格，不知道填哪一格，请改正表格")
		case form.DividedColumn:
			f.refuse(at, form.Quote(fault.Label)+"下面还分了"+form.Quote(strings.Join(fault.Texts, "、"))+"，"+
				"不知道填哪一列，请改正表格")
		case form.DoubledText:
			f.refuse(at, form.Quote(fault.Label)+"的文字有两处，不知道填哪一处，请删去一处")
		case form.ForeignColumn:
			f.remark(at, "格式里没有"+form.Quote(fault.Label)+"这一列，没有填")
		case form.OtherYear:
			f.remark(at, "这里是别的年度的表，没有填")
		}
	}
}
