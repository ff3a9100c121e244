package opc

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestResolve(t *testing.T) {
	const outside = "(outside)"
	for _, c := range []struct{ base, target, want string }{
		{"", "xl/workbook.xml", "xl/workbook.xml"},
		{"", "/xl/workbook.xml", "xl/workbook.xml"},
		{"", "./xl/workbook.xml", "xl/workbook.xml"},
		{"xl/workbook.xml", "/xl/workbook.xml", "xl/workbook.xml"},
		{"xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"},
		{"xl/workbook.xml", "../x.xml", "x.xml"},
		{"xl/worksheets/sheet1.xml", "../drawings/drawing1.xml", "xl/drawings/drawing1.xml"},
		{"xl/worksheets/sheet1.xml", `..\drawings\drawing1.xml`, "xl/drawings/drawing1.xml"},
		{"xl/drawings/drawing1.xml", "#Sheet2!A1", "xl/drawings/drawing1.xml"},
		{"xl/drawings/drawing1.xml", "a.xml#b/../..", "xl/drawings/a.xml"},
		{"word/document.xml", "NULL", "word/NULL"},
		{"", "../x.xml", "x.xml"}, // as LibreOffice writes customXml
		{"", "..", outside},
		{"", "/", outside},
		{"", ".", outside},
		{"xl/workbook.xml", "../../x.xml", "x.xml"},
		{"xl/workbook.xml", `..\..\x.xml`, "x.xml"},
		{"xl/workbook.xml", "/../x.xml", "x.xml"},
		{"xl/workbook.xml", "//server/x.xml", outside},
		{"xl/workbook.xml", `\\server\x.xml`, outside},
		{"xl/workbook.xml", `C:\x.xml`, outside},
		{"xl/workbook.xml", "file:///etc/x.xml", outside},
		{"xl/workbook.xml", "http://example.com/x.xml", outside},
		{"xl/workbook.xml", "a\x00.xml", outside},
	} {
		got, ok := resolve(c.base, c.target)
		if !ok {
			got = outside
		}
		if got != c.want {
			t.Errorf("%q from %q is %q, want %q", c.target, c.base, got, c.want)
		}
	}
}

func TestRelations(t *testing.T) {
	p := New()
	p.Set("xl/worksheets/sheet1.xml", []byte("<a/>"))
	p.Set("xl/media/图 1.png", []byte("png"))
	p.Set("xl/media/a%20b.png", []byte("png"))
	p.Set("xl/_rels/workbook.xml.rels", []byte(relations(
		`Id="rId2" Type="sheet" Target="Worksheets/Sheet1.xml"`,
		`Id="rId1" Type="link" Target="http://example.com/a?b=1&amp;c=2" TargetMode="External"`,
		`Id="rId3" Type="image" Target="media/%E5%9B%BE%201.png" TargetMode="Internal"`,
		`Id="rId4" Type="image" Target="media/a%20b.png"`,
		`Id="rId5" Type="image" Target="media/%2e%2e/gone.png"`,
		`Id="rId6" Type="customXml" Target="../../../xl/media/a%20b.png"`,
		`Id="rId7" Type="image" Target="file:///C:/a.png"`,
	)))
	got, err := p.Relations("/xl/workbook.xml")
	if err != nil {
		t.Fatalf("p.Relations: %v", err)
	}
	want := []Relation{
		{"rId2", "sheet", "xl/worksheets/sheet1.xml", false},
		{"rId1", "link", "http://example.com/a?b=1&c=2", true},
		{"rId3", "image", "xl/media/图 1.png", false},
		{"rId4", "image", "xl/media/a%20b.png", false},
		{"rId5", "image", "xl/media/%2e%2e/gone.png", false},
		{"rId6", "customXml", "xl/media/a%20b.png", false},
		{"rId7", "image", "file:///C:/a.png", true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("relations (-want +got):", diff)
	}
	p.Set("_rels/a.xml.rels",
		[]byte(`<Relationships xmlns="`+relationsSpace+`" xmlns:o="other"><o:Relationship Id="1" Target="b"/>`+
			`<Other Id="2"/><o:wrap><Relationship Id="3" Target="c"/></o:wrap></Relationships>`))
	if got, err := p.Relations("a.xml"); len(got) != 0 || err != nil {
		t.Errorf("relations that are none: %v, %v", got, err)
	}
	if got, err := p.Relations("xl/worksheets/sheet1.xml"); len(got) != 0 || err != nil {
		t.Errorf("relations of a part without any: %v, %v", got, err)
	}
}

func TestRelationsRefuse(t *testing.T) {
	for _, c := range []struct {
		name, rels string
		kind       Kind
		says       string
	}{
		{"two of one ID", relations(`Id="rId7" Type="t" Target="a"`, `Id="rId7" Type="t" Target="b"`), BadXML,
			"关系编号 rId7 重复"},
		{"cut off", relations(`Id="rId7" Type="t" Target="a"`)[:150], BadXML, "不是合法的 XML"},
		{"no namespace", `<Relationships><Relationship Id="rId7"/></Relationships>`, BadXML, "根元素"},
		{"two roots", relations() + relations()[len(xmlHead):], BadXML, "不是合法的 XML"},
		{"empty", "", BadXML, "不是合法的 XML"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := New()
			p.Set("xl/_rels/workbook.xml.rels", []byte(c.rels))
			_, err := p.Relations("xl/workbook.xml")
			expect(t, err, c.kind, "xl/_rels/workbook.xml.rels", c.says)
		})
	}
}

func TestMainPart(t *testing.T) {
	document := `Id="rId1" Type="` + documentType + `" Target="xl/workbook.xml"`
	strict := `Id="rId2" Type="` + documentTypeStrict + `" Target="/XL/Workbook.xml"`
	other := `Id="rId3" Type="other" Target="docProps/app.xml"`
	wide := utf16Text("\ufeff<?xml version='1.0' encoding='UTF-16'?>"+relations(document)[len(xmlHead):],
		binary.LittleEndian)
	for name, rels := range map[string]string{
		"transitional": relations(other, document),
		"strict":       relations(strict, other),
		"both":         relations(document, strict),
		"UTF-16":       string(wide),
	} {
		p := New()
		p.Set("xl/workbook.xml", nil)
		p.Set("_rels/.rels", []byte(rels))
		if got, err := p.Main(); got != "xl/workbook.xml" || err != nil {
			t.Errorf("%s: main is %q, %v", name, got, err)
		}
	}
}

func TestMainRefuses(t *testing.T) {
	document := `Id="rId1" Type="` + documentType + `" Target="xl/workbook.xml"`
	for _, c := range []struct {
		name  string
		parts []Part
		part  string
		says  string
	}{
		{"plain zip", []Part{{"年报.xlsx", nil}}, "", "先解压"},
		{"fixed layout", []Part{{"OFD.xml", nil}}, "", "OFD"},
		{"open document", []Part{{"mimetype", nil}, {"content.xml", nil}}, "", "OpenDocument"},
		{"no relation", []Part{{contentTypesName, []byte(workbookTypes)}, {"_rels/.rels", []byte(relations())}}, "",
			"没有主文档"},
		{"no part", []Part{{"_rels/.rels", []byte(relations(document))}}, "xl/workbook.xml", "缺少主文档"},
		{"outside", []Part{{"_rels/.rels", []byte(relations(`Id="rId1" Type="` + documentType +
			`" Target="http://example.com/a.xml"`))}}, "", "http://example.com/a.xml"},
		{"two", []Part{{"a.xml", nil}, {"xl/workbook.xml", nil}, {"_rels/.rels", []byte(relations(document,
			`Id="rId2" Type="`+documentType+`" Target="a.xml"`))}}, "", "两个"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := New()
			for _, part := range c.parts {
				p.Set(part.Name, part.Data)
			}
			_, err := p.Main()
			expect(t, err, NoDocument, c.part, c.says)
		})
	}
}

func TestType(t *testing.T) {
	p := New()
	if got := p.Type("xl/workbook.xml"); got != "" {
		t.Errorf("type in an empty package: %q", got)
	}
	p.Set(contentTypesName, []byte(workbookTypes))
	for name, want := range map[string]string{
		"xl/workbook.xml":   "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
		"/XL/Workbook.XML":  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
		"xl/styles.XML":     "application/xml",
		"xl/media/a.png":    "",
		"xl/no.extension/a": "",
		"_rels/.rels":       "application/vnd.openxmlformats-package.relationships+xml",
	} {
		if got := p.Type(name); got != want {
			t.Errorf("type of %s is %q, want %q", name, got, want)
		}
	}
	p.Remove(contentTypesName)
	if got := p.Type("xl/workbook.xml"); got != "" {
		t.Errorf("type after the types are gone: %q", got)
	}
}

func TestRelativeTo(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"word/document.xml", "word/charts/chart1.xml", "charts/chart1.xml"},
		{"word/charts/chart1.xml", "word/embeddings/a.xlsx", "../embeddings/a.xlsx"},
		{"document.xml", "charts/a b.xml", "charts/a%20b.xml"}, {"a/b/c.xml", "d.xml", "../../d.xml"},
	} {
		if got := relativeTo(test.from, test.to); got != test.want {
			t.Errorf("%s to %s is %s, want %s", test.from, test.to, got, test.want)
		}
	}
}

// TestOwnNamespaces tells the package's own elements from others, whatever their prefixes are.
func TestOwnNamespaces(t *testing.T) {
	const link = `Relationship Id="rId%d" Type="t" Target="a%d.xml"/>`
	p := New()
	p.Set("_rels/.rels", []byte(`<o:Relationships xmlns:o="`+relationsSpace+`" xmlns="x" xmlns:y="`+relationsSpace+`">`+
		"<o:"+fmt.Sprintf(link, 1, 1)+"<y:"+fmt.Sprintf(link, 2, 2)+"<"+fmt.Sprintf(link, 3, 3)+
		`<Relationship xmlns="`+relationsSpace+`" Id="rId4" Type="t" Target="a4.xml"/>`+
		`<o:Relationship xmlns:o="z" Id="rId5" Type="t" Target="a5.xml"/></o:Relationships>`))
	relations, err := p.Relations("")
	var ids []string
	for _, r := range relations {
		ids = append(ids, r.ID)
	}
	if got := strings.Join(ids, " "); err != nil || got != "rId1 rId2 rId4" {
		t.Errorf("%s, %v", got, err)
	}
}

// TestTooManyRelations refuses a part that would take far more memory than it has bytes.
func TestTooManyRelations(t *testing.T) {
	p := New()
	p.Set("_rels/.rels", []byte(`<Relationships xmlns="`+relationsSpace+`">`+strings.Repeat("<a/>", maxOwn)+"</Relationships>"))
	_, err := p.Relations("")
	expect(t, err, BadXML, "_rels/.rels", "元素太多")
}
