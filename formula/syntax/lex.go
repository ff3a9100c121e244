package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lexer goes over a formula's text. The first error moves it to the end, so that nothing is left to parse.
type lexer struct {
	text   string
	pos    int
	failed *Error
}

// other stands for a character that only names have: all of Chinese.
const other = 0x80

// charAt returns the character at a position as ASCII, full-width ones folded, and its length in bytes. Any other
// letter is other, any space a space. The length is 0 at the end.
func (l *lexer) charAt(pos int) (c byte, n int) {
	if pos >= len(l.text) {
		return 0, 0
	}
	if c := l.text[pos]; c < utf8.RuneSelf {
		if c == '\t' || c == '\n' || c == '\r' {
			c = ' '
		}
		return c, 1
	}
	r, n := utf8.DecodeRuneInString(l.text[pos:])
	if r = HalfWidth(r); r < utf8.RuneSelf {
		return byte(r), n
	}
	if unicode.IsSpace(r) {
		return ' ', n
	}
	return other, n
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// inWord says whether names, references and functions are made of a character.
func inWord(c byte) bool {
	return isLetter(c) || isDigit(c) || c == other || c == '_' || c == '.' || c == '$' || c == '\\' || c == '?'
}

// skipSpace says whether there was any.
func (l *lexer) skipSpace() bool {
	from := l.pos
	for {
		c, n := l.charAt(l.pos)
		if c != ' ' || n == 0 {
			return l.pos > from
		}
		l.pos += n
	}
}

// peek passes over spaces and returns the character behind them.
func (l *lexer) peek() byte {
	l.skipSpace()
	c, _ := l.charAt(l.pos)
	return c
}

// accept passes over spaces and a character, if that is what follows.
func (l *lexer) accept(want byte) bool {
	from := l.pos
	l.skipSpace()
	if c, n := l.charAt(l.pos); c == want && n > 0 {
		l.pos += n
		return true
	}
	l.pos = from
	return false
}

// acceptWord takes a word of ASCII in any width and case, if it follows. It is given in capitals.
func (l *lexer) acceptWord(word string) bool {
	pos := l.pos
	for i := range len(word) {
		c, n := l.charAt(pos)
		if isLetter(c) {
			c &^= 0x20
		}
		if n == 0 || c != word[i] {
			return false
		}
		pos += n
	}
	l.pos = pos
	return true
}

// word takes the letters and digits at the position as they are written, nothing where there are none.
func (l *lexer) word() string {
	from := l.pos
	l.pos = l.wordEnd(from)
	return l.text[from:l.pos]
}

func (l *lexer) wordEnd(pos int) int {
	for {
		c, n := l.charAt(pos)
		if n == 0 || !inWord(c) {
			return pos
		}
		pos += n
	}
}

// quoted takes what stands between two quotation marks, of which those inside are doubled.
func (l *lexer) quoted(quote byte) string {
	start := l.pos
	_, n := l.charAt(l.pos)
	l.pos += n
	var b strings.Builder
	for from := l.pos; ; {
		c, n := l.charAt(l.pos)
		if n == 0 {
			l.pos = start
			l.fail("的引号没有配对：请补上后一个引号")
			return ""
		}
		if c != quote {
			l.pos += n
			continue
		}
		b.WriteString(l.text[from:l.pos])
		l.pos += n
		if c, n := l.charAt(l.pos); c == quote && n > 0 {
			from = l.pos
			l.pos += n
			continue
		}
		return b.String()
	}
}

// bracketed takes a square bracket with all in it: a column of a table, [[#All],[Q1]], or another file's number. An
// apostrophe in it takes away the meaning of what follows.
func (l *lexer) bracketed() {
	start, depth := l.pos, 0
	for {
		c, n := l.charAt(l.pos)
		l.pos += n
		switch {
		case n == 0:
			l.pos = start
			l.fail("的方括号没有配对：请补上后一半")
			return
		case c == '\'':
			_, n = l.charAt(l.pos)
			l.pos += n
		case c == '[':
			depth++
		case c == ']':
			if depth--; depth == 0 {
				return
			}
		}
	}
}

// skipDigits and skipExponent go over the parts of a number; an exponent is e3 or E+3, and nothing where no digit
// follows.
func (l *lexer) skipDigits() {
	for {
		c, n := l.charAt(l.pos)
		if !isDigit(c) {
			return
		}
		l.pos += n
	}
}

func (l *lexer) skipExponent() {
	c, n := l.charAt(l.pos)
	if c|0x20 != 'e' {
		return
	}
	pos := l.pos + n
	if c, n = l.charAt(pos); c == '+' || c == '-' {
		pos += n
	}
	if c, _ = l.charAt(pos); isDigit(c) {
		l.pos = pos
		l.skipDigits()
	}
}

// fail keeps the first error and ends the formula there.
func (l *lexer) fail(reason string) {
	if l.failed == nil {
		l.failed = &Error{utf8.RuneCountInString(l.text[:l.pos]), reason}
	}
	l.pos = len(l.text)
}
