package draft

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
)

// The longest texts, in bytes, that may be a label and a heading; the most columns of a sheet that are looked at, the most
// levels of a header, and the lines above a table of a document. Chosen: the forms at hand do with half.
const (
	maxLine    = 300
	maxHeading = 150
	maxColumns = 200
	maxLevels  = 5
	linesAbove = 4
)

// word returns the words that begin at a place; empty where nothing does, and for figures and formulas.
func word(g *grid.Grid, row, col int) string {
	c := g.At(row, col)
	if c == nil || c.Row != row || c.Col != col || c.Kind != grid.Text || c.Formula != "" || len(c.Text) > maxLine || form.IsFigure(c) {
		return ""
	}
	if form.Key(c.Text) == "" || form.ParseValue(c.Text, c.Kind, "万元", "").State == form.Number { // 3010万元
		return ""
	}
	return strings.TrimSpace(c.Text)
}

// isWord reports whether words cover a place.
func isWord(g *grid.Grid, row, col int) bool {
	c := g.At(row, col)
	return c != nil && word(g, c.Row, c.Col) != ""
}

// besides are the names of sheets that say something about a form and hold none of its tables.
var besides = regex.New(`说明|校验|封面|目录|基本信息|^文字$|填表须知`)

// isTitle reports whether a line may be a heading: no sentence, and no unit.
func isTitle(line string) bool {
	return len(line) <= maxHeading && !strings.ContainsAny(line, "。；！？") && !furniture.MatchString(line) &&
		!unitOfNote.MatchString(line)
}

// above returns the heading of a table in a document, and the unit that a line above it states: it is called after the
// nearest line, which may say who fills it in.
func above(book *grid.Book, at int) (heading, unit string) {
	heading = book.Grids[at].Name
	if isTitle(heading) && !furniture.MatchString(heading) || at == 0 || book.Grids[at-1].Source != grid.Prose {
		return heading, ""
	}
	lines := book.Grids[at-1].Cells
	for i := len(lines) - 1; i >= max(0, len(lines)-linesAbove); i-- {
		line := strings.TrimSpace(lines[i].Text)
		if m := unitOfNote.FindStringSubmatch(line); m != nil {
			unit = cmp.Or(unit, form.HalfWidth(m[1]))
		}
		if line != "" && isTitle(line) && !furniture.MatchString(line) {
			return line, unit
		}
	}
	return heading, unit
}

// overAll reports whether there is a cell that stands over all columns of a table in a document, whose heading is outside of it.
func overAll(g *grid.Grid, row, col int) bool {
	_, cols := g.Size()
	c := g.At(row, col)
	return g.Source == grid.Table && g.Name != "" && row == 0 && c != nil && c.Col == 0 && c.Right() >= cols && cols > 1
}

// takeOver takes what stands over all columns of a table, with the unit that it states.
func (t *table) takeOver(g *grid.Grid) {
	if t.top == 0 || t.over != "" || t.left != 0 || !overAll(g, t.top-1, 0) {
		return
	}
	if t.across && !t.groups {
		t.over = word(g, t.top-1, 0)
	}
	t.unit = cmp.Or(t.unit, unitIn(word(g, t.top-1, 0)))
}

// tablesIn returns the tables of a grid from above. A table begins with a row in which several words stand side by
// side; the line above it is its heading, and the first line that of all.
func tablesIn(book *grid.Book, at int) []*table {
	g := book.Grids[at]
	if besides.MatchString(g.Name) {
		return nil
	}
	rows, cols := g.Size()
	var found []*table
	heading, title, unit := "", "", ""
	if g.Source == grid.Table {
		heading, unit = above(book, at)
		title = heading
	}
	for row := 0; row < rows && len(found) < maxTables; row++ {
		var words []int
		for col := range min(cols, maxColumns) {
			if word(g, row, col) != "" {
				words = append(words, col)
			}
		}
		if len(words) == 1 && isTitle(word(g, row, words[0])) && !overAll(g, row, words[0]) {
			heading = word(g, row, words[0])
			title = cmp.Or(title, heading)
		}
		if isFurniture(g, row, words) {
			continue
		}
		t := &table{grid: at, heading: heading, title: title, unit: unit, top: row}
		if len(words) > 0 {
			t.left = words[0]
		}
		if len(words) > 1 && t.read(g, rows, min(cols, maxColumns)) {
			t.takeOver(g)
			found, row, heading = append(found, t), t.bottom-1, ""
		}
	}
	return found
}

// hasWords reports whether words stand in a row below the columns.
func (t *table) hasWords(g *grid.Grid, row int) bool {
	return slices.ContainsFunc(span(t.left, t.right), func(col int) bool { return word(g, row, col) != "" })
}

// isTitleRow reports whether a row holds one line, as above the next table or below the last.
func isTitleRow(g *grid.Grid, row, right int) bool {
	return len(slices.DeleteFunc(span(0, right), func(col int) bool { return word(g, row, col) == "" })) == 1
}

func span(from, to int) []int {
	var list []int
	for i := from; i < to; i++ {
		list = append(list, i)
	}
	return list
}
