package action

import (
	"errors"
	"fmt"
	"slices"
	"text/template/parse"

	"nianbao/action/manual"
)

// call carries out a function on the arguments as written and the one from the pipeline.
func (s *scope) call(name string, args []parse.Node, piped []Value) (Value, error) {
	switch name {
	case "and", "or":
		return s.shortCircuit(name, args, piped)
	case ordinal:
		return s.ordinal(len(args) + len(piped))
	case "减", "除":
		if len(piped) > 0 { // nobody would agree which of the two is taken from which
			return Value{shape: unknown}, fmt.Errorf("函数“%s”前面不能用“|”，请写成 %s 甲 乙", name, name)
		}
	}
	if len(args) > 0 && len(piped) == 0 {
		if err := s.allInQuotes(name, args); err != nil {
			return Value{shape: unknown}, err
		}
	}
	f, ok := functions[name]
	if !ok {
		f = builtins[name]
	}
	values := make([]Value, 0, len(args)+len(piped))
	var missing error
	for _, a := range args {
		v, err := s.operand(a)
		var m *missingName
		if _, paren := a.(*parse.PipeNode); !paren && errors.As(err, &m) {
			m.usage = manual.Usage(name)
		}
		if err != nil && (missing == nil || !isMissing(err)) {
			missing = err
		}
		values = append(values, v)
	}
	values = append(values, piped...)
	switch {
	case missing != nil:
		return Value{shape: unknown}, missing
	case slices.ContainsFunc(values, func(v Value) bool { return v.shape == unknown }):
		return Value{shape: unknown}, nil
	case len(values) < f.least || f.most >= 0 && len(values) > f.most:
		return Value{shape: unknown}, fmt.Errorf("函数“%s”用错了：后面要写 %s 个值，这里写了 %d 个；写法是 {{%s}}",
			name, f.counts(), len(values), manual.Usage(name))
	}
	v, err := f.call(values)
	var m *missingName
	switch {
	case errors.As(err, &m):
		return s.missing(m)
	case err != nil:
		return Value{shape: unknown}, fmt.Errorf("函数“%s”用错了：%w", name, err)
	}
	return v, nil
}

func isMissing(err error) bool {
	var m *missingName
	return errors.As(err, &m)
}

// mayBeKept reports whether an error is that of a name which the data may lack.
func mayBeKept(err error) bool {
	var m *missingName
	return errors.As(err, &m) && m.misread == ""
}

func (f *function) counts() string {
	switch {
	case f.most < 0:
		return fmt.Sprintf("至少 %d", f.least)
	case f.most > f.least:
		return fmt.Sprintf("%d 到 %d", f.least, f.most)
	}
	return fmt.Sprint(f.least)
}

// shortCircuit returns the first value that decides, or the last.
func (s *scope) shortCircuit(name string, args []parse.Node, piped []Value) (Value, error) {
	if len(args)+len(piped) == 0 {
		return Value{shape: unknown}, fmt.Errorf("函数“%s”用错了：要写至少 1 个值", name)
	}
	var v Value
	for _, a := range args {
		var err error
		v, err = s.operand(a)
		if err != nil || v.shape == unknown || v.True() == (name == "or") {
			return v, err
		}
	}
	if len(piped) > 0 {
		return piped[0], nil
	}
	return v, nil
}
