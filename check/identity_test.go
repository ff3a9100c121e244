package check

import (
	"slices"
	"strings"
	"testing"

	"nianbao/form/define"
	"nianbao/grid"
)

// report puts a document in the place of the sheet of texts: its introduction, its texts and what closes it.
func (s *sheets) report(introduction string, closing ...string) {
	s.set("基本信息!B8", "")
	lines := []string{introduction, "一、总体情况", "甲", "五、存在的主要问题及改进情况", "乙", "六、其他需要报告的事项", "本年度没有。"}
	s.prose(append(lines, closing...)...)
}

// intro is how a report begins.
const intro = "本报告由示例市司法局依据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》" +
	"（国办公开办函〔2021〕30号）的要求编制。统计期限自2024年1月1日起，至2024年12月31日止。"

// TestIdentity holds what a report says of whose it is, in set phrases and below its end, against the report.
func TestIdentity(t *testing.T) {
	as := func(changes ...string) string { return strings.NewReplacer(changes...).Replace(intro) }
	signed := []string{"示例市司法局", "2025年1月20日"}
	for _, test := range []struct {
		name, intro string
		closing     []string
		want        string // what is found, without S13
	}{
		{"sound", intro, signed, ""},
		{"no signature", intro, nil, ""},
		{"for the seal", intro, []string{"示例市司法局（盖章）", "（2025年1月20日）"}, ""},
		{"on one line", intro, []string{"示例市司法局　2025年1月20日"}, ""},
		{"below the date", intro, []string{"2025年1月20日", "示例市司法局"}, ""},
		{"the date over two lines", intro, []string{"示例市司法局", "2025年1月", "20日"}, ""},
		{"all over several lines", intro, []string{"示例市", "司法局", "2025年", "1月20日"}, ""},
		{"another agency over several lines", intro, []string{"示例市民政局", "2025年1月", "20日"}, "错误 S11 第8段"},
		{"another agency", intro, []string{"示例市民政局", "2025年1月20日"}, "错误 S11 第8段"},
		{"another agency for the seal", intro, []string{"示例市民政局（盖章）", "二〇二五年一月二十日"}, "错误 S11 第8段"},
		{"another agency on one line", intro, []string{"示例市民政局 2025年1月20日"}, "错误 S11 第8段"},
		{"another agency below the date", intro, []string{"2025年1月20日", "示例市民政局"}, "错误 S11 第9段"},
		{"another agency and a note behind", intro, []string{"示例市民政局", "2025年1月20日", "（联系人：张三）"}, "错误 S11 第8段"},
		{"another agency without a date", intro, []string{"示例市民政局"}, "错误 S11 第8段"},
		{"places where the report can be read", intro, []string{"查阅点如下", "示例市档案馆", "示例市图书馆"}, ""},
		{"its office", intro, []string{"示例市司法局办公室", "2025年1月20日"}, "警告 S32 第8段"},
		{"shortened", intro, []string{"市司法局", "2025年1月20日"}, "警告 S32 第8段"},
		{"no day", intro, []string{"示例市司法局", "2025年1月  日"}, "错误 S12 第9段"},
		{"no day and no seal", intro, []string{"2025年1月　日"}, "错误 S12 第8段"},
		{"crosses for the day", intro, []string{"示例市司法局", "2025年×月×日"}, "错误 S12 第9段"},
		{"no year", intro, []string{"示例市司法局", "年   月   日"}, "错误 S12 第9段"},
		{"no day, in Chinese", intro, []string{"示例市司法局", "二〇二五年一月"}, "错误 S12 第9段"},
		{"no day on one line", intro, []string{"示例市司法局 2025年1月 日"}, "错误 S12 第8段"},
		{"no day and another agency", intro, []string{"示例市民政局", "2025年1月 日"}, "错误 S11 第8段, 错误 S12 第9段"},
		{"no day under the title", "（2025年1月  日）", nil, "错误 S12 第1段"},

		{"another agency's introduction", as("示例市司法局", "示例市民政局"), signed, "错误 S11 第1段"},
		{"its own pronoun", as("由示例市司法局", "由本机关"), signed, ""},
		{"its office's introduction", as("由示例市司法局", "由示例市司法局办公室"), signed, ""},
		{"a superior besides", "按照示例省司法厅的部署，" + intro, signed, ""},
		{"last year's period", as("2024年", "2023年"), signed, "错误 S11 第1段"},
		{"a label before another agency", intro, []string{"报告单位：示例市民政局", "2025年1月20日"}, "错误 S11 第8段"},
		{"its government", intro, []string{"示例市人民政府", "2025年1月20日"}, "错误 S11 第8段"},
		{"another agency announces", intro + "现将示例市民政局2024年政府信息公开工作年度报告公布如下。", signed, "错误 S11 第1段"},
		{"another agency begins", "示例市民政局根据条例编制本年度报告。", signed, "错误 S11 第1段"},
		{"another agency asks", "示例省司法厅根据条例要求各单位报送。" + intro, signed, ""},
		{"last year as a whole", "统计期限为2023年度。", signed, "错误 S11 第1段"},
		{"when it was made", "报告时间：2025年1月。" + intro, signed, ""},
		{"half of last year's period", as("自2024年", "自2023年"), signed, "错误 S11 第1段"},
		{"last year's period in other words", "本报告所列数据的统计期限为２０２３年１月１日至１２月３１日。", signed, "错误 S11 第1段"},
		{"last year's period behind", intro, append([]string{"统计时间：2023年1月1日-2023年12月31日。"}, signed...), "错误 S11 第8段"},
		{"a period from the year before", intro + "2023年5月起至2024年6月，开展专项行动。", signed, ""},
		{"compared with last year", intro + "与2023年相比，新收申请增加。", signed, ""},
		{"the other edition's notice", as("〔2021〕30号", "〔2019〕60号"), signed, "错误 S05 第1段"},
		{"the other edition's notice in other brackets", as("〔2021〕30号", "[2019] 60号"), signed, "错误 S05 第1段"},
		{"no such notice", as("〔2021〕30号", "〔2020〕30号"), signed, "错误 S05 第1段"},
		{"a digit of the notice lost", as("〔2021〕30号", "〔2021〕3号"), signed, "错误 S05 第1段"},
		{"both notices", as("30号", "30号，国办公开办函〔2019〕60号同时废止"), signed, ""},
		{"the office's sign left out", as("国办公开办函〔", "〔"), signed, ""},
		{"another notice besides", as("的要求", "和国办函〔2020〕109号的要求"), signed, ""},
		{"a province's format", as("国办公开办函〔2021〕30号", "示信公开办〔2021〕5号"), signed, ""},
		{"the older notice further on", intro, append([]string{
			"按照年度报告有关事项的通知（国办公开办函〔2019〕60号）等文件精神，规范编制。"}, signed...), ""},
		{"the older notice below the form's own introduction", define.Builtin()[1].About(func(id string) string {
			return map[string]string{"agency": "示例市司法局", "year": "2024"}[id]
		}), append(
			[]string{"按照年度报告有关事项的通知（国办公开办函〔2019〕60号）等文件精神，规范编制。"}, signed...), ""},
		{"an agency of another county", as("由示例市司法局", "由乙县教育局"), signed, "错误 S11 第1段"},
		{"an agency without its area", as("由示例市司法局", "由城市管理局"), signed, "警告 S32 第1段"},
		{"its office in short", as("由示例市司法局依据", "由市司法局办公室根据各科室报送的材料编制，依据"), signed, ""},
		{"an office of an office", as("由示例市司法局", "由示例市司法局办公厅政府信息公开办公室"), signed, ""},
		{"an office of nobody", as("由示例市司法局", "由市政务公开办公室"), signed, ""},
		{"its office's signature in short", intro, []string{"市司法局办公室", "2025年1月20日"}, "警告 S32 第8段"},
		{"another agency's office", as("由示例市司法局", "由示例市民政局办公室"), signed, "错误 S11 第1段"},
		{"no agency", as("由示例市司法局", "由示例市大数据中心"), signed, "警告 S32 第1段"},
		{"a superior has published", "示例省司法厅按照《条例》公布的目录已经落实。" + intro, signed, ""},
		{"an office begins", "市司法局办公室根据各科室报送的数据，编制了2024年度报告。", signed, ""},
		{"another agency begins with its title", "示例市民政局根据条例，现将2024年政府信息公开工作年度报告公布如下。", signed,
			"错误 S11 第1段"},
		{"until when applications were answered", "数据统计的时间范围为2024年1月1日至2025年1月5日。", signed, ""},
		{"compared with last year's period", intro + "与上一年统计期间2023年1月1日至2023年12月31日相比，口径一致。", signed, ""},
		{"what was held", intro, append([]string{"全市政务公开推进会 2024年9月20日"}, signed...), ""},
		{"what was held, without a signature", intro, []string{"全市培训会 2024年3月15日", "全市推进会 2024年9月20日"}, ""},
		{"where it was held", intro, append([]string{"走进示例市图书馆 2024年9月20日"}, signed...), ""},
		{"where it was held, without a signature", intro, []string{"走进示例市图书馆 2025年1月5日", "走进示例市档案馆 2025年1月9日"}, ""},
		{"another agency compiles", "根据《中华人民共和国政府信息公开条例》规定，乙县教育局编制本报告。", signed, "错误 S11 第1段"},
		{"another agency in the midst", "按照要求，现由乙县教育局编制了2024年政府信息公开工作年度报告。", signed, "错误 S11 第1段"},
		{"a superior asks, nobody compiles", "按照示例省司法厅的要求，结合工作实际，编制本报告。", signed, ""},
		{"its own name in the midst", "根据条例规定，示例市司法局办公室编制本报告。", signed, ""},
		{"all at once", as("示例市司法局", "示例市民政局", "2024年", "2023年", "〔2021〕30号", "〔2019〕60号"),
			[]string{"示例市财政局", "2025年1月 日"},
			"错误 S05 第1段, 错误 S11 第1段, 错误 S11 第1段, 错误 S11 第8段, 错误 S12 第9段"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := sound("2021", "2024")
			s.report(test.intro, test.closing...)
			var got []string
			for _, line := range typed(s.findings(t)) {
				if id := idOf(line); id != "S13" && id != "S25" {
					got = append(got, strings.Join(strings.Fields(line)[:3], " "))
				}
			}
			if have := strings.Join(got, ", "); have != test.want {
				t.Errorf("want %s\ngot  %s\n%v", test.want, have, s.findings(t))
			}
		})
	}
}

// TestAgencyOfGovernment reads reports of governments, which their offices compile and sign.
func TestAgencyOfGovernment(t *testing.T) {
	for agency, signer := range map[string]string{
		"示例市人民政府": "示例市人民政府办公室", "示例市": "示例市人民政府", "示例县人民政府": "示例县行政审批局", "样本省示例市": "示例市人民政府",
	} {
		s := sound("2021", "2024")
		s.set("基本信息!B1", agency)
		s.report(strings.Replace(intro, "示例市司法局", signer, 1), signer, "2025年1月20日")
		for _, line := range typed(s.findings(t)) {
			if id := idOf(line); id != "S13" && id != "S32" {
				t.Errorf("%s signed by %s: %s", agency, signer, line)
			}
		}
	}
}

// TestDepartmentOfGovernment tells of a department that compiles the report of its government.
func TestDepartmentOfGovernment(t *testing.T) {
	for compiler, want := range map[string]bool{"示例市民政局": true, "示例市人民政府办公室": false, "市政府办公室": false} {
		s := sound("2021", "2024")
		s.set("基本信息!B1", "示例市人民政府")
		s.report(strings.Replace(intro, "示例市司法局", compiler, 1), "示例市人民政府", "2025年1月20日")
		told := false
		for _, line := range typed(s.findings(t)) {
			told = told || idOf(line) == "S32" && strings.Contains(line, compiler)
		}
		if told != want {
			t.Errorf("compiled by %s: told %v", compiler, told)
		}
	}
}

// TestHeadingsAreTold tells of headings without numbers, in another order and in other words.
func TestHeadingsAreTold(t *testing.T) {
	for _, test := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"no numbers", []string{"总体情况", "甲", "存在的主要问题及改进情况", "乙", "其他需要报告的事项", "无"},
			"警告 S19 第1段  报告的标题有 3 处与格式不同：“总体情况”（第1段）、“存在的主要问题及改进情况”（第3段）、" +
				"“其他需要报告的事项”（第5段）没有编号。请照格式改正，并核对各部分的文字。"},
		{"another order", []string{"一、总体情况", "甲", "六、其他需要报告的事项", "无", "五、存在的主要问题及改进情况", "乙"},
			"警告 S19 第3段  报告的标题有 1 处与格式不同：“六、其他需要报告的事项”（第3段）排在“五、存在的主要问题及改进情况”（第5段）的前面。" +
				"请照格式改正，并核对各部分的文字。"},
		{"other words", []string{"一、概述", "甲", "五、存在的主要问题", "乙", "六、其他需要报告的事项", "无"},
			"提示 S31 第1段  有 2 个标题与格式的文字不同：“一、概述”（第1段，格式是“一、总体情况”）、" +
				"“五、存在的主要问题”（第3段，格式是“五、存在的主要问题及改进情况”）。" +
				"生成的报告印格式规定的标题；请核对有没有当错部分，最好照格式改写。"},
		{"other numbers", []string{"1.总体情况", "甲", "5.存在的主要问题及改进情况", "乙", "6.其他需要报告的事项", "无"},
			"提示 S31 第1段  有 3 个标题与格式的文字不同：“1.总体情况”（第1段，格式是“一、总体情况”）、" +
				"“5.存在的主要问题及改进情况”（第3段，格式是“五、存在的主要问题及改进情况”）、" +
				"“6.其他需要报告的事项”（第5段，格式是“六、其他需要报告的事项”）。" +
				"生成的报告印格式规定的标题；请核对有没有当错部分，最好照格式改写。"},
		{"other signs", []string{"一.  总体情况", "甲", "五，存在的主要问题及改进情况", "乙", "六、 其他需要报告的事项：", "无"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := sound("2021", "2024")
			s.prose(test.lines...)
			if got := strings.Join(typed(s.findings(t)), "\n"); got != test.want {
				t.Errorf("want %s\ngot  %s", test.want, got)
			}
		})
	}
}

// TestYearsPlace names the cell, or the sheet's name, in which another year stands.
func TestYearsPlace(t *testing.T) {
	s := sound("2021", "2024")
	s.sheet("依申请公开").Name = "依申请公开2023"
	if got, want := typed(s.findings(t)), "错误 S11 基本信息!B2  年度在这里是“2024”，工作表的名称“依申请公开2023”里是“2023”。"+
		"请改成一致，或者删去多余的一处。"; len(got) != 1 || got[0] != want {
		t.Error(got)
	}
	s = sound("2021", "2024")
	g := s.sheet("主动公开")
	for i := range g.Cells {
		g.Cells[i].Row += 3
	}
	g.Cells = append(g.Cells, grid.Cell{Text: "2023年政府信息公开情况统计表"})
	g.Sort()
	if got, want := typed(s.findings(t)), "错误 S11 基本信息!B2  年度在这里是“2024”，在 主动公开!A1 是“2023”。"+
		"请改成一致，或者删去多余的一处。"; len(got) != 1 || got[0] != want {
		t.Error(got)
	}
}

// TestTitledByOthers holds the titles of sheets against the report's agency, 示例市司法局: another place's of the same rank or
// another department is told of, a superior, whose form it may be, is not.
func TestTitledByOthers(t *testing.T) {
	for title, other := range map[string]string{
		"示例市司法局二、主动公开政府信息情况": "", "示例市司法局2024年主动公开政府信息情况表": "", "二、主动公开政府信息情况": "",
		"示例市二、主动公开政府信息情况": "", "示例省司法厅：二、主动公开政府信息情况": "", "示例市人民政府办公室二、主动公开政府信息情况": "",
		"示例市示例区司法局二、主动公开政府信息情况": "", "司法局主动公开政府信息情况": "", "附件2　主动公开政府信息情况": "",
		"参照示例市教育局2024年政府信息公开工作年度报告填写": "", "样例　乙市司法局2024年政府信息公开工作年度报告": "", "请参看示例市财政局主动公开政府信息情况": "",
		"二、主动公开政府信息情况（2021年修订）": "", "政府信息公开情况（2021年9月修订）": "", "主动公开政府信息情况　填表日期：2025年1月10日": "", "2021年11月起，主动公开政府信息情况按新格式填写": "",
		"乙市司法局2024年主动公开政府信息情况": "乙市司法局", "乙市2024年政府信息公开工作年度报告统计表": "乙市",
		"示例市教育局二、主动公开政府信息情况": "示例市教育局", "2024年示例市财政局主动公开政府信息情况": "示例市财政局",
	} {
		s := sound("2021", "2024")
		s.set("基本信息!B1", "示例市司法局")
		g := s.sheet("主动公开")
		for i := range g.Cells {
			g.Cells[i].Row += 3
		}
		g.Cells = append(g.Cells, grid.Cell{Text: title})
		g.Sort()
		var want []string
		if other != "" {
			want = []string{"警告 S32 主动公开!A1  表的标题（主动公开!A1）里的机关是“" + other + "”，报告的机关名称却是“示例市司法局”（基本信息!B1）。" +
				"请核对这是不是别的单位的表。"}
		}
		if got := typed(s.findings(t)); !slices.Equal(got, want) {
			t.Errorf("%s: %q", title, got)
		}
	}
}

// TestTitledWithAnotherYear tells of the title of a section, in any wording, that has another year than the report's.
func TestTitledWithAnotherYear(t *testing.T) {
	for _, title := range []string{"二、主动公开政府信息情况（2023年）", "二、2023年主动公开政府信息情况", "2. 主动公开政府信息情况（2023年度）", "二、2023年1-12月主动公开政府信息情况",
		"二、主动公开政府信息情况（2023年1月1日至12月31日）", "二、２０２３年主动公开政府信息情况", "二〇二三年主动公开政府信息情况", "附件2　2023年主动公开政府信息情况", "附件1-2　2023年主动公开政府信息情况",
		"示例市司法局2023年　主动公开政府信息情况", "二、主动公开政府信息情况　（2023年）（单位：件）", "2023年主动公开政府信息情况汇总表", "表二：2023年主动公开政府信息情况",
		"2023年主动公开统计表", "示例市2023年报表", "主动公开统计表（2023年）", "截至2023年12月31日"} {
		s := sound("2021", "2024")
		s.at("主动公开!A1").Text = title
		if got := typed(s.findings(t)); len(got) == 0 || idOf(got[0]) != "S11" {
			t.Errorf("%s: %q", title, got)
		}
	}
	for _, title := range []string{"二、2024年主动公开政府信息情况", "二、主动公开政府信息情况（2024年1-12月）", "二、主动公开政府信息情况（2021年新版）", "按2023年主动公开政府信息情况的口径填写", "见2023年统计表", "2023年数据见附表", "（截至2024年12月31日）", "2025年年报统计表",
		"2025年初统计数据", "上年（2023年）结转及本年办理情况表", "上年结转件数取自2023年年报数据", "较2023年统计口径有变化的数据", "2020年国办统一制发表", "2019年条例施行后统计表"} {
		s := sound("2021", "2024")
		s.at("主动公开!A1").Text = title
		if got := typed(s.findings(t)); len(got) != 0 {
			t.Errorf("%s: %q", title, got)
		}
	}
	for name, told := range map[string]bool{"2025年1月": false, "主动公开2025.1": false, "主动公开2023年": true, "2023年1-12月": true, "主动公开2024年": false} {
		s := sound("2021", "2024")
		s.sheet("主动公开").Name = name
		if got := typed(s.findings(t)); (len(got) > 0 && idOf(got[0]) == "S11") != told {
			t.Errorf("a tab %s: %q", name, got)
		}
	}
}

// TestTitledBelowFigures tells of another agency's table below the figures of the first.
func TestTitledBelowFigures(t *testing.T) {
	s := sound("2021", "2024")
	s.set("基本信息!B1", "示例市司法局")
	g := s.sheet("主动公开")
	for i := range g.Cells {
		if g.Cells[i].Row >= 10 {
			g.Cells[i].Row += 2
		}
	}
	g.Cells = append(g.Cells, grid.Cell{Row: 10, Text: "乙市司法局2024年主动公开政府信息情况"})
	g.Sort()
	if got := strings.Join(s.findings(t), "\n"); !strings.Contains(got, "S32 主动公开!A11") {
		t.Error(got)
	}
}

// TestPlaceNames knows places whose names begin like words of an instruction.
func TestPlaceNames(t *testing.T) {
	for own, other := range map[string]string{"海安市司法局": "如皋市司法局", "和县司法局": "含山县司法局", "海门市司法局": "如东县司法局"} {
		s := sound("2021", "2024")
		s.set("基本信息!B1", own)
		s.at("主动公开!A1").Text = other + "2024年主动公开政府信息情况"
		if got := typed(s.findings(t)); (len(got) == 1 && idOf(got[0]) == "S32") != (other != "如东县司法局") { // a county is of another rank
			t.Errorf("%s: %q", other, got)
		}
	}
}

// TestPeriodInOverview shows that the period is held against the report's year in the overview, too: the workbook has no
// place for an introduction. What the overview says of another time is left alone.
func TestPeriodInOverview(t *testing.T) {
	for text, want := range map[string]int{
		"本年度报告数据统计期限为2023年1月1日至2023年12月31日。":    1,
		"所列数据的统计期限自2025年1月1日起，至2025年12月31日止。":   1,
		"本年度报告数据统计期限为2024年1月1日至2024年12月31日。":    0,
		"与上一年统计期限2023年1月1日至2023年12月31日相比，口径一致。": 0,
		"2023年1月1日至2023年12月31日的规划已经公布。":         0,
	} {
		s := sound("2021", "2024")
		s.set("文字!A2", "2024年，本机关认真贯彻落实条例。"+text)
		got := 0
		for _, line := range s.findings(t) {
			if idOf(line) == "S11" {
				got++
			}
		}
		if got != want {
			t.Errorf("%s is told of %d times, want %d: %v", text, got, want, s.findings(t))
		}
	}
}
