package action

import (
	"slices"
	"strings"
	"text/template/parse"
)

// A Use is what one action refers to.
type Use struct {
	At         int      // the caller's number of the action
	Names      []string // of the data, each once: 申请.新收.总计; of the rows of a list, 行们.名
	Undeclared []string // variables that have no value there: $x
}

// Uses returns what the actions of a template refer to, in their order, without any data: what is below a dot that only
// data can tell is left out.
func Uses(nodes []Node) []Use {
	u := usageCollector{dot: subject{known: true}}
	u.nodes(nodes)
	return u.uses
}

// A usageCollector walks a template with what the dot and the variables are known to stand for.
type usageCollector struct {
	uses []Use
	dot  subject
	vars []subject
}

// A subject is a name of the data that something else stands for.
type subject struct {
	variable string
	name     string
	known    bool // name tells; "" is the data itself
}

func (u *usageCollector) nodes(nodes []Node) {
	for i := range nodes {
		switch n := &nodes[i]; {
		case n.Action == nil && n.Block != nil:
			u.nodes(n.Block.Body)
		case n.Action == nil:
		case n.Action.expr != nil:
			u.action(n)
		}
	}
}

func (u *usageCollector) action(n *Node) {
	use := Use{At: n.At}
	e := n.Action.expr
	stands := u.expression(e, &use)
	if e.pipe != nil && e.pipe.IsAssign {
		for _, v := range e.pipe.Decl {
			u.variable(v, &use)
		}
	}
	slices.Sort(use.Names)
	use.Names = slices.Compact(use.Names)
	u.uses = append(u.uses, use)
	dot, vars := u.dot, len(u.vars)
	u.declare(e, stands)
	if !n.Action.Kind.Opens() {
		return
	}
	if n.Action.Kind != If {
		u.dot = stands
	}
	u.nodes(n.Block.Body)
	u.dot = dot
	u.nodes(n.Block.Else)
	u.vars = u.vars[:vars]
}

// declare takes the variables that an expression gives a value, of which the last is what it stands for and the first
// of two its key.
func (u *usageCollector) declare(e *expression, stands subject) {
	if e.pipe == nil || e.pipe.IsAssign {
		return
	}
	for i, v := range e.pipe.Decl {
		s := subject{variable: v.Ident[0]}
		if i == len(e.pipe.Decl)-1 {
			s.name, s.known = stands.name, stands.known
		}
		u.vars = append(u.vars, s)
	}
}

// expression notes what an expression refers to and returns what it stands for.
func (u *usageCollector) expression(e *expression, use *Use) subject {
	switch {
	case e.path != nil:
		return u.refer(subject{known: true}, e.path, use)
	case e.pipe != nil:
		return u.pipe(e, e.pipe, use)
	case strings.HasPrefix(e.written, "."):
		return u.refer(u.dot, []string{e.written[1:]}, use)
	}
	return u.refer(subject{known: true}, []string{e.written}, use)
}

// refer notes a name below a subject.
func (u *usageCollector) refer(from subject, path []string, use *Use) subject {
	if from.known {
		if from.name != "" {
			path = append([]string{from.name}, path...)
		}
		from.name = strings.Join(path, ".")
		if from.name != "" {
			use.Names = append(use.Names, from.name)
		}
	}
	return subject{name: from.name, known: from.known}
}

func (u *usageCollector) pipe(e *expression, p *parse.PipeNode, use *Use) subject {
	stands := subject{}
	for _, c := range p.Cmds {
		alone := len(p.Cmds) == 1 && len(p.Decl) == 0
		if name, ok := c.Args[0].(*parse.IdentifierNode); ok && alone && len(c.Args) > 1 && !isFunction(name.Ident) {
			return u.refer(subject{known: true}, []string{e.written}, use) // a name with a space in it
		}
		stands = u.command(e, c, stands, use)
	}
	return stands
}

// command notes what a command refers to, of a function over rows also the column, and returns what it stands for.
func (u *usageCollector) command(e *expression, c *parse.CommandNode, piped subject, use *Use) subject {
	stands, list := subject{}, piped
	for _, arg := range c.Args {
		if stands = u.operand(e, arg, use); stands.known {
			list = stands
		}
	}
	name, isName := c.Args[0].(*parse.IdentifierNode)
	switch {
	case isName && name.Ident == restarting:
		return list
	case isName && slices.Contains(rowFunctions, name.Ident) && list.known:
		for _, arg := range c.Args[1:] {
			if column, ok := arg.(*parse.StringNode); ok {
				u.refer(list, strings.Split(column.Text, "."), use)
			}
		}
	case len(c.Args) == 1:
		return stands
	}
	return subject{}
}

func (u *usageCollector) operand(e *expression, node parse.Node, use *Use) subject {
	switch n := node.(type) {
	case *parse.IdentifierNode:
		if !isFunction(n.Ident) {
			return u.refer(subject{known: true}, []string{n.Ident}, use)
		}
	case *parse.ChainNode:
		if name, ok := n.Node.(*parse.IdentifierNode); ok {
			return u.refer(subject{known: true}, append([]string{name.Ident}, n.Field...), use)
		}
		u.operand(e, n.Node, use)
	case *parse.FieldNode:
		return u.refer(u.dot, n.Ident, use)
	case *parse.DotNode:
		return u.refer(u.dot, nil, use)
	case *parse.VariableNode:
		return u.variable(n, use)
	case *parse.PipeNode:
		return u.pipe(e, n, use)
	}
	return subject{}
}

func (u *usageCollector) variable(n *parse.VariableNode, use *Use) subject {
	if n.Ident[0] == "$" {
		return u.refer(subject{known: true}, n.Ident[1:], use)
	}
	for _, v := range slices.Backward(u.vars) {
		if v.variable == n.Ident[0] {
			return u.refer(subject{name: v.name, known: v.known}, n.Ident[1:], use)
		}
	}
	use.Undeclared = append(use.Undeclared, n.Ident[0])
	return subject{}
}
