package action

import (
	"errors"
	"fmt"
	"iter"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"nianbao/action/wording"
)

// A Value is what a name of the data stands for, or what an expression gives: a text, a number, a condition, a cell
// without a figure, a list, a table, nothing (the zero Value), or what else the caller's data holds. Of makes one of
// whatever that is; the parts of a list or table are made when they are asked for.
type Value struct {
	shape shape
	whole int64
	text  string
	held  any // a decimal.Decimal, a bool, a Stroke or Blank, a list or table, or what is none of all this
}

// A shape says what a Value is.
type shape uint8

const (
	nothing shape = iota
	unknown       // what a name without a value gives, and whatever is computed from it, so that it is told once
	text
	whole
	exact // a number that is not whole or is no int64
	truth
	stroke
	blank
	list
	table
	other // what prints by itself, or only points at something
)

// A Stroke is a cell that says “none” by a stroke: it prints as one, counts as 0 and is false.
type Stroke [0]struct{}

func (Stroke) String() string { return "/" }

// A Blank is a cell without a figure: it prints nothing in its own place and 0 in a sentence, counts as 0 and is false.
type Blank [0]struct{}

func (Blank) String() string { return "" }

// A Seen is a number, in decimal notation, as a sheet shows it: it prints as that, and counts as the number.
type Seen struct{ Number, Text string }

// A Table is a table whose members are values already.
type Table map[string]Value

// Below returns the table of values that stands below under a name.
func (t Table) Below(name string) (Table, bool) {
	below, ok := t[name].held.(Table)
	return below, ok
}

// Text returns a text as a value.
func Text(s string) Value { return Value{shape: text, text: s} }

// Whole returns a whole number as a value.
func Whole(n int64) Value { return Value{shape: whole, whole: n} }

// Figure returns a number as a value.
func Figure(n decimal.Decimal) Value {
	small := n.NumDigits() <= 18 && n.Exponent() <= 0 && n.Exponent() >= -18 // as nearly all are
	if (small || wording.IsPrintable(n) && n.BigInt().IsInt64()) && n.IsInteger() {
		return Whole(n.IntPart())
	}
	return Value{shape: exact, held: n}
}

// Print returns what a value of the data is in print, as [Value.Print] does.
func Print(v any) (string, error) { return Of(v).Print() }

// Print returns what a value is in print. What is no value by itself, such as a table or a row, is an error.
func (v Value) Print() (string, error) {
	if v.text != "" {
		return v.text, nil
	}
	switch v.shape {
	case nothing, text:
		return "", nil
	case whole:
		return strconv.FormatInt(v.whole, 10), nil
	case exact:
		if n, ok := v.Number(); ok {
			return n.String(), nil
		}
		return "", errors.New("数太大，印不出来")
	}
	if t, isTime := v.held.(time.Time); isTime {
		return wording.DateOf(t).Write("年月日")
	}
	if s, prints := v.held.(fmt.Stringer); prints {
		return s.String(), nil
	}
	return "", &unprintable{v: v}
}

// isCollection reports whether a value has parts, or only points at something, and so is none to print or compare.
func (v Value) isCollection() bool {
	_, prints := v.held.(fmt.Stringer)
	return !prints && (v.shape >= list || v.shape == unknown)
}

// String returns a value as package fmt prints it, be it one to print or not.
func (v Value) String() string {
	if v.shape == text || v.text != "" {
		return v.text
	}
	return fmt.Sprint(v.plain())
}

// plain returns what package fmt is to print.
func (v Value) plain() any {
	switch v.shape {
	case text:
		return v.text
	case whole:
		return v.whole
	case exact:
		if n, ok := v.Number(); !ok {
			return fmt.Sprintf("%de%d", n.Coefficient(), n.Exponent())
		}
	}
	return v.held
}

// True reports whether a value makes a condition hold: 0, blanks and what is empty do not.
func (v Value) True() bool {
	switch v.shape {
	case text:
		return v.text != ""
	case exact:
		n, _ := v.Number()
		return !n.IsZero()
	case list, table, other:
		return v.isThere()
	}
	return v.whole != 0 || v.held == true
}

// IsBlank reports whether a value is none at all: 0 and a stroke are ones.
func (v Value) IsBlank() bool {
	switch v.shape {
	case nothing, blank:
		return true
	case text, list:
		return v.Len() == 0
	}
	m, isMap := v.held.(map[string]any)
	return isMap && len(m) == 0
}

// Number returns a value as a number, what is blank as 0, and whether it is one. Texts that spell a number are.
func (v Value) Number() (decimal.Decimal, bool) {
	switch v.shape {
	case nothing, stroke, blank:
		return decimal.Zero, true
	case whole:
		return decimal.NewFromInt(v.whole), true
	case exact:
		n := v.held.(decimal.Decimal)
		return n, wording.IsPrintable(n)
	case text:
		return wording.Spelled(v.text)
	}
	return decimal.Zero, false
}

// figure returns a value as a number where one is to be written: a blank and a stroke are none.
func (v Value) figure() (decimal.Decimal, bool) {
	if v.IsBlank() || v.shape == stroke {
		return decimal.Zero, false
	}
	return v.Number()
}

// IsList reports whether a value has parts by number.
func (v Value) IsList() bool { return v.shape == list }

// Items are the parts of a list, none for what is no list.
func (v Value) Items() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		for i := 0; v.IsList() && i < v.Len(); i++ {
			if !yield(v.At(i)) {
				return
			}
		}
	}
}
