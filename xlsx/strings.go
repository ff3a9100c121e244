package xlsx

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// sharedStrings returns the table of the texts that cells refer to by number.
func (w *bookReader) sharedStrings() ([]string, error) {
	if w.strings != nil {
		return *w.strings, nil
	}
	part, data, err := w.shared("sharedStrings")
	if err != nil {
		return nil, err
	}
	var list []string
	if data != nil {
		s := newScanner(data)
		s.root()
		for el := range s.children {
			if el.Name() == "si" {
				list = append(list, s.richText())
			}
		}
		if s.err != nil {
			return nil, &Error{Kind: Damaged, Part: part, Err: s.err}
		}
	}
	w.strings = &list
	return list, nil
}

// richText returns the text of the innermost open element, a shared or an inline string: its own, or that of its runs in a row.
// Phonetic runs say how the text is read aloud and are no part of it. Spaces are kept whether xml:space asks for it or not, as
// labels are compared without them anyway.
func (s *scanner) richText() string {
	s.text.Reset()
	for el := range s.children {
		switch el.Name() {
		case "t":
			s.addText()
		case "r":
			for el := range s.children {
				if el.Name() == "t" {
					s.addText()
				}
			}
		}
	}
	return s.text.String()
}

func (s *scanner) addText() {
	s.text.WriteString(unescape(s.content()))
}

// unescape resolves _x000D_, which is how a workbook writes a character that XML cannot hold. A text that would read as one itself
// has its first line escaped: _x005F_x000D_ is _x000D_.
func unescape(s string) string {
	i := strings.Index(s, "_x")
	if i < 0 {
		return s
	}
	var b strings.Builder
	for ; i >= 0; i = strings.Index(s, "_x") {
		unit, ok := escaped(s[i:])
		if !ok {
			b.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		b.WriteString(s[:i])
		s = s[i+len("_x000D_"):]
		if low, ok := escaped(s); ok && utf16.IsSurrogate(unit) {
			if pair := utf16.DecodeRune(unit, low); pair != '\uFFFD' {
				unit, s = pair, s[len("_x000D_"):]
			}
		}
		b.WriteRune(unit)
	}
	b.WriteString(s)
	return b.String()
}

// escaped returns the UTF-16 unit that the escape at the start of s stands for.
func escaped(s string) (rune, bool) {
	if len(s) < len("_x000D_") || s[:2] != "_x" || s[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(n), err == nil
}
