// Package wording is how figures and dates are written: number formats, Chinese digits and amounts, dates in the
// styles of official documents (GB/T 15835 figures, GB/T 9704 dates). It knows decimals and days, and no template.
package wording

import (
	"errors"
	"strconv"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
	"golang.org/x/text/width"

	"nianbao/regex"
)

// The digits as years are written, as people count, and as cheques are written.
const (
	yearDigits  = "〇一二三四五六七八九"
	countDigits = "零一二三四五六七八九"
	fullDigits  = "零壹贰叁肆伍陆柒捌玖"
)

// maxInChinese is one more than what can be said with 万, 亿 and 万亿.
var maxInChinese = decimal.New(1, 16)

// Number returns a number in Chinese digits, in one of these styles: 数量 (二千零二十四), 大写 (贰仟零贰拾肆), 金额
// (贰仟零贰拾肆元整). The error says in Chinese what is wrong with the style, or that the number is too large: from ten
// thousand 万亿 on.
func Number(style string, n decimal.Decimal) (string, error) {
	say := map[string]func(decimal.Decimal) string{"数量": count, "大写": full, "金额": money}[style]
	switch {
	case n.Abs().GreaterThanOrEqual(maxInChinese):
		return "", errors.New("数太大，大写写不出来")
	case say == nil:
		return "", errors.New("没有“" + First(style, 10) + "”这种写法，可用的有：年份、数量、大写、金额")
	}
	return signed(n, say), nil
}

// Words returns words of which a number was asked for in one of the styles, those without digits as they are; as 年份
// figures, too. The error says in Chinese why they would come out half written: an amount with its unit, a date.
func Words(style, s string, isFigure bool) (string, error) {
	_, isDate := ParseDate(s)
	switch {
	case style != "年份" && strings.ContainsFunc(s, unicode.IsDigit):
		return "", errors.New("“" + First(s, 20) + "”不是数，写不成大写；请在数据里只写数，逗号和单位都不写")
	case style != "年份":
		return s, nil
	case isDate && !isFigure && !strings.Contains(s, "年"):
		return "", errors.New("“" + First(s, 20) + "”是日期，写成汉字要用 日期 “大写”")
	}
	return years(s), nil
}

// Digits puts Chinese digits for those of a text.
func Digits(s string) string {
	digits := []rune(yearDigits)
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return digits[r-'0']
		case r >= '０' && r <= '９':
			return digits[r-'０']
		case r == '.':
			return '点'
		}
		return r
	}, s)
}

// monthOrDay is a figure before the word for a month or a day.
var monthOrDay = regex.New(`([0-9０-９]+)(\s*[月日])`)

// years puts Chinese digits for those of a text as years are written, but counts months and days, as GB/T 15835 has it:
// 二〇二五年十月二十日.
func years(s string) string {
	return Digits(monthOrDay.ReplaceAllStringFunc(s, func(found string) string {
		m := monthOrDay.FindStringSubmatch(found)
		n, err := strconv.Atoi(width.Narrow.String(m[1]))
		if err != nil || n > 31 {
			return found
		}
		return count(decimal.NewFromInt(int64(n))) + m[2]
	}))
}

func signed(n decimal.Decimal, say func(decimal.Decimal) string) string {
	if n.Sign() < 0 {
		return "负" + say(n.Neg())
	}
	return say(n)
}

func count(n decimal.Decimal) string {
	s := spoken(n, countDigits, "十百千")
	if strings.HasPrefix(s, "一十") { // 十五, but 一百一十五
		s = strings.TrimPrefix(s, "一")
	}
	return s
}

func full(n decimal.Decimal) string { return spoken(n, fullDigits, "拾佰仟") }

func spoken(n decimal.Decimal, digits, places string) string {
	whole, fraction, _ := strings.Cut(n.String(), ".")
	s := integer(whole, []rune(digits), []rune(places))
	if fraction != "" {
		s += "点"
		for _, d := range fraction {
			s += string([]rune(digits)[d-'0'])
		}
	}
	return s
}

// integer says up to 16 digits, four by four: one 零 for the zeros before a digit, none for those behind the last.
func integer(s string, digits, places []rune) string {
	var b strings.Builder
	zero := false
	for i, d := range s {
		rest := len(s) - 1 - i
		switch {
		case d == '0':
			zero = b.Len() > 0
		default:
			if zero {
				b.WriteRune(digits[0])
			}
			zero = false
			b.WriteRune(digits[d-'0'])
			if rest%4 > 0 {
				b.WriteRune(places[rest%4-1])
			}
		}
		if rest%4 == 0 && rest > 0 {
			b.WriteString(myriad(s, rest))
			zero = false // 十万五千
		}
	}
	if b.Len() == 0 {
		return string(digits[0])
	}
	return b.String()
}

// myriad returns the word behind the four digits that end where rest digits are left, none where they are all zeros.
func myriad(s string, rest int) string {
	four := strings.Trim(s[max(0, len(s)-rest-4):len(s)-rest], "0") != ""
	switch {
	case rest == 8 && len(s) > 12: // 一万亿: the 亿 belongs to both fours
		return "亿"
	case rest == 8 && four:
		return "亿"
	case four:
		return "万"
	}
	return ""
}

// money returns an amount in 元 as cheques spell it, rounded to 分.
func money(n decimal.Decimal) string {
	whole, fraction, _ := strings.Cut(n.Round(2).StringFixed(2), ".")
	digits := []rune(fullDigits)
	tenths, hundredths := fraction[0]-'0', fraction[1]-'0'
	s := ""
	if whole != "0" || fraction == "00" {
		s = integer(whole, digits, []rune("拾佰仟")) + "元"
	}
	if fraction == "00" {
		return s + "整"
	}
	if tenths > 0 {
		s += string(digits[tenths]) + "角"
	} else if s != "" {
		s += "零"
	}
	if hundredths == 0 {
		return s + "整"
	}
	return s + string(digits[hundredths]) + "分"
}
