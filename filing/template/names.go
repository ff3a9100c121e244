package template

import (
	"errors"
	"slices"
	"strings"

	"nianbao/docx"
	"nianbao/docx/wml"
	"nianbao/few"
	"nianbao/filing/file"
	"nianbao/ooxml/opc"
)

// JudgedFor is Judged of a template for reports of an edition, which offer some names. Where most names are none of a
// report's, that is said instead of each of them; t is nil where the edition was asked for, and every name is told of.
func JudgedFor(
	edition string, offered map[string]any, path string, pkg *opc.Package, wrong wml.Errors, t *docx.Template,
) error {
	const names = "可用的名称见 nianbao template fields"
	unknown := notOf(wrong, t, offered)
	if len(unknown) == 0 {
		return Judged(path, pkg, wrong, names)
	}
	others := slices.DeleteFunc(slices.Clone(wrong), func(e *wml.Error) bool { return e.Lacks })
	var told *file.Error
	if errors.As(Judged(path, pkg, others, names), &told) {
		told.Reason += "\n  "
	} else {
		told = &file.Error{Path: path}
	}
	told.Reason += "这看来不是年报的模板：年报没有" + few.Of(unknown, maxUnknown, "个名称")
	told.Advice = "用别的数据填的，请写 nianbao template check 模板.docx --data 数据文件；确实是年报模板的，加 --edition " +
		edition + " 列出每一处，" + names + "。"
	told.Err = wrong
	return told
}

// maxUnknown is how many names that no report has a message lists.
const maxUnknown = 10

// notOf returns the names of a template that reports do not offer, where these are most of them and hardly
// meant to be others; else none.
func notOf(wrong wml.Errors, t *docx.Template, offered map[string]any) []string {
	near := 0
	for _, e := range wrong {
		if e.Lacks && e.Near != "" {
			near++
		}
	}
	if t == nil || 2*near > len(wrong) {
		return nil
	}
	all := map[string]bool{}
	misspelled := map[string]bool{} // what is no name, as is told already: {{If 真}}
	for _, e := range wrong {
		if !e.Lacks {
			misspelled[strings.TrimSpace(strings.Trim(e.Action, "{}"))] = true
		}
	}
	var unknown []string
	for _, tag := range t.Tags() {
		for _, name := range tag.Names {
			first, _, _ := strings.Cut(name, ".")
			if misspelled[first] {
				continue
			}
			if _, known := offered[first]; !known && !all[first] && first != "" {
				unknown = append(unknown, first)
			}
			all[first] = true
		}
	}
	if len(unknown) < 2 || 3*len(unknown) < 2*len(all) {
		return nil
	}
	return unknown
}
