package waivers

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/check/waive"
	"nianbao/filing/file"
	"nianbao/form"
)

// Rule returns the rule with an id, once it may be explained. The error is an *file.Error.
func Rule(forms []*form.Form, id string) (*check.Rule, error) {
	rules := check.Rules(forms)
	for _, r := range rules {
		if !strings.EqualFold(r.ID, strings.TrimSpace(form.HalfWidth(id))) {
			continue
		}
		if !r.CanWaive() {
			return nil, &file.Error{Reason: r.ID + "“" + r.Title + "”不能说明，" + r.Unwaivable(),
				Advice: "怎样改见 nianbao rules " + r.ID + "。"}
		}
		return &r, nil
	}
	return nil, &file.Error{Reason: "没有“" + id + "”这条规则", Advice: check.Meant(rules, id)}
}

// Found is what was found in a filing.
type Found struct {
	Path     string // of the filing
	Report   *form.Report
	Findings []check.Finding
	Text     string // words of the one that is meant of several; empty for any
	All      bool   // all of several are meant
}

// Of returns by their numbers which findings of a rule are meant by a place, as messages print it, by the cell's id, or
// within its sheet where one sheet alone has it, empty for any; and those of the same rule that follow. The error is an
// *file.Error.
func (f *Found) Of(of *check.Rule, at string) ([]int, error) {
	var all, chosen []int
	sheets := map[string]bool{}
	var places []string
	for i := range f.Findings {
		found := &f.Findings[i]
		if found.Rule.ID != of.ID {
			continue
		}
		all = append(all, i)
		if p := found.Place.String(); !slices.Contains(places, p) {
			places = append(places, p)
		}
		if isAt(found, at) && says(found, f.Text) {
			chosen = append(chosen, i)
			sheets[found.Place.Sheet] = true
		}
	}
	where := form.Clip(strings.Join(places, "、"), 200)
	switch {
	case len(all) == 0:
		return nil, &file.Error{Path: f.Path, Reason: "没有发现 " + of.ID + "“" + of.Title + "”",
			Advice: "现有的问题见 nianbao check；与上年有关的要加 --last。"}
	case at == "" && f.Text == "" && len(places) > 1:
		return nil, &file.Error{Path: f.Path, Reason: fmt.Sprintf("%s 有 %d 处：%s", of.ID, len(places), where),
			Advice: "请写明是哪一格。"}
	case len(chosen) == 0 && f.Text != "":
		return nil, &file.Error{Path: f.Path, Reason: "没有写着“" + f.Text + "”的 " + of.ID + " 的问题",
			Advice: "--text 照 check 列出的话写其中一段。发现 " + of.ID + " 的是：" + where + "。"}
	case len(chosen) == 0:
		return nil, &file.Error{Path: f.Path, Reason: "“" + at + "”没有 " + of.ID + " 的问题",
			Advice: "发现 " + of.ID + " 的是：" + where + "。"}
	case len(sheets) > 1:
		return nil, &file.Error{Path: f.Path, Reason: "“" + at + "”在几张表里都有 " + of.ID + " 的问题",
			Advice: "请写明是哪一张：" + where + "。"}
	}
	if roots := f.roots(chosen); len(roots) > 1 && !f.All {
		return nil, f.several(of, roots)
	}
	for i := range f.Findings {
		follows := f.Findings[i].Follows
		if follows == nil || !slices.Contains(chosen, *follows) || slices.Contains(chosen, i) ||
			!waive.CanWaive(f.Report, &f.Findings[i]) {
			continue
		}
		if f.Findings[i].Rule.ID == of.ID || isRemark(&f.Findings[*follows], &f.Findings[i]) {
			chosen = append(chosen, i)
		}
	}
	return chosen, nil
}

// isRemark reports whether a finding that follows another is a note about its figures alone: who has explained those has
// explained it.
func isRemark(head, f *check.Finding) bool {
	return f.Rule.Severity == check.Note && f.Equation == nil && f.Claim == nil && len(f.Cells) > 0 &&
		!slices.ContainsFunc(f.Cells, func(c check.Cell) bool {
			return !slices.ContainsFunc(head.Cells, func(own check.Cell) bool { return own.ID != "" && own.ID == c.ID })
		})
}

// roots returns of some findings those that follow none of them.
func (f *Found) roots(chosen []int) []int {
	return slices.DeleteFunc(slices.Clone(chosen), func(i int) bool {
		follows := f.Findings[i].Follows
		return follows != nil && slices.Contains(chosen, *follows)
	})
}

// several refuses to explain by one reason what is found several times at one place: staff may have looked at one alone.
func (f *Found) several(of *check.Rule, roots []int) error {
	var list []string
	for _, i := range roots {
		list = append(list, form.Quote(form.Clip(shown(&f.Findings[i]), longestShown)))
	}
	return &file.Error{Path: f.Path, Reason: fmt.Sprintf("这里的 %s 有 %d 处：%s", of.ID, len(roots), strings.Join(list, "、")),
		Advice: "请用 --text 写明是哪一处（写其中的几个字）；确实都是这个理由的，加 --all。"}
}

// longestShown is how many characters of a finding tell it from others.
const longestShown = 40

// shown returns what a finding is about: the words at its place, or what it says.
func shown(f *check.Finding) string {
	for _, c := range f.Cells {
		if c.Place == f.Place && c.ID == "" && c.Value != "" {
			return c.Value
		}
	}
	return f.Message
}

// says reports whether a finding has some words, spaces and width aside, in its message or in a text that it is about.
func says(f *check.Finding, words string) bool {
	has := func(text string) bool { return strings.Contains(fold(text), fold(words)) }
	return words == "" || has(f.Message) || slices.ContainsFunc(f.Cells, func(c check.Cell) bool {
		return c.ID == "" && c.Place.File == "" && has(c.Value)
	})
}

func fold(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(form.HalfWidth(s)), ""))
}

// isAt reports whether a finding stands at a place, by any of its names.
func isAt(f *check.Finding, at string) bool {
	p := f.Place
	names := []string{p.String(), p.Within(), p.Ref, p.Sheet + "!" + p.Ref}
	for _, c := range f.Cells {
		if c.Place == p {
			names = append(names, c.ID)
		}
	}
	return at == "" || slices.ContainsFunc(names, func(name string) bool { return name != "" && fold(name) == fold(at) })
}

// Unused says of a waiver that explains no finding of a report of some form why it does not.
func Unused(of *form.Form, l waive.Left) string {
	return "校验说明里的 " + strings.TrimSpace(l.Rule+" "+l.Place) + "（" + l.Reason + "）" + whyUnused(of, l)
}

func whyUnused(of *form.Form, l waive.Left) string {
	rules := check.Rules([]*form.Form{of})
	if i := slices.IndexFunc(rules, func(r check.Rule) bool { return r.ID == l.Rule }); i >= 0 && !rules[i].CanWaive() {
		return "不算：" + l.Rule + "“" + rules[i].Title + "”不能说明，" + rules[i].Unwaivable() + "；请删去这一条"
	}
	if l.Rule == "Y11" {
		return "不再适用：这句话改过，或者没有了"
	}
	if l.Changed {
		return "不再适用：格里的内容改过，问题重新列出。仍是这个理由的，请用 nianbao waive 再说明一次"
	}
	if l.Replaced {
		return "不再适用：格里的内容改过，现在的内容另有说明"
	}
	return "用不上了：没有发现这个问题"
}
