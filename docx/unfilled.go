package docx

import (
	"strings"

	"nianbao/docx/block"
	"nianbao/docx/seen"
	"nianbao/docx/wml"
	"nianbao/ooxml/xmltree"
)

// Unfilled returns what looks like an action and stands where none is filled, and where a person sees it: it is printed
// as it is.
func (t *Template) Unfilled() []Tag { return t.unfilled }

// Printed returns them as what is wrong with the template.
func (t *Template) Printed() wml.Errors {
	var printed wml.Errors
	for _, tag := range t.unfilled {
		printed = append(printed, &wml.Error{Part: tag.Part, Location: tag.Location,
			Action: strings.TrimSuffix(strings.TrimPrefix(tag.Text, "{{"), "}}"),
			Reason: "写在这里的标记不会填写，会照样印出来；请改写在正文里"})
	}
	return printed.Distinct()
}

// left returns the tags that a part has left in its texts once it is compiled.
func (p *part) left(top *xmltree.Node) (tags []Tag) {
	for _, left := range seen.Left(top, func(e *xmltree.Node) []*xmltree.Node { return block.Placed(e.Kids()) }) {
		tags = append(tags, Tag{Part: p.Called(), Location: left[0], Text: left[1]})
	}
	return tags
}
