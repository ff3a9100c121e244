package define

import (
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/regex"
)

// A wording is a relation's sides as they are written.
type wording struct {
	operator    form.Operator
	left, right string
	by          string // what the right side is divided by, empty for no ratio
	when        *whenWording
}

// A whenWording is a condition's: of right and number one.
type whenWording struct {
	operator    form.Operator
	left, right string
	number      decimal.Decimal
}

var (
	operatorShape = regex.New(`<=|>=|!=|<>|≤|≥|≠|<|>|＝|=`)
	operators     = map[string]form.Operator{
		"=": form.Equal, "＝": form.Equal, "<=": form.AtMost, "≤": form.AtMost, ">=": form.AtLeast, "≥": form.AtLeast,
		"<": form.Less, ">": form.More, "!=": form.Unequal, "<>": form.Unequal, "≠": form.Unequal,
	}
)

// wording cuts a relation's equation and condition into their sides. It is false where that cannot be done.
func (b *builder) wording(at string, s *specRelation) (*wording, bool) {
	found := operatorShape.FindAllStringIndex(s.Equation, -1)
	if len(found) != 1 {
		b.refuse(at+".equation", "等式“%s”要有且只有一个等号，或一个 ≤、≥（连着比较的写成两条）", s.Equation)
		return nil, false
	}
	w := &wording{left: s.Equation[:found[0][0]], right: s.Equation[found[0][1]:]}
	written := s.Equation[found[0][0]:found[0][1]]
	if w.operator = operators[written]; w.operator > form.AtLeast {
		b.refuse(at+".equation", "等式“%s”里的 %s 不能用，只能用 =、≤（<=）或 ≥（>=）", s.Equation, written)
		return nil, false
	}
	if !b.ratio(at, s, w) {
		return nil, false
	}
	if s.When == "" {
		return w, true
	}
	found = operatorShape.FindAllStringIndex(s.When, -1)
	switch len(found) {
	case 0:
		w.when = &whenWording{operator: form.Unequal, left: s.When}
	case 1:
		w.when = &whenWording{
			operator: operators[s.When[found[0][0]:found[0][1]]],
			left:     s.When[:found[0][0]], right: strings.TrimSpace(s.When[found[0][1]:]),
		}
		if numberShape.MatchString(w.when.right) {
			w.when.number, w.when.right = decimal.RequireFromString(w.when.right), ""
		} else if w.when.right == "" {
			b.refuse(at+".when", "条件“%s”缺少右边", s.When)
			return nil, false
		}
	default:
		b.refuse(at+".when", "条件“%s”只能比较一次", s.When)
		return nil, false
	}
	return w, true
}

// maxPlaces is how many places a ratio is rounded to at most.
const maxPlaces = 6

// ratio cuts the right side of a ratio into what is divided and what that is divided by. It is false where one is
// written that cannot be read in one way alone, or whose rounding is not stated.
func (b *builder) ratio(at string, s *specRelation, w *wording) bool {
	w.right = strings.ReplaceAll(w.right, "÷", "/")
	n, by, ok := strings.Cut(w.right, "/")
	switch {
	case !ok && s.Round != nil:
		b.refuse(at+".round", "round 只用于比率（a = b / c），“%s”不是比率", s.Equation)
		return false
	case !ok:
		return true
	case strings.Contains(by, "/") || strings.Contains(w.left, "/"):
		b.refuse(at+".equation", "比率“%s”只能除一次", s.Equation)
		return false
	case w.operator != form.Equal:
		b.refuse(at+".equation", "比率“%s”只能用等号", s.Equation)
		return false
	case s.Round == nil || *s.Round < 0 || *s.Round > maxPlaces:
		b.refuse(at, "比率“%s”要写明 round：四舍五入保留几位小数（0 到 %d）", s.Equation, maxPlaces)
		return false
	case !termOnly.MatchString(w.left):
		b.refuse(at+".equation", "比率“%s”的左边只能是一项", s.Equation)
		return false
	}
	for _, side := range []*string{&n, &by} {
		*side = strings.TrimSpace(*side)
		if strings.HasPrefix(*side, "(") && strings.HasSuffix(*side, ")") {
			*side = (*side)[1 : len(*side)-1]
		} else if !termOnly.MatchString(*side) {
			b.refuse(at+".equation", "比率“%s”里要加减的，请用括号括起来：a = (b + c) / d", s.Equation)
			return false
		}
	}
	w.right, w.by = n, by
	return true
}

var termOnly = regex.New(`^\s*[a-z][a-z0-9_.]*\s*$`)
