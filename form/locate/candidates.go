package locate

import (
	"slices"

	"nianbao/form"
)

// settle reads the particulars and drops, of the tables that stand in the filing more than once, those of another year than the report's.
func (r *reading) settle(report *draft) {
	rivals := map[int]bool{} // the grids with tables of which there are several
	for _, finds := range r.finds {
		for _, f := range finds {
			if len(finds) > 1 {
				rivals[f.grid] = true
			}
		}
	}
	if len(rivals) > 0 {
		first := &draft{form.NewReport(r.form)}
		first.Book = report.Book
		first.readParticulars(r.grids, r.keys, rivals)
		if first.Year == 0 {
			first.Year = r.yearOfSingles()
		}
		if first.Year == 0 && first.Book.File != "" { // the sheets' own names are what is to be decided
			first.assumeFrom("文件名", []string{first.Book.File})
		}
		for t := range r.finds {
			r.finds[t] = r.ofYear(report, r.finds[t], first.Year)
		}
		for _, finds := range r.finds { // what tables are left stand where the particulars may stand as well
			for _, f := range finds {
				delete(rivals, f.grid)
			}
		}
	}
	report.readParticulars(r.grids, r.keys, rivals)
	r.titles(report)
	report.assume(r)
}

// ofYear drops the drawings of other years when that leaves one.
func (r *reading) ofYear(report *draft, finds []*find, year int) []*find {
	other := func(f *find) bool { return f.year != 0 && f.year != year }
	left := slices.DeleteFunc(slices.Clone(finds), other)
	if of := slices.DeleteFunc(slices.Clone(left), func(f *find) bool { return f.year != year }); len(of) > 0 {
		left = of
	}
	if year == 0 || len(left) != 1 || len(finds) == 1 {
		return finds
	}
	for _, f := range finds {
		if f != left[0] {
			report.Faults = append(report.Faults, form.Fault{Kind: form.OtherYear, Table: f.table, Year: max(0, f.year), Places: []form.Place{r.corner(f)}})
		}
	}
	return left
}

// blank reports whether nothing stands in a drawing but results of formulas: a copy that nobody has filled.
func (r *reading) blank(f *find) bool {
	g := r.grids[f.grid]
	for _, row := range f.rows {
		for _, column := range f.columns {
			if row.label == nil || column.label == nil {
				continue
			}
			if c := g.At(row.label.Row, column.label.Col); c != nil && c.Formula == "" && c.Text != "" {
				return false
			}
		}
	}
	return true
}
