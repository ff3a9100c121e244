package word

import (
	"fmt"
	"strings"
)

// markup is WordprocessingML being written.
type markup struct{ strings.Builder }

func (m *markup) add(format string, args ...any) { fmt.Fprintf(m, format, args...) }

// paragraph writes a paragraph of a style; direct is what differs from the style, in the schema's order.
func (m *markup) paragraph(style, direct string, runs ...string) {
	m.add(`<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>`, style, direct)
	for _, r := range runs {
		m.WriteString(r)
	}
	m.WriteString(`</w:p>`)
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// text returns a run in its paragraph's formatting.
func text(s string) string { return `<w:r><w:t>` + escape.Replace(s) + `</w:t></w:r>` }

// styled returns a run in a character style.
func styled(style, s string) string {
	return `<w:r><w:rPr><w:rStyle w:val="` + style + `"/></w:rPr><w:t>` + escape.Replace(s) + `</w:t></w:r>`
}

// action returns an action as a template holds it.
func action(words string) string { return "{{" + words + "}}" }

// block writes a paragraph that holds nothing but an action, and goes when the template is filled.
func (m *markup) block(words string) { m.paragraph("BodyText", "", text(action(words))) }

// spacing returns a paragraph's air above and below in twips; its line height stays that of its style.
func spacing(before, after int) string {
	air := ""
	if before > 0 {
		air += fmt.Sprintf(` w:before="%d"`, before)
	}
	if after > 0 {
		air += fmt.Sprintf(` w:after="%d"`, after)
	}
	return `<w:spacing` + air + `/>`
}
