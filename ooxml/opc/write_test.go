package opc

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// rawOf returns the compressed bytes of each entry of a zip by name.
func rawOf(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("zip.NewReader: %v", err)
	}
	raws := make(map[string][]byte)
	for _, f := range z.File {
		r, err := f.OpenRaw()
		if err != nil {
			t.Fatalf("f.OpenRaw: %v", err)
		}
		if raws[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatalf("io.ReadAll: %v", err)
		}
	}
	return raws
}

func mustRead(t *testing.T, data []byte) *Package {
	t.Helper()
	p, err := Read(data)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return p
}

func mustBytes(t *testing.T, p *Package) []byte {
	t.Helper()
	data, err := p.Bytes()
	if err != nil {
		t.Fatalf("p.Bytes: %v", err)
	}
	return data
}

func TestBytesKeepsWhatWasNotTouched(t *testing.T) {
	before := zipOf(t,
		member{name: "xl/workbook.xml", data: "<workbook/>"},
		member{name: `xl\sheet.xml`, data: string(sheet(5000))}, // compressed at another level than pack's
		member{name: contentTypesName, data: workbookTypes},
		member{name: "图.png", data: "png", raw: []byte("png"), lie: func(h *zip.FileHeader) { h.Method = zip.Store }},
		member{name: "gone.xml", data: "<a/>"},
	)
	p := mustRead(t, before)
	p.Set("/XL/workbook.xml", []byte("<changed/>"))
	p.Set("xl/new.xml", []byte("<new/>"))
	p.Remove("Gone.xml")
	p.Remove("never.xml")
	after := mustBytes(t, p)

	if diff := cmp.Diff([]string{"xl/workbook.xml", "xl/sheet.xml", contentTypesName, "图.png", "xl/new.xml"},
		mustRead(t, after).Names()); diff != "" {
		t.Error("names (-want +got):", diff)
	}
	rawBefore, rawAfter := rawOf(t, before), rawOf(t, after)
	if !bytes.Equal(rawBefore[`xl\sheet.xml`], rawAfter["xl/sheet.xml"]) ||
		!bytes.Equal(rawBefore["图.png"], rawAfter["图.png"]) {
		t.Error("an untouched part was compressed again")
	}
	if !bytes.Contains(after, []byte("PK\x03\x04\x14\x00\x00\x08\x00\x00")) {
		t.Error("the Chinese name is not marked as UTF-8")
	}
	if data, _ := mustRead(t, after).Part("xl/workbook.xml"); string(data) != "<changed/>" {
		t.Errorf("the replaced part is %q", data)
	}
}

func TestBytesKeepsOrder(t *testing.T) {
	p := mustRead(t, part(t, "a.xml", "<a/>"))
	p.Set(contentTypesName, []byte(workbookTypes))
	if diff := cmp.Diff([]string{"a.xml", contentTypesName}, mustRead(t, mustBytes(t, p)).Names()); diff != "" {
		t.Error("names (-want +got):", diff)
	}
}

func TestBytesIsDeterministic(t *testing.T) {
	build := func() []byte { return workbook(t, sheet(5000)) }
	first := build()
	time.Sleep(10 * time.Millisecond)
	if !bytes.Equal(first, build()) {
		t.Error("the same package gives different bytes")
	}
	if !bytes.Equal(first, mustBytes(t, mustRead(t, first))) {
		t.Error("a package that was read and not changed gives different bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatalf("zip.NewReader: %v", err)
	}
	if name := z.File[0].Name; name != contentTypesName {
		t.Errorf("the first part is %s", name)
	}
	for _, f := range z.File {
		if f.Modified.Format(time.DateTime) != "1980-01-01 00:00:00" || f.Flags != 0 || len(f.Extra) > 0 {
			t.Errorf("%s is of %v, flags %x, extra %x", f.Name, f.Modified, f.Flags, f.Extra)
		}
	}
}

func TestBytesRefuses(t *testing.T) {
	p := New()
	p.Set("../a.xml", nil)
	_, err := p.Bytes()
	expect(t, err, BadName, "../a.xml", "上级")

	p = New()
	p.Set(contentTypesName, []byte("<Types>"))
	_, err = p.Bytes()
	expect(t, err, BadXML, contentTypesName, "不是合法的 XML")
	p.Set(contentTypesName, []byte(workbookTypes))
	if _, err = p.Bytes(); err != nil {
		t.Error("after the types are mended:", err)
	}
}

func TestZeroPackage(t *testing.T) {
	var p Package
	p.Remove("a.xml")
	p.Set("b.xml", []byte("<b/>"))
	p.Set("a.xml", []byte("<a/>"))
	p.Set("B.xml", []byte("<c/>"))
	p.Set("c.xml", nil)
	p.Remove("a.xml")
	got := mustRead(t, mustBytes(t, &p)).Parts()
	if diff := cmp.Diff([]Part{{"b.xml", []byte("<c/>")}, {"c.xml", []byte{}}}, got); diff != "" {
		t.Error("parts (-want +got):", diff)
	}
}

func TestCloneStandsAlone(t *testing.T) {
	p := mustRead(t, workbook(t, sheet(2000)))
	before := mustBytes(t, p)
	c := p.Clone()
	c.Set("xl/workbook.xml", []byte("<changed/>"))
	c.Set("xl/new.xml", nil)
	c.Remove("_rels/.rels")
	c.Remove(contentTypesName)
	if !bytes.Equal(before, mustBytes(t, p)) || p.Type("a.xml") != "application/xml" {
		t.Error("changing the clone changed the package")
	}
}
