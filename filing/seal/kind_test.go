package seal

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/ooxml/opc"
)

// TestKindOf shows that an output is of its kind, signed again or changed, and that nothing else is of one.
func TestKindOf(t *testing.T) {
	pkg := bare()
	signedAs := func(kind Kind) []byte {
		if err := SignAs(pkg, kind); err != nil {
			t.Fatalf("SignAs: %v", err)
		}
		data, err := pkg.Bytes()
		if err != nil {
			t.Fatalf("pkg.Bytes: %v", err)
		}
		return data
	}
	notice, digest := signedAs(Notice), signedAs(Digest)
	if source, _ := pkg.Part("docProps/custom1.xml"); !bytes.Contains(source, []byte(`pid="2" name="nianbao-kind"`)) {
		t.Errorf("numbered otherwise than from 2: %s", source)
	}
	part, err := Properties(pkg)
	if err != nil || part == "" {
		t.Fatalf("Properties: %q, %v", part, err)
	}
	source, _ := pkg.Part(part)
	if marks, kinds := bytes.Count(source, []byte(`name="nianbao"`)), bytes.Count(source, []byte(`name="nianbao-kind"`)); marks != 1 || kinds != 1 {
		t.Errorf("signed twice it has %d marks and %d kinds: %s", marks, kinds, source)
	}
	pkg.Set("word/document.xml", []byte("<changed/>"))
	changed, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	const property = `<property pid="2" name="nianbao-kind"><vt:lpwstr>overview</vt:lpwstr></property>`
	for name, c := range map[string]struct {
		data  []byte
		want  Kind
		isOwn bool
	}{
		"notice":            {notice, Notice, true},
		"digest of before":  {digest, Digest, true},
		"changed":           {changed, Digest, false},
		"no kind":           {signedAs(None), None, true},
		"second properties": {zipped(zip.Deflate, "docProps/core.xml", "<a/>", "docProps/custom.xml", property), Overview, false},
		"other part":        {zipped(zip.Deflate, "word/document.xml", property), None, false},
		"cannot be read":    {zipped(99, "docProps/custom.xml", property), None, false},
		"page":              {[]byte("<head>" + PageMark + `<meta name="nianbao" content="comparison">`), Comparison, false},
		"page far down":     {[]byte("<head>" + strings.Repeat(" ", 5000) + `<meta name="nianbao" content="comparison">`), None, false},
		"words":             {[]byte("notice"), None, false},
	} {
		path := filepath.Join(t.TempDir(), "a")
		if err := os.WriteFile(path, c.data, 0o666); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		if got := KindOf(path); got != c.want || IsOwn(path) != c.isOwn {
			t.Errorf("%s: %q, want %q; own %v", name, got, c.want, IsOwn(path))
		}
	}
	if dir := t.TempDir(); KindOf(dir) != None || KindOf(filepath.Join(dir, "none")) != None {
		t.Error("what is no file is of a kind")
	}
}

// TestSignBeside shows that properties of others stay, numbered apart, and that those in a notation of their own are left
// alone.
func TestSignBeside(t *testing.T) {
	const own = `<property fmtid="x" pid="7" name="编号"><v>1</v></property>`
	pkg := bare()
	part, err := Prepare(pkg)
	if err != nil {
		t.Fatalf("Prepare: %v", err)
	}
	if again, err := Prepare(pkg); again != part || err != nil {
		t.Errorf("prepared twice: %q, then %q, %v", part, again, err)
	}
	pkg.Set(part, []byte(`<Properties>`+own+`</Properties>`))
	if err := SignAs(pkg, Notice); err != nil {
		t.Fatalf("SignAs: %v", err)
	}
	source, _ := pkg.Part(part)
	for _, want := range []string{own, `pid="8" name="nianbao-kind"`, `pid="9" name="nianbao"`} {
		if !bytes.Contains(source, []byte(want)) {
			t.Errorf("no %s in %s", want, source)
		}
	}
	const foreign = `<p:Properties xmlns:p="x"></p:Properties>`
	pkg.Set(part, []byte(foreign))
	if err := SignAs(pkg, Notice); err != nil {
		t.Fatalf("SignAs: %v", err)
	}
	if source, _ := pkg.Part(part); string(source) != foreign {
		t.Errorf("it is %s", source)
	}
}

// bare returns a package without anything in it.
func bare() *opc.Package {
	p := opc.New()
	p.Set("[Content_Types].xml",
		[]byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>`))
	p.Set("_rels/.rels",
		[]byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`))
	return p
}

// zipped packs parts, each a name and what is in it, by a method.
func zipped(method uint16, parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		if method != zip.Deflate {
			w, _ := z.CreateRaw(&zip.FileHeader{Name: parts[i], Method: method, CompressedSize64: uint64(len(parts[i+1]))})
			w.Write([]byte(parts[i+1]))
			continue
		}
		w, _ := z.Create(parts[i])
		w.Write([]byte(parts[i+1]))
	}
	z.Close()
	return b.Bytes()
}
