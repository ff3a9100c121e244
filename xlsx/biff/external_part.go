package biff

import (
	"net/url"
	"strconv"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/xlsx"
)

// externalParts writes a part for each other file that formulas refer to, and returns their list: without it an .xlsx
// with references to other files counts as damaged.
func (w *workbook) externalParts(pack *opc.Package) (string, error) {
	var list strings.Builder
	for i := range w.books {
		book := &w.books[i]
		if book.number == 0 {
			continue
		}
		name := "externalLinks/externalLink" + strconv.Itoa(book.number) + ".xml"
		id, err := add(pack, name, "externalLink", book.part())
		if err == nil {
			_, err = pack.RelateOutside("xl/"+name, "externalLinkPath", xlsx.EscapeAll(book.target()))
		}
		if err != nil {
			return "", err
		}
		list.WriteString(`<externalReference r:id="` + id + `"/>`)
	}
	if list.Len() == 0 {
		return "", nil
	}
	return `<externalReferences>` + list.String() + `</externalReferences>`, nil
}

func (b *supBook) part() []byte {
	var p strings.Builder
	p.WriteString(xmlHead + `<externalLink xmlns="` + mainNS + `"><externalBook xmlns:r="` + relationNS + `" r:id="rId1">`)
	writeNames(&p, "sheetNames", `sheetName val="`, b.sheets)
	writeNames(&p, "definedNames", `definedName name="`, b.names)
	p.WriteString(`</externalBook></externalLink>`)
	return []byte(p.String())
}

func writeNames(p *strings.Builder, list, each string, names []string) {
	if len(names) == 0 {
		return
	}
	p.WriteString(`<` + list + `>`)
	for _, n := range names {
		p.WriteString(`<` + each + escape(n) + `"/>`)
	}
	p.WriteString(`</` + list + `>`)
}

// target returns the path of another file as a relation has it. The characters from 1 to 8 stand for parts of it,
// [MS-XLS] 2.5.277.
func (b *supBook) target() string {
	const encoded, volume, sameVolume, down, up = 1, 1, 2, 3, 4
	var path strings.Builder
	units := []rune(b.path)
	for i := 0; i < len(units); i++ {
		switch r := units[i]; {
		case i == 0 && r == encoded:
		case r == volume && i+1 < len(units):
			if i++; units[i] == '@' {
				path.WriteString("file://")
			} else {
				path.WriteString("file:///" + string(units[i]) + ":/")
			}
		case r == sameVolume, r == down:
			if !strings.HasSuffix(path.String(), "/") { // some writers set one behind a volume, too
				path.WriteByte('/')
			}
		case r == up:
			path.WriteString("../")
		case r < 0x20:
		default:
			path.WriteString(strings.ReplaceAll(url.PathEscape(string(r)), "%2F", "/"))
		}
	}
	return path.String()
}
