package action

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"time"

	"github.com/shopspring/decimal"
)

// A date is a day or, with day 0, a month.
type date struct{ year, month, day int }

var (
	dateShape = regexp.MustCompile(`^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*日?|月)?(?:[T ].*)?\s*$`)
	eight     = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
)

// parseDate reads 2025-01-20, 2025/1/20, 2025.1.20, 20250120, 2025年1月20日, with a time behind it or not, and a month.
func parseDate(v Value) (date, bool) {
	if t, ok := v.held.(time.Time); ok {
		return date{t.Year(), int(t.Month()), t.Day()}, true
	}
	s, err := v.Print()
	if err != nil {
		return date{}, false
	}
	m := dateShape.FindStringSubmatch(s)
	if m == nil {
		m = eight.FindStringSubmatch(s)
	}
	if m == nil {
		return date{}, false
	}
	var d date
	d.year, _ = strconv.Atoi(m[1])
	d.month, _ = strconv.Atoi(m[2])
	d.day, _ = strconv.Atoi(m[3])
	t := time.Date(d.year, time.Month(d.month), max(d.day, 1), 0, 0, 0, 0, time.UTC)
	return d, int(t.Month()) == d.month && (t.Day() == d.day || d.day == 0 && m[3] == "")
}

// dated returns a date in one of these styles: 年月日 (2025年1月20日, which is that without a style), 年月, 月日, 大写
// (二〇二五年一月二十日). A blank is nothing.
func dated(style string, v Value) (string, error) {
	if v.IsBlank() {
		return "", nil
	}
	d, ok := parseDate(v)
	if !ok {
		s, _ := v.Print()
		return "", errors.New("“" + first(s, 20) + "”不是日期，要写成 2025-01-20 这样")
	}
	return d.write(style)
}

func (d date) write(style string) (string, error) {
	spell := strconv.Itoa
	year := spell(d.year)
	if style == "大写" {
		year = digitByDigit(fmt.Sprintf("%04d", d.year))
		spell = func(n int) string { return count(decimal.NewFromInt(int64(n))) }
	}
	switch {
	case style == "年月":
		return year + "年" + spell(d.month) + "月", nil
	case style == "月日" && d.day > 0:
		return spell(d.month) + "月" + spell(d.day) + "日", nil
	case style == "月日":
		return "", errors.New("这个日期没有日")
	case style != "年月日" && style != "大写":
		return "", errors.New("没有“" + first(style, 10) + "”这种写法，可用的有：年月日、年月、月日、大写")
	case d.day == 0:
		return year + "年" + spell(d.month) + "月", nil
	}
	return year + "年" + spell(d.month) + "月" + spell(d.day) + "日", nil
}
