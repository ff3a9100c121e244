package xlsx

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/grid"
	"nianbao/ooxml/opc"
)

// A madeBook is a small workbook of one sheet, for tests: the XML inside the parts that matter.
type madeBook struct {
	sheet   string // inside <worksheet>
	styles  string // inside <styleSheet>
	strings string // inside <sst>
	pr      string // before <sheets>
	rest    string // behind <sheets>
}

const (
	spreadsheetNS = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	relationNS    = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	packageNS     = `http://schemas.openxmlformats.org/package/2006`
	workbookType  = `application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml`
)

func (m madeBook) pack() *opc.Package {
	p := packOf(workbookType, `<workbook xmlns="`+spreadsheetNS+`" xmlns:r="`+relationNS+`">`+m.pr+
		`<sheets><sheet name="表1" sheetId="1" r:id="rId1"/></sheets>`+m.rest+`</workbook>`)
	relate(p, "rId1", "worksheet", "worksheets/sheet1.xml")
	p.Set("xl/worksheets/sheet1.xml", []byte(`<?xml version="1.0" encoding="UTF-8"?><worksheet>`+m.sheet+`</worksheet>`))
	if m.styles != "" {
		relate(p, "rId8", "styles", "styles.xml")
		p.Set("xl/styles.xml", []byte(`<styleSheet>`+m.styles+`</styleSheet>`))
	}
	if m.strings != "" {
		relate(p, "rId9", "sharedStrings", "/xl/sharedStrings.xml")
		p.Set("xl/sharedStrings.xml", []byte(`<sst>`+m.strings+`</sst>`))
	}
	return p
}

// packOf returns a package with a main part of a type.
func packOf(mime, main string) *opc.Package {
	p := opc.New()
	p.Set("[Content_Types].xml", []byte(`<Types xmlns="`+packageNS+`/content-types"><Default Extension="xml" ContentType="application/xml"/>`+
		`<Override PartName="/xl/workbook.xml" ContentType="`+mime+`"/></Types>`))
	p.Set("_rels/.rels", []byte(`<Relationships xmlns="`+packageNS+`/relationships"><Relationship Id="r" Type="`+relationNS+
		`/officeDocument" Target="xl/workbook.xml"/></Relationships>`))
	p.Set("xl/workbook.xml", []byte(main))
	return p
}

// relate adds a relation of the main part.
func relate(p *opc.Package, id, kind, target string) {
	const name = "xl/_rels/workbook.xml.rels"
	old, _ := p.Part(name)
	rels := strings.TrimSuffix(string(old), "</Relationships>")
	if rels == "" {
		rels = `<Relationships xmlns="` + packageNS + `/relationships">`
	}
	rels += fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, relationNS, kind, target)
	p.Set(name, []byte(rels+"</Relationships>"))
}

func (m madeBook) read(t testing.TB) *grid.Grid {
	t.Helper()
	book, err := Read(m.pack())
	if err != nil {
		t.Fatalf("Read: %v (%#v)", err, err)
	}
	if len(book.Grids) != 1 {
		t.Fatalf("%d grids", len(book.Grids))
	}
	return book.Grids[0]
}

var kindNames = map[grid.Kind]string{
	grid.Text: "", grid.Number: " number", grid.Bool: " bool", grid.Date: " date", grid.Fault: " fault", grid.Uncalculated: " uncalculated",
}

// draw returns a grid line by line, as tests compare it: `B2 number 5 =SUM(A1:A4) 2x3 shown "5.0" hidden`, and at the end those under
// a merge.
func draw(g *grid.Grid) string {
	var lines []string
	for _, c := range g.Cells {
		lines = append(lines, drawCell(g, c))
	}
	for _, c := range g.Under {
		lines = append(lines, "under "+drawCell(g, c))
	}
	return strings.Join(lines, "\n")
}

func drawCell(g *grid.Grid, c grid.Cell) string {
	line := g.Ref(c.Row, c.Col) + kindNames[c.Kind]
	if c.Kind == grid.Text {
		line += fmt.Sprintf(" %q", c.Text)
	} else if c.Text != "" {
		line += " " + c.Text
	}
	if c.Formula != "" {
		line += " =" + c.Formula
	}
	if c.RowSpan != 0 || c.ColSpan != 0 {
		line += fmt.Sprintf(" %dx%d", c.RowSpan, c.ColSpan)
	}
	if c.Shown != "" {
		line += fmt.Sprintf(" shown %q", c.Shown)
	}
	if c.Hidden {
		line += " hidden"
	}
	return line
}

// lines cuts the indent that Go code gives a drawn grid.
func lines(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
