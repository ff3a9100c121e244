package formula

import (
	"maps"
	"slices"

	"nianbao/formula/syntax"
)

// A function is one that Calculate knows.
type function struct {
	minArgs, maxArgs int
	onValues         func(e *evaluator, args []Value) Value
	onNodes          func(e *evaluator, args []syntax.Node, s scope) operand // instead of onValues

	takesErrors bool // error values are arguments like others, not results
}

// maxArguments is the number of arguments that a function takes.
const maxArguments = 255

// onValues returns a function that makes one value of single ones, and works element by element on arrays.
func onValues(minArgs, maxArgs int, f func(*evaluator, []Value) Value) function {
	return function{minArgs: minArgs, maxArgs: maxArgs, onValues: f}
}

// onNodes returns a function that evaluates its arguments itself: as ranges, or only some of them.
func onNodes(minArgs, maxArgs int, f func(*evaluator, []syntax.Node, scope) operand) function {
	return function{minArgs: minArgs, maxArgs: maxArgs, onNodes: f}
}

// functions are what Calculate knows, by name.
var functions map[string]function

func init() {
	functions = map[string]function{}
	for _, some := range []map[string]function{
		aggregateFunctions, criteriaFunctions, infoFunctions, logicalFunctions, lookupFunctions, mathFunctions,
		textFunctions,
	} {
		maps.Copy(functions, some)
	}
}

// What is said of functions, whether Calculate knows them or not.
var (
	// They pass over text in the cells that they are given.
	ignoresText = []string{
		"SUM", "SUBTOTAL", "AGGREGATE", "SUMPRODUCT", "PRODUCT", "MAX", "MIN", "AVERAGE", "COUNT", "SUMIF", "SUMIFS",
		"SUMSQ", "MEDIAN", "N",
	}
	// Their result changes without their cells.
	volatile = []string{"NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "OFFSET", "INDIRECT", "CELL", "INFO"}
	// They choose cells by calculation.
	indirect = []string{"INDIRECT", "OFFSET", "INDEX"}
	// They look at where their first argument is, not at its value.
	usesPosition = []string{
		"ROW", "COLUMN", "ROWS", "COLUMNS", "OFFSET", "INDEX", "ISREF", "AREAS", "SHEET", "SHEETS", "FORMULATEXT",
		"ISFORMULA", "CELL",
	}
	// They return references as they are given.
	returnsReference = []string{"IF", "CHOOSE"}
)

func (e *evaluator) call(c *syntax.Call, s scope) operand {
	f, ok := functions[c.Name]
	switch {
	case !ok:
		return e.fail(undecided(unknownFunction, c.Name))
	case len(c.Args) < f.minArgs || len(c.Args) > f.maxArgs:
		return e.fail(undecided("函数 ", c.Name, " 的参数个数不对"))
	case f.onNodes != nil:
		return f.onNodes(e, c.Args, s)
	}
	operands := make([]operand, len(c.Args))
	for i, arg := range c.Args {
		operands[i] = e.eval(arg, s)
	}
	return e.broadcast(s, func(args []Value) Value {
		if i := slices.IndexFunc(args, isFault); i >= 0 && !f.takesErrors {
			return args[i]
		}
		return f.onValues(e, args)
	}, operands...)
}

func isFault(v Value) bool { return v.Kind == Fault }
