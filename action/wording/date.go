package wording

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"nianbao/regex"
)

// A Date is a day or, with day 0, a month.
type Date struct{ year, month, day int }

var (
	dateShape = regex.New(`^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*日?|月)?(?:[T ].*)?\s*$`)
	eight     = regex.New(`^(\d{4})(\d{2})(\d{2})$`)
)

// DateOf returns the day of a time.
func DateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// ParseDate reads 2025-01-20, 2025/1/20, 2025.1.20, 20250120, 2025年1月20日, with a time behind it or not, and a month.
func ParseDate(s string) (Date, bool) {
	m := dateShape.FindStringSubmatch(s)
	if m == nil {
		m = eight.FindStringSubmatch(s)
	}
	if m == nil {
		return Date{}, false
	}
	var d Date
	d.year, _ = strconv.Atoi(m[1])
	d.month, _ = strconv.Atoi(m[2])
	d.day, _ = strconv.Atoi(m[3])
	t := time.Date(d.year, time.Month(d.month), max(d.day, 1), 0, 0, 0, 0, time.UTC)
	return d, int(t.Month()) == d.month && (t.Day() == d.day || d.day == 0 && m[3] == "")
}

// Write returns a date in one of these styles: 年月日 (2025年1月20日), 年月, 月日, 大写 (二〇二五年一月二十日). The error
// says in Chinese what is wrong with the style.
func (d Date) Write(style string) (string, error) {
	spell := strconv.Itoa
	year := spell(d.year)
	if style == "大写" {
		year = Digits(fmt.Sprintf("%04d", d.year))
		spell = func(n int) string { return count(decimal.NewFromInt(int64(n))) }
	}
	switch {
	case style == "年月":
		return year + "年" + spell(d.month) + "月", nil
	case style == "月日" && d.day > 0:
		return spell(d.month) + "月" + spell(d.day) + "日", nil
	case style == "月日":
		return "", errors.New("这个日期只有年月，没有日")
	case style != "年月日" && style != "大写":
		return "", errors.New("没有“" + First(style, 10) + "”这种写法，可用的有：年月日、年月、月日、大写")
	case d.day == 0:
		return year + "年" + spell(d.month) + "月", nil
	}
	return year + "年" + spell(d.month) + "月" + spell(d.day) + "日", nil
}
