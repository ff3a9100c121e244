package seal

import (
	"archive/zip"
	"os"
	"path/filepath"
	"testing"
)

// TestBears shows which files have the looks of what this program writes, and that no other is one.
func TestBears(t *testing.T) {
	pack := func(parts ...string) []byte { return zipped(zip.Deflate, parts...) }
	p := bare()
	if err := Sign(p); err != nil {
		t.Fatalf("Sign: %v", err)
	}
	signed, err := p.Bytes()
	if err != nil {
		t.Fatalf("p.Bytes: %v", err)
	}
	dir := t.TempDir()
	for name, c := range map[string]struct {
		data         []byte
		bears, isOwn bool
	}{
		"signed":       {signed, true, true},
		"changed":      {pack("docProps/custom.xml", `<property name="nianbao"><x>0</x></property>`), true, false},
		"annotated":    {pack("xl/workbook.xml", `<definedName name="nianbao.findings">`), true, false},
		"page":         {[]byte("<!DOCTYPE html>\n<head>\n" + PageMark), true, false},
		"empty":        {nil, false, false},
		"words":        {[]byte("nianbao"), false, false},
		"other names":  {pack("xl/workbook.xml", `<definedName name="x.nianbao.findings">`), false, false},
		"other part":   {pack("word/document.xml", `<property name="nianbao"><x>0</x></property>`), false, false},
		"other author": {pack("docProps/core.xml", `<creator>nianbao</creator>`), false, false},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, c.data, 0o666); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		if Bears(path) != c.bears || IsOwn(path) != c.isOwn {
			t.Errorf("%s: bears %v, own %v", name, Bears(path), IsOwn(path))
		}
	}
	if Bears(dir) || Bears(filepath.Join(dir, "none")) {
		t.Error("what is no file bears a mark")
	}
}
