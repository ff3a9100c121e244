package check

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check/checktest"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// TestTyped shows what is told of one cell by what was typed there, in a worksheet and in a document.
func TestTyped(t *testing.T) {
	const id = "enforcement.penalties.decisions"
	for _, test := range []struct {
		name, text string
		id         string
		kind       grid.Kind
		want       []string // of a document behind what is told of a worksheet
	}{
		{name: "a figure", text: "5", kind: grid.Number},
		{name: "a figure with a space of no width", text: "5\u200b", want: []string{
			"V20 A8 “行政处罚”的“本年处理决定数量”填的“5”里有看不见的字符（U+200B），读作 5。请删去这一格的内容，重新填数" +
				"，或者用 nianbao fix 改正。 0",
			"V20 R8C1 “行政处罚”的“本年处理决定数量”填的“5”里有看不见的字符（U+200B），读作 5。请删去这一格的内容，重新填" +
				"数。 0",
		}},
		{name: "a figure with a wide space", text: "\u30005", want: []string{
			"V20 A8 “行政处罚”的“本年处理决定数量”填的“5”里有看不见的字符（U+3000），读作 5。请删去这一格的内容，重新填数" +
				"，或者用 nianbao fix 改正。 0",
		}},
		{name: "a figure with a space that does not break", text: "5\u00a0", want: []string{
			"V20 A8 “行政处罚”的“本年处理决定数量”填的“5”里有看不见的字符（U+00A0），读作 5。请删去这一格的内容，重新填数" +
				"，或者用 nianbao fix 改正。 0",
		}},
		{name: "a figure in full width", text: "５"},
		{name: "a figure with a unit", text: "5件", want: []string{
			"V05 A8 “行政处罚”的“本年处理决定数量”填的是“5件”，读作 5 件。在表格里这是文字，求和公式不算它：请只填 5。 0",
		}},
		{name: "a figure with another unit", text: "5元", want: []string{
			"V02 A8 “行政处罚”的“本年处理决定数量”填的是“5元”，单位是元，不知道怎样换算成件。请换算后填不小于 0 的整数，" +
				"并改正标签里的单位。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”填的是“5元”，单位是元，不知道怎样换算成件。请换算后填不小于 0 的整数" +
				"，并改正标签里的单位。 0",
		}},
		{name: "a figure with a remark", text: "5（其中2件）", want: []string{
			"V05 A8 “行政处罚”的“本年处理决定数量”填的是“5（其中2件）”，读作 5 件，括号里的说明“其中2件”不进表。请核对。 " +
				"0",
			"V05 R8C1 “行政处罚”的“本年处理决定数量”填的是“5（其中2件）”，读作 5 件，括号里的说明“其中2件”不进表。请核对" +
				"。 0",
		}},
		{name: "about so much", text: "约5", want: []string{
			"V02 A8 “行政处罚”的“本年处理决定数量”填的是“约5”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”填的是“约5”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
		}},
		{name: "a negative figure", text: "-5", kind: grid.Number, want: []string{
			"V03 A8 “行政处罚”的“本年处理决定数量”是 -5，不能小于 0。请核对后改填不小于 0 的整数。 0",
			"V03 R8C1 “行政处罚”的“本年处理决定数量”是 -5，不能小于 0。请核对后改填不小于 0 的整数。 0",
		}},
		{name: "a broken figure", text: "5.5", kind: grid.Number, want: []string{
			"V04 A8 “行政处罚”的“本年处理决定数量”是 5.5，件数必须是整数。请核对后改填不小于 0 的整数。 0",
			"V04 R8C1 “行政处罚”的“本年处理决定数量”是 5.5，件数必须是整数。请核对后改填不小于 0 的整数。 0",
		}},
		{name: "words", text: "见附件", want: []string{
			"V02 A8 “行政处罚”的“本年处理决定数量”填的是“见附件”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”填的是“见附件”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
		}},
		{name: "very long words", text: "见附件见附件见附件见附件见附件见附件见附件见附件见附件见附件见附件见附件见附件见附件见附件见附件见附件见附件", want: []string{
			"V02 A8 “行政处罚”的“本年处理决定数量”填的是“见附件见附件见附件见附件见附件见附件见附件见附件见附件见附件见附" +
				"件见附件见附件见附件见附件见附件见附件见附件”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”填的是“见附件见附件见附件见附件见附件见附件见附件见附件见附件见附件见" +
				"附件见附件见附件见附件见附件见附件见附件见附件”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
		}},
		{name: "a stroke", text: "—", want: []string{
			"V01 A8 “二、主动公开政府信息情况（第二十条第（六）项）”有 1 格划线或填“无”（A8），按 0 计算，报告里照原样印" +
				"。没有发生的请填 0。 1",
			"V01 R8C1 “二、主动公开政府信息情况（第二十条第（六）项）”有 1 格划线或填“无”（第8行第1格），按 0 计算，报告" +
				"里照原样印。没有发生的请填 0。 0",
		}},
		{name: "nothing", text: "", want: []string{
			"V01 A8 “二、主动公开政府信息情况（第二十条第（六）项）”有 1 格空白（A8），按 0 计算，报告里照原样印。没有发" +
				"生的请填 0。 1",
			"V01 R8C1 “二、主动公开政府信息情况（第二十条第（六）项）”有 1 格空白（第8行第1格），按 0 计算，报告里照原样" +
				"印。没有发生的请填 0。 0",
		}},
		{name: "a space", text: " ", want: []string{
			"V01 A8 “二、主动公开政府信息情况（第二十条第（六）项）”有 1 格空白（A8），按 0 计算，报告里照原样印。没有发" +
				"生的请填 0。 1",
			"V01 R8C1 “二、主动公开政府信息情况（第二十条第（六）项）”有 1 格空白（第8行第1格），按 0 计算，报告里照原样" +
				"印。没有发生的请填 0。 0",
		}},
		{name: "a date", text: "2024-12-31", kind: grid.Date, want: []string{
			"V02 A8 “行政处罚”的“本年处理决定数量”读出来是日期 2024-12-31。请把单元格格式改成“常规”，重新填不小于 0 的整" +
				"数。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”读出来是日期 2024-12-31。请把单元格格式改成“常规”，重新填不小于 0 的" +
				"整数。 0",
		}},
		{name: "a date as words", text: "2024年12月31日", want: []string{
			"V02 A8 “行政处罚”的“本年处理决定数量”填的是“2024年12月31日”，不是数字。请改填不小于 0 的整数，没有发生的填 0" +
				"。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”填的是“2024年12月31日”，不是数字。请改填不小于 0 的整数，没有发生的填" +
				" 0。 0",
		}},
		{name: "an error", text: "#REF!", kind: grid.Fault, want: []string{
			"V02 A8 “行政处罚”的“本年处理决定数量”是出错值 #REF!。请改填不小于 0 的整数。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”是出错值 #REF!。请改填不小于 0 的整数。 0",
		}},
		{name: "an error in words", text: "#REF!", want: []string{
			"V02 A8 “行政处罚”的“本年处理决定数量”填的是“#REF!”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”填的是“#REF!”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
		}},
		{name: "an action", text: "{{申请.新收.总计}}", want: []string{
			"V02 A8 “行政处罚”的“本年处理决定数量”填的是“{{申请.新收.总计}}”，不是数字。请改填不小于 0 的整数，没有发生的" +
				"填 0。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”填的是“{{申请.新收.总计}}”，不是数字。请改填不小于 0 的整数，没有发生" +
				"的填 0。 0",
		}},
		{name: "a formula in words", text: "=A1+B1", want: []string{
			"F21 A8 “行政处罚”的“本年处理决定数量”的公式“=A1+B1”成了文本，没有计算：单元格格式是“文本”，或者前面有撇号、" +
				"空格、全角等号。请把单元格格式改成“常规”，双击这一格再按回车。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”填的是“=A1+B1”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
		}},
		{name: "a control character", text: "5\x01", want: []string{
			"V02 A8 “行政处罚”的“本年处理决定数量”填的是“5\u0001”，不是数字：第 2 个字符看不见（U+0001）。请改填不小于 0 " +
				"的整数，没有发生的填 0。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”填的是“5\u0001”，不是数字：第 2 个字符看不见（U+0001）。请改填不小于 " +
				"0 的整数，没有发生的填 0。 0",
		}},
		{name: "two figures", text: "5 6", want: []string{
			"V02 A8 “行政处罚”的“本年处理决定数量”填的是“5 6”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”填的是“5 6”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
		}},
		{name: "a figure with commas", text: "1,234"},
		{name: "a figure with commas in wrong places", text: "12,34", want: []string{
			"V02 A8 “行政处罚”的“本年处理决定数量”填的是“12,34”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”填的是“12,34”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
		}},
		{name: "Chinese figures", text: "五", want: []string{
			"V02 A8 “行政处罚”的“本年处理决定数量”填的是“五”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
			"V02 R8C1 “行政处罚”的“本年处理决定数量”填的是“五”，不是数字。请改填不小于 0 的整数，没有发生的填 0。 0",
		}},
		{name: "an amount with a unit", text: "2.5万元", id: "fees.charges.amount", want: []string{
			"V05 A10 “行政事业性收费”的“本年收费金额（单位：万元）”填的是“2.5万元”，读作 2.5 万元。在表格里这是文字，求和" +
				"公式不算它：请只填 2.5。 0",
		}},
		{name: "an amount in yuan", text: "25000元", id: "fees.charges.amount", want: []string{
			"V05 A10 “行政事业性收费”的“本年收费金额（单位：万元）”填的是“25000元”，读作 2.5 万元。请核对。 0",
			"V05 R10C1 “行政事业性收费”的“本年收费金额（单位：万元）”填的是“25000元”，读作 2.5 万元。请核对。 0",
		}},
		{name: "an amount with an odd unit", text: "2.5亿", id: "fees.charges.amount", want: []string{
			"V02 A10 “行政事业性收费”的“本年收费金额（单位：万元）”填的是“2.5亿”，不是数字。请改填不小于 0 的数（以万元为" +
				"单位，可以有小数），没有发生的填 0。 0",
			"V02 R10C1 “行政事业性收费”的“本年收费金额（单位：万元）”填的是“2.5亿”，不是数字。请改填不小于 0 的数（以万元" +
				"为单位，可以有小数），没有发生的填 0。 0",
		}},
		{name: "an amount in a foreign unit", text: "2.5美元", id: "fees.charges.amount", want: []string{
			"V02 A10 “行政事业性收费”的“本年收费金额（单位：万元）”填的是“2.5美元”，不是数字。请改填不小于 0 的数（以万元" +
				"为单位，可以有小数），没有发生的填 0。 0",
			"V02 R10C1 “行政事业性收费”的“本年收费金额（单位：万元）”填的是“2.5美元”，不是数字。请改填不小于 0 的数（以万" +
				"元为单位，可以有小数），没有发生的填 0。 0",
		}},
		{name: "an amount of a fen", text: "0.0001", id: "fees.charges.amount", kind: grid.Number},
	} {
		var got []string
		for _, source := range []grid.Source{grid.Sheet, grid.Table} {
			r := checktest.Made("2021", "示例市司法局", 2024, "")
			g := r.Book.Grids[0]
			g.Source = source
			for i, c := range r.Form.Cells {
				v := r.Value(c)
				if v.Place = form.PlaceIn(g, 0, i, 0); c.ID == test.id || test.id == "" && c.ID == id {
					of := form.ParseValue(test.text, test.kind, c.Unit(), "")
					of.Place = v.Place
					v = of
					g.Cells[i].Text, g.Cells[i].Kind = test.text, test.kind
				}
				r.SetValue(c, v)
			}
			for _, f := range Report(r, define.Builtin()) {
				if id := f.Rule.ID; id[0] == 'V' && id != "V15" && len(f.Cells) > 0 || id[0] == 'F' && id != "F01" {
					got = append(got, fmt.Sprint(id, " ", f.Place.Ref, " ", f.Message, " ", len(f.Fixes)))
				}
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}
