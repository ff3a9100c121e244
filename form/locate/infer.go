package locate

import (
	"slices"
	"strconv"

	"nianbao/form"
	"nianbao/form/particular"
	"nianbao/grid"
)

// inferFromNames takes agency and year, where no label and no title has them, from the names of the sheets with the
// form's tables and at last from that of the file. What was taken so stands in Assumed.
func (b *reportBuilder) inferFromNames() {
	var names []string
	for at, g := range b.from.grids {
		if g.Name != "" && g.Source == grid.Sheet && b.from.holds(at) && !slices.Contains(names, g.Name) {
			names = append(names, g.Name)
		}
	}
	b.inferFrom("工作表名", names)
	if b.Book.File != "" {
		b.inferFrom("文件名", []string{b.Book.File})
	}
}

// holds reports whether a grid has one of the tables that are read.
func (r *formMatch) holds(at int) bool {
	return slices.ContainsFunc(r.matches, func(matches []*tableMatch) bool {
		return slices.ContainsFunc(matches, func(m *tableMatch) bool { return m.grid == at })
	})
}

// inferFrom takes what of agency and year is missing from names that do not contradict each other.
func (b *reportBuilder) inferFrom(source string, names []string) {
	var years, agencies []string
	for _, name := range names {
		if year := form.YearIn(name); year > 0 && !slices.Contains(years, strconv.Itoa(year)) {
			years = append(years, strconv.Itoa(year))
		}
		if agency := particular.AgencyIn(name); agency != "" && !slices.Contains(agencies, agency) {
			agencies = append(agencies, agency)
		}
	}
	take := func(id string, found []string) {
		if b.Particulars[id] == "" && len(found) == 1 {
			b.Particulars[id] = found[0]
			b.Assumed = append(b.Assumed, form.Assumption{ID: id, Value: found[0], From: source})
		}
	}
	take(form.Agency, agencies)
	take(form.Year, years)
	b.Agency, b.Year = b.Particulars[form.Agency], form.ParseYear(b.Particulars[form.Year])
}
