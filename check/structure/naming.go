package structure

import (
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

// list names places, and which of them are on a hidden sheet.
func list(p *rule.Pass, places []form.Place) string {
	book := p.Report.Book
	names := make([]string, len(places))
	for i, place := range places {
		names[i] = place.String()
		if at, _, _ := place.At(); book != nil && at < len(book.Grids) && book.Grids[at].Hidden {
			names[i] += "（工作表是隐藏的）"
		}
	}
	return strings.Join(names, "、")
}

// particular returns what the form calls a particular.
func particular(p *rule.Pass, id string) string {
	for _, particular := range p.Report.Form.Particulars {
		if particular.ID == id {
			return particular.Label
		}
	}
	return id
}

// unbroken returns a label without the spaces and line breaks in it, between quotation marks.
func unbroken(label string) string { return form.Quote(strings.Join(strings.Fields(label), "")) }
