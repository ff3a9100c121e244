package title

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/grid"
)

// TestAnyTitleLines reads agency and year of a title that is written over any lines, in any order, with any signs of
// headings: nothing of the text below belongs to it.
func TestAnyTitleLines(t *testing.T) {
	f := form.New(form.Form{Title: "政府信息公开工作年度报告"})
	rapid.Check(t, func(t *rapid.T) {
		layout := rapid.SampledFrom([]string{"AYT", "A|YT", "AY|T", "A|Y|T", "Y|AT", "Y|A|T", "YAT", "YT|A", "T|A|Y", "T|AY", "T|Y|A", "T|YA",
			"AT|Y", "Y|T|A"}).Draw(t, "layout")
		agency := rapid.SampledFrom([]string{"示例县民政局", "示例市人民政府", "甲乡", "示例市医疗保障局（本级）"}).Draw(t, "agency")
		year := rapid.SampledFrom([]string{"2024年", "2024年度", "二〇二四年", "２０２４年"}).Draw(t, "year")
		signs := rapid.SampledFrom([][2]string{{"", ""}, {"## ", ""}, {"# ", " #"}, {"**", "**"}, {"＃", ""}}).Draw(t, "signs")
		var lines []string
		for line := range strings.SplitSeq(layout, "|") {
			text := strings.NewReplacer("A", agency, "Y", year, "T", f.Title).Replace(line)
			if line == "Y" && rapid.Bool().Draw(t, "in brackets") {
				text = "（" + text + "）"
			}
			lines = append(lines, signs[0]+text+signs[1])
		}
		below := rapid.SampledFrom([]string{"一、总体情况", "本报告由示例县司法局编制。", "2023年公开信息20条。", "目录"}).Draw(t, "below")
		g := &grid.Grid{Source: grid.Prose}
		for row, text := range append(lines, below) {
			g.Cells = append(g.Cells, grid.Cell{Row: row, Text: text})
		}
		title, ok := Find(f, []*grid.Grid{g}, nil)
		if !ok || title.Agency != agency || title.Year != "2024" {
			t.Fatalf("%q: %+v, %v", lines, title, ok)
		}
		if len(title.Cells) != len(lines) {
			t.Fatalf("%q: the title is %v", lines, title.Cells)
		}
	})
}

// TestNoneInTitle leaves out what around a title names no agency, and joins a name that goes over two lines.
func TestNoneInTitle(t *testing.T) {
	f := form.New(form.Form{Title: "政府信息公开工作年度报告"})
	for lines, want := range map[string]string{
		"（总第240期）|2024年政府信息公开工作年度报告": "", "2024年政府信息公开工作年度报告|（公章）": "",
		"2024年1-12月政府信息公开工作年度报告": "", "2024年（甲辰年）政府信息公开工作年度报告": "",
		"2024年政府信息公开工作年度报告|国务院办公厅制":               "",
		"示例市某局关于报送2024年政府信息公开工作年度报告":              "示例市某局",
		"2024年政府信息公开工作年度报告|示例市人力资源和社会|保障局":        "示例市人力资源和社会保障局",
		"示例市人力资源和|社会保障局|2024年政府信息公开工作年度报告":        "示例市人力资源和社会保障局",
		"示例市|水务局|2024年政府信息公开工作年度报告":               "示例市水务局",
		"示例市住房和城乡建设|局2024年政府信息公开工作年度报告":           "示例市住房和城乡建设局",
		"示例市人力资源和社会|保障局2024年政府信息公开工作年度报告":         "示例市人力资源和社会保障局",
		"示例市|人力资源和社会保障局2024年政府信息公开工作年度报告":         "示例市人力资源和社会保障局",
		"示例市|市场监督管理局2024年政府信息公开工作年度报告":            "示例市市场监督管理局",
		"示例市|市场监督管理局|2024年政府信息公开工作年度报告":           "示例市市场监督管理局",
		"示例市|住房和城乡建设|局2024年政府信息公开工作年度报告":          "示例市住房和城乡建设局",
		"示例市住房和城乡|建设局2024年政府|信息公开工作年度报告":          "示例市住房和城乡建设局",
		"2024年示例市住房和城乡建设|局政府信息公开工作年度报告":           "示例市住房和城乡建设局",
		"# 示例市水务|# 局2024年政府信息公开工作年度报告":            "示例市水务局",
		"示例市示例镇|人民政府2024年政府信息公开工作年度报告":            "示例市示例镇人民政府",
		"甲县|示例市水务局2024年政府信息公开工作年度报告":              "示例市水务局",
		"示例市水务局|水务局2024年政府信息公开工作年度报告":             "水务局",
		"示例市人民政府|水务局2024年政府信息公开工作年度报告":            "水务局",
		"示例市政务公开|水务局2024年政府信息公开工作年度报告":            "水务局",
		"示例市2023年|水务局2024年政府信息公开工作年度报告":           "水务局",
		"2024年政府信息公开工作年度报告|示例市水务局|办公室":            "示例市水务局",
		"2019—2024年法治政府建设和政府信息公开工作年度报告|示例市水务局":    "示例市水务局",
		"示例市水务局文件|2024年政府信息公开工作年度报告":              "示例市水务局文件",
		"【示例市水务局】2024年政府信息公开工作年度报告":               "示例市水务局",
		"示例市水务局|二〇二五年一月|2024年政府信息公开工作年度报告":        "示例市水务局",
		"示例市水务局|二O二五年元月|2024年政府信息公开工作年度报告":        "示例市水务局",
		"示例市水务局|[2025年1月]|2024年政府信息公开工作年度报告":      "示例市水务局",
		"示例市水务局|2025年1月20日印发|2024年政府信息公开工作年度报告":   "示例市水务局",
		"示例市水务局|2025年　月　日|2024年政府信息公开工作年度报告":      "示例市水务局",
		"示例市水务局|2024年1月—12月|2024年政府信息公开工作年度报告":    "示例市水务局",
		"示例市水务局|2025年第一季度|2024年政府信息公开工作年度报告":      "示例市水务局",
		"2024年政府信息公开工作年度报告|2025年1月|示例市水务局":        "示例市水务局",
		"2024年政府信息公开工作年度报告|（2025年1月20日）|示例市水务局":   "示例市水务局",
		"2024年政府信息公开工作年度报告（示例市水务局）":               "示例市水务局",
		"2024年政府信息公开工作年度报告（公开版）":                  "",
		"名称：示例市水务局2024年政府信息公开工作年度报告":              "示例市水务局",
		"名称：示例市水务局|2024年政府信息公开工作年度报告":             "示例市水务局",
		"关于编制年度报告的说明|2024年政府信息公开工作年度报告":           "",
		"示例市水务局|法规科|2024年政府信息公开工作年度报告":            "示例市水务局",
		"示例市水务局|办公室|2024年政府信息公开工作年度报告":            "示例市水务局",
		"示例市水务局|政府信息公开办公室|2024年政府信息公开工作年度报告":      "示例市水务局",
		"示例市水务局|SHILISHI|2024年政府信息公开工作年度报告":       "示例市水务局",
		"示例市水务局|征求意见稿|2024年政府信息公开工作年度报告":          "示例市水务局",
		"示例市水务局|shi li shi|法规科|2024年政府信息公开工作年度报告": "示例市水务局",
		"2024年政府信息公开工作年度报告|（送审稿）|示例市水务局":          "示例市水务局",
		"（征求意见稿）|2024年政府信息公开工作年度报告":               "",
		"机密|2024年政府信息公开工作年度报告":                    "",
		"SHILISHI|2024年政府信息公开工作年度报告":              "SHILISHI",
		"示例市局：综合科|2024年政府信息公开工作年度报告":              "示例市局：综合科",
		"示例市局：综合科2024年政府信息公开工作年度报告":               "示例市局：综合科",
		"2024年示例市局：综合科政府信息公开工作年度报告":               "示例市局：综合科",
		"示例市水务局：2024年政府信息公开工作年度报告":                "示例市水务局",
		"联系人：张三2024年政府信息公开工作年度报告":                 "",
		"联系人：张三|2024年政府信息公开工作年度报告":                "",
		"国家税务总局|示例市|2024年政府信息公开工作年度报告":            "示例市",
		"2025年1月20日|2024年政府信息公开工作年度报告":            "",
		"二O二四年示例市水务局政府信息公开工作年度报告":                 "示例市水务局",
		"2024年1-12月|2024年政府信息公开工作年度报告":            "",
		"示例市水务局|2024年1—12月|政府信息公开工作年度报告":          "示例市水务局",
		"示例市水务局|2024年度|2024年政府信息公开工作年度报告":         "示例市水务局",
		"示例市水务局|2023年度|2024年政府信息公开工作年度报告":         "",
		"示例市水务局政府信息公开工作年度报告|2024年政府信息公开工作年度报告":    "示例市水务局",
		"示例市政府信息公开年报|2024年政府信息公开工作年度报告":           "示例市",
		"政府信息公开工作年度报告|2024年政府信息公开工作年度报告":          "",
		"（盖章）|2024年政府信息公开工作年度报告":                  "",
		"示例市水务局|（盖章）|2024年政府信息公开工作年度报告":           "示例市水务局",
		"（此件公开发布）|2024年政府信息公开工作年度报告":              "",
		"政府信息公开|2024年政府信息公开工作年度报告":                "",
		"首页 > 政府信息公开 > 年报|2024年政府信息公开工作年度报告":      "",
		"示例市水务局|政府信息公开年报|2024年政府信息公开工作年度报告":       "示例市水务局",
		"2024年政府信息公开工作年度报告|示例市第101中学":             "示例市第101中学",
		"2024年政府信息公开工作年度报告|示例市A片区":                "示例市A片区",
		"2024年政府信息公开工作年度报告|全市2023年建成的服务站":         "",
	} {
		g := &grid.Grid{Source: grid.Prose}
		for row, text := range strings.Split(lines, "|") {
			g.Cells = append(g.Cells, grid.Cell{Row: row, Text: text})
		}
		if title, _ := Find(f, []*grid.Grid{g}, nil); title.Agency != want {
			t.Errorf("%s: %q, want %q", lines, title.Agency, want)
		}
	}
}

// TestCleanAgency parts agencies from years, dates and labels.
func TestCleanAgency(t *testing.T) {
	for text, want := range map[string]string{
		"甲县某局（盖章）　2024年度": "甲县某局 2024", "甲县某局 2025年1月20日": "甲县某局 ", "2024年 甲县某局": "甲县某局 2024",
		"二〇二四年甲县某局": "甲县某局 2024", "甲县某局（2024）": "甲县某局 2024",
		"单位名称：甲县某局 年度 2024": "甲县某局 2024", "填报单位 甲县某局": "甲县某局 ", "甲县某局": "甲县某局 ", "2024年": " 2024", "甲县\n某局": "甲县某局 ", "示例市局：综合科": "示例市局：综合科 ", "示例市局:综合科 2024年": "示例市局:综合科 2024", "所在地：示例市": " ", "办公地：示例市": " ",
		"联系电话：": " ", "填报单位：示例市局：综合科": "示例市局：综合科 ",
		"": " ", "填报日期：": " ", "单位：件": " ", "联系人: 张三": " ", "1月20日": " ", "2025年1月20日": " ", "2025年1月": " ", "甲县某局 2025年1月": "甲县某局 ", "2025年1月20日\n甲县某局": "甲县某局 ", "2025年 月 日": " ", "二〇二五年元月": " ", "二〇二五年一月二十日": " ", "______": " ", "——": " ", "12": " ",
		"2024年1-12月": " 2024", "1月—12月": " ", "2024年全年": " 2024", "2024年1—6月": " ", "2024年1月1日至12月31日": " 2024", "2024年1月1日—2024年12月31日": " 2024", "2024年1月至12月": " 2024", "成文日期：2025年": " ", "发布时间: 2025": " ", "上报时间：2025年": " ", "报告期：2024年": " 2024", "填报单位：甲县某局　填报时间：2025年": "甲县某局 ", "审核人：李四　时间：2025年": " ", "填报人：欧阳司马填报时间：2025年": " ", "单位：件　2024年": " 2024", "填报单位：　填报时间：2025年": " ", "年度：2024年": " 2024", "统计时间：2024年": " 2024",
		"日照市某局": "日照市某局 ", "甲县12345中心": "甲县12345中心 ",
	} {
		agency, year := CleanAgency(text)
		if got := agency + " " + year; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]bool{"甲县某局": true, "甲 县 某 局": true, "甲县某局年报": false, "附件：某局": false, "局": false,
		"甲县，某局": false, "甲局": true, strings.Repeat("长", 39) + "局": true, strings.Repeat("长", 40) + "局": false, "主管机关": false, "工作阶段": false, "与印章无关": false, "甲海关": true, "甲市市直机关": true, "2025年1月20日": false, "": false} {
		if IsAgency(text) != want {
			t.Errorf("%q is an agency: %v", text, !want)
		}
	}
}

// TestUnfilled tells what stands in the place of a name from names.
func TestUnfilled(t *testing.T) {
	for name, want := range map[string]bool{
		"XX局": true, "xx市财政局": true, "ＸＸ局": true, "×××局": true, "示例市×局": true, "示例市XX局": true, "X市X局": true, "**局": true, "____局": true, "○○局": true,
		"示例市□□局": true, "（单位名称）": true, "单位全称": true, "请填写单位全称": true, "机关名称": true, "无": true, "暂无": true, "（无）": true, "同上": true, "N/A": true, "None": true,
		"无锡市民政局": false, "无线电管理局": false, "甲县某局": false, "某某局": false, "示例市三○○医院": false, "二〇〇二所": false, "示例市A片区": false,
		"示例市第X中学": false, "SHILISHI": false, "示例市TAXX中心": false, "示例市X射线中心": false, "空管局": false, "待王街道办事处": false, "没有": true, "机关事务管理局": false,
		"本单位名称": true, "单位": false, "示例市*局": false,
	} {
		if IsUnfilled(name) != want {
			t.Errorf("%s is not filled in: %v", name, !want)
		}
	}
	for _, text := range []string{"无", "暂无", "（单位名称）", "无（盖章）", "单位名称：无"} {
		if agency, _ := CleanAgency(text); agency != "" {
			t.Errorf("%s: %q", text, agency)
		}
	}
}

// TestDayBelowTitle leaves out of a sheet's year what says when it was filled in.
func TestDayBelowTitle(t *testing.T) {
	f := form.New(form.Form{Title: "政府信息公开工作年度报告"})
	for below, want := range map[string]string{"2024年": "2024", "统计时间：2024年": "2024", "填报时间：2025年": "", "填报日期：2025": "", "填报单位：　　填报时间：2025年": ""} {
		g := &grid.Grid{Source: grid.Sheet, Cells: []grid.Cell{{Text: "甲县某局" + f.Title}, {Row: 1, Text: below}}}
		if title, _ := Find(f, []*grid.Grid{g}, nil); title.Year != want {
			t.Errorf("%s: year %q, want %q", below, title.Year, want)
		}
	}
}
