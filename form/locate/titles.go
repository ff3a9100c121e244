package locate

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// A saying is what is said about a report somewhere.
type saying struct {
	text  string
	place form.Place
}

// titles compares what the titles above the tables say with each other, and takes the year from them where no particular has it. Tables of
// different years or agencies make no report.
func (r *reading) titles(report *draft) {
	contradict := func(id string, a, b saying) {
		report.Faults = append(report.Faults, form.Fault{Kind: form.Contradiction, Label: id, Texts: []string{a.text, b.text}, Places: []form.Place{a.place, b.place}})
	}
	first := map[string]saying{}
	seen := map[int]bool{}
	for _, finds := range r.finds {
		if len(finds) != 1 || seen[finds[0].grid] {
			continue
		}
		seen[finds[0].grid] = true
		agency, year := r.title(finds[0])
		for _, id := range []string{form.Agency, form.Year} {
			said := map[string]saying{form.Agency: agency, form.Year: year}[id]
			switch have, ok := first[id]; {
			case said.text == "":
			case !ok:
				first[id] = said
			case have.text != said.text:
				contradict(id, have, said)
			}
		}
	}
	above := first[form.Year]
	switch {
	case above.text == "":
	case report.Particulars[form.Year] == "":
		report.particular(form.Year, above.text, above.place)
		report.Year = form.ParseYear(above.text)
	case report.Year != 0 && strconv.Itoa(report.Year) != above.text && !report.contradicts(form.Year):
		contradict(form.Year, saying{strconv.Itoa(report.Year), report.ParticularPlace(form.Year)}, above)
	}
}

func (r *draft) contradicts(id string) bool {
	return slices.ContainsFunc(r.Faults, func(f form.Fault) bool { return f.Kind == form.Contradiction && f.Label == id })
}

// title returns the agency and the year that the title above a drawing says, or its sheet's tab; without text where neither does.
func (r *reading) title(f *find) (agency, year saying) {
	place := r.corner(f)
	for i := range r.grids[f.grid].Cells {
		c := &r.grids[f.grid].Cells[i]
		if c.Row >= f.band.top || c.Kind != grid.Text || len(c.Text) > maxParticular || !strings.Contains(c.Text, "年度报告") {
			continue
		}
		if m := titleShape.FindStringSubmatch(strings.Join(strings.Fields(form.PlainDigits(c.Text)), "")); m != nil && m[1]+m[3] != "" && m[2] != "" {
			agency.text, place = m[2], r.place(f.grid, c.Row, c.Col)
		}
	}
	agency.place, year.place = place, place
	if y := r.yearOf(f); y > 0 {
		year.text = strconv.Itoa(y)
	}
	return agency, year
}
