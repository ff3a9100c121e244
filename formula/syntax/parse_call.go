package syntax

import "strings"

// call parses a call from its opening bracket on.
func (p *parser) call(function string) Node {
	start := p.pos
	if !p.enter() {
		return MissingArg{}
	}
	defer p.leave()
	p.accept('(')
	c := &Call{Name: function}
	if function == "SUBTOTAL" || function == "AGGREGATE" {
		p.hasSubtotal = true
	}
	if p.accept(')') {
		return p.calledAgain(c)
	}
	for more := true; more; more = p.accept(',') || p.accept(';') {
		if d := p.peek(); d == ',' || d == ';' || d == ')' {
			c.Args = append(c.Args, MissingArg{})
			continue
		}
		c.Args = append(c.Args, p.expression(precCompare))
	}
	p.closeParenthesis(start)
	return p.calledAgain(c)
}

// calledAgain parses what may stand right behind a call: another call, of the function that the first one returns. Its
// name is the first.
func (p *parser) calledAgain(c *Call) Node {
	if d, _ := p.charAt(p.pos); d != '(' {
		return c
	}
	return p.call(Print(c))
}

// functionName returns a function's name in capitals, without what newer functions are marked with in files.
func functionName(word string) string {
	word = Upper(word)
	for {
		rest := strings.TrimPrefix(strings.TrimPrefix(word, "_XLFN."), "_XLWS.")
		if rest == word || rest == "" || !isLetter(rest[0]) {
			return word
		}
		word = rest
	}
}
