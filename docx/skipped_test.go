package docx

import (
	"slices"
	"testing"
)

// TestSkipped shows which actions are told of that blocks keep from printing: those of no pass, and whether they stand
// in a table.
func TestSkipped(t *testing.T) {
	template, err := Parse(word(t, p("{{if 无}}{{甲}}{{else}}{{乙}}{{end}}{{丙}}")+
		tbl(tr("{{range 行们}}"), tr("{{.名}}{{if .无}}{{.缺}}{{end}}"), tr("{{end}}"))+
		tbl(tr("{{with 无}}{{.}}{{end}}{{/* 注 */}}{{$x := 甲}}")), nil))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	var skipped []string
	_, err = template.FillWith(map[string]any{"无": 0, "甲": "1", "乙": "2", "丙": "3", "缺": "",
		"行们": []any{map[string]any{"名": "一", "无": 0, "缺": "4"}}},
		Options{Skipped: func(tag Tag, inTable bool) {
			place := "text"
			if inTable {
				place = "table"
			}
			skipped = append(skipped, tag.Text+" "+place)
		}})
	if want := []string{"{{甲}} text", "{{.缺}} table", "{{.}} table"}; err != nil || !slices.Equal(skipped, want) {
		t.Errorf("skipped %v, want %v, %v", skipped, want, err)
	}
}
