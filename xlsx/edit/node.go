package edit

import (
	"iter"
	"slices"
	"strings"

	"nianbao/ooxml/xmlscan"
)

// A node is an element of a part that is edited, or what stands between two elements. It is read one level deep, when
// somebody asks for its children, and as long as nothing in it is changed it is written back byte for byte: of a sheet
// with a million cells only the rows that are edited are ever taken apart.
type node struct {
	tag     string // the start tag without its > or />; empty for what stands between elements
	source  string // as it stood
	kids    []*node
	up      *node
	opened  bool
	changed bool // it, or something in it: source is out of date
}

// newNode returns the element that a source is.
func newNode(source string) *node { return &node{tag: startTag(source), source: source} }

// startTag returns the start tag that an element's source begins with, without its end and the spaces before that.
func startTag(source string) string {
	quote := byte(0)
	for i := range len(source) {
		switch c := source[i]; {
		case c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return strings.TrimRight(strings.TrimSuffix(source[:i], "/"), " \t\r\n")
		}
	}
	return source
}

// fullName returns the element's name with its prefix.
func (n *node) fullName() string {
	if end := strings.IndexAny(n.tag, " \t\r\n"); end > 0 {
		return n.tag[1:end]
	}
	return n.tag[min(1, len(n.tag)):]
}

func (n *node) name() string {
	full := n.fullName()
	return full[strings.IndexByte(full, ':')+1:]
}

// prefix returns what stands before the element's name, its colon included. What is put into the element gets the same:
// it is in the same namespace then.
func (n *node) prefix() string {
	full := n.fullName()
	return full[:strings.IndexByte(full, ':')+1]
}

// open reads the children. Parts are read to their end before they are edited, so that there is nothing left to go
// wrong.
func (n *node) open() {
	if n.opened {
		return
	}
	n.opened = true
	s := xmlscan.New([]byte(n.source))
	s.Next()
	for {
		from := len(n.source) - len(s.Rest())
		switch s.Next() {
		case xmlscan.None, xmlscan.End:
			return
		case xmlscan.Start:
			kid := newNode(s.SkipSource())
			kid.up = n
			n.kids = append(n.kids, kid)
		default:
			n.kids = append(n.kids, &node{source: n.source[from : len(n.source)-len(s.Rest())]})
		}
	}
}

// children yields the elements right below this one.
func (n *node) children(yield func(*node) bool) {
	n.open()
	for _, kid := range n.kids {
		if kid.tag != "" && !yield(kid) {
			return
		}
	}
}

// all yields the children of a name.
func (n *node) all(name string) iter.Seq[*node] {
	return func(yield func(*node) bool) {
		for kid := range n.children {
			if kid.name() == name && !yield(kid) {
				return
			}
		}
	}
}

// child returns the first child of a name, nil where there is none.
func (n *node) child(name string) *node {
	for kid := range n.all(name) {
		return kid
	}
	return nil
}

// touch marks the node and those above as changed.
func (n *node) touch() {
	for at := n; at != nil && !at.changed; at = at.up {
		at.open()
		at.changed = true
	}
}

// insert puts a node among the node's kids.
func (n *node) insert(at int, kid *node) {
	n.touch()
	kid.up = n
	n.kids = slices.Insert(n.kids, at, kid)
}

// append puts a node behind the others.
func (n *node) append(kid *node) {
	n.open()
	n.insert(len(n.kids), kid)
}

// remove takes children out.
func (n *node) remove(kids ...*node) {
	if len(kids) == 0 {
		return
	}
	n.touch()
	n.kids = slices.DeleteFunc(n.kids, func(kid *node) bool { return slices.Contains(kids, kid) })
}

// text returns the text that stands directly in the element.
func (n *node) text() string {
	text := ""
	for s := xmlscan.New([]byte(n.String())); ; {
		switch s.Next() {
		case xmlscan.None:
			return text
		case xmlscan.Text:
			if s.Depth() == 1 {
				text += s.Text()
			}
		}
	}
}

func (n *node) String() string {
	if !n.changed {
		return n.source
	}
	var b strings.Builder
	n.write(&b)
	return b.String()
}

func (n *node) write(b *strings.Builder) {
	switch {
	case !n.changed:
		b.WriteString(n.source)
	case len(n.kids) == 0 && !n.wasEmpty():
		b.WriteString(n.tag + "/>")
	default:
		b.WriteString(n.tag + ">")
		for _, kid := range n.kids {
			kid.write(b)
		}
		b.WriteString("</" + n.fullName() + ">")
	}
}

// wasEmpty reports whether the element was written as one that has an end tag and nothing before it: it stays so.
func (n *node) wasEmpty() bool {
	return strings.Count(n.source, "<") == 2 && strings.HasSuffix(n.source, "></"+n.fullName()+">")
}
