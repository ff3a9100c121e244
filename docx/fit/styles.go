package fit

import (
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// styles are a document's styles by their ids.
type styles struct {
	byID     map[string]*xmltree.Node
	defaults map[string]string // by type
	document *xmltree.Node     // the run properties of the document's defaults
}

// A look is how a run's text looks, as far as that changes its width, and its typefaces.
type look struct {
	size  int // in half points
	scale int // of its width, in percent
	bold  bool

	chinese, latin string
}

// stylesOf reads the styles; what cannot be read says nothing.
func stylesOf(pkg *opc.Package, main string) *styles {
	s := &styles{byID: map[string]*xmltree.Node{}, defaults: map[string]string{}}
	parts, _ := pkg.Related(main, "styles")
	for _, part := range parts {
		tree, err := xmltree.Parse(part.Data, nil)
		if err != nil {
			continue
		}
		s.document = tree.Root().Child("docDefaults", "rPrDefault", "rPr")
		for style := range tree.Root().All("style") {
			id := style.Attr("styleId")
			s.byID[id] = style
			if value := style.Attr("default"); value == "1" || value == "true" {
				s.defaults[style.Attr("type")] = id
			}
		}
	}
	return s
}

// chain returns a style and those that it is based on, the default of a type where none is named, the last first.
func (s *styles) chain(id, kind string) []*xmltree.Node {
	if id == "" {
		id = s.defaults[kind]
	}
	var list []*xmltree.Node
	for style := s.byID[id]; style != nil && len(list) < len(s.byID); {
		list = append([]*xmltree.Node{style}, list...)
		based := style.Child("basedOn")
		if based == nil {
			break
		}
		style = s.byID[based.Attr("val")]
	}
	return list
}

// look returns how a run looks: by the document, the table's style, the paragraph's, its own and what it states.
func (s *styles) look(paragraph, table string, own *xmltree.Node) look {
	l := look{size: usual, scale: 100}
	l.add(s.document)
	for _, style := range s.chain(table, "table") {
		l.add(style.Child("rPr"))
	}
	for _, style := range s.chain(paragraph, "paragraph") {
		l.add(style.Child("rPr"))
	}
	if own != nil {
		if named := own.Child("rStyle"); named != nil {
			for _, style := range s.chain(named.Attr("val"), "character") {
				l.add(style.Child("rPr"))
			}
		}
		l.add(own)
	}
	return l
}

// add adds what run properties say.
func (l *look) add(properties *xmltree.Node) {
	if properties == nil {
		return
	}
	for p := range properties.Elements() {
		value := p.Attr("val")
		switch p.Name() {
		case "sz":
			if n := number(value); n > 0 {
				l.size = n
			}
		case "w":
			if n := number(value); n > 0 {
				l.scale = n
			}
		case "rFonts":
			for attr, to := range map[string]*string{"eastAsia": &l.chinese, "ascii": &l.latin} {
				if name := p.Attr(attr); name != "" {
					*to = name
				} else if p.Attr(attr+"Theme") != "" {
					*to = ""
				}
			}
		case "b":
			l.bold = value != "0" && value != "false"
		}
	}
}

// indents returns what a paragraph keeps free left and right in twips, the first line's own with the left. Hanging lines
// and characters as measures are rare in cells: they count as none.
func (s *styles) indents(style string, own *xmltree.Node) (left, right int) {
	first := 0
	read := func(properties *xmltree.Node) {
		if properties == nil || properties.Child("ind") == nil {
			return
		}
		for name, value := range properties.Child("ind").Attrs() {
			switch name[strings.LastIndexByte(name, ':')+1:] {
			case "left", "start":
				left = number(value)
			case "right", "end":
				right = number(value)
			case "firstLine":
				first = number(value)
			case "hanging":
				first = 0
			}
		}
	}
	for _, style := range s.chain(style, "paragraph") {
		read(style.Child("pPr"))
	}
	read(own)
	return left + first, right
}

// cellMargins returns what a table's style keeps free left and right of a cell's text.
func (s *styles) cellMargins(table string) (left, right int) {
	left, right = 108, 108 // where nothing is said, as Word has it
	for _, style := range s.chain(table, "table") {
		left, right = sides(style.Child("tblPr", "tblCellMar"), left, right)
	}
	return left, right
}
