package locate

import (
	"slices"
	"strconv"

	"nianbao/form"
	"nianbao/form/title"
	"nianbao/grid"
)

// A statement is what is said about a report somewhere.
type statement struct {
	text  string
	place form.Place
}

// compareTitles compares what the titles above the tables say with each other, and takes the year from them where no
// particular has it. Tables of different years or agencies make no report.
func (b *reportBuilder) compareTitles() {
	first := map[string]statement{}
	seen := map[int]bool{}
	for _, matches := range b.from.matches {
		if len(matches) != 1 || seen[matches[0].grid] {
			continue
		}
		seen[matches[0].grid] = true
		agency, year := b.from.title(matches[0])
		for _, id := range []string{form.Agency, form.Year} {
			said := map[string]statement{form.Agency: agency, form.Year: year}[id]
			switch have, ok := first[id]; {
			case said.text == "":
			case !ok:
				first[id] = said
			case have.text != said.text:
				b.contradiction(id, have, said)
			}
		}
	}
	above := first[form.Year]
	switch {
	case above.text == "":
	case b.Particulars[form.Year] == "":
		b.particular(form.Year, above.text, above.place)
		b.Year = form.ParseYear(above.text)
	case b.Year != 0 && strconv.Itoa(b.Year) != above.text && !b.contradicts(form.Year):
		b.contradiction(form.Year, statement{strconv.Itoa(b.Year), b.ParticularPlace(form.Year)}, above)
	}
}

// contradiction reports that two statements about a particular differ.
func (b *reportBuilder) contradiction(id string, one, other statement) {
	b.fault(form.Fault{Kind: form.Contradiction, Label: id, Texts: []string{one.text, other.text},
		Places: []form.Place{one.place, other.place}})
}

func (b *reportBuilder) contradicts(id string) bool {
	return slices.ContainsFunc(b.Faults, func(f form.Fault) bool { return f.Kind == form.Contradiction && f.Label == id })
}

// title returns the agency and the year that the title above a match says, or its sheet's tab; without text where
// neither does.
func (r *formMatch) title(m *tableMatch) (agency, year statement) {
	for i := range r.grids[m.grid].Cells {
		c := &r.grids[m.grid].Cells[i]
		if c.Row >= m.block.top || c.Kind != grid.Text || len(c.Text) > title.MaxLine {
			continue
		}
		if of, year, ok := r.form.ParseTitle(c.Text); ok && year != "" && of != "" {
			agency = statement{of, r.place(m.grid, c.Row, c.Col)}
		}
	}
	if y, at := r.yearOf(m); y > 0 {
		year = statement{strconv.Itoa(y), at}
	}
	return agency, year
}
