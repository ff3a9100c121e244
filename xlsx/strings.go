package xlsx

import "nianbao/grid"

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
	runs := map[int][]run{}
	if data != nil {
		s := newScanner(data)
		s.root()
		for el := range s.children {
			if len(list) == maxStrings {
				return nil, &Error{Kind: TooMany, Part: part}
			}
			if el.Name() == "si" {
				list = append(list, s.richText())
				if keepsRuns(s.runs, len(runs)) {
					runs[len(list)-1] = append([]run(nil), s.runs...)
				}
			}
		}
		if s.err != nil {
			return nil, &Error{Kind: Damaged, Part: part, Err: s.err}
		}
	}
	w.strings, w.runs = &list, runs
	return list, nil
}

// maxStrings bounds the table of texts. Sheets that are kept have fewer cells, but the table is of all.
const maxStrings = 2 << 20

// richText returns the text of the innermost open element, a shared or an inline string: its own, or that of its runs
// in a row, with those that are raised or lowered told from figures and labels. Phonetic runs say how the text is read
// aloud and are no part of it. Spaces are kept whether xml:space asks for it or not, as labels are compared without them
// anyway.
func (s *scanner) richText() string {
	s.text.Reset()
	s.runs, s.shifts = s.runs[:0], s.shifts[:0]
	for el := range s.children {
		switch el.Name() {
		case "t":
			s.addText()
		case "r":
			s.run()
		}
	}
	return grid.Unshifted(s.text.String(), s.shifts)
}

// RichText returns the text of an element, with its source given, in which runs stand: a string, or the text of a
// comment.
func RichText(source string) string {
	s := newScanner([]byte(source))
	s.root()
	return s.richText()
}

// run reads a run: its text, and its font where it has one.
func (s *scanner) run() {
	var own *font
	from := s.text.Len()
	for el := range s.children {
		switch el.Name() {
		case "t":
			s.addText()
		case "rPr":
			f := s.font()
			own = &f
		}
	}
	s.runs = append(s.runs, run{s.text.String()[from:], own})
	if own != nil && (own.raised || own.lowered) {
		s.shifts = append(s.shifts, grid.Shift{From: from, To: s.text.Len(), Mark: own.raised})
	}
}

func (s *scanner) addText() {
	s.text.WriteString(Unescape(s.content()))
}

// A run is a piece of a rich text. One without a font of its own has the cell's.
type run struct {
	text string
	font *font
}

// maxRuns bounds the texts whose runs are kept although nothing in them is drawn in any way of note. They matter only
// where the cell's own font is of note.
const maxRuns = 1 << 16

// keepsRuns reports whether runs are worth keeping.
func keepsRuns(runs []run, kept int) bool {
	own := false
	for _, r := range runs {
		if r.font == nil {
			continue
		}
		own = true
		if *r.font != (font{color: black}) {
			return true
		}
	}
	return own && kept < maxRuns
}

// lookOf returns how a cell's text looks: all of it in the format's font, or each of its runs in its own.
func (f *cellFormat) lookOf(text string, runs []run) *grid.Look {
	if len(runs) == 0 {
		if f.plain {
			return nil // nearly every cell
		}
		return f.font.look(text, f.ground).Kept()
	}
	var look grid.Look
	for _, r := range runs {
		drawn := f.font
		if r.font != nil {
			drawn = *r.font
		}
		look.Add(drawn.look(r.text, f.ground))
	}
	return look.Kept()
}
