package worksheet

import "nianbao/ooxml/xmltree"

// Strings is the table of texts that the sheets of a workbook have in common, each text once. The zero value is empty.
type Strings struct {
	numbers map[string]int
	list    []string
	uses    int
}

// number returns the number of a text.
func (s *Strings) number(text string) int {
	s.uses++
	n, ok := s.numbers[text]
	if !ok {
		if s.numbers == nil {
			s.numbers = map[string]int{}
		}
		n = len(s.list)
		s.numbers[text], s.list = n, append(s.list, text)
	}
	return n
}

// Part returns the table as a part of a workbook. It holds the texts of the sheets that were put where they belong by
// then.
func (s *Strings) Part() []byte {
	var w writer
	w.Grow(len(s.list) * textRoom)
	w.WriteString(xmltree.Declaration + "\r\n" + `<sst xmlns="` + Space)
	w.number(`" count="`, s.uses)
	w.number(`" uniqueCount="`, len(s.list))
	w.WriteString(`">`)
	for _, text := range s.list {
		w.strings("<si>", textBegins(text), escape(text), "</t></si>")
	}
	w.WriteString("</sst>")
	return []byte(w.String())
}
