package leftover

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestSweep shows that old leftovers of this program are taken away, and that what is young, held, or somebody else's
// stays.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	file := func(name string, at time.Time) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		for ; path != dir; path = filepath.Dir(path) {
			if err := os.Chtimes(path, at, at); err != nil {
				t.Fatal(err)
			}
		}
		return filepath.Join(dir, name)
	}
	temp := func() string { return ".nianbao-" + rand.Text() + ".tmp" }
	gone := []string{file(temp(), old), file(".nianbao-3141592653.tmp", old), file("nianbao-123/report.docx", old), file("nianbao-pdf-45/lock", old),
		file("nianbao-page-48/lock", old), file("nianbao-page-51/lock", time.Now().Add(-time.Minute))}
	kept := []string{file(temp(), time.Now()), file("nianbao-pdf-46/report.docx", time.Now()), file(".nianbao-x.tmp", old),
		file("nianbao-9/other.docx", old), file("nianbao-mine/report.docx", old), file("report.docx", old),
		file("nianbao-page-50/A/统计表.xlsx", old), file("nianbao-page-52/lock", time.Now())}
	for _, name := range []string{temp(), "nianbao-pdf-47/lock", "nianbao-page-49/lock"} {
		path := file(name, old)
		held, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer held.Close()
		if err := Lock(held); err != nil {
			t.Skip("here are no locks:", err)
		}
		kept = append(kept, path)
	}
	sweep(dir, time.Now())
	for _, path := range gone {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s is left", path)
		}
	}
	for _, path := range kept {
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s is gone", path)
		}
	}
}
