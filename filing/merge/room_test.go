package merge

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/file"
)

// TestTooMany shows that more agencies than a workbook takes are refused before any file is read, with what to do;
// nothing is written.
func TestTooMany(t *testing.T) {
	data, err := os.ReadFile("../../testdata/huaian-2024.xlsx")
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	had := maxCells
	t.Cleanup(func() { maxCells = had })
	maxCells = 450 // of either edition two
	dir := t.TempDir()
	out := filepath.Join(dir, "out.xlsx")
	for _, name := range []string{"1.xlsx", "2.xlsx", "3.xlsx"} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
	}
	read := 0
	files := Files{Request: batch.Request{Names: []string{dir}}, Tell: func(One) { read++ }}
	_, err = Merge(filing.Builtin(), Merging{Files: files, Out: out})
	if err == nil || !strings.Contains(err.Error(), "机关太多（3 个文件），一个工作簿放不下") || !strings.Contains(err.Error(), "最多放约 2 个机关") || read > 0 {
		t.Errorf("%d read: %v", read, err)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("it is written")
	}
}

// TestReads shows which files are read, over which no output may be written: of those at hand already none.
func TestReads(t *testing.T) {
	found := batch.Found{Items: []batch.Item{{Path: "1.xlsx"}, {Path: "2.xlsx"}}}
	m := Merging{Files: Files{Roster: "名单.txt"}, Own: "本级.xlsx"}
	if got, want := m.reads(found), (file.Inputs{"名单.txt", "本级.xlsx", "1.xlsx", "2.xlsx"}); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	m.With = func(string, func(One)) {}
	if got, want := m.reads(found), (file.Inputs{"名单.txt"}); !slices.Equal(got, want) {
		t.Errorf("of files at hand %q, want %q", got, want)
	}
}
