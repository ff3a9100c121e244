package file

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyLedger shows that a ledger knows a file by whatever name it has, as comparing it with each does.
func TestAnyLedger(t *testing.T) {
	root := t.TempDir()
	for _, dir := range []string{"a", "b"} {
		if err := os.Mkdir(filepath.Join(root, dir), 0o777); err != nil {
			t.Fatalf("os.Mkdir: %v", err)
		}
	}
	for _, name := range []string{"a/x.docx", "b/x.docx", "a/y.docx"} {
		if err := os.WriteFile(filepath.Join(root, name), []byte("same size"), 0o666); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
	}
	for link, to := range map[string]string{"a/soft.docx": "x.docx", "c": "a"} {
		if err := os.Symlink(to, filepath.Join(root, link)); err != nil {
			t.Skip(err)
		}
	}
	if err := os.Link(filepath.Join(root, "a/x.docx"), filepath.Join(root, "b/hard.docx")); err != nil {
		t.Skip(err)
	}
	names := []string{"a/x.docx", "./a/../a/x.docx", "c/x.docx", "a/soft.docx", "b/hard.docx", "b/x.docx", "a/y.docx", "a/X.docx",
		"a/new.docx", "c/new.docx", "a/NEW.docx", "b/new.docx", "none/x.docx"}
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfN(rapid.SampledFrom(names), 0, 5)
		reads, writes, asked := some.Draw(t, "reads"), some.Draw(t, "writes"), rapid.SampledFrom(names).Draw(t, "asked")
		at := func(name string) string { return root + "/" + name }
		var all []string
		for _, name := range reads {
			all = append(all, at(name))
		}
		l := NewLedger(all)
		var written Inputs
		for _, name := range writes {
			l.Wrote(at(name), "source of "+name)
			written = append(written, at(name))
		}
		source, known := l.Written(at(asked))
		if l.Reads(at(asked)) != Inputs(all).has(at(asked)) || known != written.has(at(asked)) {
			t.Fatalf("%s: read %v, written %v (%s)", asked, l.Reads(at(asked)), known, source)
		}
		if known && !strings.HasPrefix(source, "source of ") {
			t.Fatal(source)
		}
	})
	var none *Ledger
	if _, known := none.Written(root); known || none.Reads(root) {
		t.Error("nil knows a file")
	}
}
