package hostiletest

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Password is what opens the file that is protected.
const Password = "密码 1"

// protected returns the workbook under a password.
func (b Base) protected() []byte {
	f, err := excelize.OpenReader(bytes.NewReader(b.Workbook))
	if err != nil {
		panic("hostiletest: " + err.Error())
	}
	defer f.Close()
	var out bytes.Buffer
	if err := f.Write(&out, excelize.Options{Password: Password}); err != nil {
		panic("hostiletest: " + err.Error())
	}
	return out.Bytes()
}

// active are dangers of what would run or reach out in an office program.
func (b Base) active() []File {
	const program = `<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"></Default></Types>`
	const link = `<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	withProgram := func(data []byte, main, plain, macro string) []byte {
		a := changed(data, change{types, "</Types>", program}, change{types, plain, macro},
			change{main, "</Relationships>",
				`<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" ` +
					`Target="vbaProject.bin"/></Relationships>`})
		folder, _, _ := strings.Cut(main, "/")
		return a.with(&member{name: folder + "/vbaProject.bin",
			data: []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a program")}).bytes()
	}
	const sheetType, docType = "openxmlformats-officedocument.spreadsheetml.sheet.main",
		"openxmlformats-officedocument.wordprocessingml.document.main"
	external := changed(b.Workbook, change{relations, "</Relationships>",
		link + `externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`},
		change{workbook, "<definedNames>",
			`<externalReferences><externalReference r:id="rId99"/></externalReferences><definedNames>`},
		change{applications, total, `<c r="J6" s="10"><f>SUM([1]Sheet1!A1)</f><v>3119</v></c>`}).
		with(&member{name: "xl/externalLinks/externalLink1.xml",
			data: []byte(`<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`)},
			&member{name: "xl/externalLinks/_rels/externalLink1.xml.rels",
				data: []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
					link + `externalLinkPath" Target="\\127.0.0.1\evil\a.xlsx" TargetMode="External"/></Relationships>`)})
	object := changed(b.Workbook, change{types, "</Types>",
		`<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"></Default>` +
			`</Types>`}).
		with(&member{name: "xl/embeddings/oleObject1.bin", data: []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an object")},
			&member{name: "xl/worksheets/_rels/sheet3.xml.rels",
				data: []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
					link + `oleObject" Target="../embeddings/oleObject1.bin"/></Relationships>`)})
	return []File{
		{Name: "macro.xlsm", Danger: "a workbook with a program", Data: withProgram(b.Workbook, relations, sheetType,
			"ms-excel.sheet.macroEnabled.main")},
		{Name: "macro-hidden.xlsx", Danger: "a program in what says that it has none",
			Data: withProgram(b.Workbook, relations, sheetType, sheetType)},
		{Name: "macro.docm", Danger: "a document with a program",
			Data: withProgram(b.Document, "word/_rels/document.xml.rels", docType,
				"ms-word.document.macroEnabled.main")},
		{Name: "macro-hidden.docx", Danger: "a program in what says that it has none", Data: withProgram(b.Document,
			"word/_rels/document.xml.rels", docType, docType)},
		{Name: "external-link.xlsx", Danger: "a link to a workbook on a share", Data: external.bytes()},
		{Name: "object.xlsx", Danger: "an object of another program", Data: object.bytes()},
		b.book("macro-sheet", "a sheet of Excel 4.0 macros", change{relations,
			`Target="worksheets/sheet3.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"`,
			`Target="worksheets/sheet3.xml" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"`}),
	}
}

// disguised are files that are another kind than their names say, and no report at all.
func (b Base) disguised() []File {
	zipped := func(name, data string) []byte {
		return archive{members: []*member{{name: name, data: []byte(data)}}}.bytes()
	}
	locked := b.protected()
	list := []File{
		{Name: "document-named.xlsx", Danger: "a document named as a workbook", Data: b.Document},
		{Name: "workbook-named.docx", Danger: "a workbook named as a document", Data: b.Workbook},
		{Name: "old-named.xlsx", Danger: "an old workbook named as a new one", Data: b.Old},
		{Name: "page-named.xlsx", Danger: "a web page named as a workbook", Data: b.Page},
		{Name: "workbook-named.html", Danger: "a workbook named as a page", Data: b.Workbook},
		{Name: "workbook-named.pdf", Danger: "a workbook named as a PDF", Data: b.Workbook},
		{Name: "workbook-named.json", Danger: "a workbook named as data", Data: b.Workbook},
		{Name: "protected.xlsx", Danger: "a password that nobody gave", Data: locked},
		{Name: "protected-wrong.xlsx", Danger: "a password that is another", Data: locked, Opens: "别的"},
		{Name: "protected-right.xlsx", Danger: "a password that is right", Data: locked, Opens: Password},
		{Name: "zip-of-text.xlsx", Danger: "a zip of a text", Data: zipped("readme.txt", "text")},
		{Name: "opendocument.xlsx", Danger: "a workbook of LibreOffice's", Data: archive{members: []*member{
			{name: "mimetype", data: []byte("application/vnd.oasis.opendocument.spreadsheet"), stored: true},
			{name: "content.xml", data: []byte("<a/>")}}}.bytes()},
		b.book("binary-workbook", "a workbook of binary parts", change{types,
			"openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "ms-excel.sheet.binary.macroEnabled.main"}),
		b.book("slides", "slides", change{types, "spreadsheetml.sheet.main", "presentationml.presentation.main"}),
		b.book("no-types", "a workbook whose main part is called nothing",
			change{types, "/xl/workbook.xml", "/xl/other.xml"}),
		b.book("no-main", "a package without a main part",
			change{"_rels/.rels", "relationships/officeDocument", "relationships/none"}),
	}
	for _, d := range []struct{ name, danger, data string }{
		{"empty", "nothing", ""}, {"one-byte", "one byte", "P"},
		{"signature", "a signature and nothing else", "PK\x03\x04"},
		{"zip-end", "an empty zip", "PK\x05\x06" + strings.Repeat("\x00", 18)},
		{"zeros", "zeros alone", strings.Repeat("\x00", 5000)},
		{"pdf", "a PDF that ends at once", "%PDF-1.7\n"}, {"pdf-loop", "a PDF whose pages are each other", pdf},
		{"html", "a page without a table", "<html><body>你好</body></html>"},
		{"html-deep", "a page of 100,000 elements within each other", "<html>" + strings.Repeat("<div>", 100_000)},
		{"html-tables", "a page of 2,000 tables within each other", "<html>" + strings.Repeat("<table><tr><td>", 2000)},
		{"html-span", "a cell of a page as large as can be",
			`<html><table><tr><td colspan="99999999" rowspan="99999999">a</td></tr></table>`},
		{"jpeg", "a picture", "\xff\xd8\xff\xe0\x00\x10JFIF"}, {"png", "a picture", "\x89PNG\r\n\x1a\n"},
		{"rar", "an archive", "Rar!\x1a\x07\x00"}, {"7z", "an archive", "7z\xbc\xaf\x27\x1c"},
		{"gzip", "an archive", "\x1f\x8b\x08"},
		{"rtf", "a text of Word's", `{\rtf1 a}`}, {"csv", "a table of text", "机关,年度\n甲,2024\n"},
		{"text", "a text", "你好"},
		{"xml", "XML", "<?xml version=\"1.0\"?><a/>"}, {"program", "a program", "MZ\x90\x00\x03\x00\x00\x00"},
		{"elf", "a program", "\x7fELF\x02\x01\x01"}, {"json", "data that are no report", `{"a":1}`},
		{"json-deep", "data within data", strings.Repeat("[", 100_000)}, {"json-figure", "a figure beyond all numbers",
			`{"schema":1,"form":"2021","agency":"甲","year":2024,"values":{"applications.received.person":"1e999999999"}}`},
		{"compound", "a compound file without anything",
			"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 1016)},
		{"compound-loop", "a compound file whose table is a circle", compoundLoop()},
		{"mht", "a page as one file", "MIME-Version: 1.0\r\n"},
	} {
		list = append(list, File{Name: "is-" + d.name + ".xlsx", Danger: d.danger, Data: []byte(d.data)})
	}
	return list
}

// pdf has pages that are each other's parents.
const pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999>>endobj\n" +
	"trailer<</Root 1 0 R/Size 3>>\n%%EOF"

// compoundLoop is a compound file each of whose sectors is followed by itself.
func compoundLoop() string {
	head := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 16) +
		"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00" +
		strings.Repeat("\x00", 10) + "\x01\x00\x00\x00" + "\x01\x00\x00\x00" + strings.Repeat("\x00", 4) +
		"\x00\x10\x00\x00" +
		"\x01\x00\x00\x00\x01\x00\x00\x00" + "\xfe\xff\xff\xff\x00\x00\x00\x00" + "\x00\x00\x00\x00"
	head += strings.Repeat("\xff", 512-len(head))
	return head + "\xfd\xff\xff\xff\x01\x00\x00\x00" + strings.Repeat("\x01\x00\x00\x00", 126) +
		strings.Repeat("\x01\x00\x00\x00", 128)
}

// cutOff are files that end too soon, at every tenth.
func (b Base) cutOff() []File {
	var list []File
	for _, of := range []struct {
		ending string
		data   []byte
	}{{"xlsx", b.Workbook}, {"docx", b.Document}, {"xls", b.Old}, {"html", b.Page}} {
		for tenth := 1; tenth < 10; tenth++ {
			list = append(list, File{Name: fmt.Sprintf("cut-%d0.%s", tenth, of.ending),
				Danger: fmt.Sprintf("a file of which %d0 in a hundred have come", tenth),
				Data:   of.data[:len(of.data)*tenth/10]})
		}
	}
	return list
}
