package pagetest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/contract"
	"nianbao/serve/pagetest"
)

func TestMain(m *testing.M) { os.Exit(pagetest.Run(m)) }

// write writes a file of a test's own.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// disagree makes a text say another number than the tables.
func disagree(r *contract.Report) {
	r.Texts["overview"] = strings.Replace(r.Texts["overview"], "不予公开178件", "不予公开187件", 1)
}

// copied copies a file under another name.
func copied(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	return write(t, "统计表"+filepath.Base(dir)+".xlsx", string(data))
}
