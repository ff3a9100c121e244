package opc

import (
	"strings"

	"nianbao/ooxml/xmltree"
)

// A Link is a relation that leads out of the package. Nothing here ever follows one.
type Link struct {
	From     string // the part's name, "" for the package
	Relation        // its target as written; not External where a target that claims to be inside lies outside
}

// Hyperlink reports whether a reader follows the link by clicking. Others, to a picture, a template or another
// workbook's cells, Office follows when it opens or refreshes the file.
func (l Link) Hyperlink() bool { return strings.HasSuffix(l.Type, "/hyperlink") }

// Links returns the links of all parts in package order. The error is an *Error of BadXML for relations that cannot
// be read.
func (p *Package) Links() ([]Link, error) {
	var links []Link
	err := p.eachRelation(func(from string, r Relation, inside bool) {
		if !inside {
			links = append(links, Link{from, r})
		}
	})
	if err != nil {
		return nil, err
	}
	return links, nil
}

// eachRelation calls visit with all relations of the package. The first part that cannot be read is its error, but
// the others are visited all the same.
func (p *Package) eachRelation(visit func(from string, r Relation, inside bool)) error {
	var first error
	for _, part := range p.entries {
		from, ok := sourceOf(part.Name)
		if !ok {
			continue
		}
		err := eachOwn(part.Name, part.Data, relationsRoot, func(e *xmltree.Node) error {
			if r, inside, ok := p.relation(from, e); ok {
				visit(from, r, inside)
			}
			return nil
		})
		if first == nil {
			first = err
		}
	}
	return first
}
