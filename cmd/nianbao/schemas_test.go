package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"nianbao/docx/wordtest"
)

// TestOfficeSchemas holds what commands write for which TestOutputs has no file against the schemas of Office: other
// forms, rows of data, faults of a template as comments.
func TestOfficeSchemas(t *testing.T) {
	if !wordtest.Validates() {
		wordtest.Validate(t)
	}
	samples, err := filepath.Abs("../../testdata")
	must(t, err)
	t.Chdir(t.TempDir())
	letter, rows := samples+"/fill/letter.docx", samples+"/fill/agencies.xlsx"
	write(t, "letters/示例市司法局.docx", "template", "fill", letter, "--data", rows, "--data", samples+"/fill/common.json", "-o",
		"letters/{{单位}}.docx")
	faulty, err := wordtest.Document(t, wordtest.Paragraph("{{机关名}}", "*{{if 年度}}")+
		`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>`+
		wordtest.Row("甲", "{{If 年度}}")+`</w:tbl>`+wordtest.Paragraph("末"), nil).Bytes()
	must(t, err)
	must(t, os.WriteFile("faulty.docx", faulty, 0o666))
	write(t, "comments.docx", "template", "check", "faulty.docx", "--annotate", "comments.docx")
	forms, err := filepath.Glob(samples + "/forms/*")
	must(t, err)
	for _, form := range forms {
		name := filepath.Base(form)
		for _, c := range [][]string{
			{"new", "-o", name + ".xlsx", "--agency", "示例市司法局", "--year", "2021"},
			{"template", "export", "-o", name + "-template.docx"},
			{"convert", "-o", name + ".docx", "--draft", name + ".xlsx"},
			{"convert", "-o", name + "-again.xlsx", "--draft", name + ".docx"},
			{"convert", "-o", name + "-labels.docx", "--draft", "--template", name + ".docx", name + ".xlsx"},
			{"check", "--annotate", name + "-marked.xlsx", name + ".xlsx"},
		} {
			at := slices.IndexFunc(c, func(arg string) bool { return arg == "-o" || arg == "--annotate" })
			write(t, c[at+1], append(c, "--form", form)...)
		}
	}
	var made []string
	must(t, filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if ending := filepath.Ext(path); ending == ".docx" || ending == ".xlsx" {
			made = append(made, path)
		}
		return err
	}))
	t.Logf("%d files", len(made))
	wordtest.Validate(t, made...)
}

// write runs the program, which is to write a file.
func write(t *testing.T, name string, args ...string) {
	t.Helper()
	var said bytes.Buffer
	run(append([]string{"nianbao"}, args...), &said, &said)
	if _, err := os.Stat(name); err != nil {
		t.Errorf("%v: %v: %s", args, err, &said)
	}
}
