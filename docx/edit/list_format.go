package edit

import (
	"strconv"
	"strings"
)

// maxCounted is the highest number that is written otherwise than in digits.
const maxCounted = 9999

// numberIn writes a number in one of the formats of lists, those that it does not know in digits.
func numberIn(format string, n int) string {
	digits := strconv.Itoa(n)
	switch {
	case format == "none":
		return ""
	case n < 1 || n > maxCounted:
		return digits
	}
	switch format {
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
		"taiwaneseCountingThousand":
		return chinese(n, "〇一二三四五六七八九", "十百千")
	case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
		return chinese(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return strings.NewReplacer("0", "〇", "1", "一", "2", "二", "3", "三", "4", "四", "5", "五", "6", "六", "7", "七",
			"8", "八", "9", "九").Replace(digits)
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, digits)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n <= 20 {
			return string(rune('①' + n - 1))
		}
	case "decimalZero":
		if n < 10 {
			return "0" + digits
		}
	case "upperRoman":
		return romanNumber(n)
	case "lowerRoman":
		return strings.ToLower(romanNumber(n))
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	case "ideographTraditional":
		return string([]rune("甲乙丙丁戊己庚辛壬癸")[(n-1)%10])
	}
	return digits
}

// chinese writes a number as it is spoken: 十一, 二十, 一百零三.
func chinese(n int, figures, units string) string {
	figure, unit := []rune(figures), []rune(units)
	text, gap := "", false
	for power, of := 3, 1000; power >= 0; power, of = power-1, of/10 {
		d := n / of % 10
		switch {
		case d == 0:
			gap = gap || text != ""
			continue
		case gap:
			text, gap = text+"零", false
		}
		if d != 1 || power != 1 || text != "" || figure[1] != '一' { // 十一, not 一十一
			text += string(figure[d])
		}
		if power > 0 {
			text += string(unit[power-1])
		}
	}
	return text
}

func romanNumber(n int) string {
	text := ""
	for _, s := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"},
		{9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= s.value; n -= s.value {
			text += s.sign
		}
	}
	return text
}

// letters writes a number as a letter, doubled behind the last: a, b, …, z, aa.
func letters(n int, first rune) string {
	if n > 26*26 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}
