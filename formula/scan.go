package formula

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// other stands for a character that only names have: all of Chinese.
const other = 0x80

// at returns the character at a position as ASCII, full-width ones folded, and its length in bytes. Any other letter is other, any space
// a space. The length is 0 at the end.
func (p *parser) at(pos int) (c byte, n int) {
	if pos >= len(p.text) {
		return 0, 0
	}
	if c := p.text[pos]; c < utf8.RuneSelf {
		if c == '\t' || c == '\n' || c == '\r' {
			c = ' '
		}
		return c, 1
	}
	r, n := utf8.DecodeRuneInString(p.text[pos:])
	if r = halfWidth(r); r < utf8.RuneSelf {
		return byte(r), n
	}
	if unicode.IsSpace(r) {
		return ' ', n
	}
	return other, n
}

// halfWidth folds a full-width form of an ASCII character to that, and leaves others.
func halfWidth(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	}
	return r
}

// halved folds the full-width forms in a word.
func halved(word string) string {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return strings.Map(halfWidth, word)
		}
	}
	return word
}

// fold returns what two names of sheets or cells have in common when Excel takes them for one.
func fold(name string) string { return strings.ToLower(halved(name)) }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// inWord says whether names, references and functions are made of a character.
func inWord(c byte) bool {
	return isLetter(c) || isDigit(c) || c == other || c == '_' || c == '.' || c == '$' || c == '\\' || c == '?'
}

// space passes over spaces and says whether there were any.
func (p *parser) space() bool {
	from := p.pos
	for {
		c, n := p.at(p.pos)
		if c != ' ' || n == 0 {
			return p.pos > from
		}
		p.pos += n
	}
}

// next passes over spaces and returns the character behind them.
func (p *parser) next() byte {
	p.space()
	c, _ := p.at(p.pos)
	return c
}

// take passes over spaces and a character, if that is what follows.
func (p *parser) take(want byte) bool {
	from := p.pos
	p.space()
	if c, n := p.at(p.pos); c == want && n > 0 {
		p.pos += n
		return true
	}
	p.pos = from
	return false
}

// word takes the letters and digits at the position as they are written, nothing where there are none.
func (p *parser) word() string {
	from := p.pos
	p.pos = p.wordEnd(from)
	return p.text[from:p.pos]
}

func (p *parser) wordEnd(pos int) int {
	for {
		c, n := p.at(pos)
		if n == 0 || !inWord(c) {
			return pos
		}
		pos += n
	}
}

// quoted takes what stands between two quotation marks, of which those inside are doubled.
func (p *parser) quoted(mark byte) string {
	start := p.pos
	_, n := p.at(p.pos)
	p.pos += n
	var b strings.Builder
	for from := p.pos; ; {
		c, n := p.at(p.pos)
		if n == 0 {
			p.pos = start
			p.fail("的引号没有配对：请补上后一个引号")
			return ""
		}
		if c != mark {
			p.pos += n
			continue
		}
		b.WriteString(p.text[from:p.pos])
		p.pos += n
		if c, n := p.at(p.pos); c == mark && n > 0 {
			from = p.pos
			p.pos += n
			continue
		}
		return b.String()
	}
}

// bracket takes a square bracket with all in it: a column of a table, [[#All],[Q1]], or another file's number. An apostrophe in it takes
// away the meaning of what follows.
func (p *parser) bracket() {
	start, depth := p.pos, 0
	for {
		c, n := p.at(p.pos)
		p.pos += n
		switch {
		case n == 0:
			p.pos = start
			p.fail("的方括号没有配对：请补上后一半")
			return
		case c == '\'':
			_, n = p.at(p.pos)
			p.pos += n
		case c == '[':
			depth++
		case c == ']':
			if depth--; depth == 0 {
				return
			}
		}
	}
}

// fail keeps the first error and ends the formula there.
func (p *parser) fail(reason string) {
	if p.failed == nil {
		p.failed = &SyntaxError{utf8.RuneCountInString(p.text[:p.pos]), reason}
	}
	p.pos = len(p.text)
}
