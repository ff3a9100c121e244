package opc

import "testing"

const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"
	workbookTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ` +
		`ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
	workbookMain = xmlHead +
		`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>`
)

// relations returns the XML of relations, each written as its attributes.
func relations(attrs ...string) string {
	s := xmlHead + `<Relationships xmlns="` + relationsSpace + `">`
	for _, a := range attrs {
		s += `<Relationship ` + a + `/>`
	}
	return s + `</Relationships>`
}

// workbook returns a small .xlsx with the worksheet.
func workbook(t testing.TB, sheet []byte) []byte {
	t.Helper()
	p := New()
	p.Set("_rels/.rels", []byte(relations(`Id="rId1" Type="`+documentType+`" Target="xl/workbook.xml"`)))
	p.Set("xl/workbook.xml", []byte(workbookMain))
	p.Set("xl/_rels/workbook.xml.rels", []byte(relations(`Id="rId1" Type="sheet" Target="worksheets/sheet1.xml"`)))
	p.Set("xl/worksheets/sheet1.xml", sheet)
	p.Set(contentTypesName, []byte(workbookTypes))
	data, err := p.Bytes()
	if err != nil {
		t.Fatalf("p.Bytes: %v", err)
	}
	return data
}
