package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"nianbao/check"
	"nianbao/filing"
)

// TestGenerate writes workbooks of each edition: each is another agency's with figures of its own, nothing in it is an
// error, and all are the same when they are written again.
func TestGenerate(t *testing.T) {
	for _, year := range []int{2020, 2024} {
		dir, again := filepath.Join(t.TempDir(), "甲"), filepath.Join(t.TempDir(), "乙")
		for _, d := range []string{dir, again} {
			if err := generate(d, 12, year, 7, 5); err != nil {
				t.Fatalf("generate: %v", err)
			}
		}
		seen := map[string]bool{}
		for i := range 12 {
			name := filepath.Join(folder("", i/5), agencyName(i)+".xlsx")
			data, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatalf("os.ReadFile: %v", err)
			}
			if same, err := os.ReadFile(filepath.Join(again, name)); err != nil || !bytes.Equal(data, same) {
				t.Errorf("%s is written otherwise again", name)
			}
			f, err := filing.Builtin().Open(filepath.Join(dir, name), "")
			if err != nil {
				t.Fatalf("filing.Builtin().Open: %v", err)
			}
			seen[f.Report.Agency] = true
			if f.Report.Year != year {
				t.Errorf("%s is of %d", name, f.Report.Year)
			}
			for _, found := range filing.Builtin().Check(f) {
				if found.Rule.Severity == check.Error {
					t.Errorf("%s: %s %s", name, found.Rule.ID, found.Message)
				} else {
					t.Logf("%s: %s %s", name, found.Rule.ID, found.Message)
				}
			}
		}
		if len(seen) != 12 {
			t.Errorf("%d agencies", len(seen))
		}
	}
}

// TestNames holds that no two agencies have one name.
func TestNames(t *testing.T) {
	seen := map[string]bool{}
	for i := range maxAgencies {
		seen[agencyName(i)] = true
	}
	if len(seen) != maxAgencies || maxAgencies < 100_000 {
		t.Errorf("%d names of %d agencies", len(seen), maxAgencies)
	}
}
