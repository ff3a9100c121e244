package check

import (
	"slices"
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
	"nianbao/templates"
)

const (
	ofTotal  = "“一、本年新收政府信息公开申请数量”的“总计”的公式 "
	mandated = "应为 =SUM(D4:I4)，请改正，或者用 nianbao fix 改正。"
)

// formulasCases break the rules of family F in a workbook whose totals are formulas, mostly with results that are right
// by luck.
var formulasCases = []failing{
	{"F01", func(s *sheets) { s.at("依申请公开!J4").Formula = ""; s.at("依申请公开!J6").Formula = "" }, []string{
		"警告 F01 依申请公开!J4  “三、收到和处理政府信息公开申请情况”有 2 格总计是手工填的数，没有公式：" +
			"J4（填的 0，应为 =SUM(D4:I4)）、J6（填的 0，应为 =SUM(D6:I6)）。别的格改了，它不会跟着变。" +
			"请改成公式，或者用 nianbao fix 改正。"}},
	{"F02", func(s *sheets) { s.formula("依申请公开!J4", "SUM(E4:I4)", "0") }, []string{
		"错误 F02 依申请公开!J4  " + ofTotal + "=SUM(E4:I4) 漏加了“自然人”（D4）。" + mandated}},
	{"F03", func(s *sheets) { s.formula("依申请公开!J4", "SUM(D4:I4,D5)", "0") }, []string{
		"错误 F03 依申请公开!J4  " +
			"" + ofTotal + "=SUM(D4:I4,D5) 多加了“二、上年结转政府信息公开申请数量”的“自然人”（D5）。" + mandated}},
	{"F03 column", func(s *sheets) { s.formula("依申请公开!D27", "SUM(D5:D26)", "0") }, []string{
		"错误 F03 依申请公开!D27  " +
			"“（七）总计”的“自然人”的公式 =SUM(D5:D26) 多加了“二、上年结转政府信息公开申请数量”（D5）。" +
			"应为 =SUM(D6:D26)，请改正，或者用 nianbao fix 改正。"}},
	{"F03 outside the form", func(s *sheets) { s.formula("依申请公开!J4", "SUM(D4:I4,M40)", "0") }, []string{
		"错误 F03 依申请公开!J4  " + ofTotal + "=SUM(D4:I4,M40) 多加了格式以外的M40。" + mandated}},
	{"F03 a row of one's own", func(s *sheets) {
		g := s.sheet("依申请公开")
		g.Cells = append(g.Cells, grid.Cell{Row: 50, Col: 3, Text: "2", Kind: grid.Number},
			grid.Cell{Row: 50, Col: 4, Text: "1", Kind: grid.Number},
			grid.Cell{Row: 50, Col: 9, Text: "3", Kind: grid.Number, Formula: "SUM(D51:I51)"})
		g.Sort()
		s.formula("依申请公开!J4", "SUM(D4:I4)+J51", "3")
	}, []string{
		"错误 F03 依申请公开!J4  " + ofTotal + "=SUM(D4:I4)+J51 多加了格式以外的J51。" + mandated}},
	{"F04", func(s *sheets) { s.formula("依申请公开!J4", "SUM(D4:I4)+D4", "0") }, []string{
		"错误 F04 依申请公开!J4  " + ofTotal + "=SUM(D4:I4)+D4 重复加了“自然人”（D4）。" + mandated}},
	{"F05", func(s *sheets) { s.formula("依申请公开!J4", "SUM(D4:H4)-I4", "0") }, []string{
		"错误 F05 依申请公开!J4  " + ofTotal + "=SUM(D4:H4)-I4 把“其他”（I4）的加减号写反了。" + mandated}},
	{"F06 S08", func(s *sheets) {
		g := s.sheet("依申请公开")
		g.Cells = append(g.Cells,
			grid.Cell{Row: 2, Col: 10, Text: "组织小计"},
			grid.Cell{Row: 3, Col: 10, Text: "0", Kind: grid.Number, Formula: "SUM(E4:I4)"})
		g.Sort()
		s.formula("依申请公开!J4", "SUM(D4:I4)+K4", "0")
	}, []string{
		"错误 F06 依申请公开!J4  " + ofTotal + "=SUM(D4:I4)+K4 把小计和它的明细一起加了，" +
			"重复了“商业企业”（E4）、“科研机构”（F4）、“社会公益组织”（G4）、" +
			"“法律服务机构”（H4）、“其他”（I4）。" + mandated,
		"提示 S08 依申请公开!K3  “三、收到和处理政府信息公开申请情况”里的“组织小计”（K3）列不是格式规定的，" +
			"没有读。其中如有应当上报的数，请填到格式规定的格里。"}},
	{"F06 of cells that nothing labels", func(s *sheets) {
		g := s.sheet("复议诉讼")
		g.Cells = append(g.Cells, grid.Cell{Row: 3, Col: 20, Text: "0", Kind: grid.Number, Formula: "SUM(A4:B4)"})
		g.Sort()
		s.formula("复议诉讼!E4", "SUM(A4:D4)+U4", "0")
	}, []string{
		"错误 F06 复议诉讼!E4  “行政复议”的“总计”的公式 =SUM(A4:D4)+U4 把小计和它的明细一起加了，" +
			"重复了“结果维持”（A4）、“结果纠正”（B4）。应为 =SUM(A4:D4)，请改正，或者用 nianbao fix 改正。"}},
	{"F07", func(s *sheets) { s.formula("依申请公开!J4", "SUM(D4:I4)+1", "1") }, []string{
		"错误 F07 依申请公开!J4  " + ofTotal + "=SUM(D4:I4)+1 另加了一个固定的数 1。" + mandated,
		"错误 R03 依申请公开!J4  一、本年新收政府信息公开申请数量：总计 1，自然人和五类组织之和 0，相差 1。" +
			"总计是公式 =SUM(D4:I4)+1：请看它有没有加全，有没有格里的数是文本；" +
			"改好后用 WPS 或 Excel 重新计算并保存。 [follows 0]",
		"错误 R01 依申请公开!J4  总计：第一项 1 + 第二项 0 = 1，第三项 0 + 第四项 0 = 0，相差 1。" +
			"请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。 [follows 0]"}},
	{"F08", func(s *sheets) { s.formula("依申请公开!D27", "D4+D5-D28", "0") }, []string{
		"错误 F08 依申请公开!D27  “（七）总计”的“自然人”的公式 =D4+D5-D28 是从“第一项加第二项之和，" +
			"等于第三项加第四项之和”倒推出来的，不是数出来的，这条勾稽关系就永远成立、查不出错。" +
			"应为 =SUM(D6:D26)，请改正，或者用 nianbao fix 改正。"}},
	{"F08 input", func(s *sheets) { s.formula("依申请公开!D28", "D4+D5-SUM(D6:D26)", "0") }, []string{
		"错误 F08 依申请公开!D28  " +
			"“四、结转下年度继续办理”的“自然人”的公式 =D4+D5-SUM(D6:D26) 是从“第一项加第二项之和，" +
			"等于第三项加第四项之和”倒推出来的，不是数出来的，这条勾稽关系就永远成立、查不出错。" +
			"这一格应当直接填数，请核对后改填。"}},
	{"F08 by way of totals", func(s *sheets) { s.formula("依申请公开!D28", "J4-SUM(E4:I4)+D5-D27", "0") }, []string{
		"错误 F08 依申请公开!D28  “四、结转下年度继续办理”的“自然人”的公式 =J4-SUM(E4:I4)+D5-D27 " +
			"是从“第一项加第二项之和，等于第三项加第四项之和”倒推出来的，不是数出来的，" +
			"这条勾稽关系就永远成立、查不出错。这一格应当直接填数，请核对后改填。"}},
	{"F09", func(s *sheets) { s.formula("依申请公开!J4", "SUM(D5:I5)", "0") }, []string{
		"错误 F09 依申请公开!J4  " + ofTotal + "=SUM(D5:I5) 加的是另一处“二、上年结转政府信息公开申请数量”的数，" +
			"不是本处的。" + mandated}},
	{"F09 one cell", func(s *sheets) { s.formula("依申请公开!J4", "SUM(D4:H4)+I5", "0") }, []string{
		"错误 F09 依申请公开!J4  " + ofTotal + "=SUM(D4:H4)+I5 引用错了格：缺“其他”（I4），" +
			"却加了“二、上年结转政府信息公开申请数量”的“其他”（I5）。" + mandated}},
	{"F09 sheet", func(s *sheets) { s.formula("依申请公开!J4", "SUM(D4:H4)+主动公开!B3", "0") }, []string{
		"错误 F09 依申请公开!J4  " + ofTotal + "=SUM(D4:H4)+主动公开!B3 引用错了格：缺“其他”（I4），" +
			"却加了“规章”的“本年制发件数”（主动公开!B3）。" + mandated}},
	{"F10", func(s *sheets) { s.formula("依申请公开!J4", "SUM(D4:I4)+0*#REF!", "0") }, []string{
		"错误 F10 依申请公开!J4  " + ofTotal + "=SUM(D4:I4)+0*#REF! 引用的格已经不存在（#REF!）。" + mandated}},
	{"F10 value", func(s *sheets) {
		s.formula("依申请公开!J4", "SUM(D4:I4)/0", "#DIV/0!")
		s.at("依申请公开!J4").Kind = grid.Fault
	}, []string{
		"错误 F10 依申请公开!J4  " + ofTotal + "=SUM(D4:I4)/0 算不出数，结果是 #DIV/0!。" + mandated}},
	{"F10 from a cell that is none of the form's", func(s *sheets) {
		s.grids = append(s.grids, &grid.Grid{Name: "台账", Cells: []grid.Cell{
			{Text: "#N/A", Kind: grid.Fault, Formula: "NA()"},
		}})
		for _, at := range []string{"D4 台账!A1", "J4 SUM(D4:I4)"} {
			cell, formula, _ := strings.Cut(at, " ")
			s.formula("依申请公开!"+cell, formula, "#N/A")
			s.at("依申请公开!" + cell).Kind = grid.Fault
		}
	}, []string{
		"错误 F10 依申请公开!D4  “一、本年新收政府信息公开申请数量”的“自然人”的公式 =台账!A1 算不出数，结果是 #N/A：" +
			"错在它用到的 台账!A1（=NA()）的结果是 #N/A。这一格应当直接填数，请核对后改填。",
		"错误 F10 依申请公开!J4  “一、本年新收政府信息公开申请数量”的“总计”的公式 =SUM(D4:I4) 算不出数，结果是 #N/A：" +
			"错在它用到的 台账!A1（=NA()）的结果是 #N/A。公式本身没有错，请改正它用到的格。 [follows 0]"}},
	{"F11", func(s *sheets) { s.formula("依申请公开!J4", "SUM(D4:J4)", "0") }, []string{
		"错误 F11 依申请公开!J4  " + ofTotal + "=SUM(D4:J4) 绕了一圈又用到自己（J4 → J4），算不出数。" + mandated}},
	{"F12", func(s *sheets) { s.set("复议诉讼!E4", "1") }, []string{
		"错误 F12 复议诉讼!E4  “行政复议”的“总计”的公式 =SUM(A4:D4) 现在应当算出 0，文件里存的结果却是 1。" +
			"请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。",
		"错误 R04 复议诉讼!E4  行政复议：总计 1，四种结果之和 0，相差 1。总计是公式 =SUM(A4:D4)：" +
			"请看它有没有加全，有没有格里的数是文本；改好后用 WPS 或 Excel 重新计算并保存。 [follows 0]"}},
	{"F12 error", func(s *sheets) {
		s.at("复议诉讼!E4").Text, s.at("复议诉讼!E4").Kind = "#VALUE!", grid.Fault
	}, []string{
		"错误 F12 复议诉讼!E4  “行政复议”的“总计”的公式 =SUM(A4:D4) 现在应当算出 0，文件里存的结果却是 #VALUE!。" +
			"请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。"}},
	{"F13", func(s *sheets) {
		c := s.at("依申请公开!J4")
		c.Text, c.Kind = "", grid.Uncalculated
	}, []string{
		"错误 F13 依申请公开!J4  有 1 格是公式，但文件里没有公式的结果（从这一格起）。" +
			"请用 WPS 或 Excel 打开这个文件，保存后再试；或者用 nianbao fix 算出结果。"}},
	{"F14", func(s *sheets) { s.at("依申请公开!E4").Kind = grid.Text }, []string{
		"错误 F14 依申请公开!E4  “三、收到和处理政府信息公开申请情况”有 1 格是文本，不是数值：E4（“0”）。" +
			"看起来是数，公式求和时却不算它。请把单元格格式改成“常规”后重新填数，或者用 nianbao fix 改正。"}},
	{"F14 beside a formula that counts text", func(s *sheets) {
		s.formula("依申请公开!J6", "D6+E6+F6+G6+H6+I6", "0")
		s.at("依申请公开!E6").Kind = grid.Text // E27 adds it up with SUM
	}, []string{
		"错误 F14 依申请公开!E6  “三、收到和处理政府信息公开申请情况”有 1 格是文本，不是数值：E6（“0”）。" +
			"看起来是数，公式求和时却不算它。请把单元格格式改成“常规”后重新填数，或者用 nianbao fix 改正。"}},
	{"F14 nowhere", func(s *sheets) {
		s.formula("依申请公开!J6", "D6+E6+F6+G6+H6+I6", "0")
		s.formula("依申请公开!E27", "E6+SUM(E7:E26)", "0")
		s.at("依申请公开!E6").Kind = grid.Text // every formula counts it
	}, nil},
	{"F15", func(s *sheets) { s.formula("依申请公开!J4", "[1]Sheet1!A1", "0") }, []string{
		"警告 F15 依申请公开!J4  " + ofTotal + "=[1]Sheet1!A1 引用了别的文件（[1]Sheet1!A1），" +
			"那个文件不在身边就核对不了。" + mandated}},
	{"F15 input", func(s *sheets) { s.formula("依申请公开!D4", "INDIRECT(\"A1\")", "0") }, []string{
		"警告 F15 依申请公开!D4  " +
			"“一、本年新收政府信息公开申请数量”的“自然人”的公式 =INDIRECT(\"A1\") 用了 INDIRECT，" +
			"引用哪一格要算了才知道，核对不了。这一格应当直接填数，请核对后改填。"}},
	{"F16 F17", func(s *sheets) {
		s.grids = append(s.grids, &grid.Grid{Name: "台账"})
		for _, at := range []string{"D4 B2", "E4 C2", "F4 D3", "G4 E2", "H4 F2"} {
			cell, from, _ := strings.Cut(at, " ")
			s.formula("依申请公开!"+cell, "台账!"+from, "0")
		}
	}, []string{
		"警告 F16 依申请公开!F4  " +
			"“一、本年新收政府信息公开申请数量”的“科研机构”的公式 =台账!D3 与同一行、同一列里其他格的公式写法不同。" +
			"这一格应当直接填数，请核对后改填。",
		"提示 F17 依申请公开!D4  “三、收到和处理政府信息公开申请情况”有 4 格应当填数的格里是公式：" +
			"D4 =台账!B2、E4 =台账!C2、G4 =台账!E2、H4 =台账!F2。读的是公式的结果；请确认它引用的数是对的。"}},
	{"F17", func(s *sheets) { s.formula("依申请公开!D4", "3000+1-3001", "0") }, []string{
		"提示 F17 依申请公开!D4  “三、收到和处理政府信息公开申请情况”有 1 格应当填数的格里是公式：D4 =3000+1-3001。" +
			"读的是公式的结果；请确认它引用的数是对的。"}},
	{"F18", func(s *sheets) { s.formula("依申请公开!J4", "DSUM(A3:D28,D3,A1)", "0") }, []string{
		"警告 F18 依申请公开!J4  " + ofTotal + "=DSUM(A3:D28,D3,A1) 判断不了它算的是什么：" +
			"公式用了本程序不会计算的函数 DSUM。" + mandated}},
	{"F18 built on many others", func(s *sheets) {
		s.formula("依申请公开!J4", "MAX(K4,0)", "0")
		g := s.sheet("依申请公开")
		for col := 10; col < 40; col++ {
			g.Cells = append(g.Cells, grid.Cell{Row: 3, Col: col, Text: "0", Kind: grid.Number, Formula: "MAX(" + grid.Column(col+1) + "4,0)"})
		}
		g.Cells = append(g.Cells, grid.Cell{Row: 3, Col: 40, Text: "0", Kind: grid.Number, Formula: "SUM(D4:I4)"})
		g.Sort()
	}, []string{"警告 F18 依申请公开!J4  " + ofTotal + "=MAX(K4,0) 判断不了它算的是什么：公式一层套一层，层数太多，没有检查。" + mandated}},
	{"F18 built on what cannot be read", func(s *sheets) {
		s.formula("依申请公开!J4", "MAX(K4,0)", "0")
		g := s.sheet("依申请公开")
		deep := strings.Repeat("(", 100) + "SUM(D4:I4)" + strings.Repeat(")", 100)
		g.Cells = append(g.Cells, grid.Cell{Row: 3, Col: 10, Text: "0", Kind: grid.Number, Formula: deep})
		g.Sort()
	}, []string{"警告 F18 依申请公开!J4  " + ofTotal + "=MAX(K4,0) 判断不了它算的是什么：它用到的公式写法读不懂（公式第 65 个字符处嵌套太深：最多 64 层）。" + mandated}},
	{"F18 array", func(s *sheets) { s.array("依申请公开!J4", "依申请公开!J6", "DSUM(A3:D28,D3,A1)") }, []string{
		"警告 F18 依申请公开!J4  “一、本年新收政府信息公开申请数量”的“总计”等 3 格的公式 =DSUM(A3:D28,D3,A1) 是 J4:J6 " +
			"合用的数组公式，在这一格判断不了它算的是什么：公式用了本程序不会计算的函数 DSUM。" +
			"数组公式不能只改一格：请选中 J4:J6，按 Delete 键整片清除，再逐格填公式，这一格是 =SUM(D4:I4)。"}},
	{"F02 array", func(s *sheets) { s.array("依申请公开!J4", "依申请公开!J6", "D4:D6+E4:E6+F4:F6+G4:G6+H4:H6") }, []string{
		"错误 F02 依申请公开!J4  “一、本年新收政府信息公开申请数量”的“总计”等 3 格的公式 " +
			"=D4:D6+E4:E6+F4:F6+G4:G6+H4:H6 是 J4:J6 合用的数组公式，在这一格漏加了“其他”（I4）。" +
			"数组公式不能只改一格：请选中 J4:J6，按 Delete 键整片清除，再逐格填公式，这一格是 =SUM(D4:I4)。"}},
	{"F09 array", func(s *sheets) { s.array("依申请公开!J4", "依申请公开!J6", "SUM(D4:I4)") }, []string{ // J4 itself is right
		"错误 F09 依申请公开!J5  “二、上年结转政府信息公开申请数量”的“总计”等 2 格的公式 =SUM(D4:I4) 是 J4:J6 合用的" +
			"数组公式，在这一格加的是另一处“一、本年新收政府信息公开申请数量”的数，不是本处的。" +
			"数组公式不能只改一格：请选中 J4:J6，按 Delete 键整片清除，再逐格填公式，这一格是 =SUM(D5:I5)。"}},
	{"F20", func(s *sheets) { s.formula("依申请公开!J4", "IF(D4=0,0,SUM(D4:I4))", "0") }, []string{
		"错误 F20 依申请公开!J4  " + ofTotal + "=IF(D4=0,0,SUM(D4:I4)) 不等于应当加的各格之和：" +
			"现在的数下碰巧相等，把“商业企业”（E4）从 0 改成 1，结果是 0，应为 1。" + mandated}},
	{"F20 outside the form", func(s *sheets) { s.formula("依申请公开!J4", `IF(M4="",SUM(D4:I4),7)`, "0") }, []string{
		"错误 F20 依申请公开!J4  " + ofTotal + `=IF(M4="",SUM(D4:I4),7) 不等于应当加的各格之和：` +
			"现在的数下碰巧相等，把格式以外的M4从空白改成 1，结果是 7，应为 0。" + mandated}},
	{"F21", func(s *sheets) { s.at("复议诉讼!E4").Formula = ""; s.set("复议诉讼!E4", "=SUM(A4:D4)") }, []string{
		"错误 F21 复议诉讼!E4  “行政复议”的“总计”的公式“=SUM(A4:D4)”成了文本，没有计算：" +
			"单元格格式是“文本”，或者前面有撇号、空格、全角等号。" +
			"请把单元格格式改成“常规”，双击这一格再按回车，或者用 nianbao fix 改正。"}},
	{"F21 in an input", func(s *sheets) { s.set("主动公开!B3", "＝台账!B2") }, []string{
		"错误 F21 主动公开!B3  “规章”的“本年制发件数”的公式“＝台账!B2”成了文本，没有计算：" +
			"单元格格式是“文本”，或者前面有撇号、空格、全角等号。请把单元格格式改成“常规”，双击这一格再按回车。"}},
	{"F22", func(s *sheets) { s.set("文字!A2", "全年收到申请#N/A件。") }, []string{
		"错误 F22 文字!A2  “一、总体情况”的文字里有出错值 #N/A，会照原样印出来。请改正，或者直接写字。"}},
	{"F22 in a particular", func(s *sheets) {
		s.formula("基本信息!B5", "B99", "#REF!")
		s.at("基本信息!B5").Kind = grid.Fault
	},
		[]string{"错误 F12 基本信息!B5  电话是公式，现在应当算出 0，文件里存的却是 #REF!。" +
			"请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。"}},
	{"F22 F10 from one cell", func(s *sheets) {
		s.grids = append(s.grids, &grid.Grid{Name: "台账", Cells: []grid.Cell{{Text: "#N/A", Kind: grid.Fault}}})
		for _, place := range []string{"主动公开!B3", "文字!A2"} {
			s.formula(place, "台账!A1", "#N/A")
			s.at(place).Kind = grid.Fault
		}
	}, []string{
		"错误 F10 主动公开!B3  “规章”的“本年制发件数”的公式 =台账!A1 算不出数，结果是 #N/A：" +
			"错在它用到的 台账!A1 是 #N/A。这一格应当直接填数，请核对后改填。",
		"错误 F22 文字!A2  “一、总体情况”的文字里有出错值 #N/A：错在它用到的 台账!A1 是 #N/A，" +
			"会照原样印出来。请改正，或者直接写字。 [follows 0]"}},
	{"F10 by way of a mask", func(s *sheets) {
		s.grids = append(s.grids, &grid.Grid{Name: "台账", Cells: []grid.Cell{
			{Text: "#N/A", Kind: grid.Fault}, {Row: 1, Text: "0", Kind: grid.Number, Formula: "IFERROR(A1,0)"},
		}})
		s.formula("主动公开!B3", "台账!A2", "0")
	}, []string{
		"错误 F10 主动公开!B3  “规章”的“本年制发件数”的公式 =台账!A2 用到的 台账!A1 是 #N/A，被 IFERROR 换成了别的数。" +
			"这一格应当直接填数，请核对后改填。"}},
	{"F22 in a circle", func(s *sheets) { s.formula("文字!A2", `A2&"。"`, "无。") }, []string{
		"错误 F22 文字!A2  “一、总体情况”的文字的公式 =A2&\"。\" 绕了一圈又用到自己（A2 → A2），算不出来。" +
			"请改正公式，或者直接写字。"}},
	{"F22 a reference that is lost", func(s *sheets) { s.formula("基本信息!B1", `#REF!&"局"`, "示例市司法局") }, []string{
		"错误 F22 基本信息!B1  机关名称的公式 =#REF!&\"局\" 引用的格已经不存在（#REF!），算不出来。" +
			"请改正公式，或者直接写字。"}},
	{"F12 in a sentence", func(s *sheets) { s.formula("文字!A2", `"收到"&依申请公开!J4&"件"`, "收到5件") }, []string{
		"错误 F12 文字!A2  “一、总体情况”的文字是公式，现在应当算出文本“收到0件”，文件里存的却是文本“收到5件”。" +
			"请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。"}},
	{"F22 F12 in one column of texts", func(s *sheets) {
		g := s.sheet("文字")
		g.Cells = nil
		for row, section := range s.form.Texts() {
			g.Cells = append(g.Cells, grid.Cell{Row: row, Text: section.Title}, grid.Cell{Row: row, Col: 1, Text: "无"})
		}
		s.formula("文字!B2", `#REF!&"局"`, "无")
		s.formula("文字!B3", `"收到"&依申请公开!J4&"件"`, "收到5件")
	}, []string{
		"错误 F22 文字!B2  “五、存在的主要问题及改进情况”的文字的公式 =#REF!&\"局\" 引用的格已经不存在（#REF!），算不出来。" +
			"请改正公式，或者直接写字。",
		"错误 F12 文字!B3  “六、其他需要报告的事项”的文字是公式，现在应当算出文本“收到0件”，文件里存的却是文本“收到5件”。" +
			"请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。"}},
	{"F22 in a text without a result", func(s *sheets) {
		g := s.sheet("文字")
		g.Cells = nil
		for row, section := range s.form.Texts() {
			g.Cells = append(g.Cells, grid.Cell{Row: row, Text: section.Title}, grid.Cell{Row: row, Col: 1, Text: "无"})
		}
		s.formula("文字!B3", `#REF!&"局"`, "")
	}, []string{
		"错误 F22 文字!B3  “六、其他需要报告的事项”的文字的公式 =#REF!&\"局\" 引用的格已经不存在（#REF!），算不出来。" +
			"请改正公式，或者直接写字。",
		"警告 S09 文字!A4  “六、其他需要报告的事项”没有文字，报告里将只有标题。请填写；确实没有内容的写“无”。"}},
	{"F13 in a sentence", func(s *sheets) {
		s.formula("文字!A2", `"收到"&依申请公开!J4&"件"`, "")
		s.at("文字!A2").Kind = grid.Uncalculated
	}, []string{
		"错误 F13 文字!A2  有 1 格是公式，但文件里没有公式的结果（从这一格起）。" +
			"请用 WPS 或 Excel 打开这个文件，保存后再试；或者用 nianbao fix 算出结果。",
		"警告 S09 文字!A2  “一、总体情况”没有文字，报告里将只有标题。请填写；确实没有内容的写“无”。"}},
	{"F14 with a character that nobody sees", func(s *sheets) { s.set("复议诉讼!A4", "\ufeff0\u200b\u200b\u00a0") }, []string{
		"错误 F14 复议诉讼!A4  “四、政府信息公开行政复议、行政诉讼情况”有 1 格是文本，不是数值：" +
			"A4（“0”里有看不见的字符（U+FEFF、U+200B、U+00A0））。看起来是数，公式求和时却不算它。" +
			"请把单元格格式改成“常规”后重新填数，或者用 nianbao fix 改正。"}},
	{"F14 of a formula", func(s *sheets) {
		s.formula("复议诉讼!A4", `"0"`, "0")
		s.at("复议诉讼!A4").Kind = grid.Text
	}, []string{
		"错误 F14 复议诉讼!A4  “四、政府信息公开行政复议、行政诉讼情况”有 1 格是文本，不是数值：" +
			`A4（公式 ="0" 的结果是文本“0”）。看起来是数，公式求和时却不算它。` +
			"请直接填数，或者在公式外面套上 VALUE( )；引用的格里是文本的，先把那一格改成数。",
		"提示 F17 复议诉讼!A4  “四、政府信息公开行政复议、行政诉讼情况”有 1 格应当填数的格里是公式：" +
			`A4 ="0"。读的是公式的结果；请确认它引用的数是对的。 [follows 0]`}},
	{"F19", func(s *sheets) { s.book.Manual = true }, []string{
		"警告 F19  工作簿设成了手动计算：改了数，公式的结果不会跟着变。" +
			"请在 WPS 或 Excel 的“公式”选项里改成自动计算并保存，或者用 nianbao fix 改正。"}},
}

// TestFormulasOfOwnForm judges formulas by a relation in which something is subtracted.
func TestFormulasOfOwnForm(t *testing.T) {
	good, err := templates.FS.ReadFile("2021/form.yaml")
	if err != nil {
		t.Fatalf("templates.FS.ReadFile: %v", err)
	}
	own, err := define.Parse("form.yaml", []byte(strings.NewReplacer(
		"other + pending\n", "other - pending\n", "total: 351", "total: 277").Replace(string(good))))
	if err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	for _, test := range []struct{ formula, rule, says string }{
		{"SUM(A4:C4)-D4", "", ""},
		{"SUM(A4:C4)-D4-D4", "F04", "重复加了“尚未审结”（D4）"},
		{"SUM(A4:C4)-D4-Q4", "F06", "把小计和它的明细一起加了，重复了“尚未审结”（D4）"}, // Q4 is =D4
		{"SUM(A4:C4)", "F02", "漏加了“尚未审结”（D4）"},
		{"SUM(A4:D4)", "F05", "把“尚未审结”（D4）的加减号写反了"},
	} {
		s := sound("2021", "2024")
		g := s.sheet("复议诉讼")
		g.Cells = append(g.Cells, grid.Cell{Row: 3, Col: 16, Text: "0", Kind: grid.Number, Formula: "D4"})
		g.Sort()
		s.formula("复议诉讼!E4", test.formula, "0")
		r, err := locate.New(own).Read(&grid.Book{Grids: s.grids})
		if err != nil {
			t.Fatalf("locate.New().Read: %v", err)
		}
		rule, says := "", ""
		for _, f := range Report(r, []*form.Form{own}) {
			if f.Rule.ID[0] == 'F' && f.Rule.ID != "F01" { // the other totals are no formulas
				rule, says = rule+f.Rule.ID, says+f.Message
			}
		}
		if rule != test.rule || !strings.Contains(says, test.says) {
			t.Errorf("=%s: got %s %s, want %s %s", test.formula, rule, says, test.rule, test.says)
		}
	}
}

// TestFormulasAlike shows the many ways to write a total that are right.
func TestFormulasAlike(t *testing.T) {
	for _, formula := range []string{
		"+D4+E4+F4+G4+H4+I4", "SUM(D4,E4:I4)", "D4+SUM(E4:I4)", "ＳＵＭ（Ｄ４：" +
			"Ｉ４）", "sum( d4 : i4 )", "SUM($D$4:$I$4)", "SUM(依申请公开!D4:I4)", "SUM('依申请公开'!$D4:$I4)",
		"SUBTOTAL(9,D4:I4)", "SUMPRODUCT(D4:I4)", "IF(SUM(D4:I4)=0,\"\",SUM(D4:I4))",
		"ROUND(SUM(D4:I4),0)", "IFERROR(SUM(D4:I4),0)", "D4+K4", "SUM(D4,K4)", "SUM(C4:I4)", "新收总计",
		"SUM(D4:I4)*1", "-(-SUM(D4:I4))", "SUM(I4:D4)", "SUM(D4:F4)+SUM(G4:I4)",
	} {
		s := calculated(t, "2021", "2024")
		g := s.sheet("依申请公开")
		g.Cells = append(g.Cells, grid.Cell{Row: 3, Col: 10, Text: "0", Kind: grid.Number, Formula: "SUM(E4:I4)"})
		g.Sort()
		s.book.Names = []grid.Name{{Name: "新收总计", Refers: "SUM(依申请公开!$D$4:$I$4)", Sheet: -1}}
		s.formula("依申请公开!J4", formula, "0")
		if strings.Contains(formula, `""`) {
			s.formula("依申请公开!J4", formula, "")
		}
		list := slices.DeleteFunc(s.findings(t), func(line string) bool {
			return idOf(line) == "S08" || idOf(line) == "V01"
		})
		if len(list) > 0 {
			t.Errorf("=%s: %v", formula, list)
		}
	}
}

// TestLeftOver tells of a cell that takes the others away from its total, which was typed (F08), be it by way of cells
// outside the form, and within bounds.
func TestLeftOver(t *testing.T) {
	for _, test := range []struct {
		formula, l4, m4 string // of I4 and of cells outside the form, none where they are blank
		want            bool
	}{
		{"J4-SUM(D4:H4)", "", "", true}, {"J4-D4-E4-F4-G4-H4", "", "", true},
		{"J4-SUM(D4:G4)", "", "", false}, {"J5-SUM(D4:H4)", "", "", false}, {"D4", "", "", false},
		{"L4", "J4-SUM(D4:H4)", "", true}, {"L4-M4", "J4", "SUM(D4:H4)", true}, {"SUM(L4)", "M4", "J4-SUM(D4:H4)", true},
		{"L4", "J4-SUM(D4:G4)", "", false}, {"L4-M4", "J5", "SUM(D4:H4)", false},
		{"MAX(0,J4-SUM(D4:H4))", "", "", true}, {"MAX(L4,0)", "J4-SUM(D4:H4)", "", true},
		{`IF(J4="","",J4-SUM(D4:H4))`, "", "", true}, {"IF(J4-SUM(D4:H4)<0,0,J4-SUM(D4:H4))", "", "", true},
		{"L4", `IF(J4="","",J4-SUM(D4:H4))`, "", true}, {`IF(J4="","",MAX(0,J4-SUM(D4:H4)))`, "", "", true},
		{"MAX(0,J4-SUM(D4:G4))", "", "", false}, {`IF(J4="","",D4)`, "", "", false}, {"MAX(D4,J4-SUM(D4:H4))", "", "", false},
		{`IF(J4=SUM(D4:H4),0,L4)`, "3", "", false}, {"IF(J4>0,L4,J4-SUM(D4:H4))", "3", "", false},
	} {
		s := sound("2021", "2024")
		s.formula("依申请公开!I4", test.formula, "0")
		g := s.sheet("依申请公开")
		for i, formula := range []string{test.l4, test.m4} {
			if formula != "" {
				g.Cells = append(g.Cells, grid.Cell{Row: 3, Col: 11 + i, Text: "0", Kind: grid.Number, Formula: formula})
			}
		}
		g.Sort()
		got := s.findings(t)
		is := slices.ContainsFunc(got, func(line string) bool {
			return strings.HasPrefix(line, "错误 F08 依申请公开!I4  “一、本年新收政府信息公开申请数量”的“其他”的公式 ="+test.formula+
				" 是从“每行总计，等于自然人与五类法人或其他组织之和”倒推出来的")
		})
		if is != test.want {
			t.Errorf("%s, L4 %s, M4 %s: told %v: %q", test.formula, test.l4, test.m4, is, got)
		}
	}
}
