package filing

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"nianbao/filing/seal"
	"nianbao/ooxml/opc"
)

// TestOwn shows that an output is known as this program's own until somebody changes a byte of a part, and that packing
// it anew is no change.
func TestOwn(t *testing.T) {
	out := filepath.Join(t.TempDir(), "report.docx")
	if _, err := Builtin().Convert(books[0], Conversion{Out: out}); err != nil {
		t.Fatalf("Builtin().Convert: %v", err)
	}
	written, err := os.ReadFile(out)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	own := func(data []byte) bool {
		t.Helper()
		if err := os.WriteFile(out, data, 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		return seal.IsOwn(out)
	}
	if !own(written) || !own(repacked(t, written, func(*opc.Package) {})) {
		t.Error("what was written is not known")
	}
	if again := signed(t, written); !bytes.Equal(again, written) {
		t.Error("signing twice is another file")
	}
	for _, other := range [][]byte{nil, []byte("PK"), written[:len(written)/2]} {
		if own(other) {
			t.Errorf("%d bytes are known", len(other))
		}
	}
	pkg, _ := opc.Read(written)
	names := pkg.Names()
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom(names).Draw(rt, "part")
		data, _ := pkg.Part(name)
		at := rapid.IntRange(0, len(data)-1).Draw(rt, "at")
		changed := repacked(t, written, func(p *opc.Package) {
			data := bytes.Clone(data)
			data[at] ^= 1
			p.Set(name, data)
		})
		if changed != nil && own(changed) {
			rt.Errorf("with byte %d of %s changed it is known still", at, name)
		}
	})
}

// TestSignedKeepsProperties shows that the mark stands beside the properties that a template has, as WPS writes them.
func TestSignedKeepsProperties(t *testing.T) {
	const wps = `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer">` +
		`<vt:lpwstr>2052-12.1.0.1</vt:lpwstr></property>`
	source, err := os.ReadFile(books[0])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	first := signed(t, source)
	with := repacked(t, first, func(p *opc.Package) {
		part, _ := seal.Properties(p)
		data, _ := p.Part(part)
		p.Set(part, bytes.Replace(data, []byte("<property "), []byte(wps+"<property "), 1))
	})
	pkg, err := opc.Read(signed(t, with))
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	part, _ := seal.Properties(pkg)
	data, _ := pkg.Part(part)
	if !bytes.Contains(data, []byte(wps)) || bytes.Count(data, []byte(`name="nianbao"`)) != 1 || !bytes.Contains(data, []byte(`pid="3"`)) {
		t.Errorf("properties: %s", data)
	}
}

// signed returns a file with its mark.
func signed(t *testing.T, data []byte) []byte {
	return repacked(t, data, func(p *opc.Package) {
		if err := seal.Sign(p); err != nil {
			t.Fatalf("seal.Sign: %v", err)
		}
	})
}

// repacked returns a package after a change, nil where it cannot be written then.
func repacked(t *testing.T, data []byte, change func(*opc.Package)) []byte {
	t.Helper()
	pkg, err := opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	p := opc.New()
	for _, part := range pkg.Parts() {
		p.Set(part.Name, part.Data)
	}
	change(p)
	out, err := p.Bytes()
	if err != nil {
		return nil
	}
	return out
}
