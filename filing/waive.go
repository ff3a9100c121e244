package filing

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/check/copied"
	"nianbao/check/waive"
	"nianbao/filing/file"
	"nianbao/filing/waivers"
	"nianbao/form"
	"nianbao/form/parts"
)

// ReadWaivers reads what staff have explained of the filing's findings; Check heeds it from then on. The error is an
// *file.Error.
func (f *Filing) ReadWaivers() error {
	if f.misread != nil {
		return &file.Error{Path: f.Path, Reason: f.misread.Error(), Err: f.misread,
			Advice: "请改正；不要其中的说明的，请删去这张工作表，再用 nianbao waive 写。"}
	}
	beside, sum, err := waivers.Read(f.Path)
	f.explained = &sum
	f.waivers = waive.Add(f.within, beside)
	return err
}

// Sums returns the SHA-256 in hexadecimal of what was read of the file, and of the explanations beside it: "" where there
// are none, false where ReadWaivers was not asked for them.
func (f *Filing) Sums() (content, explained string, asked bool) {
	if content = hex.EncodeToString(f.sum[:]); f.explained == nil {
		return content, "", false
	}
	return content, *f.explained, true
}

// Waivers returns what ReadWaivers has read.
func (f *Filing) Waivers() []waive.Waiver { return f.waivers }

// Check returns what is wrong with the filing's report, causes first, what staff have explained last.
func (l *Library) Check(f *Filing) []check.Finding {
	return f.waived(check.Chosen(f.Report, l.Forms, f.parts, f.choice))
}

// Parts returns the reports that a superior's adds up, nil where none are at hand.
func (f *Filing) Parts() *parts.Set { return f.parts }

// HoldParts says which reports a superior's adds up, so that Check holds it against their sum.
func (f *Filing) HoldParts(of *parts.Set) {
	f.parts = of
	for _, p := range slices.Concat(of.Parts, of.Out) {
		f.others = append(f.others, p.File)
	}
	for _, r := range of.Renamed {
		f.remarks = append(f.remarks, r.Now.File+" 的机关名称是“"+r.Now.Agency+"”，当作汇总表里“"+r.Then.Agency+
			"”的另一种写法，请看是不是同一机关的")
	}
}

// faults returns how many errors a filing has that staff have not explained. The error is an *file.Error.
func (l *Library) faults(f *Filing) (int, error) {
	if err := f.ReadWaivers(); err != nil {
		return 0, err
	}
	return check.Count(l.Check(f), check.Error), nil
}

// HoldAmong says that the filing is held against those of other agencies besides: Y11 and Y12 are asked of it.
func (f *Filing) HoldAmong() { f.among = true }

// Choose says of which rules Check tells.
func (f *Filing) Choose(c check.Choice) { f.choice = c }

// Verdict says of a filing in which nothing was found, once it was checked, that it is so, and what that leaves out:
// 没有发现问题（已说明 1 处；未检查 N）; or that nothing was checked, for want of the reports that the chosen rules need.
func (f *Filing) Verdict(findings []check.Finding) string {
	if f.IsUnasked() {
		return "没有检查" + f.besides(findings)
	}
	return "没有发现问题" + f.besides(findings)
}

// IsUnasked reports whether none of the rules that were asked for could be checked, for want of other reports.
func (f *Filing) IsUnasked() bool { return f.choice.NeedsMore(f.Report, f.parts != nil, f.among) }

// besides says what a clean verdict leaves out, once the filing was checked: （已说明 1 处；未检查 N）; empty for nothing.
func (f *Filing) besides(findings []check.Finding) string {
	var list []string
	if n := Explained(findings); n > 0 {
		list = append(list, fmt.Sprintf("已说明 %d 处", n))
	}
	if words := f.choice.Words(); words != "" {
		list = append(list, words)
	}
	if len(list) == 0 {
		return ""
	}
	return "（" + strings.Join(list, "；") + "）"
}

// Explained returns how many findings staff have explained.
func Explained(findings []check.Finding) int {
	n := 0
	for i := range findings {
		if findings[i].Waived != "" {
			n++
		}
	}
	return n
}

// waived returns findings with those that are explained behind the others, and takes down which explanations are about
// none of them.
func (f *Filing) waived(findings []check.Finding) []check.Finding {
	list, left := waive.Apply(f.Report, findings, f.waivers)
	f.unwaived = nil
	for _, l := range left {
		if f.asks(l.Waiver) {
			f.unwaived = append(f.unwaived, waivers.Unused(f.Report.Form, l))
		}
	}
	return list
}

// asks reports whether what was explained was looked for: what needs another report, only where that is given.
func (f *Filing) asks(w waive.Waiver) bool {
	if strings.HasPrefix(w.Rule, "M") && (f.parts == nil || f.parts.InSheet) || waivers.Stands(f.Report, w) {
		return false
	}
	if !f.choice.Has(w.Rule) || f.last == nil && strings.HasPrefix(w.Rule, "Y") && !copied.IsBetween(w.Rule) ||
		slices.ContainsFunc(w.Others(f.Report.Form), func(o *form.Other) bool { return f.Report.Beside(o) == nil }) {
		return false
	}
	return !slices.ContainsFunc(check.UncheckedIn(f.Report, check.Choice{}), func(u check.Unchecked) bool {
		return slices.Contains(u.Rules, w.Rule)
	})
}

// A Waiving says which finding is explained.
type Waiving struct {
	Out    string // a copy of the workbook, which has what is explained within; empty for a file beside
	Force  bool   // replace an existing copy
	Rule   string
	Place  string // as messages print it, the cell's id, or within its sheet where one sheet alone has it; empty for any
	Reason string
	Text   string // words of the one that is meant of several; empty for any
	All    bool   // all of several at once

	Between waivers.Between
}

// A Waived is what came of explaining a finding.
type Waived struct {
	Findings []check.Finding // that are explained: those at the place, and those of the same rule that follow
	Path     string          // the file written
	Alone    bool            // of sentences that were held against no other file
}

// Waive explains the findings of a rule at a place and writes that beside the file, which stays as it is. The error is
// an *file.Error; nothing is written then.
func (l *Library) Waive(f *Filing, w Waiving) (*Waived, error) {
	if err := f.ReadWaivers(); err != nil {
		return nil, err
	}
	done, more, findings, err := l.explained(f, w)
	if err != nil {
		return nil, err
	}
	list := waive.Renew(f.Report, waivers.Whole(f.Report, findings), f.waivers, more)
	if w.Out != "" {
		done.Path, err = w.Out, l.copyWaived(f, w, list)
	} else {
		done.Path, err = waivers.Save(f.Path, list, waivers.NamesOf(f.Report))
	}
	if err != nil {
		return nil, file.Explain(done.Path, err, "校验说明写不出来")
	}
	return done, nil
}

// explained returns what of a filing is explained, with the waivers of that, and all that may be explained of it.
func (l *Library) explained(f *Filing, w Waiving) (
	done *Waived, more []waive.Waiver, findings []check.Finding, err error,
) {
	reason, err := waivers.Reason(w.Reason)
	if err != nil {
		return nil, nil, nil, &file.Error{Reason: err.Error(),
			Advice: "请在 --reason 后面写明为什么可以这样，如 --reason \"清理废止 3 件，见第六部分\"。"}
	}
	of, err := waivers.Rule(l.Forms, w.Rule)
	if err != nil {
		return nil, nil, nil, err
	}
	found := waivers.Found{Path: f.Path, Report: f.Report, Findings: check.Superior(f.Report, l.Forms, f.parts), Text: w.Text, All: w.All}
	findings, alone, err := w.Between.In(found, of)
	if err != nil {
		return nil, nil, nil, err
	}
	found.Findings = findings
	chosen, err := found.Of(of, w.Place)
	if err != nil {
		return nil, nil, nil, err
	}
	done = &Waived{Alone: alone}
	for _, i := range chosen {
		if !waive.CanWaive(f.Report, &findings[i]) {
			return nil, nil, nil, &file.Error{Path: f.Path, Reason: of.ID + "“" + of.Title + "”的这一处有一格不是数，不能说明",
				Advice: "请先把这一格改成数。"}
		}
		done.Findings = append(done.Findings, findings[i])
		more = append(more, waive.Of(&findings[i], reason))
	}
	return done, more, findings, nil
}
