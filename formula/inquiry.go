package formula

// inquiries say what a value is.
var inquiries = map[string]function{
	"ISNUMBER":  asking(func(v Value) bool { return v.Kind == Number }),
	"ISTEXT":    asking(func(v Value) bool { return v.Kind == Text }),
	"ISNONTEXT": asking(func(v Value) bool { return v.Kind != Text }),
	"ISLOGICAL": asking(func(v Value) bool { return v.Kind == Bool }),
	"ISBLANK":   asking(func(v Value) bool { return v.Kind == Blank }),
	"ISERROR":   asking(isFault),
	"ISERR":     asking(func(v Value) bool { return v.Kind == Fault && !v.Equal(noAnswer) }),
	"ISNA":      asking(func(v Value) bool { return v.Equal(noAnswer) }),
}

func asking(is func(Value) bool) function {
	return function{least: 1, most: 1, faulty: true, each: func(_ *evaluator, args []Value) Value { return boolValue(is(args[0])) }}
}
