package form

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// node returns a row or column, with those below it.
func node(id string, below ...*Node) *Node {
	return &Node{ID: id, Name: "名" + id, Label: "L" + id, Nodes: below}
}

// sheet returns a form whose only section has some tables, and the section.
func sheet(tables ...*Table) (*Form, *Section) {
	s := &Section{Title: "二、表", Sheet: "表", Tables: tables}
	return New(Form{Edition: "甲", Sections: []*Section{s}, Tables: tables}), s
}

// drawing returns a section's cells one a line: row, column, size, what it is and its text or cell.
func drawing(d *SectionGrid) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%dx%d header %d stub %d\n", d.Height, d.Width, d.Header, d.Stub)
	for i, c := range d.Cells {
		s := d.Slots[i]
		text := c.Text
		if s.Cell != nil {
			text = s.Cell.ID
		}
		if s.Node != nil && s.Node.Label != c.Text {
			text += " of " + s.Node.Label
		}
		if s.Vertical {
			text += " vertical"
		}
		if (s.Role == Stub) != (s.Table != nil) {
			text += " with its table wrong"
		}
		fmt.Fprintf(&b, "%d,%d %dx%d %s %s\n", c.Row, c.Col, c.Rows(), c.Cols(),
			[]string{"heading", "corner", "header", "stub", "data"}[s.Role], text)
	}
	return strings.TrimSpace(b.String())
}

// TestSectionGrid draws tables as forms print them.
func TestSectionGrid(t *testing.T) {
	vertical := node("g", node("x"), node("y"))
	vertical.Vertical = true
	for _, c := range []struct {
		name   string
		tables []*Table
		want   string
	}{
		{"rows and columns in groups",
			[]*Table{{ID: "t", Name: "表", Corner: "项目", Over: "总", Rows: []*Node{node("a"), vertical},
				Columns: []*Node{node("p"), node("q", node("r"), node("s"))}}}, `
6x5 header 3 stub 2
0,0 3x2 corner 项目
0,2 1x3 header 总
1,2 2x1 header Lp
1,3 1x2 header Lq
2,3 1x1 header Lr
2,4 1x1 header Ls
3,0 1x2 stub La
3,2 1x1 data t.a.p
3,3 1x1 data t.a.q.r
3,4 1x1 data t.a.q.s
4,0 2x1 stub Lg vertical
4,1 1x1 stub Lx
4,2 1x1 data t.g.x.p
4,3 1x1 data t.g.x.q.r
4,4 1x1 data t.g.x.q.s
5,1 1x1 stub Ly
5,2 1x1 data t.g.y.p
5,3 1x1 data t.g.y.q.r
5,4 1x1 data t.g.y.q.s`},
		{"two tables, the last column of the narrow one as wide as what is left", []*Table{
			{ID: "t", Name: "一", Heading: "甲", Rows: []*Node{node("a")},
				Columns: []*Node{node("p"), node("q", node("r"))}},
			{ID: "u", Name: "二", Heading: "乙", Rows: []*Node{node("b")},
				Columns: []*Node{node("p"), node("q"), node("r"), node("s")}},
		}, `
7x5 header 0 stub 1
0,0 1x5 heading 甲
1,0 2x1 corner 
1,1 2x1 header Lp
1,2 1x3 header Lq
2,2 1x3 header Lr
3,0 1x1 stub La
3,1 1x1 data t.a.p
3,2 1x3 data t.a.q.r
4,0 1x5 heading 乙
5,0 1x1 corner 
5,1 1x1 header Lp
5,2 1x1 header Lq
5,3 1x1 header Lr
5,4 1x1 header Ls
6,0 1x1 stub Lb
6,1 1x1 data u.b.p
6,2 1x1 data u.b.q
6,3 1x1 data u.b.r
6,4 1x1 data u.b.s`},
		{"a row without a label", []*Table{{ID: "t", Name: "表", Rows: []*Node{{ID: "a", Name: "甲"}},
			Columns: []*Node{node("p"), node("q")}}}, `
2x2 header 1 stub 0
0,0 1x1 header Lp
0,1 1x1 header Lq
1,0 1x1 data t.a.p
1,1 1x1 data t.a.q`},
		{"rows side by side",
			[]*Table{{ID: "t", Name: "表", Across: true, Rows: []*Node{node("g", node("a"), node("b"))},
				Columns: []*Node{node("p"), node("q")}}}, `
4x4 header 3 stub 0
0,0 1x4 header Lg
1,0 1x2 header La
2,0 1x1 header Lp
2,1 1x1 header Lq
1,2 1x2 header Lb
2,2 1x1 header Lp
2,3 1x1 header Lq
3,0 1x1 data t.g.a.p
3,1 1x1 data t.g.a.q
3,2 1x1 data t.g.b.p
3,3 1x1 data t.g.b.q`},
		{"side by side above another", []*Table{
			{ID: "t", Name: "一", Heading: "甲", Across: true, Rows: []*Node{node("a")}, Columns: []*Node{node("p")}},
			{ID: "u", Name: "二", Heading: "乙", Rows: []*Node{{ID: "b"}}, Columns: []*Node{node("q")}},
		}, `
7x1 header 0 stub 0
0,0 1x1 heading 甲
1,0 1x1 header La
2,0 1x1 header Lp
3,0 1x1 data t.a.p
4,0 1x1 heading 乙
5,0 1x1 header Lq
6,0 1x1 data u.b.q`},
	} {
		_, s := sheet(c.tables...)
		d := s.Grid()
		if have := drawing(d); have != strings.TrimSpace(c.want) || d.Name != "二、表" {
			t.Errorf("%s: %s\n%s", c.name, d.Name, have)
		}
	}
	if d := (&Section{Title: "一、文", Text: "text"}).Grid(); d.Height+d.Width+len(d.Cells) != 0 {
		t.Errorf("a text is drawn: %+v", d)
	}
}

// TestSpareRows draws the rows that an open table keeps for further items on the whole grid alone.
func TestSpareRows(t *testing.T) {
	open := &Open{ID: "key", Label: "名称"}
	table := &Table{ID: "t", Name: "表", Open: open,
		Rows:    append(open.Nodes(OpenRows{Keys: []string{"甲"}, Spare: 1}), node("sum")),
		Columns: []*Node{node("p")}}
	_, s := sheet(table)
	const head = "header 1 stub 1\n0,0 1x1 corner \n0,1 1x1 header Lp\n1,0 1x1 stub 甲\n1,1 1x1 data t.rows.r1.p\n"
	want := "3x2 " + head + "2,0 1x1 stub Lsum\n2,1 1x1 data t.sum.p"
	if have := drawing(s.Grid()); have != want {
		t.Error(have)
	}
	want = "4x2 " + head + "2,0 1x1 stub \n2,1 1x1 data t.rows.b1.p\n3,0 1x1 stub Lsum\n3,1 1x1 data t.sum.p"
	if have := drawing(s.WholeGrid()); have != want {
		t.Error(have)
	}
	_, s = sheet(&Table{ID: "t", Name: "表", Open: open, Columns: []*Node{node("p")}})
	if have := drawing(s.Grid()); have != "1x2 header 1 stub 1\n0,0 1x1 corner \n0,1 1x1 header Lp" {
		t.Error(have)
	}
}

// TestAnySectionGrid holds that the cells of any tables cover their rectangle once, and that each figure stands once.
func TestAnySectionGrid(t *testing.T) {
	var nodes func(t *rapid.T, depth int) []*Node
	nodes = func(t *rapid.T, depth int) []*Node {
		var list []*Node
		for i := range rapid.IntRange(1, 3).Draw(t, "nodes") {
			n := node(fmt.Sprint("n", i))
			if depth > 1 && rapid.Bool().Draw(t, "group") {
				n.Nodes = nodes(t, depth-1)
			}
			list = append(list, n)
		}
		return list
	}
	rapid.Check(t, func(t *rapid.T) {
		var tables []*Table
		cells := 0
		for i := range rapid.IntRange(1, 3).Draw(t, "tables") {
			tables = append(tables, &Table{ID: fmt.Sprint("t", i), Across: rapid.Bool().Draw(t, "across"),
				Rows: nodes(t, 3), Columns: nodes(t, 3)})
		}
		f, s := sheet(tables...)
		d := s.Grid()
		taken := map[[2]int]bool{}
		for i, c := range d.Cells {
			if d.Slots[i].Role == Data {
				cells++
			}
			for row := c.Row; row < c.Row+c.Rows(); row++ {
				for col := c.Col; col < c.Col+c.Cols(); col++ {
					if taken[[2]int{row, col}] || row >= d.Height || col >= d.Width {
						t.Fatalf("%d,%d is drawn twice, or outside\n%s", row, col, drawing(d))
					}
					taken[[2]int{row, col}] = true
				}
			}
		}
		if cells != len(f.Cells) {
			t.Fatalf("%d of %d cells are drawn", cells, len(f.Cells))
		}
		if len(tables) == 1 && len(taken) != d.Height*d.Width && !tables[0].Across {
			t.Fatalf("%d of %d are covered\n%s", len(taken), d.Height*d.Width, drawing(d))
		}
		sum := 0
		for _, share := range d.Shares() {
			sum += share
		}
		if sum > 1000 || sum < 1000-d.Width {
			t.Fatalf("shares %v", d.Shares())
		}
	})
}

// TestShares holds how wide columns are: equal, or most of the room for the longest labels.
func TestShares(t *testing.T) {
	for _, c := range []struct {
		width, stub int
		want        []int
	}{
		{4, 1, []int{250, 250, 250, 250}},
		{3, 0, []int{333, 333, 333}},
		{2, 2, []int{375, 625}},
		{4, 2, []int{187, 312, 250, 250}},
		{5, 3, []int{45, 170, 284, 250, 250}},
		{6, 4, []int{41, 41, 156, 260, 250, 250}},
		{10, 2, []int{165, 275, 70, 70, 70, 70, 70, 70, 70, 70}},
		{11, 2, []int{138, 231, 70, 70, 70, 70, 70, 70, 70, 70, 70}},
		{12, 2, slices.Repeat([]int{83}, 12)},
	} {
		if have := (&SectionGrid{Width: c.width, Stub: c.stub}).Shares(); !slices.Equal(have, c.want) {
			t.Errorf("%d columns, %d of labels: %v, not %v", c.width, c.stub, have, c.want)
		}
	}
}
