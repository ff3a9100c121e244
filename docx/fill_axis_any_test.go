package docx

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/ooxml/xmltree"
)

// A drawnTable is a table with one block from a cell of it to another.
type drawnTable struct {
	grid     [][]int // by row, the spans of the cells
	texts    [][]string
	merges   [][]string // of the cells downward, nil for none
	from, to [2]int     // row and cell
	open     string
	items    int
	alone    bool // the actions stand alone in their cells
	axis     string
}

// drawTableWithBlock draws rows of any spans.
func drawTableWithBlock(r *rapid.T) *drawnTable {
	d := &drawnTable{alone: rapid.IntRange(0, 3).Draw(r, "alone") == 0}
	width := rapid.IntRange(1, 5).Draw(r, "width")
	like := rapid.Bool().Draw(r, "rows alike")
	for i := range rapid.IntRange(1, 4).Draw(r, "rows") {
		var spans []int
		for left := width; left > 0; left -= spans[len(spans)-1] {
			spans = append(spans, rapid.IntRange(1, left).Draw(r, "span"))
		}
		if like && i > 0 {
			spans = d.grid[0]
		}
		var texts []string
		for k := range spans {
			text := fmt.Sprintf("r%dc%d", i, k)
			if rapid.IntRange(0, 3).Draw(r, "blank") == 0 {
				text = ""
			}
			texts = append(texts, text)
		}
		d.grid, d.texts = append(d.grid, spans), append(d.texts, texts)
	}
	if like && rapid.Bool().Draw(r, "merged") {
		d.drawMerges(r)
	}
	cell := func(name string) [2]int {
		row := rapid.IntRange(0, len(d.grid)-1).Draw(r, name)
		return [2]int{row, rapid.IntRange(0, len(d.grid[row])-1).Draw(r, name)}
	}
	if d.from, d.to = cell("from"), cell("to"); slices.Compare(d.from[:], d.to[:]) > 0 {
		d.from, d.to = d.to, d.from
	}
	d.items = rapid.IntRange(0, 3).Draw(r, "items")
	d.axis = rapid.SampledFrom([]string{"", "", "", "行 ", "列 ", "整行 ", "整列 "}).Draw(r, "axis")
	switch name := fmt.Sprint("表", d.items); {
	case d.items < 2 && rapid.Bool().Draw(r, "if"):
		d.open = "{{if " + d.axis + name + "}}"
	default:
		d.open = "{{range " + d.axis + name + "}}"
	}
	return d
}

// drawMerges merges some cells with those below, which hold nothing.
func (d *drawnTable) drawMerges(r *rapid.T) {
	begin, goOn := `<w:vMerge w:val="restart"/>`, "<w:vMerge/>"
	for i, texts := range d.texts {
		d.merges = append(d.merges, make([]string, len(texts)))
		for k := range texts {
			switch {
			case rapid.Bool().Draw(r, "apart"):
			case i > 0 && d.merges[i-1][k] != "" && rapid.IntRange(0, 3).Draw(r, "goes on") > 0:
				d.merges[i][k], texts[k] = goOn, ""
			default:
				d.merges[i][k] = begin
			}
		}
	}
}

var drawnData = map[string]any{"表0": []any{}, "表1": []any{"x"}, "表2": []any{"x", "y"}, "表3": []any{"x", "y", "z"}}

// xml is the table with its block, or without the actions of it.
func (d *drawnTable) xml(with bool) string {
	var list []string
	width := 0
	for i, spans := range d.grid {
		var cells []string
		width = 0
		for k, span := range spans {
			text := d.texts[i][k]
			at := [2]int{i, k}
			if d.alone && d.from != d.to && (at == d.from || at == d.to) {
				text = ""
			}
			if with && at == d.from {
				text = d.open + text
			}
			if with && at == d.to {
				text += "{{end}}"
			}
			width += span
			one := wc(fmt.Sprint(100*span), map[bool]string{true: fmt.Sprint(span)}[span > 1], text)
			if d.merges != nil {
				one = strings.Replace(one, "</w:tcPr>", d.merges[i][k]+"</w:tcPr>", 1)
			}
			cells = append(cells, one)
		}
		list = append(list, row(cells...))
	}
	return cols(strings.Repeat("100 ", width), list...)
}

// endsBlank reports whether nothing but the actions stands in the cells at the block's ends: those of columns go.
func (d *drawnTable) endsBlank() bool {
	return d.alone || d.texts[d.from[0]][d.from[1]]+d.texts[d.to[0]][d.to[1]] == ""
}

// expected returns the texts of the rows as they are with the block around rows, and around columns; nil where that
// cannot be. Empty cells and rows do not count.
func (d *drawnTable) expected() (ofRows, ofColumns string) {
	at := func(row, cell int) (from, to int) {
		for _, span := range d.grid[row][:cell] {
			from += span
		}
		return from, from + d.grid[row][cell]
	}
	from, _ := at(d.from[0], d.from[1])
	_, to := at(d.to[0], d.to[1])
	var rowsOut, block, columnsOut []string
	for i, texts := range d.texts {
		var all, left, inside, right []string
		for k, text := range texts {
			if d.alone && d.from != d.to && ([2]int{i, k} == d.from || [2]int{i, k} == d.to) {
				text = ""
			}
			if text == "" {
				continue
			}
			all = append(all, text)
			a, b := at(i, k)
			everywhere := d.axis == "整列 " && d.from[0] == d.to[0]
			switch in := (everywhere || d.from[0] <= i && i <= d.to[0]) && from <= a && b <= to; {
			case in:
				inside = append(inside, text)
			case a < to:
				left = append(left, text)
			default:
				right = append(right, text)
			}
		}
		columnsOut = append(columnsOut, strings.Join(slices.Concat(left, slices.Repeat(inside, d.items), right), " "))
		switch one := strings.Join(all, " "); {
		case i < d.from[0]:
			rowsOut = append(rowsOut, one)
		case i <= d.to[0]:
			if block = append(block, one); i == d.to[0] {
				rowsOut = append(rowsOut, slices.Repeat(block, d.items)...)
			}
		default:
			rowsOut = append(rowsOut, one)
		}
	}
	return joinRows(rowsOut), joinRows(columnsOut)
}

func joinRows(list []string) string {
	return strings.Join(slices.DeleteFunc(list, func(s string) bool { return s == "" }), "\n")
}

// rowTexts returns the texts of a table's rows.
func rowTexts(t *testing.T, xml string) string {
	var list []string
	root, err := xmltree.Parse([]byte("<w:body>"+xml+"</w:body>"), nil)
	if err != nil {
		t.Fatalf("xmltree.Parse: %v", err)
	}
	for tr := range root.Within("tr") {
		var texts []string
		for tc := range tr.Within("tc") {
			text := ""
			for run := range tc.Within("t") {
				text += run.Text()
			}
			if text != "" {
				texts = append(texts, text)
			}
		}
		list = append(list, strings.Join(texts, " "))
	}
	return joinRows(list)
}

var placeInTable = regexp.MustCompile(`^正文第 1 个表格第 \d+ 行第 \d+ 格 `)

// TestAnyBlockInTable draws a table with a block from one of its cells to another. Whatever is not refused with its
// place is as though one had copied whole rows, or whole columns, by hand: no text outside of the block is lost, and a
// loop over one thing changes nothing.
func TestAnyBlockInTable(t *testing.T) {
	var refused, ofRows, ofColumns int
	rapid.Check(t, func(r *rapid.T) {
		d := drawTableWithBlock(r)
		in := d.xml(true)
		if strings.Join(d.texts[d.from[0]], "") == "" || strings.Join(d.texts[d.to[0]], "") == "" {
			return // an action alone in its row goes with that
		}
		template, err := Parse(word(t, in+p("后"), nil))
		if err != nil {
			refused++
			for _, said := range complaints(t, err) {
				if !placeInTable.MatchString(said) {
					r.Errorf("no place in %s", said)
				}
			}
			return
		}
		out, err := template.Fill(drawnData)
		if err != nil {
			if d.axis == "行 " && d.from == d.to { // the function, of what is no text
				return
			}
			r.Fatal(err)
		}
		got := strings.TrimSuffix(body(t, out), p("后"))
		if fault := unsound("<w:body>"+got+"</w:body>", true); fault != "" {
			r.Fatalf("%s:\n%s\nof\n%s", fault, got, in)
		}
		if d.merges != nil { // what merged cells show goes up and down
			for i, texts := range d.texts {
				for _, text := range texts {
					if (i < d.from[0] || i > d.to[0]) && text != "" && d.axis != "整列 " && !strings.Contains(got, "<w:t>"+text+"</w:t>") {
						r.Errorf("%s is not in\n%s\nof\n%s", text, got, in)
					}
				}
			}
			return
		}
		asRows, asColumns := d.expected()
		switch texts := rowTexts(t, got); {
		case d.from == d.to && d.axis == "":
			if asRows != asColumns && d.items == 1 && texts != asRows {
				r.Errorf("got\n%s\nof\n%s", texts, in)
			}
		case texts == asRows && !strings.HasSuffix(d.axis, "列 "):
			ofRows++
		case texts == asColumns && !strings.HasSuffix(d.axis, "行 "):
			ofColumns++
		case d.from == d.to && d.axis == "行 ":
		default:
			r.Errorf("got\n%s\nof\n%s\nneither rows\n%s\nnor columns\n%s", texts, in, asRows, asColumns)
		}
		if same := strings.ReplaceAll(strings.ReplaceAll(d.xml(false), "<w:t></w:t>", "<w:t/>"),
			"<w:p><w:r><w:t/></w:r></w:p>", "<w:p/>"); d.items == 1 && !d.endsBlank() {
			if got := strings.ReplaceAll(strings.ReplaceAll(got, "<w:t></w:t>", "<w:t/>"),
				"<w:p><w:r><w:t/></w:r></w:p>", "<w:p/>"); got != same {
				r.Errorf("one time makes\n%s\nof\n%s", got, in)
			}
		}
	})
	t.Logf("%d refused, %d of rows, %d of columns", refused, ofRows, ofColumns)
}

// TestAnyTwoBlocksInTable draws a table with two loops from cells of it to others, one in the other or behind it. What
// is not refused gives each name the value of its own loop, keeps the grid whole and what is in rows outside of both;
// where each loop is over one thing, the table is as though there were none.
func TestAnyTwoBlocksInTable(t *testing.T) {
	var refused, filled int
	rapid.Check(t, func(r *rapid.T) {
		height, width := rapid.IntRange(1, 4).Draw(r, "rows"), rapid.IntRange(2, 4).Draw(r, "cells")
		var at []int
		for range 4 {
			at = append(at, rapid.IntRange(0, height*width-1).Draw(r, "at"))
		}
		slices.Sort(at)
		nested := rapid.Bool().Draw(r, "nested")
		axis := func() string {
			return rapid.SampledFrom([]string{"", "", "行 ", "列 ", "整行 ", "整列 "}).Draw(r, "axis")
		}
		before, behind, marks := make([]string, height*width), make([]string, height*width), make([]string, height*width)
		opens := []string{"{{range " + axis() + "甲}}", "{{range " + axis() + "乙}}"}
		for i, place := range at {
			switch second := i == 1 && nested || i == 2 && !nested; {
			case i == 0:
				before[place] += opens[0] + "A{{.}}"
				marks[place] += "Ax"
			case second:
				before[place] += opens[1] + "B{{.}}"
				marks[place] += "Bp"
			default:
				behind[place] += "{{end}}"
			}
		}
		if !nested && at[1] == at[2] { // the first ends before the second begins
			return
		}
		var list, plain []string
		for i := range height {
			var cells, bare []string
			for k := range width {
				n, text := i*width+k, fmt.Sprintf("r%dc%d", i, k)
				cells = append(cells, wc("100", "", before[n]+text+behind[n]))
				bare = append(bare, wc("100", "", marks[n]+text))
			}
			list, plain = append(list, row(cells...)), append(plain, row(bare...))
		}
		grid := strings.Repeat("100 ", width)
		template, err := Parse(word(t, cols(grid, list...)+p("后"), nil))
		if err != nil {
			refused++
			return
		}
		fill := func(a, b []any) string {
			out, err := template.Fill(map[string]any{"甲": a, "乙": b})
			if err != nil {
				r.Fatalf("template.Fill: %v", err)
			}
			return strings.TrimSuffix(body(t, out), p("后"))
		}
		filled++
		in := strings.Join(list, "\n")
		if diff := cmp.Diff(rowTexts(t, cols(grid, plain...)), rowTexts(t, fill([]any{"x"}, []any{"p"}))); diff != "" {
			r.Errorf("one time makes (-want +got)\n%s\nof\n%s", diff, in)
		}
		got := fill([]any{"x", "y"}, []any{"p", "q"})
		if fault := unsound("<w:body>"+got+"</w:body>", true); fault != "" {
			r.Errorf("%s:\n%s\nof\n%s", fault, got, in)
		}
		if wrong := regexp.MustCompile(`A[pq]|B[xy]`).FindString(rowTexts(t, got)); wrong != "" {
			r.Errorf("%s in\n%s\nof\n%s", wrong, rowTexts(t, got), in)
		}
		for i := range height {
			text := fmt.Sprintf("r%dc0", i)
			outside := i < at[0]/width || i > at[3]/width
			if n := strings.Count(got, text); n == 0 || outside && !strings.Contains(in, "整列") && n > 1 {
				r.Errorf("%s %d times in\n%s\nof\n%s", text, n, rowTexts(t, got), in)
			}
		}
	})
	t.Logf("%d refused, %d filled", refused, filled)
}
