package edit

import (
	"slices"
	"strings"
	"testing"
)

// TestAppendSheet shows that a sheet that is appended is the last and no mark: it has a name of its own where another has
// that, it is not the one in front, and it stays where the sheet of findings comes and goes.
func TestAppendSheet(t *testing.T) {
	last := SheetData{Name: "表1", Title: "说明", Columns: []Column{{"甲", 10}}, Rows: [][]Cell{{{Text: "=一"}}}}
	out := edited(t, aloud(t), func(e *Editor) error { return e.AppendSheet(last) }, insert(sampleSheet))
	written := part(t, out, "xl/worksheets/sheet3.xml")
	if !strings.HasPrefix(written, "<?xml ") || strings.Contains(written, "tabSelected") || strings.Contains(written, "autoFilter") {
		t.Errorf("the sheet is %s", written)
	}
	names := sheetNames(t, out)
	if len(names) != 4 || !slices.Equal(names[:3], []string{"校验结果", "表1", "表2"}) || names[3] == "表1" {
		t.Fatal(names)
	}
	m := Marks{Sheet: sampleSheet.Title, IsNote: func(string) bool { return false }}
	for _, c := range sampleSheet.Columns {
		m.Heads = append(m.Heads, c.Head)
	}
	out = edited(t, out, func(e *Editor) error { return e.TakeOffMarks(m) })
	if got := sheetNames(t, out); !slices.Equal(got, names[1:]) {
		t.Error(got)
	}
}
