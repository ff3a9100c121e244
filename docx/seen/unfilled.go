package seen

import (
	"bytes"
	"strings"

	"nianbao/action"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// unfilled are the relations of the main part whose targets hold words that are not filled.
var unfilled = []struct{ kind, title string }{
	{"numbering", "自动编号"}, {"aFChunk", "插入的文件"},
}

// Unfilled returns the actions in parts that are not filled, each with what the part is called.
func Unfilled(pkg *opc.Package, main string) (actions [][2]string) {
	for _, u := range unfilled {
		parts, _ := pkg.Related(main, u.kind)
		for _, p := range parts {
			if !bytes.Contains(p.Data, []byte("{{")) {
				continue
			}
			for _, written := range Written(string(p.Data)) {
				actions = append(actions, [2]string{u.title, written})
			}
		}
	}
	return actions
}

// Written returns the actions of a text as they are written, but for the tags of charts and pictures.
func Written(text string) (list []string) {
	spans, _ := action.Scan(text)
	for _, s := range spans {
		if one := text[s.From:s.To]; !IsMark(one) {
			list = append(list, one)
		}
	}
	return list
}

// Left returns the actions that a tree has left in its texts, and in attributes that a person sees, each with what the
// attribute is called, "" for a text. kids returns what stands in an element, with others in the place of what is replaced.
func Left(e *xmltree.Node, kids func(e *xmltree.Node) []*xmltree.Node) (actions [][2]string) {
	switch e.Name() {
	case "del", "moveFrom", "delText", "delInstrText":
		return nil
	}
	keep := func(title, text string) {
		for _, one := range Written(text) {
			actions = append(actions, [2]string{title, one})
		}
	}
	if e.IsSealed() && strings.Contains(e.String(), "{{") {
		e.Kids() // which opens it
	}
	switch {
	case e.IsText():
		if strings.Contains(e.String(), "{{") {
			keep("", e.Text())
		}
		return actions
	case e.IsSealed():
		return nil
	case strings.Contains(e.StartTag(), "{{"):
		for _, a := range Attributes(e) {
			keep(a.Title, e.Attr(a.Name))
		}
	}
	for _, kid := range kids(e) {
		actions = append(actions, Left(kid, kids)...)
	}
	return actions
}
