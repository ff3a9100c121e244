package syntax

import (
	"strconv"
	"strings"

	"nianbao/grid"
)

// Shift returns a formula's text as it reads so many rows further down and columns further right: what Excel does when
// it copies a cell. References that would leave the sheet become #REF!. All else stays as it is written, also in a text
// that does not parse.
func Shift(formula string, rows, cols int) string {
	if rows == 0 && cols == 0 {
		return formula
	}
	s := shifter{rest: formula, rows: rows, cols: cols}
	s.out.Grow(len(formula) + 8)
	for s.rest != "" {
		s.step()
	}
	return s.out.String()
}

// A shifter copies a formula, changing the references in it.
type shifter struct {
	rest       string
	rows, cols int
	out        strings.Builder
}

// copy takes over n bytes as they are.
func (s *shifter) copy(n int) {
	s.out.WriteString(s.rest[:n])
	s.rest = s.rest[n:]
}

func (s *shifter) step() {
	switch c := s.rest[0]; {
	case c == '"' || c == '\'':
		s.copy(quotedLen(s.rest))
	case c == '[':
		s.copy(bracketLen(s.rest))
	case isWordByte(c):
		s.word()
	default:
		s.copy(1)
	}
}

// quotedLen returns the length of the string or quoted sheet name at the start of s. A doubled quote in it reads as an
// end and a new start, which comes to the same.
func quotedLen(s string) int {
	if end := strings.IndexByte(s[1:], s[0]); end >= 0 {
		return end + 2
	}
	return len(s)
}

// bracketLen returns the length of the bracket at the start of s: a column of a table, Table1[[#All],[Q1]], or another
// file's number, [1]Sheet1!A1. An apostrophe in it takes away the meaning of what follows.
func bracketLen(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\'':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// isWordByte says whether names, references and numbers are made of c. All of Chinese is.
func isWordByte(c byte) bool { return inWord(min(c, other)) }

func wordLen(s string) int {
	n := 0
	for n < len(s) && isWordByte(s[n]) {
		n++
	}
	return n
}

// word takes over a name as it is and a reference shifted. What follows tells them apart: LOG10( is a function, Q1! a
// sheet, and A a column only where another follows, A:C.
func (s *shifter) word() {
	n := wordLen(s.rest)
	first, after := s.rest[:n], s.rest[n:]
	if isCalled(after) {
		s.copy(n)
		return
	}
	second := ""
	if strings.HasPrefix(after, ":") {
		m := wordLen(after[1:])
		second, after = after[1:m+1], after[m+1:]
	}
	if _, ok := s.cell(second); ok && strings.HasPrefix(after, "!") {
		s.copy(len(s.rest) - len(after)) // the sheets Q1:Q4!
		return
	}
	if ref, ok := s.cell(first); ok {
		s.replace(n, ref)
		return
	}
	for _, line := range []func(string) (string, bool){s.column, s.row} {
		from, ok := line(first)
		to, also := line(second)
		if ok && also && !isCalled(after) {
			s.replace(n+1+len(second), from+":"+to)
			return
		}
	}
	s.copy(n)
}

// isCalled says whether the name before is that of a function, a sheet or a table.
func isCalled(after string) bool {
	return after != "" && strings.IndexByte("(![", after[0]) >= 0
}

func (s *shifter) replace(n int, with string) {
	s.out.WriteString(with)
	s.rest = s.rest[n:]
}

const lostReference = "#REF!"

// cell shifts a cell's reference: $A$1, A1.
func (s *shifter) cell(word string) (string, bool) {
	letters := 0
	for letters < len(word) && (word[letters] == '$' && letters == 0 || isLetter(word[letters])) {
		letters++
	}
	col, ok := s.column(word[:letters])
	row, also := s.row(word[letters:])
	if col == lostReference || row == lostReference {
		return lostReference, ok && also
	}
	return col + row, ok && also
}

// column shifts the letters of a column: $A, A.
func (s *shifter) column(word string) (string, bool) {
	letters, fixed := strings.CutPrefix(word, "$")
	col, n := ParseColumn(letters)
	switch {
	case n == 0 || n < len(letters):
		return "", false
	case fixed:
		return "$" + grid.Column(col), true
	case col+s.cols < 0 || col+s.cols >= MaxCols:
		return lostReference, true
	}
	return grid.Column(col + s.cols), true
}

// row shifts the number of a row: $1, 1.
func (s *shifter) row(word string) (string, bool) {
	digits, fixed := strings.CutPrefix(word, "$")
	row, n := ParseRow(digits)
	switch {
	case n == 0 || n < len(digits):
		return "", false
	case fixed:
		return "$" + strconv.Itoa(row+1), true
	case row+s.rows < 0 || row+s.rows >= MaxRows:
		return lostReference, true
	}
	return strconv.Itoa(row + s.rows + 1), true
}
