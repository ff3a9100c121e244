package filing

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/check"
	"nianbao/filing/filingtest"
	"nianbao/form"
)

// TestManifoldUnits states above table three, in its heading or below it, that its counts are in thousands: one error says
// so, as of a label, and nothing else does.
func TestManifoldUnits(t *testing.T) {
	t.Parallel()
	const three = "三、收到和处理政府信息公开申请情况"
	for name, path := range map[string]string{
		"paragraph": reworded(t, three, three+"¶计量单位：万件"),
		"brackets":  reworded(t, three, three+"¶（单位：百件）"),
		"caption":   reworded(t, three, three+"（单位：千件）"),
		"bare":      reworded(t, three, three+"（万件）"),
		"spelt out": reworded(t, three, three+"¶本表以万件为单位"),
		"sheet": spoiled(t, func(s *filingtest.Spoiler) {
			s.Text("依申请公开!A1", three+"（单位：万件）")
		}),
		"column": spoiled(t, func(s *filingtest.Spoiler) { s.Text("依申请公开!D4", "自然人（万件）") }),
	} {
		f, err := Builtin().Open(path, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		var found []check.Finding
		for _, finding := range Builtin().Check(f) {
			if finding.Follows == nil {
				found = append(found, finding)
			}
		}
		if len(found) != 1 || found[0].Rule.ID != "V02" || !strings.Contains(found[0].Message, "件") {
			t.Errorf("%s: %s", name, messages(found))
		}
		for _, c := range f.Report.Form.Cells {
			if c.Table.ID != "applications" && f.Report.Value(c).State == form.Unreadable {
				t.Fatalf("%s reaches %s", name, c.ID)
			}
		}
	}
	for _, line := range []string{"计量单位：件", "（单位：件、万元）", "本年收到申请（100件）。", "涉及单位100件，均已办结。"} {
		f, err := Builtin().Open(reworded(t, three, three+"¶"+line), "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		if said := messages(Builtin().Check(f)); strings.Contains(said, "V02") {
			t.Errorf("%s: %s", line, said)
		}
	}
}

// TestSheetsByWhatTheyHold tells of notes on sheets that have the names of working sheets, and of none on those that this
// program writes.
func TestSheetsByWhatTheyHold(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"检查记录", "封面", "填表说明", "说明", "目录", "核对"} {
		f := opened(t, func(s *filingtest.Spoiler) {
			s.Rewrite(func(f *excelize.File) error {
				if _, err := f.NewSheet(name); err != nil {
					return err
				}
				return f.SetCellStr(name, "A1", "经核对，行政处罚应为3985760件，请改。")
			})
		})
		said := messages(Builtin().Check(f))
		if !strings.Contains(said, "S18 "+name+"!A1") {
			t.Errorf("%s: %s", name, said)
		}
	}
	if said := messages(Builtin().Check(opened(t, func(*filingtest.Spoiler) {}))); said != "" {
		t.Error(said)
	}
}

// TestActionsInCellsOfWords refuses a cell of words that quotes a figure: it would be printed as it is written.
func TestActionsInCellsOfWords(t *testing.T) {
	t.Parallel()
	l, err := LoadDir("../testdata/forms/budget")
	if err != nil {
		t.Fatalf("LoadDir: %v", err)
	}
	var words *form.Cell
	for _, c := range l.Forms[0].Cells {
		if c.IsWords() && len(c.OneOf()) == 0 {
			words = c
			break
		}
	}
	if words == nil {
		t.Fatal("the form has no cell of words")
	}
	for text, want := range map[string]form.State{"{{年度}}年复工": form.Unreadable, "｛｛年度｝｝": form.Unreadable, "{年度}": form.Words} {
		if v := words.ReadWords(text, text, 0); v.State != want {
			t.Errorf("%s: %v, want %v", text, v.State, want)
		}
	}
}
