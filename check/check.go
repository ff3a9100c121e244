// Package check is the rules: a report in, findings out. It knows no files and prints nothing.
//
// A rule is one place: its id, its explanation and its code. The cross-totals (family R) are not written here: they are the relations of
// the form's definition. An id never changes its meaning.
package check

import (
	"slices"
	"strings"

	"nianbao/form"
)

// Severity says what a finding means for the report.
type Severity int

const (
	Error   Severity = iota // the report must not be printed so
	Warning                 // somebody should look
	Note                    // said so that nothing happens silently
)

// String returns the severity as JSON has it.
func (s Severity) String() string { return [...]string{"error", "warning", "note"}[s] }

// Chinese returns the severity as a clerk reads it.
func (s Severity) Chinese() string { return [...]string{"错误", "警告", "提示"}[s] }

// A Rule explains one thing that is checked.
type Rule struct {
	ID       string
	Severity Severity
	Title    string // one line
	What     string
	Basis    string // what it stands on
	Example  string // what breaks it and what is then said
	Mend     string // what to do about it
}

// A Finding is one breach of a rule.
type Finding struct {
	Rule             *Rule
	Place            form.Place
	Message          string // with what to do, in Chinese; Place, severity and id stand before it
	Cells            []Cell // the cells at fault
	Expected, Actual string // figures, empty when there are none
}

// A Cell is a cell that a finding is about.
type Cell struct {
	ID    string // empty for what is no cell of the form
	Place form.Place
	Value string // as typed
}

// A checker collects what one rule finds in a report.
type checker struct {
	report   *form.Report
	forms    []*form.Form
	rule     *Rule
	findings []Finding
	audit    *audit // of the workbook's formulas, once it is made
}

func (c *checker) found(place form.Place, message string, cells ...Cell) {
	c.findings = append(c.findings, Finding{Rule: c.rule, Place: place, Message: message, Cells: cells})
}

// Report returns what is wrong with a report, in the order of its places. forms are the editions that the report could have used.
func Report(r *form.Report, forms []*form.Form) []Finding {
	c := &checker{report: r, forms: forms}
	for _, family := range families {
		for i := range family {
			c.rule = &family[i].Rule
			family[i].run(c)
		}
	}
	for _, relation := range r.Form.Relations {
		rule := relationRule(relation)
		c.rule = &rule
		c.relation(relation)
	}
	slices.SortStableFunc(c.findings, func(a, b Finding) int {
		if d := a.Place.Compare(b.Place); d != 0 {
			return d
		}
		return strings.Compare(a.Rule.ID, b.Rule.ID)
	})
	return c.findings
}

// Count returns how many findings have a severity.
func Count(findings []Finding, s Severity) int {
	n := 0
	for i := range findings {
		if findings[i].Rule.Severity == s {
			n++
		}
	}
	return n
}

// Rules returns every rule, ordered by id, the cross-totals as the last of the forms that has them states them.
func Rules(forms []*form.Form) []Rule {
	byID := map[string]Rule{}
	for _, family := range families {
		for i := range family {
			byID[family[i].ID] = family[i].Rule
		}
	}
	for _, f := range forms {
		for _, relation := range f.Relations {
			byID[relation.ID] = relationRule(relation)
		}
	}
	list := make([]Rule, 0, len(byID))
	for _, r := range byID {
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
	return list
}
