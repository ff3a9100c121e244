package batch

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/filing/filingtest"
	"nianbao/ooxml/opc"
)

func earlier(t testing.TB, text string) (*Earlier, error) {
	path := filepath.Join(t.TempDir(), "run.jsonl")
	filingtest.Must(t, os.WriteFile(path, []byte(text), 0o666))
	return ReadEarlier(path)
}

// TestEarlier shows that a line is found for the file and all that it was made from, and for nothing else.
func TestEarlier(t *testing.T) {
	const first = `{"file":"甲","sha256":"1","basis":"b","n":1}`
	e, err := earlier(t, first+"\n"+`{"file":"乙","sha256":"1","basis":"b"}`+"\nno line\n"+
		`{"file":"乙","sha256":"2","basis":"b"}`+"\r\n"+`{"file":"丙","sha256":"","basis":"b"}`+"\n"+
		`{"file":"丁","sha256":"3","basis":"b"}`+"\n"+`{"file":"丁","sha256":"3"}`+"\n"+`{"file":"戊","sha256":"4","ba`)
	filingtest.Must(t, err)
	defer e.Close()
	for _, c := range []struct{ path, sum, basis, want string }{
		{"甲", "1", "b", first}, {"甲", "2", "b", ""}, {"甲", "1", "c", ""}, {"乙", "1", "b", ""},
		{"乙", "2", "b", `{"file":"乙","sha256":"2","basis":"b"}`}, {"丙", "", "b", ""}, {"丁", "3", "b", ""}, {"戊", "4", "b", ""},
	} {
		if got := string(e.Line(c.path, c.sum, c.basis)); got != c.want {
			t.Errorf("%v: %s", c, got)
		}
	}
	if (*Earlier)(nil).Line("甲", "1", "b") != nil {
		t.Error("no lines have one")
	}
	if _, err := earlier(t, "words\n"); err == nil || !strings.Contains(err.Error(), "没有一行认得出") {
		t.Errorf("earlier: %v", err)
	}
	for cut := 1; cut < len(first); cut++ { // the run was killed as it wrote the first line
		if e, err := earlier(t, first[:cut]); err != nil || !e.IsEmpty() {
			t.Fatalf("%s: %v", first[:cut], err)
		}
	}
	for _, other := range []string{"words", "{words", "[1,", "{}", "words\n{\"file\":", `{"file":"甲}x"]`} {
		if _, err := earlier(t, other); err == nil {
			t.Errorf("%s is taken for lines", other)
		}
	}
	if e, err := earlier(t, ""); err != nil || e.Line("甲", "1", "b") != nil {
		t.Errorf("earlier: %v", err)
	}
}

// FuzzEarlier shows that no file makes reading lines fail otherwise than in Chinese.
func FuzzEarlier(f *testing.F) {
	f.Add([]byte(`{"file":"a","sha256":"1","basis":"b"}` + "\n" + `{"file":"a","sha`))
	f.Add([]byte("\n\n{}\n[]\nnull\n{\"file\":1}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := earlier(t, string(data))
		if err != nil {
			return
		}
		defer e.Close()
		for path, at := range e.lines {
			if line := e.Line(path, at.sum, at.basis); line == nil {
				t.Errorf("%q has no line", path)
			}
		}
	})
}

// TestOriginals shows of which files it is said that they were made of others.
func TestOriginals(t *testing.T) {
	var o Originals
	yes, no := func([]string) bool { return true }, func([]string) bool { return false }
	for i, c := range []struct {
		made   bool
		agency string
		year   int
		own    func([]string) bool
		want   bool
	}{
		{false, "甲局", 2024, no, false}, {false, "甲局", 2024, no, false}, {false, "", 2024, no, false},
		{true, "甲局", 2024, yes, true}, {true, "甲局", 2024, no, false}, {true, "甲局", 2023, yes, false},
		{true, "  甲 局　", 2024, yes, true}, // as the workbook has it, and its report not
		{true, "乙局", 2024, yes, false}, {true, "乙局", 2024, yes, false}, {true, "", 2024, yes, false},
	} {
		if got := o.Meet(Item{Made: c.made}, c.agency, c.year, c.own); got != c.want {
			t.Errorf("%d: %v", i, got)
		}
	}
}

// TestSum shows that a hash is of a file's content, and that there is none of what is no file.
func TestSum(t *testing.T) {
	root := tree(t, "甲", "b/")
	got, want := Sum(filepath.Join(root, "甲")), fmt.Sprintf("%x", sha256.Sum256([]byte("甲")))
	if got != want || Sum(root) != "" || Sum(filepath.Join(root, "乙")) != "" {
		t.Errorf("%s, want %s", got, want)
	}
}

// BenchmarkGather finds the files of a folder of a thousand.
func BenchmarkGather(b *testing.B) {
	data, err := opc.New().Bytes()
	filingtest.Must(b, err)
	root := b.TempDir()
	for i := range 1000 {
		name := strings.Repeat("x", 1+i%30) + string(rune('一'+i)) + ".xlsx"
		filingtest.Must(b, os.WriteFile(filepath.Join(root, name), data, 0o666))
	}
	for b.Loop() {
		if found, err := Gather([]string{root}, true); err != nil || len(found.Items) != 1000 {
			b.Fatal(len(found.Items), err)
		}
	}
}
