package prose

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/title"
	"nianbao/grid"
	"nianbao/regex"
)

// A proseLine is a line of a document, in reading order: of a paragraph, or of a cell of a table in one column, which
// is there for the frame around it. Or it is a table.
type proseLine struct {
	text  string
	place form.Place
	at    Cell
	table bool
	of    *form.Section // of a table of the form, the section that it belongs to
}

// prose returns the lines and tables of the filing's document, none where it is a workbook.
func (b *Source) prose() []proseLine {
	of := b.Sections
	var lines []proseLine
	for at, g := range b.Book.Grids {
		switch {
		case g.Source == grid.Sheet || g.Aside || g.Hidden:
		case len(of[at]) > 0:
			for _, s := range of[at] {
				lines = append(lines, proseLine{table: true, of: s, at: Cell{Grid: at}})
			}
		case g.Source == grid.Table && !isFrame(g):
			l := proseLine{table: true, at: Cell{Grid: at}}
			if heading, ok := b.headingInRow(g); ok {
				l = proseLine{text: heading, place: form.PlaceIn(g, at, g.Cells[0].Row, g.Cells[0].Col), at: l.at}
				for i := range g.Cells {
					b.Taken[Cell{at, g.Cells[i].Row, g.Cells[i].Col}] = true
				}
			}
			lines = append(lines, l)
		default:
			for i := range g.Cells {
				lines = appendLines(b.Form, lines, g, at, &g.Cells[i])
			}
		}
	}
	return joinHeadings(b.Form, lines)
}

// headingInRow returns the heading in a table of one row, which is there for the look of it: | 五、 | 存在的主要问题及改进情况 |.
func (b *Source) headingInRow(g *grid.Grid) (string, bool) {
	text := ""
	for i := range g.Cells {
		if g.Cells[i].Row != g.Cells[0].Row || len(text)+len(g.Cells[i].Text) > maxHeading {
			return "", false
		}
		text += strings.TrimSpace(g.Cells[i].Text)
	}
	h, _ := b.Form.ReadHeading(text)
	return text, h.Section != nil && h.Exact
}

// joinHeadings joins headings that are broken over paragraphs.
func joinHeadings(f *form.Form, lines []proseLine) []proseLine {
	joined := lines[:0]
	for _, l := range lines {
		if n := len(joined) - 1; n >= 0 && !l.table && !joined[n].table && goesOver(f, joined[n].text, l.text) {
			joined[n].text += l.text
			continue
		}
		joined = append(joined, l)
	}
	return joined
}

// goesOver reports whether two paragraphs are one numbered heading in the form's own words, or going on with 及.
func goesOver(f *form.Form, first, next string) bool {
	if len(first)+len(next) > maxHeading || !isBroken(f, first, next) {
		return false
	}
	whole, _ := f.ReadHeading(first + next)
	_, number, _, _ := form.Numbered(next)
	return whole.Numbering != form.Unnumbered && number == 0 && (whole.Exact || goesOn.MatchString(next))
}

// appendLines adds the lines of a paragraph or cell that say something.
func appendLines(f *form.Form, lines []proseLine, g *grid.Grid, at int, c *grid.Cell) []proseLine {
	place := form.PlaceIn(g, at, c.Row, c.Col)
	whole := c.Text
	if number := g.Numbers[c.Row]; number != "" && strings.TrimSpace(whole) != "" {
		if typed, _, _, _ := form.Numbered(whole[:min(len(whole), maxHeading)]); typed == form.Unnumbered {
			whole = number + strings.TrimLeft(whole, " \u3000")
		}
	}
	for _, text := range splitLines(f, whole) {
		if strings.TrimSpace(text) != "" && !pageLine.MatchString(form.Squeeze(text)) {
			lines = append(lines, proseLine{text: text, place: place, at: Cell{at, c.Row, c.Col}})
		}
	}
	return lines
}

// splitLines returns the lines of a text. A heading that is broken over several is one.
func splitLines(f *form.Form, text string) []string {
	lines := SplitLines(text)
	if len(lines) > 1 && len(text) <= maxHeading {
		if h, _ := f.ReadHeading(strings.Join(lines, "")); h.Exact {
			return []string{strings.Join(lines, "")}
		}
	}
	for n := 0; n < title.MaxLines && len(lines) > 1 && isBroken(f, lines[0], lines[1]); n++ {
		lines[0] += lines[1]
		lines = slices.Delete(lines, 1, 2)
	}
	return lines
}

// isBroken reports whether a line and the next are one heading: in the form's own words, or going on with 及.
func isBroken(f *form.Form, first, next string) bool {
	if len(first)+len(next) > maxHeading {
		return false
	}
	whole, _ := f.ReadHeading(first + next)
	alone, _ := f.ReadHeading(first)
	if whole.Section == nil || alone.Exact {
		return false
	}
	return whole.Exact || alone.Section == nil && whole.Numbering != form.Unnumbered || goesOn.MatchString(next)
}

var goesOn = regex.New(`^\s*(?:以?及|和|与|、|的|并)`)

// isFrame reports whether a table has one cell in each row.
func isFrame(g *grid.Grid) bool {
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Col > 0 && g.At(c.Row, 0) != nil || i > 0 && g.Cells[i-1].Row == c.Row {
			return false
		}
	}
	return true
}
