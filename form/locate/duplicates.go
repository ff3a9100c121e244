package locate

import (
	"slices"

	"nianbao/form"
)

// resolveYear reads the particulars and drops, of the tables that stand in the filing more than once, those of another
// year than the report's.
func (r *formMatch) resolveYear(report *reportBuilder) {
	doubtful := map[int]bool{} // the grids with tables of which there are several
	for _, matches := range r.matches {
		for _, m := range matches {
			if len(matches) > 1 {
				doubtful[m.grid] = true
			}
		}
	}
	if len(doubtful) > 0 {
		first := newReportBuilder(report.Book, r)
		first.readParticulars(doubtful)
		if first.Year == 0 {
			first.Year = r.yearOfSingles()
		}
		if first.Year == 0 && first.Book.File != "" { // the sheets' own names are what is to be decided
			first.inferFrom("文件名", []string{first.Book.File})
		}
		for t := range r.matches {
			r.matches[t] = r.dropOtherYears(report, r.matches[t], first.Year)
		}
		for _, matches := range r.matches { // what tables are left stand where the particulars may stand as well
			for _, m := range matches {
				delete(doubtful, m.grid)
			}
		}
	}
	report.readParticulars(doubtful)
	report.compareTitles()
	report.inferFromNames()
}

// dropOtherYears drops the matches of other years when that leaves one.
func (r *formMatch) dropOtherYears(report *reportBuilder, matches []*tableMatch, year int) []*tableMatch {
	other := func(m *tableMatch) bool { return m.year != 0 && m.year != year }
	left := slices.DeleteFunc(slices.Clone(matches), other)
	if of := slices.DeleteFunc(slices.Clone(left), func(m *tableMatch) bool { return m.year != year }); len(of) > 0 {
		left = of
	}
	if year == 0 || len(left) != 1 || len(matches) == 1 {
		return matches
	}
	for _, m := range matches {
		if m != left[0] {
			report.fault(form.Fault{Kind: form.OtherYear, Table: m.table, Year: max(0, m.year),
				Places: []form.Place{r.corner(m)}})
			r.passed = append(r.passed, passedMatch{m, AnotherYear})
		}
	}
	return left
}

// duplicateTables reports the tables of which more than one is left: the first is read. One with less than half of its
// cells is a list or an extract; that half counts and a third does not is chosen, and a test holds it.
func (r *formMatch) duplicateTables(report *reportBuilder, matches []*tableMatch) {
	places, years := []form.Place{r.corner(matches[0])}, []string{form.YearWord(matches[0].year)}
	for _, other := range matches[1:] {
		if other.cells*2 >= matches[0].cells {
			places, years = append(places, r.corner(other)), append(years, form.YearWord(other.year))
		}
	}
	if len(places) > 1 {
		report.fault(form.Fault{Kind: form.DoubledTable, Table: matches[0].table, Texts: years, Places: places})
	}
}

// yearOfSingles returns the year that stands above those tables of which there is one each, 0 for none or several.
func (r *formMatch) yearOfSingles() int {
	year := 0
	for _, matches := range r.matches {
		if len(matches) != 1 {
			continue
		}
		switch found, _ := r.yearOf(matches[0]); {
		case found <= 0:
		case year == 0:
			year = found
		case year != found:
			return 0
		}
	}
	return year
}
