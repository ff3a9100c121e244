package syntax

import "strings"

// named parses what begins with a word: a reference, a name, a function, a number, and which sheet they are on.
func (p *parser) named() Node {
	start := p.pos
	c, _ := p.charAt(start)
	on, ok := p.prefix()
	switch {
	case p.failed != nil:
		return MissingArg{}
	case ok:
		return p.onSheet(on, start)
	case c == '[':
		return p.bracketedWord(start)
	case c == '\'':
		p.fail("写法有误：带引号的工作表名后面缺少感叹号")
		return MissingArg{}
	}
	return p.unprefixed()
}

// prefix takes the sheets' names and the exclamation mark before a reference: Sheet1!, '一 月:三 月'!, [1]Sheet1!, or
// Excel|'a.xlsx'! of a link between programs.
func (p *parser) prefix() (on Prefix, ok bool) {
	start := p.pos
	var first, last string
	switch c, n := p.charAt(p.pos); {
	case c == '!':
		p.pos += n
		return Prefix{UsersOwn: true}, true
	case c == '\'':
		first = p.quoted('\'')
	case c == '[':
		p.bracketed()
		p.word()
		first = p.text[start:p.pos]
	default:
		first = p.word()
	}
	if c, n := p.charAt(p.pos); c == '|' {
		p.pos += n
		p.ddeTopic()
		first = p.text[start:p.pos]
	} else if last = p.lastSheet(first); last != "" {
		p.pos = p.wordEnd(p.pos + n)
	}
	if c, n := p.charAt(p.pos); p.failed == nil && c == '!' {
		if first == "" {
			p.fail("写法有误：工作表名是空的")
			return Prefix{}, false
		}
		p.pos += n
		return newPrefix(first, last), true
	}
	if p.failed == nil {
		p.pos = start
	}
	return Prefix{}, false
}

// ddeTopic takes what a link to another program (DDE) is about.
func (p *parser) ddeTopic() {
	if c, _ := p.charAt(p.pos); c == '\'' {
		p.quoted('\'')
		return
	}
	p.word()
}

// lastSheet returns the second of two sheets' names, Sheet1:Sheet3!, nothing where what follows is no such. From a cell
// on, as in A1:Sheet1!B2, a colon is that of a range.
func (p *parser) lastSheet(first string) string {
	c, n := p.charAt(p.pos)
	if c != ':' || first == "" {
		return ""
	}
	end := p.wordEnd(p.pos + n)
	last := p.text[p.pos+n : end]
	if c, _ := p.charAt(end); c != '!' || last == "" {
		return ""
	}
	_, cell := ParseAddress(first)
	if _, also := ParseAddress(last); cell && !also {
		return ""
	}
	return last
}

// newPrefix makes a prefix of what was written. No sheet has any of :\/[] in its name.
func newPrefix(first, last string) Prefix {
	on := Prefix{First: first, Last: last, External: strings.ContainsAny(first, `[]\/|`)}
	if a, b, both := strings.Cut(first, ":"); both && !on.External && last == "" && a != "" && b != "" {
		on.First, on.Last = a, b
	}
	return on
}

// onSheet parses what stands behind a prefix, which begins at start.
func (p *parser) onSheet(on Prefix, start int) Node {
	switch c := p.peek(); {
	case c == '#':
		return p.errorValue()
	case c == '\'' && on.External: // the item of a link to another program
		return Name{on, Quote(p.quoted('\''))}
	case inWord(c):
	default:
		p.fail("写法有误：工作表名后面缺少单元格")
		return MissingArg{}
	}
	if r := p.reference(on); r != nil {
		return r
	}
	word := p.word()
	switch c, _ := p.charAt(p.pos); c {
	case '(':
		return p.call(p.text[start:p.pos])
	case '[':
		return p.bracketedWord(start)
	}
	return Name{on, word}
}

// unprefixed parses a word that names no sheet.
func (p *parser) unprefixed() Node {
	start := p.pos
	if r := p.reference(Prefix{}); r != nil {
		return r
	}
	if c, _ := p.charAt(p.pos); isDigit(c) || c == '.' {
		return p.number()
	}
	word := p.word()
	if c, _ := p.charAt(p.pos); c == '[' {
		return p.bracketedWord(start)
	}
	end := p.pos
	if p.peek() == '(' {
		return p.call(functionName(word))
	}
	p.pos = end
	if upper := Upper(word); upper == "TRUE" || upper == "FALSE" {
		return Bool{upper == "TRUE"}
	}
	return Name{Word: word}
}

// bracketedWord takes the square brackets behind a word that starts at start: Table1[[#All],[Q1]], or R[-1]C[2], which is
// Unsupported.
func (p *parser) bracketedWord(start int) Node {
	word, inside, more := p.text[start:p.pos], "", ""
	brackets := 0
	for c, _ := p.charAt(p.pos); c == '[' && p.failed == nil; c, _ = p.charAt(p.pos) {
		from := p.pos
		p.bracketed()
		inside = p.text[from:p.pos]
		brackets++
		more += p.word()
	}
	if p.failed != nil {
		return MissingArg{}
	}
	source := p.text[start:p.pos]
	if brackets == 1 && more == "" && inside[0] == '[' && !isR1C1(word) && !strings.Contains(word, "!") {
		if t, ok := tableRef(word, inside[1:len(inside)-1], source); ok {
			return t
		}
	}
	return Unsupported{source}
}

// isR1C1 says whether a word before a bracket is the start of an address in the R1C1 notation: R[-1].
func isR1C1(word string) bool { return word != "" && strings.Trim(Upper(word), "RC0123456789") == "" }

// reference parses a cell or whole columns or rows, nil where there are none: the word is a name or a function then,
// and stays.
func (p *parser) reference(on Prefix) Node {
	start := p.pos
	word := p.word()
	next, n := p.charAt(p.pos)
	if at, ok := ParseAddress(word); ok && next != '(' && next != '[' && next != '!' {
		cell := &Ref{Prefix: on, From: at, To: at, Single: true}
		if next == '#' && p.isSpill() {
			p.pos += n
			return &Unary{'#', cell}
		}
		return cell
	}
	if p.accept(':') {
		p.skipSpace()
		from, to, kind := parseLines(word, p.word())
		if c, _ := p.charAt(p.pos); kind != SomeCells && c != '(' && c != '[' && c != '!' {
			return &Ref{Prefix: on, From: from, To: to, Lines: kind}
		}
	}
	p.pos = start
	return nil
}

// isSpill says whether a # is the operator for all that a formula fills, not the start of an error value.
func (p *parser) isSpill() bool {
	c, _ := p.charAt(p.pos + 1)
	return !isLetter(c)
}
