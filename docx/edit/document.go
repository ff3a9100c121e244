// Package edit reads a Word document into grids and texts, and changes in place what stands in them.
//
// A document is read token by token, as a person sees it: tracked changes as accepted, of a field its result. A reader
// that is to change the document keeps where in the source each piece of text stands. Of a paragraph that is changed a
// tree is made, and written back in its place; everything else stays byte for byte. What new text looks like is taken
// from what it replaces.
//
// It knows tables, paragraphs and their text, and nothing of what they mean.
package edit

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/docx/wml"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
	"nianbao/ooxml/xmltree"
)

// A Document is a Word document whose text can be replaced.
type Document struct {
	Main           *Story
	HeadersFooters []*Story

	pkg        *opc.Package
	properties []opc.Part // as changed
}

// A Story is a part of the document with its text.
type Story struct {
	Title string       // 正文, 页眉, 页脚
	Grids []*grid.Grid // as [Read] returns them

	part   string
	bom    string // in front of the source
	source string
	*sourceMap
	opened  map[*Paragraph]*fragment // the paragraphs that have been looked into
	dropped map[*wrapper]bool        // what gives way
	formats map[*Paragraph]*paragraphFormat
}

// Open reads a document with its headers and footers, to be changed. The error is an *opc.Error or *wml.Error.
func Open(pkg *opc.Package) (*Document, error) {
	part, err := wml.Main(pkg)
	if err != nil {
		return nil, err
	}
	d := &Document{pkg: pkg}
	if d.Main, err = readStory(pkg, part, "正文"); err != nil {
		return nil, err
	}
	relations, err := pkg.Relations(part)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{part: true}
	for _, r := range relations {
		title := ""
		switch kind := r.Kind(); {
		case seen[r.Target]:
		case kind == "header":
			title = "页眉"
		case kind == "footer":
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
		d.HeadersFooters = append(d.HeadersFooters, s)
	}
	return d, nil
}

func readStory(pkg *opc.Package, part, title string) (*Story, error) {
	data, _ := pkg.Part(part)
	r := &reader{Scanner: xmlscan.New(data), styles: textStylesOf(pkg), ground: pageGround, lists: listNumbersOf(pkg),
		sourceMap: &sourceMap{cells: map[cellKey]*Cell{}}}
	if err := r.read(title); err != nil {
		return nil, err
	}
	s := &Story{
		Title:     title,
		Grids:     r.grids,
		part:      part,
		source:    r.Source(),
		sourceMap: r.sourceMap,
		opened:    map[*Paragraph]*fragment{},
		dropped:   map[*wrapper]bool{},
		formats:   map[*Paragraph]*paragraphFormat{},
	}
	if strings.HasPrefix(string(data[:min(len(data), 3)]), "\uFEFF") {
		s.bom = "\uFEFF"
	}
	return s, nil
}

// At returns what is drawn in a row and column of a grid, counted from 0, nil where nothing is.
func (s *Story) At(number, row, col int) *Cell {
	if s.Grids[number].Source == grid.Prose {
		return s.paragraph(row)
	}
	c := s.Grids[number].At(row, col)
	if c == nil {
		return nil
	}
	return s.cells[cellKey{number, c.Row, c.Col}]
}

// HasProperties reports whether a paragraph states properties of its own.
func (s *Story) HasProperties(p *Paragraph) bool { return s.element(p).Child("pPr") != nil }

// Adjoin reports whether nothing, such as a table or a text box, stands between one paragraph and a later one.
func (s *Story) Adjoin(above, below *Paragraph) bool {
	return above.root == above && below.root == below && above.container == below.container && above.to <= below.from &&
		!strings.Contains(s.source[above.to:below.from], "tbl>")
}

// paragraph returns a row of the prose, blank ones included, nil when there is none.
func (s *Story) paragraph(row int) *Cell {
	if row < 0 || row >= len(s.rows) {
		return nil
	}
	return &Cell{lines: [][]*Paragraph{s.rows[row]}}
}

// Begins returns where the paragraph that the cell's text begins in stands in its part, as UTF-8 without a byte order
// mark; the first paragraph of a cell without text, -1 for a broken one, which has none.
func (c *Cell) Begins() int {
	all := c.Paragraphs()
	for _, p := range all {
		if strings.TrimSpace(p.text()) != "" {
			return p.from
		}
	}
	if len(all) > 0 {
		return all[0].from
	}
	return -1
}

// Paragraphs returns the cell's paragraphs; a broken cell has none.
func (c *Cell) Paragraphs() []*Paragraph { return slices.Concat(c.lines...) }

// Package returns the package with what has been replaced.
func (d *Document) Package() *opc.Package {
	out := d.pkg.Clone()
	for _, p := range d.properties {
		out.Set(p.Name, p.Data)
	}
	for _, s := range append([]*Story{d.Main}, d.HeadersFooters...) {
		if text, changed := s.written(); changed {
			out.Set(s.part, []byte(text))
		}
	}
	return out
}

// A replacement is what comes in the place of a part of the source.
type replacement struct {
	byteRange
	text string
}

// written returns the story's source with what has been replaced, and whether anything has.
func (s *Story) written() (string, bool) {
	var list []replacement
	for w := range s.dropped {
		for _, cut := range w.cuts {
			if !s.cut(cut) {
				list = append(list, replacement{byteRange: cut})
			}
		}
	}
	for root, f := range s.opened {
		if f.changed {
			list = append(list, replacement{byteRange{root.from, root.to}, f.holder.String()})
		}
	}
	if len(list) == 0 {
		return "", false
	}
	slices.SortFunc(list, func(a, b replacement) int { return cmp.Compare(a.from, b.from) })
	var b strings.Builder
	b.Grow(len(s.source) + len(s.source)/8)
	at := 0
	for _, e := range list {
		if e.from < at {
			continue
		}
		b.WriteString(s.source[at:e.from])
		b.WriteString(e.text)
		at = e.to
	}
	b.WriteString(s.source[at:])
	return s.bom + xmltree.DeclareUTF8(b.String()), true
}

// cut takes a part of the source out of the changed paragraph that it lies in, and reports whether there is one.
func (s *Story) cut(at byteRange) bool {
	for root, f := range s.opened {
		if f.changed && root.from < at.from && at.to <= root.to {
			if e := f.at[at.from]; e != nil && e.Up() != nil {
				e.Detach()
			}
			return true
		}
	}
	return false
}
