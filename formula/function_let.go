package formula

import "nianbao/formula/syntax"

// A binding is a name that LET gives to a part of a formula, and where that part stands. It hides those before it.
type binding struct {
	name   string // folded
	node   syntax.Node
	scope  scope
	before *binding
}

// bind returns the scope in which the last argument of LET stands, and that argument. ok is false for one that is not
// written as it must be.
func bind(args []syntax.Node, s scope) (last syntax.Node, inner scope, ok bool) {
	if len(args) < 3 || len(args)%2 == 0 {
		return nil, s, false
	}
	for ; len(args) > 1; args = args[2:] {
		name, is := args[0].(syntax.Name)
		if !is || name.Prefix != (syntax.Prefix{}) {
			return nil, s, false
		}
		s.bound = &binding{syntax.Fold(name.Word), args[1], s, s.bound}
	}
	return args[0], s, true
}

// lookUp returns what a word was bound to by LET.
func (s scope) lookUp(word string) *binding {
	if s.bound == nil {
		return nil
	}
	word = syntax.Fold(word)
	for b := s.bound; b != nil; b = b.before {
		if b.name == word {
			return b
		}
	}
	return nil
}

func let(e *evaluator, args []syntax.Node, s scope) operand {
	last, inner, ok := bind(args, s)
	if !ok {
		return e.fail(undecided(notSupported, "LET"))
	}
	return e.eval(last, inner)
}
