package filing

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianbao/check"
	"nianbao/filing/filingtest"
	"nianbao/form"
)

// spoiled writes a spoiled copy of the sound workbook and returns its path.
func spoiled(t *testing.T, spoil func(*filingtest.Spoiler)) string {
	t.Helper()
	sound, err := os.ReadFile(books[0])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	return inbox(t, filingtest.Spoil(t, sound, spoil))
}

// faulty writes the workbook of a class of fault and returns its path.
func faulty(t *testing.T, fault filingtest.Fault) string {
	t.Helper()
	sound, err := os.ReadFile(books[0])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	return inbox(t, fault.Workbook(t, sound))
}

// inbox writes a workbook as one that was sent in and returns its path.
func inbox(t *testing.T, workbook []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "报送.xlsx")
	if err := os.WriteFile(path, workbook, 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	return path
}

// rulesIn spells findings as the cases have them: S02 依申请公开!C23.
func rulesIn(findings []check.Finding) []string {
	var list []string
	for i := range findings {
		list = append(list, strings.TrimSpace(findings[i].Rule.ID+" "+findings[i].Place.String()))
	}
	return list
}

// TestFaults finds in each faulty workbook what is wrong with it, and nothing else.
func TestFaults(t *testing.T) {
	for _, test := range filingtest.Faults {
		t.Run(test.Name, func(t *testing.T) {
			f, err := Builtin().Open(faulty(t, test), "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			findings := Builtin().Check(f)
			if diff := cmp.Diff(test.Want, rulesIn(findings)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
				for _, f := range findings {
					t.Log(f.Rule.ID, f.Place, f.Message)
				}
			}
		})
	}
}

// TestFixFaults mends each faulty workbook: what can be mended is gone, nothing new is wrong, and the source is as it was.
func TestFixFaults(t *testing.T) {
	t.Parallel()
	for _, test := range filingtest.Faults {
		t.Run(test.Name, func(t *testing.T) {
			path := faulty(t, test)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("os.ReadFile: %v", err)
			}
			f, err := Builtin().Open(path, "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			out := filepath.Join(t.TempDir(), "改正.xlsx")
			fixed, err := Builtin().Fix(f, Fixing{Out: out, ZeroBlanks: true})
			if err != nil {
				t.Fatalf("Builtin().Fix: %v", err)
			}
			was := rulesIn(Builtin().Check(f))
			unset := map[form.Place]bool{} // what is left because something else would be wrong then
			for _, c := range fixed.Unset {
				unset[c.Place] = true
			}
			for _, left := range fixed.Left {
				total := false
				if unset[left.Place] {
					continue
				}
				for _, c := range left.Cells[:min(1, len(left.Cells))] {
					total = fixed.Filing.Report.Form.Totals()[fixed.Filing.Report.Form.Cell(c.ID)] != nil
				}
				if len(left.Fixes) > 0 || total && left.Rule.ID[0] == 'F' || left.Rule.ID == "V05" { // the figure is there alone then
					t.Errorf("left: %s %s %s", left.Rule.ID, left.Place, left.Message)
				}
			}
			for _, c := range fixed.Changes {
				t.Log(c.Place, c.Before, "→", c.After)
			}
			if len(was) == 0 && len(fixed.Changes) > 0 {
				t.Error("a sound workbook is changed")
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
				t.Error("the source was changed")
			}
		})
	}
}

// TestAnnotateFaults marks each faulty workbook: what is read from the copy, its first sheet aside, is what stood in the source.
func TestAnnotateFaults(t *testing.T) {
	t.Parallel()
	for _, test := range filingtest.Faults {
		t.Run(test.Name, func(t *testing.T) {
			path := faulty(t, test)
			f, err := Builtin().Open(path, "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			findings := Builtin().Check(f)
			out := filepath.Join(t.TempDir(), "标注.xlsx")
			if err := Builtin().Annotate(f, findings, out, false); err != nil {
				t.Fatalf("Builtin().Annotate: %v", err)
			}
			again, err := Builtin().Open(out, "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			if diff := cmp.Diff(rulesIn(findings), rulesIn(Builtin().Check(again))); diff != "" {
				t.Errorf("the copy is found to be otherwise (-source +copy)\n%s", diff)
			}
			marked, err := excelize.OpenFile(out)
			if err != nil {
				t.Fatalf("excelize.OpenFile: %v", err)
			}
			defer marked.Close()
			if marked.GetSheetList()[0] != "校验结果" {
				t.Errorf("sheets %v", marked.GetSheetList())
			}
			for i := range findings {
				place := findings[i].Place
				if place == (form.Place{}) {
					continue
				}
				comments, err := marked.GetComments(place.Sheet)
				if err != nil {
					t.Fatalf("marked.GetComments: %v", err)
				}
				said := ""
				for _, c := range comments {
					if c.Cell == place.Ref {
						for _, run := range c.Paragraph {
							said += run.Text
						}
						said += c.Text
					}
				}
				if !strings.Contains(said, findings[i].Rule.ID) {
					t.Errorf("%s: the comment says %q, not %s", place, said, findings[i].Rule.ID)
				}
			}
		})
	}
}
