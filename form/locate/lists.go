package locate

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/prose"
	"nianbao/grid"
)

// behindHeadings returns the tables of a document or page that stand behind a heading of the form, or behind one of its
// tables, and are none of these: lists of offices, comparisons of years. What they label is not the report's, unless
// they hold nothing but labels and what stands right of them.
func (r *formMatch) behindHeadings(ids particularIDs) map[int]bool {
	own, behind := map[int]bool{}, map[int]bool{}
	for _, matches := range r.matches {
		for _, m := range matches {
			own[m.grid] = true
			for _, part := range m.parts {
				own[part.grid] = true
			}
		}
	}
	if !slices.ContainsFunc(r.grids, func(g *grid.Grid) bool { return g.Source == grid.Prose }) {
		return behind
	}
	begun := false
	for at, g := range r.grids {
		switch {
		case g.Source == grid.Prose:
			begun = begun || slices.ContainsFunc(g.Cells, r.isNumberedHeading)
		case own[at]:
			begun = true
		default:
			behind[at] = begun && !ids.fill(g)
		}
	}
	return behind
}

// fill reports whether a table holds nothing but labels of particulars and what stands right of them.
func (ids particularIDs) fill(g *grid.Grid) bool {
	for i := range g.Cells {
		c := &g.Cells[i]
		if strings.TrimSpace(c.Text) == "" || ids.of(form.Key(c.Text)) != "" {
			continue
		}
		if left := g.At(c.Row, c.Col-1); c.Col == 0 || left == nil || ids.of(form.Key(left.Text)) == "" {
			return false
		}
	}
	return true
}

func (r *formMatch) isNumberedHeading(c grid.Cell) bool {
	h, ok := r.form.ReadHeading(c.Text)
	return ok && h.Exact && h.Section != nil && h.Numbering != form.Unnumbered
}

// lists returns the rows of a grid in which a label stands over several values of its kind below each other, or before
// several: those of a table of several years or agencies. None of its labels states the report's.
func (ids particularIDs) lists(g *grid.Grid, keys []string) map[int]bool {
	rows := map[int]bool{}
	for i, key := range keys {
		if key == "" {
			continue
		}
		id := ids.of(key)
		if is := kindOf(id); is != nil && headsSeveral(g, &g.Cells[i], is, id == form.Year || id == form.Agency) {
			rows[g.Cells[i].Row] = true
		}
	}
	return rows
}

// kindOf returns how a particular's values are known, nil for one whose are not.
func kindOf(id string) func(string) bool {
	switch id {
	case "", form.Date:
		return nil
	case form.Year:
		return func(text string) bool { return form.ParseYear(text) != 0 }
	case form.Agency:
		return prose.IsAgency
	}
	return contact.MatchString
}

// contact is a telephone number, a postcode, an address of mail or web.
var contact = regexp.MustCompile(`^[\s()（）]*\d[\d\s()（）－—-]{4,}|@|://|www\.`)

// headsSeveral reports whether a label stands over several values below each other, or across, before several: an
// office may have two telephones, a report has one year.
func headsSeveral(g *grid.Grid, label *grid.Cell, is func(string) bool, across bool) bool {
	two := func(first *grid.Cell, next func(*grid.Cell) *grid.Cell) bool {
		if first == nil || !is(first.Text) {
			return false
		}
		second := next(first)
		return second != nil && is(second.Text)
	}
	return two(g.At(label.Bottom(), label.Col), func(c *grid.Cell) *grid.Cell { return g.At(c.Bottom(), label.Col) }) ||
		across && two(g.At(label.Row, label.Right()), func(c *grid.Cell) *grid.Cell { return g.At(label.Row, c.Right()) })
}
