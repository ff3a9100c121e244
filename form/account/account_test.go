package account

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form"
	"nianbao/grid"
)

var update = flag.Bool("update", false, "write testdata/told.txt")

// theForm has a table of two columns and three rows.
func theForm() *form.Form {
	node := func(label string) *form.Node { return &form.Node{ID: label, Name: label, Label: label} }
	t := &form.Table{ID: "t", Name: "收费", Corner: "项目", Over: "收费金额", Heading: "收费表",
		Rows:    []*form.Node{node("行政收费"), node("服务收费"), node("合计")},
		Columns: []*form.Node{node("上半年"), node("下半年")}}
	return form.New(form.Form{Edition: "甲",
		Particulars: []*form.Particular{{ID: "phone", Name: "电话", Label: "电话"}},
		Sections:    []*form.Section{{Title: "二、收费", Sheet: "收费", Tables: []*form.Table{t}}},
		Tables:      []*form.Table{t}})
}

// A sheet is a grid being filled.
type sheet struct {
	*rand.Rand
	g     *grid.Grid
	taken map[[2]int]bool
}

func (s *sheet) put(row, col int, text string) *grid.Cell {
	if s.taken[[2]int{row, col}] || row < 0 || col < 0 {
		return nil
	}
	s.taken[[2]int{row, col}] = true
	kind := grid.Text
	if text != "" && strings.Trim(text, "0123456789.") == "" {
		kind = grid.Number
	}
	s.g.Cells = append(s.g.Cells, grid.Cell{Row: row, Col: col, Text: text, Kind: kind})
	return &s.g.Cells[len(s.g.Cells)-1]
}

// words are what stands around tables.
var words = []string{"7", "2024", "2024年", "行政许可", "合计", "件", "（万元）", "/", "见附件", "3.5亿元", "下年",
	"其中：罚没", "1", "2", "序号",
	"收费表", "项目", strings.Repeat("一段很长的话", 20), "50%", "8300000", "某局"}

// draw returns a grid with the form's table drawn somewhere, which may have a row or column more, and cells around it.
func draw(rnd *rand.Rand, f *form.Form) (*grid.Grid, Drawing) {
	s := &sheet{rnd,
		&grid.Grid{Name: "收费", Source: []grid.Source{grid.Sheet, grid.Sheet, grid.Table}[rnd.IntN(3)]},
		map[[2]int]bool{}}
	top, left := rnd.IntN(4), rnd.IntN(3)
	t := f.Tables[0]
	rows, columns := t.Leaves()
	extraRow, extraColumn := rnd.IntN(8), rnd.IntN(8)
	d := Drawing{Table: t, Top: top, Bottom: top + 1, Left: left, LeftLimit: left}
	s.put(top, left, "项目")
	col := left
	for i := range 3 {
		if i == extraColumn {
			col++
			s.put(top, col, []string{"全年", "", "备注"}[rnd.IntN(3)])
			for row := top + 1; row < top+5; row++ {
				s.put(row, col, []string{"5", "", "好", "/"}[rnd.IntN(4)])
			}
		}
		if i < len(columns) {
			col++
			s.put(top, col, columns[i].Label)
			d.Columns = append(d.Columns, &grid.Cell{Row: top, Col: col})
		}
	}
	d.Right = col + 1
	row := top
	for i := range 4 {
		if i == extraRow {
			row++
			s.put(row, left, []string{"其他收费", "", "1", "备注"}[rnd.IntN(4)])
			for k := range 3 {
				s.put(row, left+1+k, []string{"6", "", "无"}[rnd.IntN(3)])
			}
		}
		if i < len(rows) {
			row++
			s.put(row, left, rows[i].Label)
			d.Rows = append(d.Rows, &grid.Cell{Row: row, Col: left})
			for _, c := range d.Columns {
				s.put(row, c.Col, fmt.Sprint(rnd.IntN(99)))
			}
		}
	}
	for range rnd.IntN(7) {
		if c := s.put(rnd.IntN(14), rnd.IntN(9), words[rnd.IntN(len(words))]); c != nil && rnd.IntN(9) == 0 {
			c.Formula = "A1+1"
		}
	}
	if rnd.IntN(3) == 0 { // another table
		at, over := 8+rnd.IntN(3), rnd.IntN(6)
		for i, text := range []string{"单位", "人数", "甲局", "12", "乙局", "9"} {
			s.put(at+i/2, over+i%2, text)
		}
	}
	s.g.Sort()
	for _, labels := range [][]*grid.Cell{d.Rows, d.Columns} {
		for i, l := range labels {
			labels[i] = s.g.At(l.Row, l.Col)
		}
	}
	return s.g, d
}

// picture returns a grid as a person sees it, rows on lines.
func picture(g *grid.Grid) string {
	var b strings.Builder
	row := -1
	for _, c := range g.Cells {
		if c.Row != row {
			row = c.Row
			fmt.Fprintf(&b, "\n  %d:", row+1)
		}
		text := c.Text
		if r := []rune(text); len(r) > 8 {
			text = string(r[:8]) + "…"
		}
		if c.Formula != "" {
			text += "=" + c.Formula
		}
		fmt.Fprintf(&b, " %s %s;", (&grid.Grid{}).Ref(c.Row, c.Col), text)
	}
	return b.String()
}

// TestTold holds what is told of cells around and within a table that nobody has read: each grid of testdata/told.txt is
// followed by it.
func TestTold(t *testing.T) {
	f := theForm()
	var b strings.Builder
	for seed := range uint64(150) {
		rnd := rand.New(rand.NewPCG(seed, 2))
		g, d := draw(rnd, f)
		r := form.NewReport(f)
		r.Book = &grid.Book{Grids: []*grid.Grid{g}, Ruled: true}
		var told []form.Place
		if seed%5 == 1 {
			told = append(told, form.PlaceIn(g, 0, 8, 2))
		}
		if seed%7 == 1 {
			r.Faults = append(r.Faults,
				form.Fault{Kind: form.ForeignRow, Places: []form.Place{form.PlaceIn(g, 0, d.Top+1, d.Left)}})
		}
		if seed%7 == 2 {
			r.Faults = append(r.Faults,
				form.Fault{Kind: form.ForeignColumn, Places: []form.Place{form.PlaceIn(g, 0, d.Top, d.Left+1)}})
		}
		drawings := []Drawing{d}
		if seed%10 == 3 {
			drawings = nil
		}
		before := len(r.Faults)
		Read(r, drawings, told, func(c *grid.Cell) bool { return slices.Contains([]string{"合计", "下年"}, c.Text) })
		source := map[grid.Source]string{grid.Sheet: "sheet", grid.Table: "table"}[g.Source]
		fmt.Fprintf(&b, "%d %s%s\n", seed, source, picture(g))
		for _, fault := range r.Faults[before:] {
			kind := map[form.FaultKind]string{form.ForeignRow: "row", form.ForeignColumn: "column",
				form.ForeignTable: "table"}[fault.Kind]
			fmt.Fprintf(&b, "! %s %s %q %v\n", kind, fault.Label, fault.Texts, fault.Places)
		}
	}
	const name = "testdata/told.txt"
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o666); err != nil {
			t.Fatalf("write: %v", err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Error(diff)
	}
}
