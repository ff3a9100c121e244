// Package causes tells which finding explains which. One mistake breaks many rules: a number that is stored as text
// makes its row's total wrong, its column's, and the identity of both. The clerk is told of the text; the others are
// there and follow it.
//
// Which finding explains which is calculated, not looked up by rule ids: in a world in which the one is mended, does the
// other go away? See world. Of equations alone, which are neither cause nor consequence of each other, those are kept
// that tell all: one that is a sum of equations which hold and of others which do not says nothing of its own. See
// equations.go.
//
// No finding stands behind one that is less grave: an error is never hidden behind a warning.
package causes

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/check/formulas"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
)

// Order returns findings causes first, those that a finding explains behind it: errors, then warnings and notes; what a
// cell's own content or formula breaks, then equations; as one reads; at last what is said of empty texts.
func Order(p *rule.Pass) []rule.Finding {
	x := &explainer{pass: p, findings: p.Findings()}
	x.by = make([]int, len(x.findings))
	for i := range x.by {
		x.by[i] = none
	}
	if len(x.findings) > 0 {
		x.followOrigins()
		x.followCircles()
		if x.followMends() {
			x.followMissing()
			x.followUnread()
			x.accuse()
			x.followEquations()
			x.followLines()
		}
		x.accuseBlank()
		x.followCells()
		x.followYears()
		x.followClaims()
		x.followReckoned()
		x.followCopied()
		x.followPatterns()
		x.followWhole()
		x.followCarried()
		x.followShared()
		x.followRows()
		x.followLineClaims()
		x.followCompared()
		x.sayUnlocated()
	}
	x.handOn()
	return x.ordered()
}

const none = -1

// An explainer finds out which findings follow which.
type explainer struct {
	pass      *rule.Pass
	findings  []rule.Finding
	by        []int                       // the index of the finding that explains each, none for none
	cells     map[formula.Cell]*form.Cell // the form's cells by where they stand
	sorted    []int                       // what is calculated, in order
	lines     map[int][]*form.Cell        // by finding, the row that explains it and others, all rows where one does
	unlocated []int                       // broken equations that any of several cells would mend
	mended    *world                      // in which all is mended that needs no judgement, equations aside
}

// follow takes down that a finding follows another, unless it follows one already, is graver, or explains that itself.
func (x *explainer) follow(i, cause int) bool {
	if i == cause || x.by[i] != none || x.root(cause) == i ||
		x.findings[i].Rule.Severity < x.findings[x.root(cause)].Rule.Severity {
		return false
	}
	x.by[i] = cause
	return true
}

// root returns the finding at the end of what explains a finding.
func (x *explainer) root(i int) int {
	for x.by[i] != none {
		i = x.by[i]
	}
	return i
}

// handOn lets the first of a line name the cells at fault that one behind it knows. One that knows of others than those
// that are named says so itself.
func (x *explainer) handOn() {
	for i := range x.findings {
		f, head := &x.findings[i], &x.findings[x.root(i)]
		if f == head || len(f.Suspects) == 0 {
			continue
		}
		if len(head.Suspects) > 0 && !suspectsAmong(f, head) {
			continue
		}
		words := f.Accusation
		f.Message = strings.TrimPrefix(f.Message, words)
		if len(head.Suspects) == 0 {
			head.Suspects, head.Candidates, head.Certain = f.Suspects, f.Candidates, f.Certain
			head.Accuse(words)
		}
		f.Suspects, f.Candidates, f.Certain, f.Accusation = nil, nil, false, ""
	}
}

// suspectsAmong reports whether all that a finding suspects another suspects as well.
func suspectsAmong(f, head *rule.Finding) bool {
	return !slices.ContainsFunc(f.Suspects, func(s rule.Suspect) bool {
		return !slices.ContainsFunc(head.Suspects, func(h rule.Suspect) bool { return h.ID == s.ID && h.Place == s.Place })
	})
}

func (x *explainer) ordered() []rule.Finding {
	order := make([]int, len(x.findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if ra, rb := x.root(a), x.root(b); ra != rb {
			return cmp.Or(compare(&x.findings[ra], &x.findings[rb]), cmp.Compare(ra, rb))
		}
		return cmp.Or(cmp.Compare(min(1, x.by[a]+1), min(1, x.by[b]+1)), compare(&x.findings[a], &x.findings[b]))
	})
	at := make([]int, len(order))
	for to, from := range order {
		at[from] = to
	}
	list := make([]rule.Finding, len(order))
	for to, from := range order {
		list[to] = x.findings[from]
		if x.by[from] != none {
			head := at[x.root(from)]
			list[to].Follows = &head
		}
	}
	return list
}

// compare orders findings that do not explain each other.
func compare(a, b *rule.Finding) int {
	return cmp.Or(
		cmp.Compare(late(a), late(b)),
		cmp.Compare(a.Rule.Severity, b.Rule.Severity),
		cmp.Compare(kind(a), kind(b)),
		a.Place.Compare(b.Place),
		strings.Compare(a.Rule.ID, b.Rule.ID),
	)
}

// late is 1 for what is said of empty texts: nothing comes of them.
func late(f *rule.Finding) int {
	if f.Rule.ID == "S09" {
		return 1
	}
	return 0
}

// kind is 0 for what a cell's own content or formula breaks, 1 for equations: those that define a total, then those
// that tie totals together.
func kind(f *rule.Finding) int {
	switch {
	case f.Equation == nil:
		return 0
	case f.Equation.Total() != nil:
		return 1
	}
	return 2
}

// world returns the report as it is, to be changed.
func (x *explainer) world() *world {
	a := formulas.AuditOf(x.pass)
	if x.cells == nil && a != nil {
		x.cells = map[formula.Cell]*form.Cell{}
		for _, c := range x.pass.Report.Form.Cells {
			if at, ok := rule.At(x.pass.Report, c); ok {
				x.cells[at] = c
			}
		}
	}
	return newWorld(x.pass.Report, a, x.cells)
}

// settled reports whether a finding that is calculated would not be there in a world. It is false for all others.
func (x *explainer) settled(f *rule.Finding, in *world) bool {
	switch {
	case f.Equation != nil:
		return in.holds(f.Equation) || in.hasError(f.Equation)
	case f.Claim != nil:
		return f.Claim(in.figure)
	case len(f.Stale) > 0:
		return !slices.ContainsFunc(f.Stale, func(c *form.Cell) bool { return !in.isStored(c) })
	}
	return false
}
