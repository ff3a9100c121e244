package edit

import (
	"slices"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// EditProperties puts what change makes of them in the place of the texts in the document's core properties: title,
// subject, author. Properties that cannot be read stay.
func (d *Document) EditProperties(change func(text string) string) {
	parts, _ := d.pkg.Related("", "core-properties")
	for _, p := range parts {
		if source, changed := editTexts(p.Data, change); changed {
			d.properties = append(d.properties, opc.Part{Name: p.Name, Data: []byte(source)})
		}
	}
}

// editTexts returns a part's source with what change makes of its texts, and whether that is anything else.
func editTexts(data []byte, change func(text string) string) (string, bool) {
	top, err := xmltree.Parse(data, nil)
	if err != nil {
		return "", false
	}
	changeTexts(top, change)
	return top.String(), top.IsChanged()
}

func changeTexts(n *xmltree.Node, change func(text string) string) {
	for _, kid := range slices.Clone(n.Kids()) {
		if !kid.IsText() {
			changeTexts(kid, change)
			continue
		}
		before := kid.Text()
		if after := change(before); after != before {
			kid.Replace(xmltree.NewText(after))
		}
	}
}
