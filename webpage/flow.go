package webpage

import (
	"strings"

	"nianbao/grid"
)

// A drawing turns what was read into grids.
type drawing struct {
	grids   []*grid.Grid
	text    *grid.Grid // the prose grid being filled, nil right behind a table
	aside   *grid.Grid // the same for what stands aside
	heading string
	lines   int  // so far, outside of tables
	article *box // nil where it is not known
	inside  bool // the last line stands in it
	err     *Error
}

// flow draws what stands below each other.
func (d *drawing) flow(f flow) {
	for _, i := range f {
		if i.table == nil {
			d.line(i)
		} else {
			d.table(i.table)
		}
	}
}

// line draws a line. What a page shows before and behind the article is no part of its text, nor is what stands aside.
func (d *drawing) line(i item) {
	text := strings.ReplaceAll(i.text, raised, "")
	d.lines++
	if i.box != nil && i.box.aside {
		d.aside = d.add(d.aside, text)
		return
	}
	if inside := d.article == nil || d.article.holds(i.box); inside != d.inside {
		d.text, d.inside = nil, inside
	}
	d.text = d.add(d.text, text)
	d.heading = text
}

// add adds the last line to a prose grid, or begins one with it.
func (d *drawing) add(g *grid.Grid, text string) *grid.Grid {
	if g == nil {
		g = &grid.Grid{Source: grid.Prose}
		d.grids = append(d.grids, g)
	}
	g.Cells = append(g.Cells, grid.Cell{Row: d.lines - 1, Text: text})
	return g
}

// table draws a table below its caption, and behind it those that stand in its cells. One that is not shown divides no text.
func (d *drawing) table(t *table) {
	if !t.hidden {
		d.flow(t.caption)
	}
	switch {
	case t.arranges && !t.hidden:
		t.cells(func(c *cell) {
			if c.gone {
				d.inner(c.flow)
			} else {
				d.flow(c.flow)
			}
		})
		return
	case !t.arranges:
		d.grid(t)
	}
	t.cells(func(c *cell) { d.inner(c.flow) })
}

func (d *drawing) grid(t *table) {
	g, err := t.grid(words)
	if err != nil {
		d.err = err
		return
	}
	g.Name = d.heading
	d.grids = append(d.grids, g)
	if !t.hidden {
		d.text, d.aside = nil, nil
	}
}

// inner draws the tables that stand in a cell whose text is told already.
func (d *drawing) inner(f flow) {
	for _, i := range f {
		switch {
		case i.table == nil:
		case i.table.arranges:
			i.table.cells(func(c *cell) { d.inner(c.flow) })
		default:
			d.table(i.table)
		}
	}
}

// words returns what stands in a cell, its lines divided by line feeds.
func words(c *cell) string {
	var lines []string
	collect(c.flow, &lines)
	return cellText.Replace(strings.Join(lines, "\n"))
}

// cellText takes out of a cell what nobody sees, so that no figure is spoiled by it.
var cellText = strings.NewReplacer(raised, "^", "\u200b", "", "\u2060", "", "\ufeff", "", "\u00ad", "")

// collect lists the lines that stand in a cell, with those of tables that only arrange them.
func collect(f flow, lines *[]string) {
	for _, i := range f {
		switch {
		case i.table == nil:
			*lines = append(*lines, i.text)
		case i.table.arranges && !i.table.hidden:
			collect(i.table.caption, lines)
			i.table.cells(func(c *cell) {
				if !c.gone {
					collect(c.flow, lines)
				}
			})
		}
	}
}
