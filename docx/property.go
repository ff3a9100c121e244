package docx

import (
	"nianbao/action"
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
	for _, child := range below(e) {
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
	spans, unclosed := action.Scan(text)
	c.unclosed(at, text, unclosed)
	c.misspelt(at, text)
	c.strayBraces(at, text, spans, unclosed)
	if len(spans) == 0 {
		return nil
	}
	escape := xmltree.EscapeText
	if in == inAttribute {
		escape = xmltree.EscapeAttr
	}
	var items []*xmltree.Node
	from := 0
	for _, span := range spans {
		node, e := c.addAction(text[span.From:span.To], at)
		node.context = in
		cut := trimmed(text, span, node.Action)
		items = append(items, xmltree.Source(escape(text[from:max(from, cut.From)])), e)
		from = cut.To
	}
	return append(items, xmltree.Source(escape(text[from:])))
}

// wordArt compiles the text of a shape, such as a watermark: it is an attribute.
func (c *compiler) wordArt(e *xmltree.Node, s *section) {
	text := e.Attr("string")
	if !braces(text) {
		return
	}
	where := location{around: s.around, named: "艺术字"}
	if s.cell != nil {
		where = *s.cell
	}
	items := c.texts(text, where, inAttribute)
	if items == nil {
		return
	}
	before, behind := e.CutAttr("string")
	items = append([]*xmltree.Node{xmltree.Source(before)}, items...)
	items = append(items, xmltree.Source(behind))
	replace(e, append(append(items, e.Kids()...), xmltree.Source(e.EndTag()))...)
}
