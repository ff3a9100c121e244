package formula

import "strings"

// arguments parses a call from its opening bracket on.
func (p *parser) arguments(function string) node {
	start := p.pos
	if !p.enter() {
		return missing{}
	}
	defer p.leave()
	p.take('(')
	c := &call{name: function}
	if function == "SUBTOTAL" || function == "AGGREGATE" {
		p.nested = true
	}
	if p.take(')') {
		return p.result(c)
	}
	for more := true; more; more = p.take(',') || p.take(';') {
		if d := p.next(); d == ',' || d == ';' || d == ')' {
			c.args = append(c.args, missing{})
			continue
		}
		c.args = append(c.args, p.expression(rankCompare))
	}
	p.close(start)
	return p.result(c)
}

// result parses what may stand right behind a call: another call, of the function that the first one returns. Its name is the first.
func (p *parser) result(c *call) node {
	if d, _ := p.at(p.pos); d != '(' {
		return c
	}
	printed := printer{}
	printed.write(c, 0)
	return p.arguments(printed.String())
}

// functionName returns a function's name in capitals, without what newer functions are marked with in files.
func functionName(word string) string {
	word = capitals(word)
	for {
		rest := strings.TrimPrefix(strings.TrimPrefix(word, "_XLFN."), "_XLWS.")
		if rest == word || rest == "" || !isLetter(rest[0]) {
			return word
		}
		word = rest
	}
}

// capitals returns a word half-width and its letters, of ASCII only, in capitals.
func capitals(word string) string {
	return strings.Map(func(r rune) rune {
		if r = halfWidth(r); r >= 'a' && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, word)
}
