package wml

import (
	"strings"

	"nianbao/ooxml/xmltree"
)

// Seal leaves those paragraphs of a document sealed of whose source holds says no, and properties: most of a document
// is paragraphs that nobody fills. A paragraph in which others stand, in a text box, is looked into.
func Seal(holds func(paragraph string) bool) xmltree.Seal {
	return func(n *xmltree.Node, source string) bool {
		switch n.Name() {
		case "p":
			end := strings.Index(source, "</"+n.FullName()+">")
			return end < 0 || !holds(source[:end]) && !another(source[1:end], n.FullName())
		case "tblPr", "tblGrid", "trPr", "tcPr", "pPr", "rPr", "sdtPr", "sectPr":
			return true
		}
		return false
	}
}

// another reports whether an element of a name begins in source.
func another(source, name string) bool {
	for {
		at := strings.Index(source, "<"+name)
		if at < 0 {
			return false
		}
		source = source[at+1+len(name):]
		if source == "" || strings.IndexByte(" \t\r\n/>", source[0]) >= 0 {
			return true
		}
	}
}
