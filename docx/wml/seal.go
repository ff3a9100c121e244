package wml

import "nianbao/ooxml/xmltree"

// Seal leaves those paragraphs of a document sealed of whose source holds says no, and properties: most of a document
// is paragraphs that nobody fills.
func Seal(holds func(paragraph string) bool) *xmltree.Seal {
	return &xmltree.Seal{
		May: func(n *xmltree.Node) bool {
			switch n.Name() {
			case "p", "tblPr", "tblGrid", "trPr", "tcPr", "pPr", "rPr", "sdtPr", "sectPr":
				return true
			}
			return false
		},
		Opens: func(n *xmltree.Node, source string) bool { return n.Name() == "p" && holds(source) },
	}
}
