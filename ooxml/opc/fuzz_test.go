package opc

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzRead looks for a file that Read neither takes nor refuses properly, or that is another one after it was written.
func FuzzRead(f *testing.F) {
	for _, c := range refusedFiles(f) {
		if len(c.data) < 128<<10 { // a zip of too many entries is still among them
			f.Add(c.data)
		}
	}
	f.Add(workbook(f, []byte(`<worksheet/>`)))
	for _, p := range []*Package{macroWorkbook(f), macroDocument(f)} {
		data, err := p.Bytes()
		if err != nil {
			f.Fatalf("p.Bytes: %v", err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Read(data)
		if err != nil {
			isOurs(t, err)
			return
		}
		for _, name := range append(p.Names(), "") {
			p.Type(name)
			if _, err := p.Relations(name); err != nil {
				isOurs(t, err)
			}
		}
		if _, err := p.Main(); err != nil {
			isOurs(t, err)
		}
		written, err := p.Bytes()
		if err != nil {
			t.Fatal("write:", err)
		}
		again, err := Read(written)
		if err != nil {
			t.Fatal("read again:", err)
		}
		if diff := cmp.Diff(p.Parts(), again.Parts()); diff != "" {
			t.Error("parts (-read +read again):", diff)
		}
		if _, err := p.Links(); err != nil {
			isOurs(t, err)
		}
		if err := again.StripMacros(); err != nil {
			isOurs(t, err)
			return
		}
		if names := again.Macros(); names != nil {
			t.Errorf("macros %q are left", names)
		}
	})
}

func isOurs(t *testing.T, err error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("not an *Error: %v", err)
	}
	if _, ok := messages[e.Kind]; !ok || e.Hint() == "" {
		t.Fatalf("%q says nothing: %v", e.Kind, e)
	}
}
