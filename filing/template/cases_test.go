package template

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/docx/wordtest"
	"nianbao/filing/record"
	"nianbao/ooxml/opc"
)

// cases fills the templates of testdata with their data and returns the documents by the templates' names.
func cases(t *testing.T) map[string]string {
	t.Helper()
	templates, err := filepath.Glob("testdata/*.docx")
	if err != nil || len(templates) == 0 {
		t.Fatal("no templates", err)
	}
	dir := t.TempDir()
	save(t, filepath.Join(dir, "red.png"), square(t, 2))
	save(t, filepath.Join(dir, "blue.png"), square(t, 3))
	made := map[string]string{}
	for _, template := range templates {
		name := strings.TrimSuffix(filepath.Base(template), ".docx")
		data, err := os.ReadFile(strings.TrimSuffix(template, ".docx") + ".json")
		if err != nil {
			t.Fatalf("os.ReadFile: %v", err)
		}
		values, out := filepath.Join(dir, name+".json"), filepath.Join(dir, name+".docx")
		save(t, values, data)
		if _, err := Fill(template, Filling{Data: record.Source{Paths: []string{values}}, Out: out}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		made[name] = out
	}
	return made
}

// TestCasesHangTogether shows that what is filled from loops with pictures, references, bookmarks, tables, formulas,
// notes and lists hangs together.
func TestCasesHangTogether(t *testing.T) {
	for name, out := range cases(t) {
		pkg, err := opc.ReadFile(out)
		if err != nil {
			t.Fatalf("opc.ReadFile: %v", err)
		}
		if faults := wordtest.Faults(pkg); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

// TestOfficeSchemas holds what is filled, and the built-in templates, against the schemas of Office. What the commands
// write is held against them by the tests of these names in cmd/nianbao.
func TestOfficeSchemas(t *testing.T) {
	paths := slices.Collect(maps.Values(cases(t)))
	for _, edition := range []string{"2019", "2021"} {
		paths = append(paths, "../../templates/"+edition+"/report.docx")
	}
	wordtest.Validate(t, paths...)
}
