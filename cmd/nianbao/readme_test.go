package main

import (
	"bytes"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestReadme holds the verdict that the README shows against what the program says of its sample; -update writes it anew.
func TestReadme(t *testing.T) {
	const name = "../../README.md"
	file, err := filepath.Abs(name)
	must(t, err)
	data, err := os.ReadFile(file)
	must(t, err)
	aside(t)
	run([]string{"nianbao", "sample"}, io.Discard, io.Discard)
	var said bytes.Buffer
	if status := run([]string{"nianbao", "check", "示例统计表.xlsx"}, &said, io.Discard); status != exitFindings {
		t.Fatalf("status %d: %s", status, &said)
	}
	before, rest, _ := bytes.Cut(data, []byte("```text\n"))
	shown, after, ok := bytes.Cut(rest, []byte("```\n"))
	if *updateOutputs {
		must(t, os.WriteFile(file, slices.Concat(before, []byte("```text\n"), said.Bytes(), []byte("```\n"), after), 0o666))
		return
	}
	if !ok || !bytes.Equal(shown, said.Bytes()) {
		t.Errorf("README.md shows\n%s\nthe program says\n%s", shown, &said)
	}
}

var (
	linked = regexp.MustCompile(`\]\(([^)#]+)[^)]*\)`)
	direct = regexp.MustCompile(`(?m)^\t(\S+) v\S+$`)
)

// TestReadmesLeadSomewhere follows the links of what people read first, and looks for each module that the program
// requires in the table of the README.
func TestReadmesLeadSomewhere(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh-CN.md", "docs/handbook.zh-CN.md", "docs/judging.md", "docs/speed.md"} {
		data, err := os.ReadFile("../../" + name)
		must(t, err)
		for _, m := range linked.FindAllSubmatch(data, -1) {
			if target := string(m[1]); !strings.Contains(target, "://") {
				if _, err := os.Stat(filepath.Join("../..", path.Dir(name), target)); err != nil {
					t.Errorf("%s leads to %s: %v", name, target, err)
				}
			}
		}
	}
	readme, err := os.ReadFile("../../README.md")
	must(t, err)
	modules, err := os.ReadFile("../../go.mod")
	must(t, err)
	for _, m := range direct.FindAllSubmatch(modules, -1) {
		base := regexp.MustCompile(`/v[0-9]+$`).ReplaceAllString(string(m[1]), "")
		if !bytes.Contains(readme, []byte(path.Base(base))) {
			t.Errorf("README.md does not say what %s is for", m[1])
		}
	}
}
