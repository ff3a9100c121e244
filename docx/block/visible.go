package block

import (
	"slices"
	"strings"
	"unicode"

	"nianbao/action"
	"nianbao/ooxml/xmltree"
)

// objects are elements of a run that show something other than text. A line's end and a tab do not count.
var objects = map[string]bool{
	"drawing": true, "pict": true, "object": true, "sym": true, "fldChar": true, "AlternateContent": true, "ruby": true,
	"oMath":             true,
	"footnoteReference": true, "endnoteReference": true, "noBreakHyphen": true, "pgNum": true, "contentPart": true,
}

// visible reports whether something shows in an element: text, an object, a value.
func visible(e *xmltree.Node) bool {
	switch {
	case isAction(e):
		return Of(e).Kind == action.Output
	case e.IsSealed() && e.Name() != "p": // properties
		return false
	case objects[e.Name()]:
		return true
	case e.Name() == "t":
		return slices.ContainsFunc(e.Kids(), func(c *xmltree.Node) bool {
			return isAction(c) && visible(c) || !isAction(c) && !Blank(c.String())
		})
	case e.Name() == "br":
		kind := e.Attr("type")
		return kind == "page" || kind == "column"
	}
	return slices.ContainsFunc(Placed(e.Kids()), visible)
}

// Blank reports whether a text shows nothing.
func Blank(text string) bool {
	return strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u00ad' || r == '\u200b' || r == '\ufeff'
	}) == ""
}
