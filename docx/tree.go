package docx

import (
	"strings"

	"github.com/beevik/etree"

	"nianbao/markup"
)

// tree reads a part into a tree that is written back without loss: the canonical settings keep quotation marks and line ends in
// attributes and text as they are. The tokens come from package markup, which takes a fifth of the time of etree's own reading.
func tree(data []byte) (*etree.Document, error) {
	doc := etree.NewDocument()
	doc.WriteSettings = etree.WriteSettings{CanonicalAttrVal: true, CanonicalText: true}
	at := &doc.Element
	for s := markup.New(data); ; {
		switch s.Next() {
		case markup.None:
			return doc, s.Err()
		case markup.Start:
			at = at.CreateElement(s.FullName())
			for name, value := range s.Attrs() {
				at.CreateAttr(name, value)
			}
		case markup.End:
			at = at.Parent()
		case markup.Text:
			if s.IsCDATA() {
				at.CreateCData(s.Text())
			} else {
				at.CreateText(s.Text())
			}
		case markup.Comment:
			at.CreateComment(s.Text())
		case markup.Instruction:
			target, rest, _ := strings.Cut(s.Text(), " ")
			at.CreateProcInst(target, rest)
		}
	}
}
