package locate

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"nianbao/grid"
)

// TestAnyEvident holds the report that is read without a look at the other editions against the one chosen among all:
// of layouts of either edition or of both, whole or with cells left out, of any year.
func TestAnyEvident(t *testing.T) {
	evident := 0
	rapid.Check(t, func(t *rapid.T) {
		_, grids := drawAnyLayout(t)
		if rapid.Bool().Draw(t, "another beside it") {
			_, more := drawAnyLayout(t)
			grids = append(grids, more...)
		}
		year := rapid.SampledFrom([]string{"", "2019年", "2020年", "2024年", "2020年（2024年填报）"}).Draw(t, "year")
		if year != "" {
			title := year + "政府信息公开工作年度报告统计表"
			grids = append([]*grid.Grid{{Name: "封面", Cells: []grid.Cell{{Text: title}}}}, grids...)
		}
		for range rapid.IntRange(0, 2).Draw(t, "left out") {
			g := rapid.SampledFrom(grids).Draw(t, "grid")
			if at := rapid.IntRange(0, max(0, len(g.Cells)-1)).Draw(t, "cell"); at < len(g.Cells) {
				g.Cells = slices.Delete(g.Cells, at, at+1)
			}
		}
		book := &grid.Book{Grids: grids}
		normalized, _ := normalizeAll(grids)
		got, newest := builtin.evident(book, normalized)
		want, _ := builtin.match(book, normalized, nil)
		if got == nil {
			again, _ := builtin.match(book, normalized, newest)
			if (again == nil) != (want == nil) || want != nil && !reflect.DeepEqual(again.Report, want.Report) {
				t.Fatal("the report is another where the newest edition was sought before")
			}
			return
		}
		evident++
		if !reflect.DeepEqual(got.Report, want.Report) {
			t.Fatalf("%s is evident, and %s is chosen", got.Form.Edition, want.Form.Edition)
		}
	})
	if evident == 0 {
		t.Error("no report is evident")
	}
}
