// Package syntax is the grammar of worksheet formulas: it parses the text of one into a tree and prints a tree as text,
// in the A1 notation or, for comparing copies, in R1C1, and moves references along, as Excel does when it copies a cell.
//
// It reads what Excel and WPS write and what people type: full-width letters, digits and signs, spaces and line breaks
// between all parts, newer functions with or without _xlfn, tables' columns by their titles. Parts that are legal but
// that nothing here makes sense of, as R[-1]C, are an Unsupported node and no error. It knows no workbook: which sheets,
// names, tables and functions there are, and what a formula comes to, is for package formula.
//
// Formulas come out of strangers' files: their length and their depth are bounded.
package syntax

import (
	"fmt"
	"unicode/utf8"
)

// Limits of a formula: Excel's own for its length and for functions within functions.
const (
	maxLength = 8192 // characters
	maxDepth  = 64
)

// The size of a worksheet.
const (
	MaxRows = 1 << 20
	MaxCols = 1 << 14
)

// A Formula is one that was parsed.
type Formula struct {
	Root        Node
	HasSubtotal bool // has SUBTOTAL or AGGREGATE in it: others of these pass over its cell
}

// An Error says why a text is no formula.
type Error struct {
	At     int // the character, counted from 0
	Reason string
}

func (e *Error) Error() string {
	return fmt.Sprintf("公式第 %d 个字符处%s", e.At+1, e.Reason)
}

// Parse reads a formula, with or without the = before it. The error is an *Error.
func Parse(text string) (*Formula, error) { return parse(text, false) }

// ParseDefinition reads what a defined name refers to, which may be a list of references: A1:B1,D1. The error is an
// *Error.
func ParseDefinition(text string) (*Formula, error) { return parse(text, true) }

func parse(text string, list bool) (*Formula, error) {
	p := &parser{lexer: lexer{text: text}}
	if len(text) > maxLength && utf8.RuneCountInString(text) > maxLength {
		p.fail("之后太长：公式最多 8192 个字符")
		p.failed.At = maxLength
		return nil, p.failed
	}
	p.skipSpace()
	if c, n := p.charAt(p.pos); c == '=' {
		p.pos += n
	}
	root := p.expression(precCompare)
	for parts := (Union{root}); list && p.accept(','); root = parts {
		parts = append(parts, p.expression(precCompare))
	}
	p.skipSpace()
	if p.pos < len(text) {
		p.fail("写法有误：前面缺少运算符，或这里多了符号")
	}
	if p.failed != nil {
		return nil, p.failed
	}
	return &Formula{root, p.hasSubtotal}, nil
}

// String returns the formula in one spelling, without a leading =: half-width, names of functions in capitals, no space
// and no bracket too many.
func (f *Formula) String() string { return Print(f.Root) }

// R1C1 returns the formula as it stands in a cell, whose row and column count from 0, in the R1C1 notation: R[0]C[-1]
// for a relative reference, R5C3 for an absolute one. Copies of one formula have one such text.
func (f *Formula) R1C1(row, col int) string {
	p := printer{relative: true, row: row, col: col}
	p.node(f.Root, 0)
	return p.String()
}
