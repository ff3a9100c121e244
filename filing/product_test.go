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
		t.Fatalf("os.ReadFile: %v", err)
	}
	written, stopped := 0, 0
	for i := 0; i < len(filingtest.Faults); i += 8 { // all of them take long
		fault := filingtest.Faults[i]
		dir := t.TempDir()
		book := filepath.Join(dir, "book.xlsx")
		if err := os.WriteFile(book, fault.Workbook(t, sound), 0o666); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
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

// TestAheadElse converts what a report written beside the check would not be: drafts, those of files that say so as well,
// with an appendix, into a template. All are as without.
func TestAheadElse(t *testing.T) {
	sound, err := os.ReadFile(benchBook)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	spoiled := filingtest.Spoil(t, sound, func(s *filingtest.Spoiler) { s.Fault(filingtest.Applied+"!D6", "1/0", "#DIV/0!") })
	for name, data := range map[string][]byte{"sound.xlsx": sound, "spoiled.xlsx": spoiled} {
		if err := os.WriteFile(at(name), data, 0o666); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
	}
	for _, made := range []Conversion{{Out: at("sound.docx")}, {Out: at("draft.json"), Draft: true}} {
		if _, err := Builtin().Convert(at("sound.xlsx"), made); err != nil {
			t.Fatalf("Builtin().Convert: %v", err)
		}
	}
	for _, c := range []struct {
		from, to string
		how      Conversion
	}{
		{"sound.xlsx", ".docx", Conversion{Draft: true}},
		{"spoiled.xlsx", ".docx", Conversion{Draft: true}},
		{"draft.json", ".docx", Conversion{}},
		{"sound.xlsx", ".docx", Conversion{Charts: true}},
		{"sound.xlsx", ".docx", Conversion{Template: at("sound.docx")}},
		{"sound.xlsx", ".html", Conversion{}},
		{"sound.docx", ".xlsx", Conversion{}},
	} {
		var data [2][]byte
		var told [2]bool // what was replaced in the template
		for n, ahead := range []bool{false, true} {
			c.how.Out, c.how.Ahead, c.how.Force = at("out"+c.to), ahead, true
			done, err := Builtin().Convert(at(c.from), c.how)
			if err != nil {
				t.Fatalf("Builtin().Convert: %v", err)
			}
			if data[n], err = os.ReadFile(c.how.Out); err != nil {
				t.Fatalf("os.ReadFile: %v", err)
			}
			told[n] = done.Placed != nil
		}
		if !bytes.Equal(data[0], data[1]) || told[0] != told[1] {
			t.Errorf("%s to %s with %+v is another file", c.from, c.to, c.how)
		}
	}
}
