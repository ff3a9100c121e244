package docx

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/action"
	"nianbao/docx/wml"
	"nianbao/docx/wordtest"
)

// faulty are texts in each of which one thing is wrong, with what is told of it.
var faulty = [][2]string{
	{"共{{缺的名}}件", "没有这个名称"},
	{"{{五.下}}", "前面的名称已经是一个值"},
	{"｛｛五｝｝", "大括号是全角的"},
	{"{五}", "大括号不对"},
	{"{ {五} }", "大括号不对"},
	{"{{{五}}}", "多了大括号"},
	{"{{未完", "没有配对的 }}"},
	{"{{If 真}}", "要用半角小写"},
	{"{{End}}", "要用半角小写"},
	{"{{ＥＮＤ}}", "要用半角小写"},
	{"{{if 五 == 0}}甲{{end}}", "不能用“==”"},
	{"{{if 五 ≠ 0}}甲{{end}}", "不能用“≠”"},
	{"{{if 五 ＞ 0}}甲{{end}}", "不能用“＞”"},
	{"{{后缀 (五}}", "左括号"},
	{"{{日期}}", "没有这个名称"},
	{"{{}}", "没有内容"},
}

// TestAnyFaults tells of each fault of a template at its place, whatever else is wrong with it, and of none twice.
func TestAnyFaults(t *testing.T) {
	data := map[string]any{"五": 5, "真": true, "文": "甲"}
	rapid.Check(t, func(r *rapid.T) {
		body, header := "", ""
		want := map[string]string{}
		put := func(part, at, text, told string) string {
			if told != "" {
				want[part+at] = told
			}
			return text
		}
		draw := func() (text, told string) {
			if rapid.Bool().Draw(r, "sound") || len(want) >= 6 {
				return rapid.SampledFrom([]string{"甲", "{{五}}", "{{if 真}}有{{end}}", `{{"{五}"}}`, "{见附件}"}).Draw(r, "text"), ""
			}
			f := rapid.SampledFrom(faulty).Draw(r, "fault")
			return f[0], f[1]
		}
		paragraphs, tables := 0, 0
		for range rapid.IntRange(1, 8).Draw(r, "blocks") {
			if rapid.IntRange(0, 2).Draw(r, "kind") > 0 {
				paragraphs++
				text, told := draw()
				body += p(put("正文", fmt.Sprintf("第 %d 段", paragraphs), text, told))
				continue
			}
			tables++
			var cells []string
			for col := range rapid.IntRange(1, 3).Draw(r, "cells") {
				text, told := draw()
				cells = append(cells, put("正文", fmt.Sprintf("第 %d 个表格第 1 行第 %d 格", tables, col+1), text, told))
			}
			body += tbl(tr(cells...))
		}
		text, told := draw()
		header = `<w:hdr ` + wordtest.Namespaces + `>` + p(put("页眉", "第 1 段", text, told)) + `</w:hdr>`
		if rapid.Bool().Draw(r, "unclosed block") {
			body += p(put("正文", fmt.Sprintf("第 %d 段", paragraphs+1), "{{if 真}}", "没有与它配对的 {{end}}"))
		}
		pkg := wordtest.Document(t, body, map[string]string{"header.xml": header})
		var got wml.Errors
		errors.As(Faults(pkg, data, action.Refuse), &got)
		for _, e := range got {
			reason := want[e.Part+e.Location]
			if reason == "" || !strings.Contains(e.Reason, reason) {
				r.Fatalf("told once too often: %s\n%s", e, body)
			}
			delete(want, e.Part+e.Location)
		}
		if len(want) > 0 {
			r.Fatalf("not told: %v\n%s", want, body)
		}
	})
}
