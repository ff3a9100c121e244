package formula

// A parser parses one formula. After an error there is nothing left to parse.
type parser struct {
	text   string
	pos    int
	depth  int
	nested bool
	failed *SyntaxError
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

// expression parses operands that operators of at least a rank join. Excel's operators all join from the left, ^ too.
func (p *parser) expression(rank int) node {
	left := p.signed()
	for {
		from := p.pos
		o := p.operator()
		if o == noOp || operators[o].rank < rank {
			p.pos = from
			return left
		}
		left = &binary{o, left, p.expression(operators[o].rank + 1)}
	}
}

// operator takes an operator between values.
func (p *parser) operator() op {
	p.space()
	c, n := p.at(p.pos)
	p.pos += n
	d, m := p.at(p.pos)
	switch {
	case c == '<' && d == '>':
		p.pos += m
		return unequal
	case c == '<' && d == '=':
		p.pos += m
		return lessEqual
	case c == '>' && d == '=':
		p.pos += m
		return greaterEqual
	}
	switch c {
	case '=':
		return equal
	case '<':
		return less
	case '>':
		return greater
	case '&':
		return concatenate
	case '+':
		return plus
	case '-':
		return minus
	case '*':
		return times
	case '/':
		return divide
	case '^':
		return power
	}
	return noOp
}

// signed parses an operand with the signs before and behind it.
func (p *parser) signed() node {
	if c := p.next(); c == '+' || c == '-' || c == '@' {
		p.take(c)
		if !p.enter() {
			return missing{}
		}
		defer p.leave()
		return &sign{c, p.signed()}
	}
	n := p.meeting()
	for p.take('%') {
		n = &sign{'%', n}
	}
	return n
}

// meeting parses references with spaces between them, each less than the one before.
func (p *parser) meeting() node {
	left := p.spanning()
	for isReference(left) {
		from := p.pos
		if !p.space() || !p.startsReference() {
			p.pos = from
			break
		}
		right := p.spanning()
		if !isReference(right) {
			p.pos = from
			p.fail("写法有误：前面缺少运算符")
		}
		left = &binary{meet, left, right}
	}
	return left
}

func (p *parser) startsReference() bool {
	c, n := p.at(p.pos)
	return n > 0 && (inWord(c) || c == '\'' || c == '(' || c == '[' || c == '!' || c == '#')
}

// isReference says whether a part may come to a reference.
func isReference(n node) bool {
	switch n := n.(type) {
	case *ref, name, union, *call, odd:
		return true
	case fault:
		return n.string == lost
	case *sign:
		return n.op == '#'
	case *binary:
		return n.op == meet || n.op == span
	}
	return false
}

func (p *parser) spanning() node {
	left := p.operand()
	for isReference(left) && p.take(':') {
		right := p.operand()
		if !isReference(right) {
			p.fail("之前写法有误：冒号后面应是单元格")
		}
		left = spanned(left, right)
	}
	return left
}

// spanned returns the range from one reference to another. The usual one is from cell to cell.
func spanned(from, to node) node {
	a, ok := from.(*ref)
	b, also := to.(*ref)
	if ok && also && a.single && b.single && (b.on == (prefix{}) || b.on == a.on) {
		return &ref{on: a.on, from: a.from, to: b.from}
	}
	return &binary{span, from, to}
}

// operand parses what operators join.
func (p *parser) operand() node {
	switch c := p.next(); {
	case c == '(':
		return p.brackets()
	case c == '"':
		return text{p.quoted('"')}
	case c == '{':
		return p.array()
	case c == '#':
		return p.fault()
	case c == '\'' || c == '[' || c == '!' || inWord(c):
		return p.named()
	}
	if p.pos >= len(p.text) {
		p.fail("之前没有写完")
	}
	p.fail("写法有误：这里应是数、单元格或函数")
	return missing{}
}

// brackets parses what stands in round brackets: a part, or a list of references.
func (p *parser) brackets() node {
	start := p.pos
	if !p.enter() {
		return missing{}
	}
	defer p.leave()
	p.take('(')
	n := p.expression(rankCompare)
	if p.take(',') {
		list := union{n}
		for more := true; more; more = p.take(',') {
			list = append(list, p.expression(rankCompare))
		}
		n = list
	}
	p.close(start)
	return n
}

// close takes the bracket that closes the one at a position.
func (p *parser) close(opened int) {
	switch {
	case p.take(')'):
	case p.next() == 0 && p.failed == nil:
		p.pos = opened
		p.fail("的括号没有配对：请补上右括号")
	default:
		p.fail("写法有误：前面缺少运算符、逗号或右括号")
	}
}
