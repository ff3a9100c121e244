package xlsx

import "github.com/xuri/excelize/v2"

// SetTextResult makes a text the stored result of the formula that stands in a cell. The error is as that of SetNumber.
func (e *Editor) SetTextResult(sheet string, row, col int, text string) error {
	if text = printable(text); isOverLong(text, excelize.TotalCellChars) {
		return &EditError{OverLong, sheet, row, col}
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
	c.settle(newNode("<"+c.prefix()+"v>"+cellText(text)+"</"+c.prefix()+"v>"), cellOrder)
	return nil
}
