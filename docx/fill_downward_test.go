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
