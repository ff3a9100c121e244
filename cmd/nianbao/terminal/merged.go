package terminal

import (
	"fmt"
	"slices"

	"nianbao/check"
	"nianbao/filing/merge"
)

// MergedFile tells of a file that cannot be added up as it is.
func (t *Terminal) MergedFile(one merge.One, all bool) {
	path := Paint(t.OutColor, Bold, Visible(one.Path))
	switch {
	case one.Err != nil:
		fmt.Fprintf(t.Out, "%s\n  %s %s\n\n", path, Paint(t.OutColor, Red, "读不了"),
			Lines(ReasonWithout(one.Path, one.Err)))
	case one.Filing.Parts() != nil: // what is wrong with its agencies it says itself
	case check.Count(one.Findings, check.Error) > 0:
		fmt.Fprintln(t.Out, path+"  "+Title(one.Filing))
		Findings(t.Out, t.OutColor, errorsOf(one.Findings), all)
		fmt.Fprintln(t.Out)
	}
}

// errorsOf returns the findings for which a file is not added up.
func errorsOf(findings []check.Finding) []check.Finding {
	var list []check.Finding
	at := make([]int, len(findings))
	for i, f := range findings {
		if at[i] = -1; f.Rule.Severity != check.Error || f.Waived != "" {
			continue
		}
		if f.Follows != nil {
			if at[*f.Follows] < 0 {
				f.Follows = nil
			} else {
				f.Follows = &at[*f.Follows]
			}
		}
		at[i] = len(list)
		list = append(list, f)
	}
	return list
}

// notMerged says why nothing was written.
func notMerged(done *merge.Merged) string {
	switch {
	case done.Wrong == 0:
		return fmt.Sprintf("有 %d 个文件读不了，没有写出汇总表。", done.Unreadable)
	case done.Unreadable == 0:
		return fmt.Sprintf("有 %d 个机关的报告有错误，没有写出汇总表。", done.Wrong)
	}
	return fmt.Sprintf("有 %d 个机关的报告有错误、%d 个文件读不了，没有写出汇总表。", done.Wrong, done.Unreadable)
}

// Merged tells what was added up, or why nothing was.
func (t *Terminal) Merged(done *merge.Merged) {
	if words := done.Left.Words(); words != "" {
		t.Say("%s。", Visible(words))
	}
	for _, r := range done.Remarks {
		t.Say("%s。", Visible(r))
	}
	if done.Listed != nil {
		t.Remarks(done.Listed.List.Path, done.Listed.List.Remarks)
		t.Together(done.Listed)
	}
	if done.Path == "" {
		for _, w := range done.Within {
			t.Say("%s。", Visible(w))
		}
		t.Say("%s改正后再汇总；要照填的数先汇总，加 --allow-errors。", Paint(t.ErrColor, Red, notMerged(done)))
		return
	}
	for _, s := range done.Set.Says() {
		t.Say("%s", Visible(s))
	}
	t.Remarks(done.Path, done.Filing.Remarks())
	t.WroteTo("已汇总", done.Spot)
}

// MergedFaults tells what is wrong with the sum itself, unless a conversion is to tell, and reports whether anything is.
func (t *Terminal) MergedFaults(done *merge.Merged, all, converted bool) bool {
	faults := errorsOf(done.Findings)
	if done.Filing.Report.Agency == "" && !converted { // of a shard nobody asks whose it is
		faults = slices.DeleteFunc(faults, func(f check.Finding) bool { return f.Rule.ID == "S07" })
		t.Say("汇总表没有写机关名称：请在“基本信息”里填上，或者加 --agency。")
	}
	if len(faults) > 0 && !converted {
		fmt.Fprintln(t.Out, Paint(t.OutColor, Bold, Visible(done.Path))+"  "+Title(done.Filing))
		Findings(t.Out, t.OutColor, faults, all)
	}
	return len(faults) > 0
}
