package formula

import (
	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// Kind says what a value is.
type Kind uint8

const (
	Blank   Kind = iota // an empty cell
	Number              // Number
	Text                // Text, which may be empty
	Bool                // Text is TRUE or FALSE
	Fault               // an error value: Text is #REF!, #DIV/0!, …
	Unknown             // something that is not known: a formula's result that is not stored, a date's number
)

// A Value is what a cell holds or a formula comes to.
type Value struct {
	Kind   Kind
	Number decimal.Decimal
	Text   string
}

func numberValue(d decimal.Decimal) Value { return Value{Kind: Number, Number: d} }
func countValue(n int) Value              { return numberValue(decimal.NewFromInt(int64(n))) }
func textValue(s string) Value            { return Value{Kind: Text, Text: s} }
func faultValue(s string) Value           { return Value{Kind: Fault, Text: s} }

func boolValue(b bool) Value {
	if b {
		return Value{Kind: Bool, Text: "TRUE"}
	}
	return Value{Kind: Bool, Text: "FALSE"}
}

// constant returns the value of a part of a formula that is one: a number, a text, TRUE, an error value.
func constant(n syntax.Node) Value {
	switch n := n.(type) {
	case syntax.Number:
		return numberValue(n.Value)
	case syntax.Text:
		return textValue(n.Value)
	case syntax.Bool:
		return boolValue(n.Value)
	case syntax.ErrorValue:
		return faultValue(n.Code)
	}
	return Value{}
}

// The error values that calculating gives.
var (
	valueError = faultValue("#VALUE!")
	divError   = faultValue("#DIV/0!")
	numError   = faultValue("#NUM!")
	naError    = faultValue("#N/A")
	refError   = faultValue(syntax.RefError)
	nullError  = faultValue("#NULL!")
)

// result returns a number that was calculated, or #NUM! for one that no cell can hold.
func result(d decimal.Decimal) Value {
	if d, ok := syntax.CellNumber(d); ok {
		return numberValue(d)
	}
	return numError
}

// Equal reports whether two values are the same.
func (v Value) Equal(u Value) bool {
	return v.Kind == u.Kind && v.Text == u.Text && v.Number.Equal(u.Number)
}

// String returns the value as Excel's General format shows it.
func (v Value) String() string {
	if v.Kind == Number {
		return syntax.FormatNumber(v.Number.Round(int32(shownDigits - syntax.Magnitude(v.Number))))
	}
	return v.Text
}

// isTrue says whether a Bool is true.
func (v Value) isTrue() bool { return v.Text == "TRUE" }

// tolerance is what two results of one formula may differ by: worksheets reckon in binary fractions.
var tolerance = decimal.New(1, -6)

// Near reports whether two values are the same but for rounding. A blank is the same as no text.
func (v Value) Near(u Value) bool {
	if v.Kind == Number && u.Kind == Number {
		return v.Number.Sub(u.Number).Abs().LessThan(tolerance)
	}
	empty := func(v Value) bool { return v.Kind == Blank || v.Kind == Text && v.Text == "" }
	return v.Equal(u) || empty(v) && empty(u)
}
