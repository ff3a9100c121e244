package opc

import "bytes"

// prescan goes through XML, or what claims to be XML, and returns Doctype, TooDeep or BadXML, or "" where it may be
// parsed. What is not well-formed may pass; but no parser comes upon a document type declaration or upon an element
// below the depth in what passes, before it comes upon the error.
func prescan(s []byte, depth int) Kind {
	open := 0
	for {
		i := bytes.IndexByte(s, '<')
		if i < 0 || i+1 == len(s) {
			return ""
		}
		s = s[i+1:]
		switch s[0] {
		case '/':
			open = max(0, open-1)
		case '?':
			if isDeclaration(s[1:]) {
				return BadXML // a second one could change the encoding
			}
			s = after(s[1:], "?>")
		case '!':
			var kind Kind
			if s, kind = declaration(s[1:]); kind != "" {
				return kind
			}
		default:
			if open == depth {
				return TooDeep
			}
			var closed bool
			if s, closed = tag(s); !closed {
				open++
			}
		}
	}
}

// tag returns what follows the tag in which s begins, and whether the tag closes itself.
func tag(s []byte) (rest []byte, closed bool) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '>':
			return s[i+1:], bytes.HasSuffix(s[:i], []byte("/"))
		case '<':
			return s[i:], false
		case '"', '\'':
			n := bytes.IndexByte(s[i+1:], c)
			if n < 0 {
				return nil, false
			}
			i += n + 1
		}
	}
	return nil, false
}

// declaration returns what follows the comment or the CDATA section that begins before s with <!, or what else it is.
func declaration(s []byte) (rest []byte, kind Kind) {
	switch {
	case bytes.HasPrefix(s, []byte("--")):
		return after(s[2:], "-->"), ""
	case bytes.HasPrefix(s, []byte("[CDATA[")):
		return after(s[7:], "]]>"), ""
	case len(s) >= 7 && bytes.EqualFold(s[:7], []byte("DOCTYPE")):
		return nil, Doctype
	case len(s) == 0:
		return nil, ""
	}
	return nil, BadXML // how far another declaration reaches, parsers disagree
}

func after(s []byte, end string) []byte {
	_, rest, _ := bytes.Cut(s, []byte(end))
	return rest
}
