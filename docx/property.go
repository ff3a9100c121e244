package docx

import (
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/docx/block"
	"nianbao/docx/seen"
	"nianbao/ooxml/xmltree"
)

// propertyNames is what Word calls a document's properties.
var propertyNames = map[string]string{
	"title": "标题", "subject": "主题", "creator": "作者", "keywords": "标记", "description": "备注",
	"category": "类别", "lastModifiedBy": "上次修改者", "contentStatus": "状态",
	"Company": "单位", "Manager": "经理", "HyperlinkBase": "超链接基础",
}

// properties compiles a part whose elements hold texts by themselves.
func (c *compiler) properties(e *xmltree.Node) { c.property(e, "") }

func (c *compiler) property(e *xmltree.Node, name string) {
	if e.Name() == "property" {
		name = e.Attr("name")
	} else if known := propertyNames[e.Name()]; known != "" {
		name = known
	}
	leaf := true
	for _, child := range block.Below(e) {
		if child.IsElement() {
			leaf = false
			c.property(child, name)
		}
	}
	if !leaf || !e.IsElement() {
		return
	}
	if name == "" {
		name = e.Name()
	}
	if items := c.texts(e.Text(), location{named: "“" + name + "”"}, inPlain); items != nil {
		e.SetKids(items...)
	}
}

// texts returns a text that holds actions as source and actions, nil when it holds none.
func (c *compiler) texts(text string, at location, in context) []*xmltree.Node {
	spans := c.unmarked(text, c.scan(text, at), in)
	if len(spans) == 0 {
		return nil
	}
	escape := xmltree.EscapeText
	if in == inAttribute || in == inTarget || in == inInstructionAttribute {
		escape = xmltree.EscapeAttr
	}
	var items []*xmltree.Node
	from, before := 0, ""
	for _, span := range spans {
		opens, name, closes := seen.RowMark(text[span.From:span.To])
		written := text[span.From:span.To]
		if name != "" {
			written = "{{" + name + "}}"
		}
		node, e := c.addAction(written, at)
		node.context = in
		if name != "" {
			node.context, node.written = inMark, name
		}
		cut := trimmed(text, span, node.Action)
		stretch := text[from:max(from, cut.From)]
		before += stretch
		c.precede(node, before)
		items = append(items, xmltree.Source(escape(stretch+opens)), e, xmltree.Source(escape(closes)))
		from, before = cut.To, before+"x"
	}
	return append(items, xmltree.Source(escape(text[from:])))
}

// precede tells an action what of a link or field stands before it.
func (c *compiler) precede(node *actionNode, before string) {
	switch node.context {
	case inTarget:
		node.leads = strings.TrimSpace(before) == ""
	case inInstruction, inInstructionAttribute:
		node.field = seen.FieldOf(before)
		node.leads = node.field.Leads()
		if fault := node.field.Fault(); fault != "" {
			c.refuseAction(node, fault)
		}
	}
}

// unmarked returns the actions of a text that are no tags of charts or pictures, which are filled by themselves.
func (c *compiler) unmarked(text string, spans []action.Span, in context) []action.Span {
	if in != inAttribute && !c.part.Drawn {
		return spans
	}
	return slices.DeleteFunc(spans, func(s action.Span) bool { return seen.IsMark(text[s.From:s.To]) })
}
