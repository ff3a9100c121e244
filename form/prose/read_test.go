package prose

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/form/title"
	"nianbao/form/wanted"
	"nianbao/grid"
)

var update = flag.Bool("update", false, "write what is read into the files of testdata")

// edition returns a form with the headings of an annual report, and a table in each of its sections of figures.
func edition() *form.Form {
	node := func(label string) *form.Node { return &form.Node{ID: label, Name: label, Label: label} }
	figures := func(title, sheet string) *form.Section {
		return &form.Section{Title: title, Sheet: sheet,
			Tables: []*form.Table{{ID: sheet, Name: sheet, Heading: sheet + "表",
				Corner: "项目名称", Rows: []*form.Node{node(sheet + "合计")}, Columns: []*form.Node{node("数量")}}}}
	}
	overview := &form.Section{Title: "一、总体情况", Text: "overview", Name: "总体情况", Heading: form.HeadingWords{
		Terms: []string{"总体 情况", "概述"}, Besides: []string{"工作"}}}
	active, asked := figures("二、主动公开政府信息情况", "公开"), figures("三、收到和处理申请情况", "申请")
	problems := &form.Section{Title: "四、存在的主要问题及改进情况", Text: "problems", Name: "主要问题",
		Heading: form.HeadingWords{
			Terms: []string{"问题 改进"}, Besides: []string{"存在", "的", "主要", "及", "措施", "情况"}}}
	other := &form.Section{Title: "五、其他需要报告的事项", Text: "other", Name: "其他事项", Heading: form.HeadingWords{
		Terms: []string{"其他 事项"}, Besides: []string{"需要", "报告", "的"}}}
	f := form.Form{
		Edition: "甲", Title: "政府信息公开工作年度报告", Notice: "示例〔2021〕1号", Years: form.Years{From: 2021},
		Introduces: "本报告由{{机关}}编制。电话：{{电话}}。",
		Particulars: []*form.Particular{{ID: form.Agency, Name: "机关", Label: "填报单位"},
			{ID: form.Year, Name: "年度", Label: "年度"},
			{ID: form.Date, Name: "日期", Label: "日期"},
			{ID: "phone", Name: "电话", Label: "联系电话", Hint: "区号和号码"}},
		Sections: []*form.Section{overview, active, asked, problems, other},
		Notes: []*form.Section{{Text: form.Intro, Name: "首", Title: "引言"},
			{Text: "active_note", Name: "附注", Title: "公开说明", Beside: active},
			{Text: form.Closing, Name: "末", Title: "结语"}},
		Fillers: []string{"政府信息公开", "政府信息", "年"}, Asides: []string{"填表人", "审核人", "联系人"},
		Wanted: &wanted.Texts{},
	}
	for _, s := range f.Sections {
		f.Tables = append(f.Tables, s.Tables...)
	}
	return form.New(f)
}

// book reads a filing as a test file writes it: paragraphs; rows of cells between bars, one table without an empty line
// in between; [公开] for a section's table; "= name" for a worksheet, whose rows follow, "= name [公开]" for one with a
// table; "^ text" for a header of a document, "~ text" for one
// of the worksheet, "* text" for a comment on it, "_ row column text" for what lies under a merge; "§ 一、|text" for a
// paragraph that is numbered by itself; \n, \r and \v break a cell's line, \1 is a character that no report holds.
func book(f *form.Form, lines []string) (*grid.Book, map[int][]*form.Section) {
	b, sections := &grid.Book{File: "文件"}, map[int][]*form.Section{}
	of := func(name string) []*form.Section {
		var list []*form.Section
		for _, s := range f.Sections {
			if s.Sheet != "" && strings.Contains(name, "["+s.Sheet+"]") {
				list = append(list, s)
			}
		}
		return list
	}
	var g *grid.Grid
	begin := func(next *grid.Grid) {
		g = next
		b.Grids = append(b.Grids, g)
	}
	row, paragraphs, goesOn := 0, 0, false // [公开]+ is a section's table of which the next rows are, too
	for _, line := range lines {
		text := strings.NewReplacer(`\n`, "\n", `\r`, "\r", `\v`, "\v", `\1`, "\x01").Replace(line)
		isRow := strings.HasPrefix(line, "|")
		switch {
		case strings.HasPrefix(line, "= "):
			name, _, _ := strings.Cut(line[2:], " [")
			begin(&grid.Grid{Name: name, Source: grid.Sheet})
			row = 0
			if s := of(line); len(s) > 0 {
				sections[len(b.Grids)-1] = s
			}
		case strings.HasPrefix(line, "^ "):
			begin(&grid.Grid{Source: grid.Prose, Aside: true, Name: "页眉", Cells: []grid.Cell{{Text: text[2:]}}})
		case strings.HasPrefix(line, "~ "):
			g.Margins = append(g.Margins, grid.Margin{What: "页眉", Text: text[2:]})
		case strings.HasPrefix(line, "* "):
			g.Comments = append(g.Comments, grid.Comment{Row: row, Text: text[2:]})
		case strings.HasPrefix(line, "_ "):
			c := grid.Cell{}
			fmt.Sscanf(line, "_ %d %d %s", &c.Row, &c.Col, &c.Text)
			g.Under = append(g.Under, c)
		case strings.HasPrefix(line, "["):
			row, goesOn = 1, strings.HasSuffix(line, "+")
			sections[len(b.Grids)] = of(line)
			begin(&grid.Grid{Name: line, Source: grid.Table,
				Cells: []grid.Cell{{Text: "项目名称"}, {Col: 1, Text: "数量"}}})
		case isRow:
			if g == nil || g.Source == grid.Prose || g.Source == grid.Table && line == "|" ||
				len(sections[len(b.Grids)-1]) > 0 && g.Source == grid.Table && !goesOn {
				begin(&grid.Grid{Source: grid.Table})
				row = 0
			}
			for col, cell := range strings.Split(strings.TrimSuffix(text[1:], "|"), "|") {
				kind := grid.Text
				if cell != "" && strings.Trim(cell, "0123456789") == "" {
					kind = grid.Number
				}
				if cell != "" {
					g.Cells = append(g.Cells, grid.Cell{Row: row, Col: col, Text: cell, Kind: kind})
				}
			}
			row++
		case g != nil && g.Source == grid.Sheet && line == "":
			row++
		default:
			if g == nil || g.Source != grid.Prose || g.Aside {
				begin(&grid.Grid{Source: grid.Prose})
			}
			if number, rest, ok := strings.Cut(text, "|"); ok && strings.HasPrefix(number, "§ ") {
				if g.Numbers == nil {
					g.Numbers = map[int]string{}
				}
				g.Numbers[paragraphs], text = strings.TrimPrefix(number, "§ "), rest
			}
			g.Cells = append(g.Cells, grid.Cell{Row: paragraphs, Text: text})
			paragraphs++
		}
	}
	return b, sections
}

// read reads a filing and returns what was made of it: particulars, texts, faults.
func read(f *form.Form, document string) string {
	var lines, faulty []string // "% row 0 2 1" is a fault of the first grid's third row
	for line := range strings.SplitSeq(strings.TrimSuffix(document, "\n"), "\n") {
		if strings.HasPrefix(line, "% ") {
			faulty = append(faulty, line)
		} else {
			lines = append(lines, line)
		}
	}
	b, sections := book(f, lines)
	r := form.NewReport(f)
	r.Book = b
	for _, line := range faulty {
		kind, at, row, col := "", 0, 0, 0
		fmt.Sscanf(line, "%% %s %d %d %d", &kind, &at, &row, &col)
		r.Faults = append(r.Faults,
			form.Fault{Places: []form.Place{form.PlaceIn(b.Grids[at], at, row, col)}, Kind: map[string]form.FaultKind{
				"row": form.ForeignRow, "column": form.ForeignColumn, "table": form.ForeignTable,
				"buried": form.BuriedValue}[kind]})
	}
	given := len(r.Faults)
	s := &Source{Report: r, Sections: sections, Corners: map[*form.Section]form.Place{}, Labels: NewLabels(f),
		Taken: map[Cell]bool{}, Titles: map[Cell]bool{}}
	s.IsLabel = func(c *grid.Cell) bool { return strings.HasSuffix(c.Text, "合计") }
	s.IsAmong = func(at int, c *grid.Cell) bool {
		return len(sections[at]) > 0 &&
			(c.Kind == grid.Number || s.IsLabel(c) || c.Text == "项目名称" || c.Text == "数量")
	}
	for at, g := range b.Grids {
		var keys []string
		for i := range g.Cells {
			keys = append(keys, form.Key(g.Cells[i].Text))
			if len(g.Cells[i].Text) > maxHeading {
				keys[i] = ""
			}
		}
		s.Keys = append(s.Keys, keys)
		for _, section := range sections[at] {
			s.Corners[section] = form.PlaceIn(g, at, 0, 0)
		}
	}
	if t, ok := title.Find(f, b.Grids, nil); ok {
		r.Agency, r.Year = t.Agency, form.ParseYear(t.Year)
		for _, p := range t.Cells {
			s.Titles[CellAt(p)] = true
		}
	}
	s.Read()
	s.Account()
	r.Faults = r.Faults[given:]
	return told(r)
}

var kinds = map[form.FaultKind]string{form.LeftOut: "left out", form.Misnumbered: "misnumbered",
	form.Misworded: "misworded",
	form.NoNumber:  "no number", form.Reworded: "reworded", form.Misplaced: "misplaced", form.NoHeading: "no heading",
	form.TwoHeadings: "two headings", form.OtherSigner: "other signer", form.OwnSection: "own section",
	form.Moved:    "moved",
	form.Internal: "internal", form.DoubledText: "doubled text", form.Beside: "beside", form.Undrawn: "undrawn"}

func told(r *form.Report) string {
	var s strings.Builder
	fmt.Fprintf(&s, "agency %s, year %d\n", cmp.Or(r.Agency, "?"), r.Year)
	for _, id := range slices.Sorted(maps.Keys(r.Particulars)) {
		fmt.Fprintf(&s, "%s: %s at %s\n", id, r.Particulars[id], r.ParticularPlace(id))
	}
	for _, text := range r.Form.AllTexts() {
		t, ok := r.Texts[text.Text]
		if !ok {
			continue
		}
		fmt.Fprintf(&s, "%s at %s\n", text.Text, t.Place)
		for _, l := range t.Lines {
			fmt.Fprintf(&s, "  %s: %s\n", l.Place, l.Text)
		}
		if t.Removed > 0 {
			fmt.Fprintf(&s, "  removed %d at %s\n", t.Removed, t.RemovedAt)
		}
	}
	for _, f := range r.Faults {
		fmt.Fprintf(&s, "! %s %s %q %v\n", kinds[f.Kind], f.Label, f.Texts, f.Places)
	}
	return s.String()
}

// TestRead reads the filings of testdata: each file has filings, a line of dashes and a name before each, and what is
// read of it behind "-->".
func TestRead(t *testing.T) {
	f := edition()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test files: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatalf("read: %v", err)
		}
		var again strings.Builder
		for _, part := range strings.Split(string(data), "---- ")[1:] {
			title, rest, _ := strings.Cut(part, "\n")
			document, want, _ := strings.Cut(rest, "-->\n")
			have := read(f, document)
			fmt.Fprintf(&again, "---- %s\n%s-->\n%s", title, document, have)
			t.Run(strings.ReplaceAll(title, " ", "_"), func(t *testing.T) {
				if have != want && !*update {
					t.Errorf("read:\n%swant:\n%s", have, want)
				}
			})
		}
		if *update {
			if err := os.WriteFile(name, []byte(again.String()), 0o666); err != nil {
				t.Fatalf("write: %v", err)
			}
		}
	}
}

// TestLines divides and cleans lines.
func TestLines(t *testing.T) {
	if got := strings.Join(SplitLines("甲\r\n乙\r丙\v丁\f戊\u0085己\u2028庚\u2029辛\n壬"), "|"); got != "甲|乙|丙|丁|戊|己|庚|辛|壬" {
		t.Error(got)
	}
	if line, n := CleanLine(" 甲\r\x01乙\uffff\n "); line != "甲乙" || n != 3 {
		t.Errorf("%q %d", line, n)
	}
}

// TestSplitLabels parts lines into labels and values: a known label is found without a space before it, the longest of
// several, spaced or numbered, and any word before a colon else.
func TestSplitLabels(t *testing.T) {
	k := Labels{}
	for _, label := range []string{"填报单位", "联系电话", "电话", "审核人"} {
		k[form.Key(label)] = true
	}
	for line, want := range map[string]string{
		"填报单位：甲县某局（盖章）　负责人：张三": "|填报单位=甲县某局（盖章）　|负责人=张三", "甲县填报单位：某局": "甲县|填报单位=某局", "联系电话:1": "|联系电话=1",
		"联 系 电 话 ：1": "|联 系 电 话 =1", "表 电话：1 审核人：李四": "表 |电话=1 |审核人=李四", "1.审核人：李四": "|1.审核人=李四",
		"备注 说明：略": "备注 |说明=略", "没有": "没有", "：": "|=", "": "",
	} {
		front, values := k.Split(line)
		got := front
		for _, v := range values {
			got += "|" + v.Label + "=" + v.Value
		}
		if got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
	for line, want := range map[string]bool{"填报单位：甲局 审核人：李四": true, "填报单位：甲局　联系电话 ：": true, "填报单位：甲局 负责人：张三": false,
		"甲局填报单位：": false, "填报单位": false, "": false, " 电话：1": true} {
		if k.All(line) != want {
			t.Errorf("%q is labels alone: not %v", line, want)
		}
	}
}
