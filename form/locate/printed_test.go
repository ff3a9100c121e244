package locate

import (
	"slices"
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/grid"
)

// paragraphs returns a document's text.
func paragraphs(lines ...string) *grid.Grid {
	g := &grid.Grid{Source: grid.Prose}
	for i, l := range lines {
		g.Cells = append(g.Cells, grid.Cell{Row: i, Text: l})
	}
	return g
}

// TestPrintedWorkbook reads a workbook that was printed to PDF: what it says to staff is no text of the report, and is
// told of. A report with such a title and without the workbook's words keeps all.
func TestPrintedWorkbook(t *testing.T) {
	const yellow = "计量单位为件。浅黄色格填数，灰色格由公式自动算出，已锁定。"
	staff := []string{"文字部分", "在各标题下面填写正文。"}
	own := []string{"勾稽关系校验", "全部相平", "填报说明", "一、怎样填写", "1．在“基本信息”填写机关名称。"}
	for name, note := range map[string]string{"a workbook": yellow, "a report": "本年度网上申请占八成。"} {
		t.Run(name, func(t *testing.T) {
			grids := []*grid.Grid{paragraphs("示例市司法局2024年政府信息公开工作年度报告", "一、总体情况", "总的情况。", note)}
			for _, g := range drawn(edition(t, "2021")) {
				g.Source = grid.Table
				grids = append(grids, g)
			}
			lines := append([]string{"五、存在的主要问题及改进情况", "问题。"}, staff...)
			lines = append(lines, "六、其他需要报告的事项", "没有。")
			grids = append(grids, paragraphs(append(lines, own...)...))
			r, err := builtin.Read(&grid.Book{Grids: grids})
			if err != nil {
				t.Fatalf("builtin.Read: %v", err)
			}
			var all []string
			for _, s := range r.Form.AllTexts() {
				all = append(all, r.Texts[s.Text].Text)
			}
			text := strings.Join(all, "\n")
			for _, line := range slices.Concat([]string{note}, staff, own) {
				told := slices.ContainsFunc(r.Faults, func(f form.Fault) bool {
					return f.Kind == form.Internal && f.Texts[0] == form.OneLine(line)
				})
				if isOut := note == yellow; told != isOut || strings.Contains(text, line) == isOut {
					t.Errorf("%q: told of %v; the texts are %q", line, told, text)
				}
			}
			for _, line := range []string{"总的情况。", "问题。", "没有。"} {
				if !strings.Contains(text, line) {
					t.Errorf("%q went missing of %q", line, text)
				}
			}
		})
	}
}
