package draft_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/draft"
	"nianbao/form/locate"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/render/sheet"
	"nianbao/xlsx"
)

// blank returns the blank workbook of a form as grids.
func blank(t *testing.T, f *form.Form) *grid.Book {
	t.Helper()
	data, err := sheet.Workbook(form.NewReport(f))
	if err != nil {
		t.Fatalf("sheet.Workbook: %v", err)
	}
	pkg, err := opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	book, err := xlsx.Read(pkg)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	return book
}

// draftOf drafts a definition and finds it in the grids that it was drafted from.
func draftOf(t *testing.T, book *grid.Book) (*form.Form, *form.Report) {
	t.Helper()
	definition, _ := draft.Definition(book, 2021)
	f, err := define.Parse("form.yaml", definition)
	if err != nil {
		t.Fatalf("%v\n%s", err, definition)
	}
	r, err := locate.New(f).Read(book)
	if err != nil {
		t.Fatalf("%v\n%s", err, definition)
	}
	return f, r
}

// TestDraftOfEveryForm drafts definitions of the blank workbooks of all forms at hand: as many tables and cells, the
// same labels, each total with its equation, and all of it is found again.
func TestDraftOfEveryForm(t *testing.T) {
	forms := define.Builtin()
	for _, dir := range []string{"hubei-2021", "enforcement", "budget"} {
		f, err := define.LoadDir("../../testdata/forms/" + dir)
		if err != nil {
			t.Fatalf("define.LoadDir: %v", err)
		}
		forms = append(forms, f)
	}
	for _, want := range forms {
		t.Run(want.Edition, func(t *testing.T) {
			f, r := draftOf(t, blank(t, want))
			cells := slices.DeleteFunc(slices.Clone(want.Cells), func(c *form.Cell) bool { return c.Table.Open != nil })
			if len(f.Tables) != len(want.Tables) || !want.HasOpen() && len(f.Cells) != len(cells) {
				t.Fatalf("%d tables with %d cells, want %d with %d", len(f.Tables), len(f.Cells), len(want.Tables), len(cells))
			}
			for i, c := range cells { // an open table is the last: nobody can tell of blank rows what they are for
				if got := f.Cells[i]; form.Key(got.Row.Label) != form.Key(c.Row.Label) ||
					form.Key(got.Column.Label) != form.Key(c.Column.Label) {
					t.Errorf("%s is drafted as %s", c.Label(), got.Label())
				}
			}
			for _, fault := range r.Faults {
				if fault.Table != nil && !(want.HasOpen() && fault.Table == f.Tables[len(f.Tables)-1]) {
					t.Errorf("not found again: %+v", fault)
				}
			}
			like := forms[1] // whose words drafts take
			if !slices.Equal(f.Asides, like.Asides) || len(f.Particulars) != 3 {
				t.Errorf("asides %q, %d particulars", f.Asides, len(f.Particulars))
			}
			for _, p := range f.Particulars {
				i := slices.IndexFunc(like.Particulars, func(q *form.Particular) bool { return q.ID == p.ID })
				if q := like.Particulars[i]; p.Name != q.Name || p.Label != q.Label || form.Squeeze(p.Hint) != form.Squeeze(q.Hint) || !slices.Equal(p.Aliases, q.Aliases) {
					t.Errorf("%+v, want %+v", p, q)
				}
			}
			if len(want.Relations) > 0 && len(f.Totals()) == 0 {
				t.Error("no totals")
			}
		})
	}
}

// TestDraftSaysWhatItLeaves drafts nothing where there is no table, and names what nobody could tell apart.
func TestDraftSaysWhatItLeaves(t *testing.T) {
	if _, n := draft.Definition(&grid.Book{Grids: []*grid.Grid{{Cells: []grid.Cell{{Text: "通知"}}}}}, 2021); n != 0 {
		t.Errorf("%d tables of one line", n)
	}
	g := &grid.Grid{Name: "表", Cells: []grid.Cell{{Text: "项目"}, {Col: 1, Text: "数量"}, {Col: 2, Text: "数量"},
		{Row: 1, Text: "甲类事项"}, {Row: 2, Text: "乙类事项"}, {Row: 2, Col: 1, Formula: "B2*2", Kind: grid.Uncalculated}}}
	g.Sort()
	definition, n := draft.Definition(&grid.Book{Grids: []*grid.Grid{g}}, 2021)
	f, err := define.Parse("form.yaml", definition)
	if err != nil || n != 1 || len(f.Cells) != 2 {
		t.Fatalf("%v %d\n%s", err, n, definition)
	}
	for _, want := range []string{"还有一个“数量”", "表!B3 的公式不是"} {
		if !strings.Contains(string(definition), want) {
			t.Errorf("%q is not in\n%s", want, definition)
		}
	}
}

// TestFormulasAcross reads the formulas of a table drawn across where they stand: beside a label that stands twice, and
// under merged columns.
func TestFormulasAcross(t *testing.T) {
	for name, test := range map[string]struct {
		labels  []string
		wide    int
		formula string
		at      int
		want    string
	}{
		"a label twice": {[]string{"件数", "金额", "件数", "合计"}, 1, "A3+B3", 3, "equation: c3 = c1 + c2"},
		"merged":        {[]string{"件数", "金额", "合计"}, 2, "A3+C3", 2, "equation: c3 = c1 + c2"},
	} {
		g := &grid.Grid{Name: "表"}
		for group, title := range []string{"行政复议", "行政诉讼"} {
			from := group * len(test.labels) * test.wide
			g.Cells = append(g.Cells, grid.Cell{Col: from, ColSpan: len(test.labels) * test.wide, Text: title})
			for i, label := range test.labels {
				g.Cells = append(g.Cells, grid.Cell{Row: 1, Col: from + i*test.wide, ColSpan: test.wide, Text: label})
			}
		}
		g.Cells = append(g.Cells, grid.Cell{Row: 2, Col: test.at * test.wide, ColSpan: test.wide, Formula: test.formula,
			Kind: grid.Uncalculated})
		g.Sort()
		definition, _ := draft.Definition(&grid.Book{Grids: []*grid.Grid{g}}, 2021)
		if !strings.Contains(string(definition), test.want) {
			t.Errorf("%s: no %q in\n%s", name, test.want, definition)
		}
	}
}

// TestLabelsOverLevels finds the figures of a table drawn across below labels that span the levels which other columns
// of the same form have, where no column of its own has them.
func TestLabelsOverLevels(t *testing.T) {
	g := &grid.Grid{Name: "表", Cells: []grid.Cell{{ColSpan: 2, Text: "行政复议"}, {Col: 2, ColSpan: 2, Text: "行政诉讼"},
		{Row: 3, Col: 2, Formula: "A4/B4", Kind: grid.Uncalculated}}}
	for i, label := range []string{"受理", "办结", "维持", "纠正"} {
		g.Cells = append(g.Cells, grid.Cell{Row: 1, Col: i, RowSpan: 2, Text: label})
	}
	g.Sort()
	definition, _ := draft.Definition(&grid.Book{Grids: []*grid.Grid{g}}, 2021)
	if want := "equation: c3 = (c1) / (c2)"; !strings.Contains(string(definition), want) {
		t.Errorf("no %q in\n%s", want, definition)
	}
}

// TestRatiosDown reads a ratio of rows in each column.
func TestRatiosDown(t *testing.T) {
	for row, want := range map[string]string{"办结率（%）|=B3/B2*100|=C3/C2*100": "column c1, c2 of t1 r3 = (r2) / (r1)",
		"办结率（%）|=B3/B2*100|9": "column c1 of t1 r3 = (r2) / (r1)",
		"办结率|=B3/B2|=C3/C2":   "column c1, c2 of t1 r3 = (r2) / (r1)", "办结数（件）|=B3/B2*100|": " ",
		"合计（件）|=B3+B2|": "column c1 of t1 r3 = r1 + r2"} {
		definition,
			n := draft.Definition(&grid.Book{Grids: []*grid.Grid{gridOf("表", "项目|甲类|乙类", "申请数（件）||", "办结数（件）||",
			row)}}, 2021)
		if _, err := define.Parse("form.yaml", definition); err != nil || n != 1 {
			t.Errorf("%s: %d tables, %v", row, n, err)
		}
		each, equation := "", ""
		for line := range strings.Lines(string(definition)) {
			switch key, text, _ := strings.Cut(strings.TrimSpace(line), ": "); key {
			case "each":
				each = text
			case "equation":
				equation = text
			}
		}
		if got := each + " " + equation; got != want {
			t.Errorf("%s: %q, want %q\n%s", row, got, want, definition)
		}
	}
}

// TestDraftOfMany drafts as many tables as a definition may have, and says how many are left; hidden sheets are none.
func TestDraftOfMany(t *testing.T) {
	for n, want := range map[int]string{50: "", 51: "还有 1 张表没有写进来：一份定义最多 50 张表、5000 格"} {
		book := &grid.Book{}
		for i := range n {
			book.Grids = append(book.Grids, gridOf(fmt.Sprint("表", i), "项目|收到|办结", "来信||"))
		}
		hidden := gridOf("隐藏", "项目|收到|办结", "来信||")
		hidden.Hidden = true
		book.Grids = append(book.Grids, hidden)
		definition, tables := draft.Definition(book, 2021)
		if left := strings.Contains(string(definition),
			"张表没有写进来"); tables != 50 || left != (want != "") || !strings.Contains(string(definition), want) {
			t.Errorf("%d tables of %d: %v", tables, n, left)
		}
	}
}

// TestAnyDraftLoads drafts of random grids: whatever stands there, the definition has no mistake.
func TestAnyDraftLoads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := &grid.Grid{Name: rapid.SampledFrom([]string{"", "表", "Sheet1", "说明"}).Draw(t, "name")}
		taken := map[[2]int]bool{}
		for row := range rapid.IntRange(1, 7).Draw(t, "rows") {
			for col := range rapid.IntRange(1, 6).Draw(t, "columns") {
				c := grid.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1}
				if rapid.IntRange(0, 5).Draw(t, "merged") == 0 {
					c.RowSpan, c.ColSpan = rapid.IntRange(1, 3).Draw(t, "high"), rapid.IntRange(1, 3).Draw(t, "wide")
				}
				free := true
				for i := range c.RowSpan {
					for j := range c.ColSpan {
						free = free && !taken[[2]int{row + i, col + j}]
					}
				}
				if !free {
					continue
				}
				for i := range c.RowSpan {
					for j := range c.ColSpan {
						taken[[2]int{row + i, col + j}] = true
					}
				}
				switch rapid.SampledFrom([]string{"word", "word", "blank", "figure", "sum"}).Draw(t, "kind") {
				case "word":
					c.Text = rapid.SampledFrom([]string{"数量", "合计", "其他", "（一）其他", "金额（万元）", "第二十条", "\"引\"：#1", "---", "一",
						"{{x}}", "项目", "2024年", "序号", "计量单位", "备注", "占比", "办结率（%）", "单位：万元", "件", "示例县2024年度统计表", "：", "a: b", "自然人\n数"}).Draw(t, "text")
				case "figure":
					c.Kind, c.Text = grid.Number, "12"
				case "sum":
					c.Kind, c.Formula = grid.Uncalculated, rapid.SampledFrom([]string{"SUM(A2:A4)", "B2+C2-D2", "-B3", "B2*2", "SUM(B3:E3)",
						"B3+B4", "x(", "B3/C3", "ROUND(B2/C2*100,2)", "IF(C4=0,\"\",(B4+D4)/C4*100)", "C3/(C3-D3)", "100*B3/B4", "IFERROR(B2/SUM(B2:C2),0)", "D2/B2"}).Draw(t, "formula")
				}
				g.Cells = append(g.Cells, c)
			}
		}
		g.Sort()
		book := &grid.Book{Grids: []*grid.Grid{g, {Name: g.Name, Source: grid.Table, Cells: g.Cells}}}
		if definition, n := draft.Definition(book, 2021); n > 0 {
			if _, err := define.Parse("form.yaml", definition); err != nil {
				t.Fatalf("%v\n%s", err, definition)
			}
		}
	})
}

// gridOf returns a sheet of rows in which | divides cells; a cell with = is a formula, one that ends with >2 or v2 is two
// columns wide or two rows high.
func gridOf(name string, rows ...string) *grid.Grid {
	g := &grid.Grid{Name: name}
	for row, line := range rows {
		for col, text := range strings.Split(line, "|") {
			c := grid.Cell{Row: row, Col: col}
			for _, mark := range []string{">", "v"} {
				at := strings.LastIndex(text, mark)
				if n, err := strconv.Atoi(text[at+1:]); at < 0 || err != nil || strings.HasPrefix(text, "=") {
					continue
				} else if text = text[:at]; mark == ">" {
					c.ColSpan = n
				} else {
					c.RowSpan = n
				}
			}
			c.Text = text
			if formula, ok := strings.CutPrefix(text, "="); ok {
				c.Kind, c.Text, c.Formula = grid.Uncalculated, "", formula
			}
			if text != "" && strings.Trim(text, "0123456789.") == "" {
				c.Kind = grid.Number
			}
			if text != "" {
				g.Cells = append(g.Cells, c)
			}
		}
	}
	return g
}

var update = flag.Bool("update", false, "write what is drafted into the file of testdata")

// TestDrafts drafts definitions of the tables of testdata: "= name" begins a sheet, "+ name" a table of a document, a
// line without either is a paragraph before it; behind "-->" stands what is drafted, without what every draft has.
func TestDrafts(t *testing.T) {
	const name = "testdata/drafts.txt"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	var again strings.Builder
	for _, part := range strings.Split(string(data), "---- ")[1:] {
		title, rest, _ := strings.Cut(part, "\n")
		document, want, _ := strings.Cut(rest, "-->\n")
		book, rows := &grid.Book{}, []string(nil)
		lines := strings.Split(strings.TrimSuffix(document, "\n"), "\n")
		for i, line := range lines {
			of, isSheet := strings.CutPrefix(line, "= ")
			if table, isTable := strings.CutPrefix(line, "+"); isSheet || isTable {
				g := &grid.Grid{Name: strings.TrimSpace(of)}
				if isTable {
					g.Name, g.Source = strings.TrimSpace(table), grid.Table
				}
				book.Grids, rows = append(book.Grids, g), nil
			} else if n := len(book.Grids); strings.HasPrefix(line, "|") {
				rows = append(rows, line[1:])
				book.Grids[n-1].Cells = gridOf("", rows...).Cells
			} else {
				if n == 0 || book.Grids[n-1].Source != grid.Prose {
					book.Grids = append(book.Grids, &grid.Grid{Source: grid.Prose})
				}
				g := book.Grids[len(book.Grids)-1]
				g.Cells = append(g.Cells, grid.Cell{Row: i, Text: line})
			}
		}
		definition, n := draft.Definition(book, 2021)
		if _, err := define.Parse("form.yaml", definition); n > 0 && err != nil {
			t.Errorf("%s: %v", title, err)
		}
		have, own := fmt.Sprintln(n, "tables"), true
		for line := range strings.Lines(string(definition)) {
			switch {
			case strings.HasPrefix(line, "particulars:"):
				own = false
			case strings.HasPrefix(line, "sections:"):
				own = true
			}
			if own && !strings.HasPrefix(strings.TrimSpace(line), "#") || strings.Contains(line,
				"待定：还有") || strings.Contains(line, "的公式") {
				if text, _, cut := strings.Cut(line, " # 待定："); cut && strings.TrimSpace(text) != "" {
					line = text + "\n"
				}
				have += line
			}
		}
		fmt.Fprintf(&again, "---- %s\n%s-->\n%s", title, document, have)
		if have != want && !*update {
			t.Errorf("%s: drafted\n%swant\n%s", title, have, want)
		}
	}
	if *update {
		if err := os.WriteFile(name, []byte(again.String()), 0o666); err != nil {
			t.Fatalf("write: %v", err)
		}
	}
}

// TestQuoted writes labels as YAML takes them: without breaks, and with what it would read otherwise.
func TestQuoted(t *testing.T) {
	g := gridOf("表", "项目|数\u200b 量\t|a\\\"b\\\\", "来\n信||")
	definition, _ := draft.Definition(&grid.Book{Grids: []*grid.Grid{g}}, 2021)
	f, err := define.Parse("form.yaml", definition)
	if err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	if got := f.Cells[0].Label() + f.Cells[1].Label(); got != "“来信”的“数量”“来信”的“a\\\"b\\\\”" {
		t.Errorf("%q", got)
	}
}

// TestRatios reads formulas that divide: what by what, how often, to how many places; and sums in other ways.
func TestRatios(t *testing.T) {
	for formula, want := range map[string]string{
		"C2/B2*100": "c3 = (c2) / (c1), round: 2 # 待定", "100*C2/B2": "c3 = (c2) / (c1), round: 2 # 待定",
		"C2*100/B2":          "c3 = (c2) / (c1), round: 2 # 待定",
		"ROUND(C2/B2*100,1)": "c3 = (c2) / (c1), round: 1", "ROUND(C2/B2*100,0)": "c3 = (c2) / (c1), round: 0",
		"ROUND(C2/B2*100,6)":             "c3 = (c2) / (c1), round: 6",
		`IF(B2=0,"",ROUND(C2/B2*100,2))`: "c3 = (c2) / (c1), round: 2",
		`IF(B2>0,C2/B2*100,0)`:           "c3 = (c2) / (c1), round: 2 # 待定",
		`IFERROR(100*(C2/B2),"")`:        "c3 = (c2) / (c1), round: 2 # 待定",
		"SUM(C2)/SUM(B2:C2)*100":         "c3 = (c2) / (c1 + c2), round: 2 # 待定",
		"(B2-C2)/B2*100":                 "c3 = (c1 - c2) / (c1), round: 2 # 待定",
		"C2/(B2+C2)*100":                 "c3 = (c2) / (c1 + c2), round: 2 # 待定",
		"C2/(C2+B2)*100":                 "c3 = (c2) / (c1 + c2), round: 2 # 待定", "B2/(B2-(C2-B2))*100": "",
		"C2/B2": "c3 = (c2) / (c1), round: 2 # 待定",
		"B2+C2": "c3 = c1 + c2", "B2-C2": "c3 = c1 - c2", "C2-B2": "", "-B2+C2": "", "B2+C2+1": "",
		"SUM(B2:C2)":         "c3 = c1 + c2",
		"ROUND(C2/B2*100,7)": "", "ROUND(C2/B2*100,-1)": "", "ROUND(C2/B2*100,1.5)": "", "ROUND(C2/B2*100,B2)": "",
		"ROUND(ROUND(C2/B2*100,2),1)": "",
		"C2/B2*1000":                  "", "C2/B2*100*100": "", "C2/B3*100": "", "C2/表!B2*100": "", "C2/B:B*100": "",
		"C2/D2*100": "",
		"C2/2*100":  "", "MAX(C2/B2*100,0)": "", "(C2+C2)/B2*100": "", "C2/(B2*2)*100": "",
		"(C2-B2)/C2*100": "", "B2/(B2-C2)*100": "c3 = (c1) / (c1 - c2), round: 2 # 待定", "IF(B2=0,0,B2)": "c3 = c1",
		"IFERROR(B2,0)": "c3 = c1", "(": "",
	} {
		g := gridOf("表", "项目|申请数（件）|办结数（件）|比率（%）", "甲类|||="+formula, "乙类|||")
		definition, n := draft.Definition(&grid.Book{Grids: []*grid.Grid{g}}, 2021)
		if _, err := define.Parse("form.yaml", definition); err != nil || n != 1 {
			t.Errorf("%s: %d tables, %v", formula, n, err)
		}
		got := ""
		for line := range strings.Lines(string(definition)) {
			if key, text, _ := strings.Cut(strings.TrimSpace(line), ": "); key == "equation" {
				got = text
			} else if key == "round" {
				got += ", round: " + strings.TrimSuffix(text, "：公式没有四舍五入，请写明保留几位小数")
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", formula, got, want)
		}
	}
}
