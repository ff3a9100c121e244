package seen

import (
	"strconv"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/regex"
)

// A Binding is what a content control shows: the store, by its id, and the path in it. Where the store says something
// else than the control, Word shows what the store says.
type Binding struct{ Store, Path string }

// BindingOf returns that of a control by its properties, and whether there is one.
func BindingOf(properties *xmltree.Node) (Binding, bool) {
	if properties == nil || !strings.Contains(properties.String(), "dataBinding") {
		return Binding{}, false
	}
	bound := properties.Child("dataBinding")
	if bound == nil {
		return Binding{}, false
	}
	return Binding{strings.ToUpper(bound.Attr("storeItemID")), bound.Attr("xpath")}, true
}

// known are the stores that Word keeps for itself, and the relations to them: the document's properties.
var known = map[string]string{
	"{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
	"{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
}

// Follow makes the store say what the control does. A store or path that is not there is left: then Word shows what the
// control says. The error is that of package opc.
func Follow(pkg *opc.Package, main string, b Binding, text string) error {
	part, err := storeOf(pkg, main, b.Store)
	if err != nil || part == "" {
		return err
	}
	data, _ := pkg.Part(part)
	top, err := xmltree.Parse(data, nil)
	if err != nil {
		return nil
	}
	e, attr := b.find(top)
	switch {
	case e == nil:
		return nil
	case attr != "":
		e.SetAttr(attr, text)
	case e.Text() != text:
		e.SetText(text)
	}
	if top.IsChanged() {
		pkg.Set(part, top.Bytes())
	}
	return nil
}

// storeOf returns the part that is a store, "" for none.
func storeOf(pkg *opc.Package, main, id string) (string, error) {
	from, kind := main, "customXml"
	if own, ok := known[id]; ok {
		from, kind = "", own
	}
	parts, err := pkg.Related(from, kind)
	for _, p := range parts {
		if from == "" || strings.EqualFold(idOf(pkg, p.Name), id) {
			return p.Name, nil
		}
	}
	return "", err
}

// idOf returns the id of a store, "" where nothing tells it.
func idOf(pkg *opc.Package, store string) string {
	parts, _ := pkg.Related(store, "customXmlProps")
	for _, p := range parts {
		if top, err := xmltree.Parse(p.Data, nil); err == nil {
			return top.Root().Attr("itemID")
		}
	}
	return ""
}

// step is one of a path as Word writes it: /ns0:root[1]/ns0:name[2]/@attribute.
var step = regex.New(`^(@)?(?:[^:/\[\]@]+:)?([^:/\[\]@]+)(?:\[(\d+)\])?$`)

// find returns the element that the path leads to, nil for none, and the attribute of it, "" where it is the element.
func (b Binding) find(top *xmltree.Node) (e *xmltree.Node, attr string) {
	e = top
	for part := range strings.SplitSeq(strings.TrimPrefix(b.Path, "/"), "/") {
		m := step.FindStringSubmatch(part)
		switch {
		case part == "text()":
			continue
		case m == nil || attr != "":
			return nil, ""
		case m[1] != "":
			if _, there := e.LookupAttr(m[2]); !there {
				return nil, ""
			}
			attr = m[2]
			continue
		}
		number := 1
		if m[3] != "" {
			number, _ = strconv.Atoi(m[3])
		}
		if e = nth(e, m[2], number); e == nil {
			return nil, ""
		}
	}
	for range e.Elements() {
		if attr == "" {
			return nil, "" // no text
		}
	}
	return e, attr
}

func nth(e *xmltree.Node, name string, number int) *xmltree.Node {
	for kid := range e.All(name) {
		if number--; number == 0 {
			return kid
		}
	}
	return nil
}

// Unbound returns the source of a control without what binds it.
func Unbound(source string) string { return binding.ReplaceAllString(source, "") }

var binding = regex.New(`<(?:\w+:)?dataBinding\s[^>]*/>|<(?:\w+:)?dataBinding\s[^>]*>\s*</(?:\w+:)?dataBinding>`)

// Shown returns the text of a control by its source: that of its runs, a line for each paragraph.
func Shown(source string) string {
	top, err := xmltree.Fragment(source)
	if err != nil || top.Root() == nil {
		return ""
	}
	return shown(top.Root().Child("sdtContent"))
}

func shown(e *xmltree.Node) string {
	if e == nil {
		return ""
	}
	var b strings.Builder
	for kid := range e.Elements() {
		switch kid.Name() {
		case "t":
			b.WriteString(kid.Text())
		case "tab":
			b.WriteByte('\t')
		case "br", "cr":
			b.WriteByte('\n')
		case "pPr", "rPr", "sdtPr", "del", "moveFrom", "instrText":
		case "p":
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(shown(kid))
		default:
			b.WriteString(shown(kid))
		}
	}
	return b.String()
}
