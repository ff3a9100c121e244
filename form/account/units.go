package account

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/blank"
	"nianbao/form/title"
	"nianbao/form/unit"
	"nianbao/grid"
)

// A unit may stand anywhere: in a label, above a table or below it, on the title page. Where it may count for figures, they
// must have been read in it, or somebody is told.

// Units tells of the units that a filing states while the figures for which they may count were read in another, OtherUnit.
// drawings and told are those of Read, which goes before it.
func Units(r *form.Report, drawings []Drawing, told []form.Place) {
	u := &units{Report: r, others: told, texts: map[form.Place][]string{}}
	for i := range drawings {
		u.drawings = append(u.drawings, newDrawing(&drawings[i]))
	}
	for _, f := range r.Faults {
		if f.Kind == form.ForeignTable {
			u.others = append(slices.Clip(u.others), f.Places...)
		}
	}
	for _, s := range r.Form.AllTexts() {
		t := r.Texts[s.Text]
		for _, l := range t.Placed() {
			u.texts[l.Place] = append(u.texts[l.Place], l.Text)
		}
	}
	for at, g := range r.Book.Grids {
		if !g.Hidden && !(g.Source == grid.Sheet && blank.IsWorkingSheet(g)) {
			u.grid(at, g)
		}
	}
}

type units struct {
	*form.Report
	drawings []*drawing
	texts    map[form.Place][]string // the lines of the report's texts
	others   []form.Place            // where tables begin that are none of the report's
}

// grid goes through all that may state units in a grid.
func (u *units) grid(at int, g *grid.Grid) {
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Kind != grid.Text || c.Hidden || c.Formula != "" {
			continue
		}
		place := form.PlaceIn(g, at, c.Row, c.Col)
		lines, isText := u.texts[place]
		if !isText {
			lines = []string{c.Text}
		}
		for _, line := range lines {
			if len(line) > title.MaxLine {
				continue
			}
			if stated := unit.Stated(line); len(stated) > 0 && u.mayCount(at, c, line, isText) {
				u.hold(stated, line, place, u.scope(at, c))
			}
		}
	}
	if all := u.in(at); len(all) > 0 && g.Source == grid.Sheet {
		for _, m := range append(slices.Clip(g.Margins), grid.Margin{Text: g.Name}) {
			u.hold(unit.Stated(m.Text), m.Text, form.PlaceOfTab(g, at), scope{[][][]*form.Cell{u.figures(all)}, true})
		}
	}
}

// mayCount reports whether what a line of a cell, or a paragraph, states may be of figures of the report: in a text, and on a sheet that
// has none, a line that says nothing else (单位：千件), but not 网站访问量（万人次）.
func (u *units) mayCount(at int, c *grid.Cell, line string, isText bool) bool {
	g := u.Book.Grids[at]
	if !unit.IsNote(line) {
		isAlien := isText || len(u.in(at)) == 0 && g.Source == grid.Sheet
		if _, isHeading := u.Form.BeforeSection(line); isAlien && !isHeading || isSentence(g, line) && !unit.EndsInNote(line) {
			return false
		}
	}
	return !u.isOfOther(at, c)
}

// isSentence reports whether a paragraph says more than a line above a table does: it tells of something else.
func isSentence(g *grid.Grid, text string) bool {
	return g.Source == grid.Prose && strings.ContainsAny(strings.TrimRight(text, "。 "), "。；，")
}

// isOfOther reports whether a cell stands in a line that is told of as none of the form's, or in or above a table that is
// none of the report's.
func (u *units) isOfOther(at int, c *grid.Cell) bool {
	for _, f := range u.Faults {
		if len(f.Places) == 0 || f.Kind != form.ForeignRow && f.Kind != form.ForeignColumn {
			continue
		}
		switch in, row, col := f.Places[0].At(); {
		case in != at:
		case f.Kind == form.ForeignRow && row == c.Row, f.Kind == form.ForeignColumn && col == c.Col:
			return true
		}
	}
	return slices.ContainsFunc(u.others, func(p form.Place) bool {
		in, row, _ := p.At()
		if in != at {
			return u.isPartOf(at, in, c)
		}
		return !slices.ContainsFunc(u.in(at), func(d *drawing) bool {
			return d.Top > min(row, c.Row) && d.Top <= max(row, c.Row) || d.Top <= c.Row && c.Row <= d.rows.last()
		})
	})
}

// isPartOf reports whether a paragraph stands close beside the table of another grid.
func (u *units) isPartOf(at, table int, c *grid.Cell) bool {
	g := u.Book.Grids[at]
	if g.Source != grid.Prose || g.Aside || len(g.Cells) == 0 {
		return false
	}
	return table == at+1 && c.Row > g.Cells[len(g.Cells)-1].Row-unit.NearParagraphs || table == at-1 && c.Row < g.Cells[0].Row+unit.NearParagraphs
}

// in returns the drawings in a grid.
func (u *units) in(at int) []*drawing {
	return slices.DeleteFunc(slices.Clone(u.drawings), func(d *drawing) bool { return d.Grid != at })
}

// A scope is the figures for which a unit may count, table by table: all of those of its lists, or the nearest in one of
// the lists, whichever that is.
type scope struct {
	lists [][][]*form.Cell
	all   bool
}

// scope returns the figures for which what a cell or a paragraph states may count.
func (u *units) scope(at int, c *grid.Cell) scope {
	own := u.in(at)
	if g := u.Book.Grids[at]; len(own) == 0 && (g.Source != grid.Prose || g.Aside) {
		return scope{[][][]*form.Cell{u.figures(u.drawings)}, true}
	} else if len(own) == 0 {
		return scope{[][][]*form.Cell{u.figures(u.in(at + 1)), u.figures(u.in(at - 1))}, false}
	}
	var within [][]*form.Cell
	for _, d := range own {
		if c.Row < d.Top || c.Row > d.rows.last() {
			continue
		}
		is := func(label *grid.Cell) bool { return label.Row == c.Row && label.Col == c.Col }
		switch {
		case slices.ContainsFunc(d.Columns, is):
			within = append(within, u.figuresAt(d, func(_, col int) bool { return col >= c.Col && col < c.Right() }))
		case d.rows.overlap(c.Row, c.Bottom()):
			within = append(within, u.figuresAt(d, func(row, _ int) bool { return row >= c.Row && row < c.Bottom() }))
		default:
			within = append(within, u.figuresAt(d, anywhere))
		}
	}
	if within != nil {
		return scope{[][][]*form.Cell{within}, true}
	}
	above, below := []*drawing{}, []*drawing{}
	for _, d := range own {
		if d.Top > c.Row {
			below = append(below, d)
		} else {
			above = append(above, d)
		}
	}
	byTop := func(a, b *drawing) int { return a.Top - b.Top }
	slices.SortStableFunc(below, byTop)
	slices.SortStableFunc(above, func(a, b *drawing) int { return byTop(b, a) })
	return scope{[][][]*form.Cell{u.figures(below), u.figures(above)}, false}
}

func anywhere(_, _ int) bool { return true }

func (u *units) figures(drawings []*drawing) [][]*form.Cell {
	var list [][]*form.Cell
	for _, d := range drawings {
		list = append(list, u.figuresAt(d, anywhere))
	}
	return list
}

// figuresAt returns the cells of a drawing that hold a figure, in some of its lines. 0 is the same in any unit.
func (u *units) figuresAt(d *drawing, in func(row, col int) bool) []*form.Cell {
	var list []*form.Cell
	for _, c := range d.Table.Cells {
		v := u.Value(c)
		at, row, col := v.Place.At()
		if at == d.Grid && d.rows.overlap(row, row+1) && in(row, col) && !c.IsWords() &&
			(v.State == form.Unreadable || v.State == form.Number && !v.Number.IsZero()) {
			list = append(list, c)
		}
	}
	return list
}

// hold tells of units that are stated somewhere where the figures of their scope are in none of them.
func (u *units) hold(stated []string, text string, place form.Place, s scope) {
	for _, money := range []bool{true, false} {
		of := slices.DeleteFunc(slices.Clone(stated), func(in string) bool {
			return unit.IsMoney(in) != money || !money && !unit.IsManifold(in)
		})
		if len(of) == 0 {
			continue
		}
		if c := u.otherwise(of, money, s); c != nil {
			u.tellOf(form.Fault{Kind: form.OtherUnit, Table: c.Table, Label: of[0], Cell: c, Texts: []string{form.OneLine(text)},
				Places: []form.Place{place}})
		}
	}
}

// otherwise returns a figure of a scope that is in none of some units, nil where all is well.
func (u *units) otherwise(units []string, money bool, s scope) *form.Cell {
	var first *form.Cell
	for _, list := range s.lists {
		for _, figures := range list {
			figures = slices.DeleteFunc(slices.Clone(figures), func(c *form.Cell) bool { return unit.IsMoney(c.Unit()) != money })
			switch is := slices.ContainsFunc(figures, func(c *form.Cell) bool { return u.isIn(c, units) }); {
			case len(figures) == 0:
				continue
			case is && !s.all:
				return nil
			case !is && first == nil:
				first = figures[0]
			}
			if !s.all {
				break
			}
		}
	}
	return first
}

// isIn reports whether a figure was read in one of some units, or says itself in which it is, or was not read: of both others tell.
func (u *units) isIn(c *form.Cell, units []string) bool {
	v := u.Value(c)
	return v.State == form.Unreadable || v.Unit != "" && v.Unit != v.Written || slices.Contains(units, cmp.Or(v.Written, c.Unit()))
}

// tellOf adds a fault; that the line was left out is then no longer told.
func (u *units) tellOf(f form.Fault) {
	u.Faults = slices.DeleteFunc(u.Faults, func(o form.Fault) bool {
		return (o.Kind == form.LeftOut || o.Kind == form.Beside) && o.Places[0] == f.Places[0] && strings.Contains(o.Texts[0], f.Texts[0])
	})
	u.Faults = append(u.Faults, f)
}
