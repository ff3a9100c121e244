package action

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

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
		inner := "."
		for row := range u.v.Items() {
			if names := row.Names(); len(names) > 0 {
				inner += names[0]
			}
			break
		}
		return fmt.Sprintf("这是有 %d 项的列表，不能整个印出来；请一项一项地印：{{range %s}}{{%s}}{{end}}",
			u.v.Len(), name, wording.First(inner, 30))
	case len(u.v.Names()) > 0:
		return "名称不完整，后面还要写行名或列名，例如 " + name + "." + wording.First(u.v.Names()[0], 30)
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

var verb = regexp.MustCompile(`(?s)%([-+# 0]*)(\d*)(?:\.(\d*))?(.|$)`)

// printf is that of package fmt for numbers and texts, but a verb takes any number that fits it, and no verb prints more
// than some hundred characters.
func printf(args []Value) (Value, error) {
	layout, err := args[0].Print()
	if err != nil {
		return Value{}, err
	}
	args = args[1:]
	s := verb.ReplaceAllStringFunc(layout, func(written string) string {
		m := verb.FindStringSubmatch(written)
		switch {
		case err != nil:
			return ""
		case written == "%%":
			return "%"
		case len(m[2]) > 3 || len(m[3]) > 2 || !strings.Contains("svdxXobcfeEgG", m[4]) || m[4] == "":
			err = errors.New("格式“" + wording.First(written, 20) + "”不能用")
			return ""
		case len(args) == 0:
			err = errNoMatch(layout)
			return ""
		}
		var word string
		word, err = verbatim(m, args[0])
		if args = args[1:]; err == errOther {
			err = errNoMatch(layout)
		}
		return word
	})
	if err == nil && len(args) > 0 {
		err = errNoMatch(layout)
	}
	return Text(s), err
}

func errNoMatch(layout string) error {
	return errors.New("格式“" + wording.First(layout, 20) + "”与后面的值对不上")
}

// errOther says that a verb is for values of another kind.
var errOther = errors.New("the value is of another kind")

// verbatim returns a value as a verb writes it, which is divided into flags, width, precision and letter.
func verbatim(verb []string, v Value) (string, error) {
	if strings.Contains("sv", verb[4]) {
		s, err := v.Print()
		flags := strings.ReplaceAll(verb[1], "#", "")
		layout := "%" + flags + verb[2]
		if strings.Contains(verb[0], ".") {
			layout += "." + verb[3]
		}
		return fmt.Sprintf(layout+"s", s), err
	}
	n, isNumber := v.Number()
	switch {
	case !isNumber:
		return "", errOther
	case strings.Contains("feEgG", verb[4]):
		if verb[4] == "f" { // exact, where fmt would round a float64
			places := 6
			if verb[3] != "" {
				fmt.Sscan(verb[3], &places)
			}
			n = n.Round(int32(places))
		}
		return fmt.Sprintf(verb[0], n.InexactFloat64()), nil
	case !n.IsInteger():
		return "", errOther
	case verb[4] == "c":
		return fmt.Sprintf(verb[0], n.IntPart()), nil
	}
	return fmt.Sprintf(verb[0], n.BigInt()), nil
}
