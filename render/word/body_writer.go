package word

import (
	"fmt"
	"strings"

	"nianbao/ooxml/xmltree"
)

// A bodyWriter writes the body of a document in WordprocessingML.
type bodyWriter struct{ strings.Builder }

func (w *bodyWriter) add(format string, args ...any) { fmt.Fprintf(w, format, args...) }

// paragraph writes a paragraph of a style; direct is what differs from the style, in the schema's order.
func (w *bodyWriter) paragraph(style, direct string, runs ...string) {
	w.add(`<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>`, style, direct)
	for _, r := range runs {
		w.WriteString(r)
	}
	w.WriteString(`</w:p>`)
}

// text returns a run in its paragraph's formatting.
func text(s string) string { return `<w:r><w:t>` + xmltree.EscapeText(s) + `</w:t></w:r>` }

// styled returns a run in a character style.
func styled(style, s string) string {
	return `<w:r><w:rPr><w:rStyle w:val="` + style + `"/></w:rPr><w:t>` + xmltree.EscapeText(s) + `</w:t></w:r>`
}

// action returns an action as a template holds it.
func action(words string) string { return "{{" + words + "}}" }

// block writes a paragraph that holds nothing but an action, and goes when the template is filled.
func (w *bodyWriter) block(words string) { w.paragraph("BodyText", "", text(action(words))) }

// spacing returns a paragraph's space above and below in twips; its line height stays that of its style.
func spacing(before, after int) string {
	attrs := ""
	if before > 0 {
		attrs += fmt.Sprintf(` w:before="%d"`, before)
	}
	if after > 0 {
		attrs += fmt.Sprintf(` w:after="%d"`, after)
	}
	return `<w:spacing` + attrs + `/>`
}
