package docx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/docx/wordtest"
)

// TestCellsOutsideBlocks shows that a block between the cells of a row takes nothing from other rows.
func TestCellsOutsideBlocks(t *testing.T) {
	head := row(wc("900", "", "名"), wc("300", "", "发"), wc("300", "", "废"), wc("300", "", "效"))
	other := row(wc("900", "", "乙"), wc("300", "", "1"), wc("300", "", "2"), wc("300", "", "3"))
	wide := row(wc("900", "", "丙"), wc("900", "3", "4"))
	blank := `<w:tc><w:tcPr><w:tcW w:w="300" w:type="dxa"/></w:tcPr><w:p/></w:tc>`
	for _, test := range []struct{ name, in, want string }{
		{"a condition over two cells that is false",
			cols("900 300 300 300", head, row(wc("900", "", "甲"), wc("300", "", "5"), wc("300", "", "{{if 零}}x"),
				wc("300", "", "y{{end}}")), other, wide),
			cols("900 300 300 300", head, row(wc("900", "", "甲"), wc("300", "", "5"), blank, blank), other, wide)},
		{"and true",
			cols("900 300 300 300", head, row(wc("900", "", "甲"), wc("300", "", "5"), wc("300", "", "{{if 五}}x"),
				wc("300", "", "y{{end}}")), other, wide),
			cols("900 300 300 300", head, row(wc("900", "", "甲"), wc("300", "", "5"), wc("300", "", "x"),
				wc("300", "", "y")), other, wide)},
		{"a loop under a heading that finds nothing",
			cols("900 100 300 200", row(wc("900", "", "年"), wc("600", "3", "各年")),
				row(wc("900", "", "数"), wc("100", "", "{{range 空表}}"), wc("300", "", "{{.}}"), wc("200", "", "{{end}}"))),
			cols("900 100 300 200", row(wc("900", "", "年"), wc("600", "3", "各年")),
				row(wc("900", "", "数"), strings.ReplaceAll(blank, "300", "100"), blank,
					strings.ReplaceAll(blank, "300", "200")))},
		{"a loop of columns that makes fewer than another row has",
			cols("300 300 300", row(wc("300", "", "{{range 列 少}}"), wc("300", "", "{{.}}"), wc("300", "", "{{end}}")),
				row(wc("300", "", "a"), wc("300", "", "b"), wc("300", "", "c"))),
			cols("300 300 300", row(wc("300", "", "7"),
				`<w:tc><w:tcPr><w:tcW w:w="600" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>`),
				row(wc("300", "", "a"), wc("300", "", "b"), wc("300", "", "c")))},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, body(t, filled(t, word(t, test.in, nil), rows))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestAnyColumns fills tables of any cells with blocks between some: no cell outside of a block is lost, and every row
// is as wide as the grid.
func TestAnyColumns(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		width := rapid.IntRange(1, 5).Draw(r, "width")
		var list, outside []string
		for range rapid.IntRange(1, 4).Draw(r, "rows") {
			cells, kept := drawRow(r, width, len(outside))
			list, outside = append(list, row(cells...)), append(outside, kept...)
		}
		in := cols(strings.Repeat("100 ", width), list...)
		got := body(t, filled(t, word(t, in+p("后"), nil), rows))
		for _, text := range outside {
			if strings.Count(got, "<w:t>"+text+"</w:t>") != 1 {
				r.Errorf("%s of\n%s\nis not once in\n%s", text, in, got)
			}
		}
		grid := strings.Count(got, "<w:gridCol ")
		for _, one := range strings.Split(got, "<w:tr>")[1:] {
			n := 0
			for _, c := range strings.Split(one, "<w:tc>")[1:] {
				span := 1
				if _, after, found := strings.Cut(c, `<w:gridSpan w:val="`); found {
					fmt.Sscan(strings.SplitN(after, `"`, 2)[0], &span)
				}
				n += span
			}
			if n != grid {
				r.Errorf("a row of %d columns in a grid of %d:\n%s\nof\n%s", n, grid, got, in)
			}
		}
	})
}

// drawRow draws a row's cells, blocks around some of them, and the texts outside of blocks.
func drawRow(r *rapid.T, width, from int) (cells, outside []string) {
	open := false
	for col := 0; col < width; {
		span := rapid.IntRange(1, width-col).Draw(r, "span")
		text := fmt.Sprintf("文%d", from+len(outside))
		inside := open
		if !open && rapid.IntRange(0, 2).Draw(r, "opens") == 0 {
			text = rapid.SampledFrom([]string{"{{if 零}}", "{{if 五}}", "{{range 列 年份}}", "{{range 列 少}}",
				"{{range 列 空表}}"}).
				Draw(r, "block") + "甲"
			open, inside = true, true
		} else if open {
			text = "乙"
		}
		if open && (col+span == width || rapid.Bool().Draw(r, "closes")) {
			text, open = text+"{{end}}", false
		}
		if !inside {
			outside = append(outside, text)
		}
		cells = append(cells, wc(fmt.Sprint(100*span), map[bool]string{true: fmt.Sprint(span)}[span > 1], text))
		col += span
	}
	return cells, outside
}

// TestMergeOverBranches lets the branch that is carried out begin what the template merges over both: the other's words
// are not printed for it.
func TestMergeOverBranches(t *testing.T) {
	merged := func(state, text string) string {
		return `<w:tc><w:tcPr><w:vMerge` + state + `/></w:tcPr>` + p(text) + `</w:tc>`
	}
	const begins = ` w:val="restart"`
	row := func(cell, text string) string { return `<w:tr>` + cell + `<w:tc>` + p(text) + `</w:tc></w:tr>` }
	template := tbl(tr("头", "头") + row(merged(begins, "{{if 行 有}}甲"), "乙") + row(merged("", "{{else}}丙"), "丁{{end}}") +
		row(merged("", ""), "戊"))
	for has, want := range map[bool]string{
		true:  row(merged(begins, "甲"), "乙"),
		false: row(merged(begins, "丙"), "丁"),
	} {
		out := filledMany(t, word(t, template, nil), map[string]any{"有": has})
		data, _ := out.Part("word/document.xml")
		got := strings.ReplaceAll(string(data), ` xml:space="preserve"`, "")
		if want += row(merged("", ""), "戊"); !strings.Contains(got, want) {
			t.Errorf("%v: %s lacks %s", has, got, want)
		}
		if faults := wordtest.Faults(out); len(faults) > 0 {
			t.Error(faults)
		}
	}
}
