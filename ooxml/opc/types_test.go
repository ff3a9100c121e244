package opc

import (
	"errors"
	"strings"
	"testing"
)

// TestEscapedPartName shows that a part whose name is stored as it is read, and one that is stored as a URI, have the
// type that is stated of either.
func TestEscapedPartName(t *testing.T) {
	const mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
	for stored, stated := range map[string]string{
		"xl/工作表 1.xml":        "/xl/%E5%B7%A5%E4%BD%9C%E8%A1%A8%201.xml",
		"xl/a b.xml":          "/xl/A%20b.xml",
		"xl/a%20b.xml":        "/xl/a%20b.xml",
		"xl/100%.xml":         "/xl/100%.xml",
		"xl/a%2520b.xml":      "/xl/a%2520b.xml",
		"xl/worksheets/s.xml": "/xl/worksheets/s.xml",
	} {
		p := New()
		p.Set(contentTypesName, []byte(`<Types xmlns="`+contentTypesSpace+`"><Default Extension="xml" ContentType="application/xml"/>`+
			`<Override PartName="`+stated+`" ContentType="`+mime+`"/></Types>`))
		p.Set(stored, []byte("<a/>"))
		if got := p.Type(stored); got != mime {
			t.Errorf("%s, stated as %s, has type %q", stored, stated, got)
		}
		if err := p.Declare(stored, "x/y"); err != nil || p.Type(stored) != "x/y" {
			t.Errorf("%s has type %q, %v", stored, p.Type(stored), err)
		}
		if err := p.Discard(stored); err != nil || strings.Contains(string(p.entries[0].Data), "Override") {
			t.Errorf("%s is still stated: %s, %v", stored, p.entries[0].Data, err)
		}
	}
}

// TestTwoTypes shows that a part is not given two types, whichever way its name is written.
func TestTwoTypes(t *testing.T) {
	p := New()
	p.Set(contentTypesName, []byte(`<Types xmlns="`+contentTypesSpace+`"><Override PartName="/a%20b.xml" ContentType="x/y"/>`+
		`<Override PartName="/a b.xml" ContentType="x/z"/></Types>`))
	p.Set("a b.xml", []byte("<a/>"))
	var refused *Error
	if _, err := p.Bytes(); !errors.As(err, &refused) || refused.Kind != BadXML {
		t.Errorf("p.Bytes: %v", err)
	}
}

// TestStripEscaped shows that a macro whose name is stated as a URI is one.
func TestStripEscaped(t *testing.T) {
	p := New()
	p.Set(contentTypesName, []byte(`<Types xmlns="`+contentTypesSpace+`"><Default Extension="xml" ContentType="`+macroFreeWorkbook+`"/>`+
		`<Override PartName="/xl/my%20code.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>`))
	p.Set("xl/workbook.xml", []byte("<workbook/>"))
	p.Set("xl/my code.bin", []byte("code"))
	if _, err := p.Relate("", "officeDocument", "xl/workbook.xml"); err != nil {
		t.Fatalf("p.Relate: %v", err)
	}
	if err := p.StripMacros(); err != nil {
		t.Fatalf("p.StripMacros: %v", err)
	}
	if _, there := p.Part("xl/my code.bin"); there || strings.Contains(string(p.entries[0].Data), "code") {
		t.Errorf("%q, %s", p.Names(), p.entries[0].Data)
	}
}

// TestDropRelations shows that a part without any relation left has no part for them, and that what they led to goes
// once it is swept.
func TestDropRelations(t *testing.T) {
	p := New()
	for _, name := range []string{"a.xml", "b.xml", "c.xml"} {
		p.Set(name, []byte("<a/>"))
	}
	for _, r := range [][3]string{{"", "a", "a.xml"}, {"a.xml", "b", "b.xml"}, {"a.xml", "c", "c.xml"}, {"b.xml", "c", "c.xml"}} {
		if _, err := p.Relate(r[0], r[1], r[2]); err != nil {
			t.Fatalf("p.Relate: %v", err)
		}
	}
	var led []string
	drop := func(kind string) {
		t.Helper()
		err := p.DropRelations(func(l Link, inside bool) bool {
			if strings.HasSuffix(l.Type, "/"+kind) && inside && l.From != "" {
				led = append(led, l.Target)
				return true
			}
			return false
		})
		if err != nil {
			t.Fatalf("p.DropRelations: %v", err)
		}
	}
	drop("b")
	if _, there := p.Part("_rels/a.xml.rels"); !there {
		t.Error("the other relation is gone")
	}
	drop("c")
	if _, there := p.Part("_rels/a.xml.rels"); there {
		t.Error("a part without relations stays")
	}
	if err := p.Sweep(led); err != nil {
		t.Fatalf("p.Sweep: %v", err)
	}
	if names := strings.Join(p.Names(), " "); names != "[Content_Types].xml a.xml _rels/.rels" {
		t.Error(names)
	}
}
