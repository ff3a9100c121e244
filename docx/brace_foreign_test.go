package docx

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyForeignBrace shows that a name in the brackets of another program is told of, with how it is written here, and
// that these brackets are plain text around other words.
func TestAnyForeignBrace(t *testing.T) {
	wrongs := []struct {
		before, after string
		meant         string // NAME stands for the name
	}{
		{"«", "»", "{{NAME}}"}, {"<<", ">>", "{{NAME}}"}, {"[[", "]]", "{{NAME}}"}, {"【【", "】】", "{{NAME}}"},
		{"@@", "@@", "{{NAME}}"}, {"${", "}", "{{NAME}}"}, {"#{", "}", "{{NAME}}"}, {"{$", "}", "{{NAME}}"},
		{"{#", "}", "{{range NAME}}"}, {"{^", "}", "{{if not NAME}}"}, {"{/", "}", "{{end}}"}, {"{@", "}", "{{image NAME}}"},
		{"{% if ", " %}", "{{if NAME}}"}, {"{%p if ", " %}", "{{if NAME}}"}, {"{% for x in ", " %}", "{{range NAME}}"},
		{"{%tr for x in ", " %}", "{{range NAME}}"}, {"{%- endif ", " -%}", ""}, {"{%", "%}", "{{NAME}}"},
	}
	data := map[string]any{"机关名称": "甲局", "申请": map[string]any{"总计": 3}, "名单": []any{}}
	rapid.Check(t, func(r *rapid.T) {
		name := rapid.SampledFrom([]string{"机关名称", "申请.总计", "名单"}).Draw(r, "name")
		wrong := rapid.SampledFrom(wrongs).Draw(r, "wrong")
		words := rapid.StringOfN(rapid.SampledFrom([]rune("共甲局，（）。 ")), 0, 5, -1)
		text := words.Draw(r, "before") + wrong.before + name + wrong.after + words.Draw(r, "after")
		if rapid.Bool().Draw(r, "beside an action") {
			text += "{{机关名称}}"
		}
		template, err := Parse(word(t, p(text), nil))
		if err != nil {
			r.Fatal(text, err)
		}
		told := template.Misbraced(data, false)
		if len(told) != 1 || !strings.Contains(told[0].Reason, strings.ReplaceAll(wrong.meant, "NAME", name)) ||
			!strings.Contains(told[0].Reason, "会照样印出来") {
			r.Fatalf("%s: %v", text, told)
		}
		if strings.Contains(wrong.before, "%") {
			return
		}
		template, err = Parse(word(t, p(strings.ReplaceAll(strings.TrimSuffix(text, "{{机关名称}}"), name, "另一个")), nil))
		if told := template.Misbraced(data, false); err != nil || len(told) > 0 {
			r.Fatalf("plain text: %v %v", told, err)
		}
	})
}
