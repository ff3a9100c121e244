package webpage

import (
	"strings"

	"nianbao/grid"
)

// A gridBuilder turns what was read into grids.
type gridBuilder struct {
	grids   []*grid.Grid
	text    *grid.Grid // the prose grid being filled, nil right behind a table
	aside   *grid.Grid // the same for what stands aside
	margin  *grid.Grid // and for what is written beside the article
	heading string
	lines   int  // so far, outside of tables
	article *box // nil where it is not known
	inside  bool // the last line stands in it
	err     *Error
}

// flow draws what stands below each other.
func (b *gridBuilder) flow(f flow) {
	for _, i := range f {
		if i.table == nil {
			b.line(i)
		} else {
			b.table(i.table)
		}
	}
}

// line draws a line. What a page shows before and behind the article is no part of its text, nor is what stands aside.
func (b *gridBuilder) line(i item) {
	text := i.text
	b.lines++
	if i.box != nil && i.box.margin && b.article != nil && b.article.holds(i.box) {
		b.margin = b.add(b.margin, text, i.look)
		b.margin.Name, b.margin.Aside = "旁注", true
		return
	}
	if i.box != nil && i.box.aside {
		b.aside = b.add(b.aside, text, i.look)
		b.aside.Aside = true
		return
	}
	if inside := b.article == nil || b.article.holds(i.box); inside != b.inside {
		b.text, b.inside = nil, inside
	}
	b.text = b.add(b.text, text, i.look)
	b.text.Aside = !b.inside
	if i.number != "" {
		if b.text.Numbers == nil {
			b.text.Numbers = map[int]string{}
		}
		b.text.Numbers[b.lines-1] = i.number
	}
	b.heading = text
}

// add adds the last line to a prose grid, or begins one with it.
func (b *gridBuilder) add(g *grid.Grid, text string, look grid.Look) *grid.Grid {
	if g == nil {
		g = &grid.Grid{Source: grid.Prose}
		b.grids = append(b.grids, g)
	}
	g.Cells = append(g.Cells, grid.Cell{Row: b.lines - 1, Text: text, Hidden: strings.TrimSpace(look.Faint) != "",
		Look: look.Kept()})
	return g
}

// table draws a table below its caption, and behind it those that stand in its cells. One that is not shown divides
// no text.
func (b *gridBuilder) table(t *table) {
	if !t.hidden {
		b.flow(t.caption)
	}
	switch {
	case t.isLayout && !t.hidden:
		t.cells(func(c *cell) {
			if c.displayNone {
				b.inner(c.flow)
			} else {
				b.flow(c.flow)
			}
		})
		return
	case !t.isLayout:
		b.grid(t)
	}
	t.cells(func(c *cell) { b.inner(c.flow) })
}

func (b *gridBuilder) grid(t *table) {
	g, err := t.grid(words)
	if err != nil {
		b.err = err
		return
	}
	g.Name = b.heading
	g.Aside = b.article != nil && !b.article.holds(t.box)
	b.grids = append(b.grids, g)
	if !t.hidden {
		b.text, b.aside, b.margin = nil, nil, nil
	}
}

// inner draws the tables that stand in a cell whose text is told already.
func (b *gridBuilder) inner(f flow) {
	for _, i := range f {
		switch {
		case i.table == nil:
		case i.table.isLayout:
			i.table.cells(func(c *cell) { b.inner(c.flow) })
		default:
			b.table(i.table)
		}
	}
}

// words returns what stands in a cell, its lines divided by line feeds, and how it looks.
func words(c *cell) (string, grid.Look) {
	var lines []string
	var look grid.Look
	collect(c.flow, &lines, &look)
	look.Struck, look.Faint = cellText.Replace(look.Struck), cellText.Replace(look.Faint)
	return cellText.Replace(strings.Join(lines, "\n")), look
}

// cellText takes out of a cell what nobody sees, so that no figure is spoiled by it.
var cellText = strings.NewReplacer("\u200b", "", "\u2060", "", "\ufeff", "", "\u00ad", "")

// collect lists the lines that stand in a cell, with those of tables that only arrange them.
func collect(f flow, lines *[]string, look *grid.Look) {
	for _, i := range f {
		switch {
		case i.table == nil:
			*lines = append(*lines, i.unshifted)
			look.Add(i.look)
		case i.table.isLayout && !i.table.hidden:
			collect(i.table.caption, lines, look)
			i.table.cells(func(c *cell) {
				if !c.displayNone {
					collect(c.flow, lines, look)
				}
			})
		case !i.table.hidden && !i.table.empty:
			look.Table = true
		}
	}
}
