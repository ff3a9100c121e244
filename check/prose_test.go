package check

import (
	"slices"

	"nianbao/grid"
)

// prose puts a document's lines in the place of the sheet of texts; a blank line stands for the tables, which are the
// workbook's.
func (s *sheets) prose(lines ...string) {
	s.grids = slices.DeleteFunc(s.grids, func(g *grid.Grid) bool { return g.Name == "文字" })
	g := &grid.Grid{Source: grid.Prose}
	for row, line := range lines {
		g.Cells = append(g.Cells, grid.Cell{Row: row, Text: line})
	}
	s.grids = append(s.grids, g)
}

// around makes a document of the texts and the table of applications, with lines between its heading and it.
func (s *sheets) around(lines ...string) {
	s.prose("五、存在的主要问题及改进情况", "乙", "六、其他需要报告的事项", "无")
	table, above := s.sheet("依申请公开"), &grid.Grid{Source: grid.Prose}
	table.Source = grid.Table
	for row, line := range append([]string{"一、总体情况", "甲", "三、收到和处理政府信息公开申请情况"}, lines...) {
		above.Cells = append(above.Cells, grid.Cell{Row: row, Text: line})
	}
	s.grids = slices.DeleteFunc(s.grids, func(g *grid.Grid) bool { return g == table })
	s.grids = slices.Insert(s.grids, len(s.grids)-1, above, table)
}

// note puts a text into a cell outside of a sheet's table.
func (s *sheets) note(sheet, text string) {
	g := s.sheet(sheet)
	g.Cells = append(g.Cells, grid.Cell{Row: 50, Text: text})
	g.Sort()
}

var proseCases = []failing{
	{"S18 a sentence below a table", func(s *sheets) { s.note("依申请公开", "本年度申请量较大，主要涉及征地补偿。") }, []string{
		"提示 S18 依申请公开!A51  “依申请公开”里的这些文字不属于报告的任何一部分，没有读：“本年度申请量较大，主要涉及征地补偿。”（A51）。" +
			"其中如有应当写进报告的，请移到各部分的文字里。"}},
	{"S18 a remark between two rows", func(s *sheets) {
		g := s.sheet("主动公开")
		for i := range g.Cells {
			if g.Cells[i].Row >= 12 {
				g.Cells[i].Row++
			}
		}
		g.Cells = append(g.Cells, grid.Cell{Row: 12, ColSpan: 4, Text: "其中公安机关处罚300件，其余为其他部门处罚。"})
	}, []string{
		"提示 S18 主动公开!A13  “主动公开”里的这些文字不属于报告的任何一部分，没有读：“其中公安机关处罚300件，其余为其他部门…”（A13）。" +
			"其中如有应当写进报告的，请移到各部分的文字里。"}},
	{"S18 a count in words below a table", func(s *sheets) { s.note("依申请公开", "其中网络2999件") }, []string{
		"提示 S18 依申请公开!A51  “依申请公开”里的这些文字不属于报告的任何一部分，没有读：“其中网络2999件”（A51）。" +
			"其中如有应当写进报告的，请移到各部分的文字里。"}},
	{"S18 a header and a footnote", func(s *sheets) {
		s.grids = append(s.grids, &grid.Grid{Name: "页眉", Source: grid.Prose, Aside: true, Cells: []grid.Cell{{Text: "内部资料"}}})
	}, []string{
		"提示 S18 页眉!第1段  “页眉”里的这些文字不属于报告的任何一部分，没有读：“内部资料”（第1段）。其中如有应当写进报告的，请移到各部分的文字里。"}},
	{"S18 comments", func(s *sheets) {
		s.sheet("依申请公开").Comments = []grid.Comment{
			{Row: 5, Col: 3, Text: "这个数先别报，\n等张科长核对以后再说，九月的两件要扣掉"}, {Row: 60, Text: "见附件"},
		}
	}, []string{
		"提示 S18 依申请公开!D6  “依申请公开”里的这些文字不属于报告的任何一部分，没有读：" +
			"“批注：这个数先别报， 等张科长核对以后再…”（D6）、“批注：见附件”（A61）。" +
			"其中如有应当写进报告的，请移到各部分的文字里。"}},
	{"S18 headers and footers of sheets, once", func(s *sheets) {
		for _, name := range []string{"主动公开", "依申请公开"} {
			s.sheet(name).Margins = []grid.Margin{{What: "页眉", Text: "内部资料，注意保存"}, {What: "页脚", Text: "第 &[页码] 页"}}
		}
	}, []string{
		"提示 S18 主动公开  “主动公开”里的这些文字不属于报告的任何一部分，没有读：“页眉：内部资料，注意保存”。" +
			"其中如有应当写进报告的，请移到各部分的文字里。"}},
	{"S18 facts about the agency that the report does not have", func(s *sheets) {
		g := s.sheet("基本信息")
		g.Cells = append(g.Cells, grid.Cell{Row: 8, Text: "传真"}, grid.Cell{Row: 8, Col: 1, Text: "0517-83000001"},
			grid.Cell{Row: 9, Text: "联系电话"}, grid.Cell{Row: 9, Col: 1, Text: "0517-83000002"},
			grid.Cell{Row: 10, Text: "投诉电话：12345"}, grid.Cell{Row: 11, Text: "乘车路线"}, grid.Cell{Row: 11, Col: 1, Text: "乘1路车"})
	}, []string{
		"提示 S18 基本信息!B9  “基本信息”里的这些文字不属于报告的任何一部分，没有读：“传真：0517-83000001”（B9）、" +
			"“联系电话：0517-83000002”（B10）、“投诉电话：12345”（A11）、“乘车路线：乘1路车”（B12）。" +
			"其中如有应当写进报告的，请移到各部分的文字里。"}},
	{"S18 facts behind colons", func(s *sheets) {
		g := s.sheet("基本信息")
		g.Cells = nil
		for row, line := range []string{"单位名称：示例市司法局", "年度：2024年", "传真：0517-83000001", "电话：0517-83000002", "填表人：张三"} {
			g.Cells = append(g.Cells, grid.Cell{Row: row, Text: line})
		}
	}, []string{
		"提示 S18 基本信息!A3  “基本信息”里的这些文字不属于报告的任何一部分，没有读：“传真：0517-83000001”（A3）、" +
			"“电话：0517-83000002”（A4）。其中如有应当写进报告的，请移到各部分的文字里。"}},
	{"S18 facts below labels", func(s *sheets) {
		g := s.sheet("基本信息")
		g.Cells = nil
		for row, line := range [][]string{{"机关名称", "年度", "联系电话", "传真"}, {"示例市司法局", "2024", "0517-83000002", "0517-83000001"}} {
			for col, text := range line {
				g.Cells = append(g.Cells, grid.Cell{Row: row, Col: col, Text: text})
			}
		}
	}, []string{
		"提示 S18 基本信息!D2  “基本信息”里的这些文字不属于报告的任何一部分，没有读：“传真：0517-83000001”（D2）。" +
			"其中如有应当写进报告的，请移到各部分的文字里。"}},
	{"V11 texts", func(s *sheets) {
		g := s.sheet("文字")
		g.Cells = append(g.Cells, grid.Cell{Row: 2, Text: "这一段暂不公开。", Hidden: true}, grid.Cell{Row: 3, Text: "乙"},
			grid.Cell{Row: 4, Text: "丙\n丁", Hidden: true})
		s.at("基本信息!B5").Hidden = true
		s.at("基本信息!B1").Hidden = true
	}, []string{
		"警告 V11 基本信息!B5  基本信息有几项在隐藏的行、列或看不见的格里：电话 1（B5），已照样读入，报告里会印出来。" +
			"不要的请删去，要的请取消隐藏或改成看得见的颜色。",
		"警告 V11 文字!A3  “一、总体情况”的文字里有隐藏的行、列或白字的格（A3、A5），在文件里看不见，已照样读入，" +
			"报告里会印出来。不要的请删去，要的请取消隐藏、筛选或改成看得见的颜色。"}},
	{"V11 texts on a hidden sheet", func(s *sheets) { s.sheet("文字").Hidden = true }, []string{
		"警告 V11 文字!A2  “一、总体情况”的文字里有隐藏的工作表“文字”里的格（A2），在文件里看不见，已照样读入，" +
			"报告里会印出来。不要的请删去，要的请取消隐藏这张工作表。",
		"警告 V11 文字!B2  “五、存在的主要问题及改进情况”的文字里有隐藏的工作表“文字”里的格（B2），在文件里看不见，已照样读入，" +
			"报告里会印出来。不要的请删去，要的请取消隐藏这张工作表。",
		"警告 V11 文字!C2  “六、其他需要报告的事项”的文字里有隐藏的工作表“文字”里的格（C2），在文件里看不见，已照样读入，" +
			"报告里会印出来。不要的请删去，要的请取消隐藏这张工作表。"}},
	{"S18 the unit above a table", func(s *sheets) { s.around("（单位：件）") }, []string{
		"提示 S18 第4段  这些文字不属于报告的任何一部分，没有读：“（单位：件）”（第4段）。其中如有应当写进报告的，请移到各部分的文字里。"}},
	{"S18 a note in a table of a document", func(s *sheets) {
		s.around()
		g := s.sheet("依申请公开")
		g.Cells = append(g.Cells, grid.Cell{Row: 50, Text: "注：网上申请2999件。"}, grid.Cell{Row: 51, Text: "单位：件"})
		g.Sort()
	}, []string{
		"提示 S18 依申请公开 第51行第1格  “依申请公开”里的这些文字不属于报告的任何一部分，没有读：“注：网上申请2999件。”（第51行第1格）。" +
			"其中如有应当写进报告的，请移到各部分的文字里。"}},
	{"S34", func(s *sheets) { s.around("本年度网上申请占八成。", "见下表。") }, []string{
		"提示 S34 第4段  这些文字在表格前面，报告里印到表格后面：“本年度网上申请占八成。”（第4段）、“见下表。”（第5段）。" +
			"其中有“见下表”一类说法的，请改成合适的。"}},
	{"S19 misnumbered", func(s *sheets) {
		s.prose("一、总体情况", "甲", "四、存在的主要问题和改进情况", "乙", "五、其他需要报告的事项", "无")
	}, []string{
		"警告 S19 第3段  报告的标题有 2 处与格式不同：“四、存在的主要问题和改进情况”（第3段）的编号不对，应为“五、存在的主要问题及改进情况”；" +
			"“五、其他需要报告的事项”（第5段）的编号不对，应为“六、其他需要报告的事项”。请照格式改正，并核对各部分的文字。"}},
	{"S31", func(s *sheets) {
		s.prose("一、工作开展情况", "甲", "五、存在的主要问题及改进情况", "乙", "六、其他需要报告的事项", "无")
	}, []string{
		"提示 S31 第1段  有 1 个标题与格式的文字不同：“一、工作开展情况”（第1段，格式是“一、总体情况”）。" +
			"生成的报告印格式规定的标题；请核对有没有当错部分，最好照格式改写。"}},
	{"S32", func(s *sheets) {
		s.prose("一、总体情况", "甲", "五、存在的主要问题及改进情况", "乙", "六、其他需要报告的事项", "无", "市司法局", "2025年1月20日")
	}, []string{
		"警告 S32 第7段  落款写的是“市司法局”，报告的机关名称是“示例市司法局”。请核对，最好改成一致。"}},
	{"S32 a department", func(s *sheets) {
		s.set("基本信息!B1", "示例县人民政府")
		s.prose("一、总体情况", "甲", "五、存在的主要问题及改进情况", "乙", "六、其他需要报告的事项", "无", "示例县教育局", "2025年1月20日")
	}, []string{
		"警告 S32 第7段  落款写的是“示例县教育局”，报告的机关名称是“示例县人民政府”。" +
			"落款的像是它所属的部门，请核对这是谁的报告。"}},
	{"S19 misspelt", func(s *sheets) {
		s.prose("一、总体情况", "甲", "五、存在的主要问睿及改迸情况", "乙", "六、其他需要报告的事项", "无")
	}, []string{
		"警告 S19 第3段  报告的标题有 1 处与格式不同：“五、存在的主要问睿及改迸情况”（第3段）与格式不同，" +
			"当作“五、存在的主要问题及改进情况”读了。请照格式改正，并核对各部分的文字。"}},
	{"S19 S09 doubled, and one missing", func(s *sheets) {
		s.prose("一、总体情况", "甲", "六、其他需要报告的事项", "无", "六、其他需要报告的事项")
	}, []string{
		"警告 S19 第3段  报告的标题有 1 处与格式不同：“六、其他需要报告的事项”有两处（第3段、第5段）。请照格式改正，并核对各部分的文字。",
		"警告 S09  没有找到标题“五、存在的主要问题及改进情况”，报告里将没有这部分文字。请照格式补上标题和文字；确实没有内容的写“无”。",
	}},
	{"S04 two texts of one section", func(s *sheets) {
		s.prose("一、总体情况", "甲", "五、存在的主要问题及改进情况", "乙", "六、其他需要报告的事项", "无", "六、其他需要报告的事项", "丁")
	}, []string{
		"错误 S04 第6段  “六、其他需要报告的事项”的文字有 2 处，内容不同：第6段、第8段。请只留一处，其余的删除或移到别的文件。"}},
	{"S20", func(s *sheets) {
		s.prose("一、总体情况", "甲", "二、专项整改情况", "整改三项。", "五、存在的主要问题及改进情况", "乙", "六、其他需要报告的事项", "无")
	}, []string{
		"警告 S20 第3段  “二、专项整改情况”不是格式规定的部分，它的标题和文字留在“一、总体情况”里。请并入格式规定的六个部分，或者确认就这样印出来。"}},
	{"S20 before all of the form's, and with a number given twice", func(s *sheets) {
		s.prose("一、机构职能", "职能甲", "二、总体情况", "甲", "二、专项整改情况", "整改三项。", "七、存在的主要问题及改进情况", "乙",
			"八、其他需要报告的事项", "无")
	}, []string{
		"警告 S20 第1段  “一、机构职能”不是格式规定的部分，它的标题和文字留在“引言”里。请并入格式规定的六个部分，或者确认就这样印出来。",
		"警告 S20 第5段  “二、专项整改情况”不是格式规定的部分，它的标题和文字留在“一、总体情况”里。请并入格式规定的六个部分，或者确认就这样印出来。"}},
	{"S09 a text without its heading stands in a note", func(s *sheets) {
		s.prose("2024年公开信息20条。", "五、存在的主要问题及改进情况", "乙", "六、其他需要报告的事项", "无")
	}, []string{
		"警告 S09  没有找到标题“一、总体情况”，它的文字可能在“引言”里，报告里印在那个位置。请照格式在那些文字上面补上标题；确实没有内容的写“无”。"}},
	{"V08 the report's title in a text", func(s *sheets) { s.set("文字!A2", "示例市司法局2024年政府信息公开工作年度报告") }, []string{
		"错误 V08 文字!A2  “一、总体情况”的文字里有一行是“示例市司法局2024年政府信息公开工作年度报告”，与报告的标题相同。请删去这一行，或者改写。"}},
	{"V08 a signature in the last text", func(s *sheets) { s.set("文字!C2", "无\n示例市司法局\n2025年1月20日\n联系人：张三") }, []string{
		"错误 V08 文字!C2  “六、其他需要报告的事项”的文字末尾有机关名称和日期“示例市司法局”、“2025年1月20日”，像是落款。" +
			"落款由机关名称和成文日期生成，请把这两行都从文字里删去。",
		"提示 S33 文字!C2  这些是报送、排版用的话，不是年报的内容，没有印：“联系人：张三”（C2）。其中如有应当写进报告的，请写成一句话。"}},
	{"V08 a date over two lines", func(s *sheets) { s.set("文字!C2", "无\n2025年1月\n20日") }, []string{
		"错误 V08 文字!C2  “六、其他需要报告的事项”的文字末尾有日期“2025年1月”、“20日”，像是落款。" +
			"落款由机关名称和成文日期生成，请把这两行都从文字里删去。"}},
	{"S33", func(s *sheets) {
		s.set("文字!C2", "无\n填报日期：2025年1月10日\n审核人：李四　填报人：张三　联系电话：83000000")
	}, []string{
		"提示 S33 文字!C2  这些是报送、排版用的话，不是年报的内容，没有印：“填报日期：2025年1月10日”（C2）、“审核人：李四 填报人：张三 联系电话：83000000”（C2）。" +
			"其中如有应当写进报告的，请写成一句话。"}},
	{"S33 before other lines, without colons, and what a document says of its pages", func(s *sheets) {
		s.set("文字!C2", "无\n填报人 张三 电话 0517-83000000\n审核人李四，填报人张三\n另附清单。\n（以下无正文）")
	}, []string{
		"提示 S33 文字!C2  这些是报送、排版用的话，不是年报的内容，没有印：“填报人 张三 电话 0517-83000000”（C2）、“审核人李四，填报人张三”（C2）、" +
			"“（以下无正文）”（C2）。其中如有应当写进报告的，请写成一句话。"}},
	{"S33 below what is for the public", func(s *sheets) {
		s.set("文字!C2", "无\n地址：示例路1号　电话：83000000\n填报单位：示例市司法局\n填报人：张三")
	}, []string{
		"提示 S33 文字!C2  这些是报送、排版用的话，不是年报的内容，没有印：“填报单位：示例市司法局”（C2）、“填报人：张三”（C2）。" +
			"其中如有应当写进报告的，请写成一句话。"}},
	{"S20 a column beside the texts", func(s *sheets) {
		g := s.sheet("文字")
		g.Cells = append(g.Cells, grid.Cell{Col: 4, Text: "七、附件"}, grid.Cell{Row: 1, Col: 4, Text: "典型案例三个。"})
		g.Sort()
	}, []string{
		"警告 S20 文字!E1  “七、附件”不是格式规定的部分，它的标题和文字（“典型案例三个。”）没有读。请并入格式规定的六个部分，或者确认不要。"}},
}

var prosePassing = []passing{
	{"S18", "who filled the sheet in, and what it counts", func(s *sheets) {
		s.note("依申请公开", "填表人：张三　　审核人：李四　　填报日期：2025年1月10日")
		s.note("复议诉讼", "填表说明：1.本表由各单位填写，没有的填 0。")
		s.note("主动公开", "计量单位：件、万元")
		s.note("主动公开", "2024年政府信息公开工作年度报告统计表（主动公开部分）")
	}, ""},
	{"S18 V11", "which page of which sheet, file and report it is, hints and asides among the particulars", func(s *sheets) {
		s.book.File = "司法局年报数据"
		for i, text := range []string{"第 &[页码] 页，共 &[总页数] 页", "Page &[页码] of &[总页数]", "- &[页码] -", "&[标签名]", "主动公开",
			"司法局年报数据", "&[文件] &[日期]", "示例市司法局", "示例市司法局2024年政府信息公开工作年度报告", "政府信息公开工作年度报告",
			"示例市司法局2024年政府信息公开统计表", "&[图片]", "附件1"} {
			s.sheet("主动公开").Margins = append(s.sheet("主动公开").Margins, grid.Margin{What: []string{"页眉", "页脚"}[i%2], Text: text})
		}
		g := s.sheet("基本信息")
		g.Cells = append(g.Cells, grid.Cell{Row: 0, Col: 2, Text: "填写单位全称"},
			grid.Cell{Row: 4, Col: 2, Text: "格式：区号-号码"}, grid.Cell{Row: 8, Text: "填表人"},
			grid.Cell{Row: 8, Col: 1, Text: "张三"}, grid.Cell{Row: 9, Text: "传真"}, grid.Cell{Row: 10, Text: "微信"},
			grid.Cell{Row: 10, Col: 1, Text: "无"})
		g.Sort()
		s.grids = append(s.grids, &grid.Grid{Name: "台账", Comments: []grid.Comment{{Text: "已办结"}},
			Margins: []grid.Margin{{What: "页眉", Text: "台账专用"}}})
	}, ""},
	{"S18", "a page's number", func(s *sheets) {
		s.grids = append(s.grids, &grid.Grid{Name: "页脚", Source: grid.Prose, Aside: true, Cells: []grid.Cell{
			{Text: "— 1 —"}, {Row: 1, Text: "第1页 共5页"}, {Row: 2, Text: "示例市司法局2024年政府信息公开工作年度报告"},
		}})
	}, ""},
	{"S33", "what is said in a sentence, or of the report itself", func(s *sheets) {
		s.set("文字!C2", "填报人：张三负责全县的培训。\n审核人员培训\n负责人为局长，分管领导每季度听取汇报\n联系人：李四\n审核 发布\n"+
			"填报人要对数据负责，审核人要把关\n无\n联系电话：83000000")
	}, ""},
	{"S34", "the unit above a table", func(s *sheets) { s.around("（单位：件）") }, "S18"},
	{"S19", "headings in other words", func(s *sheets) {
		s.prose("一、2024年政府信息公开工作总体情况", "甲", "五、存在问题与改进措施", "乙", "六、其它需要报告事项", "无")
	}, "S31"},
	{"S31", "a heading with other signs", func(s *sheets) {
		s.prose("一.总体情况", "甲", "五、 存在的主要问题及改进情况", "乙", "六、其他需要报告的事项：", "无")
	}, ""},
	{"S32", "a signature for the seal", func(s *sheets) {
		s.prose("一、总体情况", "甲", "五、存在的主要问题及改进情况", "乙", "六、其他需要报告的事项", "无", "示例市司法局（盖章）", "2025年1月20日")
	}, ""},
	{"S20", "a list within a text", func(s *sheets) {
		s.prose("一、总体情况", "甲", "一、加强领导", "乙", "二、健全制度", "丙", "三、完善平台", "丁",
			"五、存在的主要问题及改进情况", "乙", "六、其他需要报告的事项", "无")
	}, ""},
	{"V08", "a heading of the second level", func(s *sheets) { s.set("文字!A2", "（二）主动公开政府信息情况\n若干条。") }, ""},
}
