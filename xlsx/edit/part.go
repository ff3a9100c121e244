package edit

import (
	"path"
	"slices"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx/worksheet"
)

// The namespaces of the two forms of the format.
const (
	transitionalMain = worksheet.Space
	strictMain       = "http://purl.oclc.org/ooxml/spreadsheetml/main"
)

const (
	sheetType    = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
	stylesType   = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
	commentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
	vmlType      = "application/vnd.openxmlformats-officedocument.vmlDrawing"
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
		return opc.StrictRelations
	}
	return opc.TransitionalRelations
}

// besideMain returns a name in the workbook part's folder.
func (e *Editor) besideMain(name string) string { return path.Join(path.Dir(e.main.part), name) }

// add adds a part beside the workbook part, the pattern of whose name has a %d for its number, and a relation to it,
// and returns its name and the relation's id.
func (e *Editor) add(from, kind, pattern, mime string) (part, id string, err error) {
	if part, err = e.out.Add(path.Dir(e.main.part), pattern, mime, nil); err != nil {
		return "", "", err
	}
	id, err = e.out.Relate(from, kind, part)
	return part, id, err
}

// drop takes a part out, with its type and its relations.
func (e *Editor) drop(part string) error {
	delete(e.documents, strings.ToLower(part))
	e.opened = slices.DeleteFunc(e.opened, func(d *document) bool { return strings.EqualFold(d.part, part) })
	return e.out.Discard(part)
}

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
		if ok && (value == opc.TransitionalRelations || value == opc.StrictRelations) {
			n.SetAttr(prefix+":id", id)
			return
		}
	}
	n.SetAttr("xmlns:r", e.relationSpace())
	n.SetAttr("r:id", id)
}
