package pdf

import (
	"math"
	"slices"
	"unicode"
)

// How a chart is told from the text and tables around it.
const (
	minShape      = 4.0  // points, both ways, of a bar or a sector
	minColour     = 40   // by which the strongest and the weakest part of a colour differ, of 255: shading is grey or pale
	chartMargin   = 35.0 // points from what is drawn to its labels
	maxLabelLines = 8    // below each other, at one side of a chart
	chartLetters  = 0.85 // the font of labels, at most, as a part of the text's
)

// charts takes what belongs to charts out of a page's tables and lines, and returns where those are of which text was
// taken. A chart is coloured shapes without text in them, the lines that these meet, with figures between them where no
// frame is around, and the small print at its sides. What is coloured within cells of a table is the table's. size is
// the font of the text.
func (p *page) charts(tables []*table, lines []*line, size float64) ([]*table, []*line, []box) {
	shapes := slices.DeleteFunc(slices.Clone(p.shapes), func(s box) bool {
		return slices.ContainsFunc(p.glyphs, func(g glyph) bool { return s.holds((g.x0+g.x1)/2, (g.y0+g.y1)/2) })
	})
	if len(shapes) == 0 {
		return tables, lines, nil
	}
	across, down := joined(p.across), joined(p.down)
	kept := slices.DeleteFunc(slices.Clone(tables), func(t *table) bool {
		return !t.hasText() || !t.hasWords() && !t.isFramed(across, down)
	})
	areas := slices.DeleteFunc(shapes, func(s box) bool {
		c := cellOf(kept, (s.x0+s.x1)/2, (s.y0+s.y1)/2)
		return c != nil && c.grown(reach).with(s) == c.grown(reach)
	})
	areas = together(areas)
	var taken, labelled []box
	tables = slices.DeleteFunc(tables, func(t *table) bool {
		i := slices.IndexFunc(areas, func(a box) bool { return a.meets(t.box) })
		if i < 0 || slices.Contains(kept, t) {
			return false
		}
		areas[i] = areas[i].with(t.box)
		if t.hasText() {
			taken = append(taken, t.box)
		}
		return true
	})
	for _, a := range together(areas) {
		before := len(lines)
		told := slices.ContainsFunc(taken, a.meets)
		for range maxLabelLines {
			lines = slices.DeleteFunc(lines, func(l *line) bool {
				if l.size > chartLetters*size || !a.grown(chartMargin).meets(l.box) {
					return false
				}
				a = a.with(l.box)
				return true
			})
		}
		if told || len(lines) < before {
			labelled = append(labelled, a)
		}
	}
	return tables, lines, labelled
}

// hasWords reports whether a table holds words in Chinese. Those of a chart stand beside its lines.
func (t *table) hasWords() bool {
	return slices.ContainsFunc(t.cells, func(c *cell) bool {
		return slices.ContainsFunc([]rune(c.text), func(r rune) bool { return unicode.Is(unicode.Han, r) })
	})
}

// isFramed reports whether two sides of a table that face each other are drawn. Bars with an axis leave gaps.
func (t *table) isFramed(across, down []rule) bool {
	return isRuled(across, t.y0, t.x0, t.x1) && isRuled(across, t.y1, t.x0, t.x1) ||
		isRuled(down, t.x0, t.y0, t.y1) && isRuled(down, t.x1, t.y0, t.y1)
}

// isRuled reports whether most of a table's side is drawn: a corner may be left out.
func isRuled(rules []rule, at, from, to float64) bool {
	side := slices.DeleteFunc(slices.Clone(rules), func(r rule) bool { return math.Abs(r.at-at) > minCell })
	drawn := 0.0
	for _, r := range pieces(side) {
		drawn += min(r.to, to) - max(r.from, from)
	}
	return 2*drawn > to-from
}

func (b box) grown(by float64) box { return box{b.x0 - by, b.y0 - by, b.x1 + by, b.y1 + by} }

func (b box) meets(c box) bool { return b.x0 <= c.x1 && c.x0 <= b.x1 && b.y0 <= c.y1 && c.y0 <= b.y1 }

// together joins boxes that are close to each other.
func together(boxes []box) []box {
	for again := true; again; {
		again = false
		var out []box
		for _, b := range boxes {
			i := slices.IndexFunc(out, func(o box) bool { return o.grown(chartMargin / 2).meets(b) })
			if i < 0 {
				out = append(out, b)
				continue
			}
			out[i], again = out[i].with(b), true
		}
		boxes = out
	}
	return boxes
}
