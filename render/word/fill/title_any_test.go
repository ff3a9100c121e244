package fill

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/docx/edit"
	"nianbao/form"
	"nianbao/form/locate"
	"nianbao/form/title"
	"nianbao/grid"
)

// layouts are titles over lines: of an agency, a year and what the report is called, whole or in two parts.
var layouts = []string{"AYT", "A|YT", "AY|T", "A|Y|T", "Y|AT", "Y|A|T", "YAT", "YT|A", "T|A|Y", "T|AY", "T|Y|A", "T|YA", "AT|Y", "Y|T|A",
	"A|YP|Q", "AYP|Q", "AY|P|Q", "A|Y|P|Q", "YP|Q|A", "P|Q|A|Y", "《AYT》", "【A】YT", "关于AYT", "关于AY|T", "单位名称：A|YT", "YT|单位名称：A",
	"A|AYT", "填报单位：A|YT", "A（盖章）|YT", "T（Y）|A", "T|（A）|（Y）", "附件2：AYT", "附件2|A|YT", "AY政府信息公开年报", "A|Y政府信息公开工作情况报告",
	"AYT（公开版）", "名称：AYT", "标题：AY|T", "名称：A|YT", "YT（A）", "A（Y）T", "A|D|YT", "AYT|D", "YT|D|A", "D|AYT", "YT|A|D", "A|YP|Q|D"}

// TestAnyTitleIsFilled fills last year's report whose title is written over any lines: agency and year are printed as often
// as they were, nothing of last year's is left, and they are read back.
func TestAnyTitleIsFilled(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		layout := rapid.SampledFrom(layouts).Draw(rt, "layout")
		was := rapid.SampledFrom([]string{"样本县民政局", "样本市人民政府", "样本县医疗保障局（本级）", "样本县12345热线中心"}).Draw(rt, "last year's")
		agency := rapid.SampledFrom([]string{"示例市司法局", "示例市", "示例县教育和体育局"}).Draw(rt, "agency")
		years := rapid.SampledFrom([][2]string{{"2023年", "2024年"}, {"2023年度", "2024年度"}, {"二〇二三年", "二〇二四年"},
			{"２０２３年", "２０２４年"}}).Draw(rt, "year")
		signs := rapid.SampledFrom([][2]string{{"", ""}, {"　", ""}, {"——", "——"}}).Draw(rt, "signs")
		spaced := rapid.Bool().Draw(rt, "spaced")
		const called = "政府信息公开工作年度报告"
		var lines, want []string
		for line := range strings.SplitSeq(layout, "|") {
			text := func(agency, year, month string) string {
				text := strings.NewReplacer("A", agency, "Y", year, "T", called, "P", "政府信息公开", "Q", "工作年度报告", "D", "（"+month+"）").Replace(line)
				if spaced {
					text = strings.Join(strings.Split(text, ""), " ")
				}
				return signs[0] + text + signs[1]
			}
			lines, want = append(lines, text(was, years[0], "2024年1月")), append(want, withoutSpace(text(agency, years[1], "2025年1月")))
		}
		if !isWhole(smallReport(t).Form, lines, was) {
			return
		}
		r := smallReport(t)
		r.Agency, r.Particulars[form.Agency] = agency, agency
		document := unfilled.with(func(s *sheetful) {
			s.title = ""
			for _, line := range lines {
				s.title += p(line)
			}
		})
		book, back := refilled(t, rt, document, r, lines)
		var got []string
		for i := range book.Grids[0].Cells[:len(lines)] {
			got = append(got, withoutSpace(book.Grids[0].Cells[i].Text))
		}
		if strings.Join(got, "|") != strings.Join(want, "|") || back.Agency != agency || back.Year != 2024 {
			rt.Fatalf("%q becomes %q, want %q; read back %s, %d", lines, got, want, back.Agency, back.Year)
		}
	})
}

// refilled fills a document by its labels and reads what comes of it; lines are named where that fails.
func refilled(t *testing.T, rt *rapid.T, document sheetful, r *form.Report, lines []string) (*grid.Book, *form.Report) {
	placed, err := ByLabels(word(t, document.String(), nil), r, builtin, nil)
	if err != nil {
		rt.Fatalf("%q: %v", lines, err)
	}
	book, err := edit.Read(placed.Package)
	if err != nil {
		rt.Fatalf("%q: edit.Read: %v", lines, err)
	}
	back, err := locate.New(r.Form).Read(book)
	if err != nil {
		rt.Fatalf("%q: locate.New().Read: %v", lines, err)
	}
	return book, back
}

// isWhole reports whether a title's lines are read with agency and year.
func isWhole(f *form.Form, lines []string, agency string) bool {
	g := &grid.Grid{Source: grid.Prose}
	for row, line := range lines {
		g.Cells = append(g.Cells, grid.Cell{Row: row, Text: line})
	}
	read, ok := title.Find(f, []*grid.Grid{g}, nil)
	return ok && read.Agency == agency && read.Year == "2023"
}
