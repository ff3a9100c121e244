package formula

import (
	"strings"
	"unicode/utf16"

	"nianbao/formula/syntax"
)

// wordings make texts, or numbers of texts.
var wordings = map[string]function{
	"N":           {1, 1, nil, numberOf, false},
	"T":           {1, 1, textOf, nil, false},
	"VALUE":       {1, 1, valueOf, nil, false},
	"LEN":         {1, 1, lengthOf, nil, false},
	"TRIM":        {1, 1, trimmed, nil, false},
	"SUBSTITUTE":  {3, 3, substituted, nil, false},
	"EXACT":       {2, 2, alikeExactly, nil, false},
	"CONCATENATE": {1, maxArguments, func(e *evaluator, args []Value) Value { return e.joined(args...) }, nil, false},
	"CONCAT":      {1, maxArguments, nil, concat, false},
}

// numberOf is N: a number, or 0 for what is none; of a range its first cell.
func numberOf(e *evaluator, args []syntax.Node, s scope) operand {
	o := e.eval(args[0], s)
	if len(o.areas) == 1 {
		o = valued(e.ask(o.areas[0].first()))
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
		return noValue
	}
	d, bad := e.number(args[0])
	if bad.Kind == Fault {
		return bad
	}
	return numberValue(d)
}

func lengthOf(e *evaluator, args []Value) Value {
	return countValue(len(utf16.Encode([]rune(e.words(args[0])))))
}

// trimmed is TRIM: it takes away spaces of ASCII only.
func trimmed(e *evaluator, args []Value) Value {
	words := strings.FieldsFunc(e.words(args[0]), func(r rune) bool { return r == ' ' })
	return textValue(strings.Join(words, " "))
}

func substituted(e *evaluator, args []Value) Value {
	text, old, new := e.words(args[0]), e.words(args[1]), e.words(args[2])
	if old == "" {
		return textValue(text)
	}
	if len(text)+strings.Count(text, old)*len(new) > maxWords {
		return noValue
	}
	return textValue(strings.ReplaceAll(text, old, new))
}

func alikeExactly(e *evaluator, args []Value) Value {
	return boolValue(e.words(args[0]) == e.words(args[1]))
}

func concat(e *evaluator, args []syntax.Node, s scope) operand {
	var b strings.Builder
	var fault Value
	e.members(args, s, func(v Value, _ bool) {
		if v.Kind == Fault && fault.Kind != Fault {
			fault = v
		}
		if b.Len() <= maxWords {
			b.WriteString(e.words(v))
		}
	})
	if fault.Kind == Fault {
		return valued(fault)
	}
	return valued(e.joined(textValue(b.String())))
}
