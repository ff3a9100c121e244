package xlsx

import (
	"fmt"
	"regexp"
	"strings"
)

var colorShape = regexp.MustCompile(`^[0-9A-Fa-f]{6}$`)

// Mark fills a cell with a colour, RRGGBB or "" for none, and puts a note beside it as a comment, "" for none. A cell that is marked again
// keeps its first colour and gets the note below the others; a note that its comment says already is not said twice. A comment of
// somebody else stays, with ours below it; a cell with a threaded comment, the kind that people reply to, is only filled. The cell's
// number format, borders, font and protection stay. The error is an *[EditError], or one of those of [Edit].
func (e *Editor) Mark(sheet string, row, col int, color, note string) error {
	if color != "" && !colorShape.MatchString(color) {
		return fmt.Errorf("no colour: %q", color)
	}
	s, p, err := e.at(sheet, row, col)
	if err != nil {
		return err
	}
	if color != "" && !s.filled[p] {
		if err := s.paint(p, strings.ToUpper(color)); err != nil {
			return err
		}
		s.filled[p] = true
	}
	if note = printable(note); note != "" {
		return s.annotate(p, clip(note, maxNote))
	}
	return nil
}

// maxPainted bounds the cells that are filled below a merge. The colour of the first is what is seen.
const maxPainted = 1 << 12

// paint fills a cell, and the cells that lie under it.
func (s *editedSheet) paint(p place, color string) error {
	styles, err := s.editor.restyle()
	if err != nil {
		return err
	}
	fill := func(c *node) {
		old := c.attr("s")
		if old == "" {
			old = "0"
		}
		if style := styles.filled(old, color); style != old {
			c.set("s", style)
		}
	}
	fill(s.cell(p))
	a, left := s.area(p), maxPainted
	for row := a.top; row < a.bottom; row++ {
		r := s.rows[row]
		if left--; left < 0 {
			break
		}
		if r == nil {
			continue
		}
		for col, c := range s.cells(r) {
			if left--; left >= 0 && a.holds(row, col) && (place{row, col}) != p {
				fill(c)
			}
		}
	}
	return nil
}
