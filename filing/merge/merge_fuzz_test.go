package merge

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/fuzztest"
	"nianbao/ooxml/mangletest"
	"nianbao/ooxml/opc"
)

// FuzzMerge adds up two workbooks, one or both of them spoiled, and reads a spoiled superior's workbook: what is written
// is read back with the sums, and is the same bytes the second time.
func FuzzMerge(f *testing.F) {
	l, dir := filing.Builtin(), f.TempDir()
	sample := "../../testdata/huaian-2024.xlsx"
	other, sum := filepath.Join(dir, "乙局.json"), filepath.Join(dir, "汇总.xlsx")
	data := []byte(`{"schema":1,"form":"2021","agency":"示例市乙局","year":2024,"values":{"applications.received.person":"3","applications.received.total":"3"},"texts":{}}`)
	if err := os.WriteFile(other, data, 0o600); err != nil {
		f.Fatalf("os.WriteFile: %v", err)
	}
	add := func(t testing.TB, out string, paths ...string) (*Merged, error) {
		m := Merging{Files: Files{Request: batch.Request{Names: paths}, Jobs: 1}, Agency: "示例市人民政府", Out: out, AllowErrors: true, Force: true}
		return Merge(l, m)
	}
	if done, err := add(f, sum, sample, other); err != nil || done.Path == "" {
		f.Fatal(done, err)
	}
	var sources []*opc.Package
	for _, path := range []string{sample, sum} {
		p, err := opc.ReadFile(path)
		if err != nil {
			f.Fatalf("opc.ReadFile: %v", err)
		}
		sources = append(sources, p)
	}
	for n := byte(0); n < 64; n += 9 {
		f.Add(n%2, []byte{n, n * 5, n * 7, n * 11, n * 13, n * 17, n * 19, n * 23, n + 2, n * 29, n * 31, n * 37, n, n})
	}
	f.Fuzz(func(t *testing.T, which uint8, script []byte) {
		fuzztest.Watch(t)
		dir := t.TempDir()
		spoiled, out := filepath.Join(dir, "报送.xlsx"), filepath.Join(dir, "和.xlsx")
		data, err := mangletest.Package(sources[int(which)%2], fuzztest.Of(script)).Bytes()
		if err != nil {
			t.Skip(err)
		}
		if err := os.WriteFile(spoiled, data, 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		if which%2 == 1 {
			held(t, l, spoiled)
		}
		done, err := add(t, out, spoiled, other)
		if err != nil || done.Path == "" {
			refusedWell(t, err)
			return
		}
		first, err := os.ReadFile(out)
		if err != nil {
			t.Fatalf("os.ReadFile: %v", err)
		}
		held(t, l, out)
		if _, err := add(t, out, other, spoiled); err != nil {
			t.Fatalf("add: %v", err)
		}
		if second, _ := os.ReadFile(out); !bytes.Equal(first, second) {
			t.Fatal("other bytes the second time")
		}
	})
}

// refusedWell fails where an error is not of the kind that is made for clerks.
func refusedWell(t *testing.T, err error) {
	t.Helper()
	var known *file.Error
	if err == nil {
		return
	}
	if !errors.As(err, &known) {
		t.Fatalf("%#v", err)
	}
	fuzztest.Said(t, known.Reason)
}

// held opens a superior's workbook and checks it.
func held(t *testing.T, l *filing.Library, path string) {
	t.Helper()
	f, err := l.Open(path, "")
	if err != nil {
		refusedWell(t, err)
		return
	}
	for _, found := range l.Check(f) {
		fuzztest.Said(t, found.Message)
	}
}
