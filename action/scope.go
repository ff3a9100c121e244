package action

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/shopspring/decimal"
)

// unknown is what a name without a value gives, and whatever is computed from it, so that one mistake is told once.
type unknown struct{}

// A scope is what the names of an expression stand for.
type scope struct {
	data map[string]any
	dot  any
	vars []binding

	blank bool     // a missing name is blank
	known []string // all names of the data, once looked for
	tried int      // how many names were compared with missing ones
}

type binding struct {
	name  string
	value any
}

// eval returns what an expression gives. The error is a *missingName or tells in Chinese what is wrong.
func (s *scope) eval(e *expression) (any, error) {
	if v, ok := s.key(e); ok {
		return v, nil
	}
	if e.path != nil {
		return s.name(e.path)
	}
	var v any
	var err error
	if e.pipe != nil {
		if v, err = s.pipe(e.pipe); err == nil {
			return v, nil
		}
	}
	if v, ok := s.literal(e); ok {
		return v, nil
	}
	if e.pipe == nil {
		return s.missing(&missingName{name: e.written, fault: e.fault})
	}
	return v, err
}

// literal returns what an expression stands for that is a name whose parts have characters of any kind.
func (s *scope) literal(e *expression) (any, bool) {
	if v, ok := literalKey(s.data, e.written); ok {
		return v, true
	}
	if below, relative := strings.CutPrefix(e.written, "."); relative {
		if s.dot == (unknown{}) {
			return s.dot, true
		}
		if v, ok := literalKey(s.dot, below); ok {
			return v, true
		}
	}
	if written := canonical(e.written, false); written != e.written { // spaces of another kind
		return literalKey(s.data, written)
	}
	return nil, false
}

// key returns the value of an expression that as it is written is a key of the data.
func (s *scope) key(e *expression) (any, bool) {
	if len(e.path) == 1 { // found as a name
		return nil, false
	}
	v, ok := s.data[e.written]
	return normalize(v), ok
}

func (s *scope) missing(m *missingName) (any, error) {
	if s.blank && !m.below {
		return nil, nil
	}
	return unknown{}, m
}

// name returns what a name and those below it stand for.
func (s *scope) name(path []string) (any, error) {
	v, ok := s.data[path[0]]
	if !ok {
		return s.missing(&missingName{name: path[0], full: strings.Join(path, ".")})
	}
	return s.below(v, path, 1)
}

func (s *scope) below(v any, path []string, from int) (any, error) {
	found, m := resolvePath(v, path, from)
	if m != nil {
		return s.missing(m)
	}
	return found, nil
}

// pipe returns what the last command of a pipeline gives, each but the first having the one before as its last
// argument.
func (s *scope) pipe(p *parse.PipeNode) (any, error) {
	var v any
	for i, c := range p.Cmds {
		var piped []any
		if i > 0 {
			piped = []any{v}
		}
		var err error
		if v, err = s.command(c, piped); err != nil {
			return v, err
		}
	}
	return v, nil
}

func (s *scope) command(c *parse.CommandNode, piped []any) (any, error) {
	if name, ok := c.Args[0].(*parse.IdentifierNode); ok && isFunction(name.Ident) {
		return s.call(name.Ident, c.Args[1:], piped)
	}
	if len(c.Args) > 1 || len(piped) > 0 {
		strict := &scope{data: s.data, dot: s.dot, vars: s.vars}
		if _, err := strict.operand(c.Args[0]); isMissing(err) {
			return s.missing(notFunction(c))
		}
		return unknown{}, fmt.Errorf("“%s”不是函数，后面不能再写别的", c.Args[0])
	}
	return s.operand(c.Args[0])
}

// notFunction is the error of what stands where a function should and is no name, either.
func notFunction(c *parse.CommandNode) *missingName {
	parts := make([]string, len(c.Args))
	for i, a := range c.Args {
		parts[i] = a.String()
	}
	return &missingName{name: strings.Join(parts, " ")}
}

// operand returns what one word of a command stands for.
func (s *scope) operand(node parse.Node) (any, error) {
	switch n := node.(type) {
	case *parse.IdentifierNode:
		if v, ok := s.data[n.Ident]; ok && slices.Contains(shadowable, n.Ident) {
			return normalize(v), nil
		}
		if isFunction(n.Ident) {
			return s.call(n.Ident, nil, nil)
		}
		return s.name([]string{n.Ident})
	case *parse.ChainNode:
		v, err := s.operand(n.Node)
		if err != nil {
			return v, err
		}
		return s.below(v, append([]string{n.Node.String()}, n.Field...), 1)
	case *parse.FieldNode:
		return s.below(s.dot, append([]string{""}, n.Ident...), 1)
	case *parse.VariableNode:
		return s.below(s.variable(n.Ident[0]), n.Ident, 1)
	case *parse.PipeNode:
		return s.pipe(n)
	case *parse.DotNode:
		return normalize(s.dot), nil
	case *parse.StringNode:
		return n.Text, nil
	case *parse.BoolNode:
		return n.True, nil
	case *parse.NilNode:
		return nil, nil
	case *parse.NumberNode:
		return constant(n), nil
	}
	return nil, errors.New("写法有误")
}

func constant(n *parse.NumberNode) any {
	d, err := decimal.NewFromString(strings.ReplaceAll(n.Text, "_", ""))
	switch {
	case err == nil && printable(d):
		return Figure(d)
	case n.IsInt:
		return n.Int64
	}
	return n.Text
}

func (s *scope) variable(name string) any {
	if name == "$" {
		return s.data
	}
	for _, v := range slices.Backward(s.vars) {
		if v.name == name {
			return v.value
		}
	}
	return unknown{}
}

func (s *scope) assign(p *parse.PipeNode, values ...any) {
	for i, name := range p.Decl {
		if !p.IsAssign {
			s.vars = append(s.vars, binding{name.Ident[0], values[i]})
			continue
		}
		for at, v := range slices.Backward(s.vars) {
			if v.name == name.Ident[0] {
				s.vars[at].value = values[i]
				break
			}
		}
	}
}
