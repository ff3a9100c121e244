package opc

import (
	"net/url"
	"path"
	"strings"

	"nianbao/ooxml/xmltree"
)

const contentTypesSpace = "http://schemas.openxmlformats.org/package/2006/content-types"

// contentTypes is what [Content_Types].xml says: the types of parts by folded name, and of the others by folded
// extension.
type contentTypes struct {
	overrides, defaults map[string]string
}

// Type returns the content type that [Content_Types].xml gives the named part, "" where it gives none.
func (p *Package) Type(name string) string {
	name = fold(cleanName(name))
	if t, ok := p.types.override(name); ok {
		return t
	}
	return p.types.defaults[strings.TrimPrefix(path.Ext(name), ".")]
}

// override returns the type that a part is given by its name, which is folded. PartName is a URI, while names in a zip
// are often stored unescaped, as [Package.locate] knows.
func (t *contentTypes) override(name string) (string, bool) {
	if mime, ok := t.overrides[name]; ok {
		return mime, true
	}
	mime, ok := t.overrides[unescaped(name)]
	return mime, ok
}

// unescaped returns a name that stands as a URI; one that is none as it is.
func unescaped(name string) string {
	if plain, err := url.PathUnescape(name); err == nil {
		return plain
	}
	return name
}

// parseContentTypes returns what data says. The error is an *Error of BadXML, also where a part is given two types.
func parseContentTypes(data []byte) (contentTypes, error) {
	if data == nil {
		return newContentTypes(), nil
	}
	top, err := parseOwn(contentTypesName, data, typesRoot)
	if err != nil {
		return newContentTypes(), err
	}
	return typesIn(top)
}

func newContentTypes() contentTypes {
	return contentTypes{make(map[string]string), make(map[string]string)}
}

// typesIn returns what the tree of [Content_Types].xml says. The error is as of parseContentTypes.
func typesIn(top *xmltree.Node) (contentTypes, error) {
	t := newContentTypes()
	err := eachBelow(top.Root(), typesRoot, func(e *xmltree.Node) error {
		var types map[string]string
		var key string
		switch e.Name() {
		case "Override":
			types, key = t.overrides, fold(unescaped(cleanName(attr(e, "PartName"))))
		case "Default":
			types, key = t.defaults, fold(attr(e, "Extension"))
		default:
			return nil
		}
		if old, ok := types[key]; ok && old != attr(e, "ContentType") {
			return &Error{Kind: BadXML, Part: contentTypesName, Detail: key + " 有两个类型"}
		}
		types[key] = attr(e, "ContentType")
		return nil
	})
	return t, err
}
