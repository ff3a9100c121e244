package drawing

import (
	"strings"

	"github.com/beevik/etree"

	"nianbao/ooxml/xmlscan"
)

// Tree reads a small part as elements that [Source] writes back as they were. The error is xmlscan.ErrSyntax.
func Tree(data []byte) (*etree.Document, error) {
	t := etree.NewDocument()
	// The canonical settings keep quotation marks and line ends in attributes and text as they are.
	t.WriteSettings = etree.WriteSettings{CanonicalAttrVal: true, CanonicalText: true}
	m := xmlscan.New(data)
	for at := &t.Element; ; {
		switch m.Next() {
		case xmlscan.None:
			return t, m.Err()
		case xmlscan.Start:
			if m.Depth() > maxDepth {
				return nil, xmlscan.ErrSyntax
			}
			at = at.CreateElement(m.FullName())
			for name, value := range m.Attrs() {
				at.CreateAttr(name, value)
			}
		case xmlscan.End:
			at = at.Parent()
		case xmlscan.Text:
			if m.IsCDATA() {
				at.CreateCData(m.Text())
			} else {
				at.CreateText(m.Text())
			}
		case xmlscan.Comment:
			at.CreateComment(m.Text())
		case xmlscan.Instruction:
			name, rest, _ := strings.Cut(m.Text(), " ")
			at.CreateProcInst(name, rest)
		}
	}
}

// Source writes a tree, in UTF-8.
func Source(t *etree.Document) []byte {
	text, _ := t.WriteToString() // writing into memory does not fail
	return []byte(UTF8(text))
}
