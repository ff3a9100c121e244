package opc

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	vbaRelation   = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
	sheetRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
)

// typesOf returns a [Content_Types].xml of the parts' types, and of types by extension where the name begins with a
// dot.
func typesOf(pairs ...string) string {
	s := xmlHead + `<Types xmlns="` + contentTypesSpace + `">` + "\n" +
		`  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
	for i := 0; i < len(pairs); i += 2 {
		if extension, ok := strings.CutPrefix(pairs[i], "."); ok {
			s += "\n  " + `<Default Extension="` + extension + `" ContentType="` + pairs[i+1] + `"/>`
		} else {
			s += "\n  " + `<Override PartName="/` + pairs[i] + `" ContentType="` + pairs[i+1] + `"></Override>`
		}
	}
	return s + "\n</Types>"
}

// packageOf returns a package whose document is the first of the parts, each a name and its data.
func packageOf(t testing.TB, types string, parts ...string) *Package {
	t.Helper()
	p := New()
	p.Set(contentTypesName, []byte(types))
	p.Set("_rels/.rels", []byte(relations(`Id="rId1" Type="`+documentType+`" Target="`+parts[0]+`"`)))
	for i := 0; i < len(parts); i += 2 {
		p.Set(parts[i], []byte(parts[i+1]))
	}
	data, err := p.Bytes()
	if err != nil {
		t.Fatalf("p.Bytes: %v", err)
	}
	if p, err = Read(data); err != nil {
		t.Fatalf("Read: %v", err)
	}
	return p
}

// macroWorkbook is an .xlsm as Excel writes it, with a signed project and with what is no program.
func macroWorkbook(t testing.TB) *Package {
	return packageOf(t,
		typesOf(".bin", "application/vnd.ms-office.vbaProject", ".xml", "application/xml",
			"xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
			"xl/worksheets/sheet1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
			"xl/printerSettings/printerSettings1.bin",
			"application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
			"xl/vbaProjectSignature.bin", "application/vnd.ms-office.vbaProjectSignature",
			"xl/ctrlProps/ctrlProp1.xml", "application/vnd.ms-excel.controlproperties+xml"),
		"xl/workbook.xml", workbookMain,
		"xl/_rels/workbook.xml.rels", relations(`Id="rId1" Type="`+sheetRelation+`" Target="worksheets/sheet1.xml"`,
			`Id="rId2" Type="`+vbaRelation+`" Target="VBAProject.bin"`),
		"xl/worksheets/sheet1.xml", "<worksheet/>",
		"xl/worksheets/_rels/sheet1.xml.rels",
		relations(`Id="rId1" Type="printerSettings" Target="../printerSettings/printerSettings1.bin"`),
		"xl/printerSettings/printerSettings1.bin", "paper",
		"xl/vbaProject.bin", "program",
		"xl/_rels/vbaProject.bin.rels",
		relations(`Id="rId1" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProjectSignature" `+
			`Target="vbaProjectSignature.bin"`),
		"xl/vbaProjectSignature.bin", "signature",
		"xl/ctrlProps/ctrlProp1.xml", "<formControlPr/>",
		"customUI/customUI.xml", "<customUI/>",
	)
}

func macroDocument(t testing.TB) *Package {
	const office = "http://schemas.microsoft.com/office/2006/relationships/"
	return packageOf(t,
		typesOf(".xml", "application/vnd.ms-word.document.macroEnabled.main+xml",
			"word/vbaProject.bin", "application/vnd.ms-office.vbaProject",
			"word/vbaData.xml", "application/vnd.ms-word.vbaData+xml",
			"word/vbaProjectSignatureAgile.bin", "application/vnd.ms-office.vbaProjectSignatureAgile",
			"word/customizations.xml", "application/vnd.ms-word.keyMapCustomizations+xml",
			"word/attachedToolbars.bin", "application/vnd.ms-word.attachedToolbars"),
		"word/document.xml", "<document/>",
		"word/_rels/document.xml.rels", relations(`Id="rId1" Type="`+office+`vbaProject" Target="/word/vbaProject.bin"`,
			`Id="rId2" Type="`+office+`keyMapCustomizations" Target="customizations.xml"`),
		"word/vbaProject.bin", "program",
		"word/_rels/vbaProject.bin.rels", relations(`Id="rId1" Type="`+office+`wordVbaData" Target="vbaData.xml"`,
			`Id="rId2" Type="http://schemas.microsoft.com/office/2014/relationships/vbaProjectSignatureAgile" `+
				`Target="vbaProjectSignatureAgile.bin"`),
		"word/vbaData.xml", "<vbaSuppData/>",
		"word/vbaProjectSignatureAgile.bin", "signature",
		"word/customizations.xml", "<tcg/>",
		"word/_rels/customizations.xml.rels",
		relations(`Id="rId1" Type="`+office+`attachedToolbars" Target="attachedToolbars.bin"`),
		"word/attachedToolbars.bin", "toolbars",
	)
}

func TestMacros(t *testing.T) {
	for name, c := range map[string]struct {
		p    *Package
		want []string
	}{
		"workbook": {macroWorkbook(t), []string{"xl/vbaProject.bin", "xl/vbaProjectSignature.bin"}},
		"document": {macroDocument(t),
			[]string{"word/vbaProject.bin", "word/vbaData.xml", "word/vbaProjectSignatureAgile.bin"}},
		"plain": {mustRead(t, workbook(t, sheet(2000))), nil},
		"empty": {New(), nil},
		"macro sheets": {packageOf(t, typesOf("xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml"),
			"xl/workbook.xml", workbookMain,
			"xl/_rels/workbook.xml.rels",
			relations(`Id="rId1" Type="http://schemas.microsoft.com/office/2006/relationships/xlIntlMacrosheet" `+
				`Target="sheet9.xml"`),
			"xl/macrosheets/sheet1.xml", "<xm:macrosheet xmlns:xm='m'/>", "xl/sheet9.xml",
			"<xm:macrosheet xmlns:xm='m'/>"),
			[]string{"xl/macrosheets/sheet1.xml", "xl/sheet9.xml"}},
		"by relation": {packageOf(t, typesOf(".dat", "application/octet-stream"), "xl/workbook.xml", workbookMain,
			"xl/_rels/workbook.xml.rels", relations(`Id="rId1" Type="`+vbaRelation+`" Target="run.dat"`),
			"xl/run.dat", "program"),
			[]string{"xl/run.dat"}},
		"by type": {packageOf(t, typesOf("xl/run.dat", "application/vnd.ms-office.VBAPROJECT"), "xl/workbook.xml",
			workbookMain, "xl/run.dat", "program"),
			[]string{"xl/run.dat"}},
		"by type, in spite of relations": {packageOf(t, typesOf("xl/run.dat", "application/vnd.ms-office.vbaProject"),
			"xl/workbook.xml", workbookMain,
			"xl/_rels/workbook.xml.rels", relations(`Id="rId1" Type="image" Target="run.dat"`), "xl/run.dat",
			"program"),
			[]string{"xl/run.dat"}},
		"relations that cannot be read": {packageOf(t, typesOf("xl/run.dat", "application/vnd.ms-office.vbaProject"),
			"xl/workbook.xml", workbookMain,
			"xl/_rels/workbook.xml.rels", "<", "xl/run.dat", "program"), []string{"xl/run.dat"}},
	} {
		if diff := cmp.Diff(c.want, c.p.Macros()); diff != "" {
			t.Errorf("%s (-want +got): %s", name, diff)
		}
	}
}

// stripped fails the test unless StripMacros leaves the parts, and changes those among them alone.
func stripped(t *testing.T, p *Package, kept, changed []string) {
	t.Helper()
	before := p.Clone()
	if err := p.StripMacros(); err != nil {
		t.Fatalf("p.StripMacros: %v", err)
	}
	if diff := cmp.Diff(kept, p.Names()); diff != "" {
		t.Error("names (-want +got):", diff)
	}
	var differ []string
	for _, e := range p.entries {
		if old, _ := before.Part(e.Name); !bytes.Equal(old, e.Data) {
			differ = append(differ, e.Name)
		} else if e.packed == nil {
			t.Errorf("%s is the same, but packed again", e.Name)
		}
	}
	if diff := cmp.Diff(changed, differ); diff != "" {
		t.Error("changed (-want +got):", diff)
	}
	if names := p.Macros(); names != nil {
		t.Errorf("macros are left: %q", names)
	}
	again := mustRead(t, mustBytes(t, p))
	if err := again.StripMacros(); err != nil || !bytes.Equal(mustBytes(t, p), mustBytes(t, again)) {
		t.Errorf("once more changes something, or fails: %v", err)
	}
}

func TestStripMacrosWorkbook(t *testing.T) {
	p := macroWorkbook(t)
	stripped(t, p,
		[]string{contentTypesName, "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
			"xl/worksheets/sheet1.xml",
			"xl/worksheets/_rels/sheet1.xml.rels", "xl/printerSettings/printerSettings1.bin",
			"xl/ctrlProps/ctrlProp1.xml", "customUI/customUI.xml"},
		[]string{contentTypesName, "xl/_rels/workbook.xml.rels"})
	types, _ := p.Part(contentTypesName)
	want := strings.ReplaceAll(typesOf("*", "", ".xml", "application/xml",
		"xl/workbook.xml", macroFreeWorkbook,
		"xl/worksheets/sheet1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
		"xl/printerSettings/printerSettings1.bin",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
		"*", "",
		"xl/ctrlProps/ctrlProp1.xml", "application/vnd.ms-excel.controlproperties+xml"),
		`<Override PartName="/*" ContentType=""></Override>`, "")
	if diff := cmp.Diff(want, string(types)); diff != "" {
		t.Error("types (-want +got):", diff)
	}
	rels, _ := p.Part("xl/_rels/workbook.xml.rels")
	if diff := cmp.Diff(relations(`Id="rId1" Type="`+sheetRelation+`" Target="worksheets/sheet1.xml"`),
		string(rels)); diff != "" {
		t.Error("relations (-want +got):", diff)
	}
}

func TestStripMacrosDocument(t *testing.T) {
	p := macroDocument(t)
	stripped(t, p,
		[]string{contentTypesName, "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels",
			"word/customizations.xml",
			"word/_rels/customizations.xml.rels", "word/attachedToolbars.bin"},
		[]string{contentTypesName, "word/_rels/document.xml.rels"})
	if got := p.Type("word/document.xml"); got != macroFreeDocument {
		t.Errorf("the document's type is %s", got)
	}
}

func TestStripMacrosTypes(t *testing.T) {
	for kind, want := range map[string]string{
		"application/vnd.ms-excel.sheet.macroEnabled.main+xml":                             macroFreeWorkbook,
		"application/vnd.ms-excel.template.macroEnabled.main+xml":                          macroFreeWorkbook,
		"application/vnd.ms-excel.addin.macroEnabled.main+xml":                             macroFreeWorkbook,
		"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml":    macroFreeWorkbook,
		"application/vnd.ms-word.document.macroEnabled.main+xml":                           macroFreeDocument,
		"application/vnd.ms-word.template.macroEnabledTemplate.main+xml":                   macroFreeDocument,
		"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": macroFreeDocument,
		"application/vnd.MS-Excel.sheet.macroenabled.main+xml":                             macroFreeWorkbook,
	} {
		p := packageOf(t, typesOf(".xml", "application/xml", "a.xml", kind), "a.xml", "<a/>")
		stripped(t, p, []string{contentTypesName, "_rels/.rels", "a.xml"}, []string{contentTypesName})
		if got := p.Type("a.xml"); got != want {
			t.Errorf("%s becomes %s", kind, got)
		}
	}
	for _, kind := range []string{macroFreeWorkbook, macroFreeDocument,
		"application/vnd.ms-excel.sheet.binary.macroEnabled.main", "other"} {
		p := packageOf(t, typesOf("a.xml", kind), "a.xml", "<a/>")
		stripped(t, p, []string{contentTypesName, "_rels/.rels", "a.xml"}, nil)
	}
}

func TestStripMacrosKeepsWhatIsWronglyCalledProgram(t *testing.T) {
	// As openpyxl writes it.
	types := typesOf(".bin", "application/vnd.ms-office.vbaProject", "xl/workbook.xml", macroFreeWorkbook)
	p := packageOf(t, types,
		"xl/workbook.xml", workbookMain,
		"xl/_rels/workbook.xml.rels",
		relations(`Id="rId1" Type="`+sheetRelation+`" Target="s.xml"`,
			`Id="rId2" Type="`+vbaRelation+`" Target="vbaProject.bin"`,
			`Id="rId3" Type="`+vbaRelation+`" Target="s.xml"`,
			`Id="rId4" Type="`+vbaRelation+`" Target="xl/data.txt" TargetMode="External"`),
		"xl/s.xml", "<worksheet/>", "xl/_rels/s.xml.rels",
		relations(`Id="rId1" Type="activeXControlBinary" Target="activeX1.bin"`),
		"xl/activeX1.bin", "control", "xl/data.txt", "data", "xl/vbaProject.bin", "program")
	if diff := cmp.Diff([]string{"xl/vbaProject.bin"}, p.Macros()); diff != "" {
		t.Error("macros (-want +got):", diff)
	}
	stripped(t, p,
		[]string{contentTypesName, "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/s.xml",
			"xl/_rels/s.xml.rels", "xl/activeX1.bin", "xl/data.txt"},
		[]string{contentTypesName, "xl/_rels/workbook.xml.rels"})
	if got := p.Type("xl/activeX1.bin"); got != "application/octet-stream" {
		t.Errorf("the control's type is %q", got)
	}
	rels, _ := p.Part("xl/_rels/workbook.xml.rels")
	if diff := cmp.Diff(relations(`Id="rId1" Type="`+sheetRelation+`" Target="s.xml"`), string(rels)); diff != "" {
		t.Error("relations (-want +got):", diff)
	}
}

// TestStripMacrosOfTypeInOtherLetters strips a workbook whose type is written with a reference.
func TestStripMacrosOfTypeInOtherLetters(t *testing.T) {
	p := packageOf(t, typesOf("xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main&#43;xml"),
		"xl/workbook.xml", workbookMain)
	if err := p.StripMacros(); err != nil || p.Type("xl/workbook.xml") != macroFreeWorkbook {
		t.Errorf("%v, %s", err, p.Type("xl/workbook.xml"))
	}
}

// TestStripMacrosKeepsTheRest keeps what it does not know in [Content_Types].xml.
func TestStripMacrosKeepsTheRest(t *testing.T) {
	const rest = `<Default Extension="foo"/><Default Extension="dat" ContentType=""/><Extra A="1"/>`
	types := strings.Replace(typesOf("xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
		"</Types>", rest+"</Types>", 1)
	p := packageOf(t, types, "xl/workbook.xml", workbookMain)
	if err := p.StripMacros(); err != nil {
		t.Fatalf("p.StripMacros: %v", err)
	}
	if data, _ := p.Part(contentTypesName); !strings.Contains(string(data), rest) {
		t.Error(string(data))
	}
}

func TestStripMacrosRefuses(t *testing.T) {
	macros := []string{"xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml", "xl/workbook.xml",
		"application/vnd.ms-excel.sheet.macroEnabled.main+xml"}
	for _, c := range []struct {
		name string
		p    *Package
		kind Kind
		part string
		says string
	}{
		{"macro sheet",
			packageOf(t, typesOf(macros...), "xl/workbook.xml", workbookMain, "xl/macrosheets/sheet1.xml", "<a/>"),
			MacroSheet, "xl/macrosheets/sheet1.xml", "删去宏表"},
		{"no document", New(), NoDocument, "", "普通压缩包"},
		{"broken relations",
			packageOf(t, typesOf(macros[2:]...), "xl/workbook.xml", workbookMain, "xl/_rels/workbook.xml.rels",
				"<Relationships"), BadXML, "xl/_rels/workbook.xml.rels", "不是合法的 XML"},
		{"document is a project",
			packageOf(t, typesOf("xl/workbook.xml", "application/vnd.ms-office.vbaProject"), "xl/workbook.xml",
				workbookMain), BadXML, "xl/workbook.xml", "主文档"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := mustBytes(t, c.p)
			expect(t, c.p.StripMacros(), c.kind, c.part, c.says)
			if !bytes.Equal(before, mustBytes(t, c.p)) {
				t.Error("the package was changed all the same")
			}
		})
	}
}

func TestLinks(t *testing.T) {
	p := packageOf(t, typesOf(), "xl/workbook.xml", workbookMain,
		"xl/_rels/workbook.xml.rels",
		relations(`Id="rId1" Type="sheet" Target="s.xml"`, `Id="rId2" Type="image" Target="file:///C:/a.png"`,
			`Id="rId3" Type="image" Target="//server/a.png"`),
		"xl/_rels/s.xml.rels",
		relations(`Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/hyperlink" `+
			`Target="http://example.com/?a&amp;b" TargetMode="External"`),
		"xl/externalLinks/_rels/externalLink1.xml.rels",
		relations(`Id="rId1" Type="externalLinkPath" Target="去年.xlsx" TargetMode="External"`))
	got, err := p.Links()
	if err != nil {
		t.Fatalf("p.Links: %v", err)
	}
	hyperlink := Link{"xl/s.xml",
		Relation{"rId1", "http://purl.oclc.org/ooxml/officeDocument/relationships/hyperlink",
			"http://example.com/?a&b", true}}
	want := []Link{
		{"xl/workbook.xml", Relation{"rId2", "image", "file:///C:/a.png", false}},
		{"xl/workbook.xml", Relation{"rId3", "image", "//server/a.png", false}},
		hyperlink,
		{"xl/externalLinks/externalLink1.xml", Relation{"rId1", "externalLinkPath", "去年.xlsx", true}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("links (-want +got):", diff)
	}
	if !hyperlink.Hyperlink() || want[0].Hyperlink() {
		t.Error("hyperlinks are not told from other links")
	}
	p.Set("xl/_rels/s.xml.rels", []byte("<"))
	_, err = p.Links()
	expect(t, err, BadXML, "xl/_rels/s.xml.rels", "不是合法的 XML")
}
