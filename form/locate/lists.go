package locate

import (
	"slices"

	"nianbao/form"
	"nianbao/form/particular"
	"nianbao/grid"
)

// behindHeadings returns the tables of a document or page that stand behind a heading of the form, or behind one of its
// tables, and are none of these: lists of offices, comparisons of years. What they label is not the report's, unless
// they hold nothing but labels and what stands right of them.
func (r *formMatch) behindHeadings(ids particular.Labels) map[int]bool {
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
			behind[at] = begun && !ids.Fill(g)
		}
	}
	return behind
}

func (r *formMatch) isNumberedHeading(c grid.Cell) bool {
	h, ok := r.form.ReadHeading(c.Text)
	return ok && h.Exact && h.Section != nil && h.Numbering != form.Unnumbered
}
