package formula

import (
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// A criterion is what a cell must meet: >5, <>0, 自然人, 总*.
type criterion struct {
	op     syntax.Op
	number decimal.Decimal
	kind   Kind   // of what it is compared with
	text   string // folded
}

// criterionOps are what a criterion may begin with, the longer ones first.
var criterionOps = []syntax.Op{
	syntax.OpLessEqual, syntax.OpGreaterEqual, syntax.OpUnequal, syntax.OpLess, syntax.OpGreater, syntax.OpEqual,
}

// criterion reads a criterion. What is not certain fails.
func (e *evaluator) criterion(v Value) criterion {
	c := criterion{op: syntax.OpEqual, kind: v.Kind, number: v.Number}
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
	for _, o := range criterionOps {
		if rest, ok := strings.CutPrefix(v.Text, o.String()); ok {
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
	case syntax.Upper(v.Text) == "TRUE", syntax.Upper(v.Text) == "FALSE", strings.HasPrefix(v.Text, "#"):
		e.fail(undecided("公式的条件是真假值或错误值"))
	}
	if c.op != syntax.OpEqual && c.op != syntax.OpUnequal && c.kind != Number {
		e.fail(undecided("公式的条件比较文本的先后，不能确定结果"))
	}
	c.text = strings.ToLower(v.Text)
	return c
}

// met says whether a value meets a criterion, and spends what that takes: with wildcards each character of the one text
// may be held against each of the other.
func (e *evaluator) met(c *criterion, v Value) bool {
	work := len(c.text) + len(v.Text)
	if strings.Contains(c.text, "*") {
		work = len(c.text) * len(v.Text)
	}
	e.workOn(work)
	return e.err == nil && c.met(v)
}

// met says whether a value meets a criterion.
func (c *criterion) met(v Value) bool {
	switch c.kind {
	case Blank:
		return (v.Kind == Blank) == (c.op == syntax.OpEqual)
	case Text:
		same := v.Kind == Text && matchesWildcards(c.text, strings.ToLower(v.Text)) || v.Kind == Blank && c.text == ""
		return same == (c.op == syntax.OpEqual)
	}
	if v.Kind == Text && (c.op == syntax.OpEqual || c.op == syntax.OpUnequal) {
		if d, how := spells(v.Text); how == spelled {
			v = numberValue(d)
		}
	}
	if v.Kind != Number {
		return c.op == syntax.OpUnequal
	}
	order := compareNumbers(v.Number, c.number)
	switch c.op {
	case syntax.OpEqual:
		return order == 0
	case syntax.OpUnequal:
		return order != 0
	case syntax.OpLess:
		return order < 0
	case syntax.OpLessEqual:
		return order <= 0
	case syntax.OpGreater:
		return order > 0
	}
	return order >= 0
}

// matchesWildcards says whether a text is like a pattern: * stands for any text, ? for any character, ~ before one of
// them for that itself.
func matchesWildcards(pattern, text string) bool {
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
