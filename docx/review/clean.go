package review

import (
	"strings"

	"github.com/beevik/etree"

	"nianbao/docx/drawing"
	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
)

// Clean takes the comments out of a document and accepts its revisions; what is recorded of further changes stops. A
// document without any stays as it is. The error is an *opc.Error or *wml.Error; the package is as it was then.
func Clean(pkg *opc.Package) error {
	main, list, err := storiesOf(pkg)
	if err != nil {
		return err
	}
	parts := drawing.Parts{Package: pkg.Clone()}
	for _, s := range list {
		data, _ := parts.Part(s.part)
		if !mayHoldTraces(data) {
			continue
		}
		tree, err := drawing.Tree(data)
		if err != nil {
			return &wml.Error{Part: s.title, Reason: "内容已损坏，不是合法的 XML"}
		}
		before := references(tree.Root())
		accept(tree.Root())
		parts.Set(s.part, drawing.Source(tree))
		for r := range references(tree.Root()) {
			delete(before, r)
		}
		if err := dropNotes(parts, s.part, before); err != nil {
			return err
		}
	}
	if err := stopRecording(parts, main); err != nil {
		return err
	}
	for _, s := range list {
		err := parts.Drop(s.part, func(r opc.Relation) bool {
			for _, kind := range notes {
				if strings.HasSuffix(r.Type, kind) {
					return true
				}
			}
			return false
		})
		if err != nil {
			return err
		}
	}
	*pkg = *parts.Package
	return nil
}

// stopRecording takes the switch that records changes out of the settings.
func stopRecording(parts drawing.Parts, main string) error {
	relations, err := parts.Relations(main)
	if err != nil {
		return err
	}
	for _, r := range relations {
		data, ok := parts.Part(r.Target)
		if r.External || !ok || !strings.HasSuffix(r.Type, "/settings") || !holds(data, "trackRevisions") {
			continue
		}
		tree, err := drawing.Tree(data)
		if err != nil {
			return &wml.Error{Part: "设置", Reason: "内容已损坏，不是合法的 XML"}
		}
		for _, e := range tree.Root().SelectElements("trackRevisions") {
			tree.Root().RemoveChild(e)
		}
		parts.Set(r.Target, drawing.Source(tree))
	}
	return nil
}

// accept accepts the revisions below an element and takes the marks of comments out.
func accept(e *etree.Element) {
	for _, child := range e.ChildElements() {
		if child.Parent() == nil { // it went with another
			continue
		}
		switch name := child.Tag; {
		case foreign(child):
			accept(child)
		case gone(child):
			release(child)
		case name == "ins" || name == "moveTo":
			accept(child)
			unwrap(child)
		case name == "cellMerge":
			merge(child)
		case (name == "del" || name == "moveFrom") && child.Parent().Parent().Tag != "pPr" &&
			child.Parent().Tag != "trPr":
			e.RemoveChild(child) // of a formula's sign or a number
		case name == "commentReference":
			dropReference(child)
		default:
			accept(child)
		}
	}
	switch e.Tag {
	case "tbl":
		acceptRows(e)
	case "body", "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent", "sdtContent", "docPartBody", "customXml",
		"comment":
		joinParagraphs(e)
	}
}

// foreign reports whether an element is a drawing's or a formula's own.
func foreign(e *etree.Element) bool { return e.Space == "a" || e.Space == "m" }

// gone reports whether an element goes with all that is in it.
func gone(e *etree.Element) bool {
	switch name := e.Tag; name {
	case "del", "moveFrom":
		return !marks(e)
	case "commentRangeStart", "commentRangeEnd", "annotationRef", "cellIns":
		return true
	default:
		return kinds[name] == Changed || strings.HasPrefix(name, "move") && strings.Contains(name, "Range") ||
			strings.HasPrefix(name, "customXml") && strings.Contains(name, "Range")
	}
}

// marks reports whether a revision stands in properties: it says what has become of a paragraph's mark or of a row.
func marks(e *etree.Element) bool {
	switch e.Parent().Tag {
	case "rPr", "trPr", "numPr", "ctrlPr":
		return true
	}
	return false
}

// release takes an element out, but not what begins or ends a range that reaches beyond it.
func release(e *etree.Element) {
	parent, at := e.Parent(), e.Index()
	var kept []*etree.Element
	for _, tag := range []string{"bookmarkStart", "bookmarkEnd", "permStart", "permEnd"} {
		kept = append(kept, e.FindElements(".//"+tag)...)
	}
	parent.RemoveChildAt(at)
	for i, k := range kept {
		parent.InsertChildAt(at+i, k)
	}
}

// unwrap puts what is in an element in its place.
func unwrap(e *etree.Element) {
	parent, at := e.Parent(), e.Index()
	children := append([]etree.Token{}, e.Child...)
	parent.RemoveChildAt(at)
	for i, child := range children {
		parent.InsertChildAt(at+i, child)
	}
}

func merge(e *etree.Element) {
	properties := e.Parent()
	kind := e.SelectAttrValue(prefixed(e, "vMerge"), e.SelectAttrValue("vMerge", ""))
	properties.RemoveChild(e)
	if kind == "" || properties.SelectElement("vMerge") != nil {
		return
	}
	v := etree.NewElement("vMerge")
	v.Space = e.Space
	if kind == "rest" {
		v.CreateAttr(prefixed(e, "val"), "restart")
	}
	at := len(properties.Child)
	for _, later := range []string{"tcBorders", "shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign",
		"hideMark",
		"headers", "cellDel", "tcPrChange"} {
		if next := properties.SelectElement(later); next != nil {
			at = min(at, next.Index())
		}
	}
	properties.InsertChildAt(at, v)
}

func prefixed(e *etree.Element, name string) string {
	if e.Space == "" {
		return name
	}
	return e.Space + ":" + name
}

// dropReference takes the reference to a comment out, with its run where there is nothing else in it.
func dropReference(e *etree.Element) {
	run := e.Parent()
	run.RemoveChild(e)
	for _, other := range run.ChildElements() {
		if other.Tag != "rPr" {
			return
		}
	}
	if run.Tag == "r" && run.Parent() != nil {
		run.Parent().RemoveChild(run)
	}
}

// A reference is one to a footnote or an endnote.
type reference struct{ kind, id string }

func references(root *etree.Element) map[reference]bool {
	found := map[reference]bool{}
	for _, kind := range []string{"footnote", "endnote"} {
		for _, e := range root.FindElements(".//" + kind + "Reference") {
			found[reference{kind, e.SelectAttrValue(prefixed(e, "id"), "")}] = true
		}
	}
	return found
}

// dropNotes takes out the notes to which deleted text referred.
func dropNotes(parts drawing.Parts, from string, lost map[reference]bool) error {
	relations, err := parts.Relations(from)
	if err != nil || len(lost) == 0 {
		return err
	}
	for _, r := range relations {
		for _, kind := range []string{"footnote", "endnote"} {
			data, ok := parts.Part(r.Target)
			if r.External || !ok || !strings.HasSuffix(r.Type, "/"+kind+"s") {
				continue
			}
			tree, err := drawing.Tree(data)
			if err != nil {
				return &wml.Error{Part: "脚注", Reason: "内容已损坏，不是合法的 XML"}
			}
			for _, e := range tree.Root().SelectElements(kind) {
				if lost[reference{kind, e.SelectAttrValue(prefixed(e, "id"), "")}] {
					tree.Root().RemoveChild(e)
				}
			}
			parts.Set(r.Target, drawing.Source(tree))
		}
	}
	return nil
}
