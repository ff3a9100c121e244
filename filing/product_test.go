package filing

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"nianbao/check"
	"nianbao/filing/filingtest"
)

// TestAhead writes workbooks while they are checked: the same bytes as afterwards, the same findings and remarks, and
// nothing of those in which there are errors.
func TestAhead(t *testing.T) {
	sound, err := os.ReadFile(benchBook)
	if err != nil {
		t.Fatal(err)
	}
	written, stopped := 0, 0
	for i := 0; i < len(filingtest.Faults); i += 8 { // all of them take long
		fault := filingtest.Faults[i]
		dir := t.TempDir()
		book := filepath.Join(dir, "book.xlsx")
		if err := os.WriteFile(book, fault.Workbook(t, sound), 0o666); err != nil {
			t.Fatal(err)
		}
		var data [2][]byte
		var done [2]*Converted
		var told [2]string
		for n, ahead := range []bool{false, true} {
			out := filepath.Join(dir, []string{"after.docx", "ahead.docx"}[n])
			if done[n], err = Builtin().Convert(book, Conversion{Out: out, Ahead: ahead}); err != nil {
				told[n] = err.Error()
			}
			data[n], _ = os.ReadFile(out)
		}
		if !bytes.Equal(data[0], data[1]) || told[0] != told[1] {
			t.Errorf("%s: another document, or another error, when it is written while it is checked", fault.Name)
		}
		switch {
		case len(data[1]) > 0:
			written++
		case done[1] != nil && check.Count(done[1].Findings, check.Error) > 0:
			stopped++
		}
	}
	if written == 0 || stopped == 0 {
		t.Errorf("%d workbooks are written, %d are not", written, stopped)
	}
}
