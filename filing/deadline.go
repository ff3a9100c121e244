package filing

import (
	"strings"
	"time"

	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/form/wanted"
)

// A Deadline is by when reports must be published, a day of the year after theirs.
type Deadline = wanted.Day

// ParseDeadline reads such a day: 2月15日, 2-15, 2025年2月15日. Of nothing it returns the zero Deadline: the form says
// by when. The error is an *file.Error.
func ParseDeadline(text string) (Deadline, error) {
	plain := strings.Join(strings.Fields(form.ASCIIDigits(text)), "")
	if plain == "" {
		return Deadline{}, nil
	}
	const leap = "2024" // every day is one of a leap year's
	for _, try := range [][2]string{{"2006年1月2日", plain}, {"2006年1月2日", leap + "年" + plain}, {"2006-1-2", plain}, {"2006-1-2", leap + "-" + plain}} {
		if day, err := time.Parse(try[0], try[1]); err == nil {
			return Deadline{Month: int(day.Month()), Day: day.Day()}, nil
		}
	}
	return Deadline{}, &file.Error{Reason: "公布期限“" + text + "”不是日期", Advice: "请写如 --deadline 2月15日。"}
}
