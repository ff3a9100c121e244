package edit

import (
	"strings"

	"nianbao/grid"
)

// unseen is the hidden text of a story: nobody sees it, and nothing of it is lost.
type unseen struct {
	cells []grid.Cell
	of    *paragraphText // the paragraph that the last of them stands in
}

// keepUnseen keeps a piece of hidden text, one with those of the same paragraph.
func (r *reader) keepUnseen(w *paragraphText, text string) {
	if r.inCell == 0 && strings.TrimSpace(text) == "" {
		return
	}
	u := &r.unseen
	if n := len(u.cells); u.of == w && n > 0 {
		u.cells[n-1].Text += text
		return
	}
	u.of = w
	u.cells = append(u.cells, grid.Cell{Row: r.paragraphs, Text: text})
}

// grids returns it as a grid, none where there is none. What stands in tables has the number of the paragraph behind
// them.
func (u *unseen) grids() []*grid.Grid {
	g := &grid.Grid{Name: "隐藏的文字", Source: grid.Prose, Aside: true, Unseen: true}
	for _, c := range u.cells {
		if strings.TrimSpace(c.Text) == "" {
			continue
		}
		if n := len(g.Cells); n > 0 && g.Cells[n-1].Row == c.Row {
			g.Cells[n-1].Text += "\n" + c.Text
			continue
		}
		g.Cells = append(g.Cells, c)
	}
	if len(g.Cells) == 0 {
		return nil
	}
	return []*grid.Grid{g}
}
