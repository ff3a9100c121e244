package edit

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/xlsx"
	"nianbao/xlsx/xlsxtest"
)

// tangled is a sheet with one of most things that bind cells together, and places that are not written.
const tangled = `<dimension ref="A1:F6"/><cols><col min="2" max="3" width="3" style="1" hidden="1"/></cols><sheetData>
<row r="1" spans="1:6"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><f t="shared" ref="B1:B5" si="0">A1+$A$1</f><v>1</v></c><c r="D1"><f t="array" ref="D1:E2">A1:B2</f><v>1</v></c><c r="E1"><v>2</v></c></row>
<row><c><v>5</v></c><c><f t="shared" si="0"/><v>2</v></c><c t="inlineStr"><is><r><t>甲</t></r></is></c></row>
<row r="4" s="1" customFormat="1" ht="0"><c r="B4"><f t="shared" si="0"/></c><c/><c r="F4" t="b"><v>1</v></c></row>
<row r="5"><c r="A5"><f t="dataTable" ref="A5:A6"/><v>1</v></c><c r="B5"><f t="shared" si="0"/></c></row>
</sheetData><mergeCells><mergeCell ref="C2:D4"/><mergeCell ref="F5:F6"/></mergeCells>`

// anyBooks are the workbooks that are edited at random.
func anyBooks(t testing.TB) []*opc.Package {
	books := []*opc.Package{
		spaced(xlsxtest.Book{Sheet: tangled, Strings: `<si><t>共</t></si>`}.Package()),
		spaced(xlsxtest.Book{Sheet: tangled, Strings: `<si><t>共</t></si>`, Styles: looks, Rest: `<definedNames><definedName name="x" localSheetId="0">1</definedName></definedNames>`}.Package()),
		aloud(t),
	}
	for _, file := range []string{"huaian-2024", "zhongwei-2020"} {
		p, err := opc.ReadFile("../../testdata/" + file + ".xlsx")
		if err != nil {
			t.Fatalf("opc.ReadFile: %v", err)
		}
		books = append(books, p)
	}
	return books
}

// A model is what a workbook must hold after edits: cells by sheet and place, of which those that were edited are known
// by what was written.
type model struct {
	cells  map[string]map[xlsx.Address]grid.Cell
	edited map[string]map[xlsx.Address]bool
	marked map[string]map[xlsx.Address]bool
}

// TestAnyEdits makes random edits and compares every cell of the workbook with what it must hold.
func TestAnyEdits(t *testing.T) {
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		flag.Set(checks.Name, "60")
		t.Cleanup(func() { flag.Set(checks.Name, checks.DefValue) })
	}
	books := anyBooks(t)
	rapid.Check(t, func(rt *rapid.T) {
		p := books[rapid.IntRange(0, len(books)-1).Draw(rt, "book")]
		before := partsOf(p)
		e, err := Open(p)
		if err != nil {
			rt.Fatalf("Open: %v", err)
		}
		m := &model{sheetCells(t, p), map[string]map[xlsx.Address]bool{}, map[string]map[xlsx.Address]bool{}}
		names := slices.Sorted(maps.Keys(m.cells))
		for _, name := range names {
			m.edited[name], m.marked[name] = map[xlsx.Address]bool{}, map[xlsx.Address]bool{}
		}
		for range rapid.IntRange(1, 12).Draw(rt, "edits") {
			name := names[rapid.IntRange(0, len(names)-1).Draw(rt, "sheet")]
			m.edit(rt, e, name, xlsx.Address{Row: rapid.IntRange(0, 12).Draw(rt, "row"), Col: rapid.IntRange(0, 8).Draw(rt, "column")})
		}
		out := e.Package()
		checkPackage(t, p, out)
		m.compare(rt, sheetCells(t, out))
		if diff := cmp.Diff(partsOf(out), partsOf(e.Package())); diff != "" {
			rt.Fatal("another package from the same editor", diff)
		}
		if diff := cmp.Diff(before, partsOf(p)); diff != "" {
			rt.Fatal("the workbook itself was changed", diff)
		}
		if t.Failed() {
			rt.Fatal("damaged")
		}
	})
}

// edit makes one random edit.
func (m *model) edit(t *rapid.T, e *Editor, sheet string, at xlsx.Address) {
	s, first, err := e.at(sheet, at.Row, at.Col)
	if err != nil {
		t.Fatalf("e.at: %v", err)
	}
	was, known := m.cells[sheet][first]
	c := grid.Cell{Row: first.Row, Col: first.Col, RowSpan: was.RowSpan, ColSpan: was.ColSpan}
	n := rapid.IntRange(-999, 99999).Draw(t, "number")
	switch rapid.IntRange(0, 5).Draw(t, "kind") {
	case 0:
		c.Kind, c.Text = grid.Number, fmt.Sprint(n)
		err = e.SetNumber(sheet, at.Row, at.Col, decimal.NewFromInt(int64(n)))
	case 1:
		c.Text = rapid.StringMatching(`[=a-z甲_x0041_<&"' \n]{0,9}`).Draw(t, "text")
		err = e.SetText(sheet, at.Row, at.Col, c.Text)
		if strings.TrimSpace(c.Text) == "" { // which is read as nothing
			c.Text = ""
		}
	case 2:
		c.Formula = rapid.StringMatching(`SUM\([A-C][1-9]:D9\)&"<'_x0041_"`).Draw(t, "formula")
		c.Kind, c.Text = grid.Number, fmt.Sprint(n)
		err = e.SetFormula(sheet, at.Row, at.Col, c.Formula, c.Text)
	case 3:
		c.Kind, c.Text, c.Formula = grid.Number, fmt.Sprint(n), was.Formula
		err = e.SetResult(sheet, at.Row, at.Col, c.Text)
	case 4:
		m.marked[sheet][first] = true
		if err := e.Mark(sheet, at.Row, at.Col, "FFC7CE", rapid.StringMatching(`[甲<&]{0,5}`).Draw(t, "note")); err != nil {
			t.Fatalf("e.Mark: %v", err)
		}
		return
	default:
		if err := e.InsertFirstSheet(sampleSheet); err != nil {
			t.Fatalf("e.InsertFirstSheet: %v", err)
		}
		return
	}
	var refused *Error
	if errors.As(err, &refused) {
		bound := s.bound(first) != 0 || was.Array
		if !bound && (refused.Kind != NoFormula || known && was.Formula != "") {
			t.Fatalf("%s %v: %v", sheet, first, err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	m.edited[sheet][first] = true
	if c.Text == "" && c.Kind == grid.Text && c.RowSpan == 0 {
		delete(m.cells[sheet], first)
		return
	}
	m.cells[sheet][first] = c
}

// compare compares what a workbook holds with the model.
func (m *model) compare(t *rapid.T, got map[string]map[xlsx.Address]grid.Cell) {
	for sheet, want := range m.cells {
		for p, c := range got[sheet] {
			w, ok := want[p]
			delete(want, p)
			switch {
			case !ok:
				t.Fatalf("%s %v: %+v out of nothing", sheet, p, c)
			case m.edited[sheet][p]: // its style may make a date of a number, and show it otherwise
				if w.Kind == grid.Number && c.Kind == grid.Date {
					c.Kind, c.Text = w.Kind, w.Text
				}
				c.Shown, c.Hidden, c.Array = w.Shown, w.Hidden, w.Array
				c.Dressed, c.Undrawn = w.Dressed, w.Undrawn
				c.Each, c.ArrayAt = w.Each, w.ArrayAt
			case m.marked[sheet][p]: // white letters are seen on a colour
				c.Hidden = w.Hidden
			}
			if diff := cmp.Diff(w, c, cmpopts.IgnoreUnexported(grid.Cell{})); diff != "" {
				t.Fatalf("%s %v: %s", sheet, p, diff)
			}
		}
		if len(want) > 0 {
			t.Fatalf("%s: lost %v", sheet, want)
		}
	}
}

// TestDeterministic shows that equal edits give equal bytes.
func TestDeterministic(t *testing.T) {
	var files []string
	p := aloud(t)
	for range 3 {
		out := edited(t, p, mark("B2", "FFC7CE", "错"), mark("E5", "FFEB9C", "空"), number("D3", "7"), insert(sampleSheet),
			func(e *Editor) error { return e.Mark("表2", 3, 3, "FFEB9C", "钮") })
		data, err := out.Bytes()
		if err != nil {
			t.Fatalf("out.Bytes: %v", err)
		}
		files = append(files, string(data))
	}
	if files[0] != files[1] || files[1] != files[2] {
		t.Error("the bytes differ")
	}
}

// FuzzEdit edits any sheet, comments and drawing, and checks that the cells that are not edited stay.
func FuzzEdit(f *testing.F) {
	for _, test := range editCases {
		f.Add(test.before, "", "", uint16(0x1203))
	}
	f.Add(tangled, `<authors/><commentList><comment ref="B2"><text><t>x</t></text></comment></commentList>`, `<xml><o:idmap data="1"/></xml>`, uint16(0x2104))
	f.Add(strings.Replace(tangled, "$A$1", "$A\r1", 1), "", "", uint16(0x2112)) // a formula of two lines
	f.Fuzz(func(t *testing.T, sheet, notes, drawing string, seed uint16) {
		p := xlsxtest.Book{Sheet: sheet, Styles: looks, Strings: `<si><t>共</t></si>`}.Package()
		p.Set("xl/worksheets/_rels/sheet1.xml.rels", []byte(`<Relationships xmlns="`+xlsxtest.PackageNS+`/relationships"><Relationship Id="c" Type="`+xlsxtest.RelationNS+`/comments" Target="../c.xml"/>`+
			`<Relationship Id="v" Type="`+xlsxtest.RelationNS+`/vmlDrawing" Target="../v.vml"/></Relationships>`))
		p.Set("xl/c.xml", []byte(`<comments>`+notes+`</comments>`))
		p.Set("xl/v.vml", []byte(drawing))
		book, err := xlsx.Read(p)
		if err != nil {
			return
		}
		e, err := Open(p)
		if err != nil {
			t.Fatalf("Open: %v", err)
		}
		row, col, kind := int(seed>>4&15), int(seed>>8&15), seed&3
		failed := e.Mark("表1", row, col, "FFC7CE", "错")
		switch {
		case failed != nil:
		case kind == 0:
			failed = e.SetNumber("表1", row, col, decimal.NewFromInt(7))
		case kind == 1:
			failed = e.SetText("表1", row, col, "七")
		case kind == 2:
			failed = e.SetFormula("表1", row, col, "A1", "7")
		}
		var known interface{ Hint() string }
		if failed != nil && !errors.As(failed, &known) {
			t.Fatalf("%#v", failed)
		}
		if failed != nil {
			return
		}
		if err := e.InsertFirstSheet(sampleSheet); err != nil {
			t.Fatalf("e.InsertFirstSheet: %v", err)
		}
		after, err := xlsx.Read(e.Package())
		if err != nil {
			t.Fatalf("%v: %v\n%s", err, errors.Unwrap(err), part(t, e.Package(), sheet1))
		}
		s, first, _ := e.at("表1", row, col)
		if got, want := drawBut(after.Grids[1], first), drawBut(book.Grids[0], first); got != want {
			t.Fatalf("%v of %s\n%s", first, s.entry.Name, cmp.Diff(want, got))
		}
	})
}

// drawBut draws a grid without one of its cells, whose formula may have several lines.
func drawBut(g *grid.Grid, p xlsx.Address) string {
	others := func(cells []grid.Cell) []grid.Cell {
		return slices.DeleteFunc(slices.Clone(cells), func(c grid.Cell) bool { return c.Row == p.Row && c.Col == p.Col })
	}
	rest := *g
	rest.Cells, rest.Under = others(g.Cells), others(g.Under)
	return xlsxtest.Describe(&rest)
}
