package file

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHeld shows that a file which another program has open is not replaced, and that whoever saves is told to close it.
func TestHeld(t *testing.T) {
	out := filepath.Join(t.TempDir(), "报告.docx")
	if err := os.WriteFile(out, []byte("旧"), 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	held, err := os.Open(out)
	if err != nil {
		t.Fatalf("os.Open: %v", err)
	}
	err = Save(out, []byte("新"), true)
	if err == nil || !strings.Contains(err.Error(), "关闭") {
		t.Errorf("Save: %v", err)
	}
	held.Close()
	entries, dirErr := os.ReadDir(filepath.Dir(out))
	if data, err := os.ReadFile(out); err != nil || string(data) != "旧" || len(entries) != 1 {
		t.Errorf("%q %v, %v %v", data, err, entries, dirErr)
	}
	if err := Save(out, []byte("新"), true); err != nil {
		t.Errorf("Save: %v", err)
	}
	if err := Save(out, []byte("又"), false); err == nil || !strings.Contains(err.Error(), "已经存在") {
		t.Errorf("Save: %v", err)
	}
}
