package edit

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/docx/wordtest"
)

// TestHiddenByStyle shows that text which a style hides is not read, as it is not printed.
func TestHiddenByStyle(t *testing.T) {
	styled := func(paragraph, character, direct string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + paragraph + `"/></w:pPr><w:r><w:rPr><w:rStyle w:val="` + character + `"/>` +
			direct + `</w:rPr><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>`
	}
	for _, test := range []struct{ name, body, want string }{
		{"nothing", styled("Plain", "None", ""), "甲乙"},
		{"a character style", styled("Plain", "Secret", ""), "乙"},
		{"one based on it", styled("Plain", "Deep", ""), "乙"},
		{"one that says otherwise", styled("Plain", "Open", ""), "甲乙"},
		{"a paragraph style", styled("Hidden", "None", ""), ""},
		{"both", styled("Hidden", "Secret", ""), "甲"},
		{"the run's own word", styled("Hidden", "Secret", `<w:vanish/>`), ""},
		{"and against both", styled("Hidden", "None", `<w:vanish w:val="0"/>`), "甲"},
	} {
		pkg := wordtest.Document(t, test.body+wordtest.Paragraph("完"), nil)
		types, _ := pkg.Part("[Content_Types].xml")
		pkg.Set("[Content_Types].xml", []byte(strings.Replace(string(types), "</Types>", `<Override PartName="/word/styles.xml"`+
			` ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`, 1)))
		pkg.Set("word/styles.xml", []byte(`<?xml version="1.0"?><w:styles `+wordtest.Namespaces+`>`+
			`<w:style w:type="paragraph" w:default="1" w:styleId="Plain"/>`+
			`<w:style w:type="paragraph" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>`+
			`<w:style w:type="character" w:styleId="Secret"><w:rPr><w:b/><w:vanish/></w:rPr></w:style>`+
			`<w:style w:type="character" w:styleId="Deep"><w:basedOn w:val="Secret"/></w:style>`+
			`<w:style w:type="character" w:styleId="Open"><w:basedOn w:val="Secret"/><w:rPr><w:vanish w:val="false"/></w:rPr></w:style>`+
			`<w:style w:type="character" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>`))
		book, err := Read(pkg)
		if err != nil {
			t.Fatalf("Read: %v", err)
		}
		var texts []string
		for _, c := range book.Grids[0].Cells {
			texts = append(texts, c.Text)
		}
		if got := strings.TrimSuffix(strings.Join(texts, ""), "完"); got != test.want {
			t.Errorf("%s: %q, not %q", test.name, got, test.want)
		}
	}
}

// TestUnseen shows that hidden text is set aside, a paragraph a line, and that what is written white on white is marked.
func TestUnseen(t *testing.T) {
	run := func(properties, text string) string {
		return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>"
	}
	const white = `<w:color w:val="ffffff"/>`
	cell := func(properties, text string) string {
		return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p>" + run(white, text) + "</w:p></w:tc>"
	}
	pkg := wordtest.Document(t, "<w:p>"+run("", "甲")+run("<w:vanish/>", "藏")+run("<w:vanish/>", "着")+"</w:p>"+
		"<w:p>"+run(white, "白")+"</w:p><w:p>"+run(white+`<w:shd w:val="clear" w:fill="000000"/>`, "黑底")+"</w:p>"+
		"<w:p>"+run("<w:vanish/>", "全藏")+"</w:p><w:tbl><w:tr>"+cell("", "1")+cell(`<w:shd w:val="clear" w:fill="0000FF"/>`, "2")+
		"</w:tr></w:tbl>"+wordtest.Paragraph("完"), nil)
	book, err := Read(pkg)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	var got []string
	for _, g := range book.Grids {
		for _, c := range g.Cells {
			text := c.Text
			if c.Hidden {
				text += "~"
			}
			if g.Unseen {
				text = g.Name + " " + g.Ref(c.Row, c.Col) + " " + text
			}
			got = append(got, text)
		}
	}
	want := []string{"甲", "白~", "黑底", "1~", "2", "完", "隐藏的文字 第1段 藏着", "隐藏的文字 第4段 全藏"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
