// Package stamp marks every page of a Word document with a word, and takes such marks away.
//
// A page shows the header of its kind (first, even, other) that its section has, or the nearest section before. So every
// header that a page may show gets the mark, and where a page would show none, one is made. All else of the document
// stays byte for byte.
package stamp

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"nianbao/docx/drawing"
	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
)

const headerMime = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"

// Put marks every page. Pages that a header marks already stay as they are. The error is an *opc.Error or *wml.Error; the
// package is as it was then.
func Put(pkg *opc.Package, word string) error {
	main, err := wml.Main(pkg)
	if err != nil {
		return err
	}
	p := &press{Parts: drawing.Parts{Package: pkg.Clone()}, main: main, word: word}
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
	drawing.Parts
	main, word string
	source     string
	found      []section
	shapes     int // made so far
}

// A section is the properties of one, as they stand in the source.
type section struct {
	from, to int    // of the start tag
	name     string // with its prefix
	closed   bool   // it is an empty element
	title    bool   // its first page has a header of its own
	headers  map[string]string
}

// sections finds the document's sections; the last of a document without any is added.
func (p *press) sections() error {
	data, _ := p.Part(p.main)
	s := xmlscan.New(data)
	p.source = s.Source()
	end := -1
	prefix := ""
	history := 0
	for {
		switch kind := s.Next(); {
		case kind == xmlscan.None:
			if s.Err() != nil {
				return &wml.Error{Part: "正文", Reason: "内容已损坏，不是合法的 XML"}
			}
			if end >= 0 && (len(p.found) == 0 || !p.lastIsBodys(end)) {
				tag := "<" + prefix + "sectPr></" + prefix + "sectPr>"
				p.source = p.source[:end] + tag + p.source[end:]
				p.found = append(p.found, section{from: end, to: end + len("<"+prefix+"sectPr>"), name: prefix + "sectPr",
					headers: map[string]string{}})
			}
			return nil
		case kind == xmlscan.Start && s.Name() == "body":
			prefix = strings.TrimSuffix(s.FullName(), "body")
		case kind == xmlscan.End && s.Name() == "body":
			end = s.From()
		case kind == xmlscan.Start && s.Name() == "sectPrChange":
			history++
		case kind == xmlscan.End && s.Name() == "sectPrChange":
			history--
		case kind == xmlscan.Start && s.Name() == "sectPr" && history == 0:
			tag := p.source[s.From():s.To()]
			p.found = append(p.found, section{from: s.From(), to: s.To(), name: s.FullName(),
				closed: strings.HasSuffix(tag, "/>"), headers: map[string]string{}})
		case kind == xmlscan.Start && history == 0 && len(p.found) > 0:
			p.property(s)
		}
	}
}

// lastIsBodys reports whether the last section's properties stand right at the body's end.
func (p *press) lastIsBodys(end int) bool {
	last := p.found[len(p.found)-1]
	rest := p.source[last.from:end]
	return !strings.Contains(rest, "</"+strings.TrimSuffix(last.name, "sectPr")+"pPr>")
}

// property takes a property of the section that was found last.
func (p *press) property(s *xmlscan.Scanner) {
	last := &p.found[len(p.found)-1]
	switch s.Name() {
	case "headerReference":
		kind, _ := s.Attr("type")
		id, _ := s.Attr("id")
		if kind == "" {
			kind = "default"
		}
		last.headers[kind] = id
	case "titlePg":
		value, _ := s.Attr("val")
		last.title = value != "0" && value != "false" && value != "off"
	}
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
	added := make([]string, len(p.found))
	marked := map[string]bool{}
	for i, s := range p.found {
		for kind, id := range s.headers {
			part, err := p.header(id)
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
			added[i] += reference
		}
	}
	p.write(added)
	return nil
}

// evenPages reports whether even pages have headers of their own.
func (p *press) evenPages() (bool, error) {
	relations, err := p.Relations(p.main)
	if err != nil {
		return false, err
	}
	for _, r := range relations {
		data, ok := p.Part(r.Target)
		if r.External || !ok || !strings.HasSuffix(r.Type, "/settings") {
			continue
		}
		for s := xmlscan.New(data); ; {
			kind := s.Next()
			if kind == xmlscan.None {
				break
			}
			if kind == xmlscan.Start && s.Name() == "evenAndOddHeaders" {
				value, _ := s.Attr("val")
				return value != "0" && value != "false" && value != "off", nil
			}
		}
	}
	return false, nil
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
func (p *press) make(kind string) (string, error) {
	space, err := p.RelationSpace()
	if err != nil {
		return "", err
	}
	own := wordSpace
	if strings.Contains(space, "purl.oclc.org") {
		own = strictWordSpace
	}
	header := `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<w:hdr xmlns:w="` + own + `">` +
		p.paragraph(own == wordSpace) + `</w:hdr>`
	name, err := p.Add(path.Dir(p.main), "header%d.xml", headerMime, []byte(header))
	if err != nil {
		return "", err
	}
	id, err := p.Relate(p.main, "header", name)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf(`<w:headerReference xmlns:w="%s" xmlns:r="%s" w:type="%s" r:id="%s"/>`, own, space, kind, id), nil
}

const (
	wordSpace       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictWordSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// write puts the references into the sections.
func (p *press) write(added []string) {
	var b strings.Builder
	at := 0
	for i, s := range p.found {
		if added[i] == "" {
			continue
		}
		b.WriteString(p.source[at:s.from])
		tag := p.source[s.from:s.to]
		if s.closed {
			b.WriteString(strings.TrimSuffix(tag, "/>") + ">" + added[i] + "</" + s.name + ">")
		} else {
			b.WriteString(tag + added[i])
		}
		at = s.to
	}
	if at == 0 {
		return
	}
	b.WriteString(p.source[at:])
	p.Set(p.main, []byte(drawing.UTF8(b.String())))
}
