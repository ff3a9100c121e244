package fit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/docx/edit"
	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
)

// A drawn is a cell as a test draws it.
type drawn struct {
	text             string
	width, size      int // in twips, in half points
	marginL, marginR int
	held             string
}

// table writes a row of cells.
func table(cells []drawn) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, c := range cells {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, c.width)
	}
	b.WriteString(`</w:tblGrid><w:tr>`)
	for _, c := range cells {
		fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:tcMar><w:left w:w="%d" w:type="dxa"/>`+
			`<w:right w:w="%d" w:type="dxa"/></w:tcMar></w:tcPr><w:p><w:r><w:rPr><w:b w:val="0"/><w:sz w:val="%d"/></w:rPr>`+
			`<w:t>%s</w:t></w:r></w:p></w:tc>`, c.width, c.marginL, c.marginR, c.size, c.text)
	}
	b.WriteString(`</w:tr></w:tbl>`)
	return b.String()
}

// cellsOf returns the cells of a document's only table as [Tables] wants them.
func cellsOf(t testing.TB, pkg *opc.Package, cells []drawn, blank bool) [][]Cell {
	t.Helper()
	d, err := edit.Open(pkg)
	if err != nil {
		t.Fatalf("edit.Open: %v", err)
	}
	var list []Cell
	for i, c := range cells {
		list = append(list, Cell{At: d.Main.At(0, 0, i).Begins(), Held: len(c.held), Blank: blank})
	}
	return [][]Cell{list}
}

// looks returns the cells of the only table with their sizes and scales as they are now.
func looks(t testing.TB, pkg *opc.Package, n int) []look {
	t.Helper()
	data, _ := pkg.Part("word/document.xml")
	s := stylesOf(pkg, "word/document.xml")
	var list []look
	for _, part := range strings.Split(string(data), "<w:tc>")[1:] {
		l := s.look("", "", nil)
		for name, to := range map[string]*int{"sz": &l.size, "w": &l.scale} {
			if _, rest, ok := strings.Cut(part, `<w:`+name+` w:val="`); ok {
				fmt.Sscan(rest[:strings.IndexByte(rest, '"')], to)
			}
		}
		list = append(list, l)
	}
	if len(list) != n {
		t.Fatalf("%d cells, want %d", len(list), n)
	}
	return list
}

// measured returns the measure of the document's only cell.
func measured(t testing.TB, pkg *opc.Package) *measure {
	t.Helper()
	d, err := read(pkg, "word/document.xml")
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	for _, p := range d.at {
		if m := d.measure(p); m != nil {
			return m
		}
	}
	t.Fatal("no cell")
	return nil
}

var digits = rapid.StringMatching(`[1-9][0-9]{0,11}`)

// TestAnyFigureStaysOnALine shows that in any table a figure fits its cell by the widest usual digits or is told of,
// that all are set alike where one had to be changed, and that nothing changes a second time.
func TestAnyFigureStaysOnALine(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		blank := rapid.Bool().Draw(rt, "blank")
		cells := rapid.SliceOfN(rapid.Custom(func(rt *rapid.T) drawn {
			c := drawn{
				text:    digits.Draw(rt, "text"),
				width:   rapid.IntRange(400, 2500).Draw(rt, "width"),
				size:    rapid.IntRange(14, 32).Draw(rt, "size"),
				marginL: rapid.IntRange(0, 110).Draw(rt, "left"),
				marginR: rapid.IntRange(0, 110).Draw(rt, "right"),
			}
			if !blank && rapid.Bool().Draw(rt, "filled") {
				c.held = digits.Draw(rt, "held")
			}
			return c
		}), 1, 9).Draw(rt, "cells")
		pkg := wordtest.Document(t, table(cells), nil)
		out, over, err := Tables(pkg, cellsOf(t, pkg, cells, blank))
		if err != nil {
			t.Fatalf("Tables: %v", err)
		}
		wordtest.ValidateLike(t, out, pkg)
		after := looks(t, out, len(cells))
		smaller := false
		for i, c := range cells {
			l := after[i]
			smaller = smaller || l.size < c.size || l.scale < 100
			room := c.width - c.marginL - c.marginR
			need := float64(len(c.text)) * .64 * float64(l.size) * 10 * float64(l.scale) / 100
			has := slices.ContainsFunc(cells, func(o drawn) bool {
				return len(o.held) >= len(c.text) && o.width-o.marginL-o.marginR <= room+reserve
			})
			if need > float64(room) && !has && !slices.Contains(over[0], i) {
				rt.Errorf("%s is %.0f twips wide in %d", c.text, need, room)
			}
			if blank && (l.size != after[0].size || l.scale != after[0].scale) || l.size > c.size && !blank {
				rt.Errorf("%s in size %d, was %d: %v", c.text, l.size, c.size, after)
			}
		}
		if !smaller && !blank && out != pkg {
			rt.Errorf("changed where nothing had to be")
		}
		again, overAgain, err := Tables(out, cellsOf(t, out, cells, blank))
		if err != nil || !slices.Equal(after, looks(t, again, len(cells))) || !slices.Equal(over[0], overAgain[0]) {
			rt.Errorf("changed again: %v, %v and %v", err, over, overAgain)
		}
	})
}

// TestOfficialForm shows the case of the official form: 714 twips of which 114 are margins, in 12 points.
func TestOfficialForm(t *testing.T) {
	cells := []drawn{{"13612", 714, 24, 57, 57, ""}, {"252", 714, 24, 57, 57, ""}, {"0", 714, 21, 57, 57, ""}}
	pkg := wordtest.Document(t, table(cells), nil)
	out, over, err := Tables(pkg, cellsOf(t, pkg, cells, true))
	if err != nil || len(over[0]) > 0 {
		t.Fatal(over, err)
	}
	for i, l := range looks(t, out, len(cells)) {
		if l.size != 18 {
			t.Errorf("%s in size %d, want 18", cells[i].text, l.size)
		}
	}
	data, _ := out.Part("word/document.xml")
	if n := strings.Count(string(data), `<w:jc w:val="center"/>`); n != len(cells) {
		t.Errorf("%d cells are centred", n)
	}
	cells[0].held = "14069" // five digits have stood there: they stay as they are
	if out, _, _ := Tables(pkg, cellsOf(t, pkg, cells, false)); out != pkg {
		t.Error("what stood on one line before is set smaller")
	}
}

// TestLabelsBound shows that the figures of a blank table are no larger than its labels, whatever the marks of its empty
// paragraphs said, and that figures which stood there stay.
func TestLabelsBound(t *testing.T) {
	cells := []drawn{{"720000", 2000, 24, 57, 57, ""}, {"8", 2000, 24, 57, 57, ""}} // more characters than labels have
	for _, test := range []struct{ labels, want int }{{20, 20}, {28, 24}} {
		label := fmt.Sprintf(`</w:tr><w:tr><w:tc><w:tcPr/><w:p><w:r><w:rPr><w:b w:val="0"/><w:sz w:val="%d"/></w:rPr>`+
			`<w:t>结果维持</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, test.labels)
		pkg := wordtest.Document(t, strings.Replace(table(cells), `</w:tr></w:tbl>`, label, 1), nil)
		for _, blank := range []bool{true, false} {
			out, _, err := Tables(pkg, cellsOf(t, pkg, cells, blank))
			if err != nil {
				t.Fatalf("Tables: %v", err)
			}
			want := test.want
			if !blank {
				want = 24
			}
			for _, l := range looks(t, out, len(cells)+1)[:len(cells)] {
				if l.size != want {
					t.Errorf("beside labels of %d, blank %v: size %d, want %d", test.labels, blank, l.size, want)
				}
			}
		}
	}
}

// TestStyles shows that sizes, margins and indents come of styles.
func TestStyles(t *testing.T) {
	pkg := wordtest.Document(t, `<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tblGrid><w:gridCol w:w="1000"/>`+
		`</w:tblGrid><w:tr><w:tc><w:tcPr/><w:p><w:pPr><w:pStyle w:val="P"/></w:pPr><w:r><w:t>1</w:t></w:r></w:p></w:tc>`+
		`</w:tr></w:tbl>`, nil)
	pkg.Set("word/_rels/document.xml.rels", []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/`+
		`2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/`+
		`relationships/styles" Target="styles.xml"/></Relationships>`))
	pkg.Set("word/styles.xml", []byte(`<w:styles `+wordtest.Namespaces+`><w:style w:type="table" w:styleId="B"><w:tblPr>`+
		`<w:tblCellMar><w:left w:w="30" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`+
		`<w:style w:type="table" w:styleId="T"><w:basedOn w:val="B"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="Q"><w:pPr><w:ind w:left="100" w:firstLine="50"/></w:pPr><w:rPr>`+
		`<w:sz w:val="18"/><w:w w:val="90"/></w:rPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="P"><w:basedOn w:val="Q"/><w:rPr><w:b/></w:rPr></w:style></w:styles>`))
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	if pkg, err = opc.Read(data); err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	m := measured(t, pkg)
	if m.room != 1000-70-150 || m.size != 18 || m.scale != 90 || int(m.ems*1000+.5) != 630 {
		t.Errorf("got %+v", m)
	}
}

// TestDamaged shows that nothing is fitted in a document that is damaged.
func TestDamaged(t *testing.T) {
	for name, damaged := range wordtest.Damaged(t, wordtest.Paragraph("甲")) {
		if name == "its relations that are cut off" {
			continue // it has no styles then
		}
		if out, over, err := Tables(damaged, [][]Cell{{{At: 1}}}); out != nil || over != nil || err == nil {
			t.Errorf("%s: fitted %v, %v", name, over, err)
		}
		if out, broken, err := Break(damaged, 1, 1); out != nil || broken || err == nil {
			t.Errorf("%s: broken %v, %v", name, broken, err)
		}
	}
}

// TestRoom measures cells of tables that state their widths in any way; one whose width is not known is none to fit.
func TestRoom(t *testing.T) {
	const grid = `<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/><w:gridCol w:w="4000"/></w:tblGrid>`
	cell := func(properties string) string {
		return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + wordtest.Paragraph("12") + `</w:tc>`
	}
	table := func(properties, row string) string {
		return `<w:tbl><w:tblPr><w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar></w:tblPr>` + properties + `<w:tr>` + row + `</w:tr></w:tbl>`
	}
	for _, test := range []struct {
		name, body string
		want       int // 0 for what is not measured
	}{
		{"its own width", table("", cell(`<w:tcW w:w="900" w:type="dxa"/>`)), 900},
		{"a part of the page's", table("", cell(`<w:tcW w:w="900" w:type="pct"/>`)), 0},
		{"none that is fixed", table("", cell(`<w:tcW w:w="900" w:type="auto"/>`)), 0},
		{"none", table("", cell("")), 0},
		{"the column's", table(grid, cell("")), 1000},
		{"the lesser of both", table(grid, cell(`<w:tcW w:w="1100" w:type="dxa"/>`)), 1000},
		{"the lesser of both, its own", table(grid, cell(`<w:tcW w:w="900" w:type="dxa"/>`)), 900},
		{"of several columns", table(grid, cell(`<w:gridSpan w:val="2"/>`)), 3000},
		{"of no columns", table(grid, cell(`<w:gridSpan w:val="0"/>`)), 1000},
		{"past the last column", table(grid, cell(`<w:gridSpan w:val="4"/>`)), 0},
		{"behind columns without a cell", table(grid, `<w:trPr><w:gridBefore w:val="2"/></w:trPr>`+cell("")), 4000},
		{"behind cells of several columns", table(grid, `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+
			table(grid, `<w:tc><w:p/></w:tc>`)+`</w:tc>`+cell("")), 4000},
		{"margins", table(grid, cell(`<w:tcMar><w:start w:w="100"/><w:end w:w="30" w:type="dxa"/></w:tcMar>`)), 870},
		{"margins of a part", table(grid, cell(`<w:tcMar><w:left w:w="100" w:type="pct"/><w:top w:w="9"/></w:tcMar>`)), 1000},
		{"margins that leave nothing", table(grid, cell(`<w:tcMar><w:left w:w="1000"/></w:tcMar>`)), 0},
		{"margins where nothing is said", `<w:tbl>` + grid + `<w:tr>` + cell("") + `</w:tr></w:tbl>`, 784},
		{"indents", strings.Replace(table(grid, cell("")), "<w:p>", `<w:p><w:pPr><w:ind w:left="200" w:right="100" w:firstLine="50"/></w:pPr>`, 1), 650},
		{"a hanging line", strings.Replace(table(grid, cell("")), "<w:p>", `<w:p><w:pPr><w:ind w:start="200" w:end="100" w:hanging="50"/></w:pPr>`, 1), 700},
		{"what no page can be", strings.Replace(table(grid, cell("")), "<w:p>", `<w:p><w:pPr><w:ind w:left="-200" w:right="99999" w:firstLine="x"/></w:pPr>`, 1), 1000},
		{"no cell", wordtest.Paragraph("12"), 0},
		{"nothing said", table(grid, `<w:tc>`+wordtest.Paragraph(" ")+`</w:tc>`), 0},
	} {
		pkg := wordtest.Document(t, test.body, nil)
		d, err := read(pkg, "word/document.xml")
		if err != nil {
			t.Fatalf("read: %v", err)
		}
		room := 0
		for p := range d.root.Root().Within("p") {
			if m := d.measure(p); m != nil {
				room = m.room
			}
		}
		if room != test.want {
			t.Errorf("%s: room of %d, want %d", test.name, room, test.want)
		}
	}
	for text, want := range map[string]int{"12": 2 * 64, "年1": 100 + 64, "1.5": 2*64 + 36, "1,5": 2*64 + 36} {
		if got := width(text, look{scale: 100}); int(got*100+.5) > want || width(text, look{scale: 50})*2 != got || width(text, look{scale: 100, bold: true}) < got {
			t.Errorf("%s is %v ems wide, no more than %d", text, got, want)
		}
	}
}

// TestBareCells sets the size of runs and the middle of cells that had no properties, and keeps rows with exceptions.
func TestBareCells(t *testing.T) {
	row := `<w:tr><w:tblPrEx/>` + `<w:tc><w:p><w:r><w:t>12345678901</w:t></w:r></w:p></w:tc></w:tr>`
	body := `<w:tbl><w:tblGrid><w:gridCol w:w="700"/></w:tblGrid>` + row + `</w:tbl>`
	pkg := wordtest.Document(t, wordtest.Paragraph("题")+`<w:tbl><w:tr/></w:tbl>`+body, nil)
	at := strings.Index(string(mainOf(pkg)), "<w:p><w:r><w:t>12345678901")
	out, over, err := Tables(pkg, [][]Cell{{{At: at, Blank: true}}})
	if err != nil || len(over[0]) != 1 {
		t.Fatalf("Tables: %v, %v", over, err)
	}
	want := `<w:tr><w:tblPrEx/><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>` +
		`<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>` +
		`<w:r><w:rPr><w:w w:val="60"/><w:sz w:val="13"/><w:szCs w:val="13"/></w:rPr><w:t>12345678901</w:t></w:r></w:p></w:tc></w:tr>`
	if got := string(mainOf(out)); !strings.Contains(got, want) || !strings.Contains(got, "<w:p><w:r><w:t>题") {
		t.Errorf("no %s in\n%s", want, got)
	}
}
