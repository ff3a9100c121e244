// Package xlsxtest makes small workbooks for tests, and writes down grids as tests compare them.
package xlsxtest

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/grid"
	"nianbao/ooxml/opc"
)

// A Book is a small workbook of one sheet, 表1: the XML inside the parts that matter.
type Book struct {
	Sheet      string // inside <worksheet>
	Styles     string // inside <styleSheet>
	Strings    string // inside <sst>
	Properties string // before <sheets>
	Rest       string // behind <sheets>
}

// Namespaces, and the content type of a workbook part.
const (
	SpreadsheetNS = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	RelationNS    = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	PackageNS     = `http://schemas.openxmlformats.org/package/2006`
	WorkbookType  = `application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml`
)

// Package returns the workbook.
func (b Book) Package() *opc.Package {
	p := Pack(WorkbookType, `<workbook xmlns="`+SpreadsheetNS+`" xmlns:r="`+RelationNS+`">`+b.Properties+
		`<sheets><sheet name="表1" sheetId="1" r:id="rId1"/></sheets>`+b.Rest+`</workbook>`)
	Relate(p, "rId1", "worksheet", "worksheets/sheet1.xml")
	p.Set("xl/worksheets/sheet1.xml", []byte(`<?xml version="1.0" encoding="UTF-8"?><worksheet>`+b.Sheet+`</worksheet>`))
	if b.Styles != "" {
		Relate(p, "rId8", "styles", "styles.xml")
		p.Set("xl/styles.xml", []byte(`<styleSheet>`+b.Styles+`</styleSheet>`))
	}
	if b.Strings != "" {
		Relate(p, "rId9", "sharedStrings", "/xl/sharedStrings.xml")
		p.Set("xl/sharedStrings.xml", []byte(`<sst>`+b.Strings+`</sst>`))
	}
	return p
}

// Pack returns a package with a main part of a content type.
func Pack(mime, main string) *opc.Package {
	p := opc.New()
	p.Set("[Content_Types].xml", []byte(`<Types xmlns="`+PackageNS+`/content-types">`+
		`<Default Extension="xml" ContentType="application/xml"/>`+
		`<Override PartName="/xl/workbook.xml" ContentType="`+mime+`"/></Types>`))
	p.Set("_rels/.rels", []byte(`<Relationships xmlns="`+PackageNS+`/relationships"><Relationship Id="r" Type="`+RelationNS+
		`/officeDocument" Target="xl/workbook.xml"/></Relationships>`))
	p.Set("xl/workbook.xml", []byte(main))
	return p
}

// Relate adds a relation of the main part, with its kind, styles, for its type.
func Relate(p *opc.Package, id, kind, target string) {
	const name = "xl/_rels/workbook.xml.rels"
	old, _ := p.Part(name)
	rels := strings.TrimSuffix(string(old), "</Relationships>")
	if rels == "" {
		rels = `<Relationships xmlns="` + PackageNS + `/relationships">`
	}
	rels += fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, RelationNS, kind, target)
	p.Set(name, []byte(rels+"</Relationships>"))
}

// ByExcelize returns what excelize makes of a workbook, opened as a package.
func ByExcelize(t testing.TB, fill func(f *excelize.File) error) *opc.Package {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	if err := errors.Join(fill(f), f.Write(&b)); err != nil {
		t.Fatal(err)
	}
	p, err := opc.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// WholeNumber lets cells take whole numbers only.
func WholeNumber(sqref string) *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	v.Sqref = sqref
	if err := v.SetRange(0, 99999, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween); err != nil {
		panic(err)
	}
	return v
}

var kindNames = map[grid.Kind]string{
	grid.Text: "", grid.Number: " number", grid.Bool: " bool", grid.Date: " date",
	grid.Fault: " fault", grid.Uncalculated: " uncalculated",
}

// Describe writes down a grid line by line: `B2 number 5 =SUM(A1:A4) 2x3 shown "5.0" hidden`, and at the end those
// under a merge.
func Describe(g *grid.Grid) string {
	var lines []string
	for _, c := range g.Cells {
		lines = append(lines, describeCell(g, c))
	}
	for _, c := range g.Under {
		lines = append(lines, "under "+describeCell(g, c))
	}
	return strings.Join(lines, "\n")
}

func describeCell(g *grid.Grid, c grid.Cell) string {
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

// Lines cuts the indent that Go code gives a grid written down.
func Lines(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
