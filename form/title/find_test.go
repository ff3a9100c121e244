package title

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/grid"
)

// drawn returns a grid: its source, then rows divided by "|", cells of a row by "/", an empty cell for none. "甲_2" spans
// two rows.
func drawn(source grid.Source, rows string) *grid.Grid {
	g := &grid.Grid{Source: source}
	for row, cells := range strings.Split(rows, "|") {
		for col, text := range strings.Split(cells, "/") {
			c := grid.Cell{Row: row, Col: col, Text: text}
			if before, span, found := strings.Cut(text, "_"); found {
				c.Text = before
				fmt.Sscan(span, &c.RowSpan)
			}
			if c.Text != "" {
				g.Cells = append(g.Cells, c)
			}
		}
	}
	return g
}

// TestFind reads the title of a filing, and which cells belong to it: that which says the year before that which does not,
// and nothing of what stands beside it, too far from it, or is too long for it.
func TestFind(t *testing.T) {
	f := form.New(form.Form{Title: "政府信息公开工作年度报告"})
	const title = "政府信息公开工作年度报告"
	long := strings.Repeat("长", (MaxLine-len("2024年"+title))/3)
	for _, test := range []struct {
		about  string
		source grid.Source
		grids  []string // ! before one that is not to be trusted
		want   string   // agency, year, grid, cells by row and column
	}{
		{"in one cell", grid.Sheet, []string{"甲县某局2024年" + title}, "甲县某局 2024 0 [0.0]"},
		{"over three rows", grid.Sheet, []string{"甲县某局|2024年|" + title}, "甲县某局 2024 0 [2.0 1.0 0.0]"},
		{"with the year in the next cell", grid.Sheet, []string{title + "/2024年"}, " 2024 0 [0.0 0.1]"},
		{"or below", grid.Sheet, []string{title + "|2024年度"}, " 2024 0 [0.0 1.0]"},
		{"not with an agency there", grid.Sheet, []string{title + "|甲县某局 2024年度"}, ""},
		{"nor further below", grid.Sheet, []string{title + "|一、总体情况|2024年度"}, ""},
		{"not with one there where it says it", grid.Sheet, []string{"2024年" + title + "|2023年"}, " 2024 0 [0.0]"},
		{"across an empty row of a sheet", grid.Sheet, []string{"2024年||" + title}, ""},
		{"across a row of paragraphs", grid.Prose, []string{"2024年||" + title}, " 2024 0 [2.0 0.0]"},
		{"under a cell of two rows", grid.Sheet, []string{"甲县某局2024年_2||" + title}, "甲县某局 2024 0 [2.0 0.0]"},
		{"beside another column", grid.Sheet, []string{"2024年/|/" + title}, ""},
		{"with others in its row", grid.Sheet, []string{"甲县某局2024年|附/" + title, "/甲县某局2024年|附/" + title}, "甲县某局 2024 1 [1.1 0.1]"},
		{"the first that says the year", grid.Prose, []string{"甲县某局" + title, "乙县某局2024年" + title, "丙县某局2023年" + title}, "乙县某局 2024 1 [0.0]"},
		{"else the first that names an agency", grid.Prose, []string{title, "甲县某局" + title, "乙县某局" + title}, "甲县某局  1 [0.0]"},
		{"nobody's", grid.Prose, []string{"甲乙丙" + title}, ""},
		{"not to be trusted", grid.Prose, []string{"!甲县某局2024年" + title, "乙县某局" + title}, "乙县某局  1 [0.0]"},
		{"of another document", grid.Prose, []string{"关于印发甲县某局2024年" + title}, ""},
		{"about a year", grid.Prose, []string{"关于2024年" + title}, ""},
		{"about an agency's", grid.Prose, []string{"关于甲县某局2024年" + title}, "甲县某局 2024 0 [0.0]"},
		{"by an agency about it", grid.Prose, []string{"甲县某局关于2024年" + title}, "甲县某局 2024 0 [0.0]"},
		{"as long as is read", grid.Prose, []string{long + "2024年" + title}, long + " 2024 0 [0.0]"},
		{"longer", grid.Prose, []string{long + "长2024年" + title}, ""},
		{"below a long line", grid.Prose, []string{"甲县某局|" + long + "2024年长长长长长长长长长长长长长|2024年" + title}, " 2024 0 [2.0]"},
		{"in four lines", grid.Prose, []string{"2024年政府|信息公开|工作|年度报告"}, ""},
		{"in three", grid.Prose, []string{"2024年政府信息|公开工作|年度报告"}, " 2024 0 [1.0 0.0 2.0]"},
		{"three lines above an agency", grid.Prose, []string{"2024年" + title + "|一|二|甲县某局"}, " 2024 0 [0.0]"},
		{"two above one", grid.Prose, []string{"2024年" + title + "|（本级）|甲县某局"}, " 2024 0 [0.0]"},
		{"above its year and agency", grid.Prose, []string{title + "|2024年|甲县某局"}, "甲县某局 2024 0 [0.0 1.0 2.0]"},
		{"above an agency that it names in part", grid.Prose, []string{"2024年甲县" + title + "|甲县|甲县某局"}, "甲县 2024 0 [0.0]"},
		{"below a year that is another", grid.Prose, []string{"甲县某局|2023年|2024年" + title}, " 2024 0 [2.0]"},
		{"below its own again", grid.Prose, []string{"甲县某局2024年|2024年" + title}, "甲县某局 2024 0 [1.0 0.0]"},
		{"below a name without an end", grid.Prose, []string{"甲县信息化办|2024年" + title}, "甲县信息化办 2024 0 [1.0 0.0]"},
		{"below an issue", grid.Prose, []string{"第3期|2024年" + title}, " 2024 0 [1.0]"},
		{"above a sentence", grid.Prose, []string{"2024年" + title + "|甲县某局。"}, " 2024 0 [0.0]"},
	} {
		var grids []*grid.Grid
		except := map[int]bool{}
		for at, rows := range test.grids {
			rows, except[at] = strings.CutPrefix(rows, "!")
			grids = append(grids, drawn(test.source, rows))
		}
		got := ""
		if found, ok := Find(f, grids, except); ok {
			at, _, _ := found.Place.At()
			var cells []string
			for _, c := range found.Cells {
				_, row, col := c.At()
				cells = append(cells, fmt.Sprintf("%d.%d", row, col))
			}
			got = fmt.Sprintf("%s %s %d %v", found.Agency, found.Year, at, cells)
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.about, got, test.want)
		}
	}
}
