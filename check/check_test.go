package check

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
)

// sheets is a sound workbook of an edition in which every figure is 0.
type sheets struct {
	form  *form.Form
	grids []*grid.Grid
	book  grid.Book // what is true of the workbook as a whole
}

func sound(edition, year string) *sheets {
	i := slices.IndexFunc(define.Builtin(), func(f *form.Form) bool { return f.Edition == edition })
	s := &sheets{form: define.Builtin()[i]}
	about := &grid.Grid{Name: "基本信息"}
	date := year[:3] + string(year[3]+1) + "年1月20日"
	for row, pair := range [][2]string{{"机关名称", "示例市司法局"}, {"年度", year}, {"地址", "甲"}, {"邮编", "000000"}, {"电话", "1"}, {"邮箱", "a@b"}, {"网站", "c"}, {"成文日期", date}} {
		about.Cells = append(about.Cells, grid.Cell{Row: row, Text: pair[0]}, grid.Cell{Row: row, Col: 1, Text: pair[1]})
	}
	words := &grid.Grid{Name: "文字"}
	for col, section := range s.form.Texts() {
		words.Cells = append(words.Cells, grid.Cell{Col: col, Text: section.Title}, grid.Cell{Row: 1, Col: col, Text: "无"})
	}
	words.Sort()
	s.grids = []*grid.Grid{about, words}
	for _, section := range s.form.Sections {
		if d := section.Draw(); len(d.Cells) > 0 {
			d.Name = section.Sheet
			for i := range d.Cells {
				if d.Slots[i].Cell != nil {
					d.Cells[i].Text, d.Cells[i].Kind = "0", grid.Number
				}
			}
			d.Sort()
			s.grids = append(s.grids, &d.Grid)
		}
	}
	return s
}

// at returns the cell at a place such as 依申请公开!D5.
func (s *sheets) at(place string) *grid.Cell {
	sheet, ref, _ := strings.Cut(place, "!")
	for _, g := range s.grids {
		for i := range g.Cells {
			if c := &g.Cells[i]; g.Name == sheet && g.Ref(c.Row, c.Col) == ref {
				return c
			}
		}
	}
	panic("no cell " + place)
}

func (s *sheets) set(place, text string) {
	c := s.at(place)
	c.Text, c.Kind = text, grid.Text
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		c.Kind = grid.Number
	}
}

func (s *sheets) sheet(name string) *grid.Grid {
	return s.grids[slices.IndexFunc(s.grids, func(g *grid.Grid) bool { return g.Name == name })]
}

func (s *sheets) findings(t testing.TB) []string {
	t.Helper()
	s.book.Grids = s.grids
	r, err := locate.New(define.Builtin()...).Read(&s.book)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range Report(r, define.Builtin()) {
		list = append(list, strings.TrimSpace(f.Rule.Severity.Chinese()+" "+f.Rule.ID+" "+f.Place.String())+"  "+f.Message)
	}
	return list
}

// typed returns findings without those that say that totals are no formulas.
func typed(list []string) []string {
	return slices.DeleteFunc(list, func(line string) bool { return strings.Contains(line, " F01 ") })
}

// TestRules breaks each rule in a sound workbook: the message says where, what is there, what was expected and what to do.
func TestRules(t *testing.T) {
	broken := map[string]bool{}
	for _, edition := range [][2]string{{"2019", "2020"}, {"2021", "2024"}} {
		if list := typed(sound(edition[0], edition[1]).findings(t)); len(list) > 0 {
			t.Fatalf("a sound workbook has findings: %v", list)
		}
	}
	for _, test := range []struct {
		name   string
		change func(s *sheets)
		want   []string
	}{
		{"S01", func(s *sheets) { s.grids = s.grids[:4] }, []string{"错误 S01  没有找到“四、政府信息公开行政复议、行政诉讼情况”的表。请从 nianbao new 新建的空白工作簿里把这张表连同标签复制过来，再填数。"}},
		{"S02", func(s *sheets) { s.set("依申请公开!C20", "") }, []string{"错误 S02 依申请公开!D2  “三、收到和处理政府信息公开申请情况”里没有“2.重复申请”这一行。请补上这一行，行名照格式原文填写，没有数的填 0。"}},
		{"S03 S08", func(s *sheets) { s.set("依申请公开!F3", "研究所") }, []string{
			"错误 S03 依申请公开!D2  “三、收到和处理政府信息公开申请情况”里没有“科研机构”这一列。请补上这一列，列名照格式原文填写，没有数的填 0。",
			"提示 S08 依申请公开!F3  “三、收到和处理政府信息公开申请情况”里的“研究所”（F3）列不是格式规定的，没有读。其中如有应当上报的数，请填到格式规定的格里。"}},
		{"S02 misspelt", func(s *sheets) { s.set("依申请公开!C20", "2.重复的申请") }, []string{
			"错误 S02 依申请公开!C20  “三、收到和处理政府信息公开申请情况”里没有“2.重复申请”这一行。这里的“2.重复的申请”与它相近，没有读：如果就是这一行，请把行名改成格式原文；不是的，请补上这一行，没有数的填 0。"}},
		{"S04 hidden", func(s *sheets) {
			copied := sound("2021", "2024").sheet("依申请公开")
			copied.Name, copied.Hidden = "存档", true
			s.grids = append(s.grids, copied)
		}, []string{
			"错误 S04 依申请公开!D2  “三、收到和处理政府信息公开申请情况”：这张表有 2 处：依申请公开!D2、存档!D2（工作表是隐藏的）。请只留一处，其余的删除或移到别的文件。"}},
		{"S14", func(s *sheets) {
			s.set("基本信息!B1", "")
			s.set("基本信息!B2", "")
			s.book.File = "1.示例市司法局2024年统计表（报送）"
		}, []string{
			"提示 S14  表里没有写机关名称，从文件名取了“示例市司法局”。请核对；最好在表里写明“机关名称”。",
			"提示 S14  表里没有写年度，从文件名取了“2024”。请核对；最好在表里写明“年度”。"}},
		{"S15", func(s *sheets) {
			s.grids[2] = sound("2019", "2020").sheet("主动公开")
		}, []string{
			"错误 S15 主动公开!B2  “二、主动公开政府信息情况”是 2019版（国办公开办函〔2019〕60号，用于2019—2020年）的表，其余部分是 2021版（用于2021年及以后）的表：两版混用了。请用 nianbao new --edition 新建年度所属版本的工作簿，把数移过去。"}},
		{"S16", func(s *sheets) {
			last := sound("2021", "2024").sheet("依申请公开")
			last.Name = "2023年依申请公开"
			s.grids = append(s.grids, last)
			s.grids[2], s.grids[5] = s.grids[5], s.grids[2]
		}, []string{
			"提示 S16 2023年依申请公开!D2  文件里还有2023年的表（2023年依申请公开!D2），没有读；读的是 2024年的表。请核对年度是否填对。"}},
		{"S17", func(s *sheets) { s.book.Macros = true }, []string{
			"提示 S17  文件带有宏（程序）。宏没有运行，也不会进入生成的文件。来路不明的，请不要在 WPS 或 Excel 里启用宏。"}},
		{"V10", func(s *sheets) { c := s.at("主动公开!B14"); c.Text, c.Shown = "25.13", "25.1" }, []string{
			"警告 V10 主动公开!B14  “行政事业性收费”的“本年收费金额（单位：万元）”格里的数是 25.13，显示成“25.1”；报告印 25.13。请按实际改正，或者把单元格格式改成“常规”。"}},
		{"V11", func(s *sheets) { c := s.at("主动公开!B14"); c.Text, c.Hidden = "25.13", true }, []string{
			"警告 V11 主动公开!B14  “二、主动公开政府信息情况（第二十条第（八）项）”有数在隐藏的行、列或看不见的格里（B14 是 25.13），已照样读入。请取消隐藏、筛选或改成看得见的格式，核对后保存。"}},
		{"V11 sheet", func(s *sheets) { s.set("主动公开!B14", "25.13"); s.sheet("主动公开").Hidden = true }, []string{
			"警告 V11 主动公开!B14  “二、主动公开政府信息情况（第二十条第（八）项）”有数在隐藏的工作表“主动公开”里（B14 是 25.13），已照样读入。请取消隐藏、筛选或改成看得见的格式，核对后保存。"}},
		{"V12", func(s *sheets) {
			g := s.sheet("依申请公开")
			g.Under = append(g.Under, grid.Cell{Row: 3, Col: 4, Text: "5", Kind: grid.Number})
		}, []string{
			"错误 V12 依申请公开!E4  合并单元格下面压着 5，看不见，没有读，公式求和时却会算进去。请取消合并，删去这个数，再合并。"}},
		{"S04", func(s *sheets) { s.grids = append(s.grids, sound("2021", "2024").sheet("依申请公开")) }, []string{
			"错误 S04 依申请公开!D2  “三、收到和处理政府信息公开申请情况”：这张表有 2 处：依申请公开!D2、依申请公开!D2。请只留一处，其余的删除或移到别的文件。"}},
		{"S05", func(s *sheets) { s.set("基本信息!B2", "2020"); s.set("基本信息!B8", "2021年1月20日") }, []string{
			"错误 S05 基本信息!B2  年度是 2020，而表格是 2021版（国办公开办函〔2021〕30号，用于2021年及以后的年报）。2020年的年报应使用 2019版（国办公开办函〔2019〕60号）。年度填错的请改年度；表格用错的请用 nianbao new --edition 2019 新建工作簿，把数移过去。"}},
		{"S06", func(s *sheets) { s.set("基本信息!B2", "本年") }, []string{"错误 S06 基本信息!B2  年度填的是“本年”，不是四位年份。请改填如 2024。"}},
		{"S07", func(s *sheets) { s.set("基本信息!B1", "") }, []string{"错误 S07 基本信息!B1  没有机关名称。请在“机关名称”后面填单位全称，或者在标题里写明。"}},
		{"S04 text", func(s *sheets) {
			copied := sound("2021", "2024").sheet("文字")
			copied.Name = "文字（2）"
			s.grids = append(s.grids, copied)
			s.set("文字（2）!A2", "另一稿")
		}, []string{"错误 S04 文字!A2  “一、总体情况”的文字有 2 处，内容不同：文字!A2、文字（2）!A2。请只留一处，其余的删除或移到别的文件。"}},
		{"S11", func(s *sheets) {
			s.grids = append(s.grids, &grid.Grid{Name: "封面", Cells: []grid.Cell{{Text: "示例市司法局2023年政府信息公开工作年度报告统计表"}}})
		}, []string{"错误 S11 基本信息!B2  年度在这里是“2024”，在 封面!A1 是“2023”。请改成一致，或者删去多余的一处。"}},
		{"S12", func(s *sheets) { s.set("基本信息!B8", "2025年2月30日") }, []string{"错误 S12 基本信息!B8  成文日期填的是“2025年2月30日”，不是写全年、月、日的日期。请照“2025年1月20日”的样子填写。"}},
		{"S12 early", func(s *sheets) { s.set("基本信息!B8", "2024年1月20日") }, []string{"错误 S12 基本信息!B8  成文日期是 2024年1月20日，而这是 2024 年度的报告，应当在 2025 年公布。请核对成文日期和年度。"}},
		{"S12 late", func(s *sheets) { s.set("基本信息!B8", "2027年1月20日") }, []string{"错误 S12 基本信息!B8  " +
			"成文日期是 2027年1月20日，而这是 2024 年度的报告，应当在 2025 年公布。请核对成文日期和年度。"}},
		{"S13", func(s *sheets) { s.set("基本信息!B7", ""); s.set("基本信息!B8", "") }, []string{"提示 S13 基本信息!B7  没有填网站、成文日期，报告里不写。需要写进报告的请补填。"}},
		{"S09 placeholder", func(s *sheets) {
			s.set("文字!C2", "（文字描述，收取信息处理费情况在此处报告。）")
		}, []string{"警告 S09 文字!C2  “六、其他需要报告的事项”没有文字，报告里将只有标题。请填写；确实没有内容的写“无”。"}},
		{"S09", func(s *sheets) { s.set("文字!B2", " ") }, []string{"警告 S09 文字!B2  “五、存在的主要问题及改进情况”没有文字，报告里将只有标题。请填写；确实没有内容的写“无”。"}},
		{"S10", func(s *sheets) {
			s.at("依申请公开!D4").ColSpan = 2
			g := s.sheet("依申请公开")
			g.Cells = slices.DeleteFunc(g.Cells, func(c grid.Cell) bool { return c.Row == 3 && c.Col == 4 })
			g.Sort()
		}, []string{
			"错误 S10 依申请公开!D4  “一、本年新收政府信息公开申请数量”的“自然人”：这里有几个格子，或一个合并格跨了几行几列，不知道哪个数是它的。请取消合并，每格各填各的数。",
			"错误 S10 依申请公开!D4  “一、本年新收政府信息公开申请数量”的“商业企业”：这里有几个格子，或一个合并格跨了几行几列，不知道哪个数是它的。请取消合并，每格各填各的数。"}},
		{"S10 divided column", func(s *sheets) {
			g := s.sheet("依申请公开")
			for i := range g.Cells {
				if c := &g.Cells[i]; c.Row >= 3 {
					c.Row++
				}
			}
			g.Cells = append(g.Cells, grid.Cell{Row: 3, Col: 3, Text: "上年"})
			g.Sort()
		}, []string{"错误 S10 依申请公开!D4  “自然人”下面还有“上年”，不知道哪一列是本年的数。请只留本年的一列，列名照格式原文填写。"}},
		{"V01", func(s *sheets) { s.set("主动公开!B3", ""); s.set("主动公开!C3", "—") }, []string{
			"提示 V01 主动公开!B3  “二、主动公开政府信息情况（第二十条第（一）项）”有 1 格空白、1 格划线或填“无”（B3、C3），按 0 计算，报告里照原样印。没有发生的请填 0。"}},
		{"V02", func(s *sheets) { s.set("主动公开!B3", "约5件") }, []string{"错误 V02 主动公开!B3  “规章”的“本年制发件数”填的是“约5件”，不是数字。请改填不小于 0 的整数，没有发生的填 0。"}},
		{"V02 error value", func(s *sheets) { c := s.at("依申请公开!D4"); c.Text, c.Kind = "#N/A", grid.Fault }, []string{
			"错误 V02 依申请公开!D4  “一、本年新收政府信息公开申请数量”的“自然人”是出错值 #N/A。请改填不小于 0 的整数。"}},
		{"V02 date", func(s *sheets) { c := s.at("主动公开!B3"); c.Text, c.Kind = "1900-01-05", grid.Date }, []string{
			"错误 V02 主动公开!B3  “规章”的“本年制发件数”读出来是日期 1900-01-05。请把单元格格式改成“常规”，重新填不小于 0 的整数。"}},
		{"V03", func(s *sheets) { s.set("主动公开!B3", "-1") }, []string{"错误 V03 主动公开!B3  “规章”的“本年制发件数”是 -1，不能小于 0。请核对后改填不小于 0 的整数。"}},
		{"V04", func(s *sheets) { s.set("主动公开!B3", "2.4") }, []string{"错误 V04 主动公开!B3  “规章”的“本年制发件数”是 2.4，件数必须是整数。请核对后改填不小于 0 的整数。"}},
		{"V05", func(s *sheets) { s.set("主动公开!B14", "251000元") }, []string{"提示 V05 主动公开!B14  “行政事业性收费”的“本年收费金额（单位：万元）”填的是“251000元”，读作 25.1 万元。请核对。"}},
		{"V05 remark", func(s *sheets) { s.set("主动公开!B4", "22（其中修订16件）") }, []string{"提示 V05 主动公开!B4  “行政规范性文件”的“本年制发件数”填的是“22（其中修订16件）”，读作 22 件，括号里的说明“其中修订16件”不进表。请核对。"}},
		{"V06", func(s *sheets) { s.set("文字!A2", "好\x01的") }, []string{"提示 V06 文字!A2  “一、总体情况”的文字里有 1 个不能显示的控制字符，已经去掉。请看一下生成的文字是否完整。"}},
		{"V07", func(s *sheets) { s.set("文字!A2", "新收{{申请.新受.总计}}件") }, []string{"错误 V07 文字!A2  “一、总体情况”的文字里，{{申请.新受.总计}}：没有“新受”这个名称。请按“填报说明”里的名称改正，或者直接写数字。"}},
		{"V07 each line", func(s *sheets) {
			s.set("文字!A2", "甲{{乙}}\n{{申请.新收}}件\n｛｛申请.新收.总计｝｝")
		}, []string{
			"错误 V07 文字!A2  “一、总体情况”的文字里，“｛｛申请.新收.总计｝｝”的括号不对，会照原样印出来。引用要用两层半角大括号：{{申请.新收.总计}}。",
			"错误 V07 文字!A2  “一、总体情况”的文字里，{{乙}}：没有这个名称。请按“填报说明”里的名称改正，或者直接写数字。",
			"错误 V07 文字!A2  “一、总体情况”的文字里，{{申请.新收}}：名称不完整，后面还要写行名或列名。请按“填报说明”里的名称改正，或者直接写数字。"}},
		{"V08", func(s *sheets) { s.set("文字!A2", "甲\n六、其他需要报告的事项\n乙") }, []string{"错误 V08 文字!A2  “一、总体情况”的文字里有一行是“六、其他需要报告的事项”，与报告的标题相同。请删去这一行，或者改写。"}},
		{"V08 closing", func(s *sheets) { s.set("文字!C2", "无\n示例市司法局\n2025年1月20日") }, []string{"错误 V08 文字!C2  “六、其他需要报告的事项”的文字末尾有日期“2025年1月20日”，像是落款。落款由机关名称和成文日期生成，请从文字里删去。"}},
		{"V09", func(s *sheets) {
			for _, g := range s.grids[2:] {
				for i := range g.Cells {
					if c := &g.Cells[i]; c.Kind == grid.Number {
						c.Text, c.Kind = "", grid.Text
					}
				}
			}
		}, nil},
		{"V07 loop", func(s *sheets) { s.set("文字!A2", "{{range 申请}}x{{end}}") }, []string{"错误 V07 文字!A2  “一、总体情况”的文字里，{{range 申请}}：文字里只能引用名称、函数和条件（if…else…end）。请按“填报说明”里的名称改正，或者直接写数字。"}},
		{"R01", func(s *sheets) {
			for _, pair := range [][2]string{{"4", "3001"}, {"5", "34"}, {"6", "2932"}, {"27", "2932"}, {"28", "130"}} {
				s.set("依申请公开!D"+pair[0], pair[1])
				s.set("依申请公开!J"+pair[0], pair[1])
			}
		}, []string{
			"错误 R01 依申请公开!D4  自然人：第一项 3001 + 第二项 34 = 3035，第三项 2932 + 第四项 130 = 3062，相差 27。请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"错误 R01 依申请公开!J4  总计：第一项 3001 + 第二项 34 = 3035，第三项 2932 + 第四项 130 = 3062，相差 27。请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。"}},
		{"R02 R03", func(s *sheets) { s.set("依申请公开!D6", "5"); s.set("依申请公开!D7", "2") }, []string{
			"错误 R03 依申请公开!J6  （一）予以公开：总计 0，自然人和五类组织之和 5，相差 5。请核对本行六类申请人的数，总计应由公式算出，不要手工填写。",
			"错误 R03 依申请公开!J7  （二）部分公开（区分处理的，只计这一情形，不计其他情形）：总计 0，自然人和五类组织之和 2，相差 2。请核对本行六类申请人的数，总计应由公式算出，不要手工填写。",
			"错误 R02 依申请公开!D27  自然人：（七）总计 0，（一）至（六）各行之和 7（5 + 2），相差 7。请核对本列（一）至（六）各行有无漏填、多填，（七）总计应由公式算出，不要手工填写。"}},
		{"R04", func(s *sheets) { s.set("复议诉讼!A4", "1") }, []string{
			"错误 R04 复议诉讼!E4  行政复议：总计 0，四种结果之和 1，相差 1。请核对四种结果的件数，总计应由公式算出，不要手工填写。"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := sound("2021", "2024")
			test.change(s)
			got := typed(s.findings(t))
			if test.name == "V09" { // among the notes on blanks
				got = slices.DeleteFunc(got, func(line string) bool { return !strings.Contains(line, "V09") })
				test.want = []string{"错误 V09 主动公开!B3  要填的格子一个数也没有。请填好再试；没有发生的填 0。"}
				broken["V09"] = true
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
		for _, line := range test.want {
			broken[strings.Fields(line)[1]] = true
		}
	}
	for _, r := range Rules(define.Builtin()) {
		if !broken[r.ID] && r.ID[0] != 'F' { // those are broken in TestFormulas
			t.Errorf("no case breaks %s", r.ID)
		}
		if r.Title == "" || r.What == "" || r.Basis == "" || r.Example == "" || r.Mend == "" {
			t.Errorf("%s is not explained: %+v", r.ID, r)
		}
	}
}

// TestNegativeAllowed shows that 本年增/减 may be negative.
func TestNegativeAllowed(t *testing.T) {
	s := sound("2019", "2020")
	s.set("主动公开!C7", "-2")
	if list := typed(s.findings(t)); len(list) > 0 {
		t.Error(list)
	}
}

// TestLeftAlone shows what is unusual and not at fault.
func TestLeftAlone(t *testing.T) {
	for _, test := range []struct{ name, place, text string }{
		{"a report that is a year late", "基本信息!B8", "2026年1月20日"},
		{"a date at the end of a text that others follow: no closing", "文字!A2", "好\n2025年1月20日"},
		{"a date within the last text", "文字!C2", "2025年1月20日\n公布"},
	} {
		s := sound("2021", "2024")
		s.set(test.place, test.text)
		if list := typed(s.findings(t)); len(list) > 0 {
			t.Errorf("%s: %v", test.name, list)
		}
	}
}

// TestAddends shows when a message lists the figures of a sum: not one alone, which is the sum, nor more than eight.
func TestAddends(t *testing.T) {
	for figures, want := range map[int]string{
		0: "之和 0，", 1: "之和 3，", 2: "之和 6（3 + 3），", 9: "之和 27，",
		8: "之和 24（3 + 3 + 3 + 3 + 3 + 3 + 3 + 3），",
	} {
		s := sound("2021", "2024")
		for row := range figures {
			s.set("依申请公开!D"+strconv.Itoa(6+row), "3")
		}
		s.set("依申请公开!D27", "100")
		list := slices.DeleteFunc(s.findings(t), func(line string) bool { return !strings.Contains(line, " R02 ") })
		if len(list) != 1 || !strings.Contains(list[0], want) {
			t.Errorf("%d figures: %v, want %s", figures, list, want)
		}
	}
}

// TestFigures shows what a script gets of a broken equation.
func TestFigures(t *testing.T) {
	s := sound("2021", "2024")
	s.set("复议诉讼!E4", "7")
	s.book.Grids = s.grids
	r, err := locate.New(define.Builtin()...).Read(&s.book)
	if err != nil {
		t.Fatal(err)
	}
	list := slices.DeleteFunc(Report(r, define.Builtin()), func(f Finding) bool { return f.Rule.ID == "F01" })
	if len(list) != 1 || list[0].Actual != "7" || list[0].Expected != "0" || len(list[0].Cells) != 5 || list[0].Cells[0].ID != "disputes.review.total" {
		t.Errorf("%+v", list)
	}
}
