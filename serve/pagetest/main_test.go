package pagetest_test

import (
	"os"
	"path/filepath"
	"strconv"
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
		t.Fatalf("os.WriteFile: %v", err)
	}
	return path
}

// wrongCell opens the page with the workbook that has a wrong cell, which has the focus.
func wrongCell(t *testing.T) *pagetest.Page {
	t.Helper()
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Press("依申请公开!D17")
	p.Until(focused)
	return p
}

// open goes from the table of many files to the file with a name.
func open(p *pagetest.Page, name string) {
	p.Go(pagetest.Eval[string](p, `Array.from(document.querySelectorAll("tr")).
		find((r) => r.innerText.includes(`+strconv.Quote(name)+`)).querySelector("a").getAttribute("href")`))
}

// fill puts a text into a field, as a paste does.
func fill(p *pagetest.Page, field, text string) {
	pagetest.Eval[any](p, `((e) => { e.value = `+strconv.Quote(text)+`; e.dispatchEvent(new Event("input")); })(
		document.getElementById(`+strconv.Quote(field)+`))`)
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
		t.Fatalf("os.ReadFile: %v", err)
	}
	dir := t.TempDir()
	return write(t, "统计表"+filepath.Base(dir)+".xlsx", string(data))
}
