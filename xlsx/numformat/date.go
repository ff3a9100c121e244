package numformat

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// lastDay is the serial number of 9999-12-31, the last day of Excel's calendar.
const lastDay = 2958465

// DateText returns what a number is as a date, ok false where it is none in Excel's calendar.
func (f *Format) DateText(number string, date1904 bool) (text string, ok bool) {
	serial, err := strconv.ParseFloat(number, 64)
	if err != nil || serial < 0 {
		return "", false
	}
	days := math.Floor(serial)
	seconds := math.Round((serial - days) * 24 * 60 * 60)
	if seconds == 24*60*60 {
		days, seconds = days+1, 0
	}
	if days > lastDay {
		return "", false
	}
	if f.elapsed {
		return clockText(int(days)*24*60*60+int(seconds), f.seconds), true
	}
	clock := clockText(int(seconds), f.seconds)
	switch {
	case f.date && f.clock, f.clock && days > 0:
		return dayText(int(days), date1904) + " " + clock, true
	case f.clock:
		return clock, true
	default:
		return dayText(int(days), date1904), true
	}
}

// dayText returns the date of a serial number. In the 1900 calendar number 60 is a 29 February that never was, and 0
// the day before January; Excel shows both.
func dayText(days int, date1904 bool) string {
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days == 0:
		return "1900-01-00"
	case days == 60:
		return "1900-02-29"
	case days < 60:
		days++
	}
	return epoch.AddDate(0, 0, days).Format(time.DateOnly)
}

func clockText(seconds int, withSeconds bool) string {
	text := fmt.Sprintf("%02d:%02d", seconds/3600, seconds/60%60)
	if withSeconds {
		text += fmt.Sprintf(":%02d", seconds%60)
	}
	return text
}

// ISODate returns the text of a date that a strict file stores as such.
func ISODate(value string) (string, bool) {
	value = strings.TrimSuffix(value, "Z")
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly, time.TimeOnly} {
		t, err := time.Parse(layout, value)
		if err != nil {
			continue
		}
		clock := clockText(t.Hour()*3600+t.Minute()*60+t.Second(), t.Second() != 0)
		switch {
		case layout == time.TimeOnly:
			return clock, true
		case clock == "00:00":
			return t.Format(time.DateOnly), true
		default:
			return t.Format(time.DateOnly) + " " + clock, true
		}
	}
	return "", false
}
