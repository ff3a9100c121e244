package terminal

import (
	"fmt"
	"slices"

	"nianbao/contract"
)

// A Tally counts what came of files, one after the other.
type Tally struct {
	Many   bool   // there may be several files: of them it says more
	Left   string // which files were left out, in Chinese
	Choice string // what of the rules was asked for, likewise
	Exact  bool   // figures differ that must be equal

	files, unreadable, unchanged int
	clean, faulty                int // files of which nothing is told, and those with errors
	errors, warnings, notes      int
	follow, waived               int
	agencies                     map[string]bool
	unchecked                    []string // each once however many files lack it
}

// Add counts one more file; unchanged says that an earlier run has treated it.
func (t *Tally) Add(f contract.File, unchanged bool) {
	t.files++
	if unchanged {
		t.unchanged++
	}
	if f.Status == "unreadable" {
		t.unreadable++
		return
	}
	if t.agencies == nil {
		t.agencies = map[string]bool{}
	}
	if f.Agency != "" {
		t.agencies[f.Agency] = true
	}
	before := t.errors
	for i := range f.Findings {
		t.add(&f.Findings[i])
	}
	if f.Status == "ok" {
		t.clean++
	}
	if t.errors > before {
		t.faulty++
	}
	for _, u := range f.Unchecked {
		if !slices.Contains(t.unchecked, u.Message) {
			t.unchecked = append(t.unchecked, u.Message)
		}
	}
}

func (t *Tally) add(f *contract.Finding) {
	if f.Waived != "" {
		t.waived++
		return
	}
	switch f.Severity {
	case "error":
		t.errors++
	case "warning":
		t.warnings++
	default:
		t.notes++
	}
	if f.Follows != nil {
		t.follow++
	}
}

// Checked says how many files and findings there were.
func (t *Tally) Checked(to *Terminal) {
	summary := fmt.Sprintf("共 %d 个文件：%d 个错误，%d 个警告，%d 个提示", t.files, t.errors, t.warnings, t.notes)
	if t.follow > 0 {
		summary += fmt.Sprintf("（其中 %d 个由别的问题引起）", t.follow)
	}
	if t.waived > 0 {
		summary += fmt.Sprintf("，已说明 %d 处", t.waived)
	}
	if t.unreadable > 0 {
		summary += fmt.Sprintf("，%d 个文件读不了", t.unreadable)
	}
	if t.Left != "" {
		summary += "，" + t.Left
	}
	if t.Choice != "" {
		summary += "；" + t.Choice
	}
	fmt.Fprintln(to.Out, summary+"。")
	if t.Many {
		fmt.Fprintln(to.Out, t.states())
	}
	if t.Exact {
		fmt.Fprintln(to.Out, "勾稽关系允许相差 0：差 1 也算。")
	}
	t.Unchecked(func(words string) { fmt.Fprintf(to.Out, "%s。\n", Visible(words)) })
}

// states says how many agencies there are and what became of the files.
func (t *Tally) states() string {
	words := fmt.Sprintf("共 %d 个机关；没有问题的文件 %d 个，只有警告或提示的 %d 个，有错误的 %d 个，读不了的 %d 个",
		len(t.agencies), t.clean, t.files-t.unreadable-t.clean-t.faulty, t.faulty, t.unreadable)
	if t.unchanged > 0 {
		words += fmt.Sprintf("；其中 %d 个没有变，是上次的结果", t.unchanged)
	}
	return words + "。"
}

// A Yield is how many files were written, and why the others were not.
type Yield struct{ Written, Faulty, Unreadable, Refused int }

// Add counts one more file by its status, as the contract has it.
func (y *Yield) Add(status string) {
	switch status {
	case "unreadable":
		y.Unreadable++
	case "refused":
		y.Refused++
	case "findings":
		y.Faulty++
	default:
		y.Written++
	}
}

// Yielded says what became of files; what is what was done with those written.
func (t *Tally) Yielded(to *Terminal, what string, y Yield) {
	t.Unchecked(func(words string) { to.Say("%s。", Visible(words)) })
	if !t.Many {
		return
	}
	words := fmt.Sprintf("共 %d 个文件，%d 个机关：%s %d 个", t.files, len(t.agencies), what, y.Written)
	for _, why := range []struct {
		words string
		n     int
	}{{"有错误没有" + what, y.Faulty}, {"读不了", y.Unreadable}, {"因为别的原因没有" + what, y.Refused}} {
		if why.n > 0 {
			words += fmt.Sprintf("，%s的 %d 个", why.words, why.n)
		}
	}
	if t.unchanged > 0 {
		words += fmt.Sprintf("；其中 %d 个没有变，是上次的结果", t.unchanged)
	}
	if t.Left != "" {
		words += "；" + t.Left
	}
	to.Say("%s。", words)
}

// Unchecked says what was not checked for want of other reports.
func (t *Tally) Unchecked(say func(words string)) {
	for _, u := range t.unchecked {
		say(u)
	}
}

// Together counts what is wrong between files.
func (t *Tally) Together(errors, warnings int) {
	t.errors, t.warnings = t.errors+errors, t.warnings+warnings
}
