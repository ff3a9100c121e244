package formula

import (
	"slices"

	"nianbao/formula/syntax"
)

// A function is one that Calculate knows: each for those that make one value of single ones, and work element by element on arrays; eval
// for the others.
type function struct {
	least, most int // arguments
	each        func(e *evaluator, args []Value) Value
	eval        func(e *evaluator, args []syntax.Node, s scope) operand
	faulty      bool // error values are arguments like others, not results
}

// maxArguments is the number of arguments that a function takes.
const maxArguments = 255

// functions are what Calculate knows, by name.
var functions map[string]function

func init() {
	functions = map[string]function{}
	for _, some := range []map[string]function{aggregates, conditions, roundings, wordings, inquiries, lookups, criterias} {
		for name, f := range some {
			functions[name] = f
		}
	}
}

// What is said of functions, known or not. passing pass over text in the cells that they are given; volatile ones change without their
// cells; indirect ones choose cells by calculation; placing ones look at the place of their first argument, not at its value.
var (
	passing = []string{
		"SUM", "SUBTOTAL", "AGGREGATE", "SUMPRODUCT", "PRODUCT", "MAX", "MIN", "AVERAGE", "COUNT", "SUMIF", "SUMIFS", "SUMSQ", "MEDIAN", "N",
	}
	volatile = []string{"NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "OFFSET", "INDIRECT", "CELL", "INFO"}
	indirect = []string{"INDIRECT", "OFFSET", "INDEX"}
	placing  = []string{"ROW", "COLUMN", "ROWS", "COLUMNS", "OFFSET", "INDEX", "ISREF", "AREAS", "SHEET", "SHEETS", "FORMULATEXT", "ISFORMULA", "CELL"}
	choosing = []string{"IF", "CHOOSE"} // return references as they are given
)

func (e *evaluator) call(c *syntax.Call, s scope) operand {
	f, ok := functions[c.Name]
	switch {
	case !ok:
		return e.fail(undecided(noFunction, c.Name))
	case len(c.Args) < f.least || len(c.Args) > f.most:
		return e.fail(undecided("函数 ", c.Name, " 的参数个数不对"))
	case f.eval != nil:
		return f.eval(e, c.Args, s)
	}
	operands := make([]operand, len(c.Args))
	for i, arg := range c.Args {
		operands[i] = e.eval(arg, s)
	}
	return e.lift(s, func(args []Value) Value {
		if i := slices.IndexFunc(args, isFault); i >= 0 && !f.faulty {
			return args[i]
		}
		return f.each(e, args)
	}, operands...)
}

func isFault(v Value) bool { return v.Kind == Fault }
