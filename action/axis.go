package action

import (
	"strings"
	"unicode"

	"nianbao/action/source"
)

// An Axis is what of a table a block repeats or leaves out, where its author says so.
type Axis uint8

const (
	AnyAxis Axis = iota // nothing is said
	Rows                // {{range 行 名单}}, {{if 整行 条件}}
	Columns             // {{range 列 年份}}, {{if 整列 条件}}
)

// axes are the words that say it, right behind if, range and with.
var axes = map[string]Axis{"行": Rows, "整行": Rows, "列": Columns, "整列": Columns}

// cutAxis divides what stands behind a block's word into its axis and the rest. What is followed by no expression is a
// name: {{range 行}}, {{if 列 1}}.
func cutAxis(written string) (word string, axis Axis, rest string) {
	at := strings.IndexFunc(written, func(r rune) bool { return source.IsSpace(r) || r == '(' || r == '（' })
	if at < 0 {
		return "", AnyAxis, ""
	}
	word, rest = written[:at], strings.TrimFunc(written[at:], source.IsSpace)
	axis = axes[word]
	first := []rune(rest + " ")[0]
	if axis == AnyAxis || rest == "" || unicode.IsDigit(first) || strings.ContainsRune("|｜,:=", first) {
		return "", AnyAxis, ""
	}
	return word, axis, rest
}

// parseAxis takes a block's axis, if its expression begins with one. Whether the word is meant so can only be told where
// the action stands, so the expression with the word is kept until then.
func (a *Action) parseAxis(source string) {
	if !a.Kind.Opens() {
		return
	}
	word, axis, rest := cutAxis(source)
	if axis == AnyAxis {
		return
	}
	expr, err := parseExpression(rest, a.Kind == Range)
	if err != nil {
		return
	}
	a.Axis, a.behindAxis, a.Whole = axis, expr, strings.HasPrefix(word, "整")
	a.Lines = word == "行" && a.expr != nil && a.expr.fault == nil
}

// TakeAxis reads the word for the axis as that, and not as part of a name or as the function 行. A text behind it is
// gone over by its lines, so that {{range 行 备注}} means the same either way.
func (a *Action) TakeAxis() {
	if a.behindAxis != nil {
		a.expr = a.behindAxis
	}
}
