package formula

import (
	"strings"

	"github.com/shopspring/decimal"
)

// A criterion is what a cell must meet: >5, <>0, 自然人, 总*.
type criterion struct {
	op     op
	number decimal.Decimal
	kind   Kind   // of what it is compared with
	text   string // folded
}

var criterionSigns = []op{lessEqual, greaterEqual, unequal, less, greater, equal}

// criterion reads a criterion. What is not certain fails.
func (e *evaluator) criterion(v Value) criterion {
	c := criterion{op: equal, kind: v.Kind, number: v.Number}
	switch v.Kind {
	case Blank:
		c.kind = Number
		return c
	case Number:
		return c
	case Text:
	default:
		e.fail(undecided("公式的条件是真假值或错误值"))
		return c
	}
	signed := false
	for _, o := range criterionSigns {
		if rest, ok := strings.CutPrefix(v.Text, operators[o].text); ok {
			c.op, v.Text, signed = o, rest, true
			break
		}
	}
	d, how := spells(v.Text)
	switch {
	case how == unsure:
		e.fail(undecided("公式的条件不能确定是数还是文本：", v.Text))
	case how == spelled:
		c.kind, c.number = Number, d
	case v.Text == "" && signed:
		c.kind = Blank
	case capitals(v.Text) == "TRUE", capitals(v.Text) == "FALSE", strings.HasPrefix(v.Text, "#"):
		e.fail(undecided("公式的条件是真假值或错误值"))
	}
	if c.op != equal && c.op != unequal && c.kind != Number {
		e.fail(undecided("公式的条件比较文本的先后，不能确定结果"))
	}
	c.text = strings.ToLower(v.Text)
	return c
}

// met says whether a value meets a criterion.
func (c *criterion) met(v Value) bool {
	switch c.kind {
	case Blank:
		return (v.Kind == Blank) == (c.op == equal)
	case Text:
		same := v.Kind == Text && alike(c.text, strings.ToLower(v.Text)) || v.Kind == Blank && c.text == ""
		return same == (c.op == equal)
	}
	if v.Kind == Text && (c.op == equal || c.op == unequal) {
		if d, how := spells(v.Text); how == spelled {
			v = numberValue(d)
		}
	}
	if v.Kind != Number {
		return c.op == unequal
	}
	order := compareNumbers(v.Number, c.number)
	switch c.op {
	case equal:
		return order == 0
	case unequal:
		return order != 0
	case less:
		return order < 0
	case lessEqual:
		return order <= 0
	case greater:
		return order > 0
	}
	return order >= 0
}

// alike says whether a text is like a pattern: * stands for any text, ? for any character, ~ before one of them for that itself.
func alike(pattern, text string) bool {
	p, t := []rune(pattern), []rune(text)
	i, j, star, from := 0, 0, -1, 0
	for j < len(t) {
		switch {
		case i < len(p) && p[i] == '*':
			star, from = i, j
			i++
			continue
		case i+1 < len(p) && p[i] == '~' && strings.ContainsRune("*?~", p[i+1]) && p[i+1] == t[j]:
			i, j = i+2, j+1
			continue
		case i < len(p) && (p[i] == '?' || p[i] == t[j] && p[i] != '~'):
			i, j = i+1, j+1
			continue
		case star >= 0:
			from++
			i, j = star+1, from
			continue
		}
		return false
	}
	for i < len(p) && p[i] == '*' {
		i++
	}
	return i == len(p)
}
