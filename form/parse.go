package form

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"nianbao/form/folding"
	units "nianbao/form/unit"
	"nianbao/grid"
	"nianbao/regex"
)

var (
	// figureShape has a sign, the whole number with or without groups of three digits, the decimals, a unit and a remark.
	figureShape = regex.New(`^([+-]?) ?(\d+|\d{1,3}(?:[, ]\d{3})+)(\.\d*)?\s*` +
		`(件|项|个|条|次|宗|起|份|万元|元)?\s*(?:\((.*)\))?$`)
	unitRemark = regex.New(`^(?:单位:? ?)?(件|项|个|条|次|宗|起|份|万元|元)$`)
	magnitude  = regex.New(`^(?:单位:? ?)?[百千万十亿]+[件项个条次宗起份]?$`)
	groups     = strings.NewReplacer(",", "", " ", "")
)

// HalfWidth returns a text as package folding does.
func HalfWidth(text string) string { return folding.HalfWidth(text) }

// Squeeze returns a text without the spaces in it.
func Squeeze(text string) string { return folding.Squeeze(text) }

// IsUnit reports whether a text is nothing but a unit: 件, （单位：万元）.
func IsUnit(text string) bool {
	return unitRemark.MatchString(strings.Trim(Squeeze(HalfWidth(text)), "()"))
}

// maxDigits bounds a figure's length; no count of anything has more digits. A number that a workbook stores may have
// more places behind the point: 1E-20.
const maxDigits = 18

// ParseValue reads what stands in a cell that counts in unit; written is the unit that its label states, "" for none.
// An amount in 元 becomes one in 万元 where the form counts 万元.
func ParseValue(text string, kind grid.Kind, unit, written string) Value {
	v := Value{Text: text, Kind: kind, State: Unreadable, Written: written}
	if kind != grid.Text && kind != grid.Number {
		return v
	}
	if units.IsMoney(unit) && strings.Trim(written, "百千万亿") == "" && written != "" { // 金额（万）
		written += "元"
		v.Written = written
	}
	if (written == "" || written == unit) && isCount(text) {
		n, _ := strconv.ParseInt(text, 10, 64)
		v.State, v.Number = Number, decimal.NewFromInt(n)
		return v
	}
	seen, ok := Seen(text)
	if !ok {
		return v
	}
	t := strings.TrimSpace(HalfWidth(oneSpace(seen)))
	switch t {
	case "":
		v.State = Blank
		return v
	case "/", "-", "--", "—", "——", "―", "无", "不适用", "\\":
		v.State = Stroke
		return v
	}
	v.parseFigure(t, unit)
	return v
}

// oneSpace makes a space of every other that stands in a line: between thousands any may.
func oneSpace(text string) string {
	return folding.Map(func(r rune) rune {
		if unicode.Is(unicode.Zs, r) {
			return ' '
		}
		return r
	}, text)
}

// parseFigure takes what a text says, with its unit and its remark. The value stays unreadable where that is no figure,
// or none in a unit that can be converted.
func (v *Value) parseFigure(text, unit string) {
	stated := ""
	m := figureShape.FindStringSubmatch(text)
	if rest, ok := strings.CutSuffix(text, unit); m == nil && ok && unit != "" { // 3家
		m, stated = figureShape.FindStringSubmatch(strings.TrimSpace(rest)), unit
	}
	if m == nil || len(m[2]) > maxDigits || len(m[3]) > maxDigits && v.Kind != grid.Number {
		return
	}
	if m[3] == "." && (unit == "" || units.IsMoney(unit)) { // a count is 2, but an item's number, or an amount without its places
		return
	}
	remark := m[5]
	if magnitude.MatchString(Squeeze(remark)) { // 5（万）
		v.Unit = remark
		return
	}
	number, err := decimal.NewFromString(m[1] + groups.Replace(m[2]) + m[3])
	if err != nil {
		return
	}
	v.Unit = cmp.Or(m[4], stated)
	if u := unitRemark.FindStringSubmatch(Squeeze(remark)); u != nil { // 12（元）
		v.Unit, remark = u[1], ""
	}
	switch from := cmp.Or(v.Unit, v.Written); {
	case from == "元" && unit == "万元":
		number, v.Unit = number.Shift(-4), from
	case from == "万元" && unit == "元":
		number, v.Unit = number.Shift(4), from
	case !convertible(from, unit):
		v.Unit = from
		return
	}
	if converted := v.Unit != "" && v.Unit != unit || v.Written != "" && v.Written != unit; converted && isLong(number) {
		return // written in the form's unit it would not be read again
	}
	v.State, v.Number, v.Remark = Number, number, remark
}

// isLong reports whether a figure, written out, has more digits before or behind the point than one that is read.
func isLong(n decimal.Decimal) bool {
	whole, places, _ := strings.Cut(strings.TrimPrefix(n.String(), "-"), ".")
	return len(whole) > maxDigits || len(places) > maxDigits
}

// convertible reports whether a figure in one unit may stand for one in another: 12次 for 12件, but neither 亿元 nor
// 万件, nor money where something is counted. An empty unit is the other one.
func convertible(from, to string) bool {
	if from == "" || from == to {
		return true
	}
	return !units.IsMoney(from) && !units.IsMoney(to) && len(from) <= len("件") && !units.IsManifold(from)
}
