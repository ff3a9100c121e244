package locate

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/grid"
)

// TestSheetTextsAny reads texts from sheets on which they stand below their headings, beside them, in the same cell, or
// on a sheet that is named after them, however the headings are worded: every line comes back.
func TestSheetTextsAny(t *testing.T) {
	f := edition(t, "2021")
	rapid.Check(t, func(t *rapid.T) {
		style := rapid.SampledFrom([]string{"%s、", "（%s）", "%d.", "", "第%s部分 "}).Draw(t, "style")
		layout := rapid.SampledFrom([]string{"below", "beside", "side by side", "in one cell", "sheets"}).Draw(t, "layout")
		left := rapid.IntRange(0, 2).Draw(t, "left")
		g := &grid.Grid{Name: "文字"}
		grids, want, row := []*grid.Grid{g}, map[string]string{}, rapid.IntRange(0, 3).Draw(t, "top")
		put := func(row, col int, text string) {
			g.Cells = append(g.Cells, grid.Cell{Row: row, Col: left + col, Text: text})
		}
		for i, s := range f.Texts() {
			heading := s.Title[len("一、"):]
			if rapid.Bool().Draw(t, "worded") {
				heading = wording(t, s.Text)
			}
			heading = number(style, []int{1, 5, 6}[i]) + heading
			text := lines(t, style)
			want[s.Text] = strings.Join(text, "\n")
			switch layout {
			case "below", "side by side":
				col, top := 0, row
				if layout == "side by side" {
					col, top = i, 0
				}
				put(top, col, heading)
				for n, line := range text {
					put(top+1+n, col, line)
				}
				row += len(text) + 1 + rapid.IntRange(0, 2).Draw(t, "gap")
			case "beside":
				put(row, 0, heading)
				for n, line := range text {
					put(row+n, 1, line)
				}
				row += len(text)
			case "in one cell":
				put(row, 0, heading+"\n"+want[s.Text])
				row++
			default:
				named := &grid.Grid{Name: s.Title}
				for n, line := range text {
					named.Cells = append(named.Cells, grid.Cell{Row: n, Text: line})
				}
				grids = append(grids, named)
			}
		}
		g.Sort()
		r, err := builtin.Read(&grid.Book{Grids: append(grids, drawn(f)...)})
		if err != nil {
			t.Fatalf("builtin.Read: %v", err)
		}
		got := map[string]string{}
		for id, text := range r.Texts {
			got[id] = text.Text
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", layout, diff)
		}
		for _, f := range r.Faults {
			if f.Kind != form.Reworded {
				t.Errorf("faults %+v", f)
			}
		}
	})
}
