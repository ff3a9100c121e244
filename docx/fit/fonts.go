package fit

import (
	"slices"
	"strings"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// Fonts returns the typefaces in which the texts of a document are to be set, headers and footers included, in the order
// in which they come up: by the document, the styles and the texts themselves, for Chinese and for Latin letters. What
// names none, or one of the theme's, is left out. The error is an *opc.Error or *wml.Error for what is no document.
func Fonts(pkg *opc.Package) ([]string, error) {
	main, err := wml.Main(pkg)
	if err != nil {
		return nil, err
	}
	parts, err := pkg.Related(main, "header", "footer")
	if err != nil {
		return nil, err
	}
	body, _ := pkg.Part(main)
	s, names := stylesOf(pkg, main), []string(nil)
	for _, part := range append([]opc.Part{{Name: main, Data: body}}, parts...) {
		tree, err := xmltree.Parse(part.Data, nil)
		if err != nil {
			continue
		}
		for r := range tree.Root().Within("r") {
			for _, name := range s.fontsOf(r) {
				if name != "" && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	return names, nil
}

// fontsOf returns the typefaces that a run needs.
func (s *styles) fontsOf(r *xmltree.Node) []string {
	said := ""
	for t := range r.All("t") {
		said += t.Text()
	}
	if strings.TrimSpace(said) == "" {
		return nil
	}
	paragraph, table := "", ""
	if p := r.Ancestor("p"); p != nil && p.Child("pPr", "pStyle") != nil {
		paragraph = p.Child("pPr", "pStyle").Attr("val")
	}
	if tbl := r.Ancestor("tbl"); tbl != nil && tbl.Child("tblPr", "tblStyle") != nil {
		table = tbl.Child("tblPr", "tblStyle").Attr("val")
	}
	l := s.look(paragraph, table, r.Child("rPr"))
	var names []string
	if strings.IndexFunc(said, isChinese) >= 0 {
		names = append(names, l.chinese)
	}
	if strings.IndexFunc(said, isLatin) >= 0 {
		names = append(names, l.latin)
	}
	return names
}

func isChinese(r rune) bool { return r >= 0x2E80 }

func isLatin(r rune) bool {
	return r < 0x2E80 && (r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z')
}
