package opc

import (
	"path"
	"slices"
	"strings"

	"nianbao/ooxml/xmltree"
)

const relationsSpace = "http://schemas.openxmlformats.org/package/2006/relationships"

// The type of the relation from a package to its document, in the transitional and in the strict form of the format.
const (
	documentType       = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
	documentTypeStrict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
)

// A Relation points from a part, or from the package, to a part or to something outside.
type Relation struct {
	ID       string
	Type     string
	Target   string // a part's name, which need not exist; where External, the target as written
	External bool
}

// Kind returns the last word of the relation's type, which transitional and strict files have in common: worksheet,
// styles; none for one that leads out of the package.
func (r Relation) Kind() string {
	if r.External {
		return ""
	}
	return r.Type[strings.LastIndexByte(r.Type, '/')+1:]
}

// Relations returns the relations of the named part ("" for those of the package) in their order; none where it has
// none. A target outside of the package is External, whether it is declared so or not: what needs the part does not
// find it, and nobody else minds. The error is an *Error of BadXML where they cannot be read or two have one ID.
func (p *Package) Relations(part string) ([]Relation, error) {
	part = cleanName(part)
	name := relationsOf(part)
	data, ok := p.Part(name)
	if !ok {
		return nil, nil
	}
	var relations []Relation
	ids := make(map[string]bool)
	err := eachOwn(name, data, relationsRoot, func(e *xmltree.Node) error {
		r, inside, ok := p.relation(part, e)
		switch {
		case !ok:
			return nil
		case ids[r.ID]:
			return &Error{Kind: BadXML, Part: name, Detail: "关系编号 " + r.ID + " 重复"}
		}
		r.External = !inside
		ids[r.ID] = true
		relations = append(relations, r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return relations, nil
}

// Related returns the parts to which relations of some kinds lead from a part, or with "" from the package, in the order
// of these; each once, and only those that are there. The error is as of [Package.Relations].
func (p *Package) Related(from string, kinds ...string) ([]Part, error) {
	relations, err := p.Relations(from)
	var parts []Part
	for _, r := range relations {
		data, there := p.Part(r.Target)
		if there && slices.Contains(kinds, r.Kind()) &&
			!slices.ContainsFunc(parts, func(known Part) bool { return known.Name == r.Target }) {
			parts = append(parts, Part{Name: r.Target, Data: data})
		}
	}
	return parts, err
}

// relationsOf returns the name of the part that holds the relations of a part, or with "" those of the package.
func relationsOf(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// sourceOf returns the part whose relations the named part holds, "" for the package; false where it holds none.
func sourceOf(name string) (string, bool) {
	dir, base := path.Split(name)
	above, ok1 := strings.CutSuffix(dir, "_rels/")
	base, ok2 := strings.CutSuffix(base, ".rels")
	return above + base, ok1 && ok2
}

// relation returns the relation from a part that an element states, and whether its target is in the package; false
// where the element states none.
func (p *Package) relation(part string, e *xmltree.Node) (r Relation, inside, ok bool) {
	if e.Name() != "Relationship" {
		return Relation{}, false, false
	}
	r = Relation{
		ID:       attr(e, "Id"),
		Type:     attr(e, "Type"),
		Target:   attr(e, "Target"),
		External: attr(e, "TargetMode") == "External",
	}
	if r.External {
		return r, false, true
	}
	target, inside := resolve(part, r.Target)
	if inside {
		r.Target = p.locate(target)
	}
	return r, inside, true
}

// Main returns the name of the part that holds the workbook or the document. The error is an *Error: NoDocument where
// the package points to no such part, or to several; else as of Relations.
func (p *Package) Main() (string, error) {
	relations, err := p.Relations("")
	if err != nil {
		return "", err
	}
	name := ""
	for _, r := range relations {
		if r.Type != documentType && r.Type != documentTypeStrict {
			continue
		}
		if r.External {
			return "", &Error{Kind: NoDocument, Detail: "主文档指向文件之外的 " + r.Target}
		}
		if name != "" && name != r.Target {
			return "", &Error{Kind: NoDocument, Detail: "主文档有两个"}
		}
		name = r.Target
	}
	if name == "" {
		return "", p.foreign()
	}
	if _, ok := p.Part(name); !ok {
		return "", &Error{Kind: NoDocument, Part: name, Detail: "缺少主文档"}
	}
	return name, nil
}

// foreign returns what a zip without a document looks like.
func (p *Package) foreign() *Error {
	if _, ok := p.Part("OFD.xml"); ok {
		return &Error{Kind: NoDocument, Detail: "是 OFD 版式文件", hint: hintSource}
	}
	if _, ok := p.Part("content.xml"); ok {
		return &Error{Kind: NoDocument, Detail: "是 OpenDocument 文件（.ods、.odt）"}
	}
	if len(p.types.overrides)+len(p.types.defaults) == 0 {
		return &Error{Kind: NoDocument, Detail: "是普通压缩包", hint: hintUnpack}
	}
	return &Error{Kind: NoDocument, Detail: "没有主文档"}
}
