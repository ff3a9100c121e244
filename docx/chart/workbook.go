package chart

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
	"nianbao/xlsx/worksheet"
)

// sheetName is what Office calls the sheet behind a chart.
const sheetName = "Sheet1"

// A book is the workbook that is embedded in a chart: categories in column A, a series in each column from B on.
type book struct {
	*Data
	formats []string // of the series
}

const (
	xmlHead    = xmltree.Declaration + "\r\n"
	sheetSpace = worksheet.Space
	relSpace   = opc.TransitionalRelations
	sheetMime  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	bookMime   = sheetMime + "sheet"
)

// The parts of the workbook.
const (
	mainPart    = "xl/workbook.xml"
	sheetPart   = "xl/worksheets/sheet1.xml"
	stylesPart  = "xl/styles.xml"
	stringsPart = "xl/sharedStrings.xml"
	tablePart   = "xl/tables/table1.xml"
)

// plainBook and tableBook are the workbook without what its data decide, compressed once. Excel must have styles and
// shared strings where it looks for them, or it calls the file damaged.
var (
	plainBook = sync.OnceValues(func() (*opc.Package, error) { return emptyBook(false) })
	tableBook = sync.OnceValues(func() (*opc.Package, error) { return emptyBook(true) })
)

func emptyBook(withTable bool) (*opc.Package, error) {
	p := opc.New()
	var failed error
	add := func(from, kind, part, mime string) (id string) {
		p.Set(part, nil)
		id, err := p.Attach(from, kind, part, sheetMime+mime+"+xml")
		failed = cmp.Or(failed, err)
		return id
	}
	add("", "officeDocument", mainPart, "sheet.main")
	sheet := add(mainPart, "worksheet", sheetPart, "worksheet")
	add(mainPart, "styles", stylesPart, "styles")
	add(mainPart, "sharedStrings", stringsPart, "sharedStrings")
	if withTable {
		add(sheetPart, "table", tablePart, "table")
	}
	p.Set(mainPart, fmt.Appendf(nil, xmlHead+`<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="%s" sheetId="1"`+
		` r:id="%s"/></sheets></workbook>`, sheetSpace, relSpace, sheetName, sheet))
	data, err := p.Bytes()
	if failed = cmp.Or(failed, err); failed != nil {
		return nil, failed
	}
	return opc.Read(data)
}

// bytes returns the workbook. The error is that of package opc.
func (b *book) bytes() ([]byte, error) {
	empty := plainBook
	if b.tabular() {
		empty = tableBook
	}
	p, err := empty()
	if err != nil {
		return nil, err
	}
	p = p.Clone()
	set := func(name, source string) { p.Set(name, []byte(xmlHead+source)) }
	sheet, shared, err := b.sheet()
	if err != nil {
		return nil, err
	}
	set(sheetPart, sheet)
	p.Set(stringsPart, shared)
	set(stylesPart, b.styles())
	if b.tabular() {
		set(tablePart, b.table())
	}
	return p.Bytes()
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

// sheet returns the sheet, and the table of its texts.
func (b *book) sheet() (source string, shared []byte, err error) {
	sheet := worksheet.Sheet{Strings: &worksheet.Strings{}}
	sheet.SetWidth(0, 20)
	for i, text := range b.header() {
		sheet.Set(0, i, 0, worksheet.Text(text))
	}
	for i, category := range b.Categories {
		sheet.Set(i+1, 0, 0, worksheet.Text(category))
		for j, s := range b.Series {
			if v := s.Values[i]; v.Valid {
				sheet.Set(i+1, j+1, j+1, worksheet.Number(v.Decimal))
			}
		}
	}
	tables := ""
	if b.tabular() {
		tables = `<tableParts count="1"><tablePart r:id="rId1"/></tableParts>`
	}
	root := xmltree.Element(`<worksheet xmlns="` + sheetSpace + `" xmlns:r="` + relSpace + `">` +
		`<sheetFormatPr defaultRowHeight="15"/>` + tables + `</worksheet>`)
	err = sheet.Put(root)
	return root.String(), sheet.Strings.Part(), err
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
