package biff

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// maxText is the longest formula in characters, and maxNodes what it may be made of: Excel's own limit is 1800 bytes of
// tokens.
const (
	maxText  = 8192
	maxNodes = 8192
)

// unreadable stands for a formula that was not understood. No function has this name: the check cannot decide what it
// comes to, and says so.
const unreadable = "原公式读不出()"

// A decoder makes text of one formula's tokens, [MS-XLS] 2.5.198.
type decoder struct {
	book     *workbook
	row, col int  // where the formula stands: what relative references count from
	inName   bool // it is that of a defined name, which stands in A1 of a sheet of Excel's size today

	in    *fields // tokens
	rest  *fields // what constants need besides
	stack []syntax.Node
	nodes int
	bad   bool // a token that is none, or that nothing is known of
}

// text returns the formula as text; false where it was not understood.
func (d *decoder) text(tokens, rest []byte) (string, bool) {
	d.in, d.rest = fieldsOf(tokens), fieldsOf(rest)
	for !d.bad && d.in.settle() {
		d.token(d.in.u8())
		d.bad = d.bad || d.in.short || d.rest.short || d.nodes > maxNodes
	}
	if d.bad || len(d.stack) != 1 {
		return "", false
	}
	text := d.print(d.stack[0])
	if len(text) > maxText && len([]rune(text)) > maxText {
		return "", false
	}
	// What reads as another formula must not be passed on as this one.
	parsed, err := syntax.ParseDefinition(text)
	if err != nil || withoutPrefixes(d.print(parsed.Root)) != withoutPrefixes(text) {
		return "", false
	}
	return text, true
}

// print writes a formula; that of a name may be a list without brackets.
func (d *decoder) print(n syntax.Node) string {
	list, ok := n.(syntax.Union)
	if !ok || !d.inName {
		return syntax.Print(n)
	}
	var parts []string
	for _, part := range list {
		parts = append(parts, syntax.Print(part))
	}
	return strings.Join(parts, ",")
}

// withoutPrefixes takes off what package syntax passes over.
func withoutPrefixes(text string) string { return strings.ReplaceAll(text, futurePrefix, "") }

func (d *decoder) push(n syntax.Node) {
	d.nodes++
	d.stack = append(d.stack, n)
}

// pop returns the last n operands.
func (d *decoder) pop(n int) []syntax.Node {
	if n > len(d.stack) {
		d.bad = true
		return slices.Repeat([]syntax.Node{syntax.MissingArg{}}, n)
	}
	at := len(d.stack) - n
	args := slices.Clone(d.stack[at:])
	d.stack = d.stack[:at]
	return args
}

// binaries are the operators with two operands from token 3 on.
var binaries = [...]syntax.Op{
	syntax.OpAdd, syntax.OpSubtract, syntax.OpMultiply, syntax.OpDivide, syntax.OpPower, syntax.OpConcat, syntax.OpLess,
	syntax.OpLessEqual, syntax.OpEqual, syntax.OpGreaterEqual, syntax.OpGreater, syntax.OpUnequal, syntax.OpIntersect,
}

// token reads one token, [MS-XLS] 2.5.198.25 to .111. From 0x20 on there are three of each, which say whether a value or
// a reference is wanted.
func (d *decoder) token(t int) {
	const firstBinary, union, rangeOf = 0x03, 0x10, 0x11
	switch {
	case t >= 0x20 && t < 0x80:
		d.operand(t&0x1F | 0x20)
	case t >= firstBinary && t < firstBinary+len(binaries):
		two := d.pop(2)
		d.push(&syntax.Binary{Op: binaries[t-firstBinary], Left: two[0], Right: two[1]})
	case t == union:
		two := d.pop(2)
		list, ok := two[0].(syntax.Union)
		if !ok {
			list = syntax.Union{two[0]}
		}
		d.push(append(slices.Clip(list), two[1]))
	case t == rangeOf:
		two := d.pop(2)
		d.push(&syntax.Binary{Op: syntax.OpRange, Left: two[0], Right: two[1]})
	default:
		d.plain(t)
	}
}

// plain reads signs and constants.
func (d *decoder) plain(t int) {
	switch t {
	case 0x12, 0x13, 0x14:
		d.push(&syntax.Unary{Op: "+-%"[t-0x12], X: d.pop(1)[0]})
	case 0x15: // brackets, which the printer sets where they are needed
	case 0x16:
		d.push(syntax.MissingArg{})
	case 0x17:
		d.push(syntax.Text{Value: d.in.shortText()})
	case 0x19:
		d.attribute()
	case 0x1C:
		d.push(syntax.ErrorValue{Code: d.errorCode(d.in.u8())})
	case 0x1D:
		d.push(syntax.Bool{Value: d.in.u8() != 0})
	case 0x1E:
		d.push(syntax.Number{Value: decimal.NewFromInt(int64(d.in.u16()))})
	case 0x1F:
		d.push(d.number(d.in.double()))
	default:
		d.bad = true
	}
}

// number returns a constant. One below 0 is none that can be written.
func (d *decoder) number(v float64) syntax.Node {
	n, err := decimal.NewFromString(strconv.FormatFloat(v, 'g', -1, 64))
	if err != nil {
		d.bad = true
	}
	return syntax.Number{Value: n}
}

func (d *decoder) errorCode(code int) string {
	word, ok := errorWords[code]
	d.bad = d.bad || !ok
	return word
}

// errorWords are the error values, [MS-XLS] 2.5.10.
var errorWords = map[int]string{
	0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}

// attribute reads a token that says how a formula is calculated or spaced. A SUM of one argument is written so.
func (d *decoder) attribute() {
	const volatile, condition, choose, jump, sum, assign, space = 1, 2, 4, 8, 0x10, 0x20, 0x40
	flags, data := d.in.u8(), d.in.u16()
	switch {
	case flags&sum != 0:
		d.push(&syntax.Call{Name: "SUM", Args: d.pop(1)})
	case flags&choose != 0:
		d.in.skip(2 * (data + 1))
	case flags == 0, flags&(volatile|condition|jump|assign|space) != 0:
	default:
		d.bad = true
	}
}

// call reads a call of a function with so many arguments.
func (d *decoder) call(number, args int) {
	if number == userDefined {
		d.callByName(args)
		return
	}
	f, ok := functions()[number]
	if args < 0 {
		args = f.args
	}
	if !ok || args < 0 {
		d.bad = true
		return
	}
	d.push(&syntax.Call{Name: f.name, Args: d.pop(args)})
}

// callByName reads a call whose first argument is the function's name.
func (d *decoder) callByName(args int) {
	if args < 1 {
		d.bad = true
		return
	}
	all := d.pop(args)
	word, ok := all[0].(syntax.Name)
	if !ok || word.Prefix != (syntax.Prefix{}) {
		d.bad = true
		return
	}
	d.push(&syntax.Call{Name: calledName(word.Word), Args: all[1:]})
}

// array reads an array of constants, [MS-XLS] 2.5.198.26 and .59.
func (d *decoder) array() {
	d.in.skip(7)
	cols, rows := d.rest.u8()+1, d.rest.u16()+1
	a := &syntax.Array{Rows: rows, Cols: cols}
	for range rows * cols {
		if d.nodes++; d.bad || d.rest.short || d.nodes > maxNodes {
			d.bad = true
			return
		}
		a.Elements = append(a.Elements, d.element())
	}
	d.push(a)
}

func (d *decoder) element() syntax.Node {
	switch d.rest.u8() {
	case 1:
		return d.number(d.rest.double())
	case 2:
		return syntax.Text{Value: d.rest.text()}
	case 4:
		v := d.rest.u8()
		d.rest.skip(7)
		return syntax.Bool{Value: v != 0}
	case 0x10:
		code := d.errorCode(d.rest.u8())
		d.rest.skip(7)
		return syntax.ErrorValue{Code: code}
	}
	d.bad = true
	return syntax.MissingArg{}
}
