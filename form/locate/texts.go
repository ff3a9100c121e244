package locate

import (
	"errors"

	"nianbao/form"
	"nianbao/grid"
)

// ErrNoTexts says that none of a form's texts was found.
var ErrNoTexts = errors.New("没有找到年报的文字部分")

// Texts returns a report on a form with what a filing says of agency and year, and the form's texts, whether its tables
// stand there or not: staff write the texts in a document and the figures in a workbook. The error is ErrNoTexts.
func Texts(f *form.Form, book *grid.Book) (*form.Report, error) {
	normalized, keys := normalizeAll(book.Grids)
	m := newLabelIndex(f).locate(book.Grids, normalized)
	b := m.report(book)
	b.prose(keys).Read()
	for _, s := range f.Texts() { // whatever stands before headings is an introduction
		if b.Report.Texts[s.Text].Text != "" {
			return b.Report, nil
		}
	}
	return nil, ErrNoTexts
}
