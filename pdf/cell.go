package pdf

import (
	"cmp"
	"math"
	"slices"
)

// fill puts the characters of a page into the cells of its tables, and returns those that stand in none. A word that
// is set over a line belongs to the cell that holds most of it: no figure is cut in two.
func fill(tables []*table, glyphs []glyph) (rest []glyph) {
	for _, word := range wordsOf(glyphs) {
		b := word[0].box
		for _, g := range word {
			b = b.with(g.box)
		}
		c := cellOf(tables, (b.x0+b.x1)/2, (b.y0+b.y1)/2)
		if c == nil {
			rest = append(rest, word...)
			continue
		}
		c.glyphs = append(c.glyphs, word...)
	}
	for _, t := range tables {
		t.read()
	}
	return rest
}

func cellOf(tables []*table, x, y float64) *cell {
	for _, t := range tables {
		if c := t.cellAt(x, y); c != nil {
			return c
		}
	}
	return nil
}

// wordsOf groups the characters of figures and Western words that follow each other without a gap. Others stand alone.
func wordsOf(glyphs []glyph) [][]glyph {
	glyphs = slices.Clone(glyphs)
	slices.SortStableFunc(glyphs, func(a, b glyph) int {
		return cmp.Or(cmp.Compare(math.Round(a.base), math.Round(b.base)), cmp.Compare(a.x0, b.x0))
	})
	var words [][]glyph
	for i, g := range glyphs {
		if i > 0 {
			before := glyphs[i-1]
			if isLatin(g.text) && isLatin(before.text) && math.Abs(g.base-before.base) < 1 &&
				math.Abs(g.x0-before.x1) < latinGap*g.size() {
				words[len(words)-1] = append(words[len(words)-1], g)
				continue
			}
		}
		words = append(words, []glyph{g})
	}
	return words
}

// maxPad is the widest space between a cell's edge and its text that is taken into account, in points: Word's own.
const maxPad = 5.4

// read makes the texts of the cells.
func (t *table) read() {
	t.pad = maxPad
	for _, c := range t.cells {
		c.lines = linesOf(c.glyphs)
		for _, l := range c.lines {
			t.pad = max(0, min(t.pad, l.x0-c.x0, c.x1-l.x1))
		}
	}
	for _, c := range t.cells {
		var text flow
		for i, l := range c.lines {
			switch {
			case i == 0:
				text.write(l.text)
			case c.lines[i-1].isBroken(l), t.full(c, c.lines[i-1], l):
				text.join(c.lines[i-1], l)
			default:
				text.write("\n" + l.text)
			}
		}
		c.text = text.String()
	}
}

// slack is what a line may lack to be full, in heights of the font: gaps between scripts, rounding.
const slack = 0.15

// full reports whether a line was broken because what the next one begins with did not fit.
func (t *table) full(c *cell, l, next *line) bool {
	return l.width()+next.unit() > c.width()-2*t.pad-slack*l.size
}
