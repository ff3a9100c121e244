package parts

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

func newest() *form.Form { return define.Builtin()[1] }

// sheetOf returns a sheet of parts, one row for each list of figures by cells' ids.
func sheetOf(f *form.Form, rows ...map[string]string) *grid.Grid {
	g := &grid.Grid{Name: SheetTitle, Cells: []grid.Cell{{Text: SheetTitle}, {Row: IDRow, Text: IDs}}}
	for i, c := range (&Set{Form: f}).Columns() {
		g.Cells = append(g.Cells, grid.Cell{Row: IDRow, Col: FirstColumn + i, Text: c.ID})
		for k, figures := range rows {
			cell := grid.Cell{Row: FirstRow + k, Col: FirstColumn + i, Text: "0", Kind: grid.Number}
			if text, ok := figures[c.ID]; ok {
				cell.Text, cell.Kind = text, grid.Text
				if _, err := decimal.NewFromString(text); err == nil {
					cell.Kind = grid.Number
				}
			}
			g.Cells = append(g.Cells, cell)
		}
	}
	for k := range rows {
		for col, text := range []string{fmt.Sprintf("示例市第%d局", k+1), fmt.Sprintf("%d.xlsx", k+1), KindOf} {
			g.Cells = append(g.Cells, grid.Cell{Row: FirstRow + k, Col: col, Text: text})
		}
	}
	g.Sort()
	return g
}

// TestRead reads a sheet of parts: figures, strokes, blanks, what is none, and what they come to.
func TestRead(t *testing.T) {
	f := newest()
	const permits, fees = "licensing.permits.decisions", "fees.charges.amount"
	book := &grid.Book{Grids: []*grid.Grid{
		{Name: "主动公开"},
		sheetOf(f, map[string]string{permits: "3", fees: "0.1"}, map[string]string{permits: "/", fees: "0.2"},
			map[string]string{permits: "", fees: "约3"}),
	}}
	s := Read(book, f, 2024)
	if s == nil || s.Damage != nil || len(s.Parts) != 3 {
		t.Fatalf("%+v", s)
	}
	sum := s.Sum(f.Cell(permits))
	if sum.Number.String() != "3" || sum.Figures != 2 || len(sum.Blank) != 1 || len(sum.Unknown) != 0 {
		t.Errorf("permits: %+v", sum)
	}
	if sum = s.Sum(f.Cell(fees)); sum.Number.String() != "0.3" || len(sum.Unknown) != 1 {
		t.Errorf("fees: %+v", sum)
	}
	if at := s.Parts[0].At(f.Cell(fees)).Place.String(); !strings.HasPrefix(at, SheetTitle+"!") {
		t.Error(at)
	}
	rest := Aside(book)
	if len(rest.Grids) != 2 || len(rest.Grids[1].Cells) != 0 || rest.Grids[1].Name != SheetTitle || len(book.Grids[1].Cells) == 0 {
		t.Error("a sheet of parts is not set aside")
	}
}

// TestDamage tells where a sheet of parts that somebody has changed cannot be read.
func TestDamage(t *testing.T) {
	f := newest()
	for name, test := range map[string]struct {
		change func(g *grid.Grid)
		want   string
	}{
		"another id": {func(g *grid.Grid) { g.At(IDRow, FirstColumn).Text = "甲" }, "各机关数据!E7 这一列不知道是哪一格（第 7 行隐藏的编号是“甲”）"},
		"a column gone": {func(g *grid.Grid) {
			g.Cells = slices.DeleteFunc(g.Cells, func(c grid.Cell) bool { return c.Col == FirstColumn+1 })
		}, "各机关数据!E7 缺少“规章”的“本年废止件数”一列"},
		"twice": {func(g *grid.Grid) { g.At(IDRow, FirstColumn+1).Text = g.At(IDRow, FirstColumn).Text },
			"各机关数据!F7 这一列与前面的一列都是“规章”的“本年制发件数”"},
		"a row without its kind": {func(g *grid.Grid) {
			g.Cells = append(g.Cells, grid.Cell{Row: FirstRow + 5, Col: 2, Text: "合计"})
		}, "各机关数据!C14 类别“合计”不是所属、本级、没有汇总"},
		"no ids": {func(g *grid.Grid) {
			g.Cells = slices.DeleteFunc(g.Cells, func(c grid.Cell) bool { return c.Row == IDRow })
			g.Cells = append(g.Cells, grid.Cell{Row: TableRow, Text: Heads[AgencyColumn]})
		}, "各机关数据!E7 这一列不知道是哪一格（第 7 行隐藏的编号是“”）"},
		"cut": {func(g *grid.Grid) { g.Cut = true }, "各机关数据!A9 内容太多，没有读完"},
	} {
		g := sheetOf(f, map[string]string{})
		test.change(g)
		g.Sort()
		s := Read(&grid.Book{Grids: []*grid.Grid{g}}, f, 2024)
		if s == nil || s.Damage == nil || s.Damage.Place.String()+" "+s.Damage.Words != test.want {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

// TestAnyMerged merges cells of a sheet of parts: no figure counts twice. A sheet in which one covers others cannot be read;
// blank ones that are merged are blank.
func TestAnyMerged(t *testing.T) {
	f := newest()
	columns := len((&Set{Form: f}).Columns())
	rapid.Check(t, func(t *rapid.T) {
		g := sheetOf(f, map[string]string{}, map[string]string{}, map[string]string{})
		row, col := rapid.IntRange(0, 2).Draw(t, "row"), rapid.IntRange(0, columns-1).Draw(t, "col")
		rows, cols := rapid.IntRange(1, 3-row).Draw(t, "rows"), rapid.IntRange(1, min(3, columns-col)).Draw(t, "cols")
		text := rapid.SampledFrom([]string{"", "5", "0", "约3", "/"}).Draw(t, "text")
		top, left := FirstRow+row, FirstColumn+col
		g.Cells = slices.DeleteFunc(g.Cells, func(c grid.Cell) bool {
			return c.Row >= top && c.Row < top+rows && c.Col >= left && c.Col < left+cols
		})
		cell := grid.Cell{Row: top, Col: left, RowSpan: rows, ColSpan: cols, Text: text, Kind: grid.Text}
		if _, err := decimal.NewFromString(text); err == nil {
			cell.Kind = grid.Number
		}
		g.Cells = append(g.Cells, cell)
		g.Sort()
		s := Read(&grid.Book{Grids: []*grid.Grid{g}}, f, 2024)
		if rows*cols > 1 && text != "" {
			if s == nil || s.Damage == nil || s.Damage.Place != form.PlaceIn(g, 0, top, left) {
				t.Fatalf("%+v", s)
			}
			return
		}
		if s == nil || s.Damage != nil {
			t.Fatalf("%+v", s)
		}
		sum := decimal.Zero
		for _, c := range s.Columns() {
			sum = sum.Add(s.Sum(c).Number)
		}
		if want := map[string]string{"5": "5"}[text]; sum.String() != cmp.Or(want, "0") {
			t.Errorf("%q comes to %s", text, sum)
		}
	})
}

// TestAnyOrder shows that a set is the same whatever the order of its parts, and that numbers in names are numbers.
func TestAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.StringMatching(`([0-9]{1,3}|[ab甲/.]){1,4}`), 1, 12).Draw(t, "names")
		var list []*Part
		for i, name := range names {
			list = append(list, NewPart(strconv.Itoa(i), name))
		}
		want := order(NewSet(newest(), 2024, list))
		if got := order(NewSet(newest(), 2024, rapid.Permutation(list).Draw(t, "order"))); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
	var list []*Part
	for _, name := range []string{"in/10.xlsx", "in/9.xlsx", "in/09a.xlsx", "b.xlsx"} {
		list = append(list, NewPart(name, name))
	}
	if got := order(NewSet(newest(), 2024, list)); strings.Join(got, " ") != "b.xlsx in/9.xlsx in/09a.xlsx in/10.xlsx" {
		t.Error(got)
	}
}

func order(s *Set) []string {
	var list []string
	for _, p := range s.Parts {
		list = append(list, p.Agency)
	}
	return list
}

// FuzzRead reads sheets of parts of which some cells are anything: what cannot be read is told of with its place.
func FuzzRead(f *testing.F) {
	f.Add(FirstRow, FirstColumn, "1.5", 1)
	f.Add(IDRow, FirstColumn, "applications.received.person", 0)
	f.Add(FirstRow, KindColumn, KindOwn, 0)
	f.Add(FirstRow+9, 300, "=1", 0)
	f.Add(FirstRow, FirstColumn+3, "NaN", 1)
	f.Add(FirstRow, FirstColumn+3, "1e999999999", 1)
	of := newest()
	f.Fuzz(func(t *testing.T, row, col int, text string, kind int) {
		g := sheetOf(of, map[string]string{}, map[string]string{})
		row, col = (row&0x7fff)%2000, (col&0x7fff)%700
		g.Cells = slices.DeleteFunc(g.Cells, func(c grid.Cell) bool { return c.Row == row && c.Col == col })
		g.Cells = append(g.Cells, grid.Cell{Row: row, Col: col, Text: text, Kind: grid.Kind((kind & 7) % 6)})
		g.Sort()
		s := Read(&grid.Book{Grids: []*grid.Grid{g}}, of, 2024)
		switch {
		case s == nil:
			if IsSheet(g) {
				t.Fatal("a sheet of parts is not read")
			}
		case s.Damage != nil:
			if s.Damage.Place.Ref == "" || s.Damage.Words == "" {
				t.Fatalf("%+v", s.Damage)
			}
		default:
			for _, c := range s.Form.Cells {
				s.Sum(c)
			}
			s.Says()
		}
	})
}

// TestNoSum adds up no ratios, shares and what the definition says cannot be added up.
func TestNoSum(t *testing.T) {
	data, err := os.ReadFile("../../testdata/forms/budget/form.yaml")
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	change := strings.NewReplacer("label: 预算数（万元）, unit: 万元,", "label: 预算数（万元）, no_sum: true, unit: 万元,",
		"{id: business,", "{id: business, no_sum: true,")
	f, err := define.Parse("form.yaml", []byte(change.Replace(string(data))))
	if err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	for id, want := range map[string]bool{"income.fiscal.amount": true, "income.business.amount": false,
		"public.abroad.budget": false, "public.abroad.spent": true, "public.abroad.rate": false, "public.abroad.paid": false,
		"procurement.all.spent": true} {
		if c := f.Cell(id); c == nil || IsSummed(f, c) != want {
			t.Errorf("%s is summed: %v", id, !want)
		}
	}
}
