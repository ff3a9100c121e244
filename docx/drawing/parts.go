package drawing

import (
	"fmt"
	"net/url"
	"path"
	"strconv"
	"strings"

	"nianbao/ooxml/xmltree"

	"nianbao/ooxml/opc"
)

// Parts is a package whose parts are added, related and taken out.
type Parts struct{ *opc.Package }

const (
	transitionalRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	strictRelations       = "http://purl.oclc.org/ooxml/officeDocument/relationships"
	packageRelations      = "http://schemas.openxmlformats.org/package/2006/relationships"
	relationsType         = "application/vnd.openxmlformats-package.relationships+xml"
	contentTypes          = "[Content_Types].xml"
)

// RelationSpace returns the namespace of relation ids and types, which the two forms of the format have each their own
// of.
func (p Parts) RelationSpace() (string, error) {
	relations, err := p.Relations("")
	for _, r := range relations {
		if strings.HasPrefix(r.Type, strictRelations) {
			return strictRelations, err
		}
	}
	return transitionalRelations, err
}

// Add puts a new part into a folder of the package and returns its name, in which %d of the pattern is the first free
// number.
func (p Parts) Add(folder, pattern, mime string, data []byte) (string, error) {
	for n := 1; ; n++ {
		name := path.Join(folder, fmt.Sprintf(pattern, n))
		if _, taken := p.Part(name); !taken {
			p.Set(name, data)
			return name, p.declare(name, mime)
		}
	}
}

// declare states the type of a part.
func (p Parts) declare(part, mime string) error {
	if p.Type(part) == mime {
		return nil
	}
	return p.edit(contentTypes, func(root *xmltree.Node) {
		kind, key, value := "Override", "PartName", "/"+escapePath(part)
		ext := strings.TrimPrefix(path.Ext(part), ".")
		if p.Type(part) == "" && ext != "xml" {
			kind, key, value = "Default", "Extension", ext
		}
		e := xmltree.New(root.Prefix() + kind)
		e.SetAttr(key, value)
		e.SetAttr("ContentType", mime)
		if kind == "Default" {
			root.Insert(0, e)
		} else {
			root.Append(e)
		}
	})
}

// edit changes a part of the package's own XML.
func (p Parts) edit(part string, change func(root *xmltree.Node)) error {
	data, _ := p.Part(part)
	t, err := xmltree.Parse(data, nil)
	if err != nil {
		return &opc.Error{Kind: opc.BadXML, Part: part}
	}
	if change(t.Root()); t.IsChanged() {
		p.Set(part, t.Bytes())
	}
	return nil
}

// Relate adds a relation of a kind, such as chart, between two parts and returns its id.
func (p Parts) Relate(from, kind, to string) (string, error) {
	space, err := p.RelationSpace()
	if err != nil {
		return "", err
	}
	name := relationsOf(from)
	if _, ok := p.Part(name); !ok {
		p.Set(name, []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\r\n"+`<Relationships`+
			` xmlns="`+packageRelations+`"/>`))
		if err := p.declare(name, relationsType); err != nil {
			return "", err
		}
	}
	id := ""
	err = p.edit(name, func(root *xmltree.Node) {
		taken := map[string]bool{}
		for r := range root.Elements() {
			taken[r.Attr("Id")] = true
		}
		n := 1
		for taken["rId"+strconv.Itoa(n)] {
			n++
		}
		id = "rId" + strconv.Itoa(n)
		e := xmltree.New(root.Prefix() + "Relationship")
		e.SetAttr("Id", id)
		e.SetAttr("Type", space+"/"+kind)
		e.SetAttr("Target", target(from, to))
		root.Append(e)
	})
	return id, err
}

// unrelate takes relations away.
func (p Parts) unrelate(from string, ids map[string]bool) error {
	return p.edit(relationsOf(from), func(root *xmltree.Node) {
		root.RemoveFunc(func(e *xmltree.Node) bool { return e.IsElement() && ids[e.Attr("Id")] })
	})
}

// Drop takes relations of a part away, and the parts that only they led to.
func (p Parts) Drop(from string, match func(r opc.Relation) bool) error {
	relations, err := p.Relations(from)
	if err != nil {
		return err
	}
	ids := map[string]bool{}
	var stale []string
	for _, r := range relations {
		if match(r) {
			ids[r.ID] = true
			if !r.External {
				stale = append(stale, r.Target)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	if err := p.unrelate(from, ids); err != nil {
		return err
	}
	return p.sweep(stale)
}

// targets returns how many relations of the package lead to each part, by its name in lower case.
func (p Parts) targets() (map[string]int, error) {
	count := map[string]int{}
	for _, name := range p.Names() {
		dir, base := path.Split(name)
		above, isRelations := strings.CutSuffix(dir, "_rels/")
		from, ok := strings.CutSuffix(base, ".rels")
		if !isRelations || !ok {
			continue
		}
		relations, err := p.Relations(above + from)
		if err != nil {
			return nil, err
		}
		for _, r := range relations {
			if !r.External {
				count[strings.ToLower(r.Target)]++
			}
		}
	}
	return count, nil
}

// maxSweeps is how far below a part that goes others go: a chart, its workbook, what that could have.
const maxSweeps = 8

// sweep takes those of the parts out to which no relation leads, and what only they led to.
func (p Parts) sweep(parts []string) error {
	gone := map[string]bool{}
	for range maxSweeps {
		if len(parts) == 0 {
			break
		}
		used, err := p.targets()
		if err != nil {
			return err
		}
		var below []string
		for _, part := range parts {
			isOfPackage := part == contentTypes || strings.HasSuffix(part, ".rels")
			if _, ok := p.Part(part); !ok || used[strings.ToLower(part)] > 0 || isOfPackage {
				continue
			}
			relations, err := p.Relations(part)
			if err != nil {
				return err
			}
			for _, r := range relations {
				if !r.External {
					below = append(below, r.Target)
				}
			}
			for _, name := range []string{part, relationsOf(part)} {
				p.Remove(name)
				gone[strings.ToLower(name)] = true
			}
		}
		parts = below
	}
	return p.undeclare(gone)
}

// undeclare takes back the types that parts were given by name.
func (p Parts) undeclare(gone map[string]bool) error {
	stale := func(e *xmltree.Node) bool {
		if e.Name() != "Override" {
			return false
		}
		name, err := url.PathUnescape(strings.TrimPrefix(e.Attr("PartName"), "/"))
		return err == nil && gone[strings.ToLower(name)]
	}
	if len(gone) == 0 {
		return nil
	}
	return p.edit(contentTypes, func(root *xmltree.Node) { root.RemoveFunc(stale) })
}

func relationsOf(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// target returns a part as a relation of another one names it.
func target(from, to string) string {
	here, there := strings.Split(from, "/"), strings.Split(to, "/")
	same := 0
	for same < min(len(here), len(there))-1 && here[same] == there[same] {
		same++
	}
	return strings.Repeat("../", len(here)-1-same) + escapePath(strings.Join(there[same:], "/"))
}

func escapePath(name string) string { return (&url.URL{Path: name}).EscapedPath() }
