package docx

import (
	"strings"

	"nianbao/ooxml/xmlscan"
)

// An element is one element of a part, a stretch of its source, or an action. All elements written out one after the
// other are the part, byte for byte.
type element struct {
	name     string // as it stands, with its prefix; "" for a stretch
	tag      string // the name without its prefix
	open     string // the start tag; of a stretch or an opaque element, all of its source
	close    string // the end tag, "" for an empty-element tag
	opaque   bool   // nobody needs what is in it
	text     string // the characters right in it
	children []*element

	replacement []*element // what takes its place where replaced
	replaced    bool
	up          *element // the element around it, once the actions are in their places

	action *actionNode // nil for what is no action
	kind   paragraphKind
}

// asIs returns source that is no element.
func asIs(source string) *element { return &element{open: source} }

// replace puts others in the element's place.
func (e *element) replace(with ...*element) { e.replacement, e.replaced = with, true }

// prefix returns the prefix of the element's name with its colon: w:
func (e *element) prefix() string { return e.name[:len(e.name)-len(e.tag)] }

// child returns the first child with a tag, nil for none.
func (e *element) child(tag string) *element {
	for _, c := range e.children {
		if c.tag == tag {
			return c
		}
	}
	return nil
}

// source writes the element out as it was read.
func (e *element) source() string {
	var b strings.Builder
	e.write(&b)
	return b.String()
}

// characters returns the text right in the element.
func (e *element) characters() string {
	if len(e.children) == 1 {
		return e.children[0].text
	}
	var b strings.Builder
	for _, c := range e.children {
		b.WriteString(c.text)
	}
	return b.String()
}

func (e *element) write(b *strings.Builder) {
	b.WriteString(e.open)
	for _, c := range e.children {
		c.write(b)
	}
	b.WriteString(e.close)
}

// A parser reads a part into a tree.
type parser struct {
	*xmlscan.Scanner
	source     string
	skipOpaque bool
	pool       []element  // to be used next: there are thousands
	childPool  []*element // for their first children
	brace      int        // where one comes next that may belong to an action
}

// parse reads a part into a tree under an element without a name. With skipOpaque, what holds no action is not looked
// into: most of a document is paragraphs without any, and properties.
func parse(data []byte, skipOpaque bool) (*element, error) {
	root := &element{}
	p := parser{Scanner: xmlscan.New(data), skipOpaque: skipOpaque, brace: -1}
	p.source = p.Rest()
	p.read(root, 0)
	if len(root.children) > 0 {
		declareUTF8(root.children[0])
	}
	return root, p.Err()
}

// at returns where the next token begins.
func (p *parser) at() int { return len(p.source) - len(p.Rest()) }

// add puts a new element below another.
func (p *parser) add(e *element) *element {
	if len(p.pool) == 0 {
		p.pool = make([]element, 64)
	}
	child := &p.pool[0]
	p.pool = p.pool[1:]
	if e.children == nil {
		const few = 3
		if len(p.childPool) < few {
			p.childPool = make([]*element, 64*few)
		}
		e.children, p.childPool = p.childPool[:0:few], p.childPool[few:]
	}
	e.children = append(e.children, child)
	return child
}

// read puts what the scanner reads below an element, until its end, at which as many elements are open as depth says,
// or the part's.
func (p *parser) read(e *element, depth int) {
	for {
		from := p.at()
		kind := p.Next()
		source := p.source[from:p.at()]
		switch kind {
		case xmlscan.None:
			return
		case xmlscan.Start:
			p.start(e, from, source)
		case xmlscan.End:
			e.close = source
			if p.Depth() <= depth {
				return
			}
		case xmlscan.Text:
			child := p.add(e)
			child.open, child.text = source, p.Text()
		default:
			p.add(e).open = source
		}
	}
}

// start reads the element that has begun.
func (p *parser) start(e *element, from int, open string) {
	child := p.add(e)
	child.name, child.tag, child.open = p.FullName(), p.Name(), open
	if !p.skipOpaque || !p.isOpaque(child, from) {
		p.read(child, p.Depth()-1)
		return
	}
	child.opaque, child.open = true, p.SkipSource()
	if child.tag == "p" && braces(child.open) { // behind a paragraph within it
		inner := parser{Scanner: xmlscan.New([]byte(child.open)), source: child.open, skipOpaque: true, brace: -1}
		inner.Next()
		child.opaque, child.open = false, child.open[:inner.at()]
		inner.read(child, 0)
	}
}

// isOpaque reports whether nobody needs what is in an element: properties, and paragraphs without a brace up to the
// first end of one.
func (p *parser) isOpaque(e *element, from int) bool {
	switch e.tag {
	case "p":
		end := strings.Index(p.source[from:], "</"+e.name+">")
		return end < 0 || p.nextBrace(from) >= from+end
	case "tblPr", "tblGrid", "trPr", "tcPr", "pPr", "rPr", "sdtPr", "sectPr":
		return true
	}
	return false
}

// nextBrace returns where a brace comes next from a place on, or what may be one by its number; the part's end where
// none does.
func (p *parser) nextBrace(from int) int {
	if p.brace < from {
		rest := p.source[from:]
		p.brace = len(p.source)
		if i := strings.IndexByte(rest, '{'); i >= 0 {
			rest, p.brace = rest[:i], from+i
		}
		for _, other := range []string{"}", "&#", "｛", "｝"} {
			if i := strings.Index(rest, other); i >= 0 {
				rest, p.brace = rest[:i], from+i
			}
		}
	}
	return p.brace
}

// braces reports whether something in source may belong to an action.
func braces(source string) bool {
	return strings.ContainsAny(source, "{}｛｝") || strings.Contains(source, "&#")
}

// declareUTF8 makes a part's XML declaration name the encoding in which it is written.
func declareUTF8(declaration *element) {
	before, after, found := strings.Cut(declaration.open, "encoding")
	if !found || !strings.HasPrefix(before, "<?xml") {
		return
	}
	quote := strings.IndexAny(after, `"'`)
	if quote < 0 {
		return
	}
	name, rest, found := strings.Cut(after[quote+1:], after[quote:quote+1])
	if found && !strings.EqualFold(name, "utf-8") {
		declaration.open = before + "encoding" + after[:quote+1] + "UTF-8" + after[quote:quote+1] + rest
	}
}
