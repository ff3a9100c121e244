package edit

import (
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// SetResult makes a number the stored result of the formula that stands in a cell; "" is for none. The error is as that
// of SetNumber.
func (e *Editor) SetResult(sheet string, row, col int, result string) error {
	value, ok := xlsx.NumberText(result)
	if !ok && result != "" {
		return &Error{NoNumber, sheet, row, col}
	}
	s, p, err := e.at(sheet, row, col)
	if err != nil {
		return err
	}
	bound := s.bound(p)
	c := s.find(p)
	switch {
	case bound == InDataTable:
		return &Error{bound, sheet, row, col}
	case bound == InArray:
		c = s.cell(p) // the array's formula is written in its first cell only
	case c == nil || c.Child("f") == nil:
		return &Error{NoFormula, sheet, row, col}
	}
	fill(c, content{value: value}, "v", "is")
	return nil
}

// SetTextResult makes a text the stored result of the formula that stands in a cell. The error is as that of SetNumber.
func (e *Editor) SetTextResult(sheet string, row, col int, text string) error {
	if text = xlsx.Printable(text); xlsx.TooLong(text, xlsx.MaxText) {
		return &Error{OverLong, sheet, row, col}
	}
	return e.setOtherResult(sheet, row, col, "str", text)
}

// setOtherResult makes a value of a type the stored result of a formula.
func (e *Editor) setOtherResult(sheet string, row, col int, kind, value string) error {
	if err := e.SetResult(sheet, row, col, ""); err != nil {
		return err
	}
	s, p, err := e.at(sheet, row, col)
	if err != nil {
		return err
	}
	c := s.cell(p)
	c.SetAttr("t", kind)
	c.InsertInOrder(xmltree.Element("<"+c.Prefix()+"v>"+cellText(value)+"</"+c.Prefix()+"v>"), cellOrder)
	return nil
}
