package appendix

import (
	"testing"

	"nianbao/grid"
)

func TestBegins(t *testing.T) {
	for _, c := range []struct {
		line, next string
		lines      int
		is         bool
	}{
		{"附：数据图表", "", 1, true}, {" 附：数据图表 ", "附件", 1, true}, {"附件", "数据图表", 2, true},
		{" 附件", "数据图表 ", 2, true},
		{"附件", "", 0, false}, {"附件", "名单", 0, false}, {"正文", "数据图表", 0, false}, {Note, "", 0, false},
	} {
		if lines, is := Begins(c.line, c.next); lines != c.lines || is != c.is {
			t.Errorf("%q, %q: %d, %v", c.line, c.next, lines, is)
		}
	}
}

func TestOf(t *testing.T) {
	book := func(source grid.Source, lines ...string) *grid.Book {
		g := &grid.Grid{Source: source}
		for i, l := range lines {
			g.Cells = append(g.Cells, grid.Cell{Row: i, Text: l})
		}
		return &grid.Book{Grids: []*grid.Grid{{Source: grid.Sheet}, g}}
	}
	for _, c := range []struct {
		name string
		book *grid.Book
		want int
	}{
		{"at the end", book(grid.Prose, "正文", "附件", "数据图表"), 1},
		{"with an empty line", book(grid.Prose, "正文", "附件", " ", "数据图表"), 1},
		{"as it was", book(grid.Prose, "正文", "正文", "附：数据图表"), 2},
		{"first", book(grid.Prose, "附件", "数据图表"), 0},
		{"other words between", book(grid.Prose, "附件", "名单", "数据图表"), -1},
		{"a sheet's", book(grid.Sheet, "附件", "数据图表"), -1},
		{"none", book(grid.Prose, "正文"), -1},
	} {
		if have := Of(c.book); have != c.want {
			t.Errorf("%s: paragraph %d, not %d", c.name, have, c.want)
		}
	}
}
