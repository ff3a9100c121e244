package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ended is a cell that holds the end of a line of a kind, a page or a column alone.
func ended(kind string) string { return "<w:tc><w:p>" + run("", "<w:br"+kind+"/>") + "</w:p></w:tc>" }

// TestRowsOrColumns shows what blocks from cell to cell repeat or take away.
func TestRowsOrColumns(t *testing.T) {
	sdt := func(content string) string { return "<w:sdt><w:sdtContent>" + content + "</w:sdtContent></w:sdt>" }
	cell := func(text string) string { return "<w:tc>" + p(text) + "</w:tc>" }
	const blank, properties = "<w:p/>", `<w:tblPrEx><w:jc w:val="center"/></w:tblPrEx><w:trPr><w:cantSplit/></w:trPr>`
	centred := func(text string) string {
		return `<w:tc><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` + typed(text) + `</w:p></w:tc>`
	}
	for _, test := range []struct{ name, in, want string }{
		{"a loop beside an empty cell is of the row", tbl(tr("序号", "名称", "数量"), tr("", "{{range 行们}}{{.名}}", "{{.数}}{{end}}")),
			tbl(tr("序号", "名称", "数量"), tr("", "甲", "1"), tr("", "乙", "2"), tr("", "丙", "0"))},
		{"so is one whose first cell is in a content control", tbl(tr("名称", "数量"),
			row(sdt(cell("{{range 行们}}{{.名}}")), cell("{{.数}}{{end}}"))),
			tbl(tr("名称", "数量"), row(sdt(cell("甲")), cell("1")), row(sdt(cell("乙")), cell("2")),
				row(sdt(cell("丙")), cell("0")))},
		{"and one whose actions stand alone under cells of their own", tbl(tr("a", "名", "b"),
			tr("{{range 年份}}", "{{.}}", "{{end}}")),
			tbl(tr("a", "名", "b"), tr(blank, "2022", blank), tr(blank, "2023", blank), tr(blank, "2024", blank))},
		{"a condition from the first cell to the last takes the row", tbl(tr("a", "b"), tr("{{if 零}}甲", "乙{{end}}")),
			tbl(tr("a", "b"))},
		{"one beside nothing, too", tbl(tr("a", "b", "c"), tr("", "{{if 零}}甲", "乙{{end}}")), tbl(tr("a", "b", "c"))},
		{"a loop beside a cell that is merged with those below is of the row",
			tbl(tr("类", "名", "数"), row(mc("restart", "一"), cell("{{range 行们}}{{.名}}"), cell("{{.数}}{{end}}")),
				row(mc("", ""), cell("合计"), cell("3"))),
			tbl(tr("类", "名", "数"), row(mc("restart", "一"), cell("甲"), cell("1")), row(mc("", "一"), cell("乙"), cell("2")),
				row(mc("", "一"), cell("丙"), cell("0")), row(mc("", ""), cell("合计"), cell("3")))},
		{"and one that finds nothing leaves that cell to those below",
			tbl(tr("类", "名", "数"), row(mc("restart", "一"), cell("{{range 空表}}{{.名}}"), cell("{{.数}}{{end}}")),
				row(mc("", ""), cell("合计"), cell("3"))),
			tbl(tr("类", "名", "数"), row(mc("restart", "一"), cell("合计"), cell("3")))},
		{"a loop under a heading is of its columns", cols("1 2 3", row(wc("1", "", "年"), wc("5", "2", "各年")),
			row(wc("1", "", "数"), wc("2", "", "{{range 少}}{{.}}"), wc("3", "", "x{{end}}"))),
			cols("1 2 3", row(wc("1", "", "年"), wc("5", "2", "各年")), row(wc("1", "", "数"), wc("2", "", "7"), wc("3", "", "x")))},
		{"rows where it is said", tbl(tr("a", "b", "c"), tr("表", "{{range 行 行们}}{{.名}}", "{{.数}}{{end}}")),
			tbl(tr("a", "b", "c"), tr("表", "甲", "1"), tr("表", "乙", "2"), tr("表", "丙", "0"))},
		{"from within one cell", tbl(tr("a", "b"), tr("表", "{{range 整行 年份}}{{.}}{{end}}")),
			tbl(tr("a", "b"), tr("表", "2022"), tr("表", "2023"), tr("表", "2024"))},
		{"the lines of a text", tbl(tr("a", "b"), tr("{{range 行 文}}{{.}}", "x{{end}}")),
			tbl(tr("a", "b"), tr("第一行", "x"), tr("第二行", "x"))},
		{"which within one cell are its own", tbl(tr("a", "b"), tr("{{range 行 文}}{{.}}，{{end}}", "x")),
			tbl(tr("a", "b"), tr(p("第一行，", "第二行，"), "x"))},
		{"a row that is said to go", tbl(tr("a", "b"), tr("甲", "{{if 整行 零}}x{{end}}"), tr("乙", "{{if 整行 真}}y{{end}}")),
			tbl(tr("a", "b"), tr("乙", "y"))},
		{"several rows", tbl(tr("a", "b"), tr("甲", "{{range 行 $i, $x := 少}}{{$x}}"), tr("乙{{end}}", "c"), tr("d", "e")),
			tbl(tr("a", "b"), tr("甲", "7"), tr("乙", "c"), tr("d", "e"))},
		{"a name that is the word alone, or followed by no name", p("{{if 行}}{{行}}{{end}}{{range 列}}{{.}}{{end}}"),
			p("件", "一", "二")},
		{"a loop down a column", cols("300 400", row(wc("300", "", "名"), wc("400", "", "{{range 年份}}{{.}}")),
			row(wc("300", "", "数"), wc("400", "", "x{{.}}{{end}}"))),
			cols("300 133 133 134", row(wc("300", "", "名"), wc("133", "", "2022"), wc("133", "", "2023"), wc("134", "", "2024")),
				row(wc("300", "", "数"), wc("133", "", "x2022"), wc("133", "", "x2023"), wc("134", "", "x2024")))},
		{"under a title, with a row between, over two columns",
			cols("300 200 200", row(wc("700", "3", "题")), row(wc("300", "", "名"), wc("200", "", "{{range 少}}{{.}}"),
				wc("200", "", "a")), row(wc("300", "", "中"), wc("400", "2", "b{{.}}")),
				row(wc("300", "", "数"), wc("200", "", "c"), wc("200", "", "d{{end}}"))),
			cols("300 200 200", row(wc("700", "3", "题")), row(wc("300", "", "名"), wc("200", "", "7"), wc("200", "", "a")),
				row(wc("300", "", "中"), wc("400", "2", "b7")), row(wc("300", "", "数"), wc("200", "", "c"), wc("200", "", "d")))},
		{"that is said to be of columns", cols("100 200", row(wc("100", "", ""), wc("200", "", "{{range 列 少}}{{.}}")),
			row(wc("100", "", ""), wc("200", "", "{{.}}{{end}}"))),
			cols("100 200", row(wc("100", "", ""), wc("200", "", "7")), row(wc("100", "", ""), wc("200", "", "7")))},
		{"merged cells, of which fewer stand above", cols("300 400", row(wc("300", "", "a"), tc(`<w:vMerge w:val="restart"/>`, "{{range 列 少}}{{.}}{{end}}")),
			row(wc("300", "", "b"), tc(`<w:vMerge/>`, "{{range 列 年份}}{{.}}{{end}}"))),
			cols("300 133 133 134", row(wc("300", "", "a"), tc(`<w:vMerge w:val="restart"/>`, "7"),
				"<w:tc><w:tcPr>"+`<w:tcW w:w="267" w:type="dxa"/><w:gridSpan w:val="2"/>`+"</w:tcPr><w:p/></w:tc>"),
				row(wc("300", "", "b"), tc(`<w:vMerge/>`, "2022"), tc(`<w:vMerge w:val="restart"/>`, "2023"), tc(`<w:vMerge w:val="restart"/>`, "2024")))},
		{"a loop over columns that finds nothing beside one that does", cols("300 400 500", row(wc("300", "", "a"), wc("400", "", "{{range 列 年份}}{{.}}{{end}}"), wc("500", "", "尾")),
			row(wc("300", "", "b"), wc("400", "", "{{range 列 空表}}{{.}}{{end}}"), wc("500", "", "尾"))),
			cols("300 133 133 134 500", row(wc("300", "", "a"), wc("133", "", "2022"), wc("133", "", "2023"), wc("134", "", "2024"), wc("500", "", "尾")),
				row(wc("300", "", "b"), "<w:tc><w:tcPr>"+`<w:tcW w:w="400" w:type="dxa"/><w:gridSpan w:val="3"/>`+"</w:tcPr><w:p/></w:tc>", wc("500", "", "尾")))},
		{"an action that stood alone leaves a paragraph like its own", tbl(tr("a", "b"), row(centred("{{range 行 少}}"), cell("{{.}}{{end}}"))),
			tbl(tr("a", "b"), row(`<w:tc><w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p></w:tc>`, cell("7")))},
		{"a line's end alone shows nothing", tbl(tr("a", "b", "c"), row(ended(""), cell("{{range 行们}}{{.名}}"), cell("{{.数}}{{end}}"))),
			tbl(tr("a", "b", "c"), row(ended(""), cell("甲"), cell("1")), row(ended(""), cell("乙"), cell("2")), row(ended(""), cell("丙"), cell("0")))},
		{"rows that are all of content controls", tbl(sdt(tr("{{range 行 少}}{{.}}", "x")), sdt(tr("c", "d{{end}}"))),
			tbl(sdt(tr("7", "x")), sdt(tr("c", "d")))},
		{"rows said between rows", tbl(tr("{{range 行 少}}"), tr("{{.}}"), tr("{{end}}")), tbl(tr("7"))},
		{"also in a content control", tbl(sdt(tr("{{range 行 少}}") + tr("{{.}}") + tr("{{end}}"))), tbl(sdt(tr("7")))},
		{"an else in the last cell is of a row like that", tbl("<w:tr>" + properties + cell("{{range 空表}}{{.}}") + cell("x{{else}}无{{end}}") + "</w:tr>"),
			tbl("<w:tr>" + properties + "<w:tc><w:p/></w:tc>" + cell("无") + "</w:tr>")},
		{"a column that goes", cols("100 200", row(wc("100", "", "a"), wc("200", "", "{{if 零}}b")),
			row(wc("100", "", "c"), wc("200", "", "d{{end}}"))),
			cols("100", row(wc("100", "", "a")), row(wc("100", "", "c")))},
	} {
		t.Run(test.name, func(t *testing.T) {
			data := map[string]any{"行": "件", "列": []any{"一", "二"}}
			for name, value := range rows {
				data[name] = value
			}
			want := strings.ReplaceAll(test.want, "<w:t></w:t>", "<w:t/>")
			got := strings.ReplaceAll(body(t, filled(t, word(t, test.in, nil), data)), "<w:t></w:t>", "<w:t/>")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestNoAxis shows blocks of which nobody can tell whether they are of rows or of columns.
func TestNoAxis(t *testing.T) {
	sdt := func(content string) string { return "<w:sdt><w:sdtContent>" + content + "</w:sdtContent></w:sdt>" }
	for _, test := range []struct{ name, body, want string }{
		{"a loop beside a cell of the row", tbl(tr("a", "b", "c"), tr("合计", "{{range 行们}}{{.名}}", "{{.数}}{{end}}")),
			"第 2 行第 2 格 {{range 行们}}：它和 {{end}} 之间只是同一行的几格，第 1 格不在里面"},
		{"in a table of that row, or under a title alone", tbl(row(wc("3", "3", "题")), tr("合计", "{{range 行们}}{{.名}}", "{{.数}}{{end}}")),
			"第 2 行第 2 格 {{range 行们}}：它和 {{end}} 之间只是同一行的几格，第 1 格不在里面"},
		{"also beside an empty cell", tbl(tr("", "{{range 行们}}{{.名}}", "{{.数}}{{end}}")), "旁边还有空格，不知道要重复整行还是这几格"},
		{"with else", tbl(tr("a", "b", "c"), tr("甲", "{{range 行们}}{{.名}}", "{{else}}x{{end}}")), "不知道 {{else}} 后面的替换整行还是几格：替换整行，请把它们各自独占一行"},
		{"down the only column that holds anything", tbl(tr("", "{{range 行们}}{{.名}}"), tr("", "{{.数}}{{end}}")),
			"第 1 行第 2 格 {{range 行们}}：从表格第一行到最后一行的同一列，不知道要重复这几行还是这一列：整行的，请写成 {{range 行 行们}}；整列的，请写成 {{range 列 行们}}"},
		{"a condition, too", tbl(tr("", "{{if 真}}a"), tr("", "b{{end}}")), "不知道要管这几行还是这一列：整行的，请写成 {{if 行 真}}；整列的，请写成 {{if 列 真}}"},
		{"beside a page's end", tbl(tr("a", "b", "c"), row(ended(` w:type="page"`), tc("", "{{range 行们}}{{.名}}"), tc("", "{{.数}}{{end}}"))), "第 1 格不在里面"},
		{"beside a column's end", tbl(tr("a", "b", "c"), row(ended(` w:type="column"`), tc("", "{{range 行们}}{{.名}}"), tc("", "{{.数}}{{end}}"))), "第 1 格不在里面"},
		{"rows that begin in the midst of a content control", tbl(sdt(tr("a", "b")+tr("{{range 行 年份}}{{.}}", "x")) + sdt(tr("c", "d{{end}}"))),
			"第 3 行第 2 格 {{end}}：与第 1 个表格第 2 行第 1 格的 {{range 行 年份}} 不在同一层"},
		{"that end in the midst of one", tbl(tr("{{range 行 年份}}{{.}}", "x") + sdt(tr("c", "d{{end}}")+tr("e", "f"))),
			"第 2 行第 2 格 {{end}}：与第 1 个表格第 1 行第 1 格的 {{range 行 年份}} 不在同一层"},
		{"rows outside of a table", p("{{range 整行 行们}}") + p("{{.名}}") + p("{{end}}"),
			"第 1 段 {{range 整行 行们}}：整行、整列（行、列）只能写在表格的格里"},
		{"columns, too", p("{{if 列 真}}x{{end}}"), "第 1 段 {{if 列 真}}：整行、整列"},
		{"a column over which a cell reaches", cols("1 1 1",
			row(tc("", "a"), wc("2", "2", "{{range 列 行们}}{{.名}}")), row(tc("", "c"), wc("2", "2", "d")),
			row(wc("2", "2", "e"), tc("", "f")), row(tc("", "g"), wc("2", "2", "{{.数}}{{end}}"))),
			"第 4 行第 2 格 {{end}}：与第 1 个表格第 1 行第 2 格的 {{range 列 行们}} 之间不是完整的列"},
		{"a loop down a column with a name of its row outside", tbl(tr("a", "b"), tr("x", "{{range 行们}}{{.名}}"), tr("{{.数}}", "y{{end}}")),
			"第 2 行第 2 格 {{range 行们}}：不知道要重复这几行还是这一列：第 1 个表格第 3 行第 1 格的 {{.数}} 也写在它和 {{end}} 之间"},
		{"columns that cross others in a row between", cols("1 1 1", tr("a", "{{range 列 行们}}{{.名}}", "c"),
			tr("d", "{{if 列 真}}e", "f{{end}}"), tr("g", "{{.数}}{{end}}", "i")), "第 1 行第 2 格 {{range 列 行们}}：它和第 1 个表格第 2 行第 2 格的 {{if 列 真}} 交叉"},
		{"from one table into another", tbl(tr("{{range 行们}}{{.名}}", "x")) + p("中") + tbl(tr("y", "{{end}}")),
			"第 2 个表格第 1 行第 2 格 {{end}}：与第 1 个表格第 1 行第 1 格的 {{range 行们}} 不在同一层：两者不在同一个表格里"},
		{"into a table", p("前{{if 真}}") + tbl(tr("a", "b{{end}}")), "一个在表格里，一个在表格外"},
		{"from the midst of a cell", tbl(tr("a{{range 行们}}", "b{{end}}"), tr("x", "y")), "或者写成 {{range 行 行们}}；几列的，请写成 {{range 列 行们}}"},
		{"an else that is in the midst of rows", tbl(tr("{{range 空表}}{{.名}}", "x"), tr("a", "{{else}}无{{end}}")),
			"{{else}}：与第 1 个表格第 1 行第 1 格的 {{range 空表}} 不在同一层：整行的，请把 {{else}} 写在一行第一格的开头，或者独占一行"},
		{"an else in the midst of columns", tbl(tr("h", "{{range 行们}}{{.名}}{{else}}无", "z"), tr("k", "{{.数}}{{end}}", "z")),
			"{{else}}：它在第 1 个表格第 1 行第 2 格的 {{range 行们}} 的几列里，不知道从哪里分开"},
		{"columns of which none is whole", tbl(tr("a{{range 行们}}", "b", "c"), tr("x", "{{.名}}{{end}}", "d")),
			"之间不是完整的列：整列的，请把 {{range}} 写在第一行那一列的开头"},
		{"from the midst of a cell to a row of its own", tbl(tr("a{{range 行们}}", "b"), tr("x", "y"), tr("{{end}}", "")),
			"第 3 行第 1 格 {{end}}：与第 1 个表格第 1 行第 1 格的 {{range 行们}} 不在同一层：整行的，请把 {{range}} 写在一行第一格的开头"},
		{"a name of a loop that another would take", tbl(tr("{{range 行们}}{{.名}}{{range 整列 .项}}{{.}}{{end}}", "b{{end}}")),
			"第 1 格 {{.名}}：它写在第 1 个表格第 1 行第 1 格的 {{range 行们}} 里，而第 1 个表格第 1 行第 1 格的 {{range 整列 .项}} 管整行或整列，" +
				"把它也带了进去，不知道它是哪个循环的：请把 {{range}} 和 {{end}} 写到只包住它自己的内容，" +
				"或者给外面的循环取名：{{range $项 := 名单}} 和 {{range 整列 .项}} 依次写在第一格的开头，外面的内容写成 {{$项.名称}}"},
		{"a name of a loop that has one", tbl(tr("{{range $项 := 行们}}{{$项.名}}", "{{range 行 .项}}{{.}}", "x{{end}}{{end}}")),
			"第 1 格 {{$项.名}}：它写在第 1 个表格第 1 行第 2 格的 {{range 行 .项}} 前面，而那个 {{range}} 管整行或整列，把它也带了进去：" +
				"请把 {{range 行 .项}} 移到第一格的开头，写在它前面"},
		{"as that says", tbl(tr("{{range $项 := 行们}}{{range 行 .项}}{{$项.名}}", "{{.}}", "x{{end}}{{end}}")), ""},
		{"rows within columns", tbl(tr("a", "b", "c"), tr("甲", "{{range 列 行们}}{{range 行 .项}}{{.}}{{end}}", "{{.数}}{{end}}")), ""},
		{"of one row, crossing", tbl(tr("a", "b", "c"), tr("甲", "{{range 列 行们}}{{.名}}", "{{if 整行 .数}}{{.数}}{{end}}{{end}}")),
			"交叉"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse(word(t, test.body, nil))
			said := complaints(t, err)
			if test.want == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if len(said) != 1 || !strings.Contains(said[0], test.want) {
				t.Errorf("got %q, want %q", said, test.want)
			}
		})
	}
}

// TestRowsOfNoText shows what is said of 行 where it is the function: in one cell, and outside of tables.
func TestRowsOfNoText(t *testing.T) {
	for _, test := range []struct{ body, want string }{
		{tbl(tr("a", "{{range 行 行们}}{{.名}}{{end}}")), "第 1 行第 2 格 {{range 行 行们}}：这里的“行”指一段文字的各行，而后面不是文字：" +
			"要的是表格的整行，请写成 {{range 整行 行们}}；只管这里的内容，请去掉“行”"},
		{tbl(tr("a", "{{if 行 真}}b{{end}}")), "请写成 {{if 整行 真}}"},
		{p("{{range 行 行们}}{{.名}}{{end}}"), "第 1 段 {{range 行 行们}}：这里的“行”指一段文字的各行"},
		{tbl(tr("a", "{{range 行 缺}}{{.名}}{{end}}")), "{{range 行 缺}}：没有“缺”这个名称"},
	} {
		template, err := Parse(word(t, test.body, nil))
		if err != nil {
			t.Fatalf("Parse: %v", err)
		}
		_, err = template.Fill(rows)
		if said := complaints(t, err); len(said) != 1 || !strings.Contains(said[0], test.want) {
			t.Errorf("got %q, want %q", said, test.want)
		}
	}
}
