package seal

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"nianbao/pdf"
)

const sample = "../../pdf/testdata/huaian-2024.pdf"

// written writes a file and returns its path.
func written(t interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}, dir string, data []byte) string {
	t.Helper()
	path := filepath.Join(dir, "a.pdf")
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	return path
}

// TestSignedPDF shows that a PDF which bears the mark is read as before, and that signing it again changes nothing but
// that the mark is of the whole.
func TestSignedPDF(t *testing.T) {
	data, err := os.ReadFile(sample)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	signed := SignPDF(data)
	if bytes.Equal(signed, data) || !bytes.HasSuffix(signed, []byte("\n%%EOF\n")) || !bytes.HasPrefix(signed, bytes.TrimRight(data, "\r\n")) {
		t.Fatalf("ends with %q", signed[len(signed)-200:])
	}
	want, err := pdf.Read(data, pdf.Options{})
	if err != nil {
		t.Fatalf("pdf.Read: %v", err)
	}
	got, err := pdf.Read(signed, pdf.Options{})
	if err != nil || len(got.Grids) != len(want.Grids) {
		t.Fatalf("%v, %d grids, want %d", err, len(got.Grids), len(want.Grids))
	}
	dir := t.TempDir()
	if path := written(t, dir, data); Bears(path) || IsOwn(path) {
		t.Error("a PDF of somebody else bears the mark")
	}
	if path := written(t, dir, signed); !Bears(path) || !IsOwn(path) {
		t.Error("it does not bear the mark")
	}
	if path := written(t, dir, append(bytes.Clone(signed), "1 0 obj<</Annots[]>>endobj\nstartxref\n9\n%%EOF\n"...)); !Bears(path) || IsOwn(path) {
		t.Error("what somebody noted in it is not told from it")
	}
	if path := written(t, dir, SignPDF(signed)); !Bears(path) || !IsOwn(path) {
		t.Error("signed twice it does not bear the mark")
	}
}

// TestAnyPDF shows that any bytes that end as a PDF does bear the mark once they are signed, none of which may change
// then, and that all others stay as they are.
func TestAnyPDF(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "body")
		end := rapid.SampledFrom([]string{"startxref\n12\n%%EOF\n", "startxref\r\n12\r\n%%EOF", "startxref 12 %%EOF", "", "%%EOF\n"}).Draw(t, "end")
		head := rapid.SampledFrom([]string{"%PDF-1.7\n", "%PDF-1.4\r", "PK\x03\x04", ""}).Draw(t, "head")
		data := append(append([]byte(head), body...), end...)
		signed := SignPDF(data)
		if bytes.Equal(signed, data) {
			if path := written(t, dir, data); IsOwn(path) {
				t.Fatal("what was not signed is our own")
			}
			return
		}
		if !bytes.HasPrefix(signed, bytes.TrimRight(data, "\r\n")) {
			t.Fatal("it is another one")
		}
		if path := written(t, dir, signed); !IsOwn(path) || !Bears(path) {
			t.Fatalf("%q is not our own", signed)
		}
		at := rapid.IntRange(0, len(signed)-1).Draw(t, "at")
		changed := bytes.Clone(signed)
		changed[at] ^= byte(rapid.IntRange(1, 255).Draw(t, "bits"))
		if path := written(t, dir, changed); IsOwn(path) {
			t.Fatalf("byte %d changed, and it is our own still", at)
		}
	})
}

// FuzzBears looks at any file for a mark: what is not signed anew is not our own by accident.
func FuzzBears(f *testing.F) {
	f.Add([]byte("%PDF-1.7\n%nianbao 00\nstartxref\n1\n%%EOF\n"))
	f.Add(SignPDF([]byte("%PDF-1.7\nstartxref\n12\n%%EOF")))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte(PageMark))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := written(t, t.TempDir(), data)
		if own := IsOwn(path); own && !Bears(path) {
			t.Fatal("our own, and it bears no mark")
		}
		if signed := SignPDF(data); !bytes.Equal(signed, data) && !IsOwn(written(t, t.TempDir(), signed)) {
			t.Fatal("signed, and not our own")
		}
	})
}
