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
	top, left     int // of the header
	right, bottom int // the first row and column behind the table
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
		for _, t := range tablesIn(g, at) {
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

const head = `# 由 nianbao form new 从空白表起草。请逐条核对，标着“待定”的地方要由人写；改好后用 nianbao form check 查错误。
# yaml-language-server: $schema=form.schema.json
edition: "草稿" # 待定：版本的名称，如 2021-湖北
notice: 待定 # 规定这个格式的文件，如 国办公开办函〔2021〕30号
cites: 《待定》 # 报告里怎样称呼这个格式
years: {from: %d} # 待定：从哪一年度起适用
particulars:
  - {id: agency, name: 机关名称, label: 机关名称, hint: 单位全称}
  - {id: year, name: 年度, label: 年度, hint: 如 2024}
  - {id: date, name: 成文日期, label: 成文日期, hint: 如 2025年1月20日}
`

func (w *writer) write(tables []*table, year int) {
	fmt.Fprintf(w, head, year)
	w.sections(tables)
	w.WriteString("tables:\n")
	for i, t := range tables {
		w.table(i, t)
	}
	w.relations(tables)
}
