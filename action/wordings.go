package action

import (
	"errors"
	"time"

	"nianbao/action/wording"
)

// inChinese returns a number in Chinese digits, in one of these styles: 年份 (二〇二四, digit by digit, which is that
// without a style), 数量, 大写, 金额. A blank is nothing, a stroke or words are as of [wording.Words].
func inChinese(style string, v Value) (string, error) {
	n, isFigure := v.figure()
	if isFigure && style != "年份" {
		return wording.Number(style, n)
	}
	s, err := v.Print()
	if err != nil {
		return "", err
	}
	return wording.Words(style, s, isFigure)
}

// formatted returns a figure in a format; a blank is nothing, and a stroke or words stay as they are.
func formatted(code string, v Value) (string, error) {
	f, err := wording.ParseFormat(code)
	if err != nil {
		return "", err
	}
	if n, ok := v.figure(); ok {
		return f.Write(n), nil
	}
	return v.Print()
}

// dated returns a date in a style. A blank is nothing.
func dated(style string, v Value) (string, error) {
	if v.IsBlank() {
		return "", nil
	}
	if t, ok := v.held.(time.Time); ok {
		return wording.DateOf(t).Write(style)
	}
	s, err := v.Print()
	d, ok := wording.ParseDate(s)
	if err != nil || !ok {
		return "", errors.New("“" + wording.First(s, 20) + "”不是日期，要写成 2025-01-20 这样")
	}
	return d.Write(style)
}
