package formula

import "nianbao/formula/syntax"

// members calls yield for every value among arguments; inCell says whether it stands in a cell or array, not in the formula itself.
func (e *evaluator) members(args []syntax.Node, s scope, yield func(v Value, inCell bool)) {
	for _, arg := range args {
		o := e.eval(arg, s)
		switch {
		case o.areas != nil:
			for _, a := range o.areas {
				for c := range e.w.cells(a) {
					yield(e.ask(c), true)
					if e.err != nil {
						return
					}
				}
			}
		case o.array != nil:
			for _, v := range o.array.values {
				yield(v, true)
			}
		default:
			yield(o.value, false)
		}
	}
}

func count(e *evaluator, args []syntax.Node, s scope) operand {
	n := 0
	e.members(args, s, func(v Value, inCell bool) {
		switch {
		case v.Kind == Number, !inCell && (v.Kind == Bool || v.Kind == Blank):
			n++
		case !inCell && v.Kind == Text:
			if _, bad := e.number(v); bad.Kind != Fault {
				n++
			}
		}
	})
	return valued(countValue(n))
}

func countFilled(e *evaluator, args []syntax.Node, s scope) operand {
	n := 0
	e.members(args, s, func(v Value, inCell bool) {
		if v.Kind != Blank || !inCell {
			n++
		}
	})
	return valued(countValue(n))
}

func countBlank(e *evaluator, args []syntax.Node, s scope) operand {
	o := e.eval(args[0], s)
	if o.areas == nil {
		return valued(noValue)
	}
	n := 0
	for _, a := range o.areas {
		n += a.size() - e.w.clip(a).size()
	}
	e.members(args, s, func(v Value, _ bool) {
		if v.Kind == Blank || v.Kind == Text && v.Text == "" {
			n++
		}
	})
	return valued(countValue(n))
}
