package edit

import (
	"cmp"
	"fmt"
	"strings"

	"nianbao/ooxml/xmltree"
	"nianbao/regex"
	"nianbao/xlsx"
)

var colorShape = regex.New(`^[0-9A-Fa-f]{6}$`)

// Mark fills a cell with a colour, RRGGBB or "" for none, and puts a note beside it as a comment, "" for none. A cell
// that is marked again keeps its first colour and gets the note below the others; a note that its comment says already
// is not said twice. A comment of somebody else stays, with ours below it; a cell with a threaded comment, the kind
// that people reply to, is only filled. The cell's number format, borders, font and protection stay. The error is an
// *[Error], or one of those of [Open].
func (e *Editor) Mark(sheet string, row, col int, color, note string) error {
	if color != "" && !colorShape.MatchString(color) {
		return fmt.Errorf("no colour: %q", color)
	}
	s, p, err := e.at(sheet, row, col)
	if err != nil {
		return err
	}
	if color != "" && !s.filled[p] {
		if err := s.fill(p, strings.ToUpper(color)); err != nil {
			return err
		}
		s.filled[p] = true
	}
	if note = xlsx.Printable(note); note != "" {
		return s.comment(p, xlsx.Clip(note, maxNote))
	}
	return nil
}

// maxFilled bounds the cells that are filled below a merge. The colour of the first is what is seen.
const maxFilled = 1 << 12

// fill fills a cell, and the cells that lie under it.
func (s *editedSheet) fill(p xlsx.Address, color string) error {
	styles, err := s.editor.styleSheet()
	if err != nil {
		return err
	}
	fill := func(at xlsx.Address, c *xmltree.Node, created bool) {
		if s.editor.records == maxRecords {
			return
		}
		was := record{color: color, old: c.Attr("s"), created: created}
		style := styles.filled(cmp.Or(was.old, "0"), color)
		if style == cmp.Or(was.old, "0") {
			return
		}
		was.fill, was.known = styles.fillOf(was.old)
		was.made = style
		c.SetAttr("s", style)
		s.editor.record(s.entry.Name, at, was)
	}
	created := s.find(p) == nil
	fill(p, s.cell(p), created)
	a, left := s.area(p), maxFilled
	for row := a.Top; row < a.Bottom; row++ {
		r := s.rows[row]
		if left--; left < 0 {
			break
		}
		if r == nil {
			continue
		}
		for col, c := range s.cells(r) {
			at := xlsx.Address{Row: row, Col: col}
			if left--; left >= 0 && a.Contains(row, col) && at != p {
				fill(at, c, false)
			}
		}
	}
	return nil
}

// fillOf returns the source of a style's fill, empty for none; false where there is no such fill.
func (s *styleSheet) fillOf(style string) (string, bool) {
	number := numberOf(s.styleOf(style), "fillId")
	if number == 0 {
		return "", true
	}
	fill := s.nth("fills", number)
	if fill == nil {
		return "", false
	}
	return fill.String(), true
}
