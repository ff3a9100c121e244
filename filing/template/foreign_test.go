package template

import (
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/docx/wordtest"
	"nianbao/filing/file"
)

// TestAnyForeign writes actions of other programs into documents, in paragraphs and cells, divided over runs: the template
// is refused in one line that says whose it is, and where.
func TestAnyForeign(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom([]string{"名单", "list", "user.name", "rows_1"}).Draw(rt, "name")
		program := rapid.SampledFrom([]string{"docxtpl", "poi-tl", "docxtemplater", "FreeMarker"}).Draw(rt, "program")
		action := strings.ReplaceAll(rapid.SampledFrom(map[string][]string{
			"docxtpl":       {"{% if NAME %}", "{%p for x in NAME %}", "{%tr endfor %}", "{%- set x = NAME %}", "{% vm %}", "{%r if NAME == 'a' %}", "{# NAME #}"},
			"poi-tl":        {"{{?NAME}}", "{{/NAME}}", "{{@NAME}}", "{{#NAME}}", "{{*NAME}}", "{{+NAME}}", "{{#each NAME}}"},
			"docxtemplater": {"{#NAME}", "{/NAME}", "{^NAME}", "{#NAME}{x}{/NAME}"},
			"FreeMarker":    {"${NAME}", "<#list NAME as x>", "[#if NAME == 1]"},
		}[program]).Draw(rt, "action"), "NAME", name)
		runes := []rune("前文" + action + "后文")
		at := rapid.IntRange(1, len(runes)-1).Draw(rt, "divided")
		if runes[at] == '*' { // which makes a run of the fixture bold
			at--
		}
		body := wordtest.Paragraph("第一段") + wordtest.Paragraph(string(runes[:at]), string(runes[at:]))
		body += wordtest.Paragraph(action) + wordtest.Paragraph(action+"、"+action)
		if rapid.Bool().Draw(rt, "in a cell") {
			body = wordtest.Paragraph("第一段") + `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc>` +
				wordtest.Paragraph(string(runes)+action) + wordtest.Paragraph(action) + `</w:tc></w:tr></w:tbl>` + wordtest.Paragraph("完")
		}
		data, err := wordtest.Document(t, body, nil).Bytes()
		if err != nil {
			rt.Fatalf("wordtest.Document().Bytes: %v", err)
		}
		path := filepath.Join(dir, "t.docx")
		if err := file.Save(path, data, true); err != nil {
			rt.Fatalf("file.Save: %v", err)
		}
		_, err = Read(path)
		if err == nil || !strings.Contains(err.Error(), "这是 "+program) && !strings.Contains(err.Error(), "或 "+program) ||
			strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "第") || !strings.Contains(err.Error(), "{{range 名单}}") {
			rt.Errorf("%s: %v", action, err)
		}
	})
}

// TestNotForeign reads templates of this program, and documents in which such signs are words.
func TestNotForeign(t *testing.T) {
	for _, lines := range [][]string{
		{"{{range 名单}}{{.名}}{{end}}", "{#备注}与{% if x %}"}, {"{{/* 不印 文件.规章 */}}"}, {"{{机关名称}}", "{名}", "{ {名} }"},
		{"增长 5%}，{% 是百分号", "花费 $100 {元}", "a < b, [#1] {#1}", "{/}", "{{}}"}, {"{{image .照片}}", "{{chart 结果}}"}, {"{{$x := 1}}{{$x}}"},
		{"{{#each 名单}}", "{{/each}}"}, {"{{机关名称}}{% if x %}"},
	} {
		if _, err := Read(document(t, t.TempDir(), lines...)); err != nil {
			t.Errorf("%q: %v", lines, err)
		}
	}
}
