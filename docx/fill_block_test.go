package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/docx/wordtest"
)

// rows is data with lists in lists, as a JSON file has them.
var rows = map[string]any{
	"行们": []any{
		map[string]any{"名": "甲", "数": float64(1), "项": []any{"一", "二"}},
		map[string]any{"名": "乙", "数": float64(2), "项": []any{}},
		map[string]any{"名": "丙", "数": float64(0), "项": []any{"三"}},
	},
	"空表": []any{}, "年份": []any{"2022", "2023", "2024"}, "值": []any{float64(7), float64(8), float64(9)},
	"少": []any{float64(7)},
	"真": true, "假": false, "零": float64(0), "五": float64(5), "文": "第一行\r\n第二行",
	"表": map[string]any{"甲": float64(1), "乙": float64(2)}, "空": nil,
}

// mc is a cell of a vertical merge.
func mc(merge, text string) string {
	value := ""
	if merge == "restart" {
		value = ` w:val="restart"`
	}
	return tc("<w:vMerge"+value+"/>", text)
}

func row(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }

// cols is a table with a grid of widths.
func cols(widths string, rows ...string) string {
	grid := ""
	for w := range strings.FieldsSeq(widths) {
		grid += `<w:gridCol w:w="` + w + `"/>`
	}
	return "<w:tbl><w:tblPr/><w:tblGrid>" + grid + "</w:tblGrid>" + strings.Join(rows, "") + "</w:tbl>"
}

// wc is a cell of a width and span.
func wc(width, span, text string) string {
	if span != "" {
		span = `<w:gridSpan w:val="` + span + `"/>`
	}
	return tc(`<w:tcW w:w="`+width+`" w:type="dxa"/>`+span, text)
}

// TestBlocks shows conditions and loops over all that they can enclose.
func TestBlocks(t *testing.T) {
	styled := func(text string) string { return `<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>` + typed(text) + `</w:p>` }
	section := func(text string) string { return `<w:p><w:pPr><w:sectPr/></w:pPr>` + text + `</w:p>` }
	for _, test := range []struct{ name, in, want string }{
		{"else if", p("{{if 零}}零{{else if gt 五 9}}九{{else if gt 五 3}}三{{else}}无{{end}}"), p("三")},
		{"else if between paragraphs", p("{{if 零}}") + p("a") + p("{{else if 真}}") + p("b") + p("{{else}}") +
			p("c") + p("{{end}}"), p("b")},
		{"with and else", p("{{with 五}}{{.}}{{else}}无{{end}}{{with 空}}{{.}}{{else}}无{{end}}"), p("5", "无")},
		{"with a variable", p("{{with $x := 五}}{{$x}}{{end}}"), p("5")},
		{"range in a sentence", p("共{{range 行们}}{{.名}}{{.数}}、{{end}}完"),
			p("共", "甲1、", "乙2、", "丙0、", "完")},
		{"range with numbers", p("{{range $i, $行 := 行们}}{{$i}}{{$行.名}}{{end}}"), p("0甲", "1乙", "2丙")},
		{"range with else", p("{{range 空表}}{{.}}{{else}}没有{{end}}"), p("没有")},
		{"range over a table", p("{{range $k, $v := 表}}{{$k}}{{$v}}{{end}}"), p("乙2", "甲1")},
		{"range over a number", p("{{range 3}}{{.}}{{end}}"), p("0", "1", "2")},
		{"range over rows in a content control", tbl(tr("名", "数"), "<w:sdt><w:sdtContent>"+tr("{{range 行们}}", "")+
			tr("{{.名}}", "{{.数}}")+tr("{{end}}", "")+"</w:sdtContent></w:sdt>"),
			tbl(tr("名", "数"), "<w:sdt><w:sdtContent>"+tr("甲", "1")+tr("乙", "2")+tr("丙", "0")+
				"</w:sdtContent></w:sdt>")},
		{"nested ranges over rows", tbl(tr("{{range 行们}}"), tr("{{.名}}"), tr("{{range .项}}"), tr("{{.}}"),
			tr("{{else}}"), tr("无"), tr("{{end}}"), tr("{{end}}")),
			tbl(tr("甲"), tr("一"), tr("二"), tr("乙"), tr("无"), tr("丙"), tr("三"))},
		{"range over paragraphs around a table", p("{{range 行们}}") + p("{{.名}}") + tbl(tr("{{.数}}")) +
			p("{{end}}"), p("甲") + tbl(tr("1")) + p("乙") + tbl(tr("2")) + p("丙") + tbl(tr("0"))},
		{"tables that come together are kept apart",
			tbl(tr("a")) + p("{{if 零}}") + p("x") + p("{{end}}") + tbl(tr("b")),
			tbl(tr("a")) + "<w:p/>" + tbl(tr("b"))},
		{"a table in a loop by itself", p("{{range 年份}}") + tbl(tr("{{.}}")) + p("{{end}}"),
			tbl(tr("2022")) + "<w:p/>" + tbl(tr("2023")) + "<w:p/>" + tbl(tr("2024"))},
		{"variables over paragraphs", p("{{$n := 0}}") + p("{{range 行们}}") + p("{{if .数}}") + p("{{$n = .名}}") +
			p("{{end}}") + p("{{end}}") + p("最后{{$n}}"), p("最后乙")},
		{"break and continue", p("{{range 行们}}") + p("{{if eq .名 `乙`}}") + p("{{break}}") + p("{{end}}") +
			p("{{.名}}") + p("{{end}}"), p("甲")},
		{"continue in a sentence", p("{{range 行们}}{{if eq .数 2}}{{continue}}{{end}}{{.名}}{{end}}"), p("甲", "丙")},
		{"the data from within", p("{{range 行们}}{{$.五}}{{五}}{{end}}"), p("55", "55", "55")},
		{"pipelines", p("{{年份 | 连接 `、`}}{{五 | printf `%03d`}}{{len 行们}}{{index 年份 1}}{{(index 行们 0).名}}{{not 零 | printf `%v` | len}}"), ""},
		{"functions", p("{{年份 | 连接 `、`}};{{五 | printf `%03d`}};{{len 行们}};{{index 年份 1}};{{(index 行们 0).名}};{{index 行们 0 `名`}}"), p("2022、2023、2024;005;3;2023;甲;甲")},
		{"and, or, not", p("{{if and 真 五 (not 零)}}是{{end}}{{if or 零 空 假}}否{{end}}{{or 零 `缺`}}"),
			p("是", "缺")},

		{"a false condition leaves no line", p("前") + p("{{if 零}}x{{end}}") + p("后"), p("前") + p("后")},
		{"nor do two in a line", p("前") + p("{{if 零}}x{{end}} {{range 空表}}y{{end}}") + p("后"), p("前") + p("后")},
		{"one that holds with nothing to print does", p("{{if 真}}{{空}}{{end}}"), p("")},
		{"a condition beside text keeps its line", p("x{{if 零}}y{{end}}"), p("x")},
		{"comments and variables go with their lines", p("a") + p("{{/* {{说明}} */}}{{$x := 1}}") + p("b{{$x}}"),
			p("a") + p("b1")},
		{"two fields in a paragraph", `<w:p>` + wordtest.Inner(wordtest.Field(`QUOTE {{五}}`, "x")) + wordtest.Inner(wordtest.Field(`QUOTE "{{零}}"`, "y")) + `</w:p>`,
			`<w:p>` + wordtest.Inner(wordtest.Field(`QUOTE 5`, "x")) + wordtest.Inner(wordtest.Field(`QUOTE "0"`, "y")) + `</w:p>`},
		{"a field keeps its line", `<w:p><w:fldSimple w:instr="QUOTE 五{{if 零}}x{{end}}"/>` + typed("{{if 零}}x{{end}}") + `</w:p>`,
			`<w:p><w:fldSimple w:instr="QUOTE 五"/></w:p>`},
		{"lines alone are paragraphs of one style", styled("{{文}}"), styled("第一行") + styled("第二行")},
		{"lines in a sentence are breaks", p("见{{文}}"), run("", "<w:t>见第一行</w:t><w:br/><w:t>第二行</w:t>")},
		{"a section's end stays", section(typed("{{if 零}}")) + p("x") + section(typed("{{end}}")),
			section("") + section("")},
		{"range marks stay", `<w:p><w:bookmarkStart w:id="1" w:name="b"/>` + typed("{{if 真}}") + `</w:p>` + p("x") +
			`<w:p>` + typed("{{end}}") + `<w:bookmarkEnd w:id="1"/></w:p>`,
			`<w:bookmarkStart w:id="1" w:name="b"/>` + p("x") + `<w:bookmarkEnd w:id="1"/>`},

		{"a table that loses its rows goes", p("前") + tbl(tr("{{range 空表}}"), tr("{{.}}"), tr("{{end}}")) +
			p("后"), p("前") + p("后")},
		{"also in a cell, which keeps a paragraph", tbl(tr(tbl(tr("{{range 空表}}"), tr("{{.}}"), tr("{{end}}")))),
			tbl(tr("<w:p/>"))},
		{"a cell that loses its paragraphs keeps one, formatted",
			tbl(tr(styled("{{if 零}}")+p("x")+styled("{{end}}"), "y")),
			tbl(tr(`<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr></w:p>`, "y"))},
		{"also one whose paragraph was a condition", tbl(tr(styled("{{if 零}}x{{end}}"), "y")),
			tbl(tr(`<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr></w:p>`, "y"))},
		{"a content control keeps one", `<w:sdt><w:sdtContent>` + p("{{if 零}}") + p("x") + p("{{end}}") +
			`</w:sdtContent></w:sdt>`, `<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>`},

		{"actions at the ends of paragraphs enclose them",
			p("前") + p("{{if 零}}一") + p("二{{end}}") + p("{{if 真}}三") + p("四{{end}}"),
			p("前") + p("三") + p("四")},
		{"also in content controls", `<w:sdt><w:sdtContent>` + p("{{if 真}}") + `</w:sdtContent></w:sdt>` + p("x") +
			`<w:sdt><w:sdtContent>` + p("{{end}}") + `</w:sdtContent></w:sdt>`,
			`<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>` + p("x") +
				`<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>`},
		{"with else at the start of one", p("{{if 零}}一") + p("{{else}}二{{end}}"), p("二")},
		{"actions at the ends of a row enclose it", tbl(tr("{{range 行们}}{{.名}}", "{{.数}}{{end}}")),
			tbl(tr("甲", "1"), tr("乙", "2"), tr("丙", "0"))},
		{"actions at the ends of rows enclose them", tbl(tr("{{range 行们}}{{.名}}", "x"), tr("y", "{{.数}}{{end}}")),
			tbl(tr("甲", "x"), tr("y", "1"), tr("乙", "x"), tr("y", "2"), tr("丙", "x"), tr("y", "0"))},
		{"and leave cells that hold nothing else a paragraph",
			tbl(tr(p("{{range 行们}}")+p("{{.名}}"), "{{.数}}", p("{{end}}"))),
			tbl(tr("甲", "1", "<w:p/>"), tr("乙", "2", "<w:p/>"), tr("丙", "0", "<w:p/>"))},
		{"two blocks from the same places", tbl(tr("{{range 行们}}{{if .数}}{{.名}}", "{{.数}}{{end}}{{end}}")),
			tbl(tr("甲", "1"), tr("乙", "2"))},
		{"an action across a link's end", "<w:p>" + typed("见") + `<w:hyperlink r:id="r">` + typed("{{if 真}}网") +
			"</w:hyperlink>" + typed("站{{end}}") + "</w:p>",
			"<w:p>" + typed("见") + `<w:hyperlink r:id="r">` + typed("网") + "</w:hyperlink>" + typed("站") + "</w:p>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			template, err := Parse(bundle{body: test.in}.pack(t))
			if err != nil {
				t.Fatalf("Parse: %v", err)
			}
			out, err := template.Fill(rows)
			if test.want == "" {
				if err == nil {
					t.Error("no error")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(test.want, "<w:p") && !strings.HasPrefix(test.want, "<w:tbl") &&
				!strings.HasPrefix(test.want, "<w:sdt") && !strings.HasPrefix(test.want, "<w:book") {
				test.want = "<w:p>" + test.want + "</w:p>"
			}
			if diff := cmp.Diff(test.want, body(t, out)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestMerges shows rows that come and go within merged cells.
func TestMerges(t *testing.T) {
	x := func(text string) string { return tc("", text) }
	act := func(text string) string { return row(x(text), x("")) }
	for _, test := range []struct{ name, in, want string }{
		{"the repeated row begins the merge", tbl(act("{{range 年份}}"), row(mc("restart", "类"), x("{{.}}")),
			act("{{end}}"), row(mc("", ""), x("合计"))),
			tbl(row(mc("restart", "类"), x("2022")), row(mc("", "类"), x("2023")), row(mc("", "类"), x("2024")),
				row(mc("", ""), x("合计")))},
		{"one begins behind a row of each repetition and goes on below the last",
			tbl(row(x("{{range 年份}}a")), row(mc("restart", "{{.}}{{end}}")), row(mc("", ""))),
			tbl(row(x("a")), row(mc("restart", "2022")), row(x("a")), row(mc("restart", "2023")), row(x("a")),
				row(mc("restart", "2024")), row(mc("", "")))},
		{"the repeated row continues it", tbl(row(mc("restart", "类"), x("头")), act("{{range 年份}}"),
			row(mc("", ""), x("{{.}}")), act("{{end}}")),
			tbl(row(mc("restart", "类"), x("头")), row(mc("", ""), x("2022")), row(mc("", ""), x("2023")),
				row(mc("", ""), x("2024")))},
		{"each repetition has its own", tbl(act("{{range 行们}}"), row(mc("restart", "{{.名}}"), x("1")),
			row(mc("", ""), x("2")), act("{{end}}")),
			tbl(row(mc("restart", "甲"), x("1")), row(mc("", ""), x("2")), row(mc("restart", "乙"), x("1")),
				row(mc("", ""), x("2")), row(mc("restart", "丙"), x("1")), row(mc("", ""), x("2")))},
		{"a loop in each repetition", tbl(act("{{range 行们}}"), row(mc("restart", "{{.名}}"), x("头")),
			act("{{range .项}}"), row(mc("", ""), x("{{.}}")), act("{{end}}"), act("{{end}}")),
			tbl(row(mc("restart", "甲"), x("头")), row(mc("", ""), x("一")), row(mc("", ""), x("二")),
				row(mc("restart", "乙"), x("头")), row(mc("restart", "丙"), x("头")), row(mc("", ""), x("三")))},
		{"each time of the inner loop is of its outer one's merge", tbl(act("{{range 行们}}"), act("{{range .项}}"), row(mc("restart", "{{.}}"), x("1")),
			act("{{end}}"), row(mc("", ""), x("尾")), act("{{end}}")),
			tbl(row(mc("restart", "一"), x("1")), row(mc("", "二"), x("1")), row(mc("", ""), x("尾")), row(mc("restart", ""), x("尾")),
				row(mc("restart", "三"), x("1")), row(mc("", ""), x("尾")))},
		{"the first row goes, and what it shows moves down",
			tbl(act("{{if 零}}"), row(mc("restart", "类{{五}}"), x("1")), act("{{end}}"), row(mc("", ""), x("2")),
				row(mc("", ""), x("3"))),
			tbl(row(mc("restart", "类5"), x("2")), row(mc("", ""), x("3")))},
		{"the first rows go with their loop, and only what does not depend on it moves",
			tbl(act("{{range 空表}}"), row(mc("restart", "{{.}}"), x("1")), act("{{end}}"), row(mc("", ""), x("2"))),
			tbl(row(mc("restart", ""), x("2")))},
		{"the last row goes", tbl(row(mc("restart", "类"), x("1")), act("{{if 零}}"), row(mc("", ""), x("2")),
			act("{{end}}"), row(x("b"), x("3"))), tbl(row(mc("restart", "类"), x("1")), row(x("b"), x("3")))},
		{"either of two rows begins it", tbl(act("{{if 真}}"), row(mc("restart", "甲"), x("1")), act("{{else}}"),
			row(mc("restart", "乙"), x("1")), act("{{end}}"), row(mc("", ""), x("2"))),
			tbl(row(mc("restart", "甲"), x("1")), row(mc("", ""), x("2")))},
		{"a merge above does not take in what follows it",
			tbl(row(mc("restart", "甲"), x("1")), row(mc("", ""), x("2")), act("{{if 零}}"),
				row(mc("restart", "乙"), x("3")), act("{{end}}"), row(mc("", ""), x("4"))),
			tbl(row(mc("restart", "甲"), x("1")), row(mc("", ""), x("2")), row(mc("restart", "乙"), x("4")))},
		{"the row of an action begins it", tbl(row(mc("restart", "{{range 年份}}"), x("")),
			row(mc("", ""), x("{{.}}")), act("{{end}}"), row(mc("", ""), x("合计"))),
			tbl(row(mc("restart", ""), x("2022")), row(mc("", ""), x("2023")), row(mc("", ""), x("2024")),
				row(mc("", ""), x("合计")))},
		{"two merges side by side", tbl(row(mc("restart", "甲"), mc("restart", "乙"), x("头")),
			row(x("{{range 年份}}"), x(""), x("")), row(mc("", ""), mc("restart", "丁"), x("{{.}}")),
			row(x("{{end}}"), x(""), x(""))),
			tbl(row(mc("restart", "甲"), mc("restart", "乙"), x("头")),
				row(mc("", ""), mc("restart", "丁"), x("2022")), row(mc("", ""), mc("restart", "丁"), x("2023")),
				row(mc("", ""), mc("restart", "丁"), x("2024")))},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, body(t, filled(t, word(t, test.in, nil), rows))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestColumns shows columns that come and go, with the grid and what spans them.
func TestColumns(t *testing.T) {
	sdt := func(content string) string { return "<w:sdt><w:sdtContent>" + content + "</w:sdtContent></w:sdt>" }
	for _, test := range []struct{ name, in, want string }{
		{"actions in cells of their own, under a title",
			cols("1000 300 600 300 800", row(wc("3000", "5", "题")),
				row(wc("1000", "", "年"), wc("300", "", "{{range 年份}}"), wc("600", "", "{{.}}"),
					wc("300", "", "{{end}}"), wc("800", "", "注")),
				row(wc("1000", "", "数"), wc("300", "", "{{range 值}}"), wc("600", "", "{{.}}"),
					wc("300", "", "{{end}}"), wc("800", "", "b"))),
			cols("1000 400 400 400 800", row(wc("3000", "5", "题")),
				row(wc("1000", "", "年"), wc("400", "", "2022"), wc("400", "", "2023"), wc("400", "", "2024"),
					wc("800", "", "注")),
				row(wc("1000", "", "数"), wc("400", "", "7"), wc("400", "", "8"), wc("400", "", "9"),
					wc("800", "", "b")))},
		{"actions beside the first and last cell's text",
			cols("900 300 300", row(wc("900", "", "年"), wc("300", "", "{{range 列 行们}}{{.名}}"),
				wc("300", "", "{{.数}}{{end}}"))),
			cols("900 100 100 100 100 100 100", row(wc("900", "", "年"), wc("100", "", "甲"), wc("100", "", "1"),
				wc("100", "", "乙"), wc("100", "", "2"), wc("100", "", "丙"), wc("100", "", "0")))},
		{"a condition takes columns away",
			cols("900 100 300 100", row(wc("1400", "4", "题")),
				row(wc("900", "", "年"), wc("100", "", "{{if 零}}"), wc("300", "", "x"), wc("100", "", "{{end}}"))),
			cols("900", row(wc("900", "", "题")), row(wc("900", "", "年")))},
		{"a row with fewer is filled up",
			cols("900 100 300 200 400", row(wc("900", "", "年"), wc("100", "", "{{range 年份}}"),
				wc("300", "", "{{.}}"), wc("200", "", "{{end}}"), wc("400", "", "注")),
				row(wc("900", "", "数"), wc("100", "", "{{range 少}}"), wc("300", "", "{{.}}"),
					wc("200", "", "{{end}}"), wc("400", "", "b"))),
			cols("900 200 200 200 400", row(wc("900", "", "年"), wc("200", "", "2022"), wc("200", "", "2023"),
				wc("200", "", "2024"), wc("400", "", "注")),
				row(wc("900", "", "数"), wc("200", "", "7"),
					`<w:tc><w:tcPr><w:tcW w:w="400" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>`,
					wc("400", "", "b")))},
		{"all blank between", cols("100 100 100", row(wc("100", "", "{{range 年份}}"), wc("100", "", ""),
			wc("100", "", "{{end}}"))), cols("100 100 100",
			row(wc("100", "", ""), wc("100", "", ""), wc("100", "", "")))},
		{"a cell over the columns alone", cols("900 100 300 200", row(wc("900", "", "年"), wc("600", "3", "各年")),
			row(wc("900", "", "年"), wc("100", "", "{{range 年份}}"), wc("300", "", "{{.}}"),
				wc("200", "", "{{end}}"))),
			cols("900 200 200 200", row(wc("900", "", "年"), wc("600", "3", "各年")),
				row(wc("900", "", "年"), wc("200", "", "2022"), wc("200", "", "2023"), wc("200", "", "2024")))},
		{"cells of a content control", cols("100 100 100 50", row(sdt(tc("", "{{range 年份}}")+tc("", "{{.}}")+tc("", "{{end}}")), tc("", "尾"))),
			cols("100 100 100 50", row(sdt(tc("", "2022")+tc("", "2023")+tc("", "2024")), tc("", "尾")))},
		{"each in one of its own", cols("100 100", row(sdt(tc("", "{{range 列 少}}{{.}}")), sdt(tc("", "x{{end}}")))),
			cols("100 100", row(sdt(tc("", "7")), sdt(tc("", "x"))))},
		{"a cell in whose place an action stands begins a merge", cols("1 1 1", row(mc("restart", "{{range 列 少}}"), tc("", "{{.}}"), tc("", "{{end}}")),
			row(mc("", ""), tc("", "b"), tc("", "c"))),
			cols("1 1 1", row(tc("", "7"), `<w:tc><w:tcPr><w:tcW w:w="2" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>`),
				row(mc("restart", ""), tc("", "b"), tc("", "c")))},
		{"merges downward in each column", cols("100 300 200",
			row(tc("", "{{range 年份}}"), mc("restart", "{{.}}"), tc("", "{{end}}")),
			row(tc("", "{{range 年份}}"), mc("", ""), tc("", "{{end}}"))),
			cols("200 200 200", row(mc("restart", "2022"), mc("restart", "2023"), mc("restart", "2024")),
				row(mc("", ""), mc("", ""), mc("", "")))},
		{"columns in rows that are repeated", cols("500 100 300 100", tr("{{range 行们}}", "", "", ""),
			row(wc("500", "", "{{.名}}"), wc("100", "", "{{range 年份}}"), wc("300", "", "{{.}}"),
				wc("100", "", "{{end}}")), tr("{{end}}", "", "", "")),
			cols("500 166 167 167", row(wc("500", "", "甲"), wc("166", "", "2022"), wc("167", "", "2023"),
				wc("167", "", "2024")), row(wc("500", "", "乙"), wc("166", "", "2022"), wc("167", "", "2023"),
				wc("167", "", "2024")),
				row(wc("500", "", "丙"), wc("166", "", "2022"), wc("167", "", "2023"), wc("167", "", "2024")))},
		{"no columns are left", p("前") + cols("100 300 100", row(wc("100", "", "{{if 零}}"), wc("300", "", "x"),
			wc("100", "", "{{end}}"))) + p("后"), p("前") + p("后")},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, body(t, filled(t, word(t, test.in, nil), rows))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestCellsUnderColumns shows how cells come to span the columns that a loop makes in another row, whatever their
// properties say, and leave off what cannot be.
func TestCellsUnderColumns(t *testing.T) {
	cell := func(properties string) string { return tc(properties, "b") }
	const a, width = `<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>`, `<w:tcW w:w="400" w:type="dxa"/>`
	three := `<w:gridSpan w:val="3"/>`
	for _, test := range []struct{ name, in, want string }{
		{"no properties", row(a, cell("")), row(a, cell(three))},
		{"empty ones", row(a, "<w:tc><w:tcPr/>"+p("b")+"</w:tc>"), row(a, cell(three))},
		{"a width", row(a, cell(width)), row(a, cell(width+three))},
		{"a width in percent", row(a, cell(`<w:tcW w:w="50" w:type="pct"/>`)), row(a, cell(`<w:tcW w:w="50" w:type="pct"/>`+three))},
		{"one that says nothing", row(a, cell(`<w:tcW w:type="dxa"/>`)), row(a, cell(`<w:tcW w:type="dxa"/>`+three))},
		{"a style, behind which it stands", row(a, cell(`<w:cnfStyle w:val="1"/><w:vAlign w:val="top"/>`)),
			row(a, cell(`<w:cnfStyle w:val="1"/>`+three+`<w:vAlign w:val="top"/>`))},
		{"both", row(a, cell(`<w:cnfStyle w:val="1"/>`+width+`<w:vAlign w:val="top"/>`)),
			row(a, cell(`<w:cnfStyle w:val="1"/>`+width+three+`<w:vAlign w:val="top"/>`))},
		{"a span of 1", row(a, cell(`<w:gridSpan w:val="1"/>`)), row(a, cell(three))},
		{"of none, which is 1", row(a, cell(`<w:gridSpan w:val="0"/>`)), row(a, cell(three))},
		{"of less than none", row(a, cell(`<w:gridSpan w:val="-2"/>`)), row(a, cell(three))},
		{"of more than there can be", row(a, cell(`<w:gridSpan w:val="1024"/>`)), row(a, cell(three))},
		{"of no number", row(a, cell(`<w:gridSpan w:val="二"/>`)), row(a, cell(three))},
		{"a row that begins further right", row(`<w:trPr><w:gridBefore w:val="1"/></w:trPr>`, cell("")), row(`<w:trPr><w:gridBefore w:val="1"/></w:trPr>`, cell(three))},
		{"not before the table", row(`<w:trPr><w:gridBefore w:val="-1"/></w:trPr>`, a, cell("")), row(`<w:trPr><w:gridBefore w:val="-1"/></w:trPr>`, a, cell(three))},
		{"nor behind all tables", row(`<w:trPr><w:gridBefore w:val="1024"/></w:trPr>`, a, cell("")), row(`<w:trPr><w:gridBefore w:val="1024"/></w:trPr>`, a, cell(three))},
		{"one behind what a loop makes", row(`<w:trPr><w:gridBefore w:val="2"/></w:trPr>`, cell("")), row(`<w:trPr><w:gridBefore w:val="4"/></w:trPr>`, cell(""))},
		{"one that ends before it", row(`<w:trPr><w:gridAfter w:val="2"/></w:trPr>`, a), row(`<w:trPr><w:gridAfter w:val="4"/></w:trPr>`, a)},
		{"or ends behind it", row(`<w:trPr><w:gridAfter w:val='1'/></w:trPr>`, a, cell("")), row(`<w:trPr><w:gridAfter w:val='1'/></w:trPr>`, a, cell(three))},
		{"a merge", row(a, cell(`<w:vMerge w:val="restart"/>`)) + row(a, tc(`<w:vMerge/>`, "")),
			row(a, cell(three+`<w:vMerge w:val="restart"/>`)) + row(a, tc(three+`<w:vMerge/>`, ""))},
		{"one that goes on under what was one column, and begins anew", row(a, tc(`<w:vMerge/>`, "")), row(a, tc(three+`<w:vMerge w:val="restart"/>`, ""))},
	} {
		head := row(a, wc("400", "", "{{range 列 年份}}{{.}}{{end}}"))
		want := row(a, wc("133", "", "2022"), wc("133", "", "2023"), wc("134", "", "2024")) + test.want
		got := body(t, filled(t, word(t, cols("300 400 100", head, test.in), nil), rows))
		if diff := cmp.Diff(cols("300 133 133 134 100", want), got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", test.name, diff)
		}
	}
	const changed = `<w:tblGridChange w:id="1"><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid></w:tblGridChange></w:tblGrid>`
	in := strings.Replace(cols("300 400", row(a, wc("400", "", "{{range 列 少}}{{.}}{{end}}"))), "</w:tblGrid>", changed, 1)
	if got, want := body(t, filled(t, word(t, in, nil), rows)), cols("300 400", row(a, wc("400", "", "7"))); got != want {
		t.Errorf("a grid that was changed: %s, want %s", got, want)
	}
}

// TestMistakes shows what is said of a template before there is data, all at once.
func TestMistakes(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"unclosed, and the next is seen", p("共{{新收件，{{五}}件"),
			[]string{"正文第 1 段：“{{新收件，”里的 {{ 没有配对的 }}"}},
		{"unclosed quotation mark", p("{{后缀 “件 五}}"),
			[]string{"正文第 1 段：“{{后缀 “件 五}}”里的引号没有配对，或者 {{ 没有配对的 }}"}},
		{"several", p("{{if 五}}") + p("{{else}}") + p("{{else}}") + p("{{end}}") + p("{{end}}") +
			p("{{range 行们}}"), []string{
			"正文第 3 段 {{else}}：前面（第 2 段）已经有 {{else}}",
			"正文第 5 段 {{end}}：没有与它配对的 {{if}} 或 {{range}}",
			"正文第 6 段 {{range 行们}}：没有与它配对的 {{end}}"}},
		{"else if of a loop", p("{{range 行们}}{{else if 五}}{{end}}"),
			[]string{"正文第 1 段 {{else if 五}}：循环里只能写 {{else}}，后面不能带条件"}},
		{"crossed over a table's end", tbl(tr("{{if 五}}x")) + p("{{end}}"),
			[]string{"正文第 1 段 {{end}}：与第 1 个表格第 1 行第 1 格的 {{if 五}} 不在同一层：" +
				"一个在表格里，一个在表格外。请都写在同一个表格里；要包住整个表格的，请都写在表格外，各自独占一段"}},
		{"crossed over the end of a table in a content control",
			"<w:sdt><w:sdtContent>" + tbl(tr("{{if 五}}")) + "</w:sdtContent></w:sdt>" + p("{{end}}"),
			[]string{"正文第 1 段 {{end}}：与第 1 个表格第 1 行第 1 格的 {{if 五}} 不在同一层：" +
				"一个在表格里，一个在表格外。请都写在同一个表格里；要包住整个表格的，请都写在表格外，各自独占一段"}},
		{"crossed over rows", tbl(tr("a{{if 五}}", "x"), tr("y", "b{{end}}")),
			[]string{"正文第 1 个表格第 2 行第 2 格 {{end}}：与第 1 个表格第 1 行第 1 格的 {{if 五}} 不在同一层：" +
				"整行的，请把 {{if}} 写在一行第一格的开头、{{end}} 写在同一行或后面一行最后一格的末尾，或者写成 {{if 行 五}}；" +
				"几列的，请写成 {{if 列 五}}，{{end}} 写在同样的列里"}},
		{"break outside of a loop", p("{{break}}"),
			[]string{"正文第 1 段 {{break}}：只能写在 {{range}} 和 {{end}} 之间"}},
		{"break from within a paragraph", p("{{range 行们}}") + p("x{{break}}y") + p("{{end}}"),
			[]string{"正文第 2 段 {{break}}：要和第 1 段的 {{range 行们}} 写在同一层：要么在同一段文字里，要么各自独占一段或一行"}},
		{"variable before it has a value", p("{{$x}}{{$x := 1}}{{$x}}"),
			[]string{"正文第 1 段 {{$x}}：变量 $x 还没有值，前面要有 {{$x := …}}"}},
		{"variable behind its block", p("{{if 五}}{{$x := 1}}{{end}}{{$x}}"),
			[]string{"正文第 1 段 {{$x}}：变量 $x 还没有值，前面要有 {{$x := …}}"}},
		{"syntax", p("{{后缀 (五}}") + p("{{if}}{{end}}") + p("{{}}") + p("{{五 | 6}}") + p("{{if 五}}{{end x}}"),
			[]string{
				"正文第 1 段 {{后缀 (五}}：左括号没有配对的右括号", "正文第 2 段 {{if}}：后面要写条件或名称",
				"正文第 3 段：{{ 和 }} 之间没有内容", "正文第 5 段 {{end x}}：条件和循环的结尾都写成 {{end}}，后面不能再写别的"}},
		{"half a field", "<w:p>" + typed("{{if 五}}") + run("", `<w:fldChar w:fldCharType="begin"/>`) +
			typed("{{end}}") + run("", `<w:fldChar w:fldCharType="end"/>`) + "</w:p>", []string{
			"正文第 1 段 {{if 五}}：它和 {{end}} 之间只有半个域（页码、目录、引用等）"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse(word(t, test.body, nil))
			if diff := cmp.Diff(test.want, complaints(t, err)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
