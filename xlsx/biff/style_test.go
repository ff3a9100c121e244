package biff

import (
	"strings"
	"testing"
)

// partOf returns what stands in a part between two tags.
func partOf(t *testing.T, stream []byte, part, from, to string) string {
	t.Helper()
	data, _ := translated(t, stream).Part("xl/" + part)
	_, rest, begins := strings.Cut(string(data), from)
	inside, _, ends := strings.Cut(rest, to)
	if !begins || !ends {
		t.Fatalf("no %s … %s in %s", from, to, data)
	}
	return inside
}

// TestFonts carries fonts over, with colours of the usual palette, of one's own, and the program's.
func TestFonts(t *testing.T) {
	font := func(height, flags, colour, weight, script uint16, underline int, name string) []byte {
		return rec(recFont, height, flags, colour, weight, script, underline, 0, 0, 0, narrow(name))
	}
	for _, test := range []struct{ want, records string }{
		{`<font><sz val="12"/><name val="宋体"/></font>`, ""},
		{`<font><b/><sz val="11"/><color rgb="FFFF0000"/><name val="A&amp;B"/></font>`,
			string(font(220, 0, 2, 600, 0, 0, "A&B"))},
		{`<font><i/><strike/><u/><sz val="10.5"/><color rgb="FF00FFFF"/><name val="n"/></font>`,
			string(font(210, 2|8, 15, 599, 0, 0x21, "n"))},
		{`<font><u val="double"/><vertAlign val="superscript"/><sz val="12"/><color rgb="FF000000"/><name val="n"/></font>`,
			string(font(240, 0, 8, 400, 1, 2, "n"))},
		{`<font><vertAlign val="subscript"/><sz val="12"/><color rgb="FF333333"/><name val="n"/></font>`,
			string(font(240, 0, 63, 400, 2, 0, "n"))},
		{`<font><sz val="12"/><color indexed="64"/><name val="n"/></font>`, string(font(240, 0, 64, 400, 0, 0, "n"))},
		{`<font><sz val="12"/><color indexed="65"/><name val="n"/></font>`, string(font(240, 0, 65, 400, 0, 0, "n"))},
		{`<font><sz val="12"/><name val="n"/></font>`, string(font(240, 0, 0x7FFF, 400, 0, 0, "n"))},
		{`<font><sz val="12"/><color rgb="FF0A0B0C"/><name val="n"/></font>` +
			`<font><sz val="12"/><color rgb="FFFF0000"/><name val="n"/></font>`,
			string(join(rec(recPalette, uint16(2), uint32(0x00030201), uint32(0x000C0B0A)),
				font(240, 0, 9, 400, 0, 0, "n"), font(240, 0, 10, 400, 0, 0, "n")))},
	} {
		got := partOf(t, bookStream([]byte(test.records), testSheet{name: "s"}), "styles.xml", "<fonts>", "</fonts>")
		if got != test.want {
			t.Errorf("fonts are\n%s\nwant\n%s", got, test.want)
		}
	}
}

// TestRuns carries the runs of texts over, in their fonts, where something in these changes what is read.
func TestRuns(t *testing.T) {
	font := func(flags, colour, script uint16) []byte {
		return rec(recFont, uint16(220), flags, colour, uint16(400), script, 0, 0, 0, 0, narrow("n"))
	}
	const automatic = 0x7FFF
	fonts := join(font(0, automatic, 0), font(0, automatic, 1), font(8, automatic, 0), font(0, 9, 0), font(0, automatic, 2))
	text := func(s string, runs ...uint16) []byte {
		units := wide(s)
		return join(units[:2], 1|8, uint16(len(runs)/2), units[3:], runs)
	}
	const head, t1, end = `<rPr>`, `<sz val="11"/>`, `<rFont val="n"/></rPr>`
	raised := head + `<vertAlign val="superscript"/>` + t1 + end
	piece := func(look, s string) string { return `<r>` + look + `<t xml:space="preserve">` + s + `</t></r>` }
	for _, test := range []struct {
		text []byte
		want string
	}{
		{text("447228"), `<t xml:space="preserve">447228</t>`},
		{text("4472281", 6, 1), piece("", "447228") + piece(raised, "1")},
		{text("14", 0, 1), piece(raised, "14")},
		{text("12", 1, 0), `<t xml:space="preserve">12</t>`},
		{text("𠀀12", 2, 1, 3, 0), piece("", "𠀀") + piece(raised, "1") + piece(head+t1+end, "2")},
		{text("4412", 0, 2, 2, 0), piece(head+`<strike/>`+t1+end, "44") + piece(head+t1+end, "12")},
		{text("912", 0, 3, 1, 0), piece(head+t1+`<color rgb="FFFFFFFF"/>`+end, "9") + piece(head+t1+end, "12")},
		{text("121", 2, 5), piece("", "12") + piece(head+`<vertAlign val="subscript"/>`+t1+end, "1")},
		{text("12", 1, 1, 0, 0, 9, 1), piece("", "1") + piece(head+t1+end, "2")},
		{text("12", 1, 99), `<t xml:space="preserve">12</t>`},
	} {
		stream := bookStream(join(fonts, rec(recStrings, uint32(1), uint32(1), test.text)), testSheet{name: "s"})
		if got := partOf(t, stream, "sharedStrings.xml", "<si>", "</si>"); got != test.want {
			t.Errorf("%q is\n%s\nwant\n%s", test.text, got, test.want)
		}
	}
}

// A look is an XF record, [MS-XLS] 2.4.353, with what each of its words is about.
type look struct {
	font, flags             uint16
	align, rotation, indent int
	lines, colours          uint32 // the kinds of four lines with the colours of two, and those of the others
	fill                    uint16 // two colours
}

func (l look) record() []byte {
	return rec(recXF, l.font, uint16(0), l.flags, l.align, l.rotation, l.indent, 0, l.lines, l.colours, l.fill)
}

// TestFormats carries alignment, protection, borders and fills over; what is out of bounds falls back to none.
func TestFormats(t *testing.T) {
	const xf = ` xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"` +
		` applyProtection="1">`
	fonts := strings.Repeat(string(rec(recFont, uint16(240), uint16(0), uint16(0x7FFF), uint16(400), uint16(0), 0, 0, 0, 0,
		narrow("n"))), 6)
	for _, test := range []struct {
		look
		xf, fill, border string // the last two "" for none
	}{
		{look{flags: 1}, `<xf numFmtId="0" fontId="0" fillId="0" borderId="0"` + xf + `<alignment vertical="top"/></xf>`, "", ""},
		{look{font: 3, align: 0x12}, `<xf numFmtId="0" fontId="3" fillId="0" borderId="0"` + xf +
			`<alignment horizontal="center" vertical="center"/><protection locked="0" hidden="0"/></xf>`, "", ""},
		{look{font: 5, flags: 3, align: 0x2B, rotation: 90, indent: 2}, `<xf numFmtId="0" fontId="4" fillId="0" borderId="0"` +
			xf + `<alignment horizontal="right" textRotation="90" wrapText="1" indent="2"/><protection locked="1"` +
			` hidden="1"/></xf>`, "", ""},
		{look{font: 6, flags: 1, align: 0x47, rotation: 180, indent: 0x10}, `<xf numFmtId="0" fontId="5" fillId="0"` +
			` borderId="0"` + xf + `<alignment horizontal="distributed" vertical="distributed" textRotation="180"` +
			` shrinkToFit="1"/></xf>`, "", ""},
		{look{font: 7, flags: 1, align: 0x31, rotation: 255}, `<xf numFmtId="0" fontId="0" fillId="0" borderId="0"` + xf +
			`<alignment horizontal="left" vertical="justify" textRotation="255"/></xf>`, "", ""},
		{look{flags: 1, align: 0x20, rotation: 181}, `<xf numFmtId="0" fontId="0" fillId="0" borderId="0"` + xf +
			`<alignment/></xf>`, "", ""},
		{look{flags: 1, align: 0x20, lines: 0x4D21 | 10<<16 | 12<<23 | 1<<30}, // kinds 1, 2, 13 and 4
			`<xf numFmtId="0" fontId="0" fillId="0" borderId="1"` + xf + `<alignment/></xf>`, "",
			`<border diagonalDown="1"><left style="thin"><color rgb="FFFF0000"/></left>` +
				`<right style="medium"><color rgb="FF0000FF"/></right>` +
				`<top style="slantDashDot"><color rgb="FF000000"/></top>` +
				`<bottom style="dotted"><color rgb="FF000000"/></bottom><diagonal/></border>`},
		{look{flags: 1, align: 0x20, lines: 0x5E00 | 1<<31, colours: 13 | 14<<7 | 64<<14 | 6<<21},
			`<xf numFmtId="0" fontId="0" fillId="0" borderId="1"` + xf + `<alignment/></xf>`, "",
			`<border diagonalUp="1"><left/><right/><top/><bottom style="thick"><color rgb="FFFF00FF"/></bottom>` +
				`<diagonal style="double"><color indexed="64"/></diagonal></border>`},
		{look{flags: 1, align: 0x20, colours: 1 << 26, fill: 13 | 65<<7},
			`<xf numFmtId="0" fontId="0" fillId="2" borderId="0"` + xf + `<alignment/></xf>`,
			`<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/><bgColor indexed="65"/></patternFill></fill>`, ""},
		{look{flags: 1, align: 0x20, colours: 18 << 26, fill: 127 | 127<<7},
			`<xf numFmtId="0" fontId="0" fillId="2" borderId="0"` + xf + `<alignment/></xf>`,
			`<fill><patternFill patternType="gray0625"></patternFill></fill>`, ""},
		{look{flags: 1, align: 0x20, colours: 19 << 26},
			`<xf numFmtId="0" fontId="0" fillId="0" borderId="0"` + xf + `<alignment/></xf>`, "", ""},
	} {
		stream := bookStream(join(fonts, test.record()), testSheet{name: "s"})
		if got := partOf(t, stream, "styles.xml", "<cellXfs>", "</cellXfs>"); got != test.xf {
			t.Errorf("%+v is\n%s\nwant\n%s", test.look, got, test.xf)
		}
		const none = `<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>`
		if got := partOf(t, stream, "styles.xml", "<fills>"+none, "</fills>"); got != test.fill {
			t.Errorf("%+v is filled\n%s\nwant\n%s", test.look, got, test.fill)
		}
		const noLines = `<border><left/><right/><top/><bottom/><diagonal/></border>`
		if got := partOf(t, stream, "styles.xml", "<borders>"+noLines, "</borders>"); got != test.border {
			t.Errorf("%+v has the lines\n%s\nwant\n%s", test.look, got, test.border)
		}
	}
}

// TestSizes carries the sizes and styles of rows and columns over, and what holds of those that state none.
func TestSizes(t *testing.T) {
	row := func(number, height uint16, flags uint32) []byte {
		return rec(recRow, number, uint32(0), height, uint32(0), flags)
	}
	column := func(first, last, width, style, flags uint16) []byte {
		return rec(recColInfo, first, last, width, style, flags, uint16(0))
	}
	globals := join(look{flags: 1}.record(), look{flags: 1}.record())
	for _, test := range []struct {
		want    string
		records []byte
	}{
		{`<sheetFormatPr defaultRowHeight="13.5"/><sheetData>`, nil},
		{`<sheetFormatPr baseColWidth="9" defaultRowHeight="14.25" zeroHeight="1"/><sheetData>`,
			join(rec(recDefColWidth, uint16(9)), rec(recDefHeight, uint16(2), uint16(285)))},
		{`<sheetFormatPr baseColWidth="255" defaultRowHeight="15"/><sheetData>`,
			join(rec(recDefColWidth, uint16(300)), rec(recDefHeight, uint16(1), uint16(300)))},
		{`<sheetFormatPr defaultRowHeight="13.5"/><cols><col min="1" max="2" width="8.5" customWidth="1"/>` +
			`<col min="3" max="4" width="4" customWidth="1" style="1" hidden="1"/>` +
			`<col min="9" max="256" width="2" customWidth="1"/></cols><sheetData>`,
			join(column(8, 256, 512, 2, 0), column(1, 3, 1024, 1, 1), column(0, 1, 2176, 0, 0), column(2, 3, 9, 0, 0),
				column(256, 256, 9, 0, 0))},
		{`<sheetFormatPr defaultRowHeight="13.5"/><sheetData><row r="1" ht="30" customHeight="1"></row>` +
			`<row r="3" hidden="1" s="1" customFormat="1"></row><row r="4"></row><row r="9"></row>`,
			join(row(2, 0x8000|300, 0x20|0x80|1<<16), row(0, 600, 0x40), row(3, 300, 0x80|2<<16), row(8, 300, 1<<16))},
	} {
		got := partOf(t, bookStream(globals, testSheet{name: "s", records: test.records}), "worksheets/sheet1.xml",
			`<worksheet xmlns="`+mainNS+`">`, "</sheetData>")
		if got = strings.TrimSuffix(got, "</sheetData>"); got != test.want {
			t.Errorf("a sheet begins\n%s\nwant\n%s", got, test.want)
		}
	}
}
