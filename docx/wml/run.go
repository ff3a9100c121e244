package wml

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"nianbao/ooxml/xmltree"
)

// WriteRun writes a text into a run whose elements have a prefix: line ends as breaks, tabs as tabs.
func WriteRun(out *bytes.Buffer, s, prefix string) {
	const breaks = "\n\t\r\u2028"
	for at := strings.IndexAny(s, breaks); at >= 0; at = strings.IndexAny(s, breaks) {
		out.WriteString(xmltree.EscapeText(s[:at]))
		r, size := utf8.DecodeRuneInString(s[at:])
		s = s[at+size:]
		switch {
		case r == '\r' && strings.HasPrefix(s, "\n"):
		case prefix == "a:": // the text of a drawing has breaks between its runs only
			out.WriteByte(' ')
		case r == '\t':
			writeBreak(out, prefix, "tab")
		default:
			writeBreak(out, prefix, "br")
		}
	}
	out.WriteString(xmltree.EscapeText(s))
}

func writeBreak(out *bytes.Buffer, prefix, name string) {
	out.WriteString("</" + prefix + "t><" + prefix + name + "/><" + prefix + `t xml:space="preserve">`)
}
