package xlsx

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"nianbao/xlsx/xlsxtest"
)

// sheetCases are workbooks and what is read from them. They also seed the fuzzer.
var sheetCases = []struct {
	name string
	book xlsxtest.Book
	want string
}{
	{"kinds of values", xlsxtest.Book{
		Sheet: `<sheetData><row r="1">
			<c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>内联</t></is></c><c r="C1" t="str"><v>文_x000D_字</v></c>
			<c r="D1" t="b"><v>1</v></c><c r="E1" t="b"><v>0</v></c><c r="F1" t="e"><v>#DIV/0!</v></c>
			<c r="G1" t="n"><v>12.5</v></c><c r="H1"><v> 3 </v></c><c r="I1"><v>十二</v></c><c r="J1" t="b"><v>2</v></c>
			<c r="K1" t="inlineStr"><v>plain</v></c></row></sheetData>`,
		Strings: `<si><t>a</t></si><si><t>机关</t></si>`,
	}, `A1 "机关"
		B1 "内联"
		C1 "文\r字"
		D1 bool TRUE
		E1 bool FALSE
		F1 fault #DIV/0!
		G1 number 12.5
		H1 number 3
		I1 "十二"
		J1 "2"
		K1 "plain"`},

	{"rich text, phonetic runs, spaces", xlsxtest.Book{
		Sheet: `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>内</t></r><r><rPr><b/></rPr><t>联</t></r></is></c>
			<c r="D1" t="s"><v>2</v></c></row></sheetData>`,
		Strings: `<si><r><rPr><sz val="9"/></rPr><t xml:space="preserve">一、 </t></r><r><t>概述</t></r><rPh sb="0" eb="1"><t>gai</t></rPh><phoneticPr fontId="1"/></si>
			<si><t xml:space="preserve"> 两
行 </t></si><si><t></t></si>`,
	}, `A1 "一、 概述"
		B1 " 两\n行 "
		C1 "内联"`},

	{"formulas and their results", xlsxtest.Book{
		Sheet: `<sheetData><row r="1">
			<c r="A1"><f>SUM(B1:C1)</f><v>5</v></c><c r="B1"><f>A1*2</f></c><c r="C1"><f>A1</f><v></v></c><c r="D1" t="str"><f>""</f><v></v></c>
			<c r="E1" t="str"><f>A1&amp;"x"</f><v>5x</v></c><c r="F1"><f>=A1</f><v>5</v></c><c r="G1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="H1"><f></f></c>
			<c r="I1"><f t="dataTable" ref="I1:I2" dt2D="0" r1="A1">TABLE(A1)</f><v>8</v></c></row></sheetData>`,
	}, `A1 number 5 =SUM(B1:C1)
		B1 uncalculated =A1*2
		C1 uncalculated =A1
		D1 "" =""
		E1 "5x" =A1&"x"
		F1 number 5 =A1
		G1 fault #DIV/0! =1/0
		I1 number 8`},

	{"shared formulas", xlsxtest.Book{
		Sheet: `<sheetData>
			<row r="1"><c r="B1"><f t="shared" si="6"/><v>1</v></c></row>
			<row r="2"><c r="A2"><f t="shared" ref="A1:B2" si="6">Z2</f><v>1</v></c><c r="B2"><f t="shared" ref="B1:D3" si="7">SUM($A2:A2)+A$1</f><v>2</v></c><c r="C2"><f t="shared" si="7"/><v>3</v></c></row>
			<row r="3"><c r="D3"><f t="shared" si="7"/></c></row>
			<row r="4"><c r="D4"><f t="shared" ref="D4" si="7">D3</f><v>1</v></c><c r="E4"><f t="shared" si="7"/><v>1</v></c><c r="F4"><f t="shared" si="8"/><v>9</v></c></row>
			</sheetData>`,
	}, `B1 number 1 =AA1
		A2 number 1 =Z2
		B2 number 2 =SUM($A2:A2)+A$1
		C2 number 3 =SUM($A2:B2)+B$1
		D3 uncalculated =SUM($A3:C3)+C$1
		D4 number 1 =D3
		E4 number 1 =E3
		F4 number 9`},

	{"array formulas", xlsxtest.Book{
		Sheet: `<sheetData>
			<row r="1"><c r="A1"><f t="array" ref="A1:B2">D1:E2*2</f><v>1</v></c><c r="B1"><v>2</v></c></row>
			<row r="2"><c r="A2"><v>3</v></c><c r="C2"><f t="array" ref="C2">SUM(A1:B1*2)</f><v>4</v></c></row>
			<row r="3"><c r="A3"><f t="array" ref="B3:C4">D1:E2</f><v>5</v></c><c r="B3"><v>6</v></c></row></sheetData>`,
	}, `A1 number 1 =D1:E2*2
		B1 number 2 =D1:E2*2
		A2 number 3 =D1:E2*2
		B2 uncalculated =D1:E2*2
		C2 number 4 =SUM(A1:B1*2)
		A3 number 5 =D1:E2
		B3 number 6`},

	{"merges", xlsxtest.Book{
		Sheet: `<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"/><c r="C1"><v>3</v></c></row><row r="2"><c r="B2"><f>A1</f></c><c r="D2"><v>4</v></c></row></sheetData>
			<sheetProtection/><mergeCells count="4"><mergeCell ref="A1:B2"/><mergeCell ref="E4:E5"/><mergeCell ref="B2:D2"/><mergeCell ref="G1"/><mergeCell ref="H3:H2"/></mergeCells>
			<conditionalFormatting/>`,
	}, `A1 number 1 2x2
		C1 number 3
		D2 number 4
		H2 "" 2x1
		E4 "" 2x1
		under B2 uncalculated =A1`},

	{"hidden rows, columns and merges over them", xlsxtest.Book{
		Sheet: `<cols><col min="1" max="1"/><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0" customWidth="1"/></cols>
			<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="E1"><v>5</v></c></row>
			<row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="F2"><v>6</v></c></row><row r="3" hidden="true"><c r="G3"><v>7</v></c></row><row r="5" ht="0"/>
			<row r="6" ht="0" customHeight="1"><c r="I6"><v>9</v></c></row><row r="8" hidden="1"/></sheetData>
			<mergeCells><mergeCell ref="C1:D1"/><mergeCell ref="F2:F4"/><mergeCell ref="H2:H3"/><mergeCell ref="J5:J6"/><mergeCell ref="K8:L8"/></mergeCells>`,
	}, `A1 number 1
		B1 number 2 hidden
		C1 "" 1x2
		E1 number 5 hidden
		A2 number 1 hidden
		F2 number 6 3x1
		H2 "" 2x1 hidden
		G3 number 7 hidden
		J5 "" 2x1 hidden
		I6 number 9 hidden
		K8 "" 1x2 hidden`},

	{"the first column and the last hidden", xlsxtest.Book{
		Sheet: `<cols><col min="1" max="1" hidden="1"/><col min="4" max="3" hidden="1"/><col min="0" max="2" hidden="1"/>` +
			`<other min="2" max="2" hidden="1"/><col min="16384" max="99999" hidden="true"/></cols>` +
			`<sheetData><other/><row r="1" ht="0"><c r="A1"><v>1</v></c></row><row r="2"><other/><c r="A2"><v>1</v></c>` +
			`<c r="B2"><v>2</v></c><c r="C2"><v>3</v></c><c r="D2"><v>4</v></c><c r="XFD2"><v>5</v></c></row></sheetData>`,
	}, `A1 number 1 hidden
		A2 number 1 hidden
		B2 number 2
		C2 number 3
		D2 number 4
		XFD2 number 5 hidden`},

	{"columns alone hidden", xlsxtest.Book{Sheet: `<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c>` +
		`<c r="B1"><v>2</v></c></row></sheetData>`}, `A1 number 1
		B1 number 2 hidden`},

	{"rows alone hidden", xlsxtest.Book{Sheet: `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row></sheetData>`},
		`A1 number 1
		A2 number 2 hidden`},

	{"places not given", xlsxtest.Book{
		Sheet: `<sheetData><row><c><v>1</v></c><c s="0"/><c><v>3</v></c></row><row r="5"><c r="D5"><v>4</v></c><c><v>5</v></c></row><row/><row><c><v>7</v></c></row></sheetData>`,
	}, `A1 number 1
		C1 number 3
		D5 number 4
		E5 number 5
		A7 number 7`},

	{"places out of order", xlsxtest.Book{
		Sheet: `<sheetData><row r="3"><c r="C3"><v>33</v></c><c r="A3"><v>31</v></c></row><row r="1"><c r="b1"><v>12</v></c></row></sheetData>`,
	}, `B1 number 12
		A3 number 31
		C3 number 33`},

	{"dates", xlsxtest.Book{
		Sheet: `<sheetData><row r="1"><c r="A1" s="1"><v>45322</v></c><c r="B1" s="2"><v>45322.354166666664</v></c><c r="C1" s="3"><v>45322</v></c>
			<c r="D1" t="d"><v>2024-01-31T08:30:00Z</v></c><c r="E1" t="d"><v>2024-01-31</v></c><c r="F1" t="d"><v>元月</v></c><c r="G1" s="1"><v>-1</v></c><c r="H1" s="4"><v>0.5</v></c></row></sheetData>`,
		Styles: `<numFmts><numFmt numFmtId="176" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>
			<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="176"/><xf numFmtId="20"/></cellXfs>`,
	}, `A1 date 2024-01-31
		B1 date 2024-01-31 08:30
		C1 date 2024-01-31
		D1 date 2024-01-31 08:30
		E1 date 2024-01-31
		F1 "元月"
		G1 number -1 shown "########"
		H1 date 12:00`},

	{"dates of 1904", xlsxtest.Book{
		Properties: `<workbookPr date1904="1"/>`,
		Sheet:      `<sheetData><row r="1"><c r="A1" s="1"><f>TODAY()</f><v>43860</v></c></row></sheetData>`,
		Styles:     `<cellXfs><xf/><xf numFmtId="14"/></cellXfs>`,
	}, `A1 date 2024-01-31 =TODAY()`},

	{"formats that round and hide", xlsxtest.Book{
		Sheet: `<sheetData><row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" s="2"><v>0.05</v></c><c r="C1" s="3"><v>7</v></c><c r="D1" t="inlineStr" s="3"><is><t>x</t></is></c>
			<c r="E1" s="4"><v>1234.5</v></c><c r="F1" s="5"><v>5</v></c><c r="G1" s="99"><v>5</v></c></row></sheetData>`,
		Styles: `<numFmts><numFmt numFmtId="180" formatCode=";;;"/><numFmt numFmtId="181" formatCode="&quot;未填&quot;"/></numFmts>
			<cellXfs><xf/><xf numFmtId="1"/><xf numFmtId="9"/><xf numFmtId="180"/><xf numFmtId="4"/><xf numFmtId="181"/></cellXfs>`,
	}, `A1 number 0.5 shown "1"
		B1 number 0.05 shown "5%"
		C1 number 7 hidden
		D1 "x" hidden
		E1 number 1234.5
		F1 number 5 shown "未填"
		G1 number 5`},

	{"white letters", xlsxtest.Book{
		Sheet: `<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>2</v></c><c r="C1" s="3"><v>3</v></c><c r="D1" s="4"><v>4</v></c><c r="E1" s="5"><v>5</v></c></row></sheetData>`,
		Styles: `<fonts><font><color rgb="FF000000"/></font><font><color rgb="FFFFFFFF"/></font><font><sz val="9"/><color theme="0"/></font></fonts>
			<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill>
			<fill><patternFill patternType="solid"><fgColor theme="0"/><bgColor indexed="64"/></patternFill></fill></fills>
			<cellXfs><xf/><xf fontId="1"/><xf fontId="1" fillId="1"/><xf fontId="2" fillId="2"/><xf fontId="0" fillId="2"/><xf fontId="2"/></cellXfs>`,
	}, `A1 number 1 hidden
		B1 number 2
		C1 number 3 hidden
		D1 number 4
		E1 number 5 hidden`},

	{"prefixes, alternative content, comments, CDATA", xlsxtest.Book{
		Sheet: `<x:sheetPr/><mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="v2"><x:sheetData><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></mc:Choice>
			<mc:Fallback><x:sheetData><!-- a --><x:row r="2"><x:c r="B2"><x:v>1<!-- b --><x:y>9</x:y>2</x:v><x:extLst><x:v>3</x:v></x:extLst></x:c>
			<x:c r="C2" t="str"><x:v><![CDATA[<&>]]></x:v></x:c></x:row></x:sheetData></mc:Fallback></mc:AlternateContent>
			<x:mergeCells><x:mergeCell ref="B2:B3"/></x:mergeCells>`,
	}, `B2 number 12 2x1
		C2 "<&>"`},

	{"empty cells, however written", xlsxtest.Book{
		Sheet: `<sheetData><row r="1"><c r="A1" s="5"/><c r='B1' s='5'/><c r="C1"
			/><c r="D1"></c><c r="E1" t="s"/><c r="F1"><v/></c><c/><c><v>8</v></c></row><row r="2"><c r="&#66;2"><v>9</v></c><c r="&#68;2"/><c><v>1</v></c></row></sheetData>`,
	}, `H1 number 8
		B2 number 9
		E2 number 1`},
}

func TestSheets(t *testing.T) {
	for _, test := range sheetCases {
		t.Run(test.name, func(t *testing.T) {
			if got, want := xlsxtest.Describe(read(t, test.book)), xlsxtest.Lines(test.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestDamagedSheets(t *testing.T) {
	for name, sheet := range map[string]string{
		"row beyond the last":       `<sheetData><row r="1048577"/></sheetData>`,
		"lone row beyond the last":  `<sheetData><row r="1048576"/><row/></sheetData>`,
		"row zero":                  `<sheetData><row r="0"><c/></row></sheetData>`,
		"column beyond the last":    `<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>`,
		"column after the last":     `<sheetData><row r="1"><c r="XFD1"/><c/></row></sheetData>`,
		"cell without a row number": `<sheetData><row r="1"><c r="B"><v>1</v></c></row></sheetData>`,
		"cell twice":                `<sheetData><row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>`,
		"merge beyond the last row": `<sheetData/><mergeCells><mergeCell ref="A1:A1048577"/></mergeCells>`,
		"merge of nothing":          `<sheetData/><mergeCells><mergeCell/></mergeCells>`,
		"no such shared string":     `<sheetData><row r="1"><c r="B1" t="s"><v>1</v></c></row></sheetData>`,
		"shared string 0 of none":   `<sheetData><row r="1"><c r="B1" t="s"><v>0</v></c></row></sheetData>`,
		"shared string below 0":     `<sheetData><row r="1"><c r="B1" t="s"><v>-1</v></c></row></sheetData>`,
		"two values":                `<sheetData><row r="1"><c r="B1"><v>1</v><v>2</v></c></row></sheetData>`,
		"two formulas":              `<sheetData><row r="1"><c r="B1"><f>A1</f><f>A2</f><v>1</v></c></row></sheetData>`,
		"two texts": `<sheetData><row r="1"><c r="B1" t="inlineStr"><is><t>a</t></is><is><t>b</t></is></c></row>` +
			`</sheetData>`,
		"text and another value": `<sheetData><row r="1"><c r="B1" t="inlineStr"><is><t>a</t></is><v>b</v></c></row></sheetData>`,
		"alternatives among the rows": `<sheetData><mc:AlternateContent><mc:Choice/><mc:Fallback><row r="1"><c r="B1"><v>1</v></c>` +
			`</row></mc:Fallback></mc:AlternateContent></sheetData>`,
		"tags crossed":   `<sheetData><row r="1"><c r="B1"><v>1</c></v></row></sheetData>`,
		"cut off":        `<sheetData><row r="1"><c r="B1"><v>1</v>`,
		"unknown entity": `<sheetData><row r="1"><c r="B1"><v>&nbsp;</v></c></row></sheetData>`,
		"bytes of GBK":   "<sheetData><row><c t=\"str\"><v>\xd6\xd0</v></c></row></sheetData>",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(xlsxtest.Book{Sheet: sheet}.Package())
			var got *Error
			if !errors.As(err, &got) || got.Kind != Damaged || got.Sheet != "表1" {
				t.Errorf("got %#v", err)
			}
		})
	}
}

// TestWrittenOtherwise shows that spaces and line breaks inside tags change nothing.
func TestWrittenOtherwise(t *testing.T) {
	for _, test := range sheetCases {
		slow := test.book
		slow.Sheet = strings.ReplaceAll(slow.Sheet, "/>", " />")
		slow.Sheet = strings.ReplaceAll(slow.Sheet, "<c ", "<c\n")
		slow.Sheet = strings.ReplaceAll(slow.Sheet, "<row ", "<row\n")
		if got, want := xlsxtest.Describe(read(t, slow)), xlsxtest.Lines(test.want); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, want)
		}
	}
}

func TestMillionStyledRows(t *testing.T) {
	var b []byte
	for row := range MaxRows {
		b = append(b, `<row r="`...)
		b = strconv.AppendInt(b, int64(row+1), 10)
		if row == 1 {
			b = append(b, `"><c t="str"><v>text</v></c></row>`...)
			continue
		}
		b = append(b, `" s="1" customFormat="1" x14ac:dyDescent="0.2" hidden="1"/>`...)
	}
	p := xlsxtest.Book{Sheet: `<sheetData>` + string(b) + `</sheetData>`}.Package()
	var err error
	allocs := testing.AllocsPerRun(1, func() { _, err = Read(p) })
	if err != nil {
		t.Fatal(err)
	}
	if allocs > 1000 {
		t.Errorf("%v allocations", allocs)
	}
}
