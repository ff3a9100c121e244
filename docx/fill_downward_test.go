package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestDownwardElse shows columns over several rows, and what is in their place where there is nothing.
func TestDownwardElse(t *testing.T) {
	with := func(paragraphs string) string {
		return `<w:tc><w:tcPr><w:tcW w:w="400" w:type="dxa"/></w:tcPr>` + paragraphs + "</w:tc>"
	}
	for _, test := range []struct{ name, in, want string }{
		{"in the last cell", cols("300 400", row(wc("300", "", "名"), wc("400", "", "{{range 少}}{{.}}")),
			row(wc("300", "", "数"), wc("400", "", "x{{.}}{{else}}无{{end}}"))),
			cols("300 400", row(wc("300", "", "名"), wc("400", "", "7")), row(wc("300", "", "数"), wc("400", "", "x7")))},
		{"carried out", cols("300 400", row(wc("300", "", "名"), wc("400", "", "{{range 空表}}{{.}}")),
			row(wc("300", "", "数"), wc("400", "", "x{{.}}{{else}}无{{end}}"))),
			cols("300 400", row(wc("300", "", "名"), wc("400", "", "")), row(wc("300", "", "数"), wc("400", "", "无")))},
		{"several times under a cell over them all", cols("300 400", row(wc("300", "", "年"), wc("400", "", "各年")),
			row(wc("300", "", "名"), wc("400", "", "{{range 年份}}{{.}}")),
			row(wc("300", "", "数"), wc("400", "", "x{{.}}{{else}}无{{end}}"))),
			cols("300 133 133 134", row(wc("300", "", "年"), wc("400", "3", "各年")),
				row(wc("300", "", "名"), wc("133", "", "2022"), wc("133", "", "2023"), wc("134", "", "2024")),
				row(wc("300", "", "数"), wc("133", "", "x2022"), wc("133", "", "x2023"), wc("134", "", "x2024")))},
		{"at the border of two columns", cols("300 200 200",
			row(wc("300", "", "名"), wc("200", "", "{{range 少}}{{.}}"), wc("200", "", "{{else}}无")),
			row(wc("300", "", "数"), wc("200", "", "x"), wc("200", "", "零{{end}}"))),
			cols("300 400", row(wc("300", "", "名"), wc("400", "", "7")), row(wc("300", "", "数"), wc("400", "", "x")))},
		{"at the end of a column", cols("300 200 200",
			row(wc("300", "", "名"), wc("200", "", "{{range 空表}}{{.}}"), wc("200", "", "无")),
			row(wc("300", "", "数"), wc("200", "", "x{{else}}"), wc("200", "", "零{{end}}"))),
			cols("300 400", row(wc("300", "", "名"), wc("400", "", "无")), row(wc("300", "", "数"), wc("400", "", "零")))},
		{"two branches of a condition", cols("300 400", row(wc("300", "", "名"), wc("400", "", "{{if 零}}甲")),
			row(wc("300", "", "数"), wc("400", "", "乙{{else if 空表}}丙{{else}}丁{{end}}"))),
			cols("300 400", row(wc("300", "", "名"), wc("400", "", "")), row(wc("300", "", "数"), wc("400", "", "丁")))},
		{"in paragraphs of their own", cols("300 400", row(wc("300", "", "名"), with(p("{{range 空表}}")+p("{{.}}"))),
			row(wc("300", "", "数"), with(p("x")+p("{{else}}")+p("无")+p("{{end}}")))),
			cols("300 400", row(wc("300", "", "名"), wc("400", "", "")), row(wc("300", "", "数"), wc("400", "", "无")))},
		{"where it is said", cols("100 200", row(wc("100", "", ""), wc("200", "", "{{range 列 空表}}{{.}}")),
			row(wc("100", "", ""), wc("200", "", "{{.}}{{else}}无{{end}}"))),
			cols("100 200", row(wc("100", "", ""), wc("200", "", "")), row(wc("100", "", ""), wc("200", "", "无")))},
		{"with cells that are merged down", cols("100 200", row(tc("", "a"), mc("restart", "{{range 年份}}{{.}}")),
			row(tc("", "b"), mc("", "")), row(tc("", "c"), tc("", "x{{else}}无{{end}}"))),
			cols("100 66 67 67", row(tc("", "a"), mc("restart", "2022"), mc("restart", "2023"), mc("restart", "2024")),
				row(tc("", "b"), mc("", ""), mc("", ""), mc("", "")),
				row(tc("", "c"), tc("", "x"), tc("", "x"), tc("", "x")))},
		{"that are blank then", cols("100 200", row(tc("", "a"), mc("restart", "{{range 空表}}{{.}}")),
			row(tc("", "b"), mc("", "")), row(tc("", "c"), tc("", "x{{else}}无{{end}}"))),
			cols("100 200", row(tc("", "a"), mc("restart", "")), row(tc("", "b"), mc("", "")), row(tc("", "c"), tc("", "无")))},
	} {
		t.Run(test.name, func(t *testing.T) {
			plain := func(xml string) string {
				return strings.ReplaceAll(strings.ReplaceAll(xml, "<w:t></w:t>", "<w:t/>"), "<w:p><w:r><w:t/></w:r></w:p>", "<w:p/>")
			}
			got := strings.ReplaceAll(plain(body(t, filled(t, word(t, test.in, nil), rows))), "<w:p></w:p>", "<w:p/>")
			if diff := cmp.Diff(plain(test.want), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestWholeColumns shows 整列: the columns from the table's first row to its last, whatever row says so.
func TestWholeColumns(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"that go", cols("100 200 300", row(wc("100", "", "a"), wc("500", "2", "题")),
			row(wc("100", "", "b"), wc("200", "", "{{if 整列 零}}x{{end}}"), wc("300", "", "y")),
			row(wc("100", "", "c"), wc("200", "", "5"), wc("300", "", "6"))),
			cols("100 300", row(wc("100", "", "a"), wc("300", "", "题")), row(wc("100", "", "b"), wc("300", "", "y")),
				row(wc("100", "", "c"), wc("300", "", "6")))},
		{"that stay", cols("100 200", row(wc("100", "", "b"), wc("200", "", "{{if 整列 真}}x{{end}}")),
			row(wc("100", "", "c"), wc("200", "", "5"))),
			cols("100 200", row(wc("100", "", "b"), wc("200", "", "x")), row(wc("100", "", "c"), wc("200", "", "5")))},
		{"repeated, with what stands in the other rows", cols("100 300", row(wc("100", "", "名"), wc("300", "", "{{range 整列 行们}}{{.名}}{{end}}")),
			row(wc("100", "", "数"), wc("300", "", "{{.数}}"))),
			cols("100 100 100 100", row(wc("100", "", "名"), wc("100", "", "甲"), wc("100", "", "乙"), wc("100", "", "丙")),
				row(wc("100", "", "数"), wc("100", "", "1"), wc("100", "", "2"), wc("100", "", "0")))},
		{"beside rows of a loop", cols("100 200", row(wc("100", "", "名"), wc("200", "", "{{if 整列 零}}数{{end}}")),
			row(wc("100", "", "{{range 行们}}{{.名}}"), wc("200", "", "{{.数}}{{end}}"))),
			cols("100", row(wc("100", "", "名")), row(wc("100", "", "甲")), row(wc("100", "", "乙")), row(wc("100", "", "丙")))},
		{"and rows of actions alone", cols("100 200", row(wc("100", "", "名"), wc("200", "", "{{if 整列 零}}数{{end}}")),
			row(wc("100", "", "{{range 行们}}"), wc("200", "", "")), row(wc("100", "", "{{.名}}"), wc("200", "", "{{.数}}")),
			row(wc("100", "", "{{end}}"), wc("200", "", ""))),
			cols("100", row(wc("100", "", "名")), row(wc("100", "", "甲")), row(wc("100", "", "乙")), row(wc("100", "", "丙")))},
		{"the only column there is, downward", cols("300", row(wc("300", "", "{{range 列 年份}}{{.}}")), row(wc("300", "", "x{{end}}"))),
			cols("100 100 100", row(wc("100", "", "2022"), wc("100", "", "2023"), wc("100", "", "2024")),
				row(wc("100", "", "x"), wc("100", "", "x"), wc("100", "", "x")))},
		{"else in the last cell of a row", tbl(tr("h", "k"), tr("{{range 行们}}{{.名}}", "{{.数}}{{else}}无{{end}}")),
			tbl(tr("h", "k"), tr("甲", "1"), tr("乙", "2"), tr("丙", "0"))},
		{"which is a row blank but for that", tbl(tr("h", "k"), tr("{{range 空表}}{{.名}}", "{{.数}}{{else}}无{{end}}")),
			tbl(tr("h", "k"), tr("", "无"))},
		{"and in one cell", cols("100 300", row(wc("100", "", "名"), wc("300", "", "{{range 列 空表}}{{.}}{{else}}无{{end}}"))),
			cols("100 300", row(wc("100", "", "名"), wc("300", "", "无")))},
		{"also of the row, from one cell", tbl(tr("h", "k"), tr("x", "{{range 整行 空表}}{{.名}}{{else}}无{{end}}")), tbl(tr("h", "k"), tr("", "无"))},
		{"a condition 列 in one row leaves the cells of others their column", cols("100 200",
			row(wc("100", "", "a"), wc("200", "", "b")), row(wc("100", "", "表"), wc("200", "", "{{if 列 零}}x{{end}}"))),
			cols("100 200", row(wc("100", "", "a"), wc("200", "", "b")), row(wc("100", "", "表"), wc("200", "", "")))},
	} {
		t.Run(test.name, func(t *testing.T) {
			plain := func(xml string) string {
				xml = strings.ReplaceAll(strings.ReplaceAll(xml, "<w:t></w:t>", "<w:t/>"), "<w:p><w:r><w:t/></w:r></w:p>", "<w:p/>")
				return strings.ReplaceAll(xml, "<w:p></w:p>", "<w:p/>")
			}
			if diff := cmp.Diff(plain(test.want), plain(body(t, filled(t, word(t, test.in, nil), rows)))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestAnyDownwardElse draws a table with columns over several rows that have an else, in the last cell or at the border
// of two columns: nothing outside of them changes, and they are as often there as they are carried out, or the else is.
func TestAnyDownwardElse(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		left, in, behind := rapid.IntRange(0, 2).Draw(r, "left"), rapid.IntRange(1, 3).Draw(r, "in"), rapid.IntRange(0, 2).Draw(r, "behind")
		if left+behind == 0 {
			left = 1
		}
		height, border := rapid.IntRange(2, 4).Draw(r, "rows"), rapid.IntRange(0, in-1).Draw(r, "border")
		times := rapid.IntRange(0, 3).Draw(r, "times")
		before, past := rapid.IntRange(0, 1).Draw(r, "rows before"), rapid.IntRange(0, 1).Draw(r, "rows past")
		elseRow := rapid.IntRange(0, height-1).Draw(r, "else in row")
		var list []string
		var want [][]string
		for i := -before; i < height+past; i++ {
			var cells, one, other []string
			texts := make([]string, left+in+behind)
			for k := range texts {
				texts[k] = fmt.Sprintf("r%dc%d", i, k)
			}
			if i < 0 || i >= height { // over the columns
				texts = slices.Concat(texts[:left], texts[left:left+1], texts[left+in:])
				for k, text := range texts {
					span := map[bool]string{true: fmt.Sprint(in)}[k == left && in > 1]
					cells = append(cells, wc("100", span, text))
				}
				list, want = append(list, row(cells...)), append(want, texts)
				continue
			}
			for k, text := range texts {
				inside := left <= k && k < left+in
				if inside && k >= left+border && border > 0 {
					other = append(other, text)
				} else if inside {
					one = append(one, text)
				}
				if i == 0 && k == left {
					text = fmt.Sprintf("{{range 列 表%d}}", times) + text
				}
				if i == elseRow && border > 0 && k == left+border {
					text = "{{else}}" + text
				}
				if i == height-1 && k == left+in-1 {
					if border == 0 {
						text += "{{else}}无"
						other = append(make([]string, in-1), "无")
					}
					text += "{{end}}"
				}
				cells = append(cells, wc("100", "", text))
			}
			if border == 0 && i < height-1 {
				other = make([]string, in)
			}
			list = append(list, row(cells...))
			middle := slices.Repeat(one, times)
			if times == 0 {
				middle = other
			}
			want = append(want, slices.Concat(texts[:left], middle, texts[left+in:]))
		}
		out := filled(t, word(t, cols(strings.Repeat("100 ", left+in+behind), list...)+p("后"), nil), drawnData)
		got := strings.TrimSuffix(body(t, out), p("后"))
		if fault := unsound("<w:body>"+got+"</w:body>", true); fault != "" {
			r.Fatalf("%s:\n%s\nof\n%s", fault, got, strings.Join(list, "\n"))
		}
		var rows []string
		for _, texts := range want {
			rows = append(rows, strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), " "))
		}
		if diff := cmp.Diff(joinRows(rows), rowTexts(t, got)); diff != "" {
			r.Errorf("(-want +got)\n%s\nof\n%s", diff, strings.Join(list, "\n"))
		}
	})
}
