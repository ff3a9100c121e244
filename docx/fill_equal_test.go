package docx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/docx/wordtest"
	"nianbao/ooxml/xmltree"
)

// A mergedCell is a cell of a filled table: how it is merged downward, what it spans, what it shows.
type mergedCell struct{ merge, span, text string }

// mergedCells returns the cells of the only table of a body.
func mergedCells(t testing.TB, source string) (rows [][]mergedCell) {
	t.Helper()
	top, err := xmltree.Fragment(`<x>` + source + `</x>`)
	if err != nil {
		t.Fatalf("xmltree.Fragment: %v", err)
	}
	for tr := range top.Root().Child("tbl").Within("tr") {
		var row []mergedCell
		for tc := range tr.Within("tc") {
			c := mergedCell{span: "1"}
			if e := tc.Child("tcPr", "vMerge"); e != nil {
				if c.merge = e.Attr("val"); c.merge == "" {
					c.merge = "goes on"
				}
			}
			if e := tc.Child("tcPr", "gridSpan"); e != nil {
				c.span = e.Attr("val")
			}
			var lines []string
			for p := range tc.Within("p") {
				line := ""
				for e := range p.Within("t") {
					line += e.Text()
				}
				lines = append(lines, line)
			}
			c.text = strings.Join(lines, "\n")
			row = append(row, c)
		}
		rows = append(rows, row)
	}
	return rows
}

// drawing returns rows of cells as a person would draw them: | 甲 | 乙, a cell that goes on as ^, one that begins with *.
func drawing(rows [][]mergedCell) string {
	var b strings.Builder
	for _, row := range rows {
		for _, c := range row {
			switch c.merge {
			case "restart":
				b.WriteString("*")
			case "goes on":
				b.WriteString("^")
			}
			b.WriteString(c.text + "|")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestEqual shows which cells become one.
func TestEqual(t *testing.T) {
	row := func(cells ...string) map[string]any {
		r := map[string]any{}
		for i, text := range cells {
			r[string(rune('a'+i))] = text
		}
		return r
	}
	data := map[string]any{
		"两": []any{1, 2}, "三": []any{1, 2, 3}, "符": []any{row("甲\t乙"), row("甲乙"), row("甲\n乙"), row("甲-乙")},
		"行": []any{row("甲", "x", "1"), row("甲", "x", "1"), row("甲", "y", "1"), row("乙", "y", "1"), row("", "y", "1"), row("", "y", "1")},
		"省": []any{
			map[string]any{"名": "河北", "市": []any{map[string]any{"名": "石家庄", "县": []any{"正定", "赵"}}, map[string]any{"名": "唐山", "县": []any{"滦"}}}},
			map[string]any{"名": "河南", "市": []any{map[string]any{"名": "唐山", "县": []any{"滦", "滦"}}}},
		},
	}
	for _, test := range []struct{ name, table, want string }{
		{"one column", tbl(tr("头", "数"), tr("{{range 行}}{{合并 .a}}", "{{.c}}{{end}}")),
			"头|数|\n*甲|1|\n^|1|\n^|1|\n乙|1|\n|1|\n|1|\n"},
		{"an inner one ends where an outer one does", tbl(tr("{{range 行}}{{.a | 合并}}", "{{合并 .b}}", "{{合并 (连接 \"\" .c)}}{{end}}")),
			"*甲|*x|*1|\n^|^|^|\n^|y|1|\n乙|y|1|\n|y|1|\n|y|1|\n"},
		{"one that is no other's inner", tbl(tr("{{range 行}}{{.a}}", "{{合并 .b}}{{end}}")),
			"甲|*x|\n甲|^|\n甲|*y|\n乙|^|\n|^|\n|^|\n"},
		{"rows by themselves", tbl(tr("{{range 行}}", ""), tr("第{{合并 .a}}组", "{{序号}}"), tr("{{end}}", "")),
			"*第甲组|1|\n^|2|\n^|3|\n第乙组|4|\n第组|5|\n第组|6|\n"},
		{"a row between", tbl(tr("{{range 行}}{{合并 .a}}", "1"), tr("间", "2{{end}}")),
			"甲|1|\n间|2|\n甲|1|\n间|2|\n甲|1|\n间|2|\n乙|1|\n间|2|\n|1|\n间|2|\n|1|\n间|2|\n"},
		{"what else the cell shows counts", tbl(tr("{{range 行}}{{合并 .a}}{{.b}}", "1{{end}}")),
			"*甲x|1|\n^|1|\n甲y|1|\n乙y|1|\ny|1|\ny|1|\n"},
		{"loops in loops", tbl(tr("{{range $省 := 省}}", "", ""), tr("{{range $市 := .市}}", "", ""), tr("{{range .县}}{{合并 $省.名}}", "{{合并 $市.名}}",
			"{{合并 .}}{{end}}"), tr("{{end}}", "", ""), tr("{{end}}", "", "")),
			"*河北|*石家庄|正定|\n^|^|赵|\n^|唐山|滦|\n*河南|*唐山|*滦|\n^|^|^|\n"},
		{"not from one loop to the next", tbl(tr("{{range 行}}{{合并 .c}}", "{{.b}}{{end}}"), tr("{{range 行}}{{合并 .c}}", "{{.b}}{{end}}")),
			strings.Repeat("*1|x|\n^|x|\n^|y|\n^|y|\n^|y|\n^|y|\n", 2)},
		{"rows of conditions", tbl(tr("{{range 行}}", ""), tr("{{if eq .b \"x\"}}", ""), tr("{{合并 .c}}", "{{.a}}"), tr("{{else}}", ""), tr("{{合并 .c}}", "另"),
			tr("{{end}}", ""), tr("{{end}}", "")), "*1|甲|\n^|甲|\n^|另|\n^|另|\n^|另|\n^|另|\n"},
		{"beside a loop over columns", tbl(tr("头", "{{range 列 两}}数{{end}}"), tr("{{range 行 行}}{{合并 .a}}", "{{range 列 两}}数{{end}}{{end}}")),
			"头|数|数|\n*甲|数|数|\n^|数|数|\n^|数|数|\n乙|数|数|\n|数|数|\n|数|数|\n"},
		{"however the text is written", tbl(tr("<w:p>"+typed("{{range 整行 $i, $x := 三}}{{合并 `甲`}}{{if $i}}乙丙{{else}}乙")+run("<w:b/>", "<w:t>丙{{end}}{{end}}</w:t>")+"</w:p>", "尾")),
			"*甲乙丙|尾|\n^|尾|\n^|尾|\n"},
		{"not where tabs, lines or hyphens differ", tbl(tr("{{range 符}}{{合并 .a}}", "1{{end}}")), "甲乙|1|\n甲乙|1|\n甲乙|1|\n甲-乙|1|\n"},
		{"nor signs of the document", tbl(tr("<w:p>"+typed("{{range 整行 $i, $x := 三}}{{合并 `甲`}}{{if $i}}")+run("", "<w:noBreakHyphen/>")+typed("{{else}}")+
			run("", "<w:tab/>")+typed("{{end}}乙{{end}}")+"</w:p>", "尾")), "甲乙|尾|\n*甲乙|尾|\n^|尾|\n"},
		{"over columns of a loop", `<w:tbl><w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid>` + tr("{{range 列 三}}数{{end}}", "尾") +
			`<w:tr>` + tc(`<w:gridSpan w:val="2"/><w:vAlign w:val="center"/>`, "{{range 整行 行}}{{合并 .a}}{{end}}") + `</w:tr></w:tbl>`,
			"数|数|数|尾|\n*甲|\n^|\n^|\n乙|\n|\n|\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := drawing(mergedCells(t, body(t, filled(t, word(t, test.table, nil), data))))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestAnyEqual merges any columns of the rows of a loop: the grid stays whole, no cell reaches over a border of one further
// left, and what is merged, filled down again, is what the template gives without.
func TestAnyEqual(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		columns := rapid.IntRange(1, 4).Draw(r, "columns")
		merging, spans := make([]bool, columns), make([]int, columns)
		merged, plain := "<w:tr>", "<w:tr>"
		for i := range columns {
			merging[i] = rapid.Bool().Draw(r, "merging")
			spans[i] = rapid.IntRange(1, 3).Draw(r, "span")
			properties := fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, spans[i])
			if rapid.Bool().Draw(r, "aligned") {
				properties += `<w:shd w:val="clear"/><w:vAlign w:val="center"/>`
			}
			style := rapid.SampledFrom([]string{"", `<w:pPr><w:pStyle w:val="X"/><w:spacing w:line="1"/><w:jc w:val="both"/><w:rPr><w:b/></w:rPr></w:pPr>`}).Draw(r, "style")
			text := fmt.Sprintf("{{.%c}}", 'a'+i)
			action := rapid.SampledFrom([]string{"{{合并 .%c}}", "{{.%c | 合并}}", "{{合并 (.%c)}}"}).Draw(r, "action")
			write := func(s string) string {
				if i == 0 {
					s = "{{range 整行 行}}" + s
				}
				if i == columns-1 {
					s += "{{end}}"
				}
				return `<w:tc><w:tcPr>` + properties + `</w:tcPr><w:p>` + style + wordtest.Run("", "<w:t>"+s+"</w:t>") + `</w:p></w:tc>`
			}
			plain += write(text)
			if merging[i] {
				text = fmt.Sprintf(action, 'a'+i)
			}
			merged += write(text)
		}
		var rows []any
		value := rapid.SampledFrom([]any{"甲", "乙", "", " ", "两\n行", 1, "a&b", nil})
		for range rapid.IntRange(0, 8).Draw(r, "rows") {
			row := map[string]any{}
			for i := range columns {
				row[string(rune('a'+i))] = value.Draw(r, "value")
			}
			rows = append(rows, row)
		}
		data := map[string]any{"行": rows}
		around := func(rows string) string { return tbl(tr("头"), rows+"</w:tr>", tr("尾")) }
		got := mergedCells(t, body(t, filled(t, word(t, around(merged), nil), data)))
		want := mergedCells(t, body(t, filled(t, word(t, around(plain), nil), data)))
		for i := range want {
			joined := 1 < i && i < len(want)-1 // as far as the cells left of one go on
			for k := range want[i] {
				goes, here := false, want[i][k]
				if len(want[i]) == columns && merging[k] && 0 < i && i < len(want)-1 {
					joined = joined && want[i-1][k].text == here.text && strings.TrimSpace(here.text) != ""
					goes = joined
				}
				switch cell := got[i][k]; {
				case goes && (cell.merge != "goes on" || cell.text != "" || got[i-1][k].merge == "" || got[i-1][k].span != cell.span):
					r.Fatalf("row %d cell %d of\n%s is not merged as in\n%s", i, k, drawing(got), drawing(want))
				case !goes && (cell.merge == "goes on" || cell.text != here.text || cell.span != here.span):
					r.Fatalf("row %d cell %d of\n%s should be as in\n%s", i, k, drawing(got), drawing(want))
				}
				if got[i][k].merge == "restart" && (i+1 == len(got) || k >= len(got[i+1]) || got[i+1][k].merge != "goes on") {
					r.Fatalf("row %d cell %d of\n%s begins what does not go on", i, k, drawing(got))
				}
			}
		}
	})
}

// TestEqualRefused shows where cells cannot be merged, and that this is told with its place.
func TestEqualRefused(t *testing.T) {
	looped := func(cell string) string {
		return tbl("<w:tr>"+cell+"<w:tc>"+p("x{{end}}")+"</w:tc></w:tr>", tr("尾", "尾"))
	}
	const other = "要合并的格里只能有文字"
	for _, test := range []struct{ body, want string }{
		{p("{{合并 名称}}"), "第 1 段 {{合并 名称}}：合并把循环写出的上下相同的格合成一格，只能写在表格里"},
		{p("{{range 行们}}") + p("{{.名 | 合并}}") + p("{{end}}"), "第 2 段 {{.名 | 合并}}：合并把循环写出的"},
		{tbl(tr("{{合并 名称}}")), "第 1 个表格第 1 行第 1 格 {{合并 名称}}：合并把循环写出的"},
		{p("{{range 行们}}") + tbl(tr("{{合并 .名}}")) + p("{{end}}"), "第 1 个表格第 1 行第 1 格 {{合并 .名}}：合并把循环写出的"},
		{tbl(tr("头", "{{range 列 行们}}{{合并 .名}}{{end}}")), "不能写在重复列的 {{range}} 里"},
		{looped(`<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + p("{{range 行们}}{{合并 .名}}") + `</w:tc>`), "请先在 Word 里拆分这一格"},
		{looped(`<w:tc>` + p("{{range 行们}}{{if 合并 .名}}x{{end}}") + `</w:tc>`), "不能写在条件、循环和变量里"},
		{looped(`<w:tc>` + p("{{range 行们}}{{$x := 合并 .名}}") + `</w:tc>`), "不能写在条件、循环和变量里"},
		{looped(`<w:tc>` + p("{{range 行们}}{{合并 .名}}") + tbl(tr("x")) + p("") + `</w:tc>`), other},
		{looped(`<w:tc>` + p("{{range 行们}}{{合并 .名}}") + wordtest.Field("PAGE", "1") + `</w:tc>`), other},
		{looped(`<w:tc><w:p>` + typed("{{range 行们}}{{合并 .名}}") + `<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/></w:p></w:tc>`), other},
	} {
		_, err := Parse(word(t, test.body, nil))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.body, err, test.want)
		}
	}
	back := looped(`<w:tc><w:p>` + typed("{{range 行们}}{{合并 .名}}") + `<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/></w:p></w:tc>`)
	filled(t, word(t, back, nil), sample)
}
