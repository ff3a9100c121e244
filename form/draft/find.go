package draft

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// The longest texts, in bytes, that may be a label and a heading; the most columns of a sheet that are looked at, and the
// most levels of a header. Chosen: the forms at hand do with half.
const (
	maxLine    = 300
	maxHeading = 150
	maxColumns = 200
	maxLevels  = 5
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
var besides = regexp.MustCompile(`说明|校验|封面|目录|基本信息|^文字$|填表须知`)

// isTitle reports whether a line may be a heading: no sentence, and no unit.
func isTitle(line string) bool {
	return len(line) <= maxHeading && !strings.ContainsAny(line, "。；！？") && !strings.Contains(line, "单位")
}

// tablesIn returns the tables of a grid from above. A table begins with a row in which several words stand side by
// side; the line above it is its heading, and the first line that of all.
func tablesIn(g *grid.Grid, at int) []*table {
	if besides.MatchString(g.Name) {
		return nil
	}
	rows, cols := g.Size()
	var found []*table
	heading, title := "", ""
	if g.Source == grid.Table { // its name is the line above it
		heading, title = g.Name, g.Name
	}
	for row := 0; row < rows && len(found) < maxTables; row++ {
		var words []int
		for col := range min(cols, maxColumns) {
			if word(g, row, col) != "" {
				words = append(words, col)
			}
		}
		if len(words) == 1 && isTitle(word(g, row, words[0])) {
			heading = word(g, row, words[0])
			title = cmp.Or(title, heading)
		}
		t := &table{grid: at, heading: heading, title: title, top: row}
		if len(words) > 0 {
			t.left = words[0]
		}
		if len(words) > 1 && t.read(g, rows, min(cols, maxColumns)) {
			found, row, heading = append(found, t), t.bottom-1, ""
		}
	}
	return found
}

// read reads the table whose header begins at its top and left.
func (t *table) read(g *grid.Grid, rows, cols int) bool {
	corner := g.At(t.top, t.left)
	stub, header := corner.Right(), corner.Bottom()
	for t.right = stub; t.right < cols && isWord(g, t.top, t.right); t.right++ {
	}
	for ; header < rows && corner.Rows() == 1; header++ { // labels of columns below those of their groups
		below := slices.ContainsFunc(span(stub, t.right), func(col int) bool { return word(g, header, col) != "" })
		if !below || isWord(g, header, t.left) {
			break
		}
	}
	if header-t.top > maxLevels {
		return false
	}
	for t.bottom = header; t.bottom < rows; t.bottom++ {
		label := slices.ContainsFunc(span(t.left, stub), func(col int) bool { return isWord(g, t.bottom, col) })
		if !label || slices.ContainsFunc(span(stub, t.right), func(col int) bool { return isWord(g, t.bottom, col) }) {
			break
		}
	}
	if t.bottom == header { // no row labels: one row of figures below all columns
		t.across, stub = true, t.left
		for col := t.left; col < t.right; col++ {
			if c := g.At(t.top, col); c != nil {
				header = max(header, c.Bottom())
			}
		}
		for header < rows && header-t.top <= maxLevels && t.hasWords(g, header) {
			header++
		}
		if header-t.top > maxLevels || t.right-t.left < 3 || t.hasWords(g, header+1) && !isTitleRow(g, header+1, t.right) {
			return false
		}
		t.bottom = header + 1
		t.rows = []*node{{label: "数量", at: header}}
	} else {
		t.corner = word(g, t.top, t.left)
		t.rows = upright(g, header, t.bottom, t.left, stub)
	}
	first := g.At(t.top, stub)
	top := t.top
	if first != nil && header-t.top > 1 && first.Right() >= t.right && first.Bottom() < header {
		t.over, top = word(g, first.Row, first.Col), first.Bottom()
	}
	t.columns = level(g, top, header, stub, t.right)
	t.groups = t.beside()
	t.columns, t.rows = t.distinct(t.columns, "", map[string]bool{}), t.distinct(t.rows, "", map[string]bool{})
	return len(t.columns) > 0 && len(t.rows) > 0
}

// distinct leaves out what no reader could tell from another of the same name in a group of the same name.
func (t *table) distinct(nodes []*node, group string, seen map[string]bool) []*node {
	var kept []*node
	for _, n := range nodes {
		key := form.Key(n.label)
		if len(n.nodes) > 0 {
			if n.nodes = t.distinct(n.nodes, key+"/", seen); len(n.nodes) > 0 {
				kept = append(kept, n)
			}
			continue
		}
		if seen[group+key] {
			t.alike = append(t.alike, n.label)
			continue
		}
		seen[group+key] = true
		kept = append(kept, n)
	}
	return kept
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

// level reads the labels of columns between two rows: those of a group stand below it.
func level(g *grid.Grid, top, bottom, left, right int) []*node {
	var nodes []*node
	for col := left; col < right && top < bottom; {
		c := g.At(top, col)
		if c == nil || word(g, c.Row, c.Col) == "" {
			col++
			continue
		}
		end := min(max(c.Right(), col+1), right)
		n := &node{label: c.Text, at: col}
		if c.Bottom() < bottom {
			n.nodes = level(g, c.Bottom(), bottom, col, end)
		}
		nodes, col = append(nodes, n), end
	}
	return nodes
}

// upright reads the labels of rows between two columns: those of a group stand right of it, down to the next label.
func upright(g *grid.Grid, top, bottom, left, right int) []*node {
	var nodes []*node
	for row := top; row < bottom && left < right; {
		c := g.At(row, left)
		if c == nil || word(g, c.Row, c.Col) == "" {
			nodes = append(nodes, upright(g, row, row+1, left+1, right)...) // a label further in
			row++
			continue
		}
		end := min(max(c.Bottom(), row+1), bottom)
		for end < bottom && !isWord(g, end, left) {
			end++
		}
		n := &node{label: c.Text, at: row}
		if end > row+1 {
			n.nodes = upright(g, row, end, c.Right(), right)
		} else if c.Right() < right && isWord(g, row, c.Right()) {
			n.nodes = upright(g, row, end, c.Right(), right)
		}
		nodes, row = append(nodes, n), end
	}
	return nodes
}

// beside turns a table without row labels whose groups have the same labels each into one drawn across: its groups are
// its rows.
func (t *table) beside() bool {
	var groups []*node
	var collect func(nodes []*node) bool
	collect = func(nodes []*node) bool {
		for _, n := range nodes {
			switch {
			case len(n.nodes) == 0:
				return false
			case slices.ContainsFunc(n.nodes, func(c *node) bool { return len(c.nodes) > 0 }):
				if !collect(n.nodes) {
					return false
				}
			default:
				groups = append(groups, n)
			}
		}
		return true
	}
	if !t.across || !collect(t.columns) || len(groups) < 2 {
		return false
	}
	same := func(a, b *node) bool { return form.Key(a.label) == form.Key(b.label) }
	for _, g := range groups[1:] {
		if !slices.EqualFunc(groups[0].nodes, g.nodes, same) {
			return false
		}
	}
	t.rows, t.columns = t.columns, groups[0].nodes
	for _, g := range groups { // what was below them is the same in each
		g.at, g.nodes = g.nodes[0].at, nil
	}
	return true
}
