package formula

import "strings"

// The size of a worksheet.
const (
	maxRows = 1 << 20
	maxCols = 1 << 14
)

// named parses what begins with a word: a reference, a name, a function, a number, and which sheet they are on.
func (p *parser) named() node {
	start := p.pos
	c, _ := p.at(start)
	on, ok := p.prefix()
	switch {
	case p.failed != nil:
		return missing{}
	case ok:
		return p.onSheet(on, start)
	case c == '[':
		return p.odd(start)
	case c == '\'':
		p.fail("写法有误：带引号的工作表名后面缺少感叹号")
		return missing{}
	}
	return p.unprefixed()
}

// prefix takes the sheets' names and the exclamation mark before a reference: Sheet1!, '一 月:三 月'!, [1]Sheet1!, or Excel|'a.xlsx'!
// of a link between programs.
func (p *parser) prefix() (on prefix, ok bool) {
	start := p.pos
	var first, last string
	switch c, n := p.at(p.pos); {
	case c == '!':
		p.pos += n
		return prefix{here: true}, true
	case c == '\'':
		first = p.quoted('\'')
	case c == '[':
		p.bracket()
		p.word()
		first = p.text[start:p.pos]
	default:
		first = p.word()
	}
	if c, n := p.at(p.pos); c == '|' {
		p.pos += n
		p.topic()
		first = p.text[start:p.pos]
	} else if last = p.lastSheet(first); last != "" {
		p.pos = p.wordEnd(p.pos + n)
	}
	if c, n := p.at(p.pos); p.failed == nil && c == '!' {
		if first == "" {
			p.fail("写法有误：工作表名是空的")
			return prefix{}, false
		}
		p.pos += n
		return newPrefix(first, last), true
	}
	if p.failed == nil {
		p.pos = start
	}
	return prefix{}, false
}

// topic takes what a link to another program is about.
func (p *parser) topic() {
	if c, _ := p.at(p.pos); c == '\'' {
		p.quoted('\'')
		return
	}
	p.word()
}

// lastSheet returns the second of two sheets' names, Sheet1:Sheet3!, nothing where what follows is no such. From a cell on, as in
// A1:Sheet1!B2, a colon is that of a range.
func (p *parser) lastSheet(first string) string {
	c, n := p.at(p.pos)
	if c != ':' || first == "" {
		return ""
	}
	end := p.wordEnd(p.pos + n)
	last := p.text[p.pos+n : end]
	if c, _ := p.at(end); c != '!' || last == "" {
		return ""
	}
	_, cell := cellAt(first)
	if _, also := cellAt(last); cell && !also {
		return ""
	}
	return last
}

// newPrefix makes a prefix of what was written. No sheet has any of :\/[] in its name.
func newPrefix(first, last string) prefix {
	on := prefix{first: first, last: last, external: strings.ContainsAny(first, `[]\/|`)}
	if a, b, both := strings.Cut(first, ":"); both && !on.external && last == "" && a != "" && b != "" {
		on.first, on.last = a, b
	}
	return on
}

// onSheet parses what stands behind a prefix, which begins at start.
func (p *parser) onSheet(on prefix, start int) node {
	switch c := p.next(); {
	case c == '#':
		return p.fault()
	case c == '\'' && on.external: // the item of a link to another program
		return name{on, Quote(p.quoted('\''))}
	case inWord(c):
	default:
		p.fail("写法有误：工作表名后面缺少单元格")
		return missing{}
	}
	if r := p.reference(on); r != nil {
		return r
	}
	word := p.word()
	switch c, _ := p.at(p.pos); c {
	case '(':
		return p.arguments(p.text[start:p.pos])
	case '[':
		return p.odd(start)
	}
	return name{on, word}
}

// unprefixed parses a word that names no sheet.
func (p *parser) unprefixed() node {
	start := p.pos
	if r := p.reference(prefix{}); r != nil {
		return r
	}
	if c, _ := p.at(p.pos); isDigit(c) || c == '.' {
		return p.number()
	}
	word := p.word()
	if c, _ := p.at(p.pos); c == '[' {
		return p.odd(start)
	}
	end := p.pos
	if p.next() == '(' {
		return p.arguments(functionName(word))
	}
	p.pos = end
	if upper := capitals(word); upper == "TRUE" || upper == "FALSE" {
		return boolean{upper == "TRUE"}
	}
	return name{word: word}
}

// odd takes a word with square brackets that starts at start: R[-1]C[2], Table1[[#All],[Q1]].
func (p *parser) odd(start int) node {
	for {
		p.word()
		if c, _ := p.at(p.pos); c != '[' || p.failed != nil {
			break
		}
		p.bracket()
	}
	if p.failed != nil {
		return missing{}
	}
	return odd{p.text[start:p.pos]}
}

// reference parses a cell or whole columns or rows, nil where there are none: the word is a name or a function then, and stays.
func (p *parser) reference(on prefix) node {
	start := p.pos
	word := p.word()
	next, n := p.at(p.pos)
	if at, ok := cellAt(word); ok && next != '(' && next != '[' && next != '!' {
		cell := &ref{on: on, from: at, to: at, single: true}
		if next == '#' && p.spilled() {
			p.pos += n
			return &sign{'#', cell}
		}
		return cell
	}
	if p.take(':') {
		p.space()
		from, to, kind := linesAt(word, p.word())
		if c, _ := p.at(p.pos); kind != someCells && c != '(' && c != '[' && c != '!' {
			return &ref{on: on, from: from, to: to, lines: kind}
		}
	}
	p.pos = start
	return nil
}

// spilled says whether a # is the operator for all that a formula fills, not the start of an error value.
func (p *parser) spilled() bool {
	c, _ := p.at(p.pos + 1)
	return !isLetter(c)
}

// linesAt reads whole columns, A:C, or rows, 3:5.
func linesAt(first, last string) (from, to point, kind lines) {
	for _, l := range []struct {
		kind lines
		read func(string) (point, string)
	}{{wholeColumns, columnAt}, {wholeRows, rowAt}} {
		from, rest := l.read(halved(first))
		to, also := l.read(halved(last))
		if first != "" && last != "" && rest == "" && also == "" {
			return from, to, l.kind
		}
	}
	return from, to, someCells
}

// cellAt reads a cell's place: E6, $E$6.
func cellAt(word string) (point, bool) {
	word = halved(word)
	col, rest := columnAt(word)
	row, end := rowAt(rest)
	at := point{row.row, col.col, row.fixedRow, col.fixedCol}
	return at, len(rest) < len(word) && len(end) < len(rest) && end == ""
}

// columnAt reads the column that a word begins with and returns what follows. Where there is none that is the word itself.
func columnAt(word string) (at point, rest string) {
	rest, at.fixedCol = strings.CutPrefix(word, "$")
	n, col := 0, 0
	for ; n < len(rest) && isLetter(rest[n]) && col <= maxCols; n++ {
		col = col*26 + int(rest[n]|0x20-'a') + 1
	}
	if n == 0 || col > maxCols {
		return point{}, word
	}
	at.col = col - 1
	return at, rest[n:]
}

// rowAt reads the row that a word begins with as columnAt does a column.
func rowAt(word string) (at point, rest string) {
	rest, at.fixedRow = strings.CutPrefix(word, "$")
	n, row := 0, 0
	for ; n < len(rest) && isDigit(rest[n]) && row <= maxRows; n++ {
		row = row*10 + int(rest[n]-'0')
	}
	if n == 0 || row > maxRows || rest[0] == '0' {
		return point{}, word
	}
	at.row = row - 1
	return at, rest[n:]
}
