package correct

import (
	"strings"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// maxRows is how many rows below a text are looked through for room.
const maxRows = 200

// text types over a text, where the workbook has a place for it: a line a row as far as rows are free, what is left in
// the last of them; in one cell where the text stood in one.
func (p *pen) text(s *form.Section, text string) error {
	was := p.report.Texts[s.Text]
	at, ok := p.spot(was.Place)
	if !ok {
		return nil
	}
	p.texts[s.Text] = true
	rows := p.rows(at, was)
	lines := strings.Split(plain(text), "\n")
	if len(rows) > 0 && len(lines) > len(rows) {
		last := len(rows) - 1
		lines = append(lines[:last:last], strings.Join(lines[last:], "\n"))
	}
	for i, row := range rows {
		line := ""
		if i < len(lines) {
			line = lines[i]
		} else if drawn := p.report.Book.Grids[at.Sheet].At(row, at.Col); drawn == nil || drawn.Text == "" {
			continue // it is empty already
		}
		if err := refused("“"+s.Title+"”", "", p.editor.SetText(p.sheet(at), row, at.Col, line)); err != nil {
			return err
		}
	}
	return nil
}

// rows returns the rows in which a text may stand: those in which it stands, and below them those that are free.
func (p *pen) rows(at formula.Cell, was form.Text) []int {
	g := p.report.Book.Grids[at.Sheet]
	own := map[int]bool{at.Row: true}
	for _, l := range was.Placed() {
		if _, row, col := l.Place.At(); col == at.Col {
			own[row] = true
		}
	}
	if len(own) == 1 && len(was.Lines) > 1 {
		return []int{at.Row}
	}
	var rows []int
	for row := at.Row; row < at.Row+maxRows; row++ {
		drawn := g.At(row, at.Col)
		switch {
		case own[row]:
			rows = append(rows, row)
		case drawn != nil && drawn.Row != row: // a merge's further rows
		case drawn != nil && drawn.Text != "" || !isFree(g, row):
			return withoutGap(rows, own, row)
		default:
			rows = append(rows, row)
		}
	}
	return rows
}

// isFree reports whether nothing stands in a row.
func isFree(g *grid.Grid, row int) bool {
	for i := range g.Cells {
		if c := &g.Cells[i]; c.Row == row && c.Text != "" {
			return false
		}
	}
	return true
}

// withoutGap leaves the row free that divides a text from what stands below it.
func withoutGap(rows []int, own map[int]bool, below int) []int {
	if last := len(rows) - 1; last > 0 && rows[last] == below-1 && !own[rows[last]] {
		return rows[:last]
	}
	return rows
}
