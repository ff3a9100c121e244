// Package formula reads the formulas of workbooks: which cells one names, which sum it stands for, what it comes to.
//
// It exists to hold a filled workbook's formulas against the equations that a form mandates. So it answers one question well, whether a
// formula is a given sum of cells, and says "undecided" to every other rather than guess: an *Undecided error is an answer. The libraries
// at hand calculate more functions and fail here (=+A1 is an error to one, a sum over #REF! a number), and none gives a linear form.
//
// Formulas come out of strangers' files. Their length and depth are bounded, and a Workbook does a bounded amount of work in all; what
// would need more is undecided.
package formula

import (
	"fmt"
	"unicode/utf8"
)

// Limits of a formula: Excel's own for its length and for functions within functions.
const (
	maxLength = 8192 // characters
	maxDepth  = 64
)

// A Formula is one that was parsed.
type Formula struct {
	root   node
	nested bool // has SUBTOTAL or AGGREGATE in it: others of these pass over its cell
}

// A SyntaxError says why a text is no formula.
type SyntaxError struct {
	At     int // the character, counted from 0
	Reason string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("公式第 %d 个字符处%s", e.At+1, e.Reason)
}

// Parse reads a formula, with or without the = before it. Signs, letters and digits may be full-width, spaces and line breaks may stand
// between all parts. Parts that are legal but beyond this package, as Table1[合计], are parsed and undecided later. The error is a *SyntaxError.
func Parse(text string) (*Formula, error) {
	p := &parser{text: text}
	if len(text) > maxLength && utf8.RuneCountInString(text) > maxLength {
		p.fail("之后太长：公式最多 8192 个字符")
		p.failed.At = maxLength
		return nil, p.failed
	}
	p.space()
	if c, n := p.at(p.pos); c == '=' {
		p.pos += n
	}
	root := p.expression(rankCompare)
	p.space()
	if p.pos < len(text) {
		p.fail("写法有误：前面缺少运算符，或这里多了符号")
	}
	if p.failed != nil {
		return nil, p.failed
	}
	return &Formula{root, p.nested}, nil
}

// String returns the formula as this package writes it, without a leading =: half-width, names of functions in capitals, no space and no
// bracket too many.
func (f *Formula) String() string {
	p := printer{}
	p.write(f.root, 0)
	return p.String()
}

// Shape returns the formula as it stands in a cell, with every reference relative to that: R[0]C[-1]. Copies of one formula have one shape.
func (f *Formula) Shape(at Cell) string {
	p := printer{relative: true, at: at}
	p.write(f.root, 0)
	return p.String()
}
