package xlsx

// sharedStrings returns the table of the texts that cells refer to by number.
func (w *Workbook) sharedStrings() ([]string, error) {
	if w.strings != nil {
		return *w.strings, nil
	}
	part, data, err := w.shared("sharedStrings")
	if err != nil {
		return nil, err
	}
	var list []string
	if data != nil {
		s := newScanner(data)
		s.root()
		for el := range s.children {
			if len(list) == maxStrings {
				return nil, &Error{Kind: TooMany, Part: part}
			}
			if el.Name() == "si" {
				list = append(list, s.richText())
			}
		}
		if s.err != nil {
			return nil, &Error{Kind: Damaged, Part: part, Err: s.err}
		}
	}
	w.strings = &list
	return list, nil
}

// maxStrings bounds the table of texts. Sheets that are kept have fewer cells, but the table is of all.
const maxStrings = 2 << 20

// richText returns the text of the innermost open element, a shared or an inline string: its own, or that of its runs
// in a row. Phonetic runs say how the text is read aloud and are no part of it. Spaces are kept whether xml:space asks
// for it or not, as labels are compared without them anyway.
func (s *scanner) richText() string {
	s.text.Reset()
	for el := range s.children {
		switch el.Name() {
		case "t":
			s.addText()
		case "r":
			for el := range s.children {
				if el.Name() == "t" {
					s.addText()
				}
			}
		}
	}
	return s.text.String()
}

// RichText returns the text of an element, with its source given, in which runs stand: a string, or the text of a
// comment.
func RichText(source string) string {
	s := newScanner([]byte(source))
	s.root()
	return s.richText()
}

func (s *scanner) addText() {
	s.text.WriteString(Unescape(s.content()))
}
