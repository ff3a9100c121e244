package xmlscan

import (
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Name returns the local name of the current Start or End.
func (s *Scanner) Name() string {
	return s.name[strings.IndexByte(s.name, ':')+1:]
}

// FullName returns the name with its prefix, as it stands.
func (s *Scanner) FullName() string { return s.name }

// Text returns the current Text with its references resolved and its line ends as line feeds, or the content of a
// Comment or Instruction.
func (s *Scanner) Text() string {
	if s.raw {
		return Lines(s.text)
	}
	return Characters(s.text)
}

// Attr returns the value of the current Start's attribute with a local name, whatever its prefix, and whether there
// is one.
func (s *Scanner) Attr(name string) (string, bool) {
	for i := range s.attrs {
		if full := s.attrs[i].name; strings.HasSuffix(full, name) && full[strings.IndexByte(full, ':')+1:] == name {
			return s.attrs[i].resolved(), true
		}
	}
	return "", false
}

// Attrs yields the full names and the values of the current Start's attributes.
func (s *Scanner) Attrs() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := range s.attrs {
			if !yield(s.attrs[i].name, s.attrs[i].resolved()) {
				return
			}
		}
	}
}

// Source returns the part as it is read: as UTF-8, without a byte order mark. From and To count its bytes.
func (s *Scanner) Source() string { return s.src }

// From returns where the current token begins. The End of an empty-element tag begins where its Start does.
func (s *Scanner) From() int { return s.from }

// To returns where the current token ends.
func (s *Scanner) To() int { return s.pos }

// SkipSource is Skip, and returns the element's source, its tags included.
func (s *Scanner) SkipSource() string {
	from := s.from
	s.Skip()
	return s.src[from:s.pos]
}

// Rest returns what has not been read yet.
func (s *Scanner) Rest() string { return s.src[min(s.pos, len(s.src)):] }

// Skip reads on behind the End of the current Start.
func (s *Scanner) Skip() {
	for depth := len(s.open); len(s.open) >= depth; {
		if s.Next() == None {
			return
		}
	}
}

// references reports whether every & of a text begins a reference that XML knows.
func references(s string) bool {
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			return true
		}
		_, n := reference(s[i:])
		if n == 0 {
			return false
		}
		s = s[i+n:]
	}
}

// Lines puts line feeds for the line ends of a source (XML 1.0, 2.11): all that there is to do in a CDATA section.
func Lines(source string) string {
	if strings.IndexByte(source, '\r') < 0 {
		return source
	}
	return strings.ReplaceAll(strings.ReplaceAll(source, "\r\n", "\n"), "\r", "\n")
}

// Characters returns the text that a source between tags stands for: with its references resolved, and its line ends
// as line feeds.
func Characters(source string) string { return resolve(Lines(source)) }

var spaced = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ", "\t", " ")

// Value returns the value that an attribute's source between its quotes stands for (XML 1.0, 3.3.3): with its
// references resolved, and a space for each line end and tab that is none.
func Value(source string) string {
	if strings.ContainsAny(source, "\r\n\t") {
		source = spaced.Replace(source)
	}
	return resolve(source)
}

// resolve puts characters for the references of a source.
func resolve(s string) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for ; i >= 0; i = strings.IndexByte(s, '&') {
		b.WriteString(s[:i])
		r, n := reference(s[i:])
		b.WriteRune(r)
		s = s[i+max(n, 1):]
	}
	b.WriteString(s)
	return b.String()
}

// reference returns the character that a text's leading reference stands for and its length, 0 when it is none.
func reference(s string) (rune, int) {
	end := strings.IndexByte(s[:min(len(s), 12)], ';')
	if end < 0 {
		return 0, 0
	}
	name := s[1:end]
	switch name {
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "amp":
		return '&', end + 1
	case "apos":
		return '\'', end + 1
	case "quot":
		return '"', end + 1
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, 0
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || !utf8.ValidRune(rune(n)) || IsForbidden(rune(n)) {
		return 0, 0
	}
	return rune(n), end + 1
}
