package form

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/grid"
)

var (
	figureShape = regexp.MustCompile(`^([+-]?) ?(\d+|\d{1,3}(?:[, ]\d{3})+)(\.\d+)?\s*(件|项|个|条|次|宗|起|份|万元|元)?\s*(?:\((.*)\))?$`)
	unitRemark  = regexp.MustCompile(`^(?:单位:? ?)?(件|项|个|条|次|宗|起|份|万元|元)$`)
	magnitude   = regexp.MustCompile(`^(?:单位:? ?)?[百千万十亿]+[件项个条次宗起份]?$`)
	groups      = strings.NewReplacer(",", "", " ", "")
)

// HalfWidth returns a text with full-width letters, digits and signs made plain. Circled digits and superscripts stay:
// they are no digits of a figure but marks of a footnote.
func HalfWidth(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E:
			return r - 0xFF01 + '!'
		case r == 0x3000, r == 0xA0, r == 0x2007, r == 0x202F:
			return ' '
		case r == 0x2212, r == 0x2013:
			return '-'
		}
		return r
	}, text)
}

// IsUnit reports whether a text is nothing but a unit: 件, （单位：万元）.
func IsUnit(text string) bool { return unitRemark.MatchString(strings.Trim(HalfWidth(text), "() ")) }

// maxDigits bounds a figure's length; no count of anything has more digits.
const maxDigits = 18

// ParseValue reads what stands in a cell that counts in unit; written is the unit that its label states, "" for none.
// An amount in 元 becomes one in 万元 where the form counts 万元.
func ParseValue(text string, kind grid.Kind, unit, written string) Value {
	v := Value{Text: text, Kind: kind, State: Unreadable, Written: written}
	if kind != grid.Text && kind != grid.Number {
		return v
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && len(text) < maxDigits && (written == "" || written == unit) {
		v.State, v.Number = Number, decimal.NewFromInt(n) // nearly every cell
		return v
	}
	t := strings.TrimSpace(HalfWidth(text))
	switch t {
	case "":
		v.State = Blank
		return v
	case "/", "-", "--", "—", "——", "―", "无", "不适用", "\\":
		v.State = Stroke
		return v
	}
	if rest, ok := strings.CutSuffix(t, unit); ok && unit != "" && rest != "" {
		t, v.Unit = strings.TrimSpace(rest), unit
	}
	m := figureShape.FindStringSubmatch(t)
	if m == nil || len(m[2]) > maxDigits || len(m[3]) > maxDigits {
		v.Unit = ""
		return v
	}
	if magnitude.MatchString(strings.TrimSpace(m[5])) { // 5（万）
		v.Unit = m[5]
		return v
	}
	number, err := decimal.NewFromString(m[1] + groups.Replace(m[2]) + m[3])
	if err != nil {
		return v
	}
	if m[4] != "" {
		v.Unit = m[4]
	}
	if u := unitRemark.FindStringSubmatch(strings.TrimSpace(m[5])); u != nil { // 12（元）
		v.Unit, m[5] = u[1], ""
	}
	if v.Unit != "" {
		written = v.Unit
	}
	switch {
	case written == "元" && unit == "万元":
		number, v.Unit = number.Shift(-4), written
	case written == "万元" && unit == "元":
		number, v.Unit = number.Shift(4), written
	case written != "" && written != unit && (strings.HasSuffix(written, "元") || strings.HasSuffix(unit, "元") || len(written) > len("件")):
		v.Unit = written
		return v // 亿元, 万件, or money where something is counted
	}
	v.State, v.Number, v.Remark = Number, number, m[5]
	return v
}
