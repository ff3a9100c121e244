package form

import (
	"unicode/utf8"

	"nianbao/grid"
)

// likeness is the share of characters that two labels must have in common for one to be taken for a misspelling of the other.
const likeness = 0.5

// maxResembling is how many faults of a table are compared with each other.
const maxResembling = 200

// resemble points each missing row or column to the foreign one whose label is most like its own.
func resemble(faults []Fault) {
	foreignOf := map[FaultKind]FaultKind{MissingRow: ForeignRow, MissingColumn: ForeignColumn}
	faults = faults[:min(len(faults), maxResembling)]
	for i := range faults {
		missing := &faults[i]
		kind, ok := foreignOf[missing.Kind]
		if !ok {
			continue
		}
		best := likeness
		for _, f := range faults {
			if f.Kind == kind && len(f.Label) <= maxLabel {
				if like := alike(Key(missing.Label), Key(f.Label)); like > best || like == best && missing.Near == (Place{}) {
					best, missing.Near, missing.Texts = like, f.Places[0], []string{oneLine(f.Label)}
				}
			}
		}
	}
}

// alike returns how much of two texts is common to both, in order: 0 to 1.
func alike(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x)+len(y) == 0 || len(x)*len(y) > maxLabel*maxLabel {
		return 0
	}
	row := make([]int, len(y)+1) // of the longest common subsequence's lengths
	for _, r := range x {
		before := 0
		for j, s := range y {
			above := row[j+1]
			if r == s {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = above
		}
	}
	return 2 * float64(row[len(y)]) / float64(utf8.RuneCountInString(a)+utf8.RuneCountInString(b))
}

// mixed replaces what is missing from a section by the one fault that says so, where another edition's section stands whole.
func (r *Report) mixed(found []*reading) {
	for _, section := range r.Form.Sections {
		missing := func(f Fault) bool {
			return f.Table != nil && f.Table.Section == section && (f.Kind == MissingTable || f.Kind == MissingRow || f.Kind == MissingColumn)
		}
		count := 0
		for _, f := range r.Faults {
			if missing(f) {
				count++
			}
		}
		if count == 0 {
			continue
		}
		for _, other := range found {
			place, whole := other.section(section.Title)
			if other.form == r.Form || !whole {
				continue
			}
			kept := r.Faults[:0]
			for _, f := range r.Faults {
				foreign := f.Table != nil && f.Table.Section == section && (f.Kind == ForeignRow || f.Kind == ForeignColumn)
				if !missing(f) && !foreign {
					kept = append(kept, f)
				}
			}
			r.Faults = append(kept, Fault{Kind: OtherEdition, Label: section.Title, Form: other.form, Places: []Place{place}})
			break
		}
	}
}

// section returns where a section's first table was found and whether all of its cells were.
func (r *reading) section(title string) (Place, bool) {
	for _, s := range r.form.Sections {
		if Key(s.Title) != Key(title) || len(s.Tables) == 0 {
			continue
		}
		place := Place{}
		for t, table := range r.form.Tables {
			if table.Section != s {
				continue
			}
			if len(r.finds[t]) == 0 || r.finds[t][0].cells < len(table.Cells) {
				return Place{}, false
			}
			if place == (Place{}) {
				place = r.corner(r.finds[t][0])
			}
		}
		return place, true
	}
	return Place{}, false
}

// buried reports the figures that lie under merges among a drawing's rows and columns. Nobody sees them, but formulas add them up.
func (r *reading) buried(report *Report, f *find) {
	g := r.grids[f.grid]
	for i := range g.Under {
		c := &g.Under[i]
		if c.Kind != grid.Number || !f.crosses(c) {
			continue
		}
		report.Faults = append(report.Faults, Fault{Kind: BuriedValue, Table: f.table, Texts: []string{c.Text}, Places: []Place{r.place(f.grid, c.Row, c.Col)}})
	}
}

// crosses reports whether a cell stands below a header's labels and beside a stub's.
func (f *find) crosses(c *grid.Cell) bool {
	across := func(s spot) bool { return s.label != nil && s.label.Col <= c.Col && c.Col < s.label.Right() }
	along := func(s spot) bool { return s.label != nil && s.label.Row <= c.Row && c.Row < s.label.Bottom() }
	return anySpot(f.columns, across) && anySpot(f.rows, along)
}

func anySpot(spots []spot, is func(spot) bool) bool {
	for _, s := range spots {
		if is(s) {
			return true
		}
	}
	return false
}
