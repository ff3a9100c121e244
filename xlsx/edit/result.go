package edit

import "nianbao/xlsx"

// SetTextResult makes a text the stored result of the formula that stands in a cell. The error is as that of SetNumber.
func (e *Editor) SetTextResult(sheet string, row, col int, text string) error {
	if text = xlsx.Printable(text); xlsx.TooLong(text, xlsx.MaxText) {
		return &Error{OverLong, sheet, row, col}
	}
	if err := e.SetResult(sheet, row, col, ""); err != nil {
		return err
	}
	s, p, err := e.at(sheet, row, col)
	if err != nil {
		return err
	}
	c := s.cell(p)
	c.set("t", "str")
	c.insertInOrder(newNode("<"+c.prefix()+"v>"+cellText(text)+"</"+c.prefix()+"v>"), cellOrder)
	return nil
}
