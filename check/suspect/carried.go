package suspect

import (
	"math"
	"slices"
)

// Totals that are typed are made of what stands beside them: a figure that was wrong before somebody added up is wrong in
// the total, too.
const (
	chanceAddedUp = 0.3 // of totals that were typed, against one slip alone
	chanceNoTotal = 0.2 // that nobody has added up
	chanceStale   = 0.3 // of each total besides that was not updated with the first
)

// AddedUp is what is said of a total into which a slip has gone.
const AddedUp = "总计跟着改"

// carried looks for single slips that went into totals: into that of the row, that of the column, or all.
func (f *finder) carried() {
	for cell := range f.cells {
		x := &f.cells[cell]
		if x.total {
			continue
		}
		direct := f.totalsOver(cell)
		options := make([][]factor, 0, 4)
		for _, t := range direct {
			options = append(options, []factor{{cell, 1}, t})
		}
		if all := f.allOver(cell); len(all) > 2 {
			options = append(options, all)
		}
		for _, o := range options {
			f.carry(o)
		}
	}
}

// carry tries a slip that has changed several cells, each by as many times its amount as is said.
func (f *finder) carry(cells []factor) {
	net := map[int]int64{}
	order := make([]int, 0, 8)
	for _, c := range cells {
		for _, r := range f.cells[c.at].rows {
			if _, known := net[r.at]; !known {
				order = append(order, r.at)
			}
			net[r.at] += c.times * r.times
		}
	}
	for _, e := range order {
		if net[e] == 0 || f.rest[e] == 0 {
			continue
		}
		if f.rest[e]%net[e] != 0 {
			return
		}
		by := -f.rest[e] / net[e]
		changes := make([]change, 0, len(cells))
		for _, c := range cells {
			changes = append(changes, change{c.at, by * c.times, AddedUp})
		}
		if f.mends(changes) {
			first := f.single(cells[0].at, by)
			changes[0] = first.changes[0]
			f.add(nil, candidate{changes: changes, chance: first.chance + math.Log(chanceAddedUp)})
		}
		return
	}
}

// totalsOver returns the typed totals that an equation makes of a cell, each with how often the cell counts in it.
func (f *finder) totalsOver(cell int) []factor {
	var list []factor
	for _, r := range f.cells[cell].rows {
		if total := f.rows[r.at].total; total.times != 0 && total.at != cell {
			list = append(list, factor{total.at, -r.times / total.times})
		}
	}
	return list
}

// allOver returns a cell with all typed totals that are made of it, be it through others.
func (f *finder) allOver(cell int) []factor {
	list := []factor{{cell, 1}}
	for i := 0; i < len(list); i++ {
		for _, t := range f.totalsOver(list[i].at) {
			if !slices.ContainsFunc(list, func(c factor) bool { return c.at == t.at }) {
				list = append(list, factor{t.at, t.times * list[i].times})
			}
		}
	}
	return list
}

// offTotals is what is said of a figure that no slip makes of the one that its totals want: they may be those of before.
const offTotals = "与几处总计都合不上"

// stale looks for totals that nobody updated when a figure was corrected: instead of a figure that no slip explains, all
// totals over it may be wrong.
func (f *finder) stale() {
	for i := range f.found {
		c := f.found[i].changes
		if len(c) != 1 || c[0].why != anyOther {
			continue
		}
		totals := f.allOver(c[0].cell)[1:]
		changes := make([]change, 0, len(totals))
		for _, t := range totals {
			changes = append(changes, change{t.at, -c[0].by * t.times, staleTotal})
		}
		if len(changes) > 1 && f.mends(changes) {
			c[0].why = offTotals
			f.add(nil, candidate{changes: changes, chance: f.staleChance(c[0].by, len(changes))})
		}
	}
}

// staleChance is how likely it is that as many totals were not updated when a figure changed.
func (f *finder) staleChance(by int64, totals int) float64 {
	return math.Log(shareTotal*anyFigure(by, 0)) + float64(totals-1)*math.Log(chanceStale)
}

// unadded tries what would be if all typed totals in which 0 stands over figures had been added up.
func (f *finder) unadded() {
	sums := map[int]int64{}
	var changes []change
	for range f.cells { // totals of totals come after these
		changed := false
		for e := range f.rows {
			at, typed := f.at[f.rows[e].of.Total()]
			if !typed || f.cells[at].figure != 0 || f.rows[e].of != f.of.Report.Form.Totals()[f.cells[at].of] {
				continue
			}
			own, sum := int64(1), int64(0)
			for _, c := range f.rows[e].cells {
				if c.at == at {
					own = c.times
					continue
				}
				sum += c.times * (f.cells[c.at].figure + sums[c.at])
			}
			if n := -sum / own; n != sums[at] {
				sums[at], changed = n, true
			}
		}
		if !changed {
			break
		}
	}
	for at := range f.cells {
		if sums[at] != 0 {
			changes = append(changes, change{at, sums[at], "总计没有加"})
		}
	}
	if len(changes) > 1 && f.mends(changes) {
		f.add(nil, candidate{changes: changes, chance: math.Log(chanceNoTotal)})
	}
}
