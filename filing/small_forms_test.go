package filing

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
	"nianbao/render/sheet"
)

// smallForm draws the definition of a form with few labels, which its tables share: columns and rows of one name stand
// in several tables, on one sheet or on several, and whole tables may differ by nothing but their heading or section.
func smallForm(t *rapid.T) string { return formOf(t, false, false) }

// kindsOfLine are what cells may be of, by what a column and a row are called.
var kindsOfLine = map[string][]string{
	"c": {"unit: 件", "unit: 件", "type: text", "one_of: [公开招标, 邀请招标, 其他]"}, // of one table either columns or rows
	"r": {"unit: 件", "unit: 件", "unit: 件", "type: text"},
}

// formOf is smallForm, with cells of words where they are asked for, and rows without a label.
func formOf(t *rapid.T, hasWords, unlabelled bool) string {
	var sections, tables strings.Builder
	labels := []string{"数量", "收入", "支出", "本年金额", "办结件数", "其他", "合计"}
	draw := func(what string, most int) []string {
		list := rapid.Permutation(labels).Draw(t, what)
		return list[:rapid.IntRange(1, most).Draw(t, "number of "+what)]
	}
	count := 0
	number := rapid.SampledFrom([]string{"%c、", "第%c部分 ", "（%c）"}).Draw(t, "numbering")
	for s := range rapid.IntRange(1, 3).Draw(t, "sections") {
		var ids []string
		for range rapid.IntRange(1, 3).Draw(t, "tables") {
			count++
			id := fmt.Sprintf("t%d", count)
			ids = append(ids, id)
			fmt.Fprintf(&tables, "  - id: %s\n    name: 表%d\n    heading: 附表%c\n    corner: 项目\n", id, count, []rune("甲乙丙丁戊己庚辛壬")[count-1])
			columns := draw("columns", 4)
			words := rapid.SampledFrom([]string{"c", "c", "r"}).Draw(t, "words in columns or rows")
			nodes := func(key, id string, list []string) {
				fmt.Fprintf(&tables, "    %s:\n", key)
				figure := rapid.IntRange(0, len(list)-1).Draw(t, "a line of figures")
				for i, label := range list {
					kind := "unit: 件"
					if hasWords && id == words && i != figure {
						kind = rapid.SampledFrom(kindsOfLine[id]).Draw(t, "kind")
					}
					fmt.Fprintf(&tables, "      - {id: %s%d, name: %s%d, label: %s, %s}\n", id, i+1, id, i+1, label, kind)
				}
			}
			nodes("columns", "c", columns)
			var rows []string
			for _, label := range draw("rows", 4) {
				if !strings.Contains(strings.Join(columns, " "), label) { // a word that is both, nobody can place
					rows = append(rows, label)
				}
			}
			if rows == nil {
				rows = []string{"甲类事项"}
			}
			if unlabelled && !hasWords && len(rows) == 1 && len(columns) > 1 && rapid.Bool().Draw(t, "without a label") {
				rows = []string{`""`}
			}
			nodes("rows", "r", rows)
		}
		fmt.Fprintf(&sections, "  - {title: "+number+"%s统计, sheet: 表%d, tables: [%s]}\n", []rune("一二三")[s],
			[]string{"收费项目", "行政事项", "信访案件"}[s], s+1, strings.Join(ids, ", "))
	}
	title := rapid.SampledFrom([]string{"", "title: 行政执法年度数据\n", "title: 收费项目统计表\nabout: 根据{{依据}}，{{机关名称}}编制。统计{{年度}}年全年。\n",
		"title: 办事情况报告\nabout: 现公布{{年度}}年数据。\n"}).Draw(t, "title")
	basis := ""
	if strings.Contains(title, "依据") {
		basis = "  - {id: basis, name: 依据, label: 依据}\n"
	}
	return "edition: \"x\"\nnotice: 示例〔2020〕1号\ncites: 《示例》\n" + title + "years: {from: 2019}\nparticulars:\n" +
		basis +
		"  - {id: agency, name: 机关名称, label: 机关名称}\n  - {id: year, name: 年度, label: 年度}\n" +
		"  - {id: date, name: 成文日期, label: 成文日期}\nsections:\n" + sections.String() + "tables:\n" + tables.String()
}

// anyWords are what may stand in a cell of words: figures, dates, headings, markup; labels of columns above digits nobody can tell from a header.
var anyWords = []string{"办公设备", "2024", "约5件", "无", "/", "—", "第一期\n第二期", "一、收费项目统计",
	"（一）收费", "2025年1月20日", "<b>&amp;</b>", "=1+2", "'甲", "{机关名称}", "备注：略", "附表乙", "12.50", "1,234件", "001",
	strings.Repeat("长", 200), "甲县某局", "2024年度", "草稿", "3 处", "a\tb"}

// TestAnySmallForm draws forms whose tables share their labels, and reads back each cell of what is drawn of them as a
// workbook, a document and a page.
func TestAnySmallForm(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		hasWords := rapid.Bool().Draw(rt, "has words")
		text := formOf(rt, hasWords, true)
		f, err := define.Parse("form.yaml", []byte(text))
		if err != nil {
			rt.Fatalf("%v\n%s", err, text)
		}
		l := newLibrary([]*form.Form{f}, dir)
		r := form.NewReport(f)
		r.Agency, r.Particulars[form.Agency] = "甲县某局", "甲县某局"
		r.Year, r.Particulars[form.Year], r.Particulars[form.Date] = 2024, "2024", "2025年1月20日"
		if strings.Contains(f.Introduces, "{{依据}}") {
			r.Particulars["basis"] = "《示例》第三条"
		}
		for i, c := range f.Cells {
			r.SetValue(c, form.ParseValue(fmt.Sprint(1000+i), 0, "件", ""))
			if c.IsWords() {
				list := c.OneOf()
				if len(list) == 0 {
					list = anyWords
				}
				if c.Row.IsWords() { // a row without figures in which labels stand is a header to anybody
					list = []string{"办公设备", "2024", "约5件", "/", "长城路\n1号", "=1+2", "{机关名称}", "<b>&amp;</b>"}
				}
				words := rapid.SampledFrom(list).Draw(rt, "words")
				r.SetValue(c, c.ReadWords(words, words, grid.Text))
			}
		}
		data, err := sheet.Workbook(r)
		if err != nil {
			rt.Fatalf("sheet.Workbook: %v", err)
		}
		book := filepath.Join(dir, "book.xlsx")
		if err := os.WriteFile(book, data, 0o666); err != nil {
			rt.Fatalf("os.WriteFile: %v", err)
		}
		same := func(path string) {
			back, err := l.Open(path, "")
			if err != nil {
				rt.Fatalf("%v\n%s", err, text)
			}
			for _, id := range []string{form.Agency, form.Year, form.Date, "basis"} {
				if want, have := r.Particulars[id], back.Report.Particulars[id]; want != have {
					rt.Errorf("%s: %s is %q, want %q", filepath.Ext(path), id, have, want)
				}
			}
			for _, c := range f.Cells {
				if want, have := r.Value(c).Normalized(), back.Report.Value(c).Normalized(); want != have {
					rt.Errorf("%s: %s is %q, want %q", filepath.Ext(path), c.ID, have, want)
				}
			}
			for _, finding := range l.Check(back) {
				rt.Errorf("%s: %s %s %s", filepath.Ext(path), finding.Rule.ID, finding.Place, finding.Message)
			}
			if rt.Failed() {
				rt.Fatalf("of\n%s", text)
			}
		}
		same(book)
		for _, ending := range []string{".docx", ".html", ".json"} {
			out := filepath.Join(dir, "out"+ending)
			done, err := l.Convert(book, Conversion{Out: out, Force: true})
			if err != nil || done.Path == "" {
				rt.Fatalf("%s: %v %v\n%s", ending, err, done, text)
			}
			same(out)
		}
	})
}

// drawTables draws the tables of a form as an office may: below each other, side by side, each on a sheet of its own,
// with their headings or without, and returns the text that stands for each cell. One label may be spoiled.
func drawTables(t *rapid.T, f *form.Form, headings, spoil, beside bool) (*grid.Book, map[string]string) {
	book, want := &grid.Book{}, map[string]string{}
	apart := !beside && rapid.Bool().Draw(t, "apart")
	spoiled := -1
	if spoil {
		spoiled = rapid.IntRange(0, len(f.Tables)-1).Draw(t, "spoiled table")
	}
	var g *grid.Grid
	top, left := 0, 0
	for i, table := range f.Tables {
		if g == nil || apart || i > 0 && f.Tables[i-1].Section != table.Section {
			g = &grid.Grid{Name: fmt.Sprintf("Sheet%d", i+1)}
			if headings {
				g.Name = table.Section.Sheet
			}
			book.Grids, top, left = append(book.Grids, g), 0, 0
		}
		rows, columns := table.Leaves()
		text := func(row, col int, s string) {
			g.Cells = append(g.Cells, grid.Cell{Row: top + row, Col: left + col, Text: s})
		}
		if headings {
			text(0, 0, rapid.SampledFrom([]string{"", "2024年", "甲县某局2024年度"}).Draw(t, "before")+table.Heading)
		}
		text(1, 0, table.Corner)
		bad := -1
		if i == spoiled {
			bad = rapid.IntRange(0, len(rows)+len(columns)-1).Draw(t, "spoiled label")
		}
		label := func(n int, s string) string {
			if n == bad {
				return "某某" + s[:3]
			}
			return s
		}
		for j, c := range columns {
			text(1, 1+j, label(j, c.Label))
		}
		for k, r := range rows {
			text(2+k, 0, label(len(columns)+k, r.Label))
			for j, c := range columns {
				id := table.ID + "." + r.ID + "." + c.ID
				want[id] = fmt.Sprint(1000 + f.Cell(id).Index)
				g.Cells = append(g.Cells, grid.Cell{Row: top + 2 + k, Col: left + 1 + j, Kind: grid.Number, Text: want[id]})
			}
		}
		if beside {
			left += len(columns) + 1 + rapid.IntRange(0, 1).Draw(t, "gap")
		} else {
			top += len(rows) + 2 + rapid.IntRange(0, 2).Draw(t, "gap")
		}
	}
	for _, g := range book.Grids {
		g.Sort()
	}
	return book, want
}

// TestAnyDrawingOfASmallForm reads tables with the same labels as offices draw them: their headings tell them apart.
// Without headings their labels and their order do, as far as they can; a figure is never read for another without a
// word. Under a label that is spoiled
// nothing is read.
func TestAnyDrawingOfASmallForm(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := smallForm(rt)
		f, err := define.Parse("form.yaml", []byte(text))
		if err != nil {
			rt.Fatalf("define.Parse: %v", err)
		}
		headings, spoil := rapid.Bool().Draw(rt, "headings"), false
		if headings {
			spoil = rapid.Bool().Draw(rt, "spoil")
		}
		beside := rapid.Bool().Draw(rt, "beside")
		book, want := drawTables(rt, f, headings, spoil, beside)
		back, err := locate.New(f).Read(book)
		if err != nil && spoil {
			return // the only label of the only table
		}
		if err != nil {
			rt.Fatal(err)
		}
		told := slices.ContainsFunc(back.Faults, func(f form.Fault) bool { return f.Kind != form.LeftOut })
		if told && headings && !spoil {
			rt.Errorf("%+v", back.Faults)
		}
		for id, figure := range want {
			have := back.Value(f.Cell(id)).Normalized()
			if have != figure && (!spoil || have != "") && (headings && !beside || !told) {
				rt.Errorf("%s is %q, want %q", id, have, figure)
			}
		}
		if rt.Failed() {
			for _, g := range book.Grids {
				for _, c := range g.Cells {
					rt.Logf("%s %d,%d %s", g.Name, c.Row, c.Col, c.Text)
				}
			}
			rt.Fatal(text)
		}
	})
}
