package parts

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// A Set is the parts of one superior's report, all of one year and on one form.
type Set struct {
	Form  *form.Form // with the rows that any of the parts has in its open tables
	Year  int
	Parts []*Part // those that are added up, in their order; the superior's own first
	Out   []*Part // those that could not be

	List     string   // the list of agencies that should have a part; empty for none
	Missing  []string // of them those that have none
	Unlisted []*Part  // of the Parts those that are not on it
	Doubtful []*Part  // of which nobody knows whether they have one, with why: they have no figures
	Kept     []*Part  // of the Parts those that were not given anew and count as the superior's workbook has them
	Before   *Set     // those that were added up, where the superior's workbook says so; nil for none
	Renamed  []Rename // of those the parts whose agency is called otherwise there, and is the same all the same
	InSheet  bool     // they stand on a sheet of the superior's own workbook
	Damage   *Damage  // of that, why it cannot be read; there are no parts then

	byAgency map[string]*Part
}

// NewSet returns a set of parts on a form.
func NewSet(f *form.Form, year int, list []*Part) *Set {
	s := &Set{Year: year}
	for _, p := range list {
		if p.Out {
			s.Out = append(s.Out, p)
		} else {
			s.Parts = append(s.Parts, p)
		}
	}
	slices.SortStableFunc(s.Parts, compare)
	slices.SortStableFunc(s.Out, compare)
	s.Form = s.rowsOf(f.Base())
	return s
}

// compare orders parts: the superior's own first, then by the names of their files, numbers in these as numbers.
func compare(p, q *Part) int {
	own := func(p *Part) int {
		if p.Own {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(own(p), own(q)), compareNames(p.File, q.File), cmp.Compare(p.File, q.File),
		cmp.Compare(p.Agency, q.Agency))
}

// compareNames orders names as people number files: 2 before 10.
func compareNames(a, b string) int {
	digits := func(s string) int {
		n := 0
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		return n
	}
	for len(a) > 0 && len(b) > 0 {
		i, j := digits(a), digits(b)
		if i == 0 || j == 0 {
			if a[0] != b[0] {
				return cmp.Compare(a[0], b[0])
			}
			a, b = a[1:], b[1:]
			continue
		}
		x, y := plain(a[:i]), plain(b[:j])
		if c := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); c != 0 {
			return c
		}
		a, b = a[i:], b[j:]
	}
	return cmp.Compare(len(a), len(b))
}

func plain(digits string) string {
	for len(digits) > 1 && digits[0] == '0' {
		digits = digits[1:]
	}
	return digits
}

// rowsOf returns the form with the rows of all parts in its open tables, each key once, in the order of the parts.
func (s *Set) rowsOf(f *form.Form) *form.Form {
	if !f.HasOpen() {
		return f
	}
	rows, seen := map[string]form.OpenRows{}, map[[2]string]bool{}
	for _, t := range f.Tables {
		if t.Open != nil {
			rows[t.ID] = form.OpenRows{}
		}
	}
	for _, p := range s.Parts {
		for _, r := range p.rows {
			if of, is := rows[r.table], [2]string{r.table, r.key}; !seen[is] {
				seen[is] = true
				of.Keys = append(of.Keys, r.label)
				rows[r.table] = of
			}
		}
	}
	return f.WithRows(rows)
}

// IsStated reports whether the parts have a cell of their own for what stands there: all but ratios, which are made
// anew of the sums.
func IsStated(f *form.Form, c *form.Cell) bool {
	return f.Ratios()[c] == nil && !c.Row.Spare
}

// IsSummed reports whether the superior's cell is the sum of the parts': a figure that is no share of others.
func IsSummed(f *form.Form, c *form.Cell) bool {
	return IsStated(f, c) && !c.IsWords() && !isShare(c.Unit()) && !isNoSum(c.Row) && !isNoSum(c.Column)
}

// isNoSum reports whether the form says of a row or column, or of a group that it stands in, that it cannot be added up.
func isNoSum(l *form.Leaf) bool {
	return slices.ContainsFunc(l.Path, func(n *form.Node) bool { return n.NoSum })
}

// isShare reports whether what counts in a unit is a share: it cannot be added up.
func isShare(unit string) bool {
	switch form.HalfWidth(unit) {
	case "%", "‰", "百分点", "个百分点":
		return true
	}
	return false
}

// A Sum is what a cell of all parts comes to.
type Sum struct {
	Number  decimal.Decimal
	Figures int     // parts in which a figure, or a stroke, stands
	Blank   []*Part // in which nothing stands
	Unknown []*Part // in which something stands that is no figure
}

// Sum adds up a cell. A blank and a stroke count as 0, what is no figure as unknown.
func (s *Set) Sum(c *form.Cell) Sum {
	var sum Sum
	name, open := Name(c), c.Row.Open != nil
	for _, p := range s.Parts {
		switch f := p.named(name, open); f.State {
		case form.Number, form.Stroke:
			sum.Number, sum.Figures = sum.Number.Add(f.Number), sum.Figures+1
		case form.Blank:
			if !open {
				sum.Blank = append(sum.Blank, p)
			}
		default:
			sum.Unknown = append(sum.Unknown, p)
		}
	}
	return sum
}

// Report returns the superior's report: of every cell that staff fill the sum, blank where no part has a figure. What is
// computed is left to its formula. Words are those of the superior's own part, in open tables those on which all parts
// with the item agree.
func (s *Set) Report() *form.Report {
	r := form.NewReport(s.Form)
	r.Year = s.Year
	for _, c := range s.Form.Cells {
		switch {
		case c.IsWords():
			if words := s.words(c); words != "" {
				r.SetValue(c, form.Value{State: form.Words, Words: words, Text: words})
			}
		case s.Form.Computed(c) == nil && IsSummed(s.Form, c):
			if sum := s.Sum(c); sum.Figures > 0 {
				r.SetNumber(c, sum.Number)
			}
		}
	}
	return r
}

// words returns what stands in the superior's cell of words; empty where that is for people to say.
func (s *Set) words(c *form.Cell) string {
	if own := s.Own(); c.Row.Open == nil {
		if own == nil || own.At(c).State != form.Words {
			return ""
		}
		return own.At(c).Text
	}
	words := ""
	for _, p := range s.Parts {
		f := p.At(c)
		switch {
		case f.State != form.Words:
		case words != "" && words != f.Text:
			return ""
		default:
			words = f.Text
		}
	}
	if list := c.OneOf(); len(list) > 0 && !slices.Contains(list, words) { // of an item that a part has twice
		return ""
	}
	return words
}

// Own returns the part that has the superior's own figures, nil for none.
func (s *Set) Own() *Part {
	if len(s.Parts) > 0 && s.Parts[0].Own {
		return s.Parts[0]
	}
	return nil
}

// A Rename is a part and the one of its agency in the superior's workbook, where that has another name.
type Rename struct{ Now, Then *Part }

// Then returns the part as the superior's workbook has it, nil for none.
func (s *Set) Then(p *Part) *Part {
	for _, r := range s.Renamed {
		if r.Now == p {
			return r.Then
		}
	}
	return s.Before.Of(p.Agency)
}

// Of returns the part of an agency, nil for none.
func (s *Set) Of(agency string) *Part {
	if s == nil {
		return nil
	}
	if s.byAgency == nil {
		s.byAgency = map[string]*Part{}
		for _, p := range s.Parts {
			if key := form.AgencyKey(p.Agency); s.byAgency[key] == nil {
				s.byAgency[key] = p
			}
		}
	}
	return s.byAgency[form.AgencyKey(agency)]
}
