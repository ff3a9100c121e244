package docx

import (
	"strings"

	"nianbao/action"
	"nianbao/docx/wml"
	"nianbao/ooxml/xmlscan"
)

// objects are elements of a run that show something other than text. A line's end and a tab do not count.
var objects = map[string]bool{
	"drawing": true, "pict": true, "object": true, "sym": true, "fldChar": true, "AlternateContent": true, "ruby": true,
	"oMath":             true,
	"footnoteReference": true, "endnoteReference": true, "noBreakHyphen": true, "pgNum": true, "contentPart": true,
}

// visible reports whether something shows in an element: text, an object, a value.
func visible(e *element) bool {
	switch {
	case e.action != nil:
		return e.action.Kind == action.Value
	case e.opaque:
		return visibleSource(e.open)
	case objects[e.tag]:
		return true
	case e.tag == "t":
		for _, c := range e.children {
			if c.action != nil && visible(c) || c.action == nil && !blank(c.open) {
				return true
			}
		}
		return false
	case e.tag == "br":
		kind, _ := wml.Attribute(e.open, "type")
		return kind == "page" || kind == "column"
	}
	for _, c := range withReplacements(e.children) {
		if visible(c) {
			return true
		}
	}
	return false
}

// visibleSource is visible for the source of an element.
func visibleSource(source string) bool {
	if !strings.Contains(source, "<") || strings.HasSuffix(source[:strings.IndexByte(source, '>')+1], "/>") {
		return false
	}
	s := xmlscan.New([]byte(source))
	text := 0
	for {
		switch s.Next() {
		case xmlscan.None:
			return false
		case xmlscan.Start:
			kind, _ := s.Attr("type")
			switch name := s.Name(); {
			case objects[name], name == "br" && (kind == "page" || kind == "column"):
				return true
			case name == "t":
				text++
			}
		case xmlscan.End:
			if s.Name() == "t" {
				text--
			}
		case xmlscan.Text:
			if text > 0 && !blank(s.Text()) {
				return true
			}
		}
	}
}
