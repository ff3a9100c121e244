package formula

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// number returns a value as an operator reads it that needs a number: an empty cell is 0, a text may spell one. bad is
// the error value of what is none.
func (e *evaluator) number(v Value) (d decimal.Decimal, bad Value) {
	switch v.Kind {
	case Number:
		return v.Number, bad
	case Fault:
		return d, v
	case Bool:
		if v.isTrue() {
			return one, bad
		}
	case Text:
		d, how := spells(v.Text)
		switch how {
		case noSpelling:
			return d, valueError
		case unsure:
			e.fail(undecided(unsureNumber, v.Text))
		}
		return d, bad
	}
	return decimal.Zero, bad
}

// whole returns a value as a count or a position: cut off behind the point, and no larger than any of those is.
func (e *evaluator) whole(v Value) (n int, bad Value) {
	const most = 1 << 30
	d, bad := e.number(v)
	switch d = withoutNoise(d); {
	case d.GreaterThan(decimal.NewFromInt(most)):
		return most, bad
	case d.LessThan(decimal.NewFromInt(-most)):
		return -most, bad
	}
	return int(d.IntPart()), bad
}

// truth returns a value as a condition.
func (e *evaluator) truth(v Value) (is bool, bad Value) {
	switch v.Kind {
	case Number:
		return !v.Number.IsZero(), bad
	case Bool:
		return v.isTrue(), bad
	case Fault:
		return false, v
	case Text:
		upper := syntax.Upper(v.Text)
		if upper != "TRUE" && upper != "FALSE" {
			return false, valueError
		}
		return upper == "TRUE", bad
	}
	return false, bad
}

func (e *evaluator) text(v Value) string {
	if v.Kind != Number {
		e.workOn(len(v.Text))
		return v.Text
	}
	// Excel writes exponents only for numbers that are somewhat longer than this.
	if m := syntax.Magnitude(v.Number); !v.Number.IsZero() && (m > shownDigits || m < -3) {
		e.fail(undecided("公式把很大或很小的数接成了文本"))
	}
	return v.String()
}

// workOn spends what it takes to go over so many bytes of text, or over so many pairs of bytes of two.
func (e *evaluator) workOn(n int) {
	if !e.w.spend(n / textCost) {
		e.fail(undecided(tooMuch))
	}
}

const maxCellText = 32767 // characters that a cell holds

func (e *evaluator) joined(values ...Value) Value {
	var b strings.Builder
	for _, v := range values {
		b.WriteString(e.text(v))
		if b.Len() > maxCellText && utf8.RuneCountInString(b.String()) > maxCellText {
			return valueError
		}
	}
	return textValue(b.String())
}

// compared returns whether two values stand in an order. Numbers are less than texts, texts less than truth values; an
// empty cell is what the other one needs.
func (e *evaluator) compared(o syntax.Op, a, b Value) Value {
	a, b = filled(a, b.Kind), filled(b, a.Kind)
	var order int
	switch {
	case a.Kind != b.Kind:
		order = int(a.Kind) - int(b.Kind)
	case a.Kind == Number:
		order = compareNumbers(a.Number, b.Number)
	case a.Kind == Bool:
		order = strings.Compare(a.Text, b.Text)
	default:
		order = e.compareTexts(o, a.Text, b.Text)
	}
	switch o {
	case syntax.OpEqual:
		return boolValue(order == 0)
	case syntax.OpUnequal:
		return boolValue(order != 0)
	case syntax.OpLess:
		return boolValue(order < 0)
	case syntax.OpLessEqual:
		return boolValue(order <= 0)
	case syntax.OpGreater:
		return boolValue(order > 0)
	}
	return boolValue(order >= 0)
}

// filled returns an empty cell as what it is compared with: 0, an empty text, FALSE.
func filled(v Value, with Kind) Value {
	switch {
	case v.Kind != Blank:
		return v
	case with == Text:
		return textValue("")
	case with == Bool:
		return boolValue(false)
	}
	return countValue(0)
}

func compareNumbers(a, b decimal.Decimal) int {
	if a.Equal(b) {
		return 0
	}
	return withoutNoise(a).Cmp(withoutNoise(b))
}

// compareTexts compares without regard to case. The order of other texts than letters and digits is the system's own.
func (e *evaluator) compareTexts(o syntax.Op, a, b string) int {
	if e.workOn(len(a) + len(b)); strings.EqualFold(a, b) {
		return 0
	}
	for _, s := range []string{a, b} {
		for i := range len(s) {
			if o != syntax.OpEqual && o != syntax.OpUnequal && !isAlphanumeric(s[i]) {
				e.fail(undecided("公式比较文本的先后，不能确定结果"))
			}
		}
	}
	return strings.Compare(strings.ToLower(a), strings.ToLower(b))
}

func isAlphanumeric(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }
