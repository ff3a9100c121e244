package docx

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
)

// A document is a Word document, read so that what stands at a place of its grids can be replaced. What nobody replaces stays as it is,
// byte for byte.
type document struct {
	pkg     *opc.Package
	main    *story
	margins []*story // headers and footers
}

// A story is a part of the document with its text.
type story struct {
	part, title string
	source      string
	mark        string // the byte order mark in front of the source
	grids       []*grid.Grid
	*trace
	opened   map[*passage]*fragment // the paragraphs that have been looked into
	shells   map[*shell]bool        // what gives way
	patterns map[*passage]*pattern
}

// open reads a document. The error is an *opc.Error or *Error.
func open(pkg *opc.Package) (*document, error) {
	part, err := mainPart(pkg)
	if err != nil {
		return nil, err
	}
	d := &document{pkg: pkg}
	if d.main, err = readStory(pkg, part, "正文"); err != nil {
		return nil, err
	}
	relations, err := pkg.Relations(part)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{part: true}
	for _, r := range relations {
		title := ""
		switch {
		case r.External || seen[r.Target]:
		case strings.HasSuffix(r.Type, "/header"):
			title = "页眉"
		case strings.HasSuffix(r.Type, "/footer"):
			title = "页脚"
		}
		if _, there := pkg.Part(r.Target); title == "" || !there {
			continue
		}
		seen[r.Target] = true
		s, err := readStory(pkg, r.Target, title)
		if err != nil {
			return nil, err
		}
		d.margins = append(d.margins, s)
	}
	return d, nil
}

func readStory(pkg *opc.Package, part, title string) (*story, error) {
	data, _ := pkg.Part(part)
	r := &reader{Scanner: xmlscan.New(data), trace: &trace{cells: map[corner]*spot{}}}
	if err := r.read(title); err != nil {
		return nil, err
	}
	s := &story{part: part, title: title, source: r.Source(), grids: r.grids, trace: r.trace,
		opened: map[*passage]*fragment{}, shells: map[*shell]bool{}, patterns: map[*passage]*pattern{}}
	if strings.HasPrefix(string(data[:min(len(data), 3)]), "\uFEFF") {
		s.mark = "\uFEFF"
	}
	return s, nil
}

// spot returns what is drawn at a place of a grid, nil where nothing is.
func (s *story) spot(at, row, col int) *spot {
	if s.grids[at].Source == grid.Prose {
		return s.paragraph(row)
	}
	c := s.grids[at].At(row, col)
	if c == nil {
		return nil
	}
	return s.cells[corner{at, c.Row, c.Col}]
}

// paragraph returns a row of the prose, blank ones included, nil when there is none.
func (s *story) paragraph(row int) *spot {
	if row < 0 || row >= len(s.rows) {
		return nil
	}
	return &spot{lines: [][]*passage{s.rows[row]}}
}

// passages returns the spot's paragraphs.
func (s *spot) passages() []*passage { return slices.Concat(s.lines...) }

// pack returns the package with what has been replaced.
func (d *document) pack() *opc.Package {
	out := d.pkg.Clone()
	for _, s := range append([]*story{d.main}, d.margins...) {
		if text, changed := s.written(); changed {
			out.Set(s.part, []byte(text))
		}
	}
	return out
}

// An edit is what comes in the place of a stretch of the source.
type edit struct {
	stretch
	text string
}

// written returns the story's source with what has been replaced, and whether anything has.
func (s *story) written() (string, bool) {
	var edits []edit
	for sh := range s.shells {
		for _, cut := range sh.cuts {
			if !s.cut(cut) {
				edits = append(edits, edit{stretch: cut})
			}
		}
	}
	for root, f := range s.opened {
		if f.changed {
			edits = append(edits, edit{stretch{root.from, root.to}, f.written()})
		}
	}
	if len(edits) == 0 {
		return "", false
	}
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var b strings.Builder
	b.Grow(len(s.source) + len(s.source)/8)
	at := 0
	for _, e := range edits {
		if e.from < at {
			continue
		}
		b.WriteString(s.source[at:e.from])
		b.WriteString(e.text)
		at = e.to
	}
	b.WriteString(s.source[at:])
	return s.mark + declared(b.String()), true
}

// cut takes a stretch out of the changed paragraph that it lies in, and reports whether there is one.
func (s *story) cut(at stretch) bool {
	for root, f := range s.opened {
		if f.changed && root.from < at.from && at.to <= root.to {
			if e := f.at[at.from]; e != nil && e.Parent() != nil {
				e.Parent().RemoveChild(e)
			}
			return true
		}
	}
	return false
}

var declaredAs = regexp.MustCompile(`^<\?xml\s[^>]*\bencoding\s*=\s*["']([^"']*)["'][^>]*\?>`)

// declared makes a part declare the encoding in which it is written.
func declared(xml string) string {
	if m := declaredAs.FindStringSubmatch(xml); m != nil && !strings.EqualFold(m[1], "UTF-8") {
		return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + xml[len(m[0]):]
	}
	return xml
}
