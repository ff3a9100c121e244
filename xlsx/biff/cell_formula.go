package biff

import (
	"cmp"
	"encoding/binary"
)

// An xlsxFormula is a formula as an .xlsx has it.
type xlsxFormula struct {
	text  string
	array string // the cells of an array formula
}

// formula returns the formula of a cell; false where it has none, or is but a part of an array or a what-if table. The
// error is of TooMany.
func (s *sheet) formula(c *cell) (xlsxFormula, bool, error) {
	const exp, table = 0x01, 0x02
	if c.more == nil || !c.more.formula {
		return xlsxFormula{}, false, nil
	}
	own := c.more.tokens
	if len(own.tokens) < 5 || own.tokens[0] != exp && own.tokens[0] != table {
		text, err := s.decode(c, own)
		return xlsxFormula{text: text}, true, err
	}
	row, col := int(c.row), int(c.col)
	to := [2]int{int(binary.LittleEndian.Uint16(own.tokens[1:])), int(binary.LittleEndian.Uint16(own.tokens[3:]))}
	if a := s.arrays[to]; a != nil && a.area.Contains(row, col) {
		if row != a.area.Top || col != a.area.Left {
			return xlsxFormula{}, false, nil
		}
		text, err := s.decode(c, a.tokens)
		return xlsxFormula{text, a.area.String()}, true, err
	}
	if t := cmp.Or(s.shared[to], s.corners[to]); t != nil && t.area.Contains(row, col) {
		text, err := s.decode(c, t.tokens)
		return xlsxFormula{text: text}, true, err
	}
	if s.tables[to] || own.tokens[0] == table {
		return xlsxFormula{}, false, nil
	}
	text, err := s.decode(c, tokens{}) // of a formula that is not there nothing is known
	return xlsxFormula{text: text}, true, err
}

// decode returns the text of a formula as it stands in a cell. What was not understood is remembered, to be told of.
func (s *sheet) decode(c *cell, t tokens) (string, error) {
	w := s.book
	if w.decoded += len(t.tokens) + len(t.rest); w.decoded > maxDecoded {
		return "", &Error{Kind: TooMany, Sheet: s.name}
	}
	d := decoder{book: w, row: int(c.row), col: int(c.col)}
	text, ok := d.text(t.tokens, t.rest)
	if !ok {
		w.left.formula(s.name, int(c.row), int(c.col))
		return unreadable, nil
	}
	if w.written += len(text); w.written > maxDecoded {
		return "", &Error{Kind: TooMany, Sheet: s.name}
	}
	return text, nil
}
