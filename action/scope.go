package action

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"text/template/parse"

	"nianbao/action/source"
	"nianbao/action/spelling"
	"nianbao/near"
)

// A scope is what the names of an expression stand for.
type scope struct {
	data map[string]any
	root Value // the data
	dot  Value
	vars []binding
	// rounds counts the times of the loops around, the innermost last; unknownRound where nobody knows.
	rounds []int64

	blank bool     // a missing name is blank
	known []string // all names of the data, once looked for
	tried int      // how many names were compared with missing ones
	notes []string // what is told of the expression at hand that is no error
}

type binding struct {
	name  string
	value Value
}

// eval returns what an expression gives. The error is a *missingName or tells in Chinese what is wrong.
func (s *scope) eval(e *expression) (Value, error) {
	if len(e.path) != 1 { // a key of the data may have any characters
		if v, ok := s.data[e.written]; ok {
			return Of(v), nil
		}
	}
	if err := s.aloneInQuotes(e); err != nil {
		return Value{shape: unknown}, err
	}
	if e.misread != "" {
		if v, ok := s.literal(e); ok {
			return v, nil
		}
		return Value{shape: unknown}, &missingName{name: e.written, misread: e.misread}
	}
	if e.path != nil {
		return s.rootName(e.path)
	}
	var v Value
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
func (s *scope) literal(e *expression) (Value, bool) {
	if v, ok := literalKey(s.root, e.written); ok {
		return v, true
	}
	if below, relative := strings.CutPrefix(e.written, "."); relative {
		if s.dot.shape == unknown {
			return s.dot, true
		}
		if v, ok := literalKey(s.dot, below); ok {
			return v, true
		}
	}
	if written := source.Canonical(e.written, false); written != e.written { // spaces of another kind
		return literalKey(s.root, written)
	}
	return Value{}, false
}

// literalKey returns what stands below a table under a name as it is written, whose parts may have any characters.
func literalKey(t Value, name string) (Value, bool) {
	if v, ok := t.Member(name); ok {
		return v, true
	}
	for i, c := range name {
		if c != '.' || i == 0 {
			continue
		}
		if below, ok := t.Member(name[:i]); ok {
			if v, ok := literalKey(below, name[i+1:]); ok {
				return v, true
			}
		}
	}
	return Value{}, false
}

func (s *scope) missing(m *missingName) (Value, error) {
	if s.blank && !m.below {
		return m.instead, nil
	}
	return Value{shape: unknown}, m
}

// below returns what stands below a value under the parts of a name from one of them on. The name that is missing is
// told from the first part on.
func (s *scope) below(v Value, path []string, from int) (Value, error) {
	for i := from; i < len(path) && v.shape != unknown; i++ {
		next, ok := v.Member(path[i])
		if !ok {
			return s.missing(&missingName{
				name: strings.Join(path[:i+1], "."), full: strings.Join(path, "."),
				below: v.shape != nothing && v.shape != table, list: v.IsList(),
			})
		}
		v = next
	}
	return v, nil
}

// pipe returns what the last command of a pipeline gives, each but the first having the one before as its last
// argument.
func (s *scope) pipe(p *parse.PipeNode) (Value, error) {
	var v Value
	for i, c := range p.Cmds {
		var piped []Value
		if i > 0 {
			piped = []Value{v}
		}
		var err error
		if v, err = s.command(c, piped); err != nil {
			return v, err
		}
	}
	return v, nil
}

func (s *scope) command(c *parse.CommandNode, piped []Value) (Value, error) {
	alone := len(c.Args) == 1 && len(piped) == 0
	if name, ok := c.Args[0].(*parse.IdentifierNode); ok && isFunction(name.Ident) && !(alone && isShadowable(name.Ident)) {
		return s.call(name.Ident, c.Args[1:], piped)
	}
	if len(c.Args) > 1 || len(piped) > 0 {
		strict := &scope{data: s.data, root: s.root, dot: s.dot, vars: s.vars}
		if _, err := strict.operand(c.Args[0]); isMissing(err) {
			return s.missing(notFunction(c, len(piped) > 0))
		}
		return Value{shape: unknown}, misplaced(c)
	}
	return s.operand(c.Args[0])
}

// notFunction is the error of what stands where a function should and is no name, either.
func notFunction(c *parse.CommandNode, piped bool) *missingName {
	m := &missingName{name: strings.Join(words(c.Args), " ")}
	if piped {
		m.misread = spelling.NoFunction(c.Args[0].String(), near.Nearest(c.Args[0].String(), functionNames))
	}
	return m
}

// misplaced is the error of a name where a function should stand.
func misplaced(c *parse.CommandNode) error {
	args := words(c.Args)
	return errors.New(spelling.Misplaced(args, len(args) > 1 && isFunction(args[1])))
}

func words(nodes []parse.Node) (list []string) {
	for _, n := range nodes {
		list = append(list, n.String())
	}
	return list
}

// operand returns what one word of a command stands for.
func (s *scope) operand(node parse.Node) (Value, error) {
	switch n := node.(type) {
	case *parse.IdentifierNode:
		if isFunction(n.Ident) && !isShadowable(n.Ident) {
			return s.call(n.Ident, nil, nil)
		}
		return s.rootName([]string{n.Ident})
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
		return s.dot, nil
	case *parse.StringNode:
		return Text(n.Text), nil
	case *parse.BoolNode:
		return Of(n.True), nil
	case *parse.NilNode:
		return Value{}, nil
	case *parse.NumberNode:
		return constant(n), nil
	}
	return Value{}, errors.New(spelling.Unread)
}

// constant returns a number, which prints as it is written: 0.00 may be how another is to be.
func constant(n *parse.NumberNode) Value {
	v := Of(json.Number(strings.ReplaceAll(n.Text, "_", "")))
	if v.shape != text && strings.Contains(n.Text, ".") && !strings.ContainsAny(n.Text, "eExXpP_") {
		v.text = n.Text
	}
	if v.shape == text && n.IsInt { // 0x1F, 'a'
		return Whole(n.Int64)
	}
	return v
}

func (s *scope) variable(name string) Value {
	if name == "$" {
		return s.root
	}
	for _, v := range slices.Backward(s.vars) {
		if v.name == name {
			return v.value
		}
	}
	return Value{shape: unknown}
}

func (s *scope) assign(p *parse.PipeNode, values ...Value) {
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
