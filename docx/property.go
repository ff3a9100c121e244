package docx

import (
	"strings"

	"nianbao/action"
	"nianbao/docx/wml"
	"nianbao/ooxml/xmlscan"
)

// propertyNames is what Word calls a document's properties.
var propertyNames = map[string]string{
	"title": "标题", "subject": "主题", "creator": "作者", "keywords": "标记", "description": "备注",
	"category": "类别", "lastModifiedBy": "上次修改者", "contentStatus": "状态",
	"Company": "单位", "Manager": "经理", "HyperlinkBase": "超链接基础",
}

// properties compiles a part whose elements hold texts by themselves.
func (c *compiler) properties(e *element) { c.property(e, "") }

func (c *compiler) property(e *element, name string) {
	if e.tag == "property" {
		name, _ = wml.Attribute(e.open, "name")
	} else if known := propertyNames[e.tag]; known != "" {
		name = known
	}
	leaf := true
	for _, child := range e.children {
		if child.name != "" {
			leaf = false
			c.property(child, name)
		}
	}
	if !leaf || e.name == "" {
		return
	}
	if name == "" {
		name = e.tag
	}
	if items := c.texts(e.characters(), location{named: "“" + name + "”"}, inPlain); items != nil {
		e.children = items
	}
}

// texts returns a text that holds actions as source and actions, nil when it holds none.
func (c *compiler) texts(text string, at location, in context) []*element {
	spans, unclosed := action.Scan(text)
	c.unclosed(at, text, unclosed)
	c.misspelt(at, text)
	c.strayBraces(at, text, spans, unclosed)
	if len(spans) == 0 {
		return nil
	}
	var items []*element
	from := 0
	for _, span := range spans {
		node, e := c.addAction(text[span.From:span.To], at)
		node.context = in
		cut := trimmed(text, span, node.Action)
		items = append(items, asIs(escapeIn(text[from:max(from, cut.From)], in)), e)
		from = cut.To
	}
	return append(items, asIs(escapeIn(text[from:], in)))
}

// escapeIn returns text as it stands in XML.
func escapeIn(text string, in context) string {
	if in == inAttribute {
		return strings.NewReplacer(`"`, "&quot;", "'", "&apos;", "\n", "&#10;", "\t", "&#9;").Replace(wml.Escape(text))
	}
	return wml.Escape(text)
}

// wordArt compiles the text of a shape, such as a watermark: it is an attribute.
func (c *compiler) wordArt(e *element, s *section) {
	source, at := wml.Attribute(e.open, "string")
	if at < 0 || !strings.ContainsAny(source, "{}｛｝&") {
		return
	}
	where := location{around: s.around, named: "艺术字"}
	if s.cell != nil {
		where = *s.cell
	}
	items := c.texts(resolved(source), where, inAttribute)
	if items == nil {
		return
	}
	items = append([]*element{asIs(e.open[:at])}, items...)
	items = append(items, asIs(e.open[at+len(source):]))
	e.replace(append(append(items, e.children...), asIs(e.close))...)
}

// resolved returns an attribute's value from its source.
func resolved(source string) string {
	s := xmlscan.New([]byte(`<a v="` + strings.ReplaceAll(source, `"`, "&quot;") + `"/>`))
	s.Next()
	value, _ := s.Attr("v")
	return value
}
