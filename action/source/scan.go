// Package source finds actions in the text of a template, whatever stands between their braces, and makes of what a
// Chinese keyboard writes what text/template/parse reads.
package source

import "strings"

// Barrier stands in a text for what is none, such as a picture: no action reaches over it.
const Barrier = "\uFFFC"

// A Span is where an action stands in a text, in bytes, with its braces.
type Span struct{ From, To int }

// An Unclosed is where an action begins that does not end.
type Unclosed struct {
	At    int
	Quote bool // because a quotation mark in it is not closed
}

// Scan finds the actions in a text. A {{ that comes before the }} of the one before it shows that that one is unclosed.
func Scan(text string) ([]Span, []Unclosed) {
	s := scanner{text: text}
	var spans []Span
	var unclosed []Unclosed
	for at := 0; ; {
		from := s.find(opens, at)
		if from < 0 {
			return spans, unclosed
		}
		for strings.HasPrefix(text[from+2:], "{") { // {{{名称}}} is a name in braces
			from++
		}
		to, quote := s.end(from + 2)
		if to < 0 {
			unclosed = append(unclosed, Unclosed{from, quote})
			at = from + 2
			continue
		}
		spans = append(spans, Span{from, to})
		at = to
	}
}

// words are what a scanner looks for.
var words = [...]string{opens: "{{", closes: "}}", uncomments: "*/"}

const (
	opens = iota
	closes
	uncomments
)

// A scanner looks for words in a text, mostly onward: where each comes next is remembered, or a text of {{ alone would
// take quadratic time.
type scanner struct {
	text string
	next [len(words)]found
}

// found is where a word comes next at or behind from, at being -1 for nowhere.
type found struct {
	known    bool
	from, at int
}

// find returns where a word comes next from a place on, -1 for nowhere.
func (s *scanner) find(word, from int) int {
	last := &s.next[word]
	if last.known && last.from <= from && (last.at < 0 || last.at >= from) {
		return last.at
	}
	at := strings.Index(s.text[from:], words[word])
	if at >= 0 {
		at += from
	}
	*last = found{true, from, at}
	return at
}

// end returns the end of the action whose content begins at i: behind the }} that is in no string and no comment. It is
// -1 for none, and quote tells whether a string is why.
func (s *scanner) end(i int) (end int, quote bool) {
	if brace := s.find(closes, i); brace >= 0 && isSimple(s.text[i:brace]) { // as nearly all are
		return brace + 2, false
	}
	if j := s.comment(i); j != i {
		if j < 0 {
			return -1, false
		}
		i = j
	}
	begins := true // a quotation mark opens a string where a word could begin, and is part of a name elsewhere: O'Brien
	for i < len(s.text) {
		switch rest := s.text[i:]; {
		case strings.HasPrefix(rest, "}}"):
			return i + 2, false
		case strings.HasPrefix(rest, "{{"), strings.HasPrefix(rest, Barrier):
			return -1, false
		case begins && opening(rest) != "":
			_, j := s.closeQuote(i, opening(rest))
			if j < 0 {
				return -1, true
			}
			i, begins = j, false
			continue
		}
		size := 1
		begins = strings.IndexByte(" \t\n\r(|,=", s.text[i]) >= 0
		for _, space := range []string{"\u00a0", "\u3000", "（", "｜"} {
			if strings.HasPrefix(s.text[i:], space) {
				begins, size = true, len(space)
			}
		}
		i += size
	}
	return -1, false
}

// isSimple reports whether what stands before a }} has nothing in it that could make that another's: no quotation mark,
// comment, brace or Barrier.
func isSimple(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '"', '\'', '`', '{', '/':
			return false
		case 0xE2: // “”‘’
			if strings.HasPrefix(s[i:], "\xE2\x80") {
				return false
			}
		case 0xEF:
			if strings.HasPrefix(s[i:], Barrier) {
				return false
			}
		}
	}
	return true
}

// comment returns where a comment that begins at i ends, i where none begins, -1 where it does not end.
func (s *scanner) comment(i int) int {
	rest := strings.TrimLeft(strings.TrimPrefix(s.text[i:min(len(s.text), i+64)], "-"), " \t\n\u00a0\u3000")
	if !strings.HasPrefix(rest, "/*") {
		return i
	}
	end := s.find(uncomments, i+2)
	if end < 0 {
		return -1
	}
	return end + 2
}

// quotes are the marks that open a string, what Word makes of typed ones among them, and those that may close it.
var quotes = []struct {
	opens  string
	closes []string
}{
	{`"`, []string{`"`}},
	{"`", []string{"`"}},
	{"'", []string{"'", "’", "‘"}},
	{"“", []string{"”", "“", `"`}},
	{"”", []string{"”", "“", `"`}},
	{"‘", []string{"’", "‘", "'"}},
	{"’", []string{"’", "‘", "'"}},
}

// opening returns the mark that a text begins with and that opens a string, "" for none.
func opening(s string) string {
	for _, q := range quotes {
		if strings.HasPrefix(s, q.opens) {
			return q.opens
		}
	}
	return ""
}

// closeQuote returns where the content of the string ends that a mark opens at i, and where the string does, -1 where
// it does not end.
func (s *scanner) closeQuote(i int, opened string) (inner, end int) {
	i += len(opened)
	brace := s.find(closes, i)
	if brace < 0 {
		return -1, -1
	}
	limit := len(s.text)
	if opened == `"` {
		limit = brace
	}
	for _, q := range quotes {
		if q.opens == opened {
			inner, end = s.closing(i, limit, opened, q.closes)
		}
	}
	if end < 0 && opened == `"` { // opened in one program, closed in another
		inner, end = s.closing(i, limit, opened, []string{"”", "“"})
	}
	if end < 0 && opened == `"` { // with braces in it
		return s.closing(i, len(s.text), opened, []string{`"`})
	}
	return inner, end
}

// closing returns where the first of the marks begins and ends between i and limit, -1 for none.
func (s *scanner) closing(i, limit int, opened string, marks []string) (inner, end int) {
	for ; i < limit; i++ {
		rest := s.text[i:]
		if strings.HasPrefix(rest, Barrier) {
			break
		}
		if rest[0] == '\\' && opened != "`" {
			if !strings.HasPrefix(rest[1:], Barrier) {
				i++
			}
			continue
		}
		for _, m := range marks {
			if strings.HasPrefix(rest, m) {
				return i, i + len(m)
			}
		}
	}
	return -1, -1
}
