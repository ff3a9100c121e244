package terminal

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check"
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

// A Tally tells people what came of checking files, one after the other, and at the end how many there were.
type Tally struct {
	*Terminal
	All     bool // findings that follow from others, too
	Skipped int  // files that were left out

	files, unreadable, follow int
	count                     [3]int // by severity
	waived                    int    // which count does not have
	unchecked                 Unchecked
	choice                    check.Choice
	exact                     bool // figures differ that must be equal
}

// An Unchecked is what was not checked for want of other reports, each once however many files lack it.
type Unchecked []string

// Add takes in what of a filing was not checked.
func (u *Unchecked) Add(f *filing.Filing) {
	for _, what := range check.UncheckedIn(f.Report) {
		if !slices.Contains(*u, what.Message) {
			*u = append(*u, what.Message)
		}
	}
}

// File tells what came of one more file.
func (t *Tally) File(o Outcome) {
	t.files++
	name := Paint(t.OutColor, Bold, Visible(o.Path))
	if o.Err != nil {
		t.unreadable++
		fmt.Fprintf(t.Out, "%s\n  %s %s\n\n", name, Paint(t.OutColor, Red, "读不了"),
			Lines(ReasonWithout(o.Path, o.Err)))
		return
	}
	t.Remarks(o.Path, o.Filing.Remarks())
	t.unchecked.Add(o.Filing)
	t.choice = o.Choice
	fmt.Fprintln(t.Out, name+"  "+Title(o.Filing))
	Findings(t.Out, t.OutColor, o.Findings, t.All)
	waived := filing.Explained(o.Findings)
	if len(o.Findings) == waived {
		fmt.Fprintf(t.Out, "  没有发现问题%s。\n", o.Filing.Besides(o.Findings))
	}
	fmt.Fprintln(t.Out)
	t.waived += waived
	for i := range o.Findings {
		if o.Findings[i].Waived != "" {
			continue
		}
		t.count[o.Findings[i].Rule.Severity]++
		t.exact = t.exact || isExact(o.Findings[i].Equation)
		if o.Findings[i].Follows != nil {
			t.follow++
		}
	}
}

// End tells how many files and findings there were.
func (t *Tally) End() error {
	summary := fmt.Sprintf("共 %d 个文件：%d 个错误，%d 个警告，%d 个提示",
		t.files, t.count[check.Error], t.count[check.Warning], t.count[check.Note])
	if t.follow > 0 {
		summary += fmt.Sprintf("（其中 %d 个由别的问题引起）", t.follow)
	}
	if t.waived > 0 {
		summary += fmt.Sprintf("，已说明 %d 处", t.waived)
	}
	if t.unreadable > 0 {
		summary += fmt.Sprintf("，%d 个文件读不了", t.unreadable)
	}
	if t.Skipped > 0 {
		summary += "，" + SkippedWords(t.Skipped)
	}
	if words := t.choice.Words(); words != "" {
		summary += "；" + words
	}
	fmt.Fprintln(t.Out, summary+"。")
	if t.exact {
		fmt.Fprintln(t.Out, "勾稽关系允许相差 0：差 1 也算。")
	}
	for _, u := range t.unchecked {
		fmt.Fprintf(t.Out, "%s。\n", Visible(u))
	}
	return nil
}

// ReasonWithout returns an error's words without the file's name before them.
func ReasonWithout(path string, err error) string {
	return strings.TrimPrefix(err.Error(), path+"：")
}

// isExact reports whether an equation allows no difference at all.
func isExact(e *form.Equation) bool {
	return e != nil && !e.IsRatio() && e.IsEquality() && e.Relation.Tolerance.IsZero()
}

// SkippedWords says how many files were left out.
func SkippedWords(n int) string {
	return fmt.Sprintf("跳过 %d 个打开文件时产生的临时文件（~$ 开头）", n)
}
