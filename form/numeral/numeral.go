// Package numeral reads counts as texts write them: in Arabic digits with commas and a fraction, in Chinese characters.
// It stands on nothing.
package numeral

import (
	"slices"

	"github.com/shopspring/decimal"
)

// maxDigits is how many characters a number may have; no count of anything has more.
const maxDigits = 18

// Read reads a number in Arabic digits at the beginning of a text, with a comma before each three digits and a
// fraction; size is how many characters it has, 0 for none.
func Read(text []rune) (n decimal.Decimal, size int) {
	digits := []byte{}
	point := false
	for size < len(text) && size < maxDigits {
		switch r := text[size]; {
		case IsDigit(r):
			digits = append(digits, byte(r))
		case r == '.' && !point && size > 0 && size+1 < len(text) && IsDigit(text[size+1]):
			digits, point = append(digits, '.'), true
		case r == ',' && !point && grouped(text, size):
		default:
			return numberOf(digits), size
		}
		size++
	}
	return numberOf(digits), size
}

// grouped reports whether a comma stands between groups of three digits: 1,234 is one number, 12,345,6 is several.
func grouped(text []rune, at int) bool {
	before := 0
	for at-before > 0 && IsDigit(text[at-before-1]) {
		before++
	}
	after := 0
	for at+after+1 < len(text) && IsDigit(text[at+after+1]) {
		after++
	}
	return before > 0 && before <= 3 && after == 3
}

func numberOf(digits []byte) decimal.Decimal {
	if len(digits) == 0 {
		return decimal.Zero
	}
	n, err := decimal.NewFromString(string(digits))
	if err != nil {
		return decimal.Zero
	}
	return n
}

// IsDigit reports whether a character is an Arabic digit.
func IsDigit(r rune) bool { return r >= '0' && r <= '9' }

var (
	numerals = []rune("零一二三四五六七八九")
	powers   = map[rune]int64{'十': 10, '百': 100, '千': 1000, '万': 10_000}
)

// ReadChinese reads a number in Chinese characters at the beginning of a text: 三十五, 一千零二, 二〇, 两. size is how
// many characters it has, 0 where there is none, or none that is well formed.
func ReadChinese(text []rune) (n decimal.Decimal, size int) {
	for size < len(text) && size <= maxDigits && IsChinese(text[size]) {
		size++
	}
	if size == 0 || size > maxDigits {
		return decimal.Zero, 0
	}
	value, ok := numeralOf(text[:size])
	if !ok {
		return decimal.Zero, 0
	}
	return decimal.NewFromInt(value), size
}

// IsChinese reports whether a character is one of a number in Chinese characters.
func IsChinese(r rune) bool {
	return slices.Contains(numerals, r) || r == '〇' || r == '两' || powers[r] > 0
}

func numeralOf(text []rune) (int64, bool) {
	digit := func(r rune) int64 {
		switch r {
		case '〇':
			return 0
		case '两':
			return 2
		}
		return int64(slices.Index(numerals, r))
	}
	if !slices.ContainsFunc(text, func(r rune) bool { return powers[r] > 0 }) {
		if len(text) > 1 && !slices.Contains(text, '〇') && !slices.Contains(text, '零') {
			return 0, false // 三五件 is three to five
		}
		n := int64(0)
		for _, r := range text {
			n = n*10 + digit(r)
		}
		return n, true
	}
	sum, part, last, pending := int64(0), int64(0), int64(1)<<40, int64(-1)
	for _, r := range text {
		power := powers[r]
		switch {
		case power == 0 && pending > 0:
			return 0, false
		case power == 0:
			pending = digit(r)
		case power == 10_000:
			if part += max(pending, 0); part == 0 || sum > 0 {
				return 0, false
			}
			sum, part, pending, last = part*power, 0, -1, 10_000
		case power >= last, pending <= 0 && (power > 10 || part > 0 && pending < 0):
			return 0, false
		default:
			if pending <= 0 {
				pending = 1
			}
			part, pending, last = part+pending*power, -1, power
		}
	}
	if pending > 0 && last > 10 && text[len(text)-2] != '零' && text[len(text)-2] != '〇' {
		return 0, false // 五百五 may be 505 or 550
	}
	return sum + part + max(pending, 0), true
}
