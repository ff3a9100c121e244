package syntax

// A parser parses one formula by precedence climbing.
type parser struct {
	lexer
	depth       int
	hasSubtotal bool
}

// enter goes one level deeper; leave comes back.
func (p *parser) enter() bool {
	if p.depth++; p.depth > maxDepth {
		p.fail("嵌套太深：最多 64 层")
		return false
	}
	return true
}

func (p *parser) leave() { p.depth-- }

// expression parses operands that operators of at least a precedence join. Excel's operators all join from the left, ^
// too.
func (p *parser) expression(precedence int) Node {
	left := p.unary()
	for {
		from := p.pos
		o := p.operator()
		if o == noOp || operators[o].precedence < precedence {
			p.pos = from
			return left
		}
		left = &Binary{o, left, p.expression(operators[o].precedence + 1)}
	}
}

func (p *parser) operator() Op {
	p.skipSpace()
	c, n := p.charAt(p.pos)
	p.pos += n
	d, m := p.charAt(p.pos)
	switch {
	case c == '<' && d == '>':
		p.pos += m
		return OpUnequal
	case c == '<' && d == '=':
		p.pos += m
		return OpLessEqual
	case c == '>' && d == '=':
		p.pos += m
		return OpGreaterEqual
	}
	switch c {
	case '=':
		return OpEqual
	case '<':
		return OpLess
	case '>':
		return OpGreater
	case '&':
		return OpConcat
	case '+':
		return OpAdd
	case '-':
		return OpSubtract
	case '*':
		return OpMultiply
	case '/':
		return OpDivide
	case '^':
		return OpPower
	}
	return noOp
}

// unary parses an operand with the signs before and behind it.
func (p *parser) unary() Node {
	if c := p.peek(); c == '+' || c == '-' || c == '@' {
		p.accept(c)
		if !p.enter() {
			return MissingArg{}
		}
		defer p.leave()
		return &Unary{c, p.unary()}
	}
	n := p.intersection()
	for p.accept('%') {
		n = &Unary{'%', n}
	}
	return n
}

// intersection parses references with spaces between them.
func (p *parser) intersection() Node {
	left := p.rangeOf()
	for isReference(left) {
		from := p.pos
		if !p.skipSpace() || !p.startsReference() {
			p.pos = from
			break
		}
		right := p.rangeOf()
		if !isReference(right) {
			p.pos = from
			p.fail("写法有误：前面缺少运算符")
		}
		left = &Binary{OpIntersect, left, right}
	}
	return left
}

func (p *parser) startsReference() bool {
	c, n := p.charAt(p.pos)
	return n > 0 && (inWord(c) || c == '\'' || c == '(' || c == '[' || c == '!' || c == '#')
}

// isReference says whether a part may come to a reference.
func isReference(n Node) bool {
	switch n := n.(type) {
	case *Ref, Name, Union, *Call, *TableRef, Unsupported:
		return true
	case ErrorValue:
		return n.Code == RefError
	case *Unary:
		return n.Op == '#'
	case *Binary:
		return n.Op == OpIntersect || n.Op == OpRange
	}
	return false
}

// rangeOf parses references with colons between them.
func (p *parser) rangeOf() Node {
	left := p.operand()
	for isReference(left) && p.accept(':') {
		right := p.operand()
		if !isReference(right) {
			p.fail("之前写法有误：冒号后面应是单元格")
		}
		left = newRange(left, right)
	}
	return left
}

// newRange returns the range from one reference to another. The usual one is from cell to cell.
func newRange(from, to Node) Node {
	a, ok := from.(*Ref)
	b, also := to.(*Ref)
	if ok && also && a.Single && b.Single && (b.Prefix == (Prefix{}) || b.Prefix == a.Prefix) {
		return &Ref{Prefix: a.Prefix, From: a.From, To: b.From}
	}
	return &Binary{OpRange, from, to}
}

// operand parses what operators join.
func (p *parser) operand() Node {
	switch c := p.peek(); {
	case c == '(':
		return p.parenthesized()
	case c == '"':
		return Text{p.quoted('"')}
	case c == '{':
		return p.array()
	case c == '#':
		return p.errorValue()
	case c == '\'' || c == '[' || c == '!' || inWord(c):
		return p.named()
	}
	if p.pos >= len(p.text) {
		p.fail("之前没有写完")
	}
	p.fail("写法有误：这里应是数、单元格或函数")
	return MissingArg{}
}

// parenthesized parses what stands in round brackets: a part, or a list of references.
func (p *parser) parenthesized() Node {
	start := p.pos
	if !p.enter() {
		return MissingArg{}
	}
	defer p.leave()
	p.accept('(')
	n := p.expression(precCompare)
	if p.accept(',') {
		list := Union{n}
		for more := true; more; more = p.accept(',') {
			list = append(list, p.expression(precCompare))
		}
		n = list
	}
	p.closeParenthesis(start)
	return n
}

// closeParenthesis takes the bracket that closes the one at a position.
func (p *parser) closeParenthesis(opened int) {
	switch {
	case p.accept(')'):
	case p.peek() == 0 && p.failed == nil:
		p.pos = opened
		p.fail("的括号没有配对：请补上右括号")
	default:
		p.fail("写法有误：前面缺少运算符、逗号或右括号")
	}
}
