package numformat

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"nianbao/grid"
	"nianbao/regex"
)

// maxShown is the longest number that is worth comparing with what its format makes of it.
const maxShown = 400

// Show returns what is seen of a number in this format, empty where that is the number itself but for its dress:
// separators of thousands, zeros behind the point, a unit. A format that is not understood is taken to show what there
// is. Hidden says that nothing is seen. A zero that is left blank or drawn as a dash is seen well enough.
func (f *Format) Show(number string) (shown string, hidden bool) {
	if len(f.numbers) == 0 || len(number) > maxShown || f.showsWhole && strings.Trim(number, "0123456789") == "" {
		return "", false
	}
	hidden = true
	for i := range f.numbers {
		if f.numbers[i].unsupported {
			return "", false
		}
		hidden = hidden && f.numbers[i].blank()
	}
	value, err := decimal.NewFromString(number)
	if hidden || err != nil {
		return "", hidden
	}
	section, signed := f.sectionFor(value)
	if section == nil || section.verbatim {
		return "", false
	}
	text, same := section.render(value.Abs())
	if signed && value.IsNegative() && strings.ContainsAny(text, "123456789") {
		text = "-" + text
	}
	lost := value.IsNegative() && !strings.ContainsAny(text, "-－−(（△▲↓负减降")
	gained := value.IsPositive() && startsNegative(text)
	switch {
	case value.IsZero() && (section.digits || section.general || strings.Trim(text, "-－—–") == ""), same && !lost && !gained:
		return "", false
	}
	return text, text == ""
}

// startsNegative reports whether what is seen of a number begins with a minus or as accountants write one: △5, (5).
func startsNegative(text string) bool { return negative.MatchString(text) }

var negative = regex.New(`^\s*(?:[-－−△▲↓负减]|下降|[(（]\s*(?:\d|$))`)

// sectionFor returns the section for a number, nil where none is known to hold. Signed says that it shows a negative
// number with a minus of itself; a section for negative numbers alone, as that of [<0]-0, brings its own.
func (f *Format) sectionFor(value decimal.Decimal) (s *formatSection, signed bool) {
	if f.conditional() {
		s = f.sectionByCondition(value)
		return s, s == nil || !startsNegative(s.prefix)
	}
	switch sign := value.Sign(); {
	case sign < 0 && len(f.numbers) > 1:
		return &f.numbers[1], false
	case sign == 0 && len(f.numbers) > 2:
		return &f.numbers[2], false
	}
	return &f.numbers[0], true
}

// conditional reports whether a section of the format says itself for which numbers it holds.
func (f *Format) conditional() bool {
	return slices.ContainsFunc(f.numbers, func(s formatSection) bool { return s.condition != "" })
}

// sectionByCondition returns the first section whose condition holds, else the last. Of a second section without a
// condition before a third, negative numbers are the condition. Nil is for a format that leaves a number out.
func (f *Format) sectionByCondition(value decimal.Decimal) *formatSection {
	last := len(f.numbers) - 1
	for i := range f.numbers {
		s := &f.numbers[i]
		switch holds, known := s.holds(value); {
		case s.condition != "" && !known:
			return nil
		case holds, s.condition == "" && i == last, s.condition == "" && i == 1 && value.IsNegative():
			return s
		}
	}
	return nil
}

// holds reports whether a number is one that the section's condition means. Known is false where that is none.
func (s *formatSection) holds(value decimal.Decimal) (holds, known bool) {
	operator := s.condition[:len(s.condition)-len(strings.TrimLeft(s.condition, "<>="))]
	limit, err := decimal.NewFromString(strings.TrimSpace(s.condition[len(operator):]))
	order := value.Cmp(limit)
	holds, known = map[string]bool{"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0, "=": order == 0,
		"<>": order != 0}[operator]
	return holds && err == nil, known && err == nil
}

// render returns what the section shows of a number that is not negative, and whether that is the number's value.
func (s *formatSection) render(value decimal.Decimal) (text string, same bool) {
	switch {
	case s.power != nil:
		text, same = s.power.render(s, value)
	case s.ratio != nil:
		text, same = s.ratio.render(value)
	case s.within != nil:
		return s.fill(value.Round(0).String()), value.IsInteger() && !s.writesDigits()
	case s.general:
		text, same = value.String(), true
	case s.digits:
		seen := value.Shift(int32(s.shift)).Round(int32(s.most))
		text, same = s.digitsOf(seen), s.shift == 0 && s.drawn == 0 && seen.Equal(value)
		if s.money() != moneyIn(s.suffix) { // it is read in 元, and seen in the greater unit
			same = seen.Shift(-int32(s.shift)).Equal(value)
		}
	}
	return strings.TrimSpace(s.prefix + text + s.suffix), same && !s.multiplies()
}

// fill returns a whole number's digits among what the section writes between them. What is left of them stands at the
// first digit.
func (s *formatSection) fill(digits string) string {
	first := slices.IndexFunc(s.within, func(at slot) bool { return at.literal == "" })
	text := ""
	for i, at := range slices.Backward(s.within) {
		switch {
		case at.literal != "":
			text = at.literal + text
		case i == first:
			if digits == "" && at.zero {
				digits = "0"
			}
			text, digits = digits+text, ""
		case digits != "":
			text, digits = digits[len(digits)-1:]+text, digits[:len(digits)-1]
		case at.zero:
			text = "0" + text
		}
	}
	return text
}

// writesDigits says whether a digit, or what turns digits round, is among what the section writes as it is.
func (s *formatSection) writesDigits() bool {
	return slices.ContainsFunc(s.within, func(at slot) bool {
		return strings.ContainsFunc(at.literal, func(r rune) bool {
			return unicode.IsDigit(r) || unicode.Is(unicode.Bidi_Control, r)
		})
	})
}

// digitsOf returns the digits of a number that is rounded to the section's places.
func (s *formatSection) digitsOf(value decimal.Decimal) string {
	whole, fraction, _ := strings.Cut(value.StringFixed(int32(s.most)), ".")
	for len(fraction) > s.least && fraction[len(fraction)-1] == '0' {
		fraction = fraction[:len(fraction)-1]
	}
	if whole == "0" {
		whole = ""
	}
	if missing := s.whole - len(whole); missing > 0 {
		whole = strings.Repeat("0", missing) + whole
	}
	if s.drawn > 0 {
		whole = strings.Repeat("0", max(0, s.drawn+1-len(whole))) + whole
		whole, fraction = whole[:len(whole)-s.drawn], whole[len(whole)-s.drawn:]
	}
	if s.grouped {
		whole = thousands(whole)
	}
	if fraction != "" {
		return whole + "." + fraction
	}
	return whole
}

// thousands separates the thousands of a whole number.
func thousands(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// multiplies says whether what the section writes beside the digits makes another number of them: 523"万件", 5"0", 35"%".
// A unit of money does not: it is known which. A foreign currency does.
func (s *formatSection) multiplies() bool {
	if strings.ContainsFunc(s.prefix+s.suffix, func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }) {
		return true // the digits are drawn in another order
	}
	before, _ := utf8.DecodeLastRuneInString(s.prefix)
	behind, _ := utf8.DecodeRuneInString(s.suffix)
	switch {
	case unicode.IsDigit(before) || unicode.IsDigit(behind), strings.ContainsAny(s.prefix+s.suffix, "$＄€£￡"):
		return true
	case moneyIn(s.suffix) != grid.NoMoney || s.shift != 0:
		return false
	}
	return strings.ContainsAny(string(before)+string(behind), "〇一二三四五六七八九") ||
		another.MatchString(s.suffix) || aboutOne.MatchString(s.prefix)
}

var (
	// aboutOne ends what makes an estimate of the number behind it: 约5, 不少于5; but not 超期5, 不予公开5.
	aboutOne = regex.New(`(?:(?:^|[^节预条合契签公违履邀制立毁特租续解爽失赴如践])约|(?:^|[^附最])近|超过?|逾|(?:^|[\s共计有为])不(?:足|满)|不(?:到|少于|低于|多于|高于|超过|大于|小于)|至[少多]|最[少多]|大概|[≥≤＞＜><≈～~±])[\s\x{3000}：:]*$`)
	// another begins what makes another number of the one before it: 5万, 5倍, 5以上.
	another = regex.New(`^[ \x{3000}（(]*(?:[十百千万亿%％‰余多几+/倍]|\p{Han}{0,2}(?:以[上下内]|左右|上下))`)
)

// Dress returns a number as it is seen where the format changes nothing of it but its dress: with separators, zeros
// behind the point, a unit. Known is false where it is not understood.
func (f *Format) Dress(number string) (text string, known bool) {
	if len(f.numbers) == 0 || len(number) > maxShown {
		return "", len(f.numbers) == 0
	}
	value, err := decimal.NewFromString(number)
	section, signed := f.sectionFor(value)
	switch {
	case err != nil || section == nil || section.unsupported || section.chinese:
		return "", false
	case section.verbatim:
		return "", true
	}
	text, _ = section.render(value.Abs())
	if signed && value.IsNegative() {
		text = "-" + text
	}
	return text, true
}

// IsText says whether the format is that of texts: @.
func (f *Format) IsText() bool { return len(f.numbers) == 0 && f.text != nil && f.text.verbatim }
