package edit

import (
	"strings"

	"nianbao/ooxml/xmlscan"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// A document is a part that is edited.
type document struct {
	part   string
	source string        // as it was read
	all    *xmltree.Node // all that the part holds
	root   *xmltree.Node
	isNew  bool
}

// newDocument returns a part that is new, with the source of its root.
func newDocument(part, source string) *document {
	source = xmltree.Declaration + "\r\n" + source
	all, err := xmltree.Parse([]byte(source), sealed)
	if err != nil {
		panic("a part of our own is no XML: " + part)
	}
	return &document{part: part, source: source, all: all, root: all.Root(), isNew: true}
}

// parseDocument reads a part. The error is an *xlsx.Error.
func parseDocument(part string, data []byte) (*document, error) {
	d := &document{part: part, source: xmlscan.New(data).Source()}
	err := xmltree.ErrTooLarge
	if d.tags() <= maxTags {
		d.all, err = xmltree.Parse(data, sealed)
	}
	if err != nil {
		return nil, &xlsx.Error{Kind: xlsx.Damaged, Part: part, Err: err}
	}
	d.root = d.all.Root()
	return d, nil
}

// sealed says which elements are looked into only when somebody asks: of a sheet with a million cells only the rows
// that are edited are ever taken apart.
var sealed = &xmltree.Seal{May: func(n *xmltree.Node) bool {
	up := n.Up()
	isBelowRoot := up != nil && up.IsElement() && up.Up() != nil && !up.Up().IsElement()
	return n.Name() == "row" || isBelowRoot && n.Name() != "sheetData"
}}

// maxTags bounds the elements that an edit may take apart. Excel's own limits of styles, names and comments are far
// below.
const maxTags = 1 << 21

// tags returns how many tags a part has, but for those of cells: they are taken apart row by row.
func (d *document) tags() int {
	const cells = "sheetData"
	from, to := strings.Index(d.source, cells), strings.LastIndex(d.source, cells)
	if from < 0 {
		from, to = 0, 0
	}
	return strings.Count(d.source[:from], "<") + strings.Count(d.source[to:], "<")
}

func (d *document) isChanged() bool { return d.isNew || d.root.IsChanged() }

func (d *document) bytes() []byte { return d.all.Bytes() }
