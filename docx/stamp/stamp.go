// Package stamp marks every page of a Word document with a word, and takes such marks away.
//
// A page shows the header of its kind (first, even, other) that its section has, or the nearest section before. So every
// header that a page may show gets the mark, and where a page would show none, one is made. All else of the document
// stays byte for byte.
package stamp

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

const headerMime = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"

// Put marks every page. Pages that a header marks already stay as they are. The error is an *opc.Error or *wml.Error; the
// package is as it was then.
func Put(pkg *opc.Package, word string) error {
	main, err := wml.Main(pkg)
	if err != nil {
		return err
	}
	p := &press{Package: pkg.Clone(), main: main, word: word}
	if err := p.sections(); err != nil {
		return err
	}
	if err := p.mark(); err != nil {
		return err
	}
	*pkg = *p.Package
	return nil
}

// A press marks one document.
type press struct {
	*opc.Package
	main, word string
	all        *xmltree.Node // what the main part holds
	found      []section
	shapes     int // made so far
}

// A section is the properties of one.
type section struct {
	*xmltree.Node
	title   bool // its first page has a header of its own
	headers map[string]string
}

// sections finds the document's sections; the last of a document without any is added.
func (p *press) sections() error {
	data, _ := p.Part(p.main)
	all, err := xmltree.Parse(data, wml.Seal(holdsSection))
	if err != nil {
		return wml.Damaged("正文")
	}
	p.all = all
	p.find(all)
	body := all.Root().Child("body")
	if body == nil {
		return nil
	}
	if len(p.found) == 0 || p.found[len(p.found)-1].Up().Name() == "pPr" {
		properties := xmltree.New(body.Prefix() + "sectPr")
		body.Append(properties)
		p.found = append(p.found, section{Node: properties})
	}
	return nil
}

func holdsSection(source string) bool { return strings.Contains(source, "sectPr") }

// find keeps the sections below a node, but not what they were before a change.
func (p *press) find(n *xmltree.Node) {
	for e := range n.Elements() {
		switch {
		case e.IsSealed() && !holdsSection(e.String()), e.Name() == "sectPrChange":
		case e.Name() == "sectPr":
			p.found = append(p.found, newSection(e))
		default:
			p.find(e)
		}
	}
}

func newSection(e *xmltree.Node) section {
	s := section{Node: e, headers: map[string]string{}}
	for r := range e.All("headerReference") {
		s.headers[cmp.Or(r.Attr("type"), "default")] = r.Attr("id")
	}
	if title := e.Child("titlePg"); title != nil {
		s.title = isOn(title)
	}
	return s
}

// isOn reports whether a property that is there is not switched off (ECMA-376, 17.17.4 ST_OnOff).
func isOn(e *xmltree.Node) bool {
	value := e.Attr("val")
	return value != "0" && value != "false" && value != "off"
}

// mark marks the headers that pages show, and makes those that are not there.
func (p *press) mark() error {
	kinds := []string{"default"}
	even, err := p.evenPages()
	if err != nil {
		return err
	}
	if even {
		kinds = append(kinds, "even")
	}
	have := map[string]bool{}
	marked := map[string]bool{}
	for _, s := range p.found {
		var references []*xmltree.Node
		for _, kind := range slices.Sorted(maps.Keys(s.headers)) {
			part, err := p.header(s.headers[kind])
			if err != nil {
				return err
			}
			if part == "" { // the reference leads nowhere: Word shows no header
				continue
			}
			have[kind] = true
			if !marked[part] {
				marked[part] = true
				if err := p.markHeader(part); err != nil {
					return err
				}
			}
		}
		needed := kinds
		if s.title {
			needed = append(slices.Clone(kinds), "first")
		}
		for _, kind := range needed {
			if have[kind] {
				continue
			}
			have[kind] = true
			reference, err := p.make(kind)
			if err != nil {
				return err
			}
			references = append(references, reference)
		}
		s.Insert(0, references...)
	}
	p.Set(p.main, p.all.Bytes())
	return nil
}

// evenPages reports whether even pages have headers of their own.
func (p *press) evenPages() (bool, error) {
	parts, err := p.Related(p.main, "settings")
	for _, part := range parts {
		settings, err := xmltree.Parse(part.Data, nil)
		if err != nil {
			continue
		}
		for e := range settings.Within("evenAndOddHeaders") {
			return isOn(e), nil
		}
	}
	return false, err
}

// header returns the part of a header by its relation's id, "" for none.
func (p *press) header(id string) (string, error) {
	relations, err := p.Relations(p.main)
	if err != nil {
		return "", err
	}
	for _, r := range relations {
		if _, ok := p.Part(r.Target); ok && r.ID == id && !r.External {
			return r.Target, nil
		}
	}
	return "", nil
}

// make adds a header with the mark and returns the reference to it.
func (p *press) make(kind string) (*xmltree.Node, error) {
	space, err := p.RelationSpace()
	if err != nil {
		return nil, err
	}
	own := wordSpace
	if strings.Contains(space, "purl.oclc.org") {
		own = strictWordSpace
	}
	header := xmltree.Declaration + "\n" + `<w:hdr xmlns:w="` + own + `">` +
		p.paragraph(own == wordSpace) + `</w:hdr>`
	name, err := p.Add(path.Dir(p.main), "header%d.xml", headerMime, []byte(header))
	if err != nil {
		return nil, err
	}
	id, err := p.Relate(p.main, "header", name)
	if err != nil {
		return nil, err
	}
	reference := xmltree.New("w:headerReference")
	for _, attr := range [][2]string{{"xmlns:w", own}, {"xmlns:r", space}, {"w:type", kind}, {"r:id", id}} {
		reference.SetAttr(attr[0], attr[1])
	}
	return reference, nil
}

const (
	wordSpace       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictWordSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)
