package biff

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"
)

var (
	c1 = join(0x44, uint16(0), uint16(0xC000)) // A1, relative
	c2 = join(0x44, uint16(1), uint16(2))      // $C$2
	n5 = join(0x1E, uint16(5))
)

// long is a formula whose text has so many characters: A1 and signs of per cent.
func long(n int) []byte { return join(c1, bytes.Repeat([]byte{0x14}, n-2)) }

// TestFormulas makes text of tokens.
func TestFormulas(t *testing.T) {
	area := join(0x25, uint16(0), uint16(4), uint16(0xC000), uint16(0xC001))
	for _, test := range []struct {
		want         string
		tokens, rest []byte
	}{
		{"A1+$C$2*5", join(c1, c2, n5, 5, 3), nil},
		{"(A1+$C$2)*5", join(c1, c2, 3, 0x15, n5, 5), nil},
		{"A1-($C$2-5)", join(c1, c2, n5, 4, 4), nil}, // brackets that the writer left out
		{"-A1%", join(c1, 0x14, 0x13), nil},
		{"-5^2", join(n5, 0x13, 0x15, join(0x1E, uint16(2)), 7), nil},
		{`A1&"甲""乙"`, join(c1, 0x17, 3, 1, uint16(0x7532), uint16('"'), uint16(0x4E59), 8), nil},
		{"SUM(A1:B5)", join(area, 0x19, 0x10, uint16(0)), nil},
		{"SUM(A1:B5,A1)", join(area, c1, 0x22, 2, uint16(4)), nil},
		{"SUM((A1,$C$2,5))", join(c1, c2, 0x10, n5, 0x10, 0x22, 1, uint16(4)), nil},
		{"SUM(A1:B5 A1)", join(area, c1, 0x0F, 0x22, 1, uint16(4)), nil},
		{"ROUND(A1,5)", join(c1, n5, 0x21, uint16(27)), nil},
		{"IF(A1>=5,,TRUE)", join(c1, n5, 0x0C, 0x19, 2, uint16(9), 0x16, 0x19, 8, uint16(3), 0x1D, 1, 0x22, 3, uint16(1)), nil},
		{"CHOOSE(A1,5,5)", join(c1, 0x19, 4, uint16(2), uint16(1), uint16(2), uint16(3), n5, n5, 0x22, 3, uint16(100)), nil},
		{"15E299", join(0x1F, 1.5e300), nil},
		{"#REF!+#REF!", join(0x2A, uint32(0), 0x2B, uint32(0), uint32(0), 3), nil},
		{"#DIV/0!", join(0x1C, 7), nil},
		{"SUM(A:B)", join(0x25, uint16(0), uint16(0xFFFF), uint16(0xC000), uint16(0xC001), 0x19, 0x10, uint16(0)), nil},
		{"SUM($2:$3)", join(0x25, uint16(1), uint16(2), uint16(0), uint16(255), 0x19, 0x10, uint16(0)), nil},
		{"SUM(2:3)", join(0x25, uint16(1), uint16(2), uint16(0xC000), uint16(0xC0FF), 0x19, 0x10, uint16(0)), nil},
		{"SUM($2:$3)", join(0x25, uint16(1), uint16(2), uint16(0x4000), uint16(0x40FF), 0x19, 0x10, uint16(0)), nil},
		{"SUM($A:$B)", join(0x25, uint16(0), uint16(0xFFFF), uint16(0x8000), uint16(0x8001), 0x19, 0x10, uint16(0)), nil},
		{"SUM($A2:IU3)", join(0x25, uint16(1), uint16(2), uint16(0x8000), uint16(0xC0FE), 0x19, 0x10, uint16(0)), nil},
		{`SUM({1,2;"a",TRUE})`, join(0x60, make([]byte, 7), 0x19, 0x10, uint16(0)),
			join(1, uint16(1), 1, 1.0, 1, 2.0, 2, wide("a"), 4, 1, make([]byte, 7))},
		{"A1", join(0x19, 0x40, 0, 1, c1), nil},
		{"SUM(A1:B5)", join(0x26, uint32(0), uint16(9), area, 0x19, 0x10, uint16(0)), join(uint16(1), uint64(0))},
		{"SUM(A1:$C$2)", join(c1, c2, 0x11, 0x19, 0x10, uint16(0)), nil},
		{"A1", join(0x29, uint16(3), c1), nil}, // what is calculated first stands behind it
		{"#REF!+#REF!", join(0x3C, uint16(0), uint32(0), 0x3D, uint16(0), uint32(0), uint32(0), 3), nil},
		{`SUM({TRUE,1})`, join(0x60, make([]byte, 7), 0x19, 0x10, uint16(0)), join(1, uint16(0), 4, 1, make([]byte, 7), 1, 1.0)},
		{`SUM({#N/A,1})`, join(0x60, make([]byte, 7), 0x19, 0x10, uint16(0)),
			join(1, uint16(0), 0x10, 0x2A, make([]byte, 7), 1, 1.0)},
		{`A1&"` + strings.Repeat("甲", 255) + `"`, join(c1, 0x17, 255, 1, slices.Repeat(join(uint16(0x7532)), 255), 8), nil},
		{unreadable, long(8193), nil},
		{unreadable, join(0x1F, math.NaN()), nil},
		{unreadable, join(0x1C, 8), nil},
		{unreadable, join(0x60, make([]byte, 7)), join(0, uint16(0), 3, make([]byte, 8))},
		{unreadable, join(0x60, make([]byte, 7)), join(255, uint16(0xFFFF), 1, 1.0)},
		{unreadable, join(0x30), nil},
		{unreadable, join(0x19, 0x80, uint16(0), c1), nil},
		{unreadable, join(0x42, 0, uint16(255)), nil},
		{unreadable, join(n5, 0x42, 1, uint16(255)), nil}, // the name of a function is no number
		{unreadable, join(0x39, uint16(0), uint16(1), uint16(0)), nil},
		{unreadable, join(c1, c1), nil},
		{unreadable, join(3), nil},
		{unreadable, join(0x18, 1), nil},
		{unreadable, join(0x22, 1, uint16(999)), nil},
		{unreadable, join(c1, 0x21, uint16(4)), nil}, // SUM has no fixed count
		{unreadable, join(0x23, uint16(1), uint16(0)), nil},
		{unreadable, join(0x3A, uint16(0), uint16(0), uint16(0)), nil},
		{unreadable, join(0x44, 0), nil},
	} {
		got := described(t, bookStream(nil, testSheet{name: "s", records: formulaRecord(0, 0, 7.0, test.tokens, test.rest)}))
		if want := "A1 number 7 =" + test.want; got != want {
			t.Errorf("% x is\n%s\nwant\n%s", test.tokens, got, want)
		}
	}
}

// TestResults reads what formulas came to.
func TestResults(t *testing.T) {
	got := described(t, bookStream(nil, testSheet{name: "s", records: join(
		formulaRecord(0, 0, special(0, 0), c2), rec(recString, wide("结果")),
		formulaRecord(0, 1, special(1, 1), c2),
		formulaRecord(0, 3, special(2, 0x17), c2),
		formulaRecord(0, 4, special(3, 0), c2),
		formulaRecord(1, 0, 7.0, c2), rec(recString, wide("无主")),
		formulaRecord(1, 1, 1.9375, c2), // of whose bytes the last but one is as in those that are no numbers
	)}))
	expect(t, got, `A1 "结果" =$C$2`, "B1 bool TRUE =$C$2", "D1 fault #REF! =$C$2", `E1 "" =$C$2`, "A2 number 7 =$C$2", "B2 number 1.9375 =$C$2")
}

// TestSharedFormulas reads formulas that stand once: moved along, around the edge of the sheet, an array, a what-if
// table, and one that refers to nothing.
func TestSharedFormulas(t *testing.T) {
	exp := func(row, col uint16) []byte { return join(1, row, col) }
	left := join(0x4C, uint16(0), uint16(0xC0FF)) // one to the left
	up := join(0x4C, uint16(0xFFFF), uint16(0xC001))
	common := join(left, up, 3)
	array := join(0x25, uint16(0), uint16(1), uint16(0xC000), uint16(0xC000), n5, 5)
	got := described(t, bookStream(nil, testSheet{name: "s", records: join(
		formulaRecord(1, 1, 1.0, exp(1, 1)),
		rec(recShared, uint16(1), uint16(2), 1, 1, 0, 2, uint16(len(common)), common),
		formulaRecord(2, 1, 2.0, exp(1, 1)),
		formulaRecord(3, 3, 3.0, exp(3, 3)),
		rec(recArray, uint16(3), uint16(4), 3, 3, uint16(0), uint32(0), uint16(len(array)), array),
		formulaRecord(4, 3, 4.0, exp(3, 3)),
		formulaRecord(5, 0, 5.0, join(2, uint16(5), uint16(0))),
		formulaRecord(6, 0, 6.0, exp(60, 60)),
		formulaRecord(7, 1, 8.0, exp(1, 1)), // outside of the cells that share it
	)}))
	expect(t, got, "B2 number 1 =A2+C1", "B3 number 2 =A3+C2", "D4 number 3 =A1:A2*5", "D5 number 4 =A1:A2*5",
		"A6 number 5", "A7 number 6 ="+unreadable, "B8 number 8 ="+unreadable)
}

// TestOtherSheets reads references to other sheets, names, other files and functions called by their names.
func TestOtherSheets(t *testing.T) {
	lbl := func(flags, sheet uint16, name string, tokens []byte) []byte {
		return rec(recName, flags, 0, len(name), uint16(len(tokens)), uint16(0), sheet, uint32(0), 0, name, tokens)
	}
	path := "\x01\x01C\x03dir\x03b.xls"
	globals := join(
		rec(recSupBook, uint16(3), uint16(0x0401)),
		rec(recSupBook, uint16(1), uint16(len(path)), 0, path, wide("台账")),
		rec(recSupBook, uint16(1), uint16(0x3A01)),
		rec(recExternName, uint16(0), uint32(0), narrow("_xlfn.IFERROR"), uint16(0)),
		rec(recExternName, uint16(0), uint32(0), narrow("_xlfn.CONCAT"), uint16(0)),
		rec(recSupBook, uint16(1), uint16(2), 0, "c\x04", wide("甲")),
		rec(recExternName, uint16(0), uint32(0), narrow("rate"), uint16(0)),
		rec(recExternName, uint16(0), uint32(0), narrow("")),
		rec(recExternSheet, uint16(9), uint16(0), uint16(1), uint16(1), uint16(0), uint16(0), uint16(2),
			uint16(1), uint16(0), uint16(0), uint16(2), uint16(0xFFFE), uint16(0xFFFE), uint16(0), uint16(0xFFFF), uint16(0xFFFF),
			uint16(3), uint16(0), uint16(0), uint16(3), uint16(0xFFFE), uint16(0xFFFE), uint16(1), uint16(0), uint16(1),
			uint16(0), uint16(0), uint16(3)),
		lbl(0, 0, "total", join(0x3B, uint16(0), uint16(0), uint16(4), uint16(0), uint16(0))),
		lbl(0x20, 2, "\x06", join(0x3B, uint16(0), uint16(0), uint16(4), uint16(0), uint16(0),
			0x3B, uint16(0), uint16(8), uint16(9), uint16(0), uint16(0), 0x10)),
		lbl(0, 0, "TAX2010", join(0x3A, uint16(0), uint16(0), uint16(0))),
		lbl(2, 0, "macro", nil),
		lbl(1, 0, "kept", c2), lbl(0, 1, "here", c2), lbl(0, 9, "nowhere", c2), lbl(0, 4, "chart", c2), lbl(0, 0, "bad", join(3)))
	call := func(extern uint16) []byte {
		return join(0x39, uint16(3), extern, uint16(0), c1, n5, 0x42, 3, uint16(255))
	}
	name := func(extern, number uint16) []byte { return join(0x39, extern, number, uint16(0)) }
	ref := func(x uint16) []byte { return join(0x5A, x, uint16(0), uint16(0xC000)) }
	p := translated(t, bookStream(globals, testSheet{name: "s", records: join(
		formulaRecord(0, 0, 1.0, ref(0)),
		formulaRecord(1, 0, 1.0, join(ref(1), 0x19, 0x10, uint16(0))),
		formulaRecord(2, 0, 1.0, ref(2)),
		formulaRecord(3, 0, 1.0, join(0x43, uint16(1), uint16(0))),
		formulaRecord(4, 0, 1.0, call(1)),
		formulaRecord(5, 0, 1.0, call(2)),
		formulaRecord(6, 0, 1.0, ref(4)),
		formulaRecord(7, 0, 1.0, join(0x43, uint16(3), uint16(0))),
		formulaRecord(0, 1, 1.0, name(5, 1)),
		formulaRecord(1, 1, 1.0, name(6, 1)),
		formulaRecord(2, 1, 1.0, name(5, 2)), // which has no name
		formulaRecord(3, 1, 1.0, name(5, 3)),
		formulaRecord(4, 1, 1.0, name(5, 0)),
		formulaRecord(5, 1, 1.0, name(0, 6)),
		formulaRecord(6, 1, 1.0, name(0, 1)),
		formulaRecord(7, 1, 1.0, name(0, 99)),
		formulaRecord(8, 1, 1.0, name(9, 1)),
		formulaRecord(0, 2, 1.0, ref(3)),
		formulaRecord(1, 2, 1.0, ref(7)), // past the file's sheets
		formulaRecord(2, 2, 1.0, ref(8)), // as far as a chart
		formulaRecord(3, 2, 1.0, ref(9)),
		formulaRecord(4, 2, 1.0, ref(5)),
	)}, testSheet{name: "a b"}, testSheet{name: "z"}, testSheet{name: "c", kind: 2}))
	expect(t, describe(t, p), "A1 number 1 ='a b'!A1", "B1 number 1 =[2]甲!rate", "C1 number 1 ="+unreadable,
		"A2 number 1 =SUM(s:z!A1)", "B2 number 1 =[2]!rate", "C2 number 1 ="+unreadable,
		"A3 number 1 =[1]台账!A1", "B3 number 1 ="+unreadable, "C3 number 1 ="+unreadable,
		"A4 number 1 =total", "B4 number 1 ="+unreadable, "C4 number 1 ="+unreadable,
		"A5 number 1 =IFERROR(A1,5)", "B5 number 1 ="+unreadable, "C5 number 1 =[2]甲!A1",
		"A6 number 1 =_xlfn.CONCAT(A1,5)", "B6 number 1 =s!here", "A7 number 1 ="+unreadable, "B7 number 1 =total",
		"A8 number 1 =_TAX2010", "B8 number 1 ="+unreadable, "B9 number 1 ="+unreadable)
	main, _ := p.Part("xl/workbook.xml")
	for _, want := range []string{
		`<definedName name="total">'a b'!$A$1:$A$5</definedName>`,
		`<definedName name="_xlnm.Print_Area" localSheetId="1">'a b'!$A$1:$A$5,'a b'!$A$9:$A$10</definedName>`,
		`<definedName name="_TAX2010">`, `<externalReference r:id="rId`,
		`<definedName name="kept" hidden="1">$C$2</definedName>`, `<definedName name="here" localSheetId="0">$C$2</definedName>`,
	} {
		if !strings.Contains(string(main), want) {
			t.Errorf("no %s in %s", want, main)
		}
	}
	for _, name := range []string{"macro", "nowhere", "chart", "bad"} {
		if strings.Contains(string(main), `name="`+name+`"`) {
			t.Errorf("the name %s in %s", name, main)
		}
	}
	for name, want := range map[string]string{"1": `<sheetNames><sheetName val="台账"/></sheetNames></externalBook>`,
		"2": `<sheetNames><sheetName val="甲"/></sheetNames><definedNames><definedName name="rate"/><definedName name=""/></definedNames></externalBook>`} {
		if link, _ := p.Part("xl/externalLinks/externalLink" + name + ".xml"); !strings.Contains(string(link), ` r:id="rId1">`+want) {
			t.Errorf("file %s is %s", name, link)
		}
	}
	rels, _ := p.Part("xl/externalLinks/_rels/externalLink1.xml.rels")
	if !strings.Contains(string(rels), `Target="file:///C:/dir/b.xls" TargetMode="External"`) {
		t.Errorf("%s", rels)
	}
}

// TestPaths writes the paths of other files as relations have them.
func TestPaths(t *testing.T) {
	for _, test := range []struct{ coded, want string }{
		{"b.xls", "b.xls"},
		{"\x01b.xls", "b.xls"},
		{"\x01\x01C\x03dir\x03b.xls", "file:///C:/dir/b.xls"},
		{"\x01\x01@host\x03share\x03b.xls", "file://host/share/b.xls"},
		{"\x01\x02dir\x03b.xls", "/dir/b.xls"},
		{"\x01\x04\x04b.xls", "../../b.xls"},
		{"\x01\x06\x08台 账/b.xls\x01", "%E5%8F%B0%20%E8%B4%A6/b.xls"},
	} {
		if got := (&supBook{path: test.coded}).target(); got != test.want {
			t.Errorf("%q leads to %q, want %q", test.coded, got, test.want)
		}
	}
}

// TestWhatIfTable reads of a what-if table what it came to.
func TestWhatIfTable(t *testing.T) {
	stream := bookStream(nil, testSheet{name: "s", records: join(
		formulaRecord(1, 1, 7.0, join(1, uint16(1), uint16(1))),
		rec(recDataTable, uint16(1), uint16(2), 1, 1, uint16(0), make([]byte, 8)),
		formulaRecord(2, 1, 8.0, join(1, uint16(1), uint16(1))),
	)})
	expect(t, described(t, stream), "B2 number 7", "B3 number 8")
	expect(t, partOf(t, stream, "worksheets/sheet1.xml", "<sheetData>", "</sheetData>"),
		`<row r="2"><c r="B2"><v>7</v></c></row><row r="3"><c r="B3"><v>8</v></c></row>`)
}
