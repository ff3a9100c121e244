package edit

import (
	"slices"
	"strings"

	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// Marks are what an earlier run may have left in a workbook, as whoever has put them there knows them.
type Marks struct {
	Sheet  string                 // the title of the sheet of findings,
	Heads  []string               // and the heads of its columns
	Colors []string               // what cells were filled with, RRGGBB
	IsNote func(line string) bool // whether a line of a comment is a note
}

// TakeOffMarks takes away what [Editor.Mark] and [Editor.InsertFirstSheet] have put into the workbook, wherever it
// stands by now and whichever program has saved it since: a cell has its old fill again, of comments what others wrote
// stays. A cell that somebody has filled otherwise since keeps that. The error is one of those of [Open].
func (e *Editor) TakeOffMarks(m Marks) error {
	if err := e.takeOffFills(); err != nil {
		return err
	}
	for _, entry := range slices.Clone(e.book.Sheets()) {
		if entry.Kind != "worksheet" || !e.hasComments(entry.Part) {
			continue
		}
		s, err := e.sheet(entry.Name)
		if err != nil {
			return err
		}
		if err := s.takeOffNotes(m); err != nil {
			return err
		}
	}
	return e.removeFirstSheet(m)
}

// takeOffFills gives the cells that are known by name their old fills.
func (e *Editor) takeOffFills() error {
	names := e.main.root.Child("definedNames")
	if names == nil {
		return nil
	}
	done := map[*xmltree.Node]bool{}
	for _, n := range slices.Backward(slices.Collect(names.All("definedName"))) { // the last fill is what is seen
		r, ok := parseRecord(xlsx.Unescape(n.Attr("name")))
		if !ok {
			continue
		}
		done[n] = true
		sheet, at, ok := parseAbsolute(xlsx.Unescape(n.Text()))
		if !ok {
			continue // the cell was deleted
		}
		s, err := e.sheet(sheet)
		if err != nil {
			return err
		}
		if s != nil {
			if err := s.unfill(at, r); err != nil {
				return err
			}
		}
	}
	names.RemoveFunc(func(n *xmltree.Node) bool { return done[n] })
	e.dropIfEmpty(names)
	return nil
}

// dropIfEmpty takes out a list that has nothing left: the schema wants one at least.
func (e *Editor) dropIfEmpty(list *xmltree.Node) {
	for range list.Elements() {
		return
	}
	list.Detach()
}

// unfill gives a cell its old style where that still is what it was, else one that differs from what it has now by
// its fill alone.
func (s *editedSheet) unfill(at xlsx.Address, r record) error {
	c := s.find(at)
	if c == nil {
		return nil
	}
	styles, err := s.editor.styleSheet()
	if err != nil {
		return err
	}
	now := c.Attr("s")
	switch {
	case styles.colorOf(now) != r.color:
		return nil
	case now == r.made && styles.hasFill(r.old, r) && styles.differInFill(r.old, r.made):
		c.SetAttr("s", r.old)
		if r.old == "" {
			c.RemoveAttr("s")
		}
	default:
		if style := styles.refilled(now, r.fill); style != now {
			c.SetAttr("s", style)
		}
	}
	if r.created {
		s.removeEmpty(at, c)
	}
	return nil
}

// removeEmpty takes out a cell that holds nothing, and its row if that says nothing either.
func (s *editedSheet) removeEmpty(at xlsx.Address, c *xmltree.Node) {
	for range c.Elements() {
		return
	}
	row := c.Up()
	c.Detach()
	delete(s.wide, at.Row)
	for range row.Elements() {
		return
	}
	for name := range row.Attrs() {
		if name != "r" && name != "spans" {
			return
		}
	}
	row.Detach()
	delete(s.rows, at.Row)
	s.numbers = slices.DeleteFunc(s.numbers, func(n int) bool { return n == at.Row })
}

// colorOf returns the colour of a style's solid fill, RRGGBB; empty for any other.
func (s *styleSheet) colorOf(style string) string {
	fill := s.nth("fills", numberOf(s.styleOf(style), "fillId"))
	if fill == nil {
		return ""
	}
	pattern := fill.Child("patternFill")
	if pattern == nil || pattern.Attr("patternType") != "solid" {
		return ""
	}
	color := pattern.Child("fgColor")
	if color == nil {
		return ""
	}
	rgb := strings.ToUpper(color.Attr("rgb"))
	return rgb[max(0, len(rgb)-6):]
}

// hasFill reports whether a style has the fill of a record: a program that numbers the styles anew may have given its
// number to another.
func (s *styleSheet) hasFill(style string, r record) bool {
	fill, ok := s.fillOf(style)
	return ok && r.known && fill == r.fill
}

// differInFill reports whether two styles are the same but for their fills.
func (s *styleSheet) differInFill(one, other string) bool {
	return besidesFill(s.styleOf(one)) == besidesFill(s.styleOf(other))
}

// besidesFill spells a style without its fill, its attributes in order.
func besidesFill(xf *xmltree.Node) string {
	var words []string
	for name, value := range xf.Attrs() {
		if name != "fillId" && name != "applyFill" {
			words = append(words, name+"="+value)
		}
	}
	slices.Sort(words)
	for kid := range xf.Elements() {
		words = append(words, kid.String())
	}
	return strings.Join(words, "\n")
}

// refilled returns the style that is a style with another fill, by its source; "" is for none.
func (s *styleSheet) refilled(style, fill string) string {
	number := 0
	if fill != "" {
		number = s.add("fills", fill)
	}
	return s.variant(style, func(xf *xmltree.Node) { setFill(xf, number) })
}
