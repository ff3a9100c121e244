package edit

import (
	"fmt"
	"net/url"
	"nianbao/ooxml/xmltree"
	"path"
	"strconv"
	"strings"
)

// The namespaces of the two forms of the format.
const (
	transitionalMain      = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	transitionalRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	strictMain            = "http://purl.oclc.org/ooxml/spreadsheetml/main"
	strictRelations       = "http://purl.oclc.org/ooxml/officeDocument/relationships"
	packageRelations      = "http://schemas.openxmlformats.org/package/2006/relationships"
)

const (
	sheetType    = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
	stylesType   = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
	commentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
	vmlType      = "application/vnd.openxmlformats-officedocument.vmlDrawing"
	relationType = "application/vnd.openxmlformats-package.relationships+xml"
)

// space returns the namespace of the workbook's own elements.
func (e *Editor) space() string {
	if e.strict {
		return strictMain
	}
	return transitionalMain
}

// relationSpace returns the namespace of relation ids and types.
func (e *Editor) relationSpace() string {
	if e.strict {
		return strictRelations
	}
	return transitionalRelations
}

// newPartName returns a name for a new part beside the workbook part. The pattern has a %d for its number.
func (e *Editor) newPartName(pattern string) string {
	pattern = e.besideMain(pattern)
	for n := 1; ; n++ {
		name := fmt.Sprintf(pattern, n)
		if _, taken := e.pack.Part(name); !taken && !e.reserved[name] {
			e.reserved[name] = true
			return name
		}
	}
}

// besideMain returns a name in the workbook part's folder.
func (e *Editor) besideMain(name string) string { return path.Join(path.Dir(e.main.part), name) }

// declare states the type of a new part.
func (e *Editor) declare(part, mime string) {
	root := e.types.root
	e.undeclare(part)
	if ext := strings.TrimPrefix(path.Ext(part), "."); ext != "xml" {
		known := false
		for d := range root.All("Default") {
			if strings.EqualFold(d.Attr("Extension"), ext) {
				known = true
				if d.Attr("ContentType") == mime {
					return
				}
			}
		}
		if !known {
			kid := newNode("<" + root.Prefix() + "Default/>")
			kid.SetAttr("Extension", ext)
			kid.SetAttr("ContentType", mime)
			root.Insert(0, kid)
			return
		}
	}
	kid := newNode("<" + root.Prefix() + "Override/>")
	kid.SetAttr("PartName", "/"+escapePath(part))
	kid.SetAttr("ContentType", mime)
	root.Append(kid)
}

// undeclare takes back the type that a part was given by its name.
func (e *Editor) undeclare(part string) {
	var stale []*xmltree.Node
	for o := range e.types.root.All("Override") {
		name, err := url.PathUnescape(strings.TrimPrefix(o.Attr("PartName"), "/"))
		if err == nil && strings.EqualFold(name, part) {
			stale = append(stale, o)
		}
	}
	detach(stale...)
}

// drop takes a part out, with its type and its relations.
func (e *Editor) drop(part string) {
	e.undeclare(part)
	e.removed[strings.ToLower(part)] = true
	e.removed[strings.ToLower(relationsName(part))] = true
}

func (e *Editor) relationsOf(part string) (*document, error) {
	name := relationsName(part)
	if _, ok := e.pack.Part(name); ok || e.documents[strings.ToLower(name)] != nil {
		return e.document(name)
	}
	d := newDocument(name, `<Relationships xmlns="`+packageRelations+`"/>`)
	e.keep(d)
	if e.pack.Type(name) != relationType {
		e.declare(name, relationType)
	}
	return d, nil
}

func relationsName(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// relate adds a relation between two parts and returns its id.
func (e *Editor) relate(from, kind, to string) (string, error) {
	d, err := e.relationsOf(from)
	if err != nil {
		return "", err
	}
	taken := make(map[string]bool)
	for r := range d.root.Elements() {
		taken[r.Attr("Id")] = true
	}
	n := 1
	for taken["rId"+strconv.Itoa(n)] {
		n++
	}
	kid := newNode("<" + d.root.Prefix() + "Relationship/>")
	kid.SetAttr("Id", "rId"+strconv.Itoa(n))
	kid.SetAttr("Type", e.relationSpace()+"/"+kind)
	kid.SetAttr("Target", target(from, to))
	d.root.Append(kid)
	return "rId" + strconv.Itoa(n), nil
}

// target returns a part as a relation of another one names it.
func target(from, to string) string {
	here, there := strings.Split(from, "/"), strings.Split(to, "/")
	same := 0
	for same < len(here)-1 && same < len(there)-1 && here[same] == there[same] {
		same++
	}
	return strings.Repeat("../", len(here)-1-same) + escapePath(strings.Join(there[same:], "/"))
}

func escapePath(name string) string { return (&url.URL{Path: name}).EscapedPath() }

// setRelation gives an element the id of a relation, in the attribute that it or its part has for this.
func (e *Editor) setRelation(root, n *xmltree.Node, id string) {
	for name := range n.Attrs() {
		if strings.HasSuffix(name, ":id") {
			n.SetAttr(name, id)
			return
		}
	}
	for name, value := range root.Attrs() {
		prefix, ok := strings.CutPrefix(name, "xmlns:")
		if ok && (value == transitionalRelations || value == strictRelations) {
			n.SetAttr(prefix+":id", id)
			return
		}
	}
	n.SetAttr("xmlns:r", e.relationSpace())
	n.SetAttr("r:id", id)
}
