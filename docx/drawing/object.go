package drawing

import (
	"iter"
	"strings"

	"nianbao/docx/wml"
	"nianbao/ooxml/xmltree"
)

// An Object is a chart or a picture in a document.
type Object struct {
	Kind  Kind
	Part  string        // in which it stands
	Name  string        // from the tag in its alternative text, "" where there is none
	Node  *xmltree.Node // c:chart or pic:pic
	Frame *xmltree.Node // wp:inline or wp:anchor, nil where the object is one of a group

	title, location string
	labels          []*xmltree.Node
}

// Error returns an error about the object.
func (o *Object) Error(reason string) *wml.Error {
	e := &wml.Error{Part: o.title, Location: o.location, Reason: reason}
	if o.Name != "" {
		e.Action = o.Kind.word() + " " + o.Name
	}
	return e
}

// Objects returns the document's charts or pictures, tagged or not, in their order, and what is wrong with tags.
func (d *Document) Objects() ([]*Object, wml.Errors) {
	var objects []*Object
	var problems wml.Errors
	for _, s := range d.stories {
		for _, k := range s.drawings {
			found, bad := d.within(s, k)
			objects, problems = append(objects, found...), append(problems, bad...)
		}
		for _, k := range s.old {
			if !k.fallback {
				reason := "旧式（VML）图形不能填，请在 Word 里重新插入一个" + d.kind.noun()
				problems = append(problems, &wml.Error{Part: s.title, Location: k.location, Reason: reason})
			}
			k.SetAttr("alt", strings.TrimSpace(d.kind.Replace(k.Attr("alt"), "")))
		}
	}
	return objects, problems
}

// within returns the objects of a drawing. The drawing's own label is that of its only object.
func (d *Document) within(s *story, k *sketch) ([]*Object, wml.Errors) {
	var frame, label *xmltree.Node
	for kid := range k.Elements() {
		if kid.Name() == "inline" || kid.Name() == "anchor" {
			frame, label = kid, kid.Child("docPr")
		}
	}
	var objects []*Object
	for n := range inside(k.Node, kinds[d.kind].element) {
		o := &Object{Kind: d.kind, Part: s.part, Node: n, title: s.title, location: k.location}
		holder := n.Up()
		switch {
		case d.kind == Chart && (holder == nil || holder.Name() != "graphicData"):
			continue
		case holder != nil && holder.Name() == "graphicData" && holder.Up() != nil && holder.Up().Up() == frame:
			o.Frame = frame
		}
		o.labels = own(n)
		objects = append(objects, o)
	}
	if label != nil && len(objects) == 1 {
		objects[0].labels = append([]*xmltree.Node{label}, objects[0].labels...)
		label = nil
	}
	problems := d.name(objects)
	if label != nil {
		problems = append(problems, d.misplaced(s, k, label, len(objects))...)
	}
	return objects, problems
}

// inside yields the elements of a name in a drawing, but not those in another drawing that it holds.
func inside(n *xmltree.Node, name string) iter.Seq[*xmltree.Node] {
	return func(yield func(*xmltree.Node) bool) { eachInside(n, name, yield) }
}

func eachInside(n *xmltree.Node, name string, yield func(*xmltree.Node) bool) bool {
	for kid := range n.Elements() {
		if kid.Name() == "drawing" {
			continue
		}
		if kid.Name() == name && !yield(kid) || !eachInside(kid, name, yield) {
			return false
		}
	}
	return true
}

// own returns the labels of an object itself, which count where it is one of a group.
func own(n *xmltree.Node) []*xmltree.Node {
	if label := n.Child("nvPicPr", "cNvPr"); label != nil {
		return []*xmltree.Node{label}
	}
	for up := n.Up(); up != nil && up.Name() != "drawing"; up = up.Up() {
		if label := up.Child("cNvPr"); up.Name() == "graphicFrame" && label != nil {
			return []*xmltree.Node{label}
		}
	}
	return nil
}

// labelled are the attributes of a label that may hold a tag.
var labelled = []string{"descr", "title", "name"}

// name gives the objects the names in their labels. The first label counts: Word copies it into others and forgets
// them.
func (d *Document) name(objects []*Object) (problems wml.Errors) {
	for _, o := range objects {
		for _, label := range o.labels {
			name, fault := d.kind.Name(words(label))
			if fault != "" {
				problems = append(problems, o.Error("替代文字里的"+fault))
			}
			if name != "" || fault != "" {
				o.Name = name
				break
			}
		}
	}
	return problems
}

func words(label *xmltree.Node) string {
	var all []string
	for _, name := range labelled {
		all = append(all, label.Attr(name))
	}
	return strings.Join(all, "\n")
}

// misplaced reports a tag on a drawing that has none of what it asks for, or several.
func (d *Document) misplaced(s *story, k *sketch, label *xmltree.Node, objects int) wml.Errors {
	name, fault := d.kind.Name(words(label))
	if name == "" && fault == "" {
		return nil
	}
	if k.fallback && objects == 0 {
		(&Object{Kind: d.kind, labels: []*xmltree.Node{label}}).Relabel("", name)
		return nil
	}
	e := &wml.Error{Part: s.title, Location: k.location, Action: d.kind.word() + " " + name}
	switch {
	case fault != "":
		e.Action, e.Reason = "", "替代文字里的"+fault
	case objects > 1:
		e.Reason = "标记写在了组合上，里面有几个" + d.kind.noun() + "；请写在要填的那一个的替代文字里"
	default:
		e.Reason = "标记所在的图形不是" + d.kind.noun() + "；请插入一个" + d.kind.noun() + "，把标记写在它的替代文字里"
	}
	return wml.Errors{e}
}

// Describe puts a description in the place of the alternative text, whatever that says.
func (o *Object) Describe(description string) {
	for _, label := range o.labels {
		if label.Attr("descr") != "" {
			label.SetAttr("descr", description)
		}
	}
}

// Relabel puts a description in the place of the tag in the alternative text, and a name in that of the tag in titles
// and names. Where there is no alternative text, the description becomes it.
func (o *Object) Relabel(description, name string) {
	for _, label := range o.labels {
		for _, attr := range labelled {
			with := name
			if attr == "descr" {
				with = description
			}
			if old := label.Attr(attr); old != "" {
				label.SetAttr(attr, o.Kind.Replace(old, with))
			}
		}
	}
	if len(o.labels) > 0 && strings.TrimSpace(o.labels[0].Attr("descr")) == "" && description != "" {
		o.labels[0].SetAttr("descr", description)
	}
}
