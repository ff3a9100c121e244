package filing

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/check"
	"nianbao/form"
	"nianbao/form/unit"
	"nianbao/fuzztest"
	"nianbao/grid"
)

// Units: those of the form's figures, those of money and of counts that are others.
var (
	ownUnits   = []string{"件", "万元", "件、万元", "件，万元", "人民币万元", "宗"}
	moneyUnits = []string{"元", "千元", "亿元", "百万元", "件、元", "元、件", "人民币元"}
	countUnits = []string{"千件", "万件", "百 件", "千", "千件、万元", "万人次", "千份"}
)

// unitLines are lines that state one.
var unitLines = []string{"单位：U", "（单位：U）", "计量单位：U", "单位:U", "单位 ： U", "单位为U", "计量单位为U。", "本表以U为单位", "（U）",
	"本表数据以U为单位（下同）", "（数量以U计，保留两位小数）", "各表计量单位均为U", "注：1.以U计；2.没有的填0。", "表中数据均以U为计量单位", "计量单位：U 制表人：甲"}

// everywhere is said of what may be of any grid.
const everywhere = -1

// A unitPlace puts a line that states a unit somewhere into what was read of a filing.
type unitPlace struct {
	name   string
	within bool                                                          // among labels and figures, where it may be of some of them alone
	put    func(t *rapid.T, book *grid.Book, line, unit string) (of int) // the grid that it may be of, everywhere for any
}

var unitPlaces = []unitPlace{
	{"above all of a sheet", false, func(t *rapid.T, book *grid.Book, line, _ string) int {
		at := rapid.IntRange(1, 3).Draw(t, "grid")
		insertRow(t, book.Grids[at], 0, 0, line)
		return at
	}},
	{"between rows of a sheet", true, func(t *rapid.T, book *grid.Book, line, _ string) int {
		at := rapid.IntRange(1, 3).Draw(t, "grid")
		g := book.Grids[at]
		rows, _ := g.Size()
		insertRow(t, g, rapid.IntRange(1, rows).Draw(t, "row"), rapid.IntRange(0, 2).Draw(t, "column"), line)
		return at
	}},
	{"beside the title", true, func(t *rapid.T, book *grid.Book, line, _ string) int {
		at := rapid.IntRange(1, 3).Draw(t, "grid")
		g := book.Grids[at]
		_, cols := g.Size()
		addCell(g, rapid.IntRange(0, 2).Draw(t, "row"), cols, line)
		return at
	}},
	{"beside a figure", true, func(t *rapid.T, book *grid.Book, _, unit string) int {
		at := rapid.IntRange(1, 3).Draw(t, "grid")
		g := book.Grids[at]
		c := pickCell(t, g, func(c *grid.Cell) bool { return c.Kind == grid.Number })
		_, cols := g.Size()
		if rapid.Bool().Draw(t, "far") || g.At(c.Row, c.Right()) != nil {
			addCell(g, c.Row, cols, unit)
		} else {
			addCell(g, c.Row, c.Right(), unit)
		}
		return at
	}},
	{"in a label", true, func(t *rapid.T, book *grid.Book, line, _ string) int {
		at := rapid.IntRange(1, 3).Draw(t, "grid")
		g := book.Grids[at]
		c := pickCell(t, g, func(c *grid.Cell) bool { return c.Kind == grid.Text && c.Text != "" && len(c.Text) < 100 })
		c.Text += line
		return at
	}},
	{"in a figure", true, func(t *rapid.T, book *grid.Book, _, unit string) int {
		at := rapid.IntRange(1, 3).Draw(t, "grid")
		g := book.Grids[at]
		c := pickCell(t, g, func(c *grid.Cell) bool { return c.Kind == grid.Number && c.Text != "0" })
		c.Text, c.Kind, c.Shown, c.Dressed = c.Text+unit, grid.Text, "", ""
		return at
	}},
	{"on a sheet of its own", false, func(t *rapid.T, book *grid.Book, line, _ string) int {
		g := &grid.Grid{Name: rapid.SampledFrom([]string{"封面", "Sheet1", "说明"}).Draw(t, "name")}
		addCell(g, 0, 0, line)
		at := rapid.SampledFrom([]int{0, len(book.Grids)}).Draw(t, "at")
		book.Grids = slices.Insert(book.Grids, at, g)
		return everywhere
	}},
	{"on the first sheet", false, func(t *rapid.T, book *grid.Book, line, _ string) int {
		g := book.Grids[0]
		rows, _ := g.Size()
		insertRow(t, g, rapid.SampledFrom([]int{0, 1, 2, 3, rows}).Draw(t, "row"), 0, line)
		return everywhere
	}},
	{"on the sheet of texts", false, func(t *rapid.T, book *grid.Book, line, _ string) int {
		insertRow(t, book.Grids[4], rapid.IntRange(0, 2).Draw(t, "row"), 0, line)
		return everywhere
	}},
	{"in a header of a sheet", false, func(t *rapid.T, book *grid.Book, line, _ string) int {
		at := rapid.IntRange(1, 3).Draw(t, "grid")
		g := book.Grids[at]
		g.Margins = append(slices.Clone(g.Margins), grid.Margin{What: "页眉", Text: line})
		return at
	}},
	{"in a comment", false, func(t *rapid.T, book *grid.Book, line, _ string) int {
		at := rapid.IntRange(1, 3).Draw(t, "grid")
		g := book.Grids[at]
		g.Comments = append(slices.Clone(g.Comments), grid.Comment{Text: line})
		return at
	}},
}

var documentUnitPlaces = []unitPlace{
	{"in a paragraph", false, func(t *rapid.T, book *grid.Book, line, _ string) int {
		at := 2 * rapid.IntRange(0, 3).Draw(t, "grid")
		g := book.Grids[at]
		first, last := g.Cells[0].Row, g.Cells[len(g.Cells)-1].Row
		insertParagraph(book, g, rapid.IntRange(first, last+1).Draw(t, "row"), line)
		return at
	}},
	{"in a heading", false, func(t *rapid.T, book *grid.Book, line, _ string) int {
		at := 2 * rapid.IntRange(0, 3).Draw(t, "grid")
		g := book.Grids[at]
		c := pickCell(t, g, func(c *grid.Cell) bool {
			return strings.Contains("二三四五六", c.Text[:3])
		})
		c.Text += line
		return at
	}},
	{"in a table", true, func(t *rapid.T, book *grid.Book, line, _ string) int {
		at := 2*rapid.IntRange(0, 2).Draw(t, "grid") + 1
		g := book.Grids[at]
		pickCell(t, g, func(c *grid.Cell) bool { return strings.Trim(c.Text, "0123456789.") != "" && len(c.Text) < 100 }).Text += line
		return at
	}},
	{"in a row of a table", true, func(t *rapid.T, book *grid.Book, line, _ string) int {
		at := 2*rapid.IntRange(0, 2).Draw(t, "grid") + 1
		g := book.Grids[at]
		rows, _ := g.Size()
		insertRow(t, g, rapid.IntRange(0, rows).Draw(t, "row"), 0, line)
		return at
	}},
	{"in a figure", true, func(t *rapid.T, book *grid.Book, _, unit string) int {
		at := 2*rapid.IntRange(0, 2).Draw(t, "grid") + 1
		g := book.Grids[at]
		pickCell(t, g, func(c *grid.Cell) bool {
			return c.Text != "" && c.Text != "0" && strings.Trim(c.Text, "0123456789.") == ""
		}).Text += unit
		return at
	}},
	{"beside the text", false, func(t *rapid.T, book *grid.Book, line, _ string) int {
		g := &grid.Grid{Name: rapid.SampledFrom([]string{"页眉", "页脚", "文本框", "脚注"}).Draw(t, "name"), Source: grid.Prose, Aside: true}
		addCell(g, 0, 0, line)
		book.Grids = append(book.Grids, g)
		return everywhere
	}},
	{"in a table of its own", false, func(t *rapid.T, book *grid.Book, line, _ string) int {
		g := &grid.Grid{Source: grid.Table}
		addCell(g, 0, 0, line)
		book.Grids = slices.Insert(book.Grids, rapid.SampledFrom([]int{0, 1, 3, 5, 7}).Draw(t, "at"), g)
		return everywhere
	}},
}

func addCell(g *grid.Grid, row, col int, text string) {
	g.Cells = append(g.Cells, grid.Cell{Row: row, Col: col, Text: text})
	g.Sort()
}

func pickCell(t *rapid.T, g *grid.Grid, which func(*grid.Cell) bool) *grid.Cell {
	var list []*grid.Cell
	for i := range g.Cells {
		if which(&g.Cells[i]) {
			list = append(list, &g.Cells[i])
		}
	}
	if len(list) == 0 {
		t.Skip("no such cell")
	}
	return rapid.SampledFrom(list).Draw(t, "cell")
}

// insertRow puts a row with one cell above another; none where a cell reaches over both.
func insertRow(t *rapid.T, g *grid.Grid, row, col int, text string) {
	for i := range g.Cells {
		switch c := &g.Cells[i]; {
		case c.Row < row && c.Bottom() > row:
			t.Skip("a cell is there")
		case c.Row >= row:
			c.Row++
		}
	}
	addCell(g, row, col, text)
}

// insertParagraph puts a paragraph before another.
func insertParagraph(book *grid.Book, of *grid.Grid, row int, text string) {
	behind := false
	for _, g := range book.Grids {
		behind = behind || g == of
		for i := range g.Cells {
			if g.Source == grid.Prose && !g.Aside && behind && g.Cells[i].Row >= row {
				g.Cells[i].Row++
			}
		}
	}
	addCell(of, row, 0, text)
}

// TestAnyUnit states a unit anywhere in a workbook or a document: the figures are read in it, or something is told of it;
// of a unit in which the form's figures are nothing is told.
func TestAnyUnit(t *testing.T) {
	t.Parallel()
	sources := []*grid.Book{opening(t, books[0]).Report.Book, opening(t, books[1]).Report.Book,
		opening(t, convertTo(t, books[0], "report.docx")).Report.Book, opening(t, convertTo(t, books[1], "report.docx")).Report.Book}
	l := Builtin()
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 3).Draw(rt, "source")
		book := spoiledBook(sources[n], fuzztest.Of(nil))
		in := rapid.SampledFrom(slices.Concat(ownUnits, moneyUnits, countUnits)).Draw(rt, "unit")
		line := strings.ReplaceAll(rapid.SampledFrom(unitLines).Draw(rt, "line"), "U", in)
		if rapid.Bool().Draw(rt, "bare") {
			stripUnits(book)
		}
		before := readUnits(rt, l, book)
		places := unitPlaces
		if n > 1 {
			places = documentUnitPlaces
		}
		place := rapid.SampledFrom(places).Draw(rt, "place")
		if place.name == "in a heading" && strings.Contains(line, "；") {
			return // it is no heading then, which S19 tells
		}
		rt.Log(place.name, line)
		of := place.put(rt, book, line, in)
		isOf := slices.Contains(countUnits, in) && !(place.within && of == 1) || slices.Contains(moneyUnits, in) &&
			(of == everywhere || !place.within && (n < 2 && of == 1 || n >= 2 && of <= 2))
		r, err := l.index.Read(book)
		if err != nil {
			rt.Fatalf("l.index.Read: %v", err)
		}
		r.Book = book
		found := check.Report(r, l.Forms)
		told := slices.ContainsFunc(found, func(f check.Finding) bool { return tellsOfUnit(f, line) })
		for _, c := range r.Form.Cells {
			have, had := r.Value(c), before.Value(before.Form.Cell(c.ID))
			inYuan := strings.HasSuffix(c.Unit(), "元") && have.Unit == "元"
			if have.State != form.Unreadable && len(found) == 0 && !have.Number.Equal(had.Number) && !(inYuan && have.Number.Equal(had.Number.Shift(-4))) {
				rt.Fatalf("%s is read as %v, was %v\n%s", c.ID, have.Number, had.Number, said(found))
			}
		}
		switch {
		case isOf && !told && check.Count(found, check.Error) == 0 && n%2 == 0 && !isMoneyRead(r): // the figures of the other edition are 0, or have their unit
			rt.Fatalf("nothing is told:\n%s", said(found))
		case slices.Contains(ownUnits, in) && slices.ContainsFunc(found, func(f check.Finding) bool { return f.Rule.ID == "V32" }):
			rt.Fatalf("of the form's own unit is told:\n%s", said(found))
		}
	})
}

// isMoneyRead reports whether every amount was read in 元.
func isMoneyRead(r *form.Report) bool {
	return !slices.ContainsFunc(r.Form.Cells, func(c *form.Cell) bool { return unit.IsMoney(c.Unit()) && r.Value(c).Unit != "元" })
}

// tellsOfUnit reports whether a finding quotes a line, or a unit that it states.
func tellsOfUnit(f check.Finding, line string) bool {
	says := form.Squeeze(f.Message)
	return strings.Contains(says, form.Squeeze(strings.TrimSuffix(form.Clip(line, 10), "…"))) || slices.ContainsFunc(unit.Stated(line), func(in string) bool {
		return strings.Contains(says, in+"”") || strings.Contains(says, "单位是"+in)
	})
}

func readUnits(t *rapid.T, l *Library, book *grid.Book) *form.Report {
	r, err := l.index.Read(spoiledBook(book, fuzztest.Of(nil)))
	if err != nil {
		t.Fatalf("l.index.Read: %v", err)
	}
	return r
}

// stripUnits takes the units out of labels.
func stripUnits(book *grid.Book) {
	for _, g := range book.Grids {
		for i := range g.Cells {
			g.Cells[i].Text = strings.Replace(g.Cells[i].Text, "（单位：万元）", "", 1)
		}
	}
}
