package formula

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// lost is the error value of a reference to cells that were deleted.
const lost = "#REF!"

// faults are the error values that a formula may have in it. None begins another.
var faults = []string{
	lost, "#DIV/0!", "#VALUE!", "#N/A", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!",
	"#BUSY!", "#PYTHON!", "#GETTING_DATA", "#EXTERNAL!",
}

// fault parses an error value. #REF!A1 is what is left of a reference to a deleted sheet.
func (p *parser) fault() node {
	for _, value := range faults {
		if !p.spells(value) {
			continue
		}
		if value == lost && p.startsReference() {
			if c, _ := p.at(p.pos); c != '(' {
				p.operand()
			}
		}
		return fault{value}
	}
	p.fail("写法有误：没有这样的错误值")
	return missing{}
}

// spells takes a word of ASCII in any width and case, if it follows.
func (p *parser) spells(word string) bool {
	pos := p.pos
	for i := range len(word) {
		c, n := p.at(pos)
		if isLetter(c) {
			c &^= 0x20
		}
		if n == 0 || c != word[i] {
			return false
		}
		pos += n
	}
	p.pos = pos
	return true
}

// number parses a number without sign: 12, 1.5, .5, 1e3.
func (p *parser) number() node {
	from := p.pos
	p.digits()
	if c, n := p.at(p.pos); c == '.' {
		p.pos += n
		p.digits()
	}
	p.exponent()
	word := halved(p.text[from:p.pos])
	if d, ok := parseNumber(word); ok {
		return number{d}
	}
	p.pos = from
	p.fail("的数太大或写法有误")
	return missing{}
}

func (p *parser) digits() {
	for {
		c, n := p.at(p.pos)
		if !isDigit(c) {
			return
		}
		p.pos += n
	}
}

// exponent takes e3, E+3, and nothing where no digit follows.
func (p *parser) exponent() {
	c, n := p.at(p.pos)
	if c|0x20 != 'e' {
		return
	}
	pos := p.pos + n
	if c, n = p.at(pos); c == '+' || c == '-' {
		pos += n
	}
	if c, _ = p.at(pos); isDigit(c) {
		p.pos = pos
		p.digits()
	}
}

// parseNumber returns the number that digits spell, if a cell can hold it.
func parseNumber(word string) (decimal.Decimal, bool) {
	if len(word) < 18 {
		if n, err := strconv.ParseUint(word, 10, 64); err == nil {
			return decimal.NewFromUint64(n), true
		}
	}
	d, err := decimal.NewFromString(strings.TrimSuffix(word, "."))
	if err != nil {
		return decimal.Zero, false
	}
	return bounded(d)
}

// array parses values in braces.
func (p *parser) array() node {
	start := p.pos
	p.take('{')
	a := &array{rows: 1}
	for col := 1; ; col++ {
		a.values = append(a.values, p.element())
		if a.rows == 1 {
			a.cols = col
		}
		if p.take(',') {
			continue
		}
		if p.failed == nil && col != a.cols {
			p.pos = start
			p.fail("的数组各行长短不一")
		}
		if !p.take(';') {
			break
		}
		a.rows++
		col = 0
	}
	if !p.take('}') {
		p.fail("写法有误：数组缺少右花括号，或里面不是常量")
	}
	return a
}

// element parses one value of an array: a constant.
func (p *parser) element() Value {
	negative := false
	switch c := p.next(); {
	case c == '"':
		return textValue(p.quoted('"'))
	case c == '#':
		if f, ok := p.fault().(fault); ok {
			return faultValue(f.string)
		}
		return Value{}
	case c == '-' || c == '+':
		p.take(c)
		negative = c == '-'
	}
	switch c := p.next(); {
	case isDigit(c) || c == '.':
		if n, ok := p.number().(number); ok {
			if negative {
				return numberValue(n.Neg())
			}
			return numberValue(n.Decimal)
		}
	case !negative && p.spells("TRUE"):
		return boolValue(true)
	case !negative && p.spells("FALSE"):
		return boolValue(false)
	}
	p.fail("写法有误：数组里应是数、文本等常量")
	return Value{}
}
