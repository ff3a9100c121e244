package beside

import (
	"strings"
	"time"

	"nianbao/filing/file"
	"nianbao/form"
	day "nianbao/form/wanted"
	"nianbao/regex"
)

// A Deadline is by when reports must be published: a day of the year after theirs where it names no year.
type Deadline = day.Day

// before ends what is said of a day until which something is done: 2月15日前.
var before = regex.New(`(?:之|以)?前$`)

// written is a day all in digits: 20250215.
var written = regex.New(`^(\d{4})(\d{2})(\d{2})$`)

// ParseDeadline reads such a day: 2月15日, 2-15, 2.15, 二月十五日, 2025年2月15日. Of nothing it returns the zero Deadline: the
// form says by when. The error is an *file.Error.
func ParseDeadline(text string) (Deadline, error) {
	plain := before.ReplaceAllString(strings.Join(strings.Fields(form.HalfWidth(text)), ""), "")
	if plain == "" {
		return Deadline{}, nil
	}
	if bare, ok := strings.CutSuffix(plain, "号"); ok {
		plain = bare + "日"
	}
	plain = written.ReplaceAllString(plain, "$1-$2-$3")
	const layout = "2006年1月2日"
	for _, year := range []string{"", leap + "年", leap + "-"} {
		typed := year + plain
		if year == leap+"-" {
			typed = strings.NewReplacer("/", "-", ".", "-").Replace(typed)
		}
		date := form.PlainDate(typed)
		if date == typed && !form.IsDate(date) {
			continue
		}
		of, err := time.Parse(layout, date)
		switch {
		case err != nil:
			return Deadline{}, &file.Error{Reason: "公布期限“" + text + "”写错了：没有这一天",
				Advice: "请看月份和日子，写成如 --deadline 2月15日。"}
		case year != "" && of.Month() == time.February && of.Day() == 29:
			return Deadline{}, &file.Error{Reason: "公布期限“" + text + "”不是每年都有的日子",
				Advice: "请写上年份，如 --deadline 2028年2月29日，或者写 --deadline 2月28日。"}
		}
		until := Deadline{Month: int(of.Month()), Day: of.Day()}
		if year == "" {
			until.Year = of.Year()
		}
		return until, nil
	}
	return Deadline{}, &file.Error{Reason: "公布期限“" + text + "”不是日期", Advice: "请写如 --deadline 2月15日。"}
}

// leap is a year that has every day.
const leap = "2024"
