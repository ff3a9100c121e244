package docx

import (
	"strings"

	"nianbao/docx/brace"
	"nianbao/docx/seen"
	"nianbao/ooxml/xmltree"
)

// filledAttributes is the kind of the node, the first that an element holds, whose own are the element's attributes
// with actions. It has no tags: see flattener.whole.
type filledAttributes struct{}

func isAttributes(n *xmltree.Node) bool {
	_, is := n.Data.(filledAttributes)
	return is
}

// attributes compiles those of an element that a person sees, and reports whether any holds an action.
func (c *compiler) attributes(e *xmltree.Node, s *section) (found bool) {
	for _, a := range seen.Attributes(e) {
		text := e.Attr(a.Name)
		if !braces(text) {
			continue
		}
		found = c.attribute(e, a.Name, text, s.named(a.Title), inAttribute) || found
	}
	return c.link(e, s) || found
}

// named returns the place of what is no paragraph of a text, but something about it.
func (s *section) named(title string) location {
	where := location{around: strings.TrimSuffix(s.around, boxed), named: title, from: s.from}
	if s.cell != nil {
		where.around = s.cell.String()
	}
	if where.around != "" {
		where.around += "的"
	}
	return where
}

// wordArt compiles the text of a shape, such as a watermark: it is an attribute.
func (c *compiler) wordArt(e *xmltree.Node, s *section) {
	where := location{around: s.around, named: "艺术字"}
	if s.cell != nil {
		where = *s.cell
	}
	c.attribute(e, "string", e.Attr("string"), where, inAttribute)
}

// attribute compiles the text of an element's attribute, and reports whether it holds an action.
func (c *compiler) attribute(e *xmltree.Node, name, text string, at location, in context) bool {
	if !braces(text) {
		return false
	}
	items := c.texts(text, at, in)
	if items == nil {
		return false
	}
	putAttribute(e, name, items...)
	return true
}

// putAttribute makes source and actions the value of an element's attribute.
func putAttribute(e *xmltree.Node, name string, items ...*xmltree.Node) {
	full := name
	for written := range e.Attrs() {
		if strings.HasSuffix(written, ":"+name) {
			full = written
		}
	}
	e.RemoveAttr(full)
	if kids := e.Kids(); len(kids) == 0 || !isAttributes(kids[0]) {
		own := xmltree.New("attributes")
		own.Data = filledAttributes{}
		e.Insert(0, own)
	}
	own := e.Kids()[0]
	own.Append(xmltree.Source(" " + full + `="`))
	own.Append(items...)
	own.Append(xmltree.Source(`"`))
}

// open opens an element's properties of a name where actions may stand in them, and returns them, nil for none.
func open(e *xmltree.Node, name string) *xmltree.Node {
	properties := e.Child(name)
	if properties == nil || !braces(properties.String()) {
		return nil
	}
	properties.Kids()
	return properties
}

// links compiles the targets of a part's links.
func (c *compiler) links(top *xmltree.Node) {
	if top.Root() == nil {
		return
	}
	for e := range top.Root().All("Relationship") {
		if e.Attr("TargetMode") == "External" && !c.part.links.Has(e.Attr("Id")) {
			target := seen.Target(e.Attr("Target"))
			c.attribute(e, "Target", target, location{named: "“" + brace.First(target, 60) + "”"}, inTarget)
		}
	}
}

// instruction compiles that of a field, which Word writes in as many pieces as it likes.
func (c *compiler) instruction(pieces []*xmltree.Node, at location) {
	var b strings.Builder
	for _, piece := range pieces {
		b.WriteString(piece.Text())
	}
	text := seen.Target(b.String())
	if !braces(text) {
		return
	}
	at.named = "域"
	items := c.texts(text, at, inInstruction)
	if items == nil {
		return
	}
	for _, piece := range pieces {
		piece.SetKids()
	}
	pieces[0].SetKids(items...)
	preserve(pieces[0])
}
