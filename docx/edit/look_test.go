package edit

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/docx/wordtest"
	"nianbao/grid"
)

// looks lists the cells of a document's body with what is said of their looks: text -struck- ~faint~ [].
func looks(t *testing.T, body, styles string) []string {
	t.Helper()
	pkg := wordtest.Document(t, body+wordtest.Paragraph("完"), nil)
	if styles != "" {
		types, _ := pkg.Part("[Content_Types].xml")
		pkg.Set("[Content_Types].xml", []byte(strings.Replace(string(types), "</Types>", `<Override PartName="/word/styles.xml"`+
			` ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`, 1)))
		pkg.Set("word/styles.xml", []byte(`<?xml version="1.0"?><w:styles `+wordtest.Namespaces+`>`+styles+`</w:styles>`))
	}
	book, err := Read(pkg)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	var got []string
	for _, g := range book.Grids {
		for i := range g.Cells {
			c := &g.Cells[i]
			text := strings.ReplaceAll(c.Text, "\n", "|")
			if g.Source == grid.Table {
				text = g.Ref(c.Row, c.Col) + " " + text
			}
			if c.Struck() != "" {
				text += " -" + c.Struck() + "-"
			}
			if c.Faint() != "" {
				text += " ~" + c.Faint() + "~"
			}
			if c.HasTable() {
				text += " []"
			}
			got = append(got, text)
		}
	}
	return got
}

func run(properties, text string) string {
	return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>"
}

// TestStruck shows that what is struck through, by itself or by a style, is told from what is not.
func TestStruck(t *testing.T) {
	got := looks(t, "<w:p>"+run("", "447228")+run("<w:strike/>", "44")+run(`<w:dstrike w:val="true"/>`, "00")+"</w:p>"+
		"<w:p>"+run(`<w:strike w:val="0"/><w:dstrike w:val="0"/>`, "不划")+"</w:p>"+
		"<w:p>"+run(`<w:rStyle w:val="Gone"/>`, "式样")+run(`<w:rStyle w:val="Back"/>`, "还在")+"</w:p>"+
		`<w:p><w:pPr><w:pStyle w:val="Old"/></w:pPr>`+run("", "全段")+run(`<w:strike w:val="0"/>`, "除外")+"</w:p>"+
		"<w:tbl><w:tr><w:tc><w:p>"+run("<w:strike/>", "12")+"</w:p><w:p>"+run("", "13")+"</w:p></w:tc></w:tr></w:tbl>",
		`<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>`+
			`<w:style w:type="character" w:styleId="Back"><w:basedOn w:val="Gone"/><w:rPr><w:strike w:val="0"/></w:rPr></w:style>`+
			`<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:dstrike/></w:rPr></w:style>`)
	want := []string{"4472284400 -4400-", "不划", "式样还在 -式样-", "全段除外 -全段-", "R1C1 12|13 -12-", "完"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestShifted tells what is above or below its line in a cell, by itself or by a style, from figures and labels.
func TestShifted(t *testing.T) {
	const raised, lowered = `<w:vertAlign w:val="superscript"/>`, `<w:vertAlign w:val="subscript"/>`
	styles := `<w:style w:type="character" w:styleId="Mark"><w:rPr>` + raised + `</w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="Flat"><w:basedOn w:val="Mark"/><w:rPr><w:vertAlign w:val="baseline"/></w:rPr></w:style>`
	for _, test := range []struct{ runs, want string }{
		{run("", "14") + run(raised, "1"), "14^1"}, {run("", "14") + run(lowered, "1"), "14^1"},
		{run("", "14") + run(`<w:position w:val="6"/>`, "1"), "14^1"}, {run("", "14") + run(`<w:position w:val="-6"/>`, "1"), "14^1"},
		{run("", "1") + run(`<w:position w:val="2"/>`, "4"), "14"}, {run("", "14") + run(`<w:vertAlign w:val="baseline"/>`, "1"), "141"},
		{run("", "14") + run(`<w:rStyle w:val="Mark"/>`, "1"), "14^1"}, {run("", "14") + run(`<w:rStyle w:val="Flat"/>`, "1"), "141"},
		{run("", "14") + run(`<w:rStyle w:val="Mark"/><w:vertAlign w:val="baseline"/>`, "1"), "141"},
		{run(raised, "1") + run(raised, "4"), "14"}, {run(`<w:position w:val="6"/>`, "14"), "14"}, {run("", "14") + run(raised, " "), "14 "},
		{run("", "行政诉讼") + run(raised, "1"), "行政诉讼"}, {run("", "14") + run(raised, "1") + run("", "5"), "14^15"},
	} {
		got := looks(t, "<w:tbl><w:tr><w:tc><w:p>"+test.runs+"</w:p></w:tc></w:tr></w:tbl><w:p>"+run("", "14")+run(raised, "1")+"</w:p>", styles)
		if diff := cmp.Diff([]string{"R1C1 " + test.want, "141", "完"}, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.runs, diff)
		}
	}
}

// TestFaint shows that what is in the colour of its ground, whatever makes that, or too small to be read is told of.
func TestFaint(t *testing.T) {
	const white = `<w:color w:val="FFFFFF"/>`
	fill := func(colour string) string { return `<w:shd w:val="clear" w:fill="` + colour + `"/>` }
	cell := func(properties, inner string) string {
		return "<w:tbl><w:tr><w:tc><w:tcPr>" + properties + "</w:tcPr><w:p>" + inner + "</w:p></w:tc></w:tr></w:tbl>"
	}
	got := looks(t, "<w:p>"+run(`<w:sz w:val="2"/>`, "9")+run(`<w:sz w:val="21"/>`, "447228")+"</w:p>"+
		"<w:p>"+run(white+fill("FFFFFF"), "白底")+run(white+fill("auto"), "无底")+run(white+fill("4472C4"), "蓝底")+"</w:p>"+
		`<w:p><w:pPr>`+fill("1F1F1F")+`</w:pPr>`+run(white, "黑底")+run(`<w:color w:val="101010"/>`, "黑字")+"</w:p>"+
		cell(fill("DCE6F2"), run(`<w:color w:val="DCE6F2"/>`, "1")+run("", "2"))+wordtest.Paragraph("甲")+
		cell(fill("4472C4"), run(white, "3")), "")
	want := []string{"9447228 ~9~", "白底无底蓝底 ~白底无底~", "黑底黑字 ~黑字~", "R1C1 12 ~1~", "甲", "R1C1 3", "完"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestFigureBesideTable shows that a figure beside a table in its cell stays the cell's, and that words make the cell
// one that is there for the layout, as before.
func TestFigureBesideTable(t *testing.T) {
	inner := "<w:tbl><w:tr><w:tc>" + wordtest.Paragraph("其中") + "</w:tc></w:tr></w:tbl>"
	cell := func(content string) string {
		return "<w:tbl><w:tr><w:tc>" + content + "<w:p/></w:tc></w:tr></w:tbl>"
	}
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"before", cell(wordtest.Paragraph("447228") + inner), []string{"R1C1 447228 []", "R1C1 其中", "完"}},
		{"with a unit", cell(wordtest.Paragraph("25.13 万元") + inner), []string{"R1C1 25.13 万元 []", "R1C1 其中", "完"}},
		{"behind", cell(inner + wordtest.Paragraph("447228")), []string{"R1C1 |447228 []", "R1C1 其中", "完"}},
		{"with words behind", cell(wordtest.Paragraph("447228") + inner + wordtest.Paragraph("见上")),
			[]string{"R1C1 447228|见上 []", "R1C1 其中", "完"}},
		{"nothing", cell(inner), []string{"R1C1  []", "R1C1 其中", "完"}},
		{"words", cell(wordtest.Paragraph("一、总体情况") + inner + wordtest.Paragraph("没有。")),
			[]string{"R1C1  []", "一、总体情况", "R1C1 其中", "没有。", "完"}},
	} {
		got := looks(t, test.body, "")
		for i := range got {
			got[i] = strings.Replace(got[i], " |", " ", 1)
		}
		want := strings.ReplaceAll(strings.Join(test.want, "\n"), " |", " ")
		if diff := cmp.Diff(want, strings.Join(got, "\n")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}

// TestGround tells text in the colour of its ground from text on another: a fill, a pattern, what is highlighted.
func TestGround(t *testing.T) {
	white := `<w:color w:val="FFFFFF"/>`
	var body string
	for _, ground := range []string{"", `<w:shd w:fill="auto"/>`, `<w:shd w:val="clear" w:fill="1F4E79"/>`, `<w:shd w:val="nil" w:fill="FFFFFF"/>`,
		`<w:shd w:val="pct50" w:fill="FFFFFF"/>`, `<w:highlight w:val="black"/>`} {
		body += "<w:p>" + run(white+ground, "12") + "</w:p>"
	}
	want := []string{"12 ~12~", "12 ~12~", "12", "12 ~12~", "12", "12", "完"}
	if diff := cmp.Diff(want, looks(t, body, "")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
