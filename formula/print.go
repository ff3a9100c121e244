package formula

import (
	"strconv"
	"strings"

	"nianbao/grid"
)

// A printer writes a formula, with its references absolute or relative to a cell.
type printer struct {
	strings.Builder
	relative bool
	at       Cell
}

// write writes a part, in brackets where it binds less tightly than a rank.
func (p *printer) write(n node, rank int) {
	if n.rank() < rank {
		p.WriteByte('(')
		defer p.WriteByte(')')
	}
	switch n := n.(type) {
	case number:
		p.WriteString(spellNumber(n.Decimal))
	case text:
		p.WriteString(`"` + strings.ReplaceAll(n.string, `"`, `""`) + `"`)
	case boolean:
		p.WriteString(boolValue(n.bool).Text)
	case fault:
		p.WriteString(n.string)
	case odd:
		p.WriteString(n.string)
	case name:
		p.prefix(n.on)
		p.WriteString(n.word)
	case *ref:
		p.ref(n)
	case *array:
		p.array(n)
	case union:
		p.WriteByte('(')
		p.list(n)
		p.WriteByte(')')
	case *call:
		p.WriteString(n.name + "(")
		p.list(n.args)
		p.WriteByte(')')
	case *sign:
		p.sign(n)
	case *binary:
		p.write(n.left, n.side(n.left, 0))
		p.WriteString(operators[n.op].text)
		p.write(n.right, n.side(n.right, 1))
	}
}

// side returns the rank below which an operand needs brackets. A word always does among references, where it would read
// as a column, a sheet or a function: (A):(B).
func (b *binary) side(operand node, more int) int {
	switch operand.(type) {
	case name, odd:
		if b.op == span || b.op == meet {
			return rankWhole + 1
		}
	}
	return b.rank() + more
}

func (p *printer) list(nodes []node) {
	for i, n := range nodes {
		if i > 0 {
			p.WriteByte(',')
		}
		p.write(n, 0)
	}
}

func (p *printer) sign(n *sign) {
	if n.op == '%' || n.op == '#' {
		p.write(n.of, n.rank())
		p.WriteByte(n.op)
		return
	}
	p.WriteByte(n.op)
	p.write(n.of, rankSign)
}

func (p *printer) array(a *array) {
	p.WriteByte('{')
	for i, v := range a.values {
		switch {
		case i == 0:
		case i%a.cols == 0:
			p.WriteByte(';')
		default:
			p.WriteByte(',')
		}
		switch v.Kind {
		case Text:
			p.write(text{v.Text}, 0)
		case Number:
			p.WriteString(spellNumber(v.Number))
		default:
			p.WriteString(v.Text)
		}
	}
	p.WriteByte('}')
}

func (p *printer) ref(r *ref) {
	p.prefix(r.on)
	p.point(r.from, r.lines)
	if !r.single {
		p.WriteByte(':')
		p.point(r.to, r.lines)
	}
}

func (p *printer) point(at point, l lines) {
	if p.relative {
		p.relativePoint(at, l)
		return
	}
	if l != wholeRows {
		p.line(at.fixedCol, grid.Column(at.col))
	}
	if l != wholeColumns {
		p.line(at.fixedRow, strconv.Itoa(at.row+1))
	}
}

func (p *printer) line(fixed bool, called string) {
	if fixed {
		p.WriteByte('$')
	}
	p.WriteString(called)
}

// relativePoint writes a place as R[0]C[-1], a fixed one as R5C3.
func (p *printer) relativePoint(at point, l lines) {
	if l != wholeColumns {
		p.distance('R', at.row, p.at.Row, at.fixedRow)
	}
	if l != wholeRows {
		p.distance('C', at.col, p.at.Col, at.fixedCol)
	}
}

func (p *printer) distance(axis byte, to, from int, fixed bool) {
	p.WriteByte(axis)
	if fixed {
		p.WriteString(strconv.Itoa(to + 1))
		return
	}
	p.WriteString("[" + strconv.Itoa(to-from) + "]")
}

func (p *printer) prefix(on prefix) {
	switch {
	case on.here:
	case on.first == "":
		return
	case plain(on.first) && (on.last == "" || plain(on.last)):
		p.WriteString(on.first)
		if on.last != "" {
			p.WriteString(":" + on.last)
		}
	case on.last != "":
		p.WriteString(Quote(on.first + ":" + on.last))
	default:
		p.WriteString(Quote(on.first))
	}
	p.WriteByte('!')
}

// plain says whether a sheet's name needs no quotation marks: a word of letters that reads as no cell, with or without the number of
// another file before it.
func plain(name string) bool {
	word := name
	if number, rest, ok := strings.Cut(name, "]"); ok {
		digits, bracket := strings.CutPrefix(number, "[")
		if !bracket || digits == "" || strings.Trim(digits, "0123456789") != "" {
			return false
		}
		if word = rest; word == "" {
			return true
		}
	}
	for i := range len(word) {
		if c := word[i]; !isLetter(c) && c < other && c != '_' && (i == 0 || !isDigit(c)) {
			return false
		}
	}
	return word != "" && !isSpecial(word)
}

// isSpecial says whether a word reads as a cell, as R1C1, or has characters in it that are no letters.
func isSpecial(word string) bool {
	if _, cell := cellAt(word); cell {
		return true
	}
	if strings.Trim(strings.ToUpper(word), "RC0123456789") == "" {
		return true
	}
	for _, r := range word {
		if r >= other && !isIdeograph(r) {
			return true
		}
	}
	return false
}

func isIdeograph(r rune) bool { return r >= '一' && r <= '鿿' }
