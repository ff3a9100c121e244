package opc

import (
	"strings"

	"nianbao/ooxml/xmltree"
)

// A rootName is the name and the namespace of the outermost element of a part that describes the package.
type rootName struct{ name, space string }

var (
	relationsRoot = rootName{"Relationships", relationsSpace}
	typesRoot     = rootName{"Types", contentTypesSpace}
)

const xmlDeclaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`

// parseOwn reads a part that describes the package. The error is an *Error of BadXML where it is not well-formed or has
// another root.
func parseOwn(part string, data []byte, root rootName) (*xmltree.Node, error) {
	text, err := decodeXML(part, data)
	if err != nil {
		return nil, err
	}
	top, err := xmltree.Parse(data, nil)
	if err != nil { // declared in an encoding of which these characters are
		if top, err = xmltree.Parse(text, nil); err != nil {
			return nil, &Error{Kind: BadXML, Part: part, Detail: "不是合法的 XML"}
		}
		top.Insert(0, xmltree.Source(xmlDeclaration))
	}
	if e := top.Root(); e.Name() != root.name || namespace(e) != root.space {
		return nil, &Error{Kind: BadXML, Part: part, Detail: "根元素不对"}
	}
	return top, nil
}

// namespace returns the namespace of an element.
func namespace(e *xmltree.Node) string {
	declared := "xmlns"
	if prefix := strings.TrimSuffix(e.Prefix(), ":"); prefix != "" {
		declared += ":" + prefix
	}
	for ; e != nil; e = e.Up() {
		if space, ok := exactly(e, declared); ok {
			return space
		}
	}
	return ""
}

// eachOwn calls visit with the elements right below the root of a part that describes the package, as far as they are
// in the root's namespace. The error is that of parseOwn, else that of visit.
func eachOwn(part string, data []byte, root rootName, visit func(e *xmltree.Node) error) error {
	top, err := parseOwn(part, data, root)
	if err != nil {
		return err
	}
	for e := range top.Root().Elements() {
		if namespace(e) != root.space {
			continue
		}
		if err := visit(e); err != nil {
			return err
		}
	}
	return nil
}

// editOwn changes a part that describes the package; relations that are not there are made. The error is that of
// parseOwn; the part is as it was then.
func (p *Package) editOwn(part string, root rootName, change func(e *xmltree.Node)) error {
	data, ok := p.Part(part)
	if !ok && root == relationsRoot {
		data = []byte(xmlDeclaration + "\r\n<" + root.name + ` xmlns="` + root.space + `"/>`)
	}
	top, err := parseOwn(part, data, root)
	if err != nil {
		return err
	}
	if change(top.Root()); top.IsChanged() {
		p.Set(part, top.Bytes())
	}
	return nil
}

// attr returns the value of an element's attribute without a namespace, "" where there is none.
func attr(e *xmltree.Node, name string) string {
	value, _ := exactly(e, name)
	return value
}

func exactly(e *xmltree.Node, name string) (string, bool) {
	for full, value := range e.Attrs() {
		if full == name {
			return value, true
		}
	}
	return "", false
}
