// Package summary keeps what came of each file of a run, and writes it for the office that receives them: as a
// workbook, a page, a table of text or JSON. Nothing is kept of a file but its row.
package summary

import (
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"nianbao/check"
	"nianbao/contract"
	"nianbao/filing/file"
	"nianbao/render/digest"
)

// A State is how a file stands, by one definition for all that count files.
type State = digest.State

// The states of files that could be read.
const (
	Sound     = digest.Sound
	Unchecked = digest.Unchecked
	Warned    = digest.Warned
	Wrong     = digest.Wrong
)

// Standing returns a file's state, as [digest.Standing] does.
func Standing(errors, warnings int, checked bool) State {
	return digest.Standing(errors, warnings, checked)
}

// A Summary gathers the files of a run.
type Summary struct {
	digest.Digest
	out   string
	write func(d *digest.Digest) ([]byte, error)
}

// New returns a summary that is written to a file by its ending: .xlsx, .csv, .html or .json. It refuses, before any
// work is done, what cannot or must not be written; inputs are the files of the run. The error is a *file.Error.
func New(out string, rules []check.Rule, inputs file.Inputs, force bool) (*Summary, error) {
	write := writers[strings.ToLower(filepath.Ext(out))]
	if write == nil {
		return nil, &file.Error{Path: out, Reason: "汇总的文件名要以 .xlsx、.csv、.html 或 .json 结尾",
			Advice: "请改正 --summary 后面的文件名。"}
	}
	if refusal := file.Writable(out, inputs, force); refusal != nil {
		return nil, refusal
	}
	s := &Summary{out: out, write: write}
	s.Title = "检查结果汇总"
	s.Rules, s.Names = map[string]int{}, map[string]string{}
	for i := range rules {
		s.Names[rules[i].ID] = rules[i].Title
	}
	return s, nil
}

// Choose says of which rules the run tells.
func (s *Summary) Choose(c check.Choice) {
	s.Scope = digest.Scope{Only: c.Only, Ignore: c.Ignore, Words: c.Words()}
}

// Add adds what came of one more file, and the report that was written of it, if any.
func (s *Summary) Add(f contract.File, output string) {
	r := digest.Row{File: f.File, Link: s.link(f.File), Agency: f.Agency, Year: f.Year, Edition: f.Form,
		Families: map[string]int{}, Output: output, OutputLink: s.link(output)}
	if f.Status == "unreadable" {
		r.State, r.Cause = digest.Unreadable, f.Error
		s.Rows = append(s.Rows, r)
		return
	}
	if r.NoLast = f.LacksLast(); r.NoLast != "" {
		r.IsOneOfFew = f.IsOneOfFew()
	}
	for i := range f.Findings {
		s.count(&r, &f.Findings[i])
	}
	r.State = digest.Standing(r.Errors, r.Warnings, !f.Unasked)
	if first := firstCause(f.Findings); first != nil {
		r.Rule, r.Cause, r.Suspect = first.Rule, first.Message, suspects(first)
	}
	s.Rows = append(s.Rows, r)
}

// count counts a finding in its file's row.
func (s *Summary) count(r *digest.Row, f *contract.Finding) {
	if f.Waived != "" {
		r.Waived++
		return
	}
	enter(r, f.Rule, f.Severity)
	s.Rules[f.Rule]++
}

// enter counts a breach of a rule in a row.
func enter(r *digest.Row, rule, severity string) {
	switch severity {
	case check.Error.String():
		r.Errors++
	case check.Warning.String():
		r.Warnings++
	default:
		r.Notes++
	}
	r.Families[rule[:1]]++
}

// Between counts what is wrong between files in the row of each that it names, and once among its rule's.
func (s *Summary) Between(list []contract.Among) {
	if len(list) == 0 {
		return
	}
	rows := map[string]*digest.Row{}
	for i := range s.Rows {
		rows[s.Rows[i].File] = &s.Rows[i]
	}
	for i := range list {
		if list[i].Waived == "" {
			s.Rules[list[i].Rule]++
		}
		for _, of := range list[i].Files {
			switch r := rows[of.File]; {
			case r == nil:
			case of.Waived != "":
				r.Waived++
			default:
				between(r, &list[i])
			}
		}
	}
}

// between counts a finding between files in a row.
func between(r *digest.Row, f *contract.Among) {
	first := r.Rule == "" || r.Errors == 0 && f.Severity == check.Error.String() ||
		r.Errors+r.Warnings == 0 && f.Severity == check.Warning.String()
	enter(r, f.Rule, f.Severity)
	if r.State = digest.Standing(r.Errors, r.Warnings, r.State != digest.Unchecked); first {
		r.Rule, r.Cause, r.Suspect = f.Rule, f.Message, ""
	}
}

// firstCause returns what is to be mended first: of what follows from no other finding the first of the worst severity.
func firstCause(found []contract.Finding) *contract.Finding {
	for _, severity := range []check.Severity{check.Error, check.Warning, check.Note} {
		for i := range found {
			if f := &found[i]; f.Severity == severity.String() && f.Waived == "" && f.Follows == nil {
				return f
			}
		}
	}
	return nil
}

// suspects says which cells most likely are wrong: all of one explanation that is certain, else the likeliest.
func suspects(f *contract.Finding) string {
	list := f.Suspects
	if !f.Certain {
		list = list[:min(1, len(list))]
	}
	var said []string
	for _, s := range list {
		said = append(said, fmt.Sprintf("%s!%s：现为 %s，应为 %s（%s）", s.Sheet, s.Ref, s.Value, s.ShouldBe, s.Why))
	}
	return strings.Join(said, "；")
}

// link returns where a file is from where the summary stands, as an address; none for what has none.
func (s *Summary) link(path string) string {
	if path == "" {
		return ""
	}
	from, err1 := filepath.Abs(filepath.Dir(s.out))
	to, err2 := filepath.Abs(path)
	if err1 != nil || err2 != nil {
		return ""
	}
	relative, err := filepath.Rel(from, to)
	if err != nil { // on another drive
		return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(to), "/")}).String()
	}
	steps := strings.Split(filepath.ToSlash(relative), "/")
	for i, step := range steps {
		steps[i] = url.PathEscape(step)
	}
	if strings.Contains(steps[0], ":") { // else what stands before it would be a scheme
		steps[0] = "./" + steps[0]
	}
	return strings.Join(steps, "/")
}

// Save writes the summary. The error is a *file.Error.
func (s *Summary) Save(force bool) error {
	data, err := s.write(&s.Digest)
	if err != nil {
		return file.Explain(s.out, err, "生成不了汇总")
	}
	return file.Save(s.out, data, force)
}

// Path is where the summary is written.
func (s *Summary) Path() string { return s.out }
