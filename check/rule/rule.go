// Package rule is what a rule of the check is made of, in the manner of go/analysis: a Rule with its texts and its
// code, the Pass in which it sees a report, the Findings that it leaves behind and the Fixes that they carry. It
// holds no rule: those are the families beside it.
package rule

import "nianbao/check/family"

// A Rule is one thing that is checked: what people read of it, and its code.
type Rule struct {
	ID       string // never changes its meaning
	Severity Severity
	Title    string // one line
	What     string
	Basis    string // what it stands on
	Example  string // what breaks it and what is then said; {title} stands for what the form's reports are called
	Says     string // what the check says in the rule's own test, place and message; see check.Rules
	Mend     string // what to do about it
	Waivable bool   // staff may explain a breach, which then counts no more; see CanWaive
	Together bool   // it is about several reports: one alone never breaks it

	// Run finds the breaches in a report.
	Run func(*Pass)
	// Tidy returns what nianbao fix puts right in a report's workbook without a finding: what is no fault yet. nil
	// for most rules. It may return what findings carry, too.
	Tidy func(*Pass) []Fix
}

// CanWaive reports whether a breach of the rule may be true of a sound report, so that staff may explain it: those of
// some families hold figures against what lies outside of the tables, and of S and V those rules that say so. Cross-totals
// and formulas hold or do not.
func (r *Rule) CanWaive() bool {
	return r.Waivable || family.Of(r.ID).Outside
}

// Unwaivable says why staff cannot explain a breach of a rule, in Chinese: it must be mended, or asks for nothing.
func (r *Rule) Unwaivable() string {
	if r.Severity == Note {
		return "只是提示，不用说明"
	}
	return "必须改正"
}

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
