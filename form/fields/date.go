package fields

import (
	"strings"
	"time"

	"nianbao/form"
)

// DateOf returns a date, in whatever digits it is written, as machines have it: 2025-01-20; empty for what is none.
func DateOf(text string) string {
	day, err := time.Parse("2006年1月2日", strings.TrimSpace(form.PlainDate(text)))
	if err != nil {
		return ""
	}
	return day.Format(time.DateOnly)
}
