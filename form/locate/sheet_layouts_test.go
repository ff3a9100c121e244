package locate

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form"
	"nianbao/grid"
)

// TestSheetLayouts reads texts that were pasted into one cell or one column, or stand in a table of their own.
func TestSheetLayouts(t *testing.T) {
	f := edition(t, "2021")
	texts := map[string]string{"overview": "公开信息20条。", "problems": "一是不够及时。", "others": "无收费。"}
	for _, test := range []struct {
		name  string
		rows  []string // cells divided by |, lines by ↵
		want  map[string]string
		kinds []form.FaultKind
	}{
		{"one cell", []string{"一、总体情况↵公开信息20条。↵五、存在的主要问题及改进情况↵一是不够及时。↵六、其他需要报告的事项↵无收费。"}, nil, nil},
		{"one cell beside others", []string{"文字|一、总体情况↵公开信息20条。↵五、存在问题和改进措施↵一是不够及时。↵六、其他事项：无收费。"}, nil, nil},
		{"behind colons", []string{"一、总体情况：公开信息20条。", "五、存在的主要问题及改进情况：一是不够及时。", "六、其他事项：无收费。"}, nil, nil},
		{"behind colons, without numbers", []string{"总体情况：公开信息20条。", "主要问题：一是不够及时。", "其他事项：无收费。"}, nil, nil},
		{"a whole report", []string{"甲县某局2024年政府信息公开工作年度报告", "一、总体情况", "公开信息20条。", "五、存在的主要问题及改进情况", "一是不够及时。",
			"六、其他需要报告的事项", "无收费。", "2025年1月20日"}, nil, nil},
		{"a section of its own", []string{"一、总体情况", "公开信息20条。", "五、专项整改情况", "整改三项。", "六、存在的主要问题及改进情况", "一是不够及时。", "七、其他需要报告的事项", "无收费。"},
			map[string]string{"overview": "公开信息20条。\n五、专项整改情况\n整改三项。"}, []form.FaultKind{form.OwnSection}},
		{"a section of its own in two columns", []string{"一、总体情况|公开信息20条。", "五、专项整改情况|整改三项。", "六、存在的主要问题及改进情况|一是不够及时。", "七、其他需要报告的事项|无收费。"},
			map[string]string{"overview": "公开信息20条。\n五、专项整改情况\n整改三项。"}, []form.FaultKind{form.OwnSection}},
		{"what somebody remarks", []string{"项目|内容|审核意见", "一、总体情况|公开信息20条。|同意。", "五、存在的主要问题及改进情况|一是不够及时。|", "六、其他需要报告的事项|无收费。|"},
			nil, []form.FaultKind{form.LeftOut}},
		{"a text given twice", []string{"一、总体情况|公开信息20条。", "五、存在的主要问题及改进情况|一是不够及时。", "六、其他需要报告的事项|无收费。", "五、存在的主要问题及改进情况|二是不够深入。"},
			map[string]string{"problems": "一是不够及时。\n二是不够深入。"}, []form.FaultKind{form.DoubledText}},
		{"who has filled it in below two columns", []string{"一、总体情况|公开信息20条。", "五、存在的主要问题及改进情况|一是不够及时。", "六、其他需要报告的事项|无收费。",
			"填报人：张三", "审核人|李四"}, nil, []form.FaultKind{form.Internal, form.Internal}},
		{"lines below two columns", []string{"一、总体情况|公开信息20条。", "五、存在的主要问题及改进情况|一是不够及时。", "六、其他需要报告的事项|无收费。", "附：会议|培训会。"},
			map[string]string{"others": "无收费。\n附：会议\n培训会。"}, nil},
		{"a section of its own below two columns", []string{"一、总体情况|公开信息20条。", "五、存在的主要问题及改进情况|一是不够及时。", "六、其他需要报告的事项|无收费。", "七、附件|见后。", "注：由办公室汇总"},
			map[string]string{"others": "无收费。\n七、附件\n见后。\n注：由办公室汇总"}, []form.FaultKind{form.OwnSection}},
		{"a number for a text", []string{"一、总体情况|公开信息20条。", "五、存在的主要问题及改进情况|一是不够及时。", "六、其他需要报告的事项|0"},
			map[string]string{"others": "0"}, nil},
		{"contents with pages", []string{"一、总体情况|1", "五、存在的主要问题及改进情况|5", "六、其他需要报告的事项|7"},
			map[string]string{"overview": "", "problems": "", "others": ""}, []form.FaultKind{form.ForeignTable}},
		{"the same number of its own again", append(append([]string{"一、总体情况|公开信息20条。"}, slices.Repeat([]string{"五、甲事项|做好了。"}, 2000)...), "六、其他需要报告的事项|无收费。"),
			map[string]string{"overview": "公开信息20条。" + strings.Repeat("\n五、甲事项\n做好了。", 2000), "problems": ""}, []form.FaultKind{form.OwnSection}},
		{"a heading is missing", []string{"本年度公开信息20条，比上年多。", "五、存在的主要问题及改进情况", "一是不够及时。", "六、其他需要报告的事项", "无收费。"},
			map[string]string{"overview": ""}, []form.FaultKind{form.LeftOut}},
		{"too far from any heading", []string{"（甲）公开信息20条，比上年多。"},
			map[string]string{"overview": "", "problems": "", "others": ""}, []form.FaultKind{form.LeftOut}},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := &grid.Grid{Name: "文字"}
			for row, cells := range test.rows {
				for col, text := range strings.Split(cells, "|") {
					if text != "" {
						kind := grid.Text
						if strings.Trim(text, "0123456789") == "" {
							kind = grid.Number
						}
						g.Cells = append(g.Cells, grid.Cell{Row: row, Col: col, Kind: kind, Text: strings.ReplaceAll(text, "↵", "\n")})
					}
				}
			}
			r, err := builtin.Read(&grid.Book{Grids: append([]*grid.Grid{g}, drawn(f)...)})
			if err != nil {
				t.Fatalf("builtin.Read: %v", err)
			}
			for id, want := range texts {
				if other, ok := test.want[id]; ok {
					want = other
				}
				if got := r.Texts[id].Text; got != want {
					t.Errorf("%s is %q, want %q", id, got, want)
				}
			}
			var kinds []form.FaultKind
			for _, fault := range r.Faults {
				kinds = append(kinds, fault.Kind)
			}
			if diff := cmp.Diff(test.kinds, kinds); diff != "" {
				t.Errorf("faults (-want +got)\n%s%+v", diff, r.Faults)
			}
		})
	}
}
