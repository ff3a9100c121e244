package account

import (
	"cmp"
	"math"
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
	u := &units{Report: r, texts: map[form.Place][]string{}, drawings: map[int][]*drawing{}, others: map[int][]int{}, foreign: map[line]bool{}}
	for i := range drawings {
		d := newDrawing(&drawings[i])
		u.all, u.drawings[d.Grid] = append(u.all, d), append(u.drawings[d.Grid], d)
	}
	for _, f := range r.Faults {
		switch f.Kind {
		case form.ForeignTable:
			told = append(slices.Clip(told), f.Places...)
		case form.ForeignRow, form.ForeignColumn:
			if len(f.Places) > 0 {
				at, row, col := f.Places[0].At()
				if f.Kind == form.ForeignRow {
					u.foreign[line{at, row, -1}] = true
				} else {
					u.foreign[line{at, -1, col}] = true
				}
			}
		}
	}
	for _, p := range told {
		at, row, _ := p.At()
		u.others[at] = append(u.others[at], row)
	}
	for _, rows := range u.others {
		slices.Sort(rows)
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
	u.tell()
}

// units are what the figures of a report are held against. Its lists are sorted: a file may state thousands.
type units struct {
	*form.Report
	all      []*drawing
	drawings map[int][]*drawing      // by grid
	texts    map[form.Place][]string // the lines of the report's texts
	others   map[int][]int           // by grid, the rows where tables begin that are none of the report's
	foreign  map[line]bool           // what is told of as none of the form's
	told     []form.Fault
}

// A line is a row of a grid, or a column; the other is -1.
type line struct{ grid, row, col int }

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
	if all := u.drawings[at]; len(all) > 0 && g.Source == grid.Sheet {
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
		isAlien := isText || len(u.drawings[at]) == 0 && g.Source == grid.Sheet
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
	if u.foreign[line{at, c.Row, -1}] || u.foreign[line{at, -1, c.Col}] {
		return true
	}
	if g := u.Book.Grids[at]; g.Source == grid.Prose && !g.Aside && len(g.Cells) > 0 && // beside the table of another grid
		(len(u.others[at+1]) > 0 && c.Row > g.Cells[len(g.Cells)-1].Row-unit.NearParagraphs ||
			len(u.others[at-1]) > 0 && c.Row < g.Cells[0].Row+unit.NearParagraphs) {
		return true
	}
	from, to := 0, math.MaxInt // where no table of the report's begins in between
	for _, d := range u.drawings[at] {
		switch {
		case d.Top <= c.Row && c.Row <= d.rows.last():
			return false
		case d.Top <= c.Row:
			from = max(from, d.Top)
		default:
			to = min(to, d.Top)
		}
	}
	i, _ := slices.BinarySearch(u.others[at], from)
	return i < len(u.others[at]) && u.others[at][i] < to
}

// A scope is the figures for which a unit may count, table by table: all of those of its lists, or the nearest in one of
// the lists, whichever that is.
type scope struct {
	lists [][][]*form.Cell
	all   bool
}

// scope returns the figures for which what a cell or a paragraph states may count.
func (u *units) scope(at int, c *grid.Cell) scope {
	own := u.drawings[at]
	if g := u.Book.Grids[at]; len(own) == 0 && (g.Source != grid.Prose || g.Aside) {
		return scope{[][][]*form.Cell{u.figures(u.all)}, true}
	} else if len(own) == 0 {
		return scope{[][][]*form.Cell{u.figures(u.drawings[at+1]), u.figures(u.drawings[at-1])}, false}
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
			u.told = append(u.told, form.Fault{Kind: form.OtherUnit, Table: c.Table, Label: of[0], Cell: c, Texts: []string{form.OneLine(text)},
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

// tell adds the faults; that such lines were left out is then no longer told.
func (u *units) tell() {
	at := map[form.Place][]string{}
	for _, f := range u.told {
		at[f.Places[0]] = append(at[f.Places[0]], f.Texts[0])
	}
	u.Faults = slices.DeleteFunc(u.Faults, func(o form.Fault) bool {
		return (o.Kind == form.LeftOut || o.Kind == form.Beside) &&
			slices.ContainsFunc(at[o.Places[0]], func(text string) bool { return strings.Contains(o.Texts[0], text) })
	})
	u.Faults = append(u.Faults, u.told...)
}
