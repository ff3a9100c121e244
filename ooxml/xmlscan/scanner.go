// Package xmlscan reads the XML of a package's parts, token by token, without allocating for what nobody asks for.
//
// It exists because reading is most of what a conversion does: encoding/xml takes two thirds of the time that a whole
// conversion may, and one allocation for nearly every name, attribute and text. What a part may hold is narrow
// (package opc has refused document types and bottomless nesting before), so the scanner is small: names, attributes,
// text, comments, processing instructions. Every token is a part of one string. It is strict about what could lose
// content (tags that do not match, unknown references, control characters) and leaves the rest of XML 1.0's fine
// print, such as doubled attributes, to the program that wrote the part.
package xmlscan

import (
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"
)

// Kind says what a token is.
type Kind uint8

const (
	None        Kind = iota // there is no more, or an error
	Start                   // a start tag; an empty-element tag gives a Start and an End
	End                     // an end tag
	Text                    // character data, CDATA sections included
	Comment                 // <!-- … -->
	Instruction             // <? … ?>, the XML declaration included
)

// ErrSyntax is the error of what is not well-formed.
var ErrSyntax = errors.New("not well-formed XML")

// A Scanner reads tokens.
type Scanner struct {
	src  string
	pos  int
	from int // where the current token begins
	err  error
	open []string // the full names of the elements that are not closed

	name, text string // of the current token
	attrs      []attribute
	raw        bool // text has no references: a CDATA section, a comment
	empty      bool // the current Start was an empty-element tag: its End comes next
	rooted     bool // the outermost element has been seen

	room struct { // for what nearly every part has: many are a line long
		open  [4]string
		attrs [3]attribute
	}
}

// New returns a scanner over a part, which must not change while its tokens are in use: they are parts of it. UTF-16
// is converted; any other encoding than UTF-8 is an error of the first Next.
func New(data []byte) *Scanner { return NewString(decode(data)) }

// NewString returns a scanner over what is in UTF-8, such as a piece of another's source.
func NewString(src string) *Scanner {
	s := &Scanner{src: src}
	s.open, s.attrs = s.room.open[:0], s.room.attrs[:0]
	if !utf8.ValidString(s.src) || hasControl(s.src) {
		s.err = ErrSyntax
	}
	return s
}

// isControl reports whether a character makes a part unreadable. U+FFFE and U+FFFF, which are forbidden as well, lose
// nothing where they are read.
func isControl(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' }

func hasControl(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' && isControl(rune(s[i])) {
			return true
		}
	}
	return false
}

// IsForbidden reports whether XML cannot hold a character (XML 1.0, 2.2). U+FFFD is one that it can; a reader that
// found bytes which are no characters has put it there.
func IsForbidden(r rune) bool {
	return isControl(r) || r == 0xFFFE || r == 0xFFFF || 0xD800 <= r && r < 0xE000
}

// known reports whether an instruction is not the declaration of an encoding that New does not know.
func known(instruction string) bool {
	if !strings.HasPrefix(instruction, "xml ") {
		return true
	}
	_, after, declared := strings.Cut(instruction, "encoding")
	if !declared {
		return true
	}
	after = strings.ToLower(strings.Trim(after, "= \t\r\n\"'"))
	for _, name := range []string{"utf-8", "utf8", "utf-16", "us-ascii", "ascii"} {
		if strings.HasPrefix(after, name) {
			return true
		}
	}
	return false
}

func decode(data []byte) string {
	if len(data) < 2 {
		return string(data)
	}
	var order binary.ByteOrder
	switch [2]byte(data) {
	case [2]byte{0xFE, 0xFF}, [2]byte{0, '<'}:
		order = binary.BigEndian
	case [2]byte{0xFF, 0xFE}, [2]byte{'<', 0}:
		order = binary.LittleEndian
	default:
		return strings.TrimPrefix(unsafe.String(&data[0], len(data)), "\uFEFF")
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\uFEFF")
}

// Err returns why there are no more tokens: nil at the end of a well-formed part.
func (s *Scanner) Err() error { return s.err }

// Depth returns how many elements are open. Behind a Start its element is one of them, behind an End it is not.
func (s *Scanner) Depth() int { return len(s.open) }

func (s *Scanner) fail() Kind {
	if s.err == nil {
		s.err = ErrSyntax
	}
	return None
}

// Next reads the next token.
func (s *Scanner) Next() Kind {
	switch {
	case s.err != nil:
		return None
	case s.empty:
		s.empty = false
		return s.close()
	case s.pos >= len(s.src):
		if len(s.open) > 0 || !s.rooted {
			return s.fail()
		}
		return None
	}
	s.from = s.pos
	if s.src[s.pos] != '<' {
		return s.characters()
	}
	rest := s.src[s.pos+1:]
	switch {
	case strings.HasPrefix(rest, "/"):
		return s.endTag(rest[1:])
	case strings.HasPrefix(rest, "?"):
		if kind := s.until(Instruction, 2, "?>"); kind == None || !known(s.text) {
			return s.fail()
		}
		return Instruction
	case strings.HasPrefix(rest, "!--"):
		return s.until(Comment, 4, "-->")
	case strings.HasPrefix(rest, "![CDATA["):
		if len(s.open) == 0 {
			return s.fail()
		}
		return s.until(Text, 9, "]]>")
	}
	return s.startTag(rest)
}

// until reads a token that ends with a word; skip is the length of what opens it.
func (s *Scanner) until(kind Kind, skip int, end string) Kind {
	n := strings.Index(s.src[min(s.pos+skip, len(s.src)):], end)
	if n < 0 {
		return s.fail()
	}
	s.text, s.raw = s.src[s.pos+skip:s.pos+skip+n], true
	s.pos += skip + n + len(end)
	return kind
}

func (s *Scanner) characters() Kind {
	n := strings.IndexByte(s.src[s.pos:], '<')
	if n < 0 {
		n = len(s.src) - s.pos
	}
	s.text, s.raw = s.src[s.pos:s.pos+n], false
	s.pos += n
	if len(s.open) == 0 && strings.Trim(s.text, " \t\r\n") != "" || strings.Contains(s.text, "]]>") {
		return s.fail()
	}
	if strings.IndexByte(s.text, '&') >= 0 && !references(s.text) {
		return s.fail()
	}
	return Text
}

func (s *Scanner) endTag(rest string) Kind {
	n := strings.IndexByte(rest, '>')
	if n < 0 || len(s.open) == 0 {
		return s.fail()
	}
	if last := s.open[len(s.open)-1]; rest[:n] != last && strings.TrimRight(rest[:n], " \t\r\n") != last {
		return s.fail()
	}
	s.pos += 2 + n + 1
	return s.close()
}

func (s *Scanner) close() Kind {
	last := len(s.open) - 1
	s.name, s.open = s.open[last], s.open[:last]
	return End
}

// maxAttributes bounds the attributes of an element. Office's have two dozen at most, those of a part's root, with all
// namespaces, some forty.
const maxAttributes = 1000

func (s *Scanner) startTag(rest string) Kind {
	n := nameLength(rest)
	if n == 0 || len(s.open) == 0 && s.rooted {
		return s.fail()
	}
	s.name, s.rooted = rest[:n], true
	s.attrs = s.attrs[:0]
	for {
		i := n + spaces(rest[n:])
		switch {
		case i == len(rest):
			return s.fail()
		case rest[i] == '>':
			s.pos += 1 + i + 1
			s.open = append(s.open, s.name)
			return Start
		case rest[i] == '/' && strings.HasPrefix(rest[i:], "/>"):
			s.pos += 1 + i + 2
			s.open, s.empty = append(s.open, s.name), true
			return Start
		case i == n: // an attribute stands behind a space
			return s.fail()
		}
		a, length := cutAttribute(rest[i:])
		if length == 0 || len(s.attrs) == maxAttributes {
			return s.fail()
		}
		s.attrs = append(s.attrs, a)
		n = i + length
	}
}

// An attribute is one of a start tag, its value as it stands; coded says that this is not what it stands for.
type attribute struct {
	name, value string
	coded       bool
}

func (a *attribute) resolved() string {
	if a.coded {
		return Value(a.value)
	}
	return a.value
}

// cutAttribute reads the attribute that a string begins with and its length, 0 where there is none.
func cutAttribute(s string) (attribute, int) {
	n := nameLength(s)
	i := n + spaces(s[n:])
	if n == 0 || i == len(s) || s[i] != '=' {
		return attribute{}, 0
	}
	i++
	i += spaces(s[i:])
	if i == len(s) || s[i] != '"' && s[i] != '\'' {
		return attribute{}, 0
	}
	value, length, coded := cutValue(s[i:])
	if length == 0 || coded && !references(value) {
		return attribute{}, 0
	}
	return attribute{s[:n], value, coded}, i + length
}

// cutValue reads the quoted value that a string begins with, its length with the quotes, 0 where it does not end or has
// a <, and whether it has what stands for something else. Values are a few bytes long: each search of its own would
// cost more than one loop.
func cutValue(s string) (value string, length int, coded bool) {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case s[0]:
			return s[1:i], i + 1, coded
		case '<':
			return "", 0, false
		case '&', '\t', '\n', '\r':
			coded = true
		}
	}
	return "", 0, false
}

// spaces returns how many bytes of white space a string begins with.
func spaces(s string) int {
	for i := range len(s) {
		if c := s[i]; c != ' ' && c != '\t' && c != '\n' && c != '\r' {
			return i
		}
	}
	return len(s)
}

// nameLength returns how many bytes of a name a string begins with.
func nameLength(s string) int {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == ':', c == '_', c >= 0x80:
		case i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '.'):
		default:
			return i
		}
	}
	return len(s)
}
