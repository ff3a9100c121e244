package filing

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// aboutTables are the rules that say what of a file's tables was not read, or not found.
var aboutTables = []string{"S01", "S02", "S03", "S04", "S08", "S10", "S15", "S30"}

// tablesIn returns what the check says of a file's tables, each finding by rule, place and a word that it must have.
func tablesIn(t *testing.T, path string) (rules []string, messages string) {
	t.Helper()
	f, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range Builtin().Check(f) {
		if slices.Contains(aboutTables, found.Rule.ID) {
			rules = append(rules, found.Rule.ID+" "+found.Place.String())
			messages += found.Message + "\n"
		}
	}
	return rules, messages
}

// TestTablesInCases reads what was met in reports: rows that are not the form's, labels misspelt, tables of the other
// edition.
func TestTablesInCases(t *testing.T) {
	const second, third = "二、主动公开政府信息情况!", "三、收到和处理政府信息公开申请情况!"
	for file, test := range map[string]struct {
		want []string
		says string
	}{
		"report-05-extra-row.docx":    {[]string{"S08 " + second + "R5C1"}, "其他主动公开文件"},
		"report-05-extra-row.xlsx":    {[]string{"S08 二、主动公开!A8"}, "其他主动公开文件"},
		"field-foreign-row-2021.docx": {[]string{"S08 " + second + "R5C1"}, "其他主动公开文件"},
		"report-06-near-label.docx":   {[]string{"S02 " + third + "R9C3"}, "这里的“2.其他法律行政止公开”与它相近"},
		"report-07a-2019-table.docx":  {[]string{"S15 " + third + "R2C4"}, "是 2019版"},
	} {
		got, messages := tablesIn(t, "testdata/"+file)
		if diff := cmp.Diff(test.want, got); diff != "" || !strings.Contains(messages, test.says) {
			t.Errorf("%s: (-want +got)\n%s%s", file, diff, messages)
		}
	}
}
