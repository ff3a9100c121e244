package syntax

import "strings"

// An Address is a cell's, counted from 0, and whether its row and column are absolute: copies of the formula keep
// those.
type Address struct {
	Row, Col       int
	AbsRow, AbsCol bool
}

// ParseAddress reads a cell's address in the A1 notation, of any case and width: E6, $E$6.
func ParseAddress(word string) (Address, bool) {
	word = halfWidth(word)
	col, rest := cutColumn(word)
	row, end := cutRow(rest)
	at := Address{row.Row, col.Col, row.AbsRow, col.AbsCol}
	return at, len(rest) < len(word) && len(end) < len(rest) && end == ""
}

// parseLines reads whole columns, A:C, or rows, 3:5.
func parseLines(first, last string) (from, to Address, kind Lines) {
	for _, l := range []struct {
		kind Lines
		cut  func(string) (Address, string)
	}{{WholeColumns, cutColumn}, {WholeRows, cutRow}} {
		from, rest := l.cut(halfWidth(first))
		to, also := l.cut(halfWidth(last))
		if first != "" && last != "" && rest == "" && also == "" {
			return from, to, l.kind
		}
	}
	return from, to, SomeCells
}

// cutColumn reads the column that a word begins with and returns what follows. Where there is none that is the word
// itself.
func cutColumn(word string) (at Address, rest string) {
	rest, at.AbsCol = strings.CutPrefix(word, "$")
	col, n := ParseColumn(rest)
	if n == 0 {
		return Address{}, word
	}
	at.Col = col
	return at, rest[n:]
}

// cutRow reads the row that a word begins with as cutColumn does a column.
func cutRow(word string) (at Address, rest string) {
	rest, at.AbsRow = strings.CutPrefix(word, "$")
	row, n := ParseRow(rest)
	if n == 0 {
		return Address{}, word
	}
	at.Row = row
	return at, rest[n:]
}

// ParseColumn reads the letters that s begins with as a column, counted from 0. n is their number, 0 where they are none
// of a sheet.
func ParseColumn(s string) (col, n int) {
	for n < len(s) && isLetter(s[n]) {
		col = col*26 + int(s[n]|0x20-'a') + 1
		n++
		if col > MaxCols {
			return 0, 0
		}
	}
	return col - 1, n
}

// ParseRow reads the digits that s begins with as a row, counted from 0. n is their number, 0 where they are none of a
// sheet.
func ParseRow(s string) (row, n int) {
	for n < len(s) && isDigit(s[n]) {
		row = row*10 + int(s[n]-'0')
		n++
		if row == 0 || row > MaxRows {
			return 0, 0
		}
	}
	return row - 1, n
}

// Quote returns a sheet's name as a formula may have it, whatever is in it.
func Quote(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// needsNoQuotes says whether a sheet's name needs no quotation marks: a word of letters that reads as no cell, with or
// without the number of another file before it.
func needsNoQuotes(name string) bool {
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
	if _, cell := ParseAddress(word); cell {
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
