package formula

import (
	"strings"
	"unicode/utf16"

	"nianbao/formula/syntax"
)

// textFunctions make texts, or numbers of texts.
var textFunctions = map[string]function{
	"N":           onNodes(1, 1, numberOf),
	"T":           onValues(1, 1, textOf),
	"VALUE":       onValues(1, 1, valueOf),
	"LEN":         onValues(1, 1, lengthOf),
	"TRIM":        onValues(1, 1, trimmed),
	"SUBSTITUTE":  onValues(3, 3, substituted),
	"EXACT":       onValues(2, 2, exact),
	"CONCATENATE": onValues(1, maxArguments, func(e *evaluator, args []Value) Value { return e.joined(args...) }),
	"CONCAT":      onNodes(1, maxArguments, concat),
}

// numberOf is N: a number, or 0 for what is none; of a range its first cell.
func numberOf(e *evaluator, args []syntax.Node, s scope) operand {
	o := e.eval(args[0], s)
	if len(o.areas) == 1 {
		o = valued(e.read(o.areas[0].first()))
	}
	v := e.one(o)
	switch v.Kind {
	case Number, Fault:
		return valued(v)
	case Bool:
		d, _ := e.number(v)
		return valued(numberValue(d))
	}
	return valued(countValue(0))
}

func textOf(_ *evaluator, args []Value) Value {
	if args[0].Kind == Text {
		return args[0]
	}
	return textValue("")
}

func valueOf(e *evaluator, args []Value) Value {
	if args[0].Kind == Bool {
		return valueError
	}
	d, bad := e.number(args[0])
	if bad.Kind == Fault {
		return bad
	}
	return numberValue(d)
}

func lengthOf(e *evaluator, args []Value) Value {
	return countValue(len(utf16.Encode([]rune(e.text(args[0])))))
}

// trimmed is TRIM: it takes away spaces of ASCII only.
func trimmed(e *evaluator, args []Value) Value {
	words := strings.FieldsFunc(e.text(args[0]), func(r rune) bool { return r == ' ' })
	return textValue(strings.Join(words, " "))
}

func substituted(e *evaluator, args []Value) Value {
	text, old, new := e.text(args[0]), e.text(args[1]), e.text(args[2])
	if old == "" {
		return textValue(text)
	}
	if len(text)+strings.Count(text, old)*len(new) > maxCellText {
		return valueError
	}
	made := strings.ReplaceAll(text, old, new)
	e.workOn(len(made))
	return textValue(made)
}

func exact(e *evaluator, args []Value) Value {
	return boolValue(e.text(args[0]) == e.text(args[1]))
}

func concat(e *evaluator, args []syntax.Node, s scope) operand {
	var b strings.Builder
	var fault Value
	e.eachValue(args, s, func(v Value, _ bool) {
		if v.Kind == Fault && fault.Kind != Fault {
			fault = v
		}
		if b.Len() <= maxCellText {
			b.WriteString(e.text(v))
		}
	})
	if fault.Kind == Fault {
		return valued(fault)
	}
	return valued(e.joined(textValue(b.String())))
}
