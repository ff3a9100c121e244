package edit

import (
	"strings"
	"testing"

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
			t.Fatal(err)
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
