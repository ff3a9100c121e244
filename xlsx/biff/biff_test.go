package biff

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/grid"
	"nianbao/ooxml/crypt/crypttest"
	"nianbao/xlsx"
)

// TestNumbers reads a number in every record that has one.
func TestNumbers(t *testing.T) {
	got := described(t, bookStream(nil, testSheet{name: "s", records: join(
		num(0, 0, 1234.5),
		rec(recRK, at(1, 0), uint32(3119<<2|2)),
		rec(recRK, at(1, 1), uint32(1234<<2|3)),
		rec(recRK, at(1, 2), uint32(0x3FF80000)),
		rec(recRK, at(1, 3), uint32(0x40590001)),
		rec(recRK, at(1, 4), uint32(0xFFFFFFFE)),
		rec(recMulRK, uint16(2), uint16(1), uint16(0), uint32(5<<2|2), uint16(0), uint32(6<<2|2), uint16(2)),
		rec(recMulBlank, uint16(3), uint16(1), uint16(0), uint16(0), uint16(2)),
		rec(recBlank, at(3, 0)),
		rec(recBoolErr, at(4, 0), 1, 0),
		rec(recBoolErr, at(4, 1), 0x2A, 1),
		rec(recBoolErr, at(4, 2), 0, 0),
		rec(recBoolErr, at(4, 3), 0x2B, 1),
		num(5, 0, math.NaN()), num(5, 1, math.Inf(1)), num(5, 2, 1.5e-7),
		rec(recBlank, at(6, 0)), num(6, 0, 8), rec(recBlank, at(6, 0)), // a cell that holds something counts
		rec(recMulRK, uint16(7), uint16(255), uint16(0), uint32(7<<2|2), uint16(0), uint32(8<<2|2), uint16(256)),
	)}))
	expect(t, got, "A1 number 1234.5", "A2 number 3119", "B2 number 12.34", "C2 number 1.5", "D2 number 1", "E2 number -1",
		"B3 number 5", "C3 number 6", "A5 bool TRUE", "B5 fault #N/A", "C5 bool FALSE", "D5 fault #VALUE!", "A6 fault #NUM!",
		"B6 fault #NUM!", "C6 number 0.00000015", "A7 number 8", "IV8 number 7")
}

// TestTexts reads texts that go on in another record: in the middle, in another width, and with runs and how they are
// read aloud behind them.
func TestTexts(t *testing.T) {
	strings := join(
		rec(recStrings, uint32(5), uint32(6), // one that is not there, and that no cell has
			uint16(4), 0, "ab"), // cut off, to go on in two bytes a character
		rec(recContinue, 1, "中国"[:0], join(uint16(0x4E2D), uint16(0x56FD)),
			uint16(2), 1|8|4, uint16(1), uint32(3), uint16(0x6C11), uint16(0x653F), uint16(0), uint16(1), "xyz",
			uint16(3), 1, uint16(0x7532)),
		rec(recContinue, 0, "bc", uint16(2), 0), // the next text has its head here
		rec(recContinue, 0, "zz", uint16(3), 8, uint16(1), "abc", "\x00"),
		rec(recContinue, "\x00\x01\x00"),
	)
	var cells []byte
	for i := range 5 {
		cells = append(cells, rec(recLabelSST, at(uint16(i), 0), uint32(i))...)
	}
	cells = append(cells, rec(recLabel, at(6, 0), wide("旧"))...)
	cells = append(cells, rec(recRString, at(7, 0), wide("富"), uint16(1), uint32(0))...)
	got := described(t, bookStream(strings, testSheet{name: "s", records: cells}))
	expect(t, got, `A1 "ab中国"`, `A2 "民政"`, `A3 "甲bc"`, `A4 "zz"`, `A5 "abc"`, `A7 "旧"`, `A8 "富"`)
}

// TestAnySplitOfTexts cuts a table of texts into records anywhere within a text, and reads it whole.
func TestAnySplitOfTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringMatching(`[a-z一-十é]{1,12}`), 1, 8).Draw(t, "texts")
		parts := [][]byte{join(uint32(len(texts)), uint32(len(texts)))}
		put := func(data ...any) { parts[len(parts)-1] = join(append([]any{parts[len(parts)-1]}, data...)...) }
		for _, s := range texts {
			chars := []rune(s)
			two := func() bool {
				return strings.ContainsFunc(string(chars), func(r rune) bool { return r > 0xFF }) || rapid.Bool().Draw(t, "wide")
			}
			isWide := two()
			width := func() int {
				if isWide {
					return 1
				}
				return 0
			}
			put(uint16(len(chars)), width())
			for len(chars) > 0 {
				if rapid.IntRange(0, 3).Draw(t, "cut") == 0 {
					isWide = two()
					parts = append(parts, join(width()))
				}
				if isWide {
					put(uint16(chars[0]))
				} else {
					put(int(chars[0]))
				}
				chars = chars[1:]
			}
		}
		w := &workbook{}
		if err := w.readStrings(&fields{parts: parts}); err != nil {
			t.Fatalf("w.readStrings: %v", err)
		}
		if strings.Join(w.strings, "|") != strings.Join(texts, "|") {
			t.Fatalf("%q, want %q", w.strings, texts)
		}
	})
}

// TestStructure reads merges, what is hidden, dates of both systems, and the sheets' names and order.
func TestStructure(t *testing.T) {
	style := func(format uint16) []byte {
		return rec(recXF, uint16(0), format, uint16(1), make([]byte, 14))
	}
	globals := join(rec(recDate1904, uint16(1)), rec(recFormat, uint16(164), wide(`0"件"`)), style(0), style(14), style(164))
	p := translated(t, bookStream(globals,
		testSheet{name: "one", state: 2, records: join(
			rec(recRow, uint16(1), uint16(0), uint16(9), uint16(300), uint32(0), uint32(0x20)),
			rec(recColInfo, uint16(2), uint16(2), uint16(2000), uint16(0), uint16(1), uint16(0)),
			rec(recNumber, uint16(0), uint16(0), uint16(1), 1.0),
			rec(recNumber, uint16(0), uint16(2), uint16(2), 7.0),
			num(1, 0, 5),
			rec(recMerges, uint16(1), uint16(2), uint16(3), uint16(0), uint16(1)),
			num(2, 0, 6),
			rec(recHeader, wide(`&C&"宋体"内部<资料>`)), rec(recFooter),
		)},
		testSheet{name: "chart", kind: 2},
		testSheet{name: "two", state: 1},
		testSheet{name: "three"}))
	expect(t, describe(t, p), "A1 date 1904-01-02", "C1 number 7 hidden", "A2 number 5 hidden", "A3 number 6 2x2")
	book, err := xlsx.Read(p)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	if diff := cmp.Diff([]grid.Margin{{What: "页眉", Text: "内部<资料>"}}, book.Grids[0].Margins); diff != "" {
		t.Errorf("headers (-want +got)\n%s", diff)
	}
	var names []string
	for _, g := range book.Grids {
		names = append(names, g.Name+map[bool]string{true: " hidden"}[g.Hidden]+map[bool]string{true: " buried"}[g.Buried])
	}
	expect(t, strings.Join(names, "\n"), "one hidden buried", "two hidden", "three")
	if r := strings.Join(p.Remarks(), "\n"); !strings.Contains(r, "图表 1 个") {
		t.Errorf("remarks %q", r)
	}
}

// TestRefusals says of each file that is not read why.
func TestRefusals(t *testing.T) {
	claimed := rec(recStrings, uint32(2), uint32(2), wide("abc"))
	whole := wide("一、本年新收12345")
	cut := rec(recStrings, uint32(2), uint32(2), wide("abc"), whole[:len(whole)-6])
	second, own := rec(recLabelSST, at(0, 0), uint32(1)), rec(recLabel, at(1, 0), wide("zz"))
	for _, test := range []struct {
		name string
		file []byte
		kind Kind
	}{
		{"stream of Excel 95", crypttest.Compound(512, crypttest.Stream{Name: "Book", Data: globalsBOF}), Excel95},
		{"version of Excel 95", compound(rec(recBOF, uint16(0x0500), uint16(5), uint32(0))), Excel95},
		{"no stream", crypttest.Compound(512, crypttest.Stream{Name: "Else", Data: globalsBOF}), Damaged},
		{"nothing", compound(nil), Damaged},
		{"cut off", compound(globalsBOF), Damaged},
		{"no sheets", compound(join(globalsBOF, eof)), Damaged},
		{"charts alone", compound(bookStream(nil, testSheet{name: "c", kind: 2})), NoSheet},
		{"sheet outside", compound(join(globalsBOF, rec(recBoundSheet, uint32(1<<31), 0, 0, narrow("s")), eof)), Damaged},
		{"record cut off", compound(globalsBOF[:len(globalsBOF)-1]), Damaged},
		{"continued record cut off", compound(join(globalsBOF, rec(recStrings), uint16(recContinue), uint16(9), 1)), Damaged},
		{"short record of the globals", compound(bookStream(rec(recXF, uint16(0)), testSheet{name: "s"})), Damaged},
		{"sheet that ends early", compound(bookStream(nil, testSheet{name: "s"})[:len(bookStream(nil, testSheet{name: "s"}))-4]),
			Damaged},
		{"short cell", compound(bookStream(nil, testSheet{name: "s", records: rec(recNumber, uint16(0))})), Damaged},
		{"sheets over each other", compound(join(globalsBOF, rec(recBoundSheet, uint32(54), 0, 0, narrow("s")),
			rec(recBoundSheet, uint32(54), 0, 0, narrow("t")), eof, sheetBOF, num(0, 0, 1), eof)), Damaged},
		{"text cut off", compound(bookStream(cut, testSheet{name: "s", records: second})), Damaged},
		{"character cut off", compound(bookStream(rec(recStrings, uint32(1), uint32(1), whole[:len(whole)-5]),
			testSheet{name: "s"})), Damaged},
		{"text of no table", compound(bookStream(nil, testSheet{name: "s", records: second})), Damaged},
		{"text of another cell", compound(bookStream(claimed, testSheet{name: "s", records: join(second, own)})), Damaged},
		{"text of another sheet", compound(bookStream(claimed, testSheet{name: "s", records: own},
			testSheet{name: "t", records: second})), Damaged},
		{"encrypted twice", compound(encrypted(t, bookStream(bytes.Repeat(rec(recFilePass, filePass), 2),
			testSheet{name: "s", records: num(0, 0, 1)}))), Damaged},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Package(test.file, "password1")
			var e *Error
			if !errors.As(err, &e) || e.Kind != test.kind {
				t.Errorf("%v, want kind %d", err, test.kind)
			}
		})
	}
}

// TestSaid holds the words in which refusals are told.
func TestSaid(t *testing.T) {
	for _, test := range []struct {
		err        *Error
		said, hint string
	}{
		{&Error{Kind: Excel95, Sheet: "s"}, "这是 Excel 5.0/95 或更早格式的工作簿，读不了", "用 WPS 表格或 Excel 打开它，另存为 .xlsx 再试"},
		{&Error{Kind: TooMany}, "内容太多，读不了", "请在 Excel 或 WPS 里打开，删去年报以外的工作表，和表格以外的行、列、格式，另存为 .xlsx 再试"},
		{&Error{Kind: TooMany, Sheet: "甲\n乙"}, "内容太多，读不了：工作表“甲 乙”",
			"请在 Excel 或 WPS 里打开，删去年报以外的工作表，和表格以外的行、列、格式，另存为 .xlsx 再试"},
		{&Error{Kind: NoSheet, Sheet: "s"}, "工作簿里没有工作表", "请确认文件没有选错"},
		{damaged("why"), "工作簿已损坏，读不全",
			"请用 WPS 表格或 Excel 打开，另存为 .xlsx 再试；如果打不开，请换用完好的备份，或请报送单位重新发送"},
		{&Error{Kind: Damaged, Sheet: "s"}, "工作簿已损坏，读不全：工作表“s”",
			"请用 WPS 表格或 Excel 打开，另存为 .xlsx 再试；如果打不开，请换用完好的备份，或请报送单位重新发送"},
	} {
		if test.err.Error() != test.said || test.err.Hint() != test.hint {
			t.Errorf("%+v says\n%s\n%s\nwant\n%s\n%s", test.err, test.err, test.err.Hint(), test.said, test.hint)
		}
	}
	if cause := errors.New("cause"); !errors.Is(&Error{Kind: Damaged, Err: cause}, cause) {
		t.Error("an error does not tell its cause")
	}
}

// TestIs tells workbooks from other compound files, by their streams and where they stand.
func TestIs(t *testing.T) {
	file := func(names ...string) []byte {
		var streams []crypttest.Stream
		for _, name := range names {
			streams = append(streams, crypttest.Stream{Name: name, Data: make([]byte, 5000)})
		}
		return crypttest.Compound(512, streams...)
	}
	inside := crypttest.Compound(512, crypttest.Stream{Name: "ObjectPool"},
		crypttest.Stream{Name: "Workbook", Data: make([]byte, 5000), Inside: 1}, crypttest.Stream{Name: "WordDocument"})
	broken := func(file []byte) []byte {
		file = bytes.Clone(file)
		copy(file[44:], make([]byte, 40)) // where its tables stand
		return file
	}
	for name, test := range map[string]struct {
		file []byte
		want bool
	}{
		"a workbook":                    {file("Workbook"), true},
		"one of Excel 95":               {file("Book"), true},
		"one with a document":           {file("WordDocument", "Workbook"), true},
		"a document":                    {file("WordDocument"), false},
		"a document with a workbook":    {inside, false},
		"an encrypted .xlsx":            {file("EncryptedPackage", "Workbook"), false},
		"a damaged workbook":            {broken(file("Workbook")), true},
		"a damaged one with a document": {broken(file("Workbook", "WordDocument")), false},
		"a text":                        {[]byte("Workbook"), false},
	} {
		if got := Is(test.file); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestMacros tells of macros that are in a storage of their own, and of the mode of calculation.
func TestMacros(t *testing.T) {
	stream := bookStream(nil, testSheet{name: "s", records: rec(recCalcMode, uint16(0))}, testSheet{name: "t",
		records: rec(recCalcMode, uint16(1))})
	file := crypttest.Compound(512, crypttest.Stream{Name: "Workbook", Data: stream},
		crypttest.Stream{Name: "_VBA_PROJECT_CUR"})
	p, err := Package(file, "")
	if err != nil {
		t.Fatalf("Package: %v", err)
	}
	expect(t, strings.Join(p.Remarks(), "\n"), "这是旧格式的工作簿（.xls、.et），其中的宏没有读")
	if main, _ := p.Part("xl/workbook.xml"); !strings.Contains(string(main), `<calcPr calcMode="manual"/>`) {
		t.Errorf("no mode of calculation in %s", main)
	}
	automatic := translated(t, bookStream(nil, testSheet{name: "s", records: rec(recCalcMode, uint16(1))}))
	if main, _ := automatic.Part("xl/workbook.xml"); strings.Contains(string(main), "calcPr") {
		t.Errorf("a mode of calculation in %s", main)
	}
}
