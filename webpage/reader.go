package webpage

import (
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A reader goes through a page token by token.
type reader struct {
	tokens *html.Tokenizer
	open   []element // the first is the page itself
	flow   flow
	line   line
	choice choice
	lines  int
	cells  int
	err    *Error

	templates int // that are open
	unseen    []item
}

// An element is one that is open.
type element struct {
	name  string
	inner state
}

// A state is where text goes and how it is set.
type state struct {
	flow                          *flow
	box                           *box
	table                         *table // the innermost
	fosterParenting               bool   // in the table but in no cell: text moves above the table
	notRendered                   bool   // text is not shown
	hidden                        bool   // because the page says so: it is text all the same
	list                          *list  // the innermost, nil where its items have no numbers
	displayNone, visibilityHidden bool   // so are the cells of the row
	look                          look
	script                        script
	preformatted                  bool
	blockStyled                   bool // in an element that a style sets on lines of its own
}

// isDefault reports whether text is set as usual.
func (s state) isDefault() bool {
	return !s.notRendered && s.script == level && !s.preformatted && !s.blockStyled
}

func newReader(text io.Reader) *reader {
	r := &reader{tokens: html.NewTokenizer(text)}
	r.tokens.SetMaxBuf(maxToken)
	r.open = []element{{inner: state{flow: &r.flow, box: &box{}, look: look{ground: "FFFFFF"}}}}
	return r
}

func (r *reader) top() state { return r.open[len(r.open)-1].inner }

// refuse keeps the first error.
func (r *reader) refuse(kind ErrorKind) {
	if r.err == nil {
		r.err = &Error{Kind: kind}
	}
}

func (r *reader) read() *Error {
	for n := 0; r.err == nil; n++ {
		kind := r.tokens.Next()
		switch {
		case kind == html.ErrorToken && errors.Is(r.tokens.Err(), io.EOF):
			r.divide()
			r.pop(1)
			return r.err
		case kind == html.ErrorToken || n == maxTokens:
			r.refuse(TooLong)
		case kind == html.TextToken:
			r.text(r.tokens.Text())
		case kind == html.EndTagToken:
			name, _ := r.tokens.TagName()
			r.endTag(atom.String(name))
		case kind == html.StartTagToken || kind == html.SelfClosingTagToken:
			name, more := r.tokens.TagName()
			tag := atom.String(name)
			r.startTag(tag, readAttributes(r.tokens, more))
			if kind == html.SelfClosingTagToken && !voidElements[tag] {
				r.endTag(tag)
			}
		}
	}
	return r.err
}

func (r *reader) text(text []byte) {
	s := r.top()
	if s.notRendered || r.choice.muted || r.templates > 0 {
		if s.hidden && r.templates == 0 {
			r.unseen = append(r.unseen, item{text: strings.TrimSpace(string(text)), box: s.box})
		}
		return
	}
	r.line.look, r.line.script = s.look.of(), s.script
	for more := true; more; {
		if text, more = r.line.add(text, s.preformatted); more {
			r.divide()
		}
	}
}

// divide ends the line.
func (r *reader) divide() {
	line := r.line.take()
	if line.text == "" {
		r.line.number = line.number
		return
	}
	if r.lines++; r.lines > maxLines {
		r.refuse(TooLong)
	}
	s := r.top()
	line.box = s.box
	*s.flow = append(*s.flow, line)
	if s.fosterParenting {
		f := *s.flow
		n := len(f)
		f[n-1], f[n-2] = f[n-2], f[n-1]
	}
}

// push opens an element.
func (r *reader) push(name string, inner state) {
	if len(r.open) >= maxDepth {
		r.refuse(TooDeep)
		return
	}
	r.open = append(r.open, element{name, inner})
}

// pop closes elements until n are left.
func (r *reader) pop(n int) {
	for i := len(r.open) - 1; i >= n; i-- {
		e := &r.open[i]
		if blocks[e.name] || e.inner.blockStyled {
			r.divide()
		}
		if e.name == "li" {
			r.line.number = ""
		}
		if e.name == "table" {
			e.inner.table.close()
		}
		r.open = r.open[:i]
	}
}
