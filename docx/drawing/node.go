package drawing

import (
	"strings"

	"nianbao/ooxml/xmlscan"
)

// A Node is an element of a drawing and where it stands in its part.
type Node struct {
	Name  string // without its prefix
	full  string
	attrs []attribute
	up    *Node
	kids  []*Node

	from, to      int // its start tag
	close, end    int // its end tag
	empty         bool
	changed, gone bool   // the start tag, all of it
	inside        bool   // that, or something in it
	added         string // source to stand last in it
	nested        bool   // a drawing in a drawing
}

type attribute struct{ name, value string }

// newNode returns the element whose Start the scanner has read.
func newNode(m *xmlscan.Scanner, up *Node) *Node {
	n := &Node{Name: m.Name(), full: m.FullName(), up: up, from: m.From(), to: m.To()}
	for name, value := range m.Attrs() {
		n.attrs = append(n.attrs, attribute{name, value})
	}
	n.empty = strings.HasSuffix(m.Source()[n.from:n.to], "/>")
	if up != nil {
		up.kids = append(up.kids, n)
	}
	return n
}

// find returns the attribute of a name, whatever its prefix, nil where there is none. A namespace is found by its whole
// name.
func (n *Node) find(name string) *attribute {
	for i := range n.attrs {
		full := n.attrs[i].name
		if full == name || full[strings.IndexByte(full, ':')+1:] == name && !strings.HasPrefix(full, "xmlns") {
			return &n.attrs[i]
		}
	}
	return nil
}

// Attr returns an attribute by its name without prefix, "" where there is none.
func (n *Node) Attr(name string) string {
	if a := n.find(name); a != nil {
		return a.value
	}
	return ""
}

// Set gives an attribute a value. One that is not there is put in under the name given.
func (n *Node) Set(name, value string) {
	a := n.find(name)
	if a == nil && !strings.HasPrefix(name, "xmlns") {
		a = n.find(name[strings.IndexByte(name, ':')+1:])
	}
	if a == nil {
		n.attrs = append(n.attrs, attribute{name: name})
		a = &n.attrs[len(n.attrs)-1]
	}
	if a.value != value {
		a.value = value
		n.touch(&n.changed)
	}
}

// Rename gives an attribute another name under its prefix, where there is one.
func (n *Node) Rename(name, to string) {
	if a := n.find(name); a != nil {
		a.name = a.name[:strings.IndexByte(a.name, ':')+1] + to
		n.touch(&n.changed)
	}
}

// Unset takes attributes away.
func (n *Node) Unset(names ...string) {
	for _, name := range names {
		if a := n.find(name); a != nil {
			kept := n.attrs[:0]
			for i := range n.attrs {
				if &n.attrs[i] != a {
					kept = append(kept, n.attrs[i])
				}
			}
			n.attrs = kept
			n.touch(&n.changed)
		}
	}
}

// Remove takes the element out.
func (n *Node) Remove() { n.touch(&n.gone) }

// Append puts source behind what the element holds.
func (n *Node) Append(source string) {
	n.added += source
	n.touch(&n.changed)
}

func (n *Node) touch(flag *bool) {
	*flag = true
	for up := n; up != nil && !up.inside; up = up.up {
		up.inside = true
	}
}

// Child returns the element that a path of names leads to, nil where there is none.
func (n *Node) Child(names ...string) *Node {
	for _, name := range names {
		var next *Node
		for _, kid := range n.kids {
			if kid.Name == name && !kid.gone {
				next = kid
				break
			}
		}
		if next == nil {
			return nil
		}
		n = next
	}
	return n
}

// Up returns the element around this one, nil for the drawing itself.
func (n *Node) Up() *Node {
	if n.nested {
		return nil
	}
	return n.up
}

// Prefix returns what stands before an element's name, its colon included.
func (n *Node) Prefix() string { return strings.TrimSuffix(n.full, n.Name) }

// All yields the elements of a name in this one, but not those in a drawing that it holds.
func (n *Node) All(name string) func(func(*Node) bool) {
	return func(yield func(*Node) bool) { n.each(name, yield) }
}

func (n *Node) each(name string, yield func(*Node) bool) bool {
	for _, kid := range n.kids {
		if kid.nested {
			continue
		}
		if kid.Name == name && !yield(kid) || !kid.each(name, yield) {
			return false
		}
	}
	return true
}

// edits appends what the element changes in its part, in order.
func (n *Node) edits(list []edit) []edit {
	switch {
	case n.gone:
		return append(list, edit{n.from, n.end, ""})
	case !n.inside:
		return list
	}
	if n.changed {
		list = append(list, edit{n.from, n.to, n.startTag()})
	}
	for _, kid := range n.kids {
		list = kid.edits(list)
	}
	if n.added != "" && !n.empty {
		list = append(list, edit{n.close, n.close, n.added})
	}
	return list
}

func (n *Node) startTag() string {
	var b strings.Builder
	b.WriteString("<" + n.full)
	for _, a := range n.attrs {
		b.WriteString(" " + a.name + `="` + Escape(a.value) + `"`)
	}
	switch {
	case n.empty && n.added != "":
		b.WriteString(">" + n.added + "</" + n.full + ">")
	case n.empty:
		b.WriteString("/>")
	default:
		b.WriteString(">")
	}
	return b.String()
}

var escaper = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;",
	"\t", "&#9;", "\n", "&#10;", "\r", "&#13;",
)

// Escape writes a text for an element or an attribute.
func Escape(s string) string { return escaper.Replace(s) }
