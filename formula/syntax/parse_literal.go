package syntax

import (
	"slices"
	"strings"
)

// RefError is the error value of a reference to cells that were deleted.
const RefError = "#REF!"

// errorValues are those that a formula may have in it. None begins another.
var errorValues = []string{
	RefError, "#DIV/0!", "#VALUE!", "#N/A", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
	"#UNKNOWN!",
	"#CONNECT!", "#BUSY!", "#PYTHON!", "#GETTING_DATA", "#EXTERNAL!",
}

// IsErrorValue reports whether a text is an error value: #N/A.
func IsErrorValue(text string) bool {
	return slices.Contains(errorValues, strings.ToUpper(strings.TrimSpace(text)))
}

// errorValue parses an error value. #REF!A1 is what is left of a reference to a deleted sheet.
func (p *parser) errorValue() Node {
	for _, code := range errorValues {
		if !p.acceptWord(code) {
			continue
		}
		if code == RefError && p.startsReference() {
			if c, _ := p.charAt(p.pos); c != '(' {
				p.operand()
			}
		}
		return ErrorValue{code}
	}
	p.fail("写法有误：没有这样的错误值")
	return MissingArg{}
}

// number parses a number without sign: 12, 1.5, .5, 1e3.
func (p *parser) number() Node {
	from := p.pos
	p.skipDigits()
	if c, n := p.charAt(p.pos); c == '.' {
		p.pos += n
		p.skipDigits()
	}
	p.skipExponent()
	word := halfWidth(p.text[from:p.pos])
	if d, ok := ParseNumber(word); ok {
		return Number{d}
	}
	p.pos = from
	p.fail("的数太大或写法有误")
	return MissingArg{}
}

func (p *parser) array() Node {
	start := p.pos
	p.accept('{')
	a := &Array{Rows: 1}
	for col := 1; ; col++ {
		a.Elements = append(a.Elements, p.element())
		if a.Rows == 1 {
			a.Cols = col
		}
		if p.accept(',') {
			continue
		}
		if p.failed == nil && col != a.Cols {
			p.pos = start
			p.fail("的数组各行长短不一")
		}
		if !p.accept(';') {
			break
		}
		a.Rows++
		col = 0
	}
	if !p.accept('}') {
		p.fail("写法有误：数组缺少右花括号，或里面不是常量")
	}
	return a
}

func (p *parser) element() Node {
	negative := false
	switch c := p.peek(); {
	case c == '"':
		return Text{p.quoted('"')}
	case c == '#':
		return p.errorValue()
	case c == '-' || c == '+':
		p.accept(c)
		negative = c == '-'
	}
	switch c := p.peek(); {
	case isDigit(c) || c == '.':
		if n, ok := p.number().(Number); ok {
			if negative {
				n.Value = n.Value.Neg()
			}
			return n
		}
	case !negative && p.acceptWord("TRUE"):
		return Bool{true}
	case !negative && p.acceptWord("FALSE"):
		return Bool{false}
	}
	p.fail("写法有误：数组里应是数、文本等常量")
	return MissingArg{}
}
