package edit

import (
	"maps"
	"slices"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// hasComments reports whether a sheet has comments that other programs than the newest show.
func (e *Editor) hasComments(sheet string) bool {
	relations, err := e.pack.Relations(sheet)
	return err == nil && slices.ContainsFunc(relations, func(r opc.Relation) bool { return r.Kind() == "comments" })
}

// takeOffNotes takes our notes out of the sheet's comments, and the comments of which nothing is left. Where no name
// tells of the cell's fill, a colour of ours beside a note of ours goes, too.
func (s *editedSheet) takeOffNotes(m Marks) error {
	cs, err := s.readComments()
	if err != nil {
		return err
	}
	for _, at := range slices.SortedFunc(maps.Keys(cs.at), compareAddress) {
		c := cs.at[at]
		text := c.Child("text")
		if text == nil || cs.threaded[at] {
			continue
		}
		lines := cutNotes(text, m.IsNote)
		switch {
		case lines == 0:
			continue
		case strings.TrimSpace(xlsx.RichText(text.String())) == "":
			c.Detach()
			delete(cs.at, at)
			cs.gone = append(cs.gone, at)
		default:
			cs.grown[at] -= lines
		}
		if err := s.uncolor(at, m.Colors); err != nil {
			return err
		}
	}
	if len(cs.gone)+len(cs.grown) == 0 {
		return nil
	}
	cs.vml = s.findVML()
	if len(cs.at) == 0 {
		return s.dropComments(cs)
	}
	return nil
}

// uncolor takes a fill of one of some colours from a cell.
func (s *editedSheet) uncolor(at xlsx.Address, colors []string) error {
	c := s.find(at)
	if c == nil {
		return nil
	}
	styles, err := s.editor.styleSheet()
	if err != nil {
		return err
	}
	if now := c.Attr("s"); slices.Contains(colors, styles.colorOf(now)) {
		c.SetAttr("s", styles.refilled(now, ""))
	}
	return nil
}

// cutNotes takes the lines that are notes out of a comment's text, and returns how many lines of a box they took. The
// line that says whose they are goes where nothing else is left below it.
func cutNotes(text *xmltree.Node, isNote func(string) bool) (lines int) {
	pieces := piecesOf(text)
	whole := ""
	for _, t := range pieces {
		whole += t.text
	}
	cut := noteRanges(whole, isNote)
	if len(cut) == 0 {
		return 0
	}
	for _, c := range cut {
		line := strings.Trim(whole[c[0]:c[1]], "\n")
		if isNote(strings.TrimSpace(line)) {
			line = "\n" + line // as say counts it
		}
		lines += xlsx.WrappedLines(line, boxTextWidth)
	}
	at := 0
	for _, t := range pieces {
		from := at
		at += len(t.text)
		rest := without(t.text, from, cut)
		switch {
		case rest == t.text:
		case rest == "" && t.node.Up() != text:
			t.node.Up().Detach()
		case rest == "":
			t.node.Detach()
		default:
			t.node.SetAttr("xml:space", "preserve")
			t.node.SetText(xlsx.Escape(xlsx.Printable(rest)))
		}
	}
	unrun(text)
	return lines
}

// A piece is one stretch of a text.
type piece struct {
	node *xmltree.Node // the t
	text string
}

// piecesOf returns what a text is written in, without what says how it is pronounced.
func piecesOf(text *xmltree.Node) []piece {
	var pieces []piece
	for kid := range text.Elements() {
		switch kid.Name() {
		case "t":
			pieces = append(pieces, piece{kid, xlsx.Unescape(kid.Text())})
		case "r":
			for t := range kid.All("t") {
				pieces = append(pieces, piece{t, xlsx.Unescape(t.Text())})
			}
		}
	}
	return pieces
}

// noteRanges returns where in a text our notes stand, each with the line break that parts it from what stays.
func noteRanges(whole string, isNote func(string) bool) [][2]int {
	type line struct {
		from, to   int
		note, head bool
	}
	var lines []line
	found := false
	for from := 0; from <= len(whole); {
		to := len(whole)
		if i := strings.IndexByte(whole[from:], '\n'); i >= 0 {
			to = from + i
		}
		said := strings.TrimSpace(whole[from:to])
		l := line{from: from, to: to, note: isNote(said), head: said == commentAuthor+"："}
		found = found || l.note
		lines = append(lines, l)
		from = to + 1
	}
	if !found {
		return nil
	}
	var cut [][2]int
	kept := false // something below the line stays
	for _, l := range slices.Backward(lines) {
		if !l.note && (!l.head || kept) {
			kept = kept || strings.TrimSpace(whole[l.from:l.to]) != ""
			continue
		}
		from, to := l.from, l.to
		if from > 0 {
			from--
		} else if to < len(whole) {
			to++
		}
		cut = append(cut, [2]int{from, to})
	}
	return cut
}

// without returns a stretch of a text, which begins at from, without what is cut of the text.
func without(stretch string, from int, cut [][2]int) string {
	var b strings.Builder
	for i := range len(stretch) {
		if !slices.ContainsFunc(cut, func(c [2]int) bool { return c[0] <= from+i && from+i < c[1] }) {
			b.WriteByte(stretch[i])
		}
	}
	return b.String()
}

// unrun makes what is left one plain text again, as it was before our notes made it a run.
func unrun(text *xmltree.Node) {
	var only *xmltree.Node
	for kid := range text.Elements() {
		if only != nil || kid.Name() != "r" || kid.Child("rPr") != nil {
			return
		}
		only = kid
	}
	if only == nil {
		return
	}
	if t := only.Child("t"); t != nil {
		plain := xmltree.Element(t.String())
		only.Detach()
		text.InsertInOrder(plain, textOrder)
	}
}

// dropComments takes out the part in which the sheet's comments were, and that with their boxes where no other box is
// in it.
func (s *editedSheet) dropComments(cs *comments) error {
	e := s.editor
	var ids, parts []string
	relations, err := e.pack.Relations(s.doc.part)
	if err != nil {
		return err
	}
	for _, r := range relations {
		if r.Kind() == "comments" {
			ids, parts = append(ids, r.ID), append(parts, r.Target)
		}
		if r.Kind() == "vmlDrawing" && r.Target == cs.vml && !s.hasOtherBoxes(cs) {
			ids, parts = append(ids, r.ID), append(parts, r.Target)
			if link := s.doc.root.Child("legacyDrawing"); link != nil {
				link.Detach()
			}
			cs.vml = ""
		}
	}
	if err := e.out.Unrelate(s.doc.part, ids...); err != nil {
		return err
	}
	for _, part := range parts {
		if err := e.drop(part); err != nil {
			return err
		}
	}
	return nil
}
