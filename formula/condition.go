package formula

import "nianbao/formula/syntax"

// conditions choose and decide. The parts that are not chosen are not worked out.
var conditions = map[string]function{
	"IF":      {2, 3, nil, ifTrue, false},
	"IFS":     {2, maxArguments, nil, ifs, false},
	"IFERROR": {2, 2, nil, instead(isFault), false},
	"IFNA":    {2, 2, nil, instead(func(v Value) bool { return v.Equal(noAnswer) }), false},
	"CHOOSE":  {2, maxArguments, nil, choose, false},
	"AND":     {1, maxArguments, nil, deciding(func(yes, no int) bool { return no == 0 }), false},
	"OR":      {1, maxArguments, nil, deciding(func(yes, no int) bool { return yes > 0 }), false},
	"XOR":     {1, maxArguments, nil, deciding(func(yes, no int) bool { return yes%2 == 1 }), false},
	"TRUE":    {0, 0, nil, constantly(boolValue(true)), false},
	"FALSE":   {0, 0, nil, constantly(boolValue(false)), false},
	"NA":      {0, 0, nil, constantly(noAnswer), false},
	"NOT": {1, 1, func(e *evaluator, args []Value) Value {
		is, bad := e.truth(args[0])
		if bad.Kind == Fault {
			return bad
		}
		return boolValue(!is)
	}, nil, false},
}

func constantly(v Value) func(*evaluator, []syntax.Node, scope) operand {
	return func(*evaluator, []syntax.Node, scope) operand { return valued(v) }
}

func ifTrue(e *evaluator, args []syntax.Node, s scope) operand {
	is, bad := e.truth(e.scalar(args[0], s))
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
	return valued(noAnswer)
}

// instead returns the function that takes its second argument where the first is of some kind.
func instead(of func(Value) bool) func(*evaluator, []syntax.Node, scope) operand {
	return func(e *evaluator, args []syntax.Node, s scope) operand {
		if v := e.scalar(args[0], s); e.err != nil || !of(v) {
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
		return valued(noValue)
	}
	return e.eval(args[n], s)
}

// deciding returns the function that decides by how many conditions hold. Texts and empty cells in ranges are none.
func deciding(by func(yes, no int) bool) func(*evaluator, []syntax.Node, scope) operand {
	return func(e *evaluator, args []syntax.Node, s scope) operand {
		yes, no := 0, 0
		var fault Value
		e.members(args, s, func(v Value, inCell bool) {
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
			return valued(noValue)
		}
		return valued(boolValue(by(yes, no)))
	}
}
