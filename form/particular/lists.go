package particular

import (
	"strings"

	"nianbao/form"
	"nianbao/form/title"
	"nianbao/grid"
	"nianbao/regex"
)

// Fill reports whether a table holds nothing but labels of particulars and what stands right of them.
func (ids Labels) Fill(g *grid.Grid) bool {
	for i := range g.Cells {
		c := &g.Cells[i]
		if strings.TrimSpace(c.Text) == "" || ids.Of(form.Key(c.Text)) != "" {
			continue
		}
		if left := g.At(c.Row, c.Col-1); left == nil || ids.Of(form.Key(left.Text)) == "" {
			return false
		}
	}
	return true
}

// Lists returns the rows of a grid in which a label stands over several values of its kind below each other, or before
// several: those of a table of several years or agencies. None of its labels states the report's.
func (ids Labels) Lists(g *grid.Grid, keys []string) map[int]bool {
	rows := map[int]bool{}
	for i, key := range keys {
		if key == "" {
			continue
		}
		id := ids.Of(key)
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
		return func(text string) bool { return title.IsAgency(text) && !title.IsDoubtful(text) }
	}
	return contact.MatchString
}

// contact is a telephone number, a postcode, an address of mail or web.
var contact = regex.New(`^[\s()（）]*\d[\d\s()（）－—-]{4,}|@|://|www\.`)

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
