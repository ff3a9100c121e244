package opc

import (
	"bytes"
	"strings"

	"nianbao/ooxml/xmltree"
)

// A rootName is the name and the namespace of the outermost element of a part that describes the package.
type rootName struct{ name, space string }

var (
	relationsRoot = rootName{"Relationships", relationsSpace}
	typesRoot     = rootName{"Types", contentTypesSpace}
)

// maxOwn bounds the tags of a part that describes the package. A sheet has 65,530 links at most.
const maxOwn = 1 << 18

// parseOwn reads a part that describes the package. The error is an *Error of BadXML where it is not well-formed, has
// another root or too many elements.
func parseOwn(part string, data []byte, root rootName) (*xmltree.Node, error) {
	text, err := decodeXML(part, data)
	switch {
	case err != nil:
		return nil, err
	case bytes.Count(text, []byte("<")) > maxOwn:
		return nil, &Error{Kind: BadXML, Part: part, Detail: "元素太多"}
	}
	top, err := xmltree.Parse(data, nil)
	if err != nil { // it may be declared in GBK, of which its characters are: package xmlscan knows Unicode alone
		if top, err = xmltree.Parse(text, nil); err != nil {
			return nil, &Error{Kind: BadXML, Part: part, Detail: "不是合法的 XML"}
		}
		top.Insert(0, xmltree.Source(xmltree.Declaration))
	}
	if e := top.Root(); e.Name() != root.name || spaces(e)(e) != root.space {
		return nil, &Error{Kind: BadXML, Part: part, Detail: "根元素不对"}
	}
	return top, nil
}

// spaces returns a function that returns the namespace of a root and of the elements right below it. What the root
// declares is looked up once.
func spaces(root *xmltree.Node) func(e *xmltree.Node) string {
	declared := map[string]string{} // by prefix
	return func(e *xmltree.Node) string {
		name := "xmlns"
		if prefix := strings.TrimSuffix(e.Prefix(), ":"); prefix != "" {
			name += ":" + prefix
		}
		if e != root && strings.Contains(e.StartTag(), "xmlns") {
			if space, ok := e.ExactAttr(name); ok {
				return space
			}
		}
		space, known := declared[name]
		if !known {
			space, _ = root.ExactAttr(name)
			declared[name] = space
		}
		return space
	}
}

// eachOwn calls visit with the elements right below the root of a part that describes the package, as far as they are
// in the root's namespace. The error is that of parseOwn, else that of visit.
func eachOwn(part string, data []byte, root rootName, visit func(e *xmltree.Node) error) error {
	top, err := parseOwn(part, data, root)
	if err != nil {
		return err
	}
	return eachBelow(top.Root(), root, visit)
}

func eachBelow(top *xmltree.Node, root rootName, visit func(e *xmltree.Node) error) error {
	space := spaces(top)
	for e := range top.Elements() {
		if space(e) != root.space {
			continue
		}
		if err := visit(e); err != nil {
			return err
		}
	}
	return nil
}

// editOwn changes a part that describes the package; relations that are not there are made, and so are the types of a
// package that is being built. The error is that of parseOwn; the part is as it was then.
func (p *Package) editOwn(part string, root rootName, change func(e *xmltree.Node)) error {
	data, ok := p.Part(part)
	if !ok && (root == relationsRoot || !p.read) {
		data = []byte(xmltree.Declaration + "\r\n<" + root.name + ` xmlns="` + root.space + `"/>`)
	}
	top := p.typesTree // content types are read once, however many parts are added
	if root != typesRoot || top == nil {
		var err error
		if top, err = parseOwn(part, data, root); err != nil {
			return err
		}
	}
	change(top.Root())
	if source := top.Bytes(); !bytes.Equal(source, data) {
		p.set(part, source)
	}
	if root == typesRoot {
		p.typesTree = top
		p.types, p.typesErr = typesIn(top)
	}
	return nil
}

// attr returns the value of an element's attribute without a namespace, "" where there is none.
func attr(e *xmltree.Node, name string) string {
	value, _ := e.ExactAttr(name)
	return value
}
