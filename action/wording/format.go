package wording

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/regex"
)

// A Format is how a figure is written, as number formats of a spreadsheet say it: #,##0.00 or 0.0%.
type Format struct {
	before, after string
	integer       int // digits before the point, at least
	least, most   int // digits behind it
	grouped       bool
	shift         int32 // 2 for %, 3 for ‰
}

var formatPattern = regex.New(`^([^#0;]*)([#0,]*[#0])(?:\.([#0]+))?([%‰]?)([^#0;%‰]*)$`)

// namedFormats are formats by what people call them.
var namedFormats = map[string]string{
	"千分位": "#,##0.##########", "百分比": "0.##%", "整数": "0", "一位小数": "0.0", "两位小数": "0.00",
}

// maxFormat bounds a format's length in bytes, and so what it can print.
const maxFormat = 60

// ParseFormat reads a format, or what people call one: 千分位, 百分比, 整数, 一位小数, 两位小数. The error says in Chinese how
// formats are written.
func ParseFormat(code string) (Format, error) {
	if format, ok := namedFormats[code]; ok {
		code = format
	}
	m := formatPattern.FindStringSubmatch(code)
	if m == nil || len(code) > maxFormat {
		return Format{}, errors.New("数字格式“" + First(code, 20) + "”不认识，要写成 #,##0.00、0.0% 这样")
	}
	f := Format{before: m[1], after: m[4] + m[5], most: len(m[3]), grouped: strings.Contains(m[2], ",")}
	f.integer = strings.Count(m[2], "0")
	f.least = strings.Count(m[3], "0")
	switch m[4] {
	case "%":
		f.shift = 2
	case "‰":
		f.shift = 3
	}
	return f, nil
}

// Write returns a figure in the format, rounded half away from zero.
func (f *Format) Write(n decimal.Decimal) string {
	n = n.Shift(f.shift).Round(int32(f.most))
	sign := ""
	if n.Sign() < 0 {
		sign, n = "-", n.Neg()
	}
	digits, fraction, _ := strings.Cut(n.StringFixed(int32(f.most)), ".")
	for len(fraction) > f.least && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	if digits == "0" {
		digits = ""
	}
	digits = strings.Repeat("0", max(0, f.integer-len(digits))) + digits
	if f.grouped {
		digits = group(digits)
	}
	return sign + f.before + digits + fraction + f.after
}

func group(digits string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}
