package grid

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAt(t *testing.T) {
	g := &Grid{Cells: []Cell{{Text: "a", RowSpan: 2, ColSpan: 3}, {Row: 2, Text: "b", RowSpan: 1 << 20, ColSpan: 2}}}
	for at, want := range map[[2]int]string{{0, 0}: "a", {1, 2}: "a", {2, 1}: "b", {0, 3}: "", {2, 2}: ""} {
		got := ""
		if c := g.At(at[0], at[1]); c != nil {
			got = c.Text
		}
		if got != want {
			t.Errorf("At(%v) = %q, want %q", at, got, want)
		}
	}
}

func TestRef(t *testing.T) {
	for _, test := range []struct {
		source   Source
		row, col int
		want     string
	}{{Sheet, 5, 4, "E6"}, {Sheet, 0, 26, "AA1"}, {Sheet, 0, 16383, "XFD1"}, {Table, 3, 6, "R4C7"},
		{Prose, 11, 0, "第12段"}} {
		if got := (&Grid{Source: test.source}).Ref(test.row, test.col); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func TestPrint(t *testing.T) {
	g := &Grid{Cells: []Cell{
		{Text: "三、办理结果", RowSpan: 3},
		{Col: 1, Text: "申请人情况", ColSpan: 2},
		{Row: 1, Col: 1, Text: "自然人"}, {Row: 1, Col: 2, Text: "总计"},
		{Row: 2, Col: 1, Text: "3001", Kind: Number}, {Row: 2, Col: 2, Text: "3985758", Kind: Number},
	}}
	var b strings.Builder
	if err := g.Print(&b, func(i int) int { return 4 }); err != nil {
		t.Fatalf("g.Print: %v", err)
	}
	want := `
┌────┬────────────┐
│    │申请人情况  │
│三、├────┬───────┤
│办理│自然│总计   │
│结果│人  │       │
│    ├────┼───────┤
│    │3001│3985758│
└────┴────┴───────┘
`
	if diff := cmp.Diff(strings.TrimPrefix(want, "\n"), b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestTextWidth(t *testing.T) {
	for text, want := range map[string]int{"": 0, "a1": 2, "年报": 4, "（一）年": 8, "“é”": 5} {
		if got := TextWidth(text); got != want {
			t.Errorf("%q is %d wide, want %d", text, got, want)
		}
	}
}
