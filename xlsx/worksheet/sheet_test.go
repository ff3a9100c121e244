package worksheet

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
	"nianbao/xlsx/xlsxtest"
)

// around is a worksheet with things before, between and behind what is put into it, and rows that go.
const around = `<worksheet xmlns="` + Space + `"><sheetPr/><dimension ref="A1"/><sheetFormatPr defaultRowHeight="15"/>` +
	`<sheetData><row r="1"><c r="A1"><v>9</v></c></row></sheetData><sheetProtection sheet="0"/>` +
	`<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/></worksheet>`

type failing interface {
	Fatal(...any)
	Fatalf(string, ...any)
}

// packed returns a workbook with a sheet.
func packed(t failing, s *Sheet) *opc.Package {
	root := xmltree.Element(around)
	if err := s.Put(root); err != nil {
		t.Fatalf("s.Put: %v", err)
	}
	last := -1
	for kid := range root.Elements() {
		i := slices.Index(Order, kid.Name())
		if i <= last {
			t.Fatal(kid.Name(), "is out of order in", root.String())
		}
		last = i
	}
	book := xlsxtest.Book{Styles: "<xf/>"}
	if s.Strings != nil {
		book.Strings = "<si/>"
	}
	p := book.Package()
	p.Set("xl/styles.xml", []byte(`<styleSheet xmlns="`+Space+`"><cellXfs><xf/><xf/><xf/><xf/></cellXfs></styleSheet>`))
	p.Set("xl/worksheets/sheet1.xml", []byte(root.String()))
	if s.Strings != nil {
		p.Set("xl/sharedStrings.xml", s.Strings.Part())
	}
	return p
}

// A model is what a sheet must hold.
type model struct {
	cells   map[xlsx.Address]grid.Cell
	styles  map[xlsx.Address]int
	merges  []xlsx.Area
	widths  map[int]float64
	heights map[int]float64
	long    map[xlsx.Address]bool // numbers of more digits than a reader makes of them
}

var texts = rapid.OneOf(
	rapid.String(),
	rapid.StringMatching(`[ \t\n\r]{0,3}[_x0D41甲<&>"'=+\]\x00-\x1f\x{FFFE}\x{FFFF}😀]{0,12}[ \n]{0,2}`),
	rapid.SampledFrom([]string{"_x000D_", "_x005F_x000D_", "__x0041_", "_x0041", "=1+1", "'1", "0012", " ", "]]>",
		"\xff\xfe", "a\r\nb", strings.Repeat("长", xlsx.MaxText), strings.Repeat("😀", 20000),
		"x" + strings.Repeat("_x0041_", 6000)}),
)

var formulas = rapid.OneOf(
	rapid.StringMatching(`SUM\([A-Z]{1,2}[1-9]:D9\)&"[<>&'甲_x0041 ]{0,8}"`), rapid.Just(`'_x0041_表'!A1+1`),
)

func (m *model) isUnder(at xlsx.Address) bool {
	return slices.ContainsFunc(m.merges, func(a xlsx.Area) bool {
		return a.Contains(at.Row, at.Col) && (at.Row != a.Top || at.Col != a.Left)
	})
}

// merge merges random cells.
func (m *model) merge(t *rapid.T, s *Sheet) {
	for range rapid.IntRange(0, 4).Draw(t, "merges") {
		a := xlsx.Area{Top: rapid.IntRange(0, 8).Draw(t, "top"), Left: rapid.IntRange(0, 8).Draw(t, "left")}
		a.Bottom, a.Right = a.Top+rapid.IntRange(1, 4).Draw(t, "rows"), a.Left+rapid.IntRange(1, 4).Draw(t, "columns")
		if !slices.ContainsFunc(m.merges, func(b xlsx.Area) bool {
			return a.Top < b.Bottom && b.Top < a.Bottom && a.Left < b.Right && b.Left < a.Right
		}) {
			m.merges = append(m.merges, a)
			s.Merge(a)
			s.SetStyle(a, 1)
		}
	}
}

// fill writes a random cell.
func (m *model) fill(t *rapid.T, s *Sheet, at xlsx.Address) {
	style := rapid.IntRange(0, 3).Draw(t, "style")
	c, v := grid.Cell{Row: at.Row, Col: at.Col}, Value{}
	m.long[at] = false
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		c.Text = texts.Draw(t, "text")
		v = Text(c.Text)
		c.Text = xlsx.Clip(xlsx.Printable(c.Text), xlsx.MaxText)
	case 1:
		shape := rapid.SampledFrom([]string{`-?[0-9]{1,9}(\.[0-9]{1,5}[1-9])?`, `-?[0-9]{1,40}\.[0-9]{1,40}`}).Draw(t, "shape")
		n := decimal.RequireFromString(rapid.StringMatching(shape).Draw(t, "number"))
		c.Kind, c.Text, v, m.long[at] = grid.Number, n.String(), Number(n), strings.Contains(shape, "40")
	}
	if rapid.Bool().Draw(t, "calculated") {
		c.Formula = formulas.Draw(t, "formula")
		v = Formula(c.Formula, v)
	}
	s.Set(at.Row, at.Col, style, v)
	m.cells[at], m.styles[at] = c, style
	if rapid.IntRange(0, 4).Draw(t, "restyled") == 0 {
		m.styles[at] = 2
		s.SetStyle(xlsx.Area{Top: at.Row, Left: at.Col, Bottom: at.Row + 1, Right: at.Col + 1}, 2)
	}
}

func drawn(t *rapid.T, s *Sheet) *model {
	m := &model{map[xlsx.Address]grid.Cell{}, map[xlsx.Address]int{}, nil, map[int]float64{}, map[int]float64{},
		map[xlsx.Address]bool{}}
	m.merge(t, s)
	far := rapid.SampledFrom([]int{9, 30, xlsx.MaxRows - 1}).Draw(t, "far")
	wide := rapid.SampledFrom([]int{9, 30, xlsx.MaxCols - 1}).Draw(t, "wide")
	for range rapid.IntRange(0, 20).Draw(t, "cells") {
		at := xlsx.Address{Row: rapid.IntRange(0, far).Draw(t, "row"), Col: rapid.IntRange(0, wide).Draw(t, "col")}
		if !m.isUnder(at) {
			m.fill(t, s, at)
		}
	}
	size := rapid.Float64Range(1, 600)
	for range rapid.IntRange(0, 5).Draw(t, "widths") {
		col, width := rapid.IntRange(0, 20).Draw(t, "col"), size.Draw(t, "width")
		s.SetWidth(col, width)
		m.widths[col] = min(width, xlsx.MaxColumnWidth)
		row := rapid.IntRange(0, far).Draw(t, "row")
		s.FixHeight(row, width)
		m.heights[row] = min(width, xlsx.MaxRowHeight)
	}
	return m
}

// TestAnySheet writes random sheets and compares what two readers find with what was written.
func TestAnySheet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s Sheet
		if rapid.Bool().Draw(t, "shared") {
			s.Strings = &Strings{}
		}
		m := drawn(t, &s)
		p := packed(t, &s)
		m.compareRead(t, p)
		m.compareExcelize(t, p)
	})
}

func (m *model) compareRead(t *rapid.T, p *opc.Package) {
	book, err := xlsx.Read(p)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	g, want := book.Grids[0], map[xlsx.Address]grid.Cell{}
	for at, c := range m.cells {
		if c.Kind == grid.Text && strings.TrimSpace(c.Text) == "" && c.Formula == "" {
			continue // which is read as nothing
		}
		for _, a := range m.merges {
			if a.Top == at.Row && a.Left == at.Col && (a.Bottom > a.Top+1 || a.Right > a.Left+1) {
				c.RowSpan, c.ColSpan = a.Bottom-a.Top, a.Right-a.Left
			}
		}
		want[at] = c
	}
	got := map[xlsx.Address]grid.Cell{}
	for _, c := range g.Cells {
		at := xlsx.Address{Row: c.Row, Col: c.Col}
		if m.long[at] {
			c.Text = want[at].Text
		}
		if c.Text != "" || c.Formula != "" {
			got[at] = c
		}
	}
	if diff := cmp.Diff(want, got); diff != "" || len(g.Under) > 0 {
		t.Fatal("(-want +got)", diff, g.Under)
	}
}

func (m *model) compareExcelize(t *rapid.T, p *opc.Package) {
	data, err := p.Bytes()
	if err != nil {
		t.Fatalf("p.Bytes: %v", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatalf("excelize.OpenReader: %v", err)
	}
	defer f.Close()
	const sheet = "表1"
	for at, c := range m.cells {
		style, err1 := f.GetCellStyle(sheet, at.String())
		value, err2 := f.GetCellValue(sheet, at.String())
		if err := errors.Join(err1, err2); err != nil || style != m.styles[at] || c.Formula == "" && value != c.Text {
			t.Fatalf("%s is %q in style %d, %v; want %q in %d", at, value, style, err, c.Text, m.styles[at])
		}
	}
	merges, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatalf("f.GetMergeCells: %v", err)
	}
	var got, want []string
	for _, c := range merges {
		got = append(got, c.GetStartAxis()+":"+c.GetEndAxis())
	}
	for _, a := range m.merges {
		if a.Bottom > a.Top+1 || a.Right > a.Left+1 {
			want = append(want, a.String())
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatal("merges (-want +got)", diff)
	}
	for col, want := range m.widths {
		if got, err := f.GetColWidth(sheet, grid.Column(col)); got != want || err != nil {
			t.Fatalf("column %d is %v wide, %v; want %v", col, got, err, want)
		}
	}
	for row, want := range m.heights {
		if got, err := f.GetRowHeight(sheet, row+1); got != want || err != nil {
			t.Fatalf("row %d is %v high, %v; want %v", row, got, err, want)
		}
	}
}

// TestRange shows that a cell outside of the worksheet is an error, and not a damaged file.
func TestRange(t *testing.T) {
	for _, at := range []xlsx.Address{{Row: xlsx.MaxRows}, {Col: xlsx.MaxCols}, {Row: -1}} {
		var s Sheet
		s.Set(0, 0, 0, Text("甲"))
		s.Set(at.Row, at.Col, 0, Text("乙"))
		if err := s.Put(xmltree.Element(around)); !errors.Is(err, ErrRange) {
			t.Errorf("%+v: %v", at, err)
		}
	}
	for name, put := range map[string]func(*Sheet){
		"width": func(s *Sheet) { s.SetWidth(xlsx.MaxCols, 9) }, "height": func(s *Sheet) { s.FixHeight(xlsx.MaxRows, 9) },
		"hidden row": func(s *Sheet) { s.HideRow(xlsx.MaxRows) }, "row of a style": func(s *Sheet) {
			s.SetStyle(xlsx.Area{Top: xlsx.MaxRows, Bottom: xlsx.MaxRows + 1, Right: 1}, 1)
		},
	} {
		var s Sheet
		put(&s)
		if err := s.Put(xmltree.Element(around)); !errors.Is(err, ErrRange) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSource shows what is written, byte for byte: the shortest that Excel itself would write.
func TestSource(t *testing.T) {
	s := Sheet{Strings: &Strings{}}
	s.SetWidth(0, 9.5)
	s.SetWidth(1, 9.5)
	s.SetWidth(3, 999)
	s.Set(2, 1, 3, Formula(`A1&"<"`, Text("是")))
	s.Set(2, 0, 0, Formula("SUM(B1:B2)", Number(decimal.RequireFromString("12.50"))))
	s.Set(0, 0, 1, Text(" 甲_x0041_"))
	s.Set(0, 1, 0, Text(" 甲_x0041_"))
	s.Set(1, 1, 0, Text("甲\n乙"))
	s.Set(0, 2, 0, Formula("A9", Value{}))
	s.FixHeight(0, 30)
	s.FitHeight(5, 21.5)
	s.HideRow(1)
	s.HideRow(xlsx.MaxRows - 1)
	s.Merge(xlsx.Area{Top: 0, Left: 0, Bottom: 2, Right: 1})
	s.Merge(xlsx.Area{Top: 3, Left: 0, Bottom: 4, Right: 1})
	root := xmltree.Element(`<worksheet/>`)
	if err := s.Put(root); err != nil {
		t.Fatalf("s.Put: %v", err)
	}
	want := `<worksheet><dimension ref="A1:C3"/><cols><col min="1" max="2" width="9.5" customWidth="1"/>` +
		`<col min="4" max="4" width="255" customWidth="1"/></cols><sheetData>` +
		`<row r="1" ht="30" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c>` +
		`<c r="C1" t="str"><f>A9</f><v></v></c></row>` +
		`<row r="2" hidden="1"><c r="B2" t="s"><v>1</v></c></row><row r="3"><c r="A3"><f>SUM(B1:B2)</f><v>12.5</v></c><c r="B3" s="3" t="str"><f>A1&amp;"&lt;"</f><v>是</v></c></row>` +
		`<row r="6" ht="21.5"/><row r="1048576" hidden="1"/></sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells></worksheet>`
	if diff := cmp.Diff(want, root.String()); diff != "" {
		t.Error("(-want +got)", diff)
	}
	want = xmltree.Declaration + "\r\n" + `<sst xmlns="` + Space + `" count="3" uniqueCount="2">` +
		`<si><t xml:space="preserve"> 甲_x005F_x0041_</t></si><si><t>甲` + "\n" + `乙</t></si></sst>`
	if diff := cmp.Diff(want, string(s.Strings.Part())); diff != "" {
		t.Error("(-want +got)", diff)
	}
}
