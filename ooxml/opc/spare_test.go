package opc

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// TestWrongChecksum shows that a damaged part is refused where a figure or a word may stand in it, and passed over and
// told of where none does.
func TestWrongChecksum(t *testing.T) {
	workbook := func(more ...string) []byte {
		types := strings.Replace(workbookTypes, "</Types>", `<Default Extension="png" ContentType="image/png"/>`+
			`<Override PartName="/xl/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>`+
			`<Override PartName="/xl/p.bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/>`+
			"</Types>", 1)
		members := []member{
			{name: contentTypesName, data: types},
			{name: "_rels/.rels", data: relations(`Id="rId1" Type="` + documentType + `" Target="xl/workbook.xml"`)},
			{name: "xl/workbook.xml", data: "<workbook/>"}, {name: "xl/styles.xml", data: "<a/>"},
			{name: "docProps/core.xml", data: "<a/>"}, {name: "DocProps/thumbnail.png", data: "a"},
			{name: "customXml/item1.xml", data: "<a/>"}, {name: "customXml/_rels/item1.xml.rels", data: relations()},
			{name: "xl/theme/theme1.xml", data: "<a/>"}, {name: "xl/p.bin", data: "a"}, {name: "xl/media/a.png", data: "a"},
		}
		for i := range members {
			for _, name := range more {
				if members[i].name == name {
					members[i].lie = func(h *zip.FileHeader) { h.CRC32++ }
				}
			}
		}
		return zipOf(t, members...)
	}
	for _, name := range []string{"xl/workbook.xml", "xl/styles.xml", contentTypesName, "_rels/.rels",
		"customXml/_rels/item1.xml.rels"} {
		_, err := Read(workbook(name))
		expect(t, err, Corrupt, name, "校验和")
	}
	for _, name := range []string{"docProps/core.xml", "DocProps/thumbnail.png", "customXml/item1.xml",
		"xl/theme/theme1.xml", "xl/p.bin", "xl/media/a.png"} {
		p, err := Read(workbook(name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if r := p.Remarks(); len(r) != 1 || !strings.Contains(r[0], name) {
			t.Errorf("%s is not told of: %q", name, r)
		}
		out := mustBytes(t, p)
		if again, err := Read(out); err != nil || len(again.Remarks()) != 0 {
			t.Errorf("%s: what is written has the wrong checksum still: %v", name, err)
		}
	}
	if p, err := Read(workbook()); err != nil || len(p.Remarks()) != 0 {
		t.Errorf("a sound workbook: %v, %q", err, p.Remarks())
	}
}

// TestSurplus shows that what stands before and behind the zip is told of.
func TestSurplus(t *testing.T) {
	plain := part(t, "a.xml", "<a/>")
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"before": {append([]byte("some bytes"), plain...), "开头有 10 字节"},
		"behind": {append(bytes.Clone(plain), make([]byte, 7)...), "末尾有 7 字节"},
	} {
		p, err := Read(c.data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if r := strings.Join(p.Remarks(), "\n"); !strings.Contains(r, c.says) {
			t.Errorf("%s: %q", name, r)
		}
	}
	if p, err := Read(commented(t, []byte("a comment"))); err != nil || p.Remarks() != nil {
		t.Errorf("a zip with a comment: %v, %q", err, p.Remarks())
	}
}
