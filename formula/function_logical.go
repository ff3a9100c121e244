package formula

import "nianbao/formula/syntax"

// logicalFunctions choose and decide. The parts that are not chosen are not worked out.
var logicalFunctions = map[string]function{
	"IF":      onNodes(2, 3, ifTrue),
	"IFS":     onNodes(2, maxArguments, ifs),
	"IFERROR": onNodes(2, 2, replacing(isFault)),
	"IFNA":    onNodes(2, 2, replacing(func(v Value) bool { return v.Equal(naError) })),
	"CHOOSE":  onNodes(2, maxArguments, choose),
	"AND":     onNodes(1, maxArguments, decidedBy(func(yes, no int) bool { return no == 0 })),
	"OR":      onNodes(1, maxArguments, decidedBy(func(yes, no int) bool { return yes > 0 })),
	"XOR":     onNodes(1, maxArguments, decidedBy(func(yes, no int) bool { return yes%2 == 1 })),
	"TRUE":    onNodes(0, 0, constantly(boolValue(true))),
	"FALSE":   onNodes(0, 0, constantly(boolValue(false))),
	"NA":      onNodes(0, 0, constantly(naError)),
	"LET":     onNodes(3, maxArguments, let),
	"NOT": onValues(1, 1, func(e *evaluator, args []Value) Value {
		is, bad := e.truth(args[0])
		if bad.Kind == Fault {
			return bad
		}
		return boolValue(!is)
	}),
}

func constantly(v Value) func(*evaluator, []syntax.Node, scope) operand {
	return func(*evaluator, []syntax.Node, scope) operand { return valued(v) }
}

func ifTrue(e *evaluator, args []syntax.Node, s scope) operand {
	condition := e.eval(args[0], s)
	if s.each && condition.plural() {
		return e.ifEach(condition, args[1:], s)
	}
	is, bad := e.truth(e.pick(condition, s))
	switch {
	case bad.Kind == Fault || e.err != nil:
		return valued(bad)
	case is:
		return e.eval(args[1], s)
	case len(args) > 2:
		return e.eval(args[2], s)
	}
	return valued(boolValue(false))
}

// ifEach is IF in an array formula, of many conditions. An empty cell that it chooses is 0.
func (e *evaluator) ifEach(condition operand, args []syntax.Node, s scope) operand {
	otherwise := valued(boolValue(false))
	then := e.eval(args[0], s)
	if len(args) > 1 {
		otherwise = e.eval(args[1], s)
	}
	return e.broadcast(s, func(v []Value) Value {
		is, bad := e.truth(v[0])
		switch {
		case bad.Kind == Fault:
			return bad
		case is:
			return filled(v[1], Number)
		}
		return filled(v[2], Number)
	}, condition, then, otherwise)
}

func ifs(e *evaluator, args []syntax.Node, s scope) operand {
	for ; len(args) > 1; args = args[2:] {
		is, bad := e.truth(e.scalar(args[0], s))
		if bad.Kind == Fault || e.err != nil {
			return valued(bad)
		}
		if is {
			return e.eval(args[1], s)
		}
	}
	return valued(naError)
}

// replacing returns the function that takes its second argument where the first is of some kind.
func replacing(of func(Value) bool) func(*evaluator, []syntax.Node, scope) operand {
	return func(e *evaluator, args []syntax.Node, s scope) operand {
		first := e.eval(args[0], s)
		if s.each && first.plural() {
			return e.broadcast(s, func(v []Value) Value {
				if of(v[0]) {
					return v[1]
				}
				return filled(v[0], Number)
			}, first, e.eval(args[1], s))
		}
		if v := e.pick(first, s); e.err != nil || !of(v) {
			return valued(v)
		}
		return e.eval(args[1], s)
	}
}

func choose(e *evaluator, args []syntax.Node, s scope) operand {
	n, bad := e.whole(e.scalar(args[0], s))
	switch {
	case bad.Kind == Fault || e.err != nil:
		return valued(bad)
	case n < 1 || n >= len(args):
		return valued(valueError)
	}
	return e.eval(args[n], s)
}

// decidedBy returns the function that decides by how many conditions hold. Texts and empty cells in ranges are none.
func decidedBy(by func(yes, no int) bool) func(*evaluator, []syntax.Node, scope) operand {
	return func(e *evaluator, args []syntax.Node, s scope) operand {
		yes, no := 0, 0
		var fault Value
		e.eachValue(args, s, func(v Value, inCell bool) {
			if inCell && (v.Kind == Text || v.Kind == Blank) {
				return
			}
			is, bad := e.truth(v)
			switch {
			case fault.Kind == Fault:
			case bad.Kind == Fault:
				fault = bad
			case is:
				yes++
			default:
				no++
			}
		})
		switch {
		case fault.Kind == Fault:
			return valued(fault)
		case yes+no == 0:
			return valued(valueError)
		}
		return valued(boolValue(by(yes, no)))
	}
}

// infoFunctions say what a value is.
var infoFunctions = map[string]function{
	"ISNUMBER":  inquiry(func(v Value) bool { return v.Kind == Number }),
	"ISTEXT":    inquiry(func(v Value) bool { return v.Kind == Text }),
	"ISNONTEXT": inquiry(func(v Value) bool { return v.Kind != Text }),
	"ISLOGICAL": inquiry(func(v Value) bool { return v.Kind == Bool }),
	"ISBLANK":   inquiry(func(v Value) bool { return v.Kind == Blank }),
	"ISERROR":   inquiry(isFault),
	"ISERR":     inquiry(func(v Value) bool { return v.Kind == Fault && !v.Equal(naError) }),
	"ISNA":      inquiry(func(v Value) bool { return v.Equal(naError) }),
}

func inquiry(is func(Value) bool) function {
	f := onValues(1, 1, func(_ *evaluator, args []Value) Value { return boolValue(is(args[0])) })
	f.takesErrors = true
	return f
}
