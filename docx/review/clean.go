package review

import (
	"slices"
	"strings"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// Clean takes the comments out of a document and accepts its revisions; what is recorded of further changes stops. A
// document without any stays as it is. The error is an *opc.Error or *wml.Error; the package is as it was then.
func Clean(pkg *opc.Package) error {
	main, list, err := storiesOf(pkg)
	if err != nil {
		return err
	}
	parts := pkg.Clone()
	for _, s := range list {
		data, _ := parts.Part(s.part)
		if !mayHoldTraces(data) {
			continue
		}
		tree, err := xmltree.Parse(data, nil)
		if err != nil {
			return wml.Damaged(s.title)
		}
		before := references(tree.Root())
		accept(tree.Root())
		parts.Set(s.part, tree.Bytes())
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
	if err := dropComments(parts, list); err != nil {
		return err
	}
	*pkg = *parts
	return nil
}

// dropComments takes out the parts that hold comments and who made them.
func dropComments(parts *opc.Package, list []story) error {
	var led []string
	err := parts.DropRelations(func(l opc.Link, inside bool) bool {
		isNote := slices.ContainsFunc(notes, func(kind string) bool { return strings.HasSuffix(l.Type, kind) }) &&
			slices.ContainsFunc(list, func(s story) bool { return strings.EqualFold(s.part, l.From) })
		if isNote && inside {
			led = append(led, l.Target)
		}
		return isNote
	})
	if err != nil {
		return err
	}
	return parts.Sweep(led)
}

// stopRecording takes the switch that records changes out of the settings.
func stopRecording(parts *opc.Package, main string) error {
	settings, err := parts.Related(main, "settings")
	for _, p := range settings {
		if !holds(p.Data, "trackRevisions") {
			continue
		}
		tree, err := xmltree.Parse(p.Data, nil)
		if err != nil {
			return wml.Damaged("设置")
		}
		tree.Root().Remove("trackRevisions")
		parts.Set(p.Name, tree.Bytes())
	}
	return err
}

// accept accepts the revisions below an element and takes the marks of comments out.
func accept(e *xmltree.Node) {
	for _, child := range slices.Collect(e.Elements()) {
		if child.Up() == nil { // it went with another
			continue
		}
		switch name := child.Name(); {
		case foreign(child):
			accept(child)
		case gone(child):
			release(child)
		case name == "ins" || name == "moveTo":
			accept(child)
			unwrap(child)
		case name == "cellMerge":
			merge(child)
		case (name == "del" || name == "moveFrom") && child.Up().Up().Name() != "pPr" &&
			child.Up().Name() != "trPr":
			child.Detach() // of a formula's sign or a number
		case name == "commentReference":
			dropReference(child)
		default:
			accept(child)
		}
	}
	switch e.Name() {
	case "tbl":
		acceptRows(e)
	case "body", "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent", "sdtContent", "docPartBody", "customXml",
		"comment":
		joinParagraphs(e)
	}
}

// foreign reports whether an element is a drawing's or a formula's own.
func foreign(e *xmltree.Node) bool { return e.Prefix() == "a:" || e.Prefix() == "m:" }

// gone reports whether an element goes with all that is in it.
func gone(e *xmltree.Node) bool {
	switch name := e.Name(); name {
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
func marks(e *xmltree.Node) bool {
	switch e.Up().Name() {
	case "rPr", "trPr", "numPr", "ctrlPr":
		return true
	}
	return false
}

// release takes an element out, but not what begins or ends a range that reaches beyond it.
func release(e *xmltree.Node) {
	var kept []*xmltree.Node
	for _, name := range []string{"bookmarkStart", "bookmarkEnd", "permStart", "permEnd"} {
		kept = append(kept, slices.Collect(e.Within(name))...)
	}
	e.Replace(kept...)
}

// unwrap puts what is in an element in its place.
func unwrap(e *xmltree.Node) { e.Replace(slices.Clone(e.Kids())...) }

func merge(e *xmltree.Node) {
	properties := e.Up()
	kind := e.Attr("vMerge")
	e.Detach()
	if kind == "" || properties.Child("vMerge") != nil {
		return
	}
	v := xmltree.New(e.Prefix() + "vMerge")
	if kind == "rest" {
		v.SetAttr(e.Prefix()+"val", "restart")
	}
	at := len(properties.Kids())
	for _, later := range []string{"tcBorders", "shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign",
		"hideMark",
		"headers", "cellDel", "tcPrChange"} {
		if next := properties.Child(later); next != nil {
			at = min(at, next.Index())
		}
	}
	properties.Insert(at, v)
}

// dropReference takes the reference to a comment out, with its run where there is nothing else in it.
func dropReference(e *xmltree.Node) {
	run := e.Up()
	e.Detach()
	for other := range run.Elements() {
		if other.Name() != "rPr" {
			return
		}
	}
	if run.Name() == "r" && run.Up() != nil {
		run.Detach()
	}
}

// A reference is one to a footnote or an endnote.
type reference struct{ kind, id string }

func references(root *xmltree.Node) map[reference]bool {
	found := map[reference]bool{}
	for _, kind := range []string{"footnote", "endnote"} {
		for e := range root.Within(kind + "Reference") {
			found[reference{kind, e.Attr("id")}] = true
		}
	}
	return found
}

// dropNotes takes out the notes to which deleted text referred.
func dropNotes(parts *opc.Package, from string, lost map[reference]bool) error {
	if len(lost) == 0 {
		return nil
	}
	for _, kind := range []string{"footnote", "endnote"} {
		notes, err := parts.Related(from, kind+"s")
		if err != nil {
			return err
		}
		for _, p := range notes {
			tree, err := xmltree.Parse(p.Data, nil)
			if err != nil {
				return wml.Damaged("脚注")
			}
			for _, e := range slices.Collect(tree.Root().All(kind)) {
				if lost[reference{kind, e.Attr("id")}] {
					e.Detach()
				}
			}
			parts.Set(p.Name, tree.Bytes())
		}
	}
	return nil
}
