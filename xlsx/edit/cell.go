package edit

import (
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// maxFormula is the longest formula that Excel takes, in UTF-16 units.
const maxFormula = 8192

// SetNumber makes a number the value of a cell. The cell keeps its style; a text or a formula that stands there goes.
// The error is an *[Error], or one of those of [Open].
func (e *Editor) SetNumber(sheet string, row, col int, n decimal.Decimal) error {
	if n.Exponent() > 300 || n.Exponent() < -300 || n.NumDigits() > 300 {
		return &Error{NoNumber, sheet, row, col}
	}
	return e.put(sheet, row, col, content{value: n.String()})
}

// SetText makes a text the value of a cell, whatever it looks like; an empty one clears the cell. Otherwise it is as
// SetNumber.
func (e *Editor) SetText(sheet string, row, col int, text string) error {
	text = xlsx.Printable(text)
	if xlsx.TooLong(text, xlsx.MaxText) {
		return &Error{OverLong, sheet, row, col}
	}
	return e.put(sheet, row, col, content{text: text})
}

// SetFormula makes a formula, written without =, that of a cell. Result is the number that it gives, stored beside it
// until Excel calculates; "" is for none. Otherwise it is as SetNumber.
func (e *Editor) SetFormula(sheet string, row, col int, formula, result string) error {
	formula = xlsx.Printable(strings.TrimPrefix(formula, "="))
	value, ok := xlsx.NumberText(result)
	switch {
	case formula == "":
		return &Error{NoFormula, sheet, row, col}
	case xlsx.TooLong(formula, maxFormula):
		return &Error{OverLong, sheet, row, col}
	case !ok && result != "":
		return &Error{NoNumber, sheet, row, col}
	}
	return e.put(sheet, row, col, content{formula: formula, value: value})
}

// A content is what a cell is to hold: a formula, a number as value or as the formula's result, or a text.
type content struct{ formula, value, text string }

// put replaces what a cell holds.
func (e *Editor) put(sheet string, row, col int, is content) error {
	s, p, err := e.at(sheet, row, col)
	if err != nil {
		return err
	}
	if err := s.detach(p); err != nil {
		return err
	}
	c := s.cell(p)
	if is.formula != "" || c.Child("f") != nil {
		if err := e.dropChain(); err != nil {
			return err
		}
	}
	fill(c, is, "f", "v", "is")
	e.recalculate()
	return nil
}

// fill puts a content into a cell in place of some of its children, and takes back what was said about the old value:
// its type, its metadata, that it is read aloud.
func fill(c *xmltree.Node, is content, old ...string) {
	for _, name := range old {
		for kid := c.Child(name); kid != nil; kid = c.Child(name) {
			kid.Detach()
		}
	}
	for _, name := range []string{"t", "cm", "vm", "ph"} {
		c.RemoveAttr(name)
	}
	p := c.Prefix()
	add := func(name, content string) {
		c.InsertInOrder(xmltree.Element("<"+p+name+">"+content+"</"+p+name+">"), cellOrder)
	}
	if is.formula != "" {
		add("f", cellText(is.formula))
	}
	if is.value != "" {
		add("v", is.value)
	}
	if is.text != "" {
		c.SetAttr("t", "inlineStr")
		add("is", "<"+p+`t xml:space="preserve">`+cellText(is.text)+"</"+p+"t>")
	}
}
