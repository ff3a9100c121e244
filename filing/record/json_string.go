package record

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// str reads a string.
func (p *parser) str() (string, *fault) {
	from := p.at
	p.at++
	var b strings.Builder
	for p.at < len(p.text) {
		next := strings.IndexFunc(p.text[p.at:], func(r rune) bool { return r == '"' || r == '\\' || r < ' ' })
		if next < 0 {
			break
		}
		b.WriteString(p.text[p.at : p.at+next])
		p.at += next
		switch p.text[p.at] {
		case '"':
			p.at++
			return b.String(), nil
		case '\\':
			if f := p.escape(&b); f != nil {
				return "", f
			}
		default:
			return "", p.wrong("在引号里直接换了行，或者有控制字符；换行要写成 \\n，也可能是前面的引号没有配对")
		}
	}
	p.at = from
	return "", p.wrong("的引号没有配对" + p.here())
}

// escapes are what stands for what behind a backslash.
var escapes = map[byte]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escape reads what begins with a backslash.
func (p *parser) escape(b *strings.Builder) *fault {
	if p.at+1 < len(p.text) {
		if c, ok := escapes[p.text[p.at+1]]; ok {
			b.WriteByte(c)
			p.at += 2
			return nil
		}
	}
	r, ok := p.unit(p.at)
	size := len(`\u0000`)
	if ok && utf16.IsSurrogate(r) {
		low, _ := p.unit(p.at + size)
		r = utf16.DecodeRune(r, low)
		size *= 2
	}
	if !ok || r == utf8.RuneError || r == 0 {
		return p.wrong(`的 \ 后面写得不对` + p.here() + `；\ 本身要写成 \\`)
	}
	b.WriteRune(r)
	p.at += size
	return nil
}

// unit returns the UTF-16 unit that is written as \u and four digits.
func (p *parser) unit(at int) (r rune, ok bool) {
	if at+6 > len(p.text) || p.text[at:at+2] != `\u` {
		return 0, false
	}
	for _, c := range []byte(p.text[at+2 : at+6]) {
		i := strings.IndexByte("0123456789abcdef", c|0x20)
		if i < 0 || c < '0' {
			return 0, false
		}
		r = r<<4 | rune(i)
	}
	return r, true
}
