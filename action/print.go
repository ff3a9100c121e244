package action

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/action/wording"
)

// An unprintable is the error of a value that has no words of its own, such as a list: nobody reads how a program
// writes one down.
type unprintable struct {
	v    Value
	name string // of the data that gives it, "" where it is computed
}

func (u *unprintable) Error() string {
	name := u.name
	switch {
	case u.v.shape == truth:
		return "这是一个条件，不能印出来；要印字的写 {{if …}}是{{else}}否{{end}}"
	case u.v.IsList():
		if name == "" {
			name = "列表"
		}
		inner := "{{.}}"
		for row := range u.v.Items() {
			if names := row.Names(); len(names) > 0 {
				inner = "{{." + strings.Join(names[:min(len(names), 3)], "}}{{.") + "}}"
			}
			break
		}
		return fmt.Sprintf("这是有 %d 项的列表，不能整个印出来；请一项一项地印：{{range %s}}%s{{end}}",
			u.v.Len(), name, wording.First(inner, 60))
	case len(u.v.Names()) > 0:
		return "名称不完整，后面还要写行名或列名，例如 " + strings.TrimSuffix(name, ".") + "." + wording.First(u.v.Names()[0], 30)
	}
	return "名称不完整，后面还要写行名或列名"
}

// printed is print of text/template, or with lines println, of values as templates print them: a space stands between
// two of which neither is a text, with lines between any two.
func printed(lines bool) function {
	return function{0, -1, func(args []Value) (Value, error) {
		var b strings.Builder
		for i, v := range args {
			if i > 0 && (lines || v.shape != text && args[i-1].shape != text) {
				b.WriteByte(' ')
			}
			s, err := v.Print()
			if err != nil {
				return Value{}, err
			}
			b.WriteString(s)
		}
		if lines {
			b.WriteByte('\n')
		}
		return Text(b.String()), nil
	}}
}

// printf is that of package fmt for numbers and texts, as [wording.Printf] has it.
func printf(args []Value) (Value, error) {
	layout, err := args[0].Print()
	if err != nil {
		return Value{}, err
	}
	s, err := wording.Printf(layout, len(args)-1,
		func(i int) (decimal.Decimal, bool) { return args[i+1].Number() },
		func(i int) (string, error) { return args[i+1].Print() })
	return Text(s), err
}
