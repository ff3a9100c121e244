package wml

import (
	"bytes"
	"strings"
)

// WriteRun writes a text into a run whose elements have a prefix: line ends as breaks, tabs as tabs, without the
// characters that XML cannot hold.
func WriteRun(out *bytes.Buffer, s, prefix string) {
	if !strings.ContainsAny(s, "&<>\n\t\r\u2028") && !strings.ContainsFunc(s, Forbidden) {
		out.WriteString(s)
		return
	}
	line, tab := "br", "tab"
	if prefix == "a:" { // the text of a drawing has breaks between its runs only
		line, tab = "", ""
	}
	put := func(name string) {
		if name == "" {
			out.WriteByte(' ')
			return
		}
		out.WriteString("</" + prefix + "t><" + prefix + name + "/><" + prefix + `t xml:space="preserve">`)
	}
	for i, r := range s {
		switch {
		case r == '\n' || r == '\u2028' || r == '\r' && !strings.HasPrefix(s[i+1:], "\n"):
			put(line)
		case r == '\t':
			put(tab)
		default:
			writeRune(out, r)
		}
	}
}

// WriteText writes a text into an element of text.
func WriteText(out *bytes.Buffer, s string) {
	for _, r := range s {
		writeRune(out, r)
	}
}

// WriteAttribute writes a text into an attribute's value.
func WriteAttribute(out *bytes.Buffer, s string) {
	for _, r := range s {
		switch r {
		case '"':
			out.WriteString("&quot;")
		case '\'':
			out.WriteString("&apos;")
		case '\n', '\t':
			out.WriteByte(' ')
		default:
			writeRune(out, r)
		}
	}
}

func writeRune(out *bytes.Buffer, r rune) {
	switch {
	case r == '&':
		out.WriteString("&amp;")
	case r == '<':
		out.WriteString("&lt;")
	case r == '>':
		out.WriteString("&gt;")
	case !Forbidden(r):
		out.WriteRune(r)
	}
}

// Forbidden reports whether XML cannot hold a character.
func Forbidden(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF || r == '\uFFFD'
}

// Escape returns text as it stands in XML.
func Escape(s string) string {
	if !strings.ContainsAny(s, "&<>\r") {
		return s
	}
	return textEscapes.Replace(s)
}

var textEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
