package terminal

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/form"
)

// An Outcome is what came of checking one file.
type Outcome struct {
	Path     string
	Filing   *filing.Filing
	Findings []check.Finding
	Choice   check.Choice
	Err      error // the file could not be read: nothing but Path is known then
}

// Checked tells people what came of checking a file; all lists findings that follow from others, too.
func (t *Terminal) Checked(o Outcome, all bool) {
	name := Paint(t.OutColor, Bold, Visible(o.Path))
	if o.Err != nil {
		fmt.Fprintf(t.Out, "%s\n  %s %s\n\n", name, Paint(t.OutColor, Red, "读不了"),
			Lines(ReasonWithout(o.Path, o.Err)))
		return
	}
	t.Remarks(o.Path, o.Filing.Remarks())
	fmt.Fprintln(t.Out, name+"  "+Title(o.Filing))
	Findings(t.Out, t.OutColor, o.Findings, all)
	if len(o.Findings) == filing.Explained(o.Findings) {
		fmt.Fprintf(t.Out, "  %s。\n", o.Filing.Verdict(o.Findings))
	}
	fmt.Fprintln(t.Out)
}

// Unchanged tells people that a file was checked by an earlier run, and what came of it.
func (t *Terminal) Unchanged(f *contract.File) {
	fmt.Fprintf(t.Out, "%s  %s\n  没有变，上次的结果：%d 个错误，%d 个警告，%d 个提示。\n\n",
		Paint(t.OutColor, Bold, Visible(f.File)), named(f.Agency, f.Year, f.Form),
		contract.Count(f.Findings, check.Error), contract.Count(f.Findings, check.Warning),
		contract.Count(f.Findings, check.Note))
}

// IsExact reports whether an outcome has a finding in which figures differ that must be equal.
func (o *Outcome) IsExact() bool {
	return slices.ContainsFunc(o.Findings, func(f check.Finding) bool { return f.Waived == "" && isExact(f.Equation) })
}

// ReasonWithout returns an error's words without the file's name before them.
func ReasonWithout(path string, err error) string {
	return strings.TrimPrefix(err.Error(), path+"：")
}

// isExact reports whether an equation allows no difference at all.
func isExact(e *form.Equation) bool {
	return e != nil && !e.IsRatio() && e.IsEquality() && e.Relation.Tolerance.IsZero()
}
