package form

import (
	"nianbao/form/folding"
	"nianbao/grid"
	"nianbao/regex"
)

// longestFigure is the longest text, in bytes, that is tried as a figure: eighteen digits in full width, a unit and a
// remark. It bounds the cost of prose.
const longestFigure = 120

// IsFigure reports whether a cell holds a figure, as a number or, as in a Word document or on a page, as text.
func IsFigure(c *grid.Cell) bool {
	switch {
	case c == nil || c.Text == "":
		return false
	case c.Kind != grid.Text:
		return c.Kind == grid.Number
	case isCount(c.Text):
		return true
	case len(c.Text) > longestFigure || !beginsFigure(c.Text):
		return false
	}
	return ParseValue(c.Text, c.Kind, "", "").State == Number
}

// isCount reports whether a text is nothing but digits, as that of nearly every cell in a form's tables, and no more than
// a figure has.
func isCount(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != "" && len(text) < maxDigits
}

// beginsFigure reports whether a text may begin a figure; nearly no label does.
func beginsFigure(text string) bool {
	for _, r := range text[:min(len(text), longestFigure)] {
		switch r = folding.HalfRune(r); {
		case r == ' ' || r == '\t' || r == '\n':
		default:
			return r >= '0' && r <= '9' || r == '-' || r == '+'
		}
	}
	return false
}

// roughFigure finds what is no figure of the form but one all the same: 50%, 约30, 3.5亿元, 12^1.
var roughFigure = regex.New(`^\s*[约近]?[+-]?\d[\d, ]*(?:\.\d+)?\s*(?:[%‰]|\^.*|[^\d\s.、)(]{0,3})\s*$`)

// HoldsFigure reports whether a cell holds a figure in any notation, or what a workbook has in a figure's place.
func HoldsFigure(c *grid.Cell) bool {
	switch {
	case c == nil || c.Text == "" && c.Formula == "":
		return false
	case c.Kind != grid.Text:
		return true
	}
	return IsFigure(c) || len(c.Text) <= longestFigure && roughFigure.MatchString(HalfWidth(c.Text))
}

// IsFilled reports whether a cell holds a figure in any notation or a stroke.
func IsFilled(c *grid.Cell) bool {
	return HoldsFigure(c) || c != nil && c.Kind == grid.Text && len(c.Text) <= longestFigure &&
		ParseValue(c.Text, c.Kind, "", "").State == Stroke
}
