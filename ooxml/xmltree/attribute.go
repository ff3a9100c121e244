package xmltree

import (
	"iter"
	"strings"

	"nianbao/ooxml/xmlscan"
)

// A place is where an attribute stands in a start tag: its name, and its value between quotation marks.
type place struct{ name, nameEnd, value, valueEnd int }

const space = " \t\r\n"

// places yields where the attributes stand in a well-formed start tag. The last one has no name: it is where another
// attribute may be put in.
func (n *Node) places() iter.Seq[place] {
	return func(yield func(place) bool) {
		if n.kind != element {
			return
		}
		tag := n.open
		for at := 1 + len(n.name); ; {
			behind := at
			for at < len(tag) && strings.IndexByte(space, tag[at]) >= 0 {
				at++
			}
			equals := -1
			if at < len(tag) && tag[at] != '>' && tag[at] != '/' {
				equals = strings.IndexByte(tag[at:], '=')
			}
			if equals < 0 {
				yield(place{name: behind, nameEnd: behind})
				return
			}
			p := place{name: at, nameEnd: at + len(strings.TrimRight(tag[at:at+equals], space))}
			p.value = at + equals + 1 + strings.IndexAny(tag[at+equals+1:], `"'`) + 1
			p.valueEnd = p.value + strings.IndexByte(tag[p.value:], tag[p.value-1])
			if !yield(p) {
				return
			}
			at = p.valueEnd + 1
		}
	}
}

// find returns where the attribute of a name stands, or where it may be put in. A name without a prefix stands for
// that, and where there is none for one with any prefix, but for the declarations of namespaces.
func (n *Node) find(name string) (p place, found bool) {
	for at := range n.places() {
		full := n.open[at.name:at.nameEnd]
		switch {
		case full == name:
			return at, true
		case full == "" && !found:
			p = at
		case !found && strings.HasSuffix(full, name) && full[strings.IndexByte(full, ':')+1:] == name &&
			!strings.HasPrefix(full, "xmlns:"):
			p, found = at, true
		}
	}
	return p, found
}

// Attr returns an attribute's value, "" where there is none. A name without a prefix stands for that, and where there
// is none for one with any prefix: WordprocessingML has its attributes in its namespace, whose prefix is the writer's
// choice (w:val), the other languages have theirs in none (val), and who looks for val means either. Where an element
// has attributes that differ in their prefixes alone, ask for the one with its prefix, or with [Node.ExactAttr].
func (n *Node) Attr(name string) string {
	value, _ := n.LookupAttr(name)
	return value
}

// LookupAttr is [Node.Attr] and reports whether the attribute is there.
func (n *Node) LookupAttr(name string) (string, bool) {
	p, found := n.find(name)
	if !found {
		return "", false
	}
	return xmlscan.Value(n.open[p.value:p.valueEnd]), true
}

// ExactAttr returns the value of the attribute of a name, prefix and all, and reports whether it is there.
func (n *Node) ExactAttr(name string) (string, bool) {
	for p := range n.places() {
		if n.open[p.name:p.nameEnd] == name && name != "" {
			return xmlscan.Value(n.open[p.value:p.valueEnd]), true
		}
	}
	return "", false
}

// Attrs yields the full names and the values of an element's attributes, the declarations of namespaces included.
func (n *Node) Attrs() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for p := range n.places() {
			if p.name < p.nameEnd && !yield(n.open[p.name:p.nameEnd], xmlscan.Value(n.open[p.value:p.valueEnd])) {
				return
			}
		}
	}
}

// CutAttr returns an element's start tag up to the value of an attribute, which is there, and what is behind that; the
// quotation marks, which are double ones then, included.
func (n *Node) CutAttr(name string) (before, behind string) {
	n.unseal()
	p, _ := n.find(name)
	return n.open[:p.value-1] + `"`, `"` + n.open[p.valueEnd+1:]
}

// SetAttr gives an attribute a value. One that is not there is put in behind the others, under the name given. Which one
// is there is as of [Node.Attr]: val is w:val where there is no val, and w:val is never val.
func (n *Node) SetAttr(name, value string) {
	p, found := n.find(name)
	switch written := EscapeAttr(value); {
	case !found:
		n.touch()
		n.open = n.open[:p.name] + " " + name + `="` + written + `"` + n.open[p.name:]
	case n.Attr(name) != value:
		n.touch()
		n.open = n.open[:p.value-1] + `"` + written + `"` + n.open[p.valueEnd+1:]
	}
}

// RenameAttr gives an attribute another name under its prefix, where it is there.
func (n *Node) RenameAttr(name, to string) {
	if p, found := n.find(name); found {
		n.touch()
		prefix := strings.LastIndexByte(n.open[p.name:p.nameEnd], ':') + 1
		n.open = n.open[:p.name+prefix] + to + n.open[p.nameEnd:]
	}
}

// RemoveAttr takes attributes away, with the space before them.
func (n *Node) RemoveAttr(names ...string) {
	for _, name := range names {
		if p, found := n.find(name); found {
			n.cut(p)
		}
	}
}

// cut takes an attribute out of the start tag.
func (n *Node) cut(p place) {
	n.touch()
	n.open = strings.TrimRight(n.open[:p.name], space) + n.open[p.valueEnd+1:]
}
