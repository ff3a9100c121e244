package fit

import (
	"fmt"
	"testing"

	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
)

// TestFonts names the typefaces of what a document says: by its defaults, the styles of table, paragraph and run, and what the
// run states itself, for the letters that it has.
func TestFonts(t *testing.T) {
	fonts := func(attrs string) string { return "<w:rPr><w:rFonts " + attrs + "/></w:rPr>" }
	style := func(kind, id, more, properties string) string {
		return `<w:style w:type="` + kind + `" w:styleId="` + id + `"` + more + `>` + properties + `</w:style>`
	}
	styles := `<w:styles ` + wordtest.Namespaces + `><w:docDefaults><w:rPrDefault>` + fonts(`w:eastAsia="宋体" w:ascii="Times"`) + `</w:rPrDefault></w:docDefaults>` +
		style("paragraph", "N", ` w:default="1"`, fonts(`w:eastAsia="仿宋"`)) +
		style("paragraph", "H", "", `<w:basedOn w:val="N"/>`+fonts(`w:ascii="Arial"`)) +
		style("paragraph", "Loop", "", `<w:basedOn w:val="Loop"/>`+fonts(`w:ascii="Round"`)) +
		style("character", "C", "", fonts(`w:eastAsia="楷体"`)) +
		style("table", "T", "", fonts(`w:eastAsia="黑体" w:ascii="Courier"`)) + `</w:styles>`
	p := func(style, runs string) string {
		if style != "" {
			style = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
		}
		return "<w:p>" + style + runs + "</w:p>"
	}
	run := func(properties, text string) string { return "<w:r>" + properties + "<w:t>" + text + "</w:t></w:r>" }
	for _, c := range []struct{ name, body, want string }{
		{"nothing", "<w:p/>", "[]"},
		{"spaces", p("", run("", "  ")), "[]"},
		{"signs", p("", run("", "-/.")), "[]"},
		{"Chinese", p("", run("", "公开")), "[仿宋]"},
		{"the first sign of Chinese", p("", run("", "\u2E80")), "[仿宋]"},
		{"the last before", p("", run("", "\u2E7F")), "[]"},
		{"Latin", p("", run("", "a")+run("", "Z")+run("", "0")), "[Times]"},
		{"beside letters and digits", p("", run("", "@`[{:/")), "[]"},
		{"both, once each", p("", run("", "公开2024")+run("", "年1")), "[仿宋 Times]"},
		{"a paragraph's style", p("H", run("", "年Z")), "[仿宋 Arial]"},
		{"a style that is its own base", p("Loop", run("", "9")), "[Round]"},
		{"a style that there is not", p("X", run("", "年A")), "[宋体 Times]"},
		{"a run's style", p("H", run(`<w:rPr><w:rStyle w:val="C"/></w:rPr>`, "年")), "[楷体]"},
		{"a run's own", p("H", run(fonts(`w:eastAsia="方正小标宋"`), "年1")), "[方正小标宋 Arial]"},
		{"the theme's", p("", run(fonts(`w:eastAsiaTheme="minor"`), "年1")), "[Times]"},
		{"a table's style under the paragraph's", "<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/></w:tblPr><w:tr><w:tc>" + p("", run("", "年1")) + "</w:tc></w:tr></w:tbl>", "[仿宋 Courier]"},
	} {
		pkg := wordtest.Document(t, c.body, map[string]string{"styles.xml": styles})
		if got, err := Fonts(pkg); err != nil || fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v, %v, want %s", c.name, got, err, c.want)
		}
	}
	around := wordtest.Document(t, p("", run("", "年")), map[string]string{"styles.xml": styles,
		"header.xml": "<w:hdr " + wordtest.Namespaces + ">" + p("", run(fonts(`w:eastAsia="隶书"`), "头")) + "</w:hdr>",
		"footer.xml": "<w:ftr " + wordtest.Namespaces + ">" + p("", run("", "1")) + "</w:ftr>"})
	if got, err := Fonts(around); err != nil || fmt.Sprint(got) != "[仿宋 隶书 Times]" {
		t.Errorf("with header and footer: %v, %v", got, err)
	}
	if got, err := Fonts(opc.New()); got != nil || err == nil {
		t.Errorf("of no document: %v, %v", got, err)
	}
}
