package check

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/check/structure"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// TestFaults shows what is told of faults in the layout, by themselves and of one beside another.
func TestFaults(t *testing.T) {
	forms := define.Builtin()
	f := forms[1]
	requests, disputes := f.Cell("applications.received.total").Table, f.Cell("disputes.review.total").Table
	sheet, hidden, buried := &grid.Grid{Name: "依申请公开"}, &grid.Grid{Name: "旧表", Hidden: true}, &grid.Grid{Name: "底稿", Hidden: true, Buried: true}
	table, bare := &grid.Grid{Name: "三、收到和处理政府信息公开申请情况", Source: grid.Table}, &grid.Grid{Source: grid.Table}
	grids := []*grid.Grid{sheet, hidden, buried, table, bare}
	for _, g := range grids {
		for row := range 9 {
			g.Cells = append(g.Cells, grid.Cell{Row: row, Text: fmt.Sprint("字", row)}, grid.Cell{Row: row, Col: 1, Text: "1"})
		}
	}
	at := func(i, row int) form.Place { return form.PlaceIn(grids[i], i, row, 0) }
	places := func(n int) (list []form.Place) {
		for row := range n {
			list = append(list, at(0, row))
		}
		return list
	}
	doubled := form.Fault{Kind: form.DoubledLabel, Table: requests, Label: "自然人", Places: places(2)}
	gone := func(kind form.FaultKind, label string) form.Fault {
		return form.Fault{Kind: kind, Table: requests, Label: label}
	}
	near := form.Fault{Kind: form.MissingRow, Table: requests, Label: "（二）部分公开", Near: at(0, 3), Texts: []string{"部份公开"}}
	for _, test := range []struct {
		name   string
		faults []form.Fault
		want   []string
	}{
		{name: "a table twice", faults: []form.Fault{{Kind: form.DoubledTable, Table: requests, Places: places(2)}}, want: []string{
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：这张表有 2 处：依申请公开!A1、依申请公开!A2。请只留" +
				"一处，其余的删除或移到别的文件。 2 0 0",
		}},
		{name: "a table in more places than are named", faults: []form.Fault{{Kind: form.DoubledTable, Table: requests, Places: places(5)}}, want: []string{
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：这张表有 5 处：依申请公开!A1、依申请公开!A2、依申请" +
				"公开!A3、依申请公开!A4 等。请只留一处，其余的删除或移到别的文件。 5 0 0",
		}},
		{name: "a table in as many places as are named", faults: []form.Fault{{Kind: form.DoubledTable, Table: requests, Places: places(4)}}, want: []string{
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：这张表有 4 处：依申请公开!A1、依申请公开!A2、依申请" +
				"公开!A3、依申请公开!A4。请只留一处，其余的删除或移到别的文件。 4 0 0",
		}},
		{name: "a table of two years", faults: []form.Fault{{Kind: form.DoubledTable, Table: requests, Places: places(2), Texts: []string{"2023", "2024"}}}, want: []string{
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：这张表有 2 处：依申请公开!A1、依申请公开!A2。它们属" +
				"于不同的年度，而文件里没有另外写明报告是哪一年的，不知道用哪一处。请写明“年度”，或者只留本年的一处。 2 0 0",
		}},
		{name: "a table of one year twice", faults: []form.Fault{{Kind: form.DoubledTable, Table: requests, Places: places(2), Texts: []string{"2024", "2024"}}}, want: []string{
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：这张表有 2 处：依申请公开!A1、依申请公开!A2。请只留" +
				"一处，其余的删除或移到别的文件。 2 0 0",
		}},
		{name: "a table on a hidden sheet and on one that is buried", faults: []form.Fault{{Kind: form.DoubledTable, Table: requests, Places: []form.Place{at(0, 0), at(1, 0), at(2, 0)}}}, want: []string{
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：这张表有 3 处：依申请公开!A1、旧表!A1（工作表是隐藏" +
				"的）、底稿!A1（工作表是隐藏的）。请只留一处，其余的删除或移到别的文件。隐藏的工作表这样显示：右键点任一工作" +
				"表标签，选“取消隐藏”，再选“旧表”。“底稿”是深度隐藏的，“取消隐藏”里看不到：按 Alt+F11 打开 VBA 编辑器（WPS 要" +
				"在“开发工具”里），选中这张表，在属性窗口把 Visible 改成 -1 - xlSheetVisible，再回到表格里删除；或者把要报的" +
				"各表复制到新工作簿再报。 3 0 0",
		}},
		{name: "a label twice", faults: []form.Fault{doubled}, want: []string{
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：“自然人”有 2 处：依申请公开!A1、依申请公开!A2。请只" +
				"留一处，其余的删除或移到别的文件。 2 0 0",
		}},
		{name: "a row without a label twice", faults: []form.Fault{{Kind: form.DoubledLabel, Table: requests, Places: places(2)}}, want: []string{
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：填数的行有 2 处：依申请公开!A1、依申请公开!A2。请只" +
				"留一处，其余的删除或移到别的文件。 2 0 0",
		}},
		{name: "a label twice, and one missing", faults: []form.Fault{doubled, gone(form.MissingColumn, "商业企业")}, want: []string{
			"S03  “三、收到和处理政府信息公开申请情况”里没有“商业企业”这一列。请补上这一列，列名照格式原文填写，没有数的" +
				"填 0。 0 1 0",
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：“自然人”有 2 处：依申请公开!A1、依申请公开!A2。同一" +
				"张表里又少了“商业企业”：多半是其中一处的名称写错了，请核对后改成“商业企业”；不是的，请只留一处，并补上“商业" +
				"企业”。 2 0 0",
		}},
		{name: "a label twice, and two missing", faults: []form.Fault{doubled, gone(form.MissingColumn, "商业企业"), gone(form.MissingColumn, "其他")}, want: []string{
			"S03  “三、收到和处理政府信息公开申请情况”里有 2 列找不到：“商业企业”、“其他”。列名改写过的，请照格式原文改回" +
				"来；没有的请补上，没有数的填 0。 0 0 0",
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：“自然人”有 2 处：依申请公开!A1、依申请公开!A2。请只" +
				"留一处，其余的删除或移到别的文件。 2 0 0",
		}},
		{name: "a label twice, and one missing elsewhere", faults: []form.Fault{doubled, {Kind: form.MissingColumn, Table: disputes, Label: "其他结果"}}, want: []string{
			"S03  “四、政府信息公开行政复议、行政诉讼情况”里没有“其他结果”这一列。请补上这一列，列名照格式原文填写，没有" +
				"数的填 0。 0 0 0",
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：“自然人”有 2 处：依申请公开!A1、依申请公开!A2。请只" +
				"留一处，其余的删除或移到别的文件。 2 0 0",
		}},
		{name: "a label twice, and one that is like another", faults: []form.Fault{doubled, near}, want: []string{
			"S02 依申请公开!A4 “三、收到和处理政府信息公开申请情况”里没有“（二）部分公开”这一行。这里的“部份公开”与它相近" +
				"，没有读：如果就是这一行，请把行名改成格式原文；不是的，请补上这一行，没有数的填 0。 1 0 0",
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：“自然人”有 2 处：依申请公开!A1、依申请公开!A2。请只" +
				"留一处，其余的删除或移到别的文件。 2 0 0",
		}},
		{name: "two labels twice, and one missing", faults: []form.Fault{doubled, {Kind: form.DoubledLabel, Table: disputes, Label: "其他结果", Places: places(2)}, gone(form.MissingColumn, "商业企业")}, want: []string{
			"S03  “三、收到和处理政府信息公开申请情况”里没有“商业企业”这一列。请补上这一列，列名照格式原文填写，没有数的" +
				"填 0。 0 1 0",
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：“自然人”有 2 处：依申请公开!A1、依申请公开!A2。同一" +
				"张表里又少了“商业企业”：多半是其中一处的名称写错了，请核对后改成“商业企业”；不是的，请只留一处，并补上“商业" +
				"企业”。 2 0 0",
			"S04 依申请公开!A1 “四、政府信息公开行政复议、行政诉讼情况”：“其他结果”有 2 处：依申请公开!A1、依申请公开!A2" +
				"。请只留一处，其余的删除或移到别的文件。 2 0 0",
		}},
		{name: "a table twice, and a row of it missing", faults: []form.Fault{{Kind: form.DoubledTable, Table: requests, Places: places(2)}, gone(form.MissingRow, "（一）予以公开")}, want: []string{
			"S02  “三、收到和处理政府信息公开申请情况”里没有“（一）予以公开”这一行。请补上这一行，行名照格式原文填写，没" +
				"有数的填 0。 0 0 0",
			"S04 依申请公开!A1 “三、收到和处理政府信息公开申请情况”：这张表有 2 处：依申请公开!A1、依申请公开!A2。请只留" +
				"一处，其余的删除或移到别的文件。 2 0 0",
		}},
		{name: "a text twice", faults: []form.Fault{{Kind: form.DoubledText, Label: "一、总体情况", Places: []form.Place{at(0, 0), at(1, 1)}}}, want: []string{
			"S04 依申请公开!A1 “一、总体情况”的文字有 2 处，内容不同：依申请公开!A1、旧表!A2（工作表是隐藏的）。请只留一" +
				"处，其余的删除或移到别的文件。隐藏的工作表这样显示：右键点任一工作表标签，选“取消隐藏”，再选“旧表”。 2 0 0",
		}},
		{name: "a table missing", faults: []form.Fault{{Kind: form.MissingTable, Table: requests}}, want: []string{
			"S01  没有找到“三、收到和处理政府信息公开申请情况”的表。请从 nianbao new 新建的空白工作簿里把这张表连同标签复" +
				"制过来，再填数。 0 0 0",
		}},
		{name: "a table missing where one like it is", faults: []form.Fault{{Kind: form.MissingTable, Table: requests, Label: "一、本年新收", Near: at(0, 2), Texts: []string{"本年新收数", "一、本年新收"}}}, want: []string{
			"S01 依申请公开!A3 没有找到“三、收到和处理政府信息公开申请情况”的表。这里的“本年新收数”与它的“一、本年新收”相近，没有读：" +
				"如果就是，请改成格式原文；不是的，请从 nianbao new 新建的空白工作簿里把这张表连同标签复制过来，再填数。 1 0 " +
				"0",
		}},
		{name: "a row missing, with its place", faults: []form.Fault{{Kind: form.MissingRow, Table: requests, Label: "（一）予以公开", Places: places(1)}}, want: []string{
			"S02 依申请公开!A1 “三、收到和处理政府信息公开申请情况”里没有“（一）予以公开”这一行。请补上这一行，行名照格式" +
				"原文填写，没有数的填 0。 1 0 0",
		}},
		{name: "a row that is like another", faults: []form.Fault{near}, want: []string{
			"S02 依申请公开!A4 “三、收到和处理政府信息公开申请情况”里没有“（二）部分公开”这一行。这里的“部份公开”与它相近" +
				"，没有读：如果就是这一行，请把行名改成格式原文；不是的，请补上这一行，没有数的填 0。 1 0 0",
		}},
		{name: "a column that is like another", faults: []form.Fault{{Kind: form.MissingColumn, Table: requests, Label: "自然人", Near: at(0, 3), Texts: []string{"自燃人", "申请人情况"}}}, want: []string{
			"S03 依申请公开!A4 “三、收到和处理政府信息公开申请情况”里没有“申请人情况”下面的 1 列。这里的“自燃人”与“申请人" +
				"情况”相近，没有读：如果就是，请改成格式原文；不是的，请补上。 1 0 0",
		}},
		{name: "three rows that are like others", faults: []form.Fault{near, near, near}, want: []string{
			"S02 依申请公开!A4 “三、收到和处理政府信息公开申请情况”里有 3 行找不到：“（二）部分公开”（A4 写的是“部份公开”" +
				"）、“（二）部分公开”（A4 写的是“部份公开”）、“（二）部分公开”（A4 写的是“部份公开”）。行名改写过的，请照格式" +
				"原文改回来；没有的请补上，没有数的填 0。 3 0 0",
		}},
		{name: "three rows, one like another", faults: []form.Fault{gone(form.MissingRow, "（一）予以公开"), near, gone(form.MissingRow, "（七）总计")}, want: []string{
			"S02 依申请公开!A4 “三、收到和处理政府信息公开申请情况”里没有“（二）部分公开”这一行。这里的“部份公开”与它相近" +
				"，没有读：如果就是这一行，请把行名改成格式原文；不是的，请补上这一行，没有数的填 0。 1 0 0",
			"S02  “三、收到和处理政府信息公开申请情况”里有 2 行找不到：“（一）予以公开”、“（七）总计”。行名改写过的，请照" +
				"格式原文改回来；没有的请补上，没有数的填 0。 0 0 0",
		}},
		{name: "rows of two tables", faults: []form.Fault{gone(form.MissingRow, "（一）予以公开"), {Kind: form.MissingRow, Table: disputes, Label: "行政复议"}}, want: []string{
			"S02  “三、收到和处理政府信息公开申请情况”里没有“（一）予以公开”这一行。请补上这一行，行名照格式原文填写，没" +
				"有数的填 0。 0 0 0",
			"S02  “四、政府信息公开行政复议、行政诉讼情况”里没有“行政复议”这一行。请补上这一行，行名照格式原文填写，没有" +
				"数的填 0。 0 0 0",
		}},
		{name: "a row that is none", faults: []form.Fault{{Kind: form.ForeignRow, Table: requests, Label: "（八）别的", Places: []form.Place{at(0, 5)}}}, want: []string{
			"S08 依申请公开!A6 “三、收到和处理政府信息公开申请情况”里的“（八）别的”（A6）行不是格式规定的，没有读。其中如" +
				"有应当上报的数，请填到格式规定的格里。 1 0 0",
		}},
		{name: "two rows and a column that are none", faults: []form.Fault{{Kind: form.ForeignRow, Table: requests, Label: "甲", Places: []form.Place{at(0, 5)}}, {Kind: form.ForeignRow, Table: requests, Label: "乙", Places: []form.Place{at(0, 6)}}, {Kind: form.ForeignColumn, Table: requests, Label: "丙", Places: []form.Place{at(0, 0)}}}, want: []string{
			"S08 依申请公开!A6 “三、收到和处理政府信息公开申请情况”里的“丙”（A1）列和“甲”（A6）、“乙”（A7）行不是格式规定" +
				"的，没有读。其中如有应当上报的数，请填到格式规定的格里。 3 0 0",
		}},
		{name: "a row that is none, as one that is missing", faults: []form.Fault{near, {Kind: form.ForeignRow, Table: requests, Label: "部份公开", Places: []form.Place{at(0, 3)}}}, want: []string{
			"S02 依申请公开!A4 “三、收到和处理政府信息公开申请情况”里没有“（二）部分公开”这一行。这里的“部份公开”与它相近" +
				"，没有读：如果就是这一行，请把行名改成格式原文；不是的，请补上这一行，没有数的填 0。 1 0 0",
		}},
		{name: "a cell of several figures", faults: []form.Fault{{Kind: form.UnclearCell, Cell: requests.Cells[0], Places: places(1)}, {Kind: form.UnclearCell, Cell: requests.Cells[1], Places: places(1)}, {Kind: form.UnclearCell, Cell: requests.Cells[2], Places: []form.Place{at(0, 4)}}}, want: []string{
			"S10 依申请公开!A1 “一、本年新收政府信息公开申请数量”的“自然人”、“一、本年新收政府信息公开申请数量”的“商业企" +
				"业”：这里有几个格子，或一个合并格跨了几行几列，不知道哪个数是它的。请取消合并，每格各填各的数。 2 0 2",
			"S10 依申请公开!A5 “一、本年新收政府信息公开申请数量”的“科研机构”：这里有几个格子，或一个合并格跨了几行几列，" +
				"不知道哪个数是它的。请取消合并，每格各填各的数。 1 0 1",
		}},
		{name: "a divided column", faults: []form.Fault{{Kind: form.DividedColumn, Table: requests, Label: "自然人", Texts: []string{"上年"}, Places: places(1)}}, want: []string{
			"S10 依申请公开!A1 “自然人”下面还有“上年”，不知道哪一列是本年的数。请只留本年的一列，列名照格式原文填写。 1 0" +
				" 0",
		}},
		{name: "another table on a sheet", faults: []form.Fault{{Kind: form.ForeignTable, Label: "政务新媒体", Places: []form.Place{at(0, 2)}}}, want: []string{
			"S30 依申请公开!A3 依申请公开!A3 起的表（“政务新媒体”）不是格式规定的，没有读，报告里没有它。其中如有应当上报" +
				"的数，请填到格式规定的格里。 1 0 0",
		}},
		{name: "other tables in a document", faults: []form.Fault{{Kind: form.ForeignTable, Label: "政务新媒体", Places: []form.Place{at(3, 0)}}, {Kind: form.ForeignTable, Places: []form.Place{at(4, 0)}}}, want: []string{
			"S30 三、收到和处理政府信息公开申请情况 第1行第1格 “三、收到和处理政府信息公开申请情况”下面的一张表（“政务新" +
				"媒体”）不是格式规定的，没有读，报告里没有它。其中如有应当上报的数，请填到格式规定的格里。 18 0 0",
			"S30 第1行第1格 这里的一张表不是格式规定的，没有读，报告里没有它。其中如有应当上报的数，请填到格式规定的格里" +
				"。 18 0 0",
		}},
		{name: "a table of another year", faults: []form.Fault{{Kind: form.OtherYear, Table: requests, Year: 2023, Places: places(1)}}, want: []string{
			"S16 依申请公开!A1 文件里还有2023年的表（依申请公开!A1），没有读；读的是 2024年的表。请核对年度是否填对。 1 0" +
				" 0",
		}},
		{name: "a section of another edition", faults: []form.Fault{{Kind: form.OtherEdition, Form: forms[0], Label: "第二十条第（一）项", Texts: []string{"新公开数量"}, Places: places(1)}}, want: []string{
			"S15 依申请公开!A1 “第二十条第（一）项”是 2019版（国办公开办函〔2019〕60号，用于2019—2020年）的表，其余部分是" +
				" 2021版（用于2021年及以后）的表：两版混用了。请用 nianbao new --edition 新建年度所属版本的工作簿，把数移过去" +
				"。 1 0 0",
		}},
		{name: "a signature of another agency", faults: []form.Fault{{Kind: form.OtherSigner, Texts: []string{"示例市财政局"}, Places: places(1)}}, want: []string{
			"S11 依申请公开!A1 落款的机关是“示例市财政局”，报告的机关名称却是“示例市司法局”。请核对，改成一致。 1 0 0",
		}},
		{name: "a signature in short", faults: []form.Fault{{Kind: form.OtherSigner, Texts: []string{"市司法局"}, Places: places(1)}}, want: []string{
			"S32 依申请公开!A1 落款写的是“市司法局”，报告的机关名称是“示例市司法局”。请核对，最好改成一致。 1 0 0",
		}},
		{name: "two years", faults: []form.Fault{{Kind: form.Contradiction, Label: form.Year, Texts: []string{"2023", "2024"}, Places: places(2)}}, want: []string{
			"S11 依申请公开!A1 年度在这里是“2023”，在 依申请公开!A2 是“2024”。请改成一致，或者删去多余的一处。 2 0 0",
		}},
		{name: "two agencies", faults: []form.Fault{{Kind: form.Contradiction, Label: form.Agency, Texts: []string{"甲局", "乙局"}, Places: places(2)}}, want: []string{
			"S11 依申请公开!A1 机关名称在这里是“甲局”，在 依申请公开!A2 是“乙局”。请改成一致，或者删去多余的一处。 2 0 0",
		}},
		{name: "a heading of another number", faults: []form.Fault{{Kind: form.Misnumbered, Label: "三、收到", Texts: []string{"四、收到"}, Places: places(1)}}, want: []string{
			"S19 依申请公开!A1 报告的标题有 1 处与格式不同：“四、收到”（A1）的编号不对，应为“三、收到”。请照格式改正，并" +
				"核对各部分的文字。 1 0 0",
		}},
		{name: "a heading that is hardly one, one of other words", faults: []form.Fault{{Kind: form.Misworded, Label: "一、总体情况", Texts: []string{"一、总休"}, Places: places(1)}, {Kind: form.Reworded, Label: "六、其他", Texts: []string{"六、别的"}, Places: []form.Place{at(0, 7)}}}, want: []string{
			"S19 依申请公开!A1 报告的标题有 1 处与格式不同：“一、总休”（A1）与格式不同，当作“一、总体情况”读了。请照格式" +
				"改正，并核对各部分的文字。 1 0 0",
			"S31 依申请公开!A8 有 1 个标题与格式的文字不同：“六、别的”（A8，格式是“六、其他”）。生成的报告印格式规定的标" +
				"题；请核对有没有当错部分，最好照格式改写。 1 0 0",
		}},
		{name: "two headings without numbers", faults: []form.Fault{{Kind: form.NoNumber, Label: "一、总体情况", Texts: []string{"总体情况"}, Places: places(1)}, {Kind: form.NoNumber, Label: "二、主动公开", Texts: []string{"主动公开"}, Places: []form.Place{at(0, 3)}}}, want: []string{
			"S19 依申请公开!A1 报告的标题有 2 处与格式不同：“总体情况”（A1）、“主动公开”（A4）没有编号。请照格式改正，并" +
				"核对各部分的文字。 2 0 0",
		}},
		{name: "a heading twice, one out of order", faults: []form.Fault{{Kind: form.TwoHeadings, Label: "一、总体情况", Texts: []string{"一、总体情况"}, Places: places(2)}, {Kind: form.Misplaced, Label: "二、主动公开", Texts: []string{"三、收到", "二、主动公开"}, Places: places(2)}}, want: []string{
			"S19 依申请公开!A1 报告的标题有 2 处与格式不同：“三、收到”（A1）排在“二、主动公开”（A2）的前面；“一、总体情况" +
				"”有两处（A1、A2）。请照格式改正，并核对各部分的文字。 2 0 0",
		}},
		{name: "headings that are missing", faults: []form.Fault{{Kind: form.NoHeading, Label: "六、其他"}, {Kind: form.NoHeading, Label: "五、存在", Places: places(1)}}, want: []string{
			"S19 依申请公开!A1 报告的标题有 1 处与格式不同：没有标题“五、存在”。请照格式改正，并核对各部分的文字。 1 0 0",
		}},
		{name: "a heading that is missing, with nothing in its place", faults: []form.Fault{{Kind: form.NoHeading, Label: "六、其他"}}},
		{name: "more headings than are named", faults: slices.Repeat([]form.Fault{{Kind: form.Misnumbered, Label: "三、收到", Texts: []string{"四、收到"}, Places: places(1)}}, 9), want: []string{
			"S19 依申请公开!A1 报告的标题有 9 处与格式不同：“四、收到”（A1）的编号不对，应为“三、收到”；“四、收到”（A1）" +
				"的编号不对，应为“三、收到”；“四、收到”（A1）的编号不对，应为“三、收到”；“四、收到”（A1）的编号不对，应为“三" +
				"、收到”；“四、收到”（A1）的编号不对，应为“三、收到”；“四、收到”（A1）的编号不对，应为“三、收到”；“四、收到”" +
				"（A1）的编号不对，应为“三、收到”；“四、收到”（A1）的编号不对，应为“三、收到”。请照格式改正，并核对各部分的文" +
				"字。 9 0 0",
		}},
	} {
		r := checktest.Made("2021", "示例市司法局", 2024, "")
		r.Book.Grids, r.Faults = grids, test.faults
		p := rule.NewPass(r, forms)
		var got []string
		for _, of := range structure.Rules {
			if of.ID != "S09" && of.ID != "S13" {
				p.Run(of)
			}
		}
		for _, x := range p.Findings() {
			got = append(got, fmt.Sprint(x.Rule.ID, " ", x.Place, " ", x.Message, " ", len(x.Cells), len(x.From), len(x.Doubtful)))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}
