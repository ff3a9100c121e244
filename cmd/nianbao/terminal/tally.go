package terminal

import (
	"fmt"

	"nianbao/contract"
	"nianbao/filing/summary"
)

// A Tally counts what came of files, one after the other.
type Tally struct {
	Many   bool   // there may be several files: of them it says more
	Left   string // which files were left out, in Chinese
	Choice string // what of the rules was asked for, likewise
	Exact  bool   // figures differ that must be equal
	Undone int    // how many files were not looked at: the run was stopped

	files, unreadable, unchanged int
	found                        standing
	follow, waived               int
	agencies                     map[string]bool
	unchecked                    []unchecked
	yearless                     []string // files that were not held against the year before
	stand                        []standing
	places                       map[string]int // in stand, by the files' names
}

// A standing is what of a file decides how it is counted.
type standing struct {
	errors, warnings, notes int
	unasked                 bool
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
	of := standing{unasked: f.Unasked}
	for i := range f.Findings {
		t.add(&f.Findings[i], &of)
	}
	if t.places == nil {
		t.places = map[string]int{}
	}
	t.places[f.File] = len(t.stand)
	t.stand = append(t.stand, of)
	for _, u := range f.Unchecked {
		if t.Many && u.IsNotFound() {
			t.yearless = append(t.yearless, f.File)
			continue
		}
		t.lack(f.Form, u)
	}
}

func (t *Tally) add(f *contract.Finding, of *standing) {
	if f.Waived != "" {
		t.waived++
		return
	}
	of.count(f.Severity)
	t.found.count(f.Severity)
	if f.Follows != nil {
		t.follow++
	}
}

// Checked says how many files and findings there were.
func (t *Tally) Checked(to *Terminal) {
	line := fmt.Sprintf("共 %d 个文件：%d 个错误，%d 个警告，%d 个提示", t.files, t.found.errors,
		t.found.warnings, t.found.notes)
	if t.follow > 0 {
		line += fmt.Sprintf("（其中 %d 个由别的问题引起）", t.follow)
	}
	if t.waived > 0 {
		line += fmt.Sprintf("，已说明 %d 处", t.waived)
	}
	if t.unreadable > 0 {
		line += fmt.Sprintf("，%d 个文件读不了", t.unreadable)
	}
	if t.Left != "" {
		line += "，" + Visible(t.Left)
	}
	if t.Choice != "" {
		line += "；" + t.Choice
	}
	fmt.Fprintln(to.Out, line+"。")
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
	count := map[summary.State]int{}
	noted := 0
	for _, of := range t.stand {
		state := summary.Standing(of.errors, of.warnings, !of.unasked)
		if count[state]++; state == summary.Sound && of.notes > 0 {
			noted++
		}
	}
	words := fmt.Sprintf("共 %d 个机关；没有问题的文件 %d 个", len(t.agencies), count[summary.Sound])
	if noted > 0 {
		words += fmt.Sprintf("（其中有提示的 %d 个）", noted)
	}
	if n := count[summary.Unchecked]; n > 0 {
		words += fmt.Sprintf("，没有检查的 %d 个", n)
	}
	words += fmt.Sprintf("，有警告的 %d 个，有错误的 %d 个，读不了的 %d 个", count[summary.Warned], count[summary.Wrong], t.unreadable)
	if t.unchanged > 0 {
		words += fmt.Sprintf("；其中 %d 个没有变，是上次的结果", t.unchanged)
	}
	if t.Undone > 0 {
		words += fmt.Sprintf("；没有做完：还有 %d 个文件没有检查", t.Undone)
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
		words += "；" + Visible(t.Left)
	}
	to.Say("%s。", words)
}

// Together counts what is wrong between files: once, and at each file that it names.
func (t *Tally) Together(list []contract.Among) {
	for i := range list {
		if list[i].Waived != "" {
			t.waived++
			continue
		}
		t.found.count(list[i].Severity)
		for _, of := range list[i].Files {
			if n, ok := t.places[of.File]; ok && of.Waived == "" {
				t.stand[n].count(list[i].Severity)
			}
		}
	}
}

// count counts one more finding.
func (s *standing) count(severity string) {
	switch severity {
	case "error":
		s.errors++
	case "warning":
		s.warnings++
	default:
		s.notes++
	}
}

// LeftOut says which files were left out.
func (t *Terminal) LeftOut(tally *Tally) {
	if tally.Left != "" {
		t.Say("%s。", Visible(tally.Left))
	}
	if words := tally.Yearless(); words != "" {
		t.Say("%s。", Visible(words))
	}
}
