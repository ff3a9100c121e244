package docx

import (
	"nianbao/docx/pass"
	"nianbao/docx/seen"
	"nianbao/ooxml/xmltree"
)

// link compiles where an element leads, and reports whether that holds an action.
func (c *compiler) link(e *xmltree.Node, s *section) bool {
	writer, target := c.part.links.Of(e)
	if target == "" {
		return false
	}
	items := c.texts(seen.Target(target), s.named("链接"), inTarget)
	if items == nil {
		return false
	}
	to := xmltree.New("target")
	to.Data = writer
	to.Append(items...)
	putAttribute(e, "id", to)
	return true
}

// isTarget reports whether a node stands for where a link leads: below it are source and actions.
func isTarget(n *xmltree.Node) bool {
	_, is := n.Data.(pass.LinkWriter)
	return is
}
