package locate

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/grid"
)

// TestTitlesAny reads titles over one line or several, with the year before the agency or behind it, above, below or
// nowhere.
func TestTitlesAny(t *testing.T) {
	f := edition(t, "2021")
	rapid.Check(t, func(t *rapid.T) {
		agency := rapid.SampledFrom([]string{
			"甲县某局", "甲市科委", "甲区科学技术委员会", "示例省人民政府办公厅", "乙镇人民政府", "示例市政务服务局（数据局）", "丙街道办事处",
		}).Draw(t, "agency")
		said := rapid.SampledFrom([]string{"2024年", "2024年度", "二〇二四年", "２０２４年", "2 0 2 4 年", "2024 年度", ""}).Draw(t, "year")
		name := rapid.SampledFrom([]string{"政府信息公开工作年度报告", "政府信息公开年度报告", "政府信息公开工作\n年度报告", "政府信息公开\n工作年度报告"}).Draw(t, "name")
		title := rapid.SampledFrom([]string{"%[1]s%[2]s%[3]s", "%[2]s%[1]s%[3]s", "%[1]s\n%[2]s%[3]s", "%[1]s%[2]s\n%[3]s",
			"%[1]s\n%[2]s\n%[3]s", "%[1]s%[3]s\n（%[2]s）", "%[1]s关于%[2]s%[3]s"}).Draw(t, "title")
		title = strings.ReplaceAll(fmt.Sprintf(title, agency, said, name), "\n（）", "")
		p := &page{}
		if rapid.Bool().Draw(t, "attachment") {
			p.say("附件2")
		}
		for line := range strings.SplitSeq(title, "\n") {
			if line != "" {
				p.say(strings.Repeat("　", rapid.IntRange(0, 2).Draw(t, "indent")) + line)
			}
			p.rows += rapid.IntRange(0, 1).Draw(t, "blank")
		}
		if rapid.Bool().Draw(t, "intro") {
			p.say("根据《条例》编制本报告，反映2024年工作。")
		}
		for _, s := range f.Sections {
			p.say(s.Title)
			if s.Text == "" {
				p.table(f, s)
			} else {
				p.say("无")
			}
		}
		r, err := builtin.Read(&grid.Book{Grids: p.grids})
		if err != nil {
			t.Fatalf("builtin.Read: %v", err)
		}
		year := 2024
		if said == "" {
			year = 0
		}
		if r.Agency != agency || r.Year != year || len(r.Faults) > 0 {
			t.Errorf("%q is read as %q, %d, %+v", title, r.Agency, r.Year, r.Faults)
		}
		if intro := r.Texts[form.Intro].Text; intro != "" && !strings.HasPrefix(intro, "根据") {
			t.Errorf("%q is taken for an introduction: %q", title, intro)
		}
	})
}

// TestAgencyLinesAny reads who reports, and for which year, from the lines that sheets have above their tables.
func TestAgencyLinesAny(t *testing.T) {
	f := edition(t, "2021")
	rapid.Check(t, func(t *rapid.T) {
		pick := func(of ...string) string { return rapid.SampledFrom(of).Draw(t, "word") }
		colon, gap := pick("：", ":", "： "), pick("　", "  ", "　　　　", "\t")
		label := pick("填报单位", "单位名称", "报送单位", "机关名称", "填 报 单 位", "填报单位（盖章）")
		agency := pick("甲县某局", "示例市司法局", "乙镇人民政府")
		pieces := []string{label + colon + agency + pick("", "（盖章）", "(公章)", "（签章）")}
		year := pick("2024年度", "2024年", "年度"+colon+"2024", "统计年度"+colon+"2024年", "（2024年度）")
		others := []string{
			"填报日期" + colon + "2025年1月10日", "负责人" + colon + "张三", "审核人" + colon + pick("", "李四"), "填表人" + colon + "王五",
			"联系电话" + colon + "0000-0000000", "计量单位" + colon + "件",
		}
		pieces = append(pieces, year)
		pieces = append(pieces, rapid.SliceOfNDistinct(rapid.SampledFrom(others), 0, 3, rapid.ID[string]).Draw(t, "others")...)
		g := &grid.Grid{Name: "封面", Cells: []grid.Cell{{Text: "政府信息公开工作年度报告统计表"}}}
		for i, piece := range pieces {
			if last := &g.Cells[len(g.Cells)-1]; i > 0 && rapid.Bool().Draw(t, "one cell") {
				last.Text += gap + piece
				continue
			}
			g.Cells = append(g.Cells, grid.Cell{Row: 1, Col: 2 * i, Text: piece})
		}
		r, err := builtin.Read(&grid.Book{Grids: append([]*grid.Grid{g}, drawn(f)...)})
		if err != nil {
			t.Fatalf("builtin.Read: %v", err)
		}
		inOneCell := strings.Contains(g.Cells[1].Text, year)
		if r.Agency != agency || inOneCell && r.Year != 2024 || r.Year != 2024 && strings.Contains(year, "年度：") {
			t.Errorf("%+v is read as %q, %d", g.Cells, r.Agency, r.Year)
		}
		if len(r.Faults) > 0 {
			t.Errorf("%+v: faults %+v", g.Cells, r.Faults)
		}
	})
}
