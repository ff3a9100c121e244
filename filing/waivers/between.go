package waivers

import (
	"slices"

	"nianbao/check"
	"nianbao/check/copied"
	"nianbao/check/waive"
	"nianbao/filing/file"
	"nianbao/form"
)

// A Between is what is explained of what other files show of a filing.
type Between struct {
	Asked bool            // other files were at hand
	Found []check.Finding // what they show
}

// Stands reports whether a waiver is about a sentence that stands in a report still, and of which it alone does not tell
// whether the rule is broken.
func Stands(r *form.Report, w waive.Waiver) bool {
	return copied.IsBetween(w.Rule) && copied.Read(r, nil).Has(w)
}

// In returns a filing's findings with those among which one that is explained is sought. alone says that no other file
// was at hand, and that they are sentences which the filing itself has: people say which of them are well so wherever
// else they stand. The error is an *file.Error.
func (b Between) In(f Found, of *check.Rule) (list []check.Finding, alone bool, err error) {
	list = f.Findings
	if !copied.IsBetween(of.ID) {
		return list, false, nil
	}
	if b.Asked {
		base := len(list)
		for _, x := range b.Found {
			if x.Follows != nil {
				at := base + *x.Follows
				x.Follows = &at
			}
			list = append(list, x)
		}
		return list, false, nil
	}
	is := func(x check.Finding) bool { return x.Rule.ID == of.ID && says(&x, f.Text) }
	if slices.ContainsFunc(list, is) {
		return list, false, nil
	}
	if f.Text == "" {
		return nil, false, &file.Error{Path: f.Path,
			Reason: of.ID + "“" + of.Title + "”要和别的机关的文件比较才看得出，没有给出别的文件",
			Advice: "请用 --among 写明别的机关的文件或文件夹；或者用 --text 写明是哪一句（写其中的几个字）。"}
	}
	for _, x := range copied.Read(f.Report, nil).Sentences() {
		if is(x) {
			list, alone = append(list, x), true
		}
	}
	if !alone {
		return nil, false, &file.Error{Path: f.Path, Reason: "参加比较的文字里，没有一句写着“" + f.Text + "”",
			Advice: "请照报告里的话写其中的几个字；格式规定的话和太短的句子不比较。"}
	}
	return list, true, nil
}

// Whole returns findings with the sentences that may be explained of a report, so that what is explained of one of them
// is not forgotten while it stands.
func Whole(r *form.Report, findings []check.Finding) []check.Finding {
	return append(slices.Clip(findings), copied.Read(r, nil).Sentences()...)
}
