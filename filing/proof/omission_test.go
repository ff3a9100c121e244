package proof

import (
	"testing"

	"nianbao/docx"
	"nianbao/form"
	"nianbao/form/define"
)

// TestOmissionNames shows what a comment 不印 may name.
func TestOmissionNames(t *testing.T) {
	f := define.Builtin()[1]
	for name, want := range map[string]int{
		"文件.规章.废止": 1, "文件.规章": 3, "文件": 6, "申请.不予公开": 8 * 7, "申请.不予公开.总计": 8, "申请.科研机构": 25, "申请.商企": 0,
		"文件.废止": 2, "规章": 0, "文件.规章.废止.甲": 0, "": 0,
	} {
		o := Omissions{map[*form.Cell]bool{}, map[*form.Section]bool{}}
		known := o.add(name, f)
		if len(o.cells) != want || known != (want > 0) {
			t.Errorf("%s names %d, %v", name, len(o.cells), known)
		}
	}
}

// TestOmissionsOf reads what comments say that is not printed, however they divide names, and refuses names that are none
// with their place.
func TestOmissionsOf(t *testing.T) {
	f := define.Builtin()[1]
	for text, want := range map[string]struct {
		cells, texts int
		wrong        string
	}{
		"{{/* 不印 文件.规章.废止 */}}":                   {1, 0, ""},
		"{{- /* 不印：文件.规章、文件.废止，总体情况 */ -}}":       {4, 1, ""},
		"{{/*不印 文件.规章.废止;文件.规章.制发,\u3000主要问题*/}}": {2, 1, ""},
		"{{/* 不印 “文件.规章.废止” {总体情况} '其他事项' */}}":   {1, 2, ""},
		"{{/* 不印\n文件.规章.废止\n*/}}":                 {1, 0, ""},
		"{{/* 不印 */}}": {0, 0, "正文第 3 段 {{/* 不印 */}}：“不印”后面要写名称，如 {{/* 不印 文件.规章 */}}"},
		"{{/* 不印 文件.规则 文件.规章.废止 */}}": {1, 0, "正文第 3 段 {{/* 不印 文件.规则 文件.规章.废止 */}}：没有“文件.规则”这个名称"},
		"{{/* 说明：不印 文件 */}}":          {0, 0, ""},
		"{{文件.规章.废止}}":                {0, 0, ""},
	} {
		o, wrong := OmissionsOf([]docx.Tag{{Part: "正文", Location: "第 3 段", Text: text}}, f)
		said := ""
		if len(wrong) > 0 {
			said = wrong.Error()
		}
		if len(o.cells) != want.cells || len(o.texts) != want.texts || said != want.wrong {
			t.Errorf("%s: %d cells, %d texts, %q", text, len(o.cells), len(o.texts), said)
		}
		for _, c := range f.Cells {
			if o.Cell(c) != o.cells[c] {
				t.Errorf("%s: %s", text, c.ID)
			}
		}
		for _, s := range f.AllTexts() {
			if o.Text(s) != o.texts[s] {
				t.Errorf("%s: %s", text, s.Name)
			}
		}
	}
	for text, only := range map[string]bool{"{{/* 说明 */}}": true, "{{- /* 不印 文件 */ -}}": true, "{{/* 一\n二 */}}": true, "{{文件}}": false, "{{/* 一": false} {
		if Only([]docx.Tag{{Text: "{{/* 零 */}}"}, {Text: text}}) != only {
			t.Errorf("%s is a comment alone: not %v", text, only)
		}
	}
	if !Only(nil) {
		t.Error("no actions are comments alone")
	}
}
