package action

import (
	"fmt"
	"strings"
	"text/template/parse"
)

// ordinal is the function that numbers the times of the innermost loop from 1. A name of the data comes before it. The
// number of a loop further out is a variable's: {{$外 := 序号}}.
const ordinal = "序号"

// restarting is the function around what a loop goes over that says that numbered paragraphs begin anew each time. It
// gives what it is given.
const restarting = "重新编号"

// merging is the function around what a cell prints that says that equal cells, one below the other, are one. It gives
// what it is given.
const merging = "合并"

// Merges reports whether an action says that equal cells are one.
func (a *Action) Merges() bool {
	return a.expr != nil && a.expr.pipe != nil && calls(a.expr.pipe, merging)
}

// Restarts reports whether numbered paragraphs begin anew each time of a loop.
func (a *Action) Restarts() bool {
	if a.Kind != Range || a.expr == nil || a.expr.pipe == nil {
		return false
	}
	return calls(a.expr.pipe, restarting)
}

// calls reports whether a pipeline calls a function of one value, in whatever brackets. Alone its name is one of the data.
func calls(p *parse.PipeNode, function string) bool {
	for i, c := range p.Cmds {
		for k, arg := range c.Args {
			switch one := arg.(type) {
			case *parse.IdentifierNode:
				if k == 0 && one.Ident == function && (i > 0 || len(c.Args) > 1) {
					return true
				}
			case *parse.PipeNode:
				if calls(one, function) {
					return true
				}
			}
		}
	}
	return false
}

// Over returns what a loop goes over as it is written: 名单 of {{range $i, $人 := 重新编号 名单}}.
func (a *Action) Over() string {
	if a.expr == nil {
		return ""
	}
	written := a.expr.written
	if pipe := a.expr.pipe; pipe != nil && len(pipe.Decl) > 0 {
		_, written, _ = strings.Cut(written, "=")
	}
	return strings.Trim(strings.TrimPrefix(strings.TrimSpace(written), restarting), "()（） \t\u3000")
}

// unknownRound is the time of a loop over what is missing.
const unknownRound = -1

func (s *scope) ordinal(values int) (Value, error) {
	v, named := s.data[ordinal]
	switch {
	case values > 0:
		return Value{shape: unknown}, fmt.Errorf("函数“%s”用错了：后面不能再写值，这里是 %d 个", ordinal, values)
	case named:
		return Of(v), nil
	case len(s.rounds) == 0:
		return s.missing(&missingName{name: ordinal, fault: fault("函数“" + ordinal + "”只能写在循环里")})
	}
	n := s.rounds[len(s.rounds)-1]
	if n == unknownRound {
		return Value{shape: unknown}, nil
	}
	return Whole(n), nil
}
