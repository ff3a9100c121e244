package filing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/filing/filingtest"
)

// TestSentBack finds what a reviewer sends a report back for, each once: nothing to say of problems, fees untold, an
// overview that is too long, a late date.
func TestSentBack(t *testing.T) {
	sound, err := os.ReadFile(books[0])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	data := filingtest.Spoil(t, sound, func(s *filingtest.Spoiler) {
		s.Text("文字!A4", strings.Repeat("字", 1500))
		s.Text("文字!A14", "无")
		s.Text("文字!A15", "")
		s.Text("文字!A21", "无。")
		s.Text("基本信息!B11", "2025年6月20日")
	})
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	f, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	if got, want := findings(t, f), "N31 基本信息!B11, N23 文字!A4, N21 文字!A14, N26 文字!A21"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}
