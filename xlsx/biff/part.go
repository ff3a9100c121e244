package biff

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

const (
	xmlHead    = xmltree.Declaration + "\n"
	mainNS     = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	relationNS = opc.TransitionalRelations
	mimeStart  = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
	mainPart   = `xl/workbook.xml`
)

// escape writes a text for XML, with what XML cannot hold as an .xlsx writes it.
func escape(s string) string { return xmltree.EscapeAttr(xlsx.EscapeAll(s)) }

// add enters a part under xl/ that the workbook refers to and returns the relation's id.
func add(pack *opc.Package, name, kind string, data []byte) (string, error) {
	pack.Set("xl/"+name, data)
	return pack.Attach(mainPart, kind, "xl/"+name, mimeStart+kind+"+xml")
}

// translate reads the worksheets and returns the whole as the package of an .xlsx.
func (w *workbook) translate() (*opc.Package, error) {
	pack := opc.New()
	var list strings.Builder
	number := make([]int, len(w.sheets)) // of a sheet among those that are carried over, from 1 on
	count := 0
	for i, e := range w.sheets {
		if !e.isWorksheet() {
			w.left.sheet(e.kind)
			continue
		}
		s, err := w.readSheet(e)
		if err != nil {
			return nil, err
		}
		data, err := s.part()
		if err != nil {
			return nil, err
		}
		count++
		number[i] = count
		id, err := add(pack, "worksheets/sheet"+strconv.Itoa(count)+".xml", "worksheet", data)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d"%s r:id="%s"/>`, escape(e.name), count, states[e.state], id)
	}
	if count == 0 {
		return nil, &Error{Kind: NoSheet}
	}
	styles := w.styles.part()
	if len(styles) > opc.MaxPart {
		return nil, &Error{Kind: TooMany}
	}
	strings, err := w.stringsPart()
	if err != nil {
		return nil, err
	}
	_, errStyles := add(pack, "styles.xml", "styles", styles)
	_, errStrings := add(pack, "sharedStrings.xml", "sharedStrings", strings)
	externals, errExternals := w.externalParts(pack)
	pack.Set(mainPart, []byte(w.main(list.String(), externals, w.definedNames(number))))
	_, errMain := pack.Attach("", "officeDocument", mainPart, mimeStart+"sheet.main+xml")
	return pack, errors.Join(errStyles, errStrings, errExternals, errMain)
}

// states are the attributes of sheets that are hidden, [MS-XLS] 2.4.28.
var states = [...]string{"", ` state="hidden"`, ` state="veryHidden"`, ""}

// main writes the workbook part.
func (w *workbook) main(sheets, externals, names string) string {
	properties, calculation := "", ""
	if w.date1904 {
		properties = `<workbookPr date1904="1"/>`
	}
	if w.manual {
		calculation = `<calcPr calcMode="manual"/>`
	}
	return xmlHead + `<workbook xmlns="` + mainNS + `" xmlns:r="` + relationNS + `">` + properties +
		`<sheets>` + sheets + `</sheets>` + externals + names + calculation + `</workbook>`
}

func textOf(s string) string { return `<t xml:space="preserve">` + escape(s) + `</t>` }

// stringsPart writes the table of texts.
func (w *workbook) stringsPart() ([]byte, error) {
	var b strings.Builder
	b.WriteString(xmlHead + `<sst xmlns="` + mainNS + `">`)
	for i, s := range w.strings {
		b.WriteString(`<si>`)
		if w.styles.areOfNote(w.runs[i]) {
			w.styles.writeRuns(&b, s, w.runs[i])
		} else {
			b.WriteString(textOf(s))
		}
		b.WriteString(`</si>`)
		if b.Len() > opc.MaxPart {
			return nil, &Error{Kind: TooMany}
		}
	}
	b.WriteString(`</sst>`)
	return []byte(b.String()), nil
}

// definedNames writes the names. Those of macros and of functions are none of cells, and one that was not understood
// is left out: formulas that call it cannot be decided then.
func (w *workbook) definedNames(number []int) string {
	var b strings.Builder
	for _, n := range w.names {
		local := ""
		if n.sheet > 0 {
			if n.sheet > len(number) || number[n.sheet-1] == 0 {
				continue
			}
			local = ` localSheetId="` + strconv.Itoa(number[n.sheet-1]-1) + `"`
		}
		if w.decoded += len(n.tokens) + len(n.rest); n.macro || w.decoded > maxDecoded ||
			strings.HasPrefix(n.word, futurePrefix) || len(n.tokens) == 0 {
			continue
		}
		d := decoder{book: w, inName: true}
		text, ok := d.text(n.tokens, n.rest)
		if !ok {
			continue
		}
		if n.hidden {
			local += ` hidden="1"`
		}
		b.WriteString(`<definedName name="` + escape(n.word) + `"` + local + `>` + escape(text) + `</definedName>`)
	}
	if b.Len() == 0 {
		return ""
	}
	return `<definedNames>` + b.String() + `</definedNames>`
}
