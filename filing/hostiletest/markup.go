package hostiletest

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
)

const (
	laughs = `<!DOCTYPE lolz [<!ENTITY a "3"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">` +
		`<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>`
	outside  = `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>`
	template = `<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/evil.dtd"> %p;]>`
	head     = `<?xml version="1.0" encoding="UTF-8"?>`
)

// markup are dangers of XML.
func (b Base) markup() []File {
	add := func(name, danger string, changes ...change) File { return b.book("xml-"+name, danger, changes...) }
	sheet := func(old, new string) change { return change{applications, old, new} }
	list := []File{
		add("doctype", "a document type", sheet(head, head+"<!DOCTYPE a>")),
		add("laughs", "entities within entities", sheet(head, head+laughs), cell(`<c r="D6" s="9"><v>&d;</v></c>`)),
		add("entity-file", "an entity that is a file", sheet(head, head+outside),
			cell(`<c r="D6" s="9"><v>&e;</v></c>`)),
		add("entity-parameter", "an entity of parameters from the web", sheet(head, head+template)),
		add("entity-unknown", "an entity that nobody declares", cell(`<c r="D6" s="9"><v>3&nbsp;001</v></c>`)),
		add("doctype-types", "a document type in the content types", change{types, head, head + laughs}),
		add("doctype-relations", "a document type in relations", change{relations, head, head + laughs}),
		add("doctype-strings", "a document type in the texts", change{sharedTexts, "<sst", laughs + "<sst"}),
		add("encoding-utf7", "an encoding that hides markup", sheet(head, `<?xml version="1.0" encoding="UTF-7"?>`)),
		add("encoding-ebcdic", "an encoding that no office writes",
			sheet(head, `<?xml version="1.0" encoding="cp037"?>`)),
		add("declared-twice", "a second XML declaration", sheet(head, head+head)),
		add("comment-in-figure", "a comment within a figure", cell(`<c r="D6" s="9"><v>30<!-- 9 -->01</v></c>`)),
		add("instruction-in-figure", "an instruction within a figure", cell(`<c r="D6" s="9"><v>30<?a 9?>01</v></c>`)),
		add("cdata-figure", "a figure as CDATA", cell(`<c r="D6" s="9"><v><![CDATA[3001]]></v></c>`)),
		add("charref-figure", "a figure of character references", cell(`<c r="D6" s="9"><v>&#51;&#x30;01</v></c>`)),
		add("charref-nul", "a reference to NUL", cell(`<c r="D6" s="9"><v>3001&#0;</v></c>`)),
		add("charref-control", "a reference to a control character", cell(`<c r="D6" s="9"><v>3001&#x1b;</v></c>`)),
		add("charref-huge", "a reference to no character", cell(`<c r="D6" s="9"><v>3001&#x110000;</v></c>`)),
		add("unclosed", "an element without its end", sheet("</sheetData>", "")),
		add("crossed", "ends that cross", cell(`<c r="D6" s="9"><v>3001</c></v>`)),
		add("two-roots", "a second root", sheet("</worksheet>", "</worksheet><worksheet/>")),
		add("invalid-utf8", "bytes that are no UTF-8", cell("<c r=\"D6\" s=\"9\"><v>3001\xff\xfe</v></c>")),
		add("twice-attribute", "an attribute twice", cell(`<c r="D6" r="E6" s="9"><v>3001</v></c>`)),
		add("foreign-namespace", "cells of a namespace that is none of a workbook's",
			sheet(`xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`, `xmlns="urn:evil"`)),
		add("prefixed", "cells under a prefix of their own, which is the same", cell(
			`<z:c xmlns:z="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="D6" s="9"><z:v>3001</z:v>`+
				`</z:c>`)),
		add("include", "an inclusion of a file", behind(
			`<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>`)),
		{Name: "xml-empty-sheet.xlsx", Danger: "a sheet that is empty", Data: b.part(applications, nil)},
		add("deep-300", "300 elements within each other", behind(nested(300, "<a>", "", "</a>"))),
	}
	for _, order := range []struct {
		name  string
		order binary.AppendByteOrder
	}{{"be", binary.BigEndian}, {"le", binary.LittleEndian}} {
		xml := string(open(b.Workbook).find(applications).data)
		list = append(list,
			File{Name: "xml-utf16-" + order.name + ".xlsx", Danger: "a sheet in UTF-16, which is allowed",
				Data: b.part(applications, wide(strings.Replace(xml, "UTF-8", "UTF-16", 1), order.order))},
			File{Name: "xml-doctype-utf16-" + order.name + ".xlsx", Danger: "a document type in UTF-16",
				Data: b.part(applications, wide(strings.Replace(xml, head, laughs, 1), order.order))})
	}
	utf32 := []byte{0xff, 0xfe, 0, 0}
	for _, c := range head + laughs {
		utf32 = binary.LittleEndian.AppendUint32(utf32, uint32(c))
	}
	return append(list, File{Name: "xml-doctype-utf32.xlsx", Danger: "a document type in UTF-32",
		Data: b.part(applications, utf32)})
}

// part returns the workbook with a part that is something else altogether.
func (b Base) part(name string, data []byte) []byte {
	a := open(b.Workbook)
	a.find(name).set(data)
	return a.bytes()
}

// wide writes text in UTF-16 with its mark.
func wide(text string, order binary.AppendByteOrder) []byte {
	data := order.AppendUint16(nil, 0xfeff)
	for _, unit := range utf16.Encode([]rune(text)) {
		data = order.AppendUint16(data, unit)
	}
	return data
}

// noise returns so many letters that hardly pack, so that no ratio gives them away. They are always the same.
func noise(n int) string {
	data := make([]byte, n)
	state := uint32(1)
	for i := range data {
		state = state*1664525 + 1013904223
		data[i] = 'a' + byte(state>>24)%26
	}
	return string(data)
}

func sorted(list []File) []File {
	slices.SortFunc(list, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return list
}
