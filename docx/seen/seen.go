// Package seen knows where in a Word document, outside of its paragraphs, words stand that a person sees: attributes,
// the targets of links, the instructions of fields, the stores that content controls are bound to. What is put there
// is written so that it stays what it is: a link to where it leads, one argument of a field.
package seen

import (
	"nianbao/ooxml/xmltree"
	"nianbao/regex"
)

// An Attribute is one whose value a person sees or has read out, and what it is in Word's words.
type Attribute struct{ Name, Title string }

var (
	alternative = []Attribute{{"descr", "替代文字"}, {"title", "替代文字的标题"}}
	legacy      = []Attribute{{"alt", "替代文字"}}
	valued      = func(title string) []Attribute { return []Attribute{{"val", title}} }
	attributes  = map[string][]Attribute{
		"docPr": alternative, "cNvPr": alternative,
		"shape": legacy, "rect": legacy, "roundrect": legacy, "oval": legacy, "group": legacy, "line": legacy,
		"hyperlink": {{"tooltip", "链接的提示"}}, "hlinkClick": {{"tooltip", "链接的提示"}},
		"listItem":   {{"displayText", "下拉列表"}, {"value", "下拉列表的值"}},
		"alias":      valued("内容控件的标题"),
		"tblCaption": valued("表格替代文字的标题"), "tblDescription": valued("表格的替代文字"),
		"listEntry": valued("窗体域的下拉列表"), "default": valued("窗体域的默认值"),
		"statusText": valued("窗体域的提示"), "helpText": valued("窗体域的帮助"),
	}
)

// Attributes returns those of an element that a person sees.
func Attributes(e *xmltree.Node) []Attribute { return attributes[e.Name()] }

// mark is the tag of a chart or picture, as package drawing has it.
var mark = regex.New(`^\{\{[\s\p{Z}]*(?:chart|图表|image|图片)(?:[^\w\n]|\}\})`)

// IsMark reports whether an action as it is written is the tag of a chart or picture, which is filled by itself: not that of
// a picture of a loop's row.
func IsMark(written string) bool { return mark.MatchString(written) && !rowMark.MatchString(written) }

// rowMark is the tag of a picture whose name is that of a loop's row or of a variable: {{image .照片}}.
var rowMark = regex.New(`^(\{\{[\s\p{Z}]*(?:image|图片)[\s\p{Z}]+)([.$][^{}]*?)([\s\p{Z}]*\}\})$`)

// RowMark divides the tag of a picture of a loop's row around its name; "" for any other.
func RowMark(written string) (before, name, behind string) {
	m := rowMark.FindStringSubmatch(written)
	if m == nil {
		return "", "", ""
	}
	return m[1], m[2], m[3]
}
