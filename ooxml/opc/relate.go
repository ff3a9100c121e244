package opc

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"nianbao/ooxml/xmltree"
)

// The namespaces of the relations of documents and workbooks, in the two forms of the format (ECMA-376 part 4 and
// part 1).
const (
	TransitionalRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	StrictRelations       = "http://purl.oclc.org/ooxml/officeDocument/relationships"
	relationsType         = "application/vnd.openxmlformats-package.relationships+xml"
)

// RelationSpace returns the namespace of relation ids and types that the package's document is written in.
func (p *Package) RelationSpace() (string, error) {
	relations, err := p.Relations("")
	for _, r := range relations {
		if strings.HasPrefix(r.Type, StrictRelations) {
			return StrictRelations, err
		}
	}
	return TransitionalRelations, err
}

// Add puts a new part into a folder of the package and returns its name, in which %d of the pattern is the first free
// number. The error is an *Error for content types that cannot be read.
func (p *Package) Add(folder, pattern, mime string, data []byte) (string, error) {
	for n := 1; ; n++ {
		name := path.Join(folder, fmt.Sprintf(pattern, n))
		if _, taken := p.find(name); !taken {
			p.Set(name, data)
			return name, p.Declare(name, mime)
		}
	}
}

// Declare states the content type of a part: by its extension where no other part of that has another type, else by its
// name. The error is as of [Package.Add].
func (p *Package) Declare(part, mime string) error {
	part = cleanName(part)
	if p.Type(part) == mime {
		return nil
	}
	return p.editOwn(contentTypesName, typesRoot, func(root *xmltree.Node) {
		root.RemoveFunc(overrideOf(part))
		ext := strings.TrimPrefix(path.Ext(part), ".")
		was, known := p.types.defaults[fold(ext)]
		switch {
		case known && was == mime:
		case !known && ext != "xml" && ext != "":
			root.Insert(0, own(root, "Default", "Extension", ext, "ContentType", mime))
		default:
			root.Append(own(root, "Override", "PartName", "/"+escapePath(part), "ContentType", mime))
		}
	})
}

// overrideOf returns a test for the type that one of some parts is given by its name.
func overrideOf(parts ...string) func(*xmltree.Node) bool {
	named := map[string]bool{}
	for _, part := range parts {
		named[fold(part)], named[fold(unescaped(part))] = true, true
	}
	return func(e *xmltree.Node) bool {
		name := cleanName(attr(e, "PartName"))
		return e.Name() == "Override" && (named[fold(name)] || named[fold(unescaped(name))])
	}
}

// own returns an element like those below a root, with attributes: name, value, name, value.
func own(root *xmltree.Node, name string, attrs ...string) *xmltree.Node {
	e := xmltree.New(root.Prefix() + name)
	for i := 0; i < len(attrs); i += 2 {
		e.SetAttr(attrs[i], attrs[i+1])
	}
	return e
}

// Relate adds a relation of a kind, such as chart, from a part, or with "" from the package, to another part and returns
// its id. A kind with a colon is the whole type. The error is an *Error of BadXML for relations or content types that
// cannot be read.
func (p *Package) Relate(from, kind, to string) (string, error) {
	return p.relate(from, kind, "Target", relativeTo(cleanName(from), cleanName(to)))
}

// RelateOutside is [Package.Relate] for a target outside of the package, which is written as it is given.
func (p *Package) RelateOutside(from, kind, target string) (string, error) {
	return p.relate(from, kind, "Target", xmltree.Printable(target), "TargetMode", "External")
}

func (p *Package) relate(from, kind string, target ...string) (string, error) {
	if !strings.Contains(kind, ":") {
		space, err := p.RelationSpace()
		if err != nil {
			return "", err
		}
		kind = space + "/" + kind
	}
	name := relationsOf(cleanName(from))
	if err := p.Declare(name, relationsType); err != nil {
		return "", err
	}
	id := ""
	err := p.editOwn(name, relationsRoot, func(root *xmltree.Node) {
		taken := map[string]bool{}
		for r := range root.Elements() {
			taken[attr(r, "Id")] = true
		}
		n := 1
		for taken["rId"+strconv.Itoa(n)] {
			n++
		}
		id = "rId" + strconv.Itoa(n)
		root.Append(own(root, "Relationship", append([]string{"Id", id, "Type", kind}, target...)...))
	})
	return id, err
}

// Attach declares the content type of a part and relates another one to it, as [Package.Declare] and [Package.Relate]
// do, and returns the relation's id.
func (p *Package) Attach(from, kind, to, mime string) (string, error) {
	if err := p.Declare(to, mime); err != nil {
		return "", err
	}
	return p.Relate(from, kind, to)
}

// relativeTo returns a part as a relation of another one names it.
func relativeTo(from, to string) string {
	here, there := strings.Split(from, "/"), strings.Split(to, "/")
	same := 0
	for same < min(len(here), len(there))-1 && here[same] == there[same] {
		same++
	}
	return strings.Repeat("../", len(here)-1-same) + escapePath(strings.Join(there[same:], "/"))
}

func escapePath(name string) string { return (&url.URL{Path: name}).EscapedPath() }

// Unrelate takes relations of a part away by their ids. A part that has no other keeps none of them. The error is an
// *Error of BadXML for relations that cannot be read.
func (p *Package) Unrelate(from string, ids ...string) error {
	name := relationsOf(cleanName(from))
	if _, ok := p.Part(name); !ok {
		return nil
	}
	return p.dropFrom(name, func(e *xmltree.Node) bool { return slices.Contains(ids, attr(e, "Id")) })
}

// dropFrom takes those relations out of a part that holds relations which match says, and the part itself where none is
// left.
func (p *Package) dropFrom(name string, match func(relation *xmltree.Node) bool) error {
	before, left := 0, 0
	err := p.editOwn(name, relationsRoot, func(root *xmltree.Node) {
		space := spaces(root)
		root.RemoveFunc(func(e *xmltree.Node) bool {
			if !e.IsElement() || space(e) != relationsSpace {
				return false
			}
			before++
			gone := match(e)
			if !gone {
				left++
			}
			return gone
		})
	})
	if err == nil && before > 0 && left == 0 {
		return p.Discard(name)
	}
	return err
}

// DropRelations takes out the relations that drop says to; it is told where one leads from and whether it stays inside
// the package. What names them by their ids stays, and so do the parts that they led to: see [Package.Sweep]. The error
// is an *Error of BadXML for relations that cannot be read.
func (p *Package) DropRelations(drop func(l Link, inside bool) bool) error {
	for _, name := range p.Names() {
		from, ok := sourceOf(name)
		if !ok {
			continue
		}
		err := p.dropFrom(name, func(e *xmltree.Node) bool {
			r, inside, ok := p.relation(from, e)
			return ok && drop(Link{from, r}, inside)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// UnrelateAll takes all relations of a part away.
func (p *Package) UnrelateAll(from string) { p.Remove(relationsOf(cleanName(from))) }

// Discard takes parts out with their relations and the types that they are given by their names. Relations to them
// stay. The error is as of [Package.Add].
func (p *Package) Discard(parts ...string) error {
	var gone []string
	for _, part := range parts {
		for _, name := range []string{cleanName(part), relationsOf(cleanName(part))} {
			p.Remove(name)
			gone = append(gone, name)
		}
	}
	if _, ok := p.Part(contentTypesName); !ok || len(gone) == 0 {
		return nil
	}
	return p.editOwn(contentTypesName, typesRoot, func(root *xmltree.Node) { root.RemoveFunc(overrideOf(gone...)) })
}

// Targets returns how many relations of the package lead to each part, by its name in lower case. The error is an *Error
// of BadXML for relations that cannot be read.
func (p *Package) Targets() (map[string]int, error) {
	count := map[string]int{}
	for _, name := range p.Names() {
		from, ok := sourceOf(name)
		if !ok {
			continue
		}
		relations, err := p.Relations(from)
		if err != nil {
			return nil, err
		}
		for _, r := range relations {
			if !r.External {
				count[fold(r.Target)]++
			}
		}
	}
	return count, nil
}

// maxSweeps is how far below a part that goes others go: a chart, its workbook, what that could have.
const maxSweeps = 8

// Sweep takes those of the parts out to which no relation leads, and what only they led to. The error is as of
// [Package.Relate].
func (p *Package) Sweep(parts []string) error {
	var gone []string
	for range maxSweeps {
		if len(parts) == 0 {
			break
		}
		used, err := p.Targets()
		if err != nil {
			return err
		}
		var below []string
		for _, part := range parts {
			isOwn := fold(part) == fold(contentTypesName) || strings.HasSuffix(fold(part), ".rels")
			if _, ok := p.find(part); !ok || used[fold(part)] > 0 || isOwn {
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
			p.Remove(part)
			p.Remove(relationsOf(part))
			gone = append(gone, part)
		}
		parts = below
	}
	return p.Discard(gone...)
}
