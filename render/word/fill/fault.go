package fill

import (
	"strings"

	"nianbao/form"
)

// faults refuses a document of which it is unclear where something goes, and remarks on what the form does not know.
func (p *labelFiller) faults() {
	for _, f := range p.was.Faults {
		var at form.Place
		if len(f.Places) > 0 {
			at = f.Places[len(f.Places)-1]
		}
		switch f.Kind {
		case form.DoubledTable:
			p.refuse(at, "表"+form.Quote(f.Table.Title())+"有两个，不知道填哪一个，请删去一个")
		case form.DoubledLabel:
			p.refuse(at, form.Quote(f.Label)+"出现两次，不知道填哪一处，请改正标签")
		case form.UnclearCell:
			p.refuse(at, f.Cell.Label()+"的位置有不止一格，不知道填哪一格，请改正表格")
		case form.DividedColumn:
			p.refuse(at, form.Quote(f.Label)+"下面还分了"+form.Quote(strings.Join(f.Texts, "、"))+"，不知道填哪一列，请改正表格")
		case form.DoubledText:
			p.refuse(at, form.Quote(f.Label)+"的文字有两处，不知道填哪一处，请删去一处")
		case form.ForeignColumn:
			p.remark(at, "格式里没有"+form.Quote(f.Label)+"这一列，没有填")
		case form.OtherYear:
			p.remark(at, "这里是别的年度的表，没有填")
		}
	}
}
