package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/nianbao/many"
)

// TestFaultOfTheProgram shows that a panic over one file is told in Chinese, that the others have their turn, and that
// the exit status says so.
func TestFaultOfTheProgram(t *testing.T) {
	many.BeforeFile = func(path string) {
		if filepath.Base(path) == "b.xlsx" {
			panic("index out of range [3] with length 2")
		}
	}
	t.Cleanup(func() { many.BeforeFile = func(string) {} })
	data, err := os.ReadFile("../../testdata/huaian-2024.xlsx")
	must(t, err)
	other, err := os.ReadFile("../../testdata/zhongwei-2020.xlsx")
	must(t, err)
	t.Chdir(t.TempDir())
	for name, data := range map[string][]byte{"a.xlsx": data, "b.xlsx": data, "c.xlsx": other} {
		must(t, os.WriteFile(name, data, 0o666))
	}
	fault := regexp.MustCompile(`程序自己出了错（cmd/nianbao/guard_test.go:[0-9]+），这个文件没有处理完。请把这句话和这个文件发给程序的维护者`)
	for _, args := range [][]string{
		{"check", "a.xlsx", "b.xlsx", "c.xlsx"}, {"check", "--json", "a.xlsx", "b.xlsx", "c.xlsx"},
		{"convert", "a.xlsx", "b.xlsx", "c.xlsx"}, {"show", "b.xlsx"}, {"fix", "b.xlsx"}, {"check", "b.xlsx", "--annotate", "o.xlsx"},
	} {
		var out, errs bytes.Buffer
		status := run(append([]string{"nianbao"}, args...), &out, &errs)
		said := out.String() + errs.String()
		if status != exitFailed || !fault.MatchString(said) || strings.Contains(said, "index out of range") {
			t.Errorf("%v: exit %d\n%s", args, status, said)
		}
		if args[0] == "check" && len(args) > 4 && !strings.Contains(said, "中卫") && !strings.Contains(said, "c.xlsx") {
			t.Errorf("%v: the last file had no turn\n%s", args, said)
		}
	}
	reports, _ := filepath.Glob("*.docx")
	if len(reports) != 2 {
		t.Errorf("of three workbooks, one of them at fault, came %v", reports)
	}
}
