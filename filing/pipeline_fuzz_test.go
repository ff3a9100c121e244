package filing

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check"
	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/fuzztest"
	"nianbao/ooxml/mangletest"
	"nianbao/ooxml/opc"
)

// The targets of this file send spoiled files the whole way: read, checked, mended, annotated, written as every kind of
// file, and read back.

// scripts are what the fuzzer begins with: each kind of change once, then several.
func scripts(add func(sample uint8, script []byte)) {
	step := 1
	if !fuzztest.Fuzzing() {
		step = 7
	}
	for op := 0; op < 64; op += step {
		n := byte(op)
		add(n%4, []byte{n, n * 5, n * 7, n * 11, n * 13, n * 17, n * 19, n * 23, n + 2, n * 29, n * 31, n * 37, n, n})
	}
}

// packages returns packages from files of testdata and what this program makes of them.
func packages(t testing.TB, paths ...string) (list []*opc.Package) {
	t.Helper()
	for _, path := range paths {
		p, err := opc.ReadFile(path)
		if err != nil {
			t.Fatalf("opc.ReadFile: %v", err)
		}
		list = append(list, p)
	}
	return list
}

// FuzzWorkbook spoils workbooks: sound ones, the blank one, and one that is annotated.
func FuzzWorkbook(f *testing.F) {
	dir := f.TempDir()
	marked, blank := filepath.Join(dir, "标注.xlsx"), blankWorkbook(f)
	l := Builtin()
	sample, err := l.Open(blank, "")
	if err == nil {
		err = l.Annotate(sample, l.Check(sample), marked, false)
	}
	if err != nil {
		f.Fatal(err)
	}
	sources := packages(f, append(books, blank, marked)...)
	scripts(func(sample uint8, script []byte) { f.Add(sample, script) })
	f.Fuzz(func(t *testing.T, sample uint8, script []byte) {
		s := fuzztest.Of(script)
		wholeWay(t, "报送.xlsx", mangled(t, sources[int(sample)%len(sources)], s), len(script))
	})
}

// FuzzWordReport spoils reports in Word.
func FuzzWordReport(f *testing.F) {
	paths := []string{"testdata/report-05-extra-row.docx", "testdata/report-07a-2019-table.docx"}
	for _, book := range books {
		out := filepath.Join(f.TempDir(), "report.docx")
		if _, err := Builtin().Convert(book, Conversion{Out: out}); err != nil {
			f.Fatalf("Builtin().Convert: %v", err)
		}
		paths = append(paths, out)
	}
	sources := packages(f, paths...)
	scripts(func(sample uint8, script []byte) { f.Add(sample, script) })
	f.Fuzz(func(t *testing.T, sample uint8, script []byte) {
		s := fuzztest.Of(script)
		wholeWay(t, "报送.docx", mangled(t, sources[int(sample)%len(sources)], s), len(script))
	})
}

// mangled returns the bytes of a spoiled package.
func mangled(t *testing.T, p *opc.Package, s *fuzztest.Script) []byte {
	t.Helper()
	data, err := mangletest.Package(p, s).Bytes()
	if err != nil {
		t.Skip(err)
	}
	return data
}

// refusedWell fails where an error is not of the kind that is made for clerks.
func refusedWell(t *testing.T, err error) {
	t.Helper()
	var known *file.Error
	if !errors.As(err, &known) {
		t.Fatalf("%#v", err)
	}
	known.Path = ""
	fuzztest.Said(t, err.Error())
}

// wholeWay makes of a file all that the commands make of it. Which of these are made of it hangs on turn.
func wholeWay(t *testing.T, name string, data []byte, turn int) {
	fuzztest.Watch(t)
	l, dir := Builtin(), t.TempDir()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	f, err := l.Open(path, "")
	if err != nil {
		refusedWell(t, err)
		return
	}
	findings := l.Check(f)
	for _, found := range findings {
		fuzztest.Said(t, found.Message)
	}
	again, err := l.Open(path, "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	if diff := cmp.Diff(messages(findings), messages(l.Check(again))); diff != "" {
		t.Fatalf("checked again: %s", diff)
	}
	if f.Kind == Workbook {
		annotatedWell(t, f, findings, filepath.Join(dir, "标注.xlsx"))
		fixedWell(t, f, dir)
	}
	endings := []string{".docx", ".xlsx", ".html", ".json"}
	convertedWell(t, f, findings, path, endings[turn%len(endings)])
}

// annotatedWell shows that marks change no figure and no finding.
func annotatedWell(t *testing.T, f *Filing, findings []check.Finding, out string) {
	t.Helper()
	l := Builtin()
	if err := l.Annotate(f, findings, out, false); err != nil {
		refusedWell(t, err)
		return
	}
	marked, err := l.Open(out, "")
	if err != nil {
		t.Fatalf("annotated: %v", err)
	}
	if diff := cmp.Diff(contentOf(f.Report), contentOf(marked.Report)); diff != "" {
		t.Fatalf("annotated: %s", diff)
	}
	if diff := cmp.Diff(rulesIn(findings), rulesIn(l.Check(marked))); diff != "" {
		t.Fatalf("annotated: %s", diff)
	}
}

// fixedWell shows that mending makes nothing worse, and twice the same as once.
func fixedWell(t *testing.T, f *Filing, dir string) {
	t.Helper()
	l := Builtin()
	mend := func(f *Filing, name string) (*Fixed, *Filing, []byte) {
		out := filepath.Join(dir, name)
		fixed, err := l.Fix(f, Fixing{Out: out})
		if err != nil {
			refusedWell(t, err)
			return nil, nil, nil
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatalf("os.ReadFile: %v", err)
		}
		back, err := l.Open(out, "")
		if err != nil {
			t.Fatalf("mended: %v", err)
		}
		return fixed, back, data
	}
	fixed, after, once := mend(f, "改正.xlsx")
	if fixed == nil {
		return
	}
	notWorse(t, f, after, fixed)
	figuresKept(t, f, after, fixed)
	othersKept(t, f, after, fixed)
	if again, _, twice := mend(after, "再改正.xlsx"); again == nil || len(again.Changes) > 0 || !bytes.Equal(once, twice) {
		t.Fatalf("mended twice: %+v", again)
	}
}

// convertedWell shows that what is written holds the figures that were read, and that it is as sound as these were.
func convertedWell(t *testing.T, f *Filing, findings []check.Finding, path, ending string) {
	t.Helper()
	l := Builtin()
	sound := check.Count(findings, check.Error) == 0
	c := Conversion{Out: strings.TrimSuffix(path, filepath.Ext(path)) + "-out" + ending, Draft: !sound, Charts: ending == ".docx" && len(findings)%2 == 0}
	if _, err := l.Convert(path, c); err != nil {
		refusedWell(t, err)
		return
	}
	back, err := l.Open(c.Out, "")
	if err != nil {
		t.Fatalf("%s: %v", ending, err)
	}
	for _, cell := range f.Report.Form.Cells {
		was, is := f.Report.Value(cell), back.Report.Value(cell)
		if was.State == form.Number && (is.State != form.Number || !was.Number.Equal(is.Number)) && (sound || is.Formula == "") {
			t.Fatalf("%s: %s was %s and is %s", ending, cell.ID, was.Text, is.Text)
		}
	}
	if !sound {
		return
	}
	errs := slices.DeleteFunc(l.Check(back), func(f check.Finding) bool { return f.Rule.Severity != check.Error })
	if len(errs) > 0 {
		t.Fatalf("sound before, and as %s: %s", ending, messages(errs))
	}
	first, err := os.ReadFile(c.Out)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	c.Force = true
	if _, err := l.Convert(path, c); err != nil {
		t.Fatalf("l.Convert: %v", err)
	}
	if second, _ := os.ReadFile(c.Out); !bytes.Equal(first, second) {
		t.Fatalf("%s: other bytes the second time", ending)
	}
}
