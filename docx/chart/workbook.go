package chart

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// sheetName is what Office calls the sheet behind a chart.
const sheetName = "Sheet1"

// A book is the workbook that is embedded in a chart: categories in column A, a series in each column from B on. It is
// written here, and not by excelize, for it to be the few parts that it takes, with figures of any length exactly.
type book struct {
	*Data
	formats []string // of the series
	shared  []string // texts of cells, as they are written
}

const (
	xmlHead    = xmltree.Declaration + "\r\n"
	sheetSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relSpace   = opc.TransitionalRelations
	packSpace  = "http://schemas.openxmlformats.org/package/2006"
	sheetMime  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	bookMime   = sheetMime + "sheet"
)

// bytes returns the workbook. The error is that of package opc.
func (b *book) bytes() ([]byte, error) {
	sheet := b.sheet()
	p := opc.New()
	set := func(name, source string) { p.Set(name, []byte(xmlHead+source)) }
	set("[Content_Types].xml", b.types())
	set("_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml")))
	set("xl/workbook.xml", fmt.Sprintf(`<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="%s" sheetId="1"`+
		` r:id="rId1"/></sheets></workbook>`, sheetSpace, relSpace, sheetName))
	set("xl/_rels/workbook.xml.rels", relations(
		relation(1, "worksheet", "worksheets/sheet1.xml"),
		relation(2, "styles", "styles.xml"),
		relation(3, "sharedStrings", "sharedStrings.xml")))
	set("xl/worksheets/sheet1.xml", sheet)
	set("xl/styles.xml", b.styles())
	set("xl/sharedStrings.xml", b.strings())
	if b.tabular() {
		set("xl/worksheets/_rels/sheet1.xml.rels", relations(relation(1, "table", "../tables/table1.xml")))
		set("xl/tables/table1.xml", b.table())
	}
	return p.Bytes()
}

func (b *book) types() string {
	override := func(part, mime string) string {
		return fmt.Sprintf(`<Override PartName="/xl/%s.xml" ContentType="%s%s+xml"/>`, part, sheetMime, mime)
	}
	types := override("workbook", "sheet.main") + override("worksheets/sheet1", "worksheet") +
		override("styles", "styles") + override("sharedStrings", "sharedStrings")
	if b.tabular() {
		types += override("tables/table1", "table")
	}
	return `<Types xmlns="` + packSpace + `/content-types"><Default Extension="rels"` +
		` ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` + types + `</Types>`
}

func relation(id int, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>`, id, relSpace, kind, target)
}

func relations(list ...string) string {
	return `<Relationships xmlns="` + packSpace + `/relationships">` + strings.Join(list, "") + `</Relationships>`
}

// header returns the texts of the first row.
func (b *book) header() []string {
	header := []string{"类别"}
	for _, s := range b.Series {
		header = append(header, s.Name)
	}
	return header
}

// area returns the cells that are used.
func (b *book) area() string { return fmt.Sprintf("A1:%c%d", 'A'+len(b.Series), len(b.Categories)+1) }

// tabular reports whether the cells can be a table, which grows with what a person types below it, and the chart with
// it. Excel refuses one with columns of no name or of the same.
func (b *book) tabular() bool {
	names := b.header()
	for i := range names {
		names[i] = strings.ToLower(names[i])
	}
	slices.Sort(names)
	return strings.TrimSpace(names[0]) != "" && len(slices.Compact(names)) == len(b.Series)+1
}

func (b *book) sheet() string {
	var out strings.Builder
	fmt.Fprintf(&out, `<worksheet xmlns="%s" xmlns:r="%s"><dimension ref="%s"/>`+
		`<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="20" customWidth="1"/></cols>`+
		`<sheetData>`, sheetSpace, relSpace, b.area())
	out.WriteString(`<row r="1">`)
	for i, text := range b.header() {
		b.text(&out, 'A'+rune(i), 1, text)
	}
	out.WriteString(`</row>`)
	for j, category := range b.Categories {
		fmt.Fprintf(&out, `<row r="%d">`, j+2)
		b.text(&out, 'A', j+2, category)
		for i, s := range b.Series {
			if v := s.Values[j]; v.Valid {
				fmt.Fprintf(&out, `<c r="%c%d" s="%d"><v>%s</v></c>`, 'B'+rune(i), j+2, i+1, v.Decimal)
			}
		}
		out.WriteString(`</row>`)
	}
	out.WriteString(`</sheetData>`)
	if b.tabular() {
		out.WriteString(`<tableParts count="1"><tablePart r:id="rId1"/></tableParts>`)
	}
	out.WriteString(`</worksheet>`)
	return out.String()
}

// text writes a cell with a text.
func (b *book) text(out *strings.Builder, column rune, row int, text string) {
	if text != "" {
		fmt.Fprintf(out, `<c r="%c%d" t="s"><v>%d</v></c>`, column, row, len(b.shared))
		b.shared = append(b.shared, text)
	}
}

func (b *book) strings() string {
	var out strings.Builder
	fmt.Fprintf(&out, `<sst xmlns="%s" count="%d" uniqueCount="%d">`, sheetSpace, len(b.shared), len(b.shared))
	for _, text := range b.shared {
		out.WriteString(`<si><t xml:space="preserve">` + xmltree.EscapeText(xlsx.Escape(text)) + `</t></si>`)
	}
	out.WriteString(`</sst>`)
	return out.String()
}

// styles gives each series the format that its figures have in the chart, which takes it over from here.
func (b *book) styles() string {
	const firstOwn = 164 // number formats below it are Excel's
	var formats, cells strings.Builder
	for i, format := range b.formats {
		fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, firstOwn+i, xmltree.EscapeAttr(format))
		fmt.Fprintf(&cells, `<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0"`+
			` applyNumberFormat="1"/>`, firstOwn+i)
	}
	return fmt.Sprintf(`<styleSheet xmlns="%s">`+
		`<numFmts count="%d">%s</numFmts>`, sheetSpace, len(b.formats), formats.String()) +
		`<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill>` +
		`<patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		fmt.Sprintf(`<cellXfs count="%d"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"`+
			` xfId="0"/>%s</cellXfs>`, len(b.formats)+1, cells.String()) +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

func (b *book) table() string {
	var out strings.Builder
	fmt.Fprintf(&out, `<table xmlns="%s" id="1" name="Table1" displayName="Table1" ref="%s" totalsRowShown="0">`+
		`<tableColumns count="%d">`, sheetSpace, b.area(), len(b.Series)+1)
	for i, name := range b.header() {
		fmt.Fprintf(&out, `<tableColumn id="%d" name="%s"/>`, i+1, xmltree.EscapeAttr(xlsx.Escape(name)))
	}
	out.WriteString(`</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="1"` +
		` showColumnStripes="0"/></table>`)
	return out.String()
}
