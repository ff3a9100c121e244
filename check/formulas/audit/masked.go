package audit

import (
	"regexp"

	"nianbao/formula"
)

// masks are the functions that put something else in the place of an error value, or pass over it.
var masks = regexp.MustCompile(`(?i)\b(IFERROR|IFNA|ISERROR|ISERR|ISNA|AGGREGATE)\(`)

// Masked returns a cell outside the form that holds an error value which the formula, or a subtotal that it builds on,
// puts something else in the place of, and the function that does; false for none. A range in which something is looked
// up may hold error values that are no matter: only cells that are named one by one count, and those that are summed.
func (f *Formula) Masked() (at formula.Cell, by string, ok bool) {
	a := f.audit
	seen := map[formula.Cell]bool{f.At: true}
	todo := []formula.Cell{f.At}
	for len(todo) > 0 && a.steps < maxSummed {
		home := todo[0]
		todo = todo[1:]
		traits, err := a.Book.Traits(home)
		if err != nil {
			continue
		}
		mask := masks.FindStringSubmatch(a.Book.At(home).Formula)
		for _, r := range traits.References {
			cells := a.Book.Cells(r)
			for _, c := range cells {
				if a.steps++; seen[c] || a.cells[c] != nil {
					continue
				}
				seen[c] = true
				if mask != nil && (len(cells) == 1 || r.Summed) && a.isFault(c) {
					return c, mask[1], true
				}
				if drawn := a.Book.At(c); drawn != nil && drawn.Formula != "" {
					todo = append(todo, c)
				}
			}
		}
	}
	return formula.Cell{}, "", false
}
