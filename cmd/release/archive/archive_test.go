package archive_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"nianbao/cmd/release/archive"
)

// TestAnyZip packs random files: they come back whole, sorted, with their modes, and twice the same bytes whatever the
// zone of the clock.
func TestAnyZip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z示例使用说明]{1,12}(\.exe|\.html)?`), 0, 6, rapid.ID).Draw(t, "names")
		files := map[string]archive.File{}
		for _, n := range names {
			files[n] = archive.File{Data: rapid.SliceOf(rapid.Byte()).Draw(t, n), Program: strings.HasSuffix(n, ".exe")}
		}
		at := time.Unix(rapid.Int64Range(1e9, 3e9).Draw(t, "time"), rapid.Int64Range(0, 999_999_999).Draw(t, "ns"))
		made, err := archive.Zip(files, at)
		if err != nil {
			t.Fatalf("pack: %v", err)
		}
		again, err := archive.Zip(files, at.In(time.FixedZone("东八区", 8*3600)))
		if err != nil || !bytes.Equal(made, again) {
			t.Fatalf("packed again in another zone: other bytes, %v", err)
		}
		z, err := zip.NewReader(bytes.NewReader(made), int64(len(made)))
		if err != nil {
			t.Fatalf("read what was packed: %v", err)
		}
		var read []string
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatalf("open %s: %v", f.Name, err)
			}
			data, err := io.ReadAll(r)
			want := files[f.Name]
			if err != nil || !bytes.Equal(data, want.Data) {
				t.Fatalf("%s came back as other bytes, %v", f.Name, err)
			}
			if runs := f.Mode() == 0o755; runs != want.Program || !runs && f.Mode() != 0o644 {
				t.Fatalf("%s has mode %v", f.Name, f.Mode())
			}
			if !f.Modified.Equal(at.Truncate(time.Second)) {
				t.Fatalf("%s is of %v, want %v", f.Name, f.Modified, at)
			}
			read = append(read, f.Name)
		}
		slices.Sort(names)
		if !slices.Equal(read, names) {
			t.Fatalf("packed %q, want %q", read, names)
		}
	})
}

// TestSums holds the sums against the program with which users check them.
func TestSums(t *testing.T) {
	program, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("no sha256sum here")
	}
	dir := t.TempDir()
	files := map[string][]byte{"b.zip": []byte("二"), "a.zip": []byte("一"), "c.json": nil}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatalf("write %s: %v", name, err)
		}
	}
	sums := archive.Sums(files)
	check := exec.Command(program, "--strict", "-c")
	check.Dir, check.Stdin = dir, bytes.NewReader(sums)
	out, err := check.CombinedOutput()
	if want := "a.zip: OK\nb.zip: OK\nc.json: OK\n"; err != nil || string(out) != want {
		t.Errorf("sha256sum -c of\n%ssays %s, %v", sums, out, err)
	}
}
