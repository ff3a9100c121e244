package causes

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
)

// followOrigins lets what has come from elsewhere, an error value or a circle, follow what is told of there. Of a
// circle the formula that is not what it must be comes first.
func (x *explainer) followOrigins() {
	at := map[form.Place][]int{} // the findings about a cell's own content
	for i := range x.findings {
		for _, c := range x.findings[i].Cells {
			f := &x.findings[i]
			own := c.ID != "" || !slices.Contains(f.From, c.Place)
			if f.Rule.Severity == rule.Error && f.Equation == nil && own {
				at[c.Place] = append(at[c.Place], i)
			}
		}
	}
	sources := map[form.Place]int{} // the first finding that has come from a place
	for i := range x.findings {
		f := &x.findings[i]
		for _, from := range f.From {
			causes := at[from]
			if k := slices.IndexFunc(causes, func(k int) bool { return x.precedes(k, i) }); k >= 0 {
				x.follow(i, causes[k])
				break
			}
			if first, ok := sources[from]; ok && len(causes) == 0 &&
				f.Rule.Severity == x.findings[first].Rule.Severity {
				x.follow(i, first)
				break
			}
			sources[from] = i
		}
	}
}

// precedes reports whether a finding about a cell from which another has come is the cause. Two that have come from
// each other stand in a circle: the first is the cause, but one without a fix, whose formula is not at fault.
func (x *explainer) precedes(cause, i int) bool {
	a, b := &x.findings[cause], &x.findings[i]
	if len(a.From) == 0 ||
		!slices.ContainsFunc(b.Cells, func(c rule.Cell) bool { return slices.Contains(a.From, c.Place) }) {
		return cause != i
	}
	if (len(a.Fixes) > 0) != (len(b.Fixes) > 0) {
		return len(a.Fixes) > 0
	}
	return cause < i
}

// maxWorlds is how many causes are tried one by one. A report with more is beyond explaining.
const maxWorlds = 60

// followMends lets follow what goes away when a finding is mended, tried one by one and then together: of what goes
// away with several the one counts that it took last. It is false where there is nothing to calculate.
func (x *explainer) followMends() bool {
	if !slices.ContainsFunc(x.findings, func(f rule.Finding) bool { return f.Equation != nil || len(f.Stale) > 0 }) {
		return false
	}
	list := x.mendable()
	for _, k := range list {
		x.followMend(k)
	}
	together := x.world()
	x.mended = x.world()
	mended := map[int]bool{}
	for _, k := range list {
		if x.by[k] != none || x.findings[k].Rule.Severity != rule.Error {
			continue // what explains no error alone does not with others
		}
		mended[k] = len(x.findings[k].Stale) == 0 // stale results may be those of the causes to come
		if x.findings[k].Equation == nil {
			x.mended.mend(&x.findings[k])
		}
		together.forget()
		together.mend(&x.findings[k])
		x.followWorld(k, together, mended)
	}
	return true
}

// mendable returns the findings that are tried as causes: stale results, what cells hold, then totals that were typed.
func (x *explainer) mendable() []int {
	var list []int
	for i := range x.findings {
		f := &x.findings[i]
		recalculated := slices.ContainsFunc(f.Fixes, func(fix rule.Fix) bool { return fix.Action == rule.StoreResults })
		mends := slices.ContainsFunc(f.Fixes, func(fix rule.Fix) bool { return !fix.OnBlank && fix.Cell != nil })
		if x.by[i] == none && (recalculated || mends || len(f.Doubtful)+len(f.Sums)+len(f.Buried)+len(f.Meant) > 0) {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int {
		first := func(i int) int {
			switch f := &x.findings[i]; {
			case f.Equation != nil:
				return 3
			case f.Rule.Severity != rule.Error:
				return 2
			case len(f.Stale) > 0:
				return 0
			}
			return 1
		}
		if one, other := first(a), first(b); one != other {
			return one - other
		}
		return compare(&x.findings[a], &x.findings[b])
	})
	return list[:min(len(list), maxWorlds)]
}

func (x *explainer) followMend(k int) {
	if x.by[k] != none {
		return
	}
	cause := &x.findings[k]
	if len(cause.Doubtful) > 0 {
		x.followDoubt(k)
		return
	}
	w := x.world()
	w.mend(cause)
	x.followWorld(k, w, map[int]bool{k: true})
}

// followWorld lets follow what goes away in a world, but what was mended in it.
func (x *explainer) followWorld(k int, w *world, mended map[int]bool) {
	for i := range x.findings {
		if x.by[i] == none && !mended[i] && x.settled(&x.findings[i], w) {
			x.follow(i, k)
		}
	}
}

// Figures that are tried in cells of which nobody knows what should stand there.
func zeros(int) int64    { return 0 }
func others(i int) int64 { return int64(i)*int64(i+7) + 1 }

// followDoubt lets follow what builds on cells of which nobody knows what should stand there. Of one cell a figure must
// be possible with which the other finding goes away.
func (x *explainer) followDoubt(k int) {
	cells := x.findings[k].Doubtful
	zero, other := x.world().with(cells, zeros), x.world().with(cells, others)
	for i := range x.findings {
		f := &x.findings[i]
		if x.by[i] != none || i == k {
			continue
		}
		if len(f.Doubtful) == 1 && passedOn(f.Doubtful[0], zero, other) {
			x.follow(i, k)
			continue
		}
		for _, n := range x.needed(f, zero, other) {
			if len(cells) > 1 {
				x.follow(i, k)
				break
			}
			figure := n.figure()
			w := x.world()
			w.fixed[cells[0]] = figure
			if isPossible(cells[0], figure) && x.settled(f, w) {
				x.follow(i, k)
				break
			}
		}
	}
}

// followMissing lets stale results follow formulas without results where they are what comes of passing over these.
func (x *explainer) followMissing() {
	for k := range x.findings {
		if len(x.findings[k].Missing) == 0 {
			continue
		}
		w := x.world()
		w.bury(x.findings[k].Missing)
		for i := range x.findings {
			if len(x.findings[i].Stale) > 0 && x.settled(&x.findings[i], w) {
				x.follow(i, k)
			}
		}
	}
}

// followUnread lets equations follow a cell whose content is no figure where formulas that they name build on it: these
// pass over it, and what any other cell should hold cannot be reckoned from them.
func (x *explainer) followUnread() {
	broken := x.brokenStill()
	for k := range x.findings {
		unread := slices.DeleteFunc(slices.Clone(x.findings[k].Doubtful), func(c *form.Cell) bool {
			_, ok := x.mended.figure(c)
			return ok
		})
		if len(unread) == 0 {
			continue
		}
		zero, other := x.mended.with(unread, zeros), x.mended.with(unread, others)
		for _, i := range broken {
			if len(x.needed(&x.findings[i], zero, other)) > 0 {
				x.follow(i, k)
			}
		}
	}
}

// passedOn reports whether what cannot stand in a cell comes from the cells in doubt: its figure changes with them, and
// may stand there when they are 0.
func passedOn(c *form.Cell, zero, other *world) bool {
	a, ok := zero.figure(c)
	b, also := other.figure(c)
	return ok && also && !a.Equal(b) && isPossible(c, a)
}

// A need is what is missing when a cell in doubt is 0, and when it is 1.
type need struct{ zero, one decimal.Decimal }

// figure returns what must stand in the cell for nothing to be missing.
func (n need) figure() decimal.Decimal {
	return n.zero.DivRound(n.zero.Sub(n.one), 6)
}

// needed returns what a finding's sides differ by in two worlds, nothing where both are alike.
func (x *explainer) needed(f *rule.Finding, zero, other *world) []need {
	var needs []need
	add := func(a, b decimal.Decimal, ok bool) {
		if ok && !a.Equal(b) {
			needs = append(needs, need{a, b})
		}
	}
	switch {
	case f.Equation != nil:
		a, ok := zero.rest(f.Equation)
		b, also := other.rest(f.Equation)
		add(a, b, ok && also)
	case len(f.Stale) > 0:
		for _, c := range f.Stale {
			at, found := rule.At(x.pass.Report, c)
			if !found || zero.book == nil {
				continue
			}
			stored := zero.book.Stored(at).Number
			add(zero.value(at).Number.Sub(stored), other.value(at).Number.Sub(stored), true)
		}
	}
	return needs
}

// forget lets a world that was changed be calculated anew.
func (w *world) forget() {
	clear(w.figures)
	clear(w.results)
}

// followCells lets what is said of single cells follow what is said of them all: totals that were typed follow the
// equations that they break, blanks and typed totals the section that was not filled.
func (x *explainer) followCells() {
	known, sections := map[rule.Severity]map[string]int{}, x.sections()
	for i := range x.findings {
		f := &x.findings[i]
		if x.by[i] == none && f.Equation != nil {
			x.followSection(i, f.Equation.OwnCells(), sections)
		}
		if x.by[i] == none && f.Claim != nil {
			x.followSection(i, x.cellsOf(f), sections)
		}
		if x.by[i] != none || f.Equation != nil || len(f.Cells) == 0 || f.Rule.Severity == rule.Error {
			continue
		}
		about := x.graver(known, f.Rule.Severity)
		first, all := none, true
		for _, c := range f.Cells {
			if isAnothers(c) {
				continue // what another report has nobody doubts
			}
			k, ok := about[c.ID]
			if all = all && ok && c.ID != ""; all && first == none {
				first = k
			}
		}
		if all && first != none {
			x.follow(i, x.root(first))
		}
	}
}

// isAnothers reports whether a cell stands in another report.
func isAnothers(c rule.Cell) bool { return c.Place.File != "" }

// cellsOf returns the form's cells that a finding is about.
func (x *explainer) cellsOf(f *rule.Finding) []*form.Cell {
	var cells []*form.Cell
	for _, c := range f.Cells {
		if of := x.pass.Report.Form.Cell(c.ID); of != nil {
			cells = append(cells, of)
		}
	}
	return cells
}

// graver returns by cell the first finding about it that is graver than a severity; known are those that it has found.
func (x *explainer) graver(known map[rule.Severity]map[string]int, than rule.Severity) map[string]int {
	if known[than] == nil {
		about := map[string]int{}
		for k := range x.findings {
			g := &x.findings[k]
			if g.Rule.Severity >= than {
				continue
			}
			for _, c := range x.explained(g) {
				if _, ok := about[c.ID]; !ok {
					about[c.ID] = k
				}
			}
		}
		known[than] = about
	}
	return known[than]
}

// A section is what a finding says was not filled.
type section struct {
	finding int
	cells   []*form.Cell
}

func (x *explainer) sections() (list []section) {
	for k := range x.findings {
		if g := &x.findings[k]; g.Equation == nil && len(g.Doubtful) > 1 {
			list = append(list, section{k, x.explained(g)})
		}
	}
	return list
}

// followSection lets an equation, or what a sentence says, follow that a section was not filled in which all its cells
// are: what its totals come to, nobody can say.
func (x *explainer) followSection(i int, cells []*form.Cell, sections []section) {
	for _, s := range sections {
		if !slices.ContainsFunc(cells, func(c *form.Cell) bool { return !slices.Contains(s.cells, c) }) {
			x.follow(i, s.finding)
			return
		}
	}
}

// explained returns the cells of which a finding says what is wrong with them: the total of an equation, and of a
// section that was not filled all cells of its tables.
func (x *explainer) explained(f *rule.Finding) []*form.Cell {
	switch {
	case f.Equation != nil:
		return f.Sums
	case len(f.Doubtful) > 1:
		var cells []*form.Cell
		for _, t := range x.pass.Report.Form.Tables {
			if slices.ContainsFunc(f.Doubtful, func(c *form.Cell) bool { return c.Table == t }) {
				cells = append(cells, t.Cells...)
			}
		}
		return cells
	}
	return append(slices.Clone(f.Doubtful), f.Sums...)
}

// followYears lets follow what goes away with a year for the report with which a graver or earlier finding goes away,
// too.
func (x *explainer) followYears() {
	var years, dated []int // dated are the findings that may go away with a year; few of a thousand do
	for i := range x.findings {
		if x.findings[i].Year != nil {
			dated = append(dated, i)
			for y := minYear; y <= maxYear; y++ {
				if x.findings[i].Year(y) {
					years = append(years, y)
				}
			}
		}
	}
	for _, i := range dated {
		for _, k := range dated {
			a, b := &x.findings[k], &x.findings[i]
			if i == k || compare(a, b) > 0 {
				continue
			}
			if slices.ContainsFunc(years, func(y int) bool { return a.Year(y) && b.Year(y) }) {
				x.follow(i, k)
			}
		}
	}
}

// Years of reports that are thought of.
const minYear, maxYear = 2008, 2099

// followClaims lets follow, of two findings about one number of a sentence, the one that knows less: by the tables it is
// wrong, by last year's report it is that year's.
func (x *explainer) followClaims() {
	knowsMore := func(f *rule.Finding) bool {
		return f.Claim != nil && slices.ContainsFunc(f.Cells, isAnothers)
	}
	type number struct {
		at               form.Place
		actual, expected string
	}
	less := map[number][]int{}
	for i := range x.findings {
		if f := &x.findings[i]; f.Claim != nil && !knowsMore(f) {
			n := number{f.Place, f.Actual, f.Expected}
			less[n] = append(less[n], i)
		}
	}
	for k := range x.findings {
		if g := &x.findings[k]; knowsMore(g) {
			for _, i := range less[number{g.Place, g.Actual, g.Expected}] {
				x.follow(i, k)
			}
		}
	}
}
