package xlsx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/xlsx/xlsxtest"
)

// TestLook shows what is told of cells and runs that are struck through or not seen.
func TestLook(t *testing.T) {
	cell := func(ref, style, inner string) string {
		return `<c r="` + ref + `" s="` + style + `" t="inlineStr"><is>` + inner + `</is></c>`
	}
	const struck, plain = `<r><rPr><strike/><sz val="11"/></rPr><t>440000</t></r>`, `<r><t>447228</t></r>`
	data := xlsxtest.Book{
		Sheet: `<sheetData><row r="1"><c r="A1" s="1"><v>12</v></c><c r="B1" s="2"><v>12</v></c><c r="C1" s="3"><v>12</v></c>` +
			`<c r="D1" s="4"><v>12</v></c><c r="E1" s="5"><v>12</v></c><c r="F1" s="6"><v>12</v></c><c r="G1" s="0"><v>12</v></c>` +
			`<c r="H1" t="s"><v>0</v></c>` + cell("I1", "0", plain+struck) +
			cell("J1", "1", plain+`<r><rPr><sz val="11"/></rPr><t>1</t></r>`) +
			cell("K1", "0", `<r><rPr><color rgb="FFFFFFFF"/></rPr><t>9</t></r>`+plain) + `<c r="L1" s="1" t="s"><v>1</v></c></row></sheetData>`,
		Strings: `<si>` + struck + plain + `</si><si>` + plain + `<r><rPr><sz val="11"/></rPr><t>1</t></r></si>`,
		Styles: `<fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/></font>` +
			`<font><color rgb="FFFFFFFF"/></font><font><sz val="1"/></font><font><color theme="0"/></font></fonts>` +
			`<fills><fill><patternFill/><gradientFill><fgColor rgb="FF000000"/></gradientFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF9E3"/></patternFill></fill>` +
			`<fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill>` +
			`<fill><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill></fill></fills>` +
			`<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="3" fillId="1"/><xf fontId="4"/>` +
			`<xf fontId="5" fillId="2"/><xf fontId="0" fillId="3"/></cellXfs>`,
	}.Package()
	book, err := Read(data)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	var got []string
	for i := range book.Grids[0].Cells {
		c := &book.Grids[0].Cells[i]
		text := book.Grids[0].Ref(c.Row, c.Col) + " " + c.Text
		if c.Struck() != "" {
			text += " -" + c.Struck() + "-"
		}
		if c.Faint() != "" {
			text += " ~" + c.Faint() + "~"
		}
		if c.Hidden {
			text += " hidden"
		}
		got = append(got, text)
	}
	want := `A1 12 -12-|B1 12|C1 12 ~12~ hidden|D1 12 ~12~ hidden|E1 12|F1 12 ~12~ hidden|G1 12|H1 440000447228 -440000-|` +
		`I1 447228440000 -440000-|J1 4472281 -447228-|K1 9447228 ~9~ hidden|L1 4472281 -447228-`
	if diff := cmp.Diff(strings.Split(want, "|"), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestShifted tells runs that are raised or lowered, in a cell's own text or a shared one, from figures and labels.
func TestShifted(t *testing.T) {
	const plain, mark = `<r><t>447228</t></r>`, `<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>`
	cell := func(ref, inner string) string { return `<c r="` + ref + `" t="inlineStr"><is>` + inner + `</is></c>` }
	data := xlsxtest.Book{
		Sheet: `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>` + cell("B1", plain+mark) +
			cell("C1", plain+`<r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r>`) +
			cell("D1", plain+`<r><rPr><vertAlign val="baseline"/></rPr><t>3</t></r>`) + cell("E1", mark+mark) +
			cell("F1", `<r><t>行政诉讼</t></r>`+mark) + `<c r="G1" t="s"><v>1</v></c></row></sheetData>`,
		Strings: `<si>` + plain + mark + `</si><si>` + plain + `</si>`,
	}.Package()
	book, err := Read(data)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	var got []string
	for _, c := range book.Grids[0].Cells {
		got = append(got, c.Text)
	}
	want := []string{"447228^1", "447228^1", "447228^2", "4472283", "11", "行政诉讼", "447228"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestColour knows colours however they are written, as far as they tell what is not seen.
func TestColour(t *testing.T) {
	for _, test := range []struct{ attributes, want string }{
		{`rgb="ff1f4E79"`, "1F4E79"}, {`rgb="1F4E79"`, "1F4E79"}, {`rgb="1F4E7"`, ""}, {`indexed="0"`, "000000"}, {`indexed="8"`, "000000"},
		{`indexed="1"`, "FFFFFF"}, {`indexed="9"`, "FFFFFF"}, {`indexed="10"`, ""}, {`theme="0"`, "FFFFFF"}, {`theme="1"`, "000000"},
		{`theme="0" tint="-0.5"`, "808080"}, {`theme="0" tint="-1"`, "000000"}, {`theme="0" tint="0.5"`, ""}, {`theme="0" tint="-1.5"`, ""},
		{`theme="1" tint="0.25"`, "404040"}, {`theme="1" tint="1"`, "FFFFFF"}, {`theme="1" tint="-0.25"`, ""}, {`theme="1" tint="1.5"`, ""},
		{`theme="4"`, ""}, {`auto="1"`, "000000"}, {`auto="0"`, ""}, {``, ""},
	} {
		s := newScanner([]byte(`<color ` + test.attributes + `/>`))
		s.root()
		if got := colorOf(element{s.Scanner}); got != test.want {
			t.Errorf("%s is %q, want %q", test.attributes, got, test.want)
		}
	}
}
