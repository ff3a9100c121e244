package numformat

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// ShowDate returns what a date's format makes of a serial number, empty where the format has something that is not
// understood here: elapsed time, names of months, Chinese digits, halves of a day.
func (f *Format) ShowDate(number string, date1904 bool) string {
	serial, err := strconv.ParseFloat(number, 64)
	if err != nil || f.elapsed || serial < 61 || serial > lastDay { // before 61 the calendar has a day that never was
		return ""
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	days := math.Floor(serial)
	t := epoch.AddDate(0, 0, int(days)).Add(time.Duration(math.Round((serial-days)*24*60*60)) * time.Second)
	var b strings.Builder
	clock := false // the letters before are of the time of day
	for code := f.code; code != ""; {
		n, ok := showDatePart(&b, code, t, &clock)
		if !ok {
			return ""
		}
		code = code[n:]
	}
	return strings.TrimSpace(b.String())
}

// showDatePart writes what stands at the start of a code and returns its length.
func showDatePart(b *strings.Builder, code string, t time.Time, clock *bool) (n int, ok bool) {
	first, size := utf8.DecodeRuneInString(code)
	_, next := utf8.DecodeRuneInString(code[size:])
	switch first {
	case '"':
		quoted, _, _ := strings.Cut(code[1:], `"`)
		b.WriteString(quoted)
		return min(len(quoted)+2, len(code)), true
	case '[':
		body, _, _ := strings.Cut(code[1:], "]")
		return min(len(body)+2, len(code)), strings.HasPrefix(body, "$-")
	case '\\', '!':
		b.WriteString(code[size : size+next])
		return size + next, true
	case '_', '*':
		b.WriteString(" ")
		return size + next, true
	case ';', '@':
		return len(code), true
	}
	letter := code[0] | 0x20
	run := 1
	for run < len(code) && code[run]|0x20 == letter {
		run++
	}
	switch {
	case first >= utf8.RuneSelf:
		b.WriteRune(first)
		return size, first != '上' && first != '下' // 上午/下午
	case letter == 'm' && (*clock || strings.HasPrefix(strings.ToLower(strings.TrimLeft(code[run:], ":分")), "s")):
		fmt.Fprintf(b, "%0*d", min(run, 2), t.Minute())
		return run, run <= 2
	}
	value, known := map[byte]int{'y': t.Year(), 'e': t.Year(), 'm': int(t.Month()), 'd': t.Day(), 'h': t.Hour(),
		's': t.Second()}[letter]
	switch {
	case !known && (letter < 'a' || letter > 'z'):
		b.WriteRune(first)
		return size, first != '0' && first != '#' // parts of a second
	case !known || run > 2 && letter != 'y':
		return run, false
	case letter == 'y' && run <= 2:
		fmt.Fprintf(b, "%02d", value%100)
	default:
		fmt.Fprintf(b, "%0*d", run, value)
	}
	*clock = letter == 'h' || letter == 's'
	return run, true
}
