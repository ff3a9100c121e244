// Package check is the rules: a report in, findings out. It knows no files and prints nothing.
//
// A rule is one file of a family: its texts, its code and what mends it. The families are packages: structure (S),
// values (V), formulas (F), sentences and texts (N), plausible (P), parts (M), totals (R, Y), whose rules are the relations of the
// form's definition, history and copied (Y besides). Package rule is what they are made of. Here they are put in order
// and run.
// An id never changes its meaning.
package check

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/check/causes"
	"nianbao/check/copied"
	"nianbao/check/formulas"
	"nianbao/check/history"
	superior "nianbao/check/parts"
	"nianbao/check/plausible"
	"nianbao/check/rule"
	"nianbao/check/sentences"
	"nianbao/check/structure"
	"nianbao/check/texts"
	"nianbao/check/totals"
	"nianbao/check/values"
	"nianbao/form"
	"nianbao/form/parts"
)

// What callers speak of is package rule's.
type (
	Rule     = rule.Rule
	Severity = rule.Severity
	Finding  = rule.Finding
	Cell     = rule.Cell
	Fix      = rule.Fix

	Unchecked = totals.Unchecked
)

const (
	NotFound = totals.NotFound
	NotGiven = totals.NotGiven

	Error   = rule.Error
	Warning = rule.Warning
	Note    = rule.Note
)

// families are the rules that are the same for every form, in the order in which they run: V20 leaves to F14 what that
// has told of.
var families = [][]*rule.Rule{structure.Rules, formulas.Rules, values.Rules, sentences.Rules, plausible.Rules, texts.Rules,
	superior.Rules}

// Report returns what is wrong with a report, causes first, behind each what follows from it. forms are the editions
// that the report could have used.
func Report(r *form.Report, forms []*form.Form) []Finding { return Superior(r, forms, nil) }

// Superior is [Report] of a report that adds up others, nil for none.
func Superior(r *form.Report, forms []*form.Form, of *parts.Set) []Finding {
	return Chosen(r, forms, of, Choice{})
}

// Chosen is [Superior] of the findings of chosen rules. What one of them alone would find is told, although in a check of
// all it leaves that to another.
func Chosen(r *form.Report, forms []*form.Form, of *parts.Set, c Choice) []Finding {
	p := rule.NewPass(r, forms)
	p.Parts, p.Asks = of, c.Has
	return c.Of(judge(p, rulesOf(r.Form)))
}

// rulesOf returns the rules that are asked of one report on a form, in the order in which they run.
func rulesOf(f *form.Form) []*rule.Rule {
	return slices.Concat(slices.Concat(families...), totals.Rules(f), history.Rules(f), copied.Rules(f))
}

// judge returns what rules find in a pass's report, causes first.
func judge(p *rule.Pass, rules []*rule.Rule) []Finding {
	for _, of := range rules {
		p.Run(of)
	}
	values.Guard(p)
	return causes.Order(p)
}

// Whose returns what of a report's findings is about whose it says it is, and of which year and edition.
func Whose(r *form.Report, forms []*form.Form) []Finding {
	p := rule.NewPass(r, forms)
	for _, of := range structure.Whose {
		p.Run(of)
	}
	return p.Findings()
}

// UncheckedIn returns what of a report was not checked for want of the other reports that its relations name.
// Of these what nobody asked for is left out.
func UncheckedIn(r *form.Report, c Choice) []Unchecked {
	return totals.UncheckedIn(r, history.IDs(r.Form), c.Has)
}

// A Due is by when a report had to be published, and whether it is dated later.
type Due = texts.Due

// DueOf returns by when a report had to be published.
func DueOf(r *form.Report) Due { return texts.DueOf(r) }

// Fixes returns what can be put right in a report's workbook without anybody's judgement: what the findings carry,
// and what no finding tells of because it is no fault yet. Each is there once, in the order in which fixes are
// carried out, then in that of the form's cells.
func Fixes(r *form.Report, findings []Finding) []Fix {
	var all []Fix
	for i := range findings {
		all = append(all, findings[i].Fixes...)
	}
	p := rule.NewPass(r, nil)
	for _, of := range slices.Concat(families...) {
		if of.Tidy != nil {
			all = append(all, of.Tidy(p)...)
		}
	}
	index := func(f Fix) int {
		if f.Cell == nil {
			return -1
		}
		return f.Cell.Index
	}
	slices.SortStableFunc(all, func(a, b Fix) int {
		return cmp.Or(cmp.Compare(a.Action, b.Action), cmp.Compare(index(a), index(b)))
	})
	return slices.CompactFunc(all, func(a, b Fix) bool { return a.Action == b.Action && a.Cell == b.Cell })
}

// SuspectFixes returns what puts the figures right that certainly are suspected: the one smallest explanation of what
// does not hang together, with the results that then are others. Whether it is what was meant only those know who have the records.
func SuspectFixes(r *form.Report, findings []Finding) []Fix {
	p := rule.NewPass(r, nil)
	var all []Fix
	for i := range findings {
		all = append(all, p.SetSuspects(&findings[i])...)
	}
	if len(all) == 0 {
		return nil
	}
	all = append(all, Fix{Action: rule.StoreResults})
	seen := map[*form.Cell]bool{}
	return slices.DeleteFunc(all, func(f Fix) bool {
		again := seen[f.Cell]
		seen[f.Cell] = true
		return again
	})
}

// Count returns how many findings that count have a severity: those that are waived do not.
func Count(findings []Finding, s Severity) int {
	n := 0
	for i := range findings {
		if findings[i].Rule.Severity == s && findings[i].Waived == "" {
			n++
		}
	}
	return n
}

// Rules returns every rule, ordered by id, the cross-totals as the last of the forms that has them states them.
func Rules(forms []*form.Form) []Rule {
	byID := map[string]Rule{}
	for _, of := range slices.Concat(families...) {
		r := *of
		for _, f := range forms {
			r.Basis = cmp.Or(f.Bases[r.ID], r.Basis)
		}
		r.Example = strings.ReplaceAll(r.Example, "{title}", forms[len(forms)-1].ReportTitle())
		r.Says = said()[r.ID]
		byID[r.ID] = r
	}
	for _, f := range forms {
		for _, of := range slices.Concat(totals.Rules(f), history.Rules(f), copied.Rules(f), copied.Among(f)) {
			byID[of.ID] = *of
		}
	}
	list := make([]Rule, 0, len(byID))
	for _, r := range byID {
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
	return list
}
