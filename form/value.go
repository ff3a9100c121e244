package form

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/grid"
)

// State says what stands in a cell.
type State int

const (
	Blank      State = iota // nothing
	Stroke                  // a stroke or a word for “none”: /, —, 无
	Number                  // a figure
	Unreadable              // something that is no figure
)

// A Value is what stands in one cell of a report. Blank and Stroke count as 0.
type Value struct {
	State   State
	Number  decimal.Decimal // exact, in the unit of the form
	Text    string          // as typed
	Unit    string          // the unit that was typed, or that was converted: 元
	Written string          // the unit that the label states, or a note above the table
	Remark  string          // what stood in brackets behind the figure: 其中修订16件
	Kind    grid.Kind
	Formula string
	Array   bool   // the formula is one of several cells together
	Shown   string // what the number format makes of the figure, where that is not the figure
	Hidden  bool   // nobody sees it: its sheet, row or column is hidden, or it is written white on white
	Place   Place
}

// Plain returns the value in one notation, whatever notation it was typed in: the figure, / for a stroke, nothing for a blank.
func (v Value) Plain() string {
	switch v.State {
	case Number:
		return v.Number.String()
	case Stroke:
		return "/"
	case Unreadable:
		return strings.Join(strings.Fields(v.Text), " ")
	}
	return ""
}

// A Place is where something stands in a filing. The zero Place is nowhere.
type Place struct {
	Sheet string // worksheet, or the heading above the table
	Ref   string // E6, R4C7, 第3段

	grid, row, col int // the reading order
}

// At returns the grid that the place is in, by its number in the book, and the row and column, counted from 0.
func (p Place) At() (grid, row, col int) { return p.grid, p.row, p.col }

// Compare orders places as one reads.
func (p Place) Compare(q Place) int {
	switch {
	case p.grid != q.grid:
		return p.grid - q.grid
	case p.row != q.row:
		return p.row - q.row
	}
	return p.col - q.col
}

// String returns the place as messages print it: 依申请公开!E6.
func (p Place) String() string {
	switch {
	case p.Sheet == "":
		return p.Ref
	case p.Ref == "":
		return p.Sheet
	}
	return p.Sheet + "!" + p.Ref
}

var (
	figureShape = regexp.MustCompile(`^([+-]?) ?(\d+|\d{1,3}(?:[, ]\d{3})+)(\.\d+)?\s*(件|项|个|条|次|宗|起|份|万元|元)?\s*(?:\((.*)\))?$`)
	unitRemark  = regexp.MustCompile(`^(?:单位:? ?)?(件|项|个|条|次|宗|起|份|万元|元)$`)
	magnitude   = regexp.MustCompile(`^(?:单位:? ?)?[百千万十亿]+[件项个条次宗起份]?$`)
	groups      = strings.NewReplacer(",", "", " ", "")
)

// narrow returns a text with full-width letters, digits and signs made plain. Circled digits and superscripts stay: they are no digits of
// a figure but marks of a footnote.
func narrow(text string) string {
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

// maxDigits bounds a figure's length; no count of anything has more digits.
const maxDigits = 18

// ParseValue reads what stands in a cell that counts in unit; written is the unit that its label states, "" for none. An amount in 元
// becomes one in 万元 where the form counts 万元.
func ParseValue(text string, kind grid.Kind, unit, written string) Value {
	v := Value{Text: text, Kind: kind, State: Unreadable, Written: written}
	if kind != grid.Text && kind != grid.Number {
		return v
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && len(text) < maxDigits && (written == "" || written == unit) {
		v.State, v.Number = Number, decimal.NewFromInt(n) // nearly every cell
		return v
	}
	t := strings.TrimSpace(narrow(text))
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
