package filing

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestSaveSweeps shows that the next run takes away what a killed one left where it writes.
func TestSaveSweeps(t *testing.T) {
	dir := t.TempDir()
	left := filepath.Join(dir, ".nianbao-"+rand.Text()+".tmp")
	old := time.Now().Add(-2 * time.Hour)
	if err := os.WriteFile(left, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(left, old, old); err != nil {
		t.Fatal(err)
	}
	if err := save(filepath.Join(dir, "a.docx"), []byte("a"), false); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("the leftover is there still")
	}
}
