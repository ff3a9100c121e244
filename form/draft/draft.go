// Package draft drafts a form's definition from a blank table as an office has drawn it: its labels, their groups, its
// totals by their formulas. What people must decide stands in it as comments. It knows grids, not files.
package draft

import (
	"fmt"
	"strings"
	"unicode"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// A table is one that was found in a grid.
type table struct {
	grid          int
	heading       string // the line above
	title         string // the grid's first line
	corner, over  string
	top, left     int          // of the header
	right, bottom int          // the first row and column behind the table
	stub          int          // the first column of figures
	header, body  int          // the first row below the header, and that of the figures
	passed        map[int]bool // columns that hold no figures
	units         int          // the one with the units of rows, -1 for none
	unit          string       // what a line above says that all figures count in
	words         map[int]bool // columns that hold words
	columns, rows []*node
	across        bool     // one row of figures without a label
	groups        bool     // whose groups are the rows
	alike         []string // labels that were left out: they stand twice
}

// A node is a label of a table: of a column or row, or of a group of them.
type node struct {
	label    string
	id, name string // of a leaf
	at       int    // the leaf's row or column in the grid
	unit     string // of a leaf, what its figures count in; empty where nothing says it
	decimal  bool
	share    bool // a ratio that is not times 100
	words    bool // its cells hold words
	nodes    []*node
}

// leaves returns the nodes that have figures.
func leaves(nodes []*node) []*node {
	var list []*node
	for _, n := range nodes {
		if len(n.nodes) == 0 {
			list = append(list, n)
		}
		list = append(list, leaves(n.nodes)...)
	}
	return list
}

// What a draft may come to: as much as a definition may.
const (
	maxTables    = 50
	maxCells     = 5000
	maxRelations = 99 // R01 to R99
)

// Definition returns form.yaml for the tables that stand in the grids of a file, and how many they are; 0 where there
// is none. A file that names no year is taken for one of the year given.
func Definition(book *grid.Book, year int) (definition []byte, tables int) {
	var found []*table
	cells, more := 0, 0
	for at, g := range book.Grids {
		if g.Hidden || g.Source == grid.Prose {
			continue
		}
		for _, t := range tablesIn(book, at) {
			n := len(leaves(t.rows)) * len(leaves(t.columns))
			if len(found) == maxTables || cells+n > maxCells {
				more++
				continue
			}
			found, cells = append(found, t), cells+n
		}
	}
	if len(found) == 0 {
		return nil, 0
	}
	w := writer{book: book, formulas: formula.New(book)}
	w.write(found, yearIn(book, year))
	if more > 0 {
		fmt.Fprintf(&w, "# 待定：还有 %d 张表没有写进来：一份定义最多 %d 张表、%d 格\n", more, maxTables, maxCells)
	}
	return []byte(w.String()), len(found)
}

// quote writes a text as YAML takes it anywhere.
func quote(text string) string {
	text = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) { // spaces and line breaks too, which no label is told by
			return -1
		}
		return r
	}, strings.Join(strings.Fields(text), ""))
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// yearIn returns the year that the lines of a file name, another where none does.
func yearIn(book *grid.Book, other int) int {
	for _, g := range book.Grids {
		for i := range g.Cells {
			if y := form.YearIn(g.Cells[i].Text); y > 0 && len(g.Cells[i].Text) < maxLine {
				return y
			}
		}
	}
	return other
}
