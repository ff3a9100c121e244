package locate

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/grid"
)

func TestParticularsAndTexts(t *testing.T) {
	sheet := func(name string, rows ...string) *grid.Grid {
		g := &grid.Grid{Name: name}
		for i, row := range rows {
			for j, text := range strings.Split(row, "|") {
				if text != "" {
					g.Cells = append(g.Cells, grid.Cell{Row: i, Col: j, Text: text})
				}
			}
		}
		return g
	}
	prose := func(lines ...string) *grid.Grid {
		g := &grid.Grid{Source: grid.Prose}
		for i, line := range lines {
			g.Cells = append(g.Cells, grid.Cell{Row: i, Text: line})
		}
		return g
	}
	const headings = "一、总体情况|五、存在的主要问题及改进情况|六、其他需要报告的事项"
	for _, test := range []struct {
		name   string
		grids  []*grid.Grid
		agency string
		year   int
		texts  string
	}{
		{"labels beside",
			[]*grid.Grid{sheet("基本信息", "|机关名称|示例市司法局", "|年度|２０２４年")},
			"示例市司法局", 2024, ""},
		{"labels before a colon",
			[]*grid.Grid{sheet("表", "填报单位：示例市司法局||年度:2024")},
			"示例市司法局", 2024, ""},
		{"a title",
			[]*grid.Grid{sheet("表", "示例市司法局 2024 年政府信息公开工作年度报告统计表")},
			"示例市司法局", 2024, ""},
		{"a title on two lines",
			[]*grid.Grid{prose("示例市司法局", "2024年政府信息公开工作年度报告")},
			"示例市司法局", 2024, ""},
		{"labels above their values",
			[]*grid.Grid{sheet("表", "机关名称|年度|联系电话", "示例市司法局|2024|1")},
			"示例市司法局", 2024, ""},
		{"two labels in a cell",
			[]*grid.Grid{sheet("表", "填报单位：示例市司法局（盖章）　　　　报告年度：2024年")},
			"示例市司法局", 2024, ""},
		{"a label without a value", []*grid.Grid{sheet("表", "填报单位：      填报日期：2025年1月")}, "", 0, ""},
		{"a label that asks for the seal",
			[]*grid.Grid{sheet("表", "填报单位（盖章）：示例市司法局|年度|二〇二四年")},
			"示例市司法局", 2024, ""},
		{"a title with brackets behind an attachment's number",
			[]*grid.Grid{sheet("表", "附件2：示例市政务服务局（数据局）2024年政府信息公开工作年度报告")},
			"示例市政务服务局（数据局）", 2024, ""},
		{"a title that begins with the year",
			[]*grid.Grid{sheet("表", "附件2", "２０２４年示例市司法局政府信息公开工作年度报告统计表")},
			"示例市司法局", 2024, ""},
		{"an area's title over the agency's own name",
			[]*grid.Grid{sheet("表", "示例市2024年政府信息公开工作年度报告统计表", "填报单位|示例市司法局")},
			"示例市司法局", 2024, ""},
		{"a letter's title",
			[]*grid.Grid{sheet("表", "关于报送示例市司法局2024年政府信息公开工作年度报告的函")},
			"", 0, ""},
		{"a text pasted with its title",
			[]*grid.Grid{sheet("文字", headings, "总体情况|丙|无", "甲", "二、主动公开政府信息情况", "乙")},
			"", 0, "甲|二、主动公开政府信息情况|乙#丙#无"},
		{"nothing below a title", []*grid.Grid{sheet("文字", headings, "|丙|无")}, "", 0, "#丙#无"},
		{"texts below their titles",
			[]*grid.Grid{prose("一、总体情况", "甲", "", "乙", "五、存在的主要问题及改进情况", "丙",
				"六、其他需要报告的事项", "无", "示例市司法局", "2025年1月20日")},
			"", 0, "甲|乙#丙#无|示例市司法局"},
		{"texts side by side", []*grid.Grid{sheet("文字", headings, "甲\n乙|丙|无", "丁")}, "", 0, "甲|乙|丁#丙#无"},
		{"texts beside their titles",
			[]*grid.Grid{sheet("文字", "一、总体情况|甲", "五、存在的主要问题及改进情况|丙", "六、其他需要报告的事项|无")},
			"", 0, "甲#丙#无"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := builtin.Read(&grid.Book{Grids: append(test.grids, drawn(edition(t, "2021"))...)})
			if err != nil {
				t.Fatalf("builtin.Read: %v", err)
			}
			if r.Agency != test.agency || r.Year != test.year {
				t.Errorf("read %q, %d", r.Agency, r.Year)
			}
			texts := fmt.Sprintf("%s#%s#%s", r.Texts["overview"].Text, r.Texts["problems"].Text, r.Texts["others"].Text)
			if len(r.Faults) > 0 {
				t.Errorf("faults %v", faults(r))
			}
			if texts = strings.ReplaceAll(texts, "\n", "|"); test.texts != "" && texts != test.texts {
				t.Errorf("read %s", texts)
			}
		})
	}
}

func TestDate(t *testing.T) {
	for typed, want := range map[string]string{
		"2025-01-20": "2025年1月20日", "2025/1/20": "2025年1月20日", "2025.10.02": "2025年10月2日",
		"2025年1月20日": "2025年1月20日", "": "",
	} {
		about := &grid.Grid{Cells: []grid.Cell{{Text: "成文日期"}, {Col: 1, Text: typed}}}
		r, err := builtin.Read(&grid.Book{Grids: append(drawn(edition(t, "2021")), about)})
		if err != nil || r.Particulars[form.Date] != want {
			t.Errorf("%s is read as %q, %v", typed, r.Particulars[form.Date], err)
		}
	}
}
