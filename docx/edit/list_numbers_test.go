package edit

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/action"
	"nianbao/docx/wordtest"
	"nianbao/grid"
	"nianbao/ooxml/opc"
)

// lists are a list in three levels, bullets, and one that counts the second level anew.
const lists = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/>` +
	`<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>` +
	`<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCountingThousand"/>` +
	`<w:lvlText w:val="第%1章"/></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
	`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>` +
	`<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>` +
	`<w:num w:numId="5"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>` +
	`<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>` +
	`<w:lvlOverride w:ilvl="2"><w:lvl w:ilvl="2"><w:start w:val="0"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%3-"/></w:lvl>` +
	`</w:lvlOverride></w:num>`

const listStyles = `<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="H3"><w:basedOn w:val="H2"/></w:style>`

// listed is a document with these lists and styles.
func listed(t *testing.T, body string) *opc.Package {
	t.Helper()
	pkg := wordtest.Document(t, body, nil)
	types, _ := pkg.Part("[Content_Types].xml")
	with := ""
	for name, root := range map[string]string{"numbering": lists, "styles": listStyles} {
		with += `<Override PartName="/word/` + name + `.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.` + name + `+xml"/>`
		pkg.Set("word/"+name+".xml", []byte(`<?xml version="1.0"?><w:`+name+` `+wordtest.Namespaces+`>`+root+`</w:`+name+`>`))
	}
	pkg.Set("[Content_Types].xml", []byte(strings.Replace(string(types), "</Types>", with+"</Types>", 1)))
	return pkg
}

// item is a paragraph of a list, or of a style's where it has no list of its own.
func item(text, style, list, level string) string {
	p := `<w:p><w:pPr>`
	if style != "" {
		p += `<w:pStyle w:val="` + style + `"/>`
	}
	if list != "" {
		p += `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr>`
	}
	return p + `</w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

// TestListNumbers reads the numbers that a word processor writes before the paragraphs of lists.
func TestListNumbers(t *testing.T) {
	for _, test := range []struct{ body, want string }{
		{item("甲", "", "1", "0") + item("乙", "", "1", "0"), "一、甲 二、乙"},
		{item("甲", "H", "", "") + item("乙", "H2", "", "") + item("丙", "H3", "", "") + item("丁", "H", "", "") + item("戊", "H2", "", ""),
			"一、甲 （一）乙 （二）丙 二、丁 （一）戊"},
		{item("甲", "", "1", "1") + item("乙", "", "1", "2") + item("丙", "", "1", "2") + item("丁", "", "3", "1"), "（一）甲 1.乙 2.丙 （一）丁"},
		{item("甲", "", "2", "0") + item("乙", "", "0", "0") + item("丙", "H", "0", "0"), "甲 乙 丙"},
		{item("甲", "", "4", "0") + item("乙", "", "9", "0") + item("丙", "", "1", "8") + item("丁", "", "1", "99"), "第三章 甲 乙 丙 丁"},
		{item("甲", "", "5", "0") + item("乙", "", "5", "0") + item("丙", "", "4", "0"), "第一章 甲 第二章 乙 第三章 丙"},
		{item("甲", "", "6", "1") + item("乙", "", "6", "1") + item("丙", "", "6", "0") + item("丁", "", "6", "1"), "（五）甲 （六）乙 二、丙 （五）丁"},
		{item("甲", "", "6", "2") + item("乙", "", "6", "2") + item("丙", "", "1", "2"), "0-甲 I-乙 2.丙"},
		{`<w:tbl><w:tr><w:tc>` + item("甲", "", "1", "0") + `</w:tc></w:tr></w:tbl>` + item("乙", "", "1", "0"), "二、乙"},
	} {
		book, err := Read(listed(t, test.body))
		if err != nil {
			t.Fatalf("Read: %v", err)
		}
		var said []string
		for _, g := range book.Grids {
			for _, c := range g.Cells {
				if g.Source == grid.Prose {
					said = append(said, g.Numbers[c.Row]+c.Text)
				}
			}
		}
		if got := strings.Join(said, " "); got != test.want {
			t.Errorf("%q, not %q", got, test.want)
		}
	}
}

// TestNumberIn writes numbers as the formats of lists do.
func TestNumberIn(t *testing.T) {
	for _, test := range []struct {
		format string
		n      int
		want   string
	}{
		{"chineseCounting", 10, "十"}, {"chineseCounting", 11, "十一"}, {"chineseCounting", 20, "二十"}, {"chineseCounting", 105, "一百零五"},
		{"chineseCounting", 1010, "一千零一十"}, {"chineseLegalSimplified", 12, "壹拾贰"}, {"ideographDigital", 10, "一〇"}, {"decimalEnclosedCircle", 5, "⑤"},
		{"decimalEnclosedCircle", 21, "21"}, {"upperRoman", 4, "IV"}, {"lowerLetter", 28, "bb"}, {"decimalFullWidth", 3, "３"}, {"decimalZero", 3, "03"},
		{"ideographTraditional", 2, "乙"}, {"none", 3, ""},
		{"upperRoman", 1994, "MCMXCIV"}, {"upperRoman", 90, "XC"}, {"upperRoman", 440, "CDXL"}, {"lowerRoman", 949, "cmxlix"}, {"upperRoman", 2888, "MMDCCCLXXXVIII"},
		{"upperRoman", 91, "XCI"}, {"upperRoman", 89, "LXXXIX"}, {"upperRoman", 399, "CCCXCIX"}, {"upperRoman", 49, "XLIX"},
		{"lowerLetter", 1, "a"}, {"lowerLetter", 26, "z"}, {"upperLetter", 27, "AA"}, {"upperLetter", 676, "ZZZZZZZZZZZZZZZZZZZZZZZZZZ"}, {"upperLetter", 677, "677"},
		{"chineseCounting", 0, "0"}, {"chineseCounting", -5, "-5"}, {"upperRoman", 1 << 40, "1099511627776"},
	} {
		if got := numberIn(test.format, test.n); got != test.want {
			t.Errorf("%s %d: %q, not %q", test.format, test.n, got, test.want)
		}
	}
}

// TestNumbersOfStylesGiveWay shows that text which takes the place of a paragraph that its style numbers is not numbered
// twice: its numbers are typed.
func TestNumbersOfStylesGiveWay(t *testing.T) {
	d, err := Open(listed(t, strings.Replace(item("旧", "H2", "", ""), `</w:pPr>`, `<w:jc w:val="left"/></w:pPr>`, 1)))
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	d.Main.Replace(d.Main.rows[0], action.Paragraphs("（一）新。好\n（二）文。字"), ModelsOf(d.Main.rows[0]))
	book, err := Read(d.Package())
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	if g := book.Grids[0]; len(g.Cells) != 2 || g.Cells[1].Text != "（二）文。字" || len(g.Numbers) > 0 {
		t.Errorf("%+v", g)
	}
	const want = `<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="0"/></w:numPr><w:jc w:val="left"/>`
	if data, _ := d.Package().Part("word/document.xml"); strings.Count(string(data), want) != 2 {
		t.Errorf("no %s twice in %s", want, data)
	}
}

// TestListsOfStrangers reads lists that are made to take long: a number as long as a book, styles based on each other
// without end or in a circle.
func TestListsOfStrangers(t *testing.T) {
	n := readLists([]byte(`<n><abstractNum abstractNumId="0"><lvl ilvl="0"><lvlText val="` + strings.Repeat("第%1章", 10_000) +
		`"/></lvl></abstractNum><num numId="1"><abstractNumId val="0"/></num></n>`))
	if got := n.next("", listPlace{"1", 0}); len(got) > maxNumber || !strings.HasPrefix(got, "第0章第0章") {
		t.Errorf("%d bytes: %.60s", len(got), got)
	}
	var styles strings.Builder
	styles.WriteString(`<styles><style styleId="a"><basedOn val="b"/></style><style styleId="b"><basedOn val="a"/></style>` +
		`<style styleId="0"><pPr><numPr><numId val="1"/></numPr></pPr></style>`)
	for i := range 20_000 {
		fmt.Fprintf(&styles, `<style styleId="%d"><basedOn val="%d"/></style>`, i+1, i)
	}
	styles.WriteString(`</styles>`)
	n.readStyles([]byte(styles.String()))
	if n.styles["1"].list != "1" || n.styles["a"].list != "" {
		t.Errorf("%v, %v", n.styles["1"], n.styles["a"])
	}
}

// TestListsByStyle reads numbers of lists that a style of lists defines, and of paragraphs whose level only the list
// tells, or that name no style.
func TestListsByStyle(t *testing.T) {
	n := readLists([]byte(`<n><abstractNum abstractNumId="0"><numStyleLink val="S"/></abstractNum><abstractNum abstractNumId="1">` +
		`<styleLink val="S"/><lvl ilvl="0"><start val="4"/><numFmt val="decimal"/><suff val="nothing"/><lvlText val="%1）"/></lvl>` +
		`<lvl ilvl="1"><start val="2"/><numFmt val="decimal"/><pStyle val="P"/><lvlText val="(%2)"/></lvl>` +
		`<lvl ilvl="x"><lvlText val="?"/></lvl></abstractNum>` +
		`<num numId="1"><abstractNumId val="0"/></num><num numId="2"><abstractNumId val="1"/><lvlOverride ilvl="x">` +
		`<startOverride val="9"/></lvlOverride></num><num numId="3"><abstractNumId val="7"/></num></n>`))
	n.readStyles([]byte(`<styles><style styleId="D" type="paragraph" default="1"><pPr><numPr><numId val="1"/></numPr></pPr></style>` +
		`<style styleId="C" type="character" default="1"/><style styleId="O" type="paragraph" default="0"/>` +
		`<latent><pPr><numPr><numId val="2"/></numPr></pPr></latent>` +
		`<style styleId="P"><pPr><numPr><numId val="1"/></numPr></pPr></style></styles>`))
	for _, test := range []struct {
		style string
		own   listPlace
		want  string
	}{
		{"", listPlace{"", -1}, "4）"}, {"D", listPlace{"", -1}, "5）"}, {"P", listPlace{"", -1}, "(2)"}, {"P", listPlace{"", -1}, "(3)"},
		{"P", listPlace{"1", -1}, "6）"}, {"P", listPlace{"", 0}, "7）"}, {"", listPlace{"2", -1}, "8）"}, {"O", listPlace{"", -1}, ""},
		{"C", listPlace{"", -1}, ""}, {"", listPlace{"3", 0}, ""}, {"", listPlace{"0", 0}, ""}, {"", listPlace{"1", 9}, ""},
	} {
		if got := n.next(test.style, test.own); got != test.want {
			t.Errorf("%q in %v: %q, not %q", test.style, test.own, got, test.want)
		}
	}
	if got := (*listNumbers)(nil).next("D", listPlace{"1", 0}); got != "" {
		t.Errorf("without lists: %q", got)
	}
}

// TestListStart shows that a level that does not say where it starts, or not in digits, starts at 0.
func TestListStart(t *testing.T) {
	for level, want := range map[string]string{`<start val="1"/>`: "1 ", `<start val="0"/>`: "0 ", "": "0 ", `<start/>`: "0 ", `<start val="一"/>`: "0 "} {
		const around = `<n><abstractNum abstractNumId="0"><lvl ilvl="0">%s<lvlText val="%%1"/></lvl></abstractNum><num numId="1"><abstractNumId val="0"/></num></n>`
		if got := readLists(fmt.Appendf(nil, around, level)).next("", listPlace{"1", 0}); got != want {
			t.Errorf("%q: %q, not %q", level, got, want)
		}
	}
}
