package check

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/grid"
)

// TestAnyBeside puts words beside the cells of a sound workbook, facts among its particulars and hidden lines into its
// texts: each is in a finding with its place, and nothing else is.
func TestAnyBeside(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := calculated(rt, "2021", "2024")
		want := map[string]string{} // what is told of, by its rule and place
		word := func() string { return fmt.Sprintf("外来文字第%03d号", len(want)) }
		for range rapid.IntRange(0, 3).Draw(rt, "comments") {
			g := s.grids[rapid.IntRange(0, len(s.grids)-1).Draw(rt, "sheet")]
			row, col := rapid.IntRange(0, 30).Draw(rt, "row"), rapid.IntRange(0, 8).Draw(rt, "col")
			text := word()
			g.Comments = append(g.Comments, grid.Comment{Row: row, Col: col, Text: text})
			want["“批注："+text+"”（"+g.Ref(row, col)+"）"] = "S18 " + g.Name
		}
		for range rapid.IntRange(0, 2).Draw(rt, "margins") {
			g := s.grids[rapid.IntRange(0, len(s.grids)-1).Draw(rt, "sheet")]
			text := word()
			what := rapid.SampledFrom([]string{"页眉", "页脚"}).Draw(rt, "what")
			g.Margins = append(g.Margins, grid.Margin{What: what, Text: text}, grid.Margin{What: "页脚", Text: "&[页码]/&[总页数]"})
			want["“"+what+"："+text+"”"] = "S18 " + g.Name
		}
		for range rapid.IntRange(0, 2).Draw(rt, "facts") {
			g, label := s.sheet("基本信息"), rapid.SampledFrom([]string{"传真", "投诉电话", "办公时间", "微信公众号"}).Draw(rt, "label")
			rows, _ := g.Size()
			text, col := word(), 1
			if rapid.Bool().Draw(rt, "colon") {
				g.Cells = append(g.Cells, grid.Cell{Row: rows, Text: label + "：" + text})
				col = 0
			} else {
				g.Cells = append(g.Cells, grid.Cell{Row: rows, Text: label}, grid.Cell{Row: rows, Col: 1, Text: text})
			}
			g.Sort()
			want["“"+label+"："+text+"”（"+g.Ref(rows, col)+"）"] = "S18 基本信息"
		}
		g := s.sheet("文字")
		for range rapid.IntRange(0, 3).Draw(rt, "lines") {
			rows, _ := g.Size()
			col, hidden := rapid.IntRange(0, 2).Draw(rt, "col"), rapid.Bool().Draw(rt, "hidden")
			g.Cells = append(g.Cells, grid.Cell{Row: rows, Col: col, Text: "又一段。", Hidden: hidden})
			if g.Sort(); hidden {
				want[g.Ref(rows, col)] = "V11 文字"
			}
		}
		found := typed(s.findings(t))
		for text, where := range want {
			rule, sheet, _ := strings.Cut(where, " ")
			if !hasFinding(found, " "+rule+" "+sheet, text) {
				rt.Errorf("%s in %s is not told of:\n%s", text, where, strings.Join(found, "\n"))
			}
		}
		if len(want) == 0 && len(found) > 0 {
			rt.Errorf("%s", strings.Join(found, "\n"))
		}
	})
}

// hasFinding reports whether a finding that begins so says a text.
func hasFinding(found []string, begins, text string) bool {
	for _, line := range found {
		_, rest, ok := strings.Cut(line, begins)
		if ok && strings.Contains(rest, text) {
			return true
		}
	}
	return false
}
