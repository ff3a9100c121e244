package contract

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestCheckWriterWritesTheSame shows that what is written file by file is what Write writes of the whole.
func TestCheckWriterWritesTheSame(t *testing.T) {
	word := rapid.StringMatching(`[一-龥a-z<>&"\\]{0,5}`)
	finding := rapid.Custom(func(t *rapid.T) Finding {
		return Finding{
			Rule: word.Draw(t, "rule"), Severity: rapid.SampledFrom([]string{"error", "warning", "note"}).Draw(t, "severity"),
			Message: word.Draw(t, "message"), Expected: word.Draw(t, "expected"),
			Cells: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Cell { return Cell{Cell: word.Draw(t, "cell")} }), 0, 3).Draw(t, "cells"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		var files []File
		for range rapid.IntRange(0, 4).Draw(t, "files") {
			f := File{File: word.Draw(t, "file"), Status: "findings", Findings: rapid.SliceOfN(finding, 0, 3).Draw(t, "findings")}
			if rapid.Bool().Draw(t, "unreadable") {
				f = Unreadable(f.File, word.Draw(t, "reason"))
			}
			files = append(files, f)
		}
		var among []Among
		for range rapid.IntRange(0, 2).Draw(t, "among") {
			among = append(among, Among{Rule: "Y11", Severity: "warning", Message: word.Draw(t, "message"), Files: []AmongEntry{{File: "a"}}})
		}
		var list *Roster
		if rapid.Bool().Draw(t, "list") {
			list = &Roster{List: word.Draw(t, "list")}
		}
		var whole, parts bytes.Buffer
		check := NewCheck(files)
		check.Among, check.Roster = among, list
		check.Summary.Warnings += len(among)
		if err := Write(&whole, check); err != nil {
			t.Fatalf("Write: %v", err)
		}
		w := NewCheckWriter(&parts)
		w.Together(among, list)
		for _, f := range files {
			w.Add(f)
		}
		if err := w.Close(); err != nil || !bytes.Equal(whole.Bytes(), parts.Bytes()) {
			t.Errorf("%v\n%s\nwant\n%s", err, &parts, &whole)
		}
	})
}

// TestWriteSteersNothing shows that no text of the JSON steers a terminal, and that each is read back as it was.
func TestWriteSteersNothing(t *testing.T) {
	names := "a\u202exslx.docx \x1b[31m \u0085 \x7f \u2066 \u2028 \u200f 年报😀<&>"
	var b bytes.Buffer
	if err := Write(&b, names); err != nil {
		t.Fatalf("Write: %v", err)
	}
	if strings.ContainsAny(b.String(), "\u202e\x1b\u0085\x7f\u2066\u2028\u200f") || !strings.Contains(b.String(), "年报😀<&>") {
		t.Errorf("%q", &b)
	}
	var back string
	if err := json.Unmarshal(b.Bytes(), &back); err != nil || back != names {
		t.Errorf("%q, %v", back, err)
	}
}
