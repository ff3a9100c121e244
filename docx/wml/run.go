package wml

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"nianbao/ooxml/xmltree"
)

// WriteRun writes a text into a run whose texts have a prefix: line ends as breaks, tabs as tabs. In a formula, whose
// texts are m:t, those are elements of the paragraph around, with another prefix (ISO/IEC 29500-1, 22.1.2.87).
func WriteRun(out *bytes.Buffer, s, prefix, around string) {
	for at := indexBreak(s); at >= 0; at = indexBreak(s) {
		out.WriteString(xmltree.EscapeText(s[:at]))
		r, size := utf8.DecodeRuneInString(s[at:])
		s = s[at+size:]
		switch {
		case r == '\r' && strings.HasPrefix(s, "\n"):
		case prefix == "a:": // the text of a drawing has breaks between its runs only
			out.WriteByte(' ')
		case r == '\t':
			writeBreak(out, prefix, around+"tab")
		default:
			writeBreak(out, prefix, around+"br")
		}
	}
	out.WriteString(xmltree.EscapeText(s))
}

// indexBreak returns where a text has its first line end or tab, -1 where it has none.
func indexBreak(s string) int {
	const lineSeparator = "\u2028"
	for i := range len(s) {
		switch s[i] {
		case '\n', '\t', '\r':
			return i
		case lineSeparator[0]:
			if strings.HasPrefix(s[i:], lineSeparator) {
				return i
			}
		}
	}
	return -1
}

func writeBreak(out *bytes.Buffer, prefix, name string) {
	out.WriteString("</" + prefix + "t><" + name + "/><" + prefix + `t xml:space="preserve">`)
}
