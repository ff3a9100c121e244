package draft

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// A writer writes a definition.
type writer struct {
	strings.Builder
	book     *grid.Book
	formulas *formula.Workbook
}

// sections writes a section for each grid with tables.
func (w *writer) sections(tables []*table) {
	w.WriteString("sections:\n  # 待定：文字部分照这样加：{title: 一、总体情况, text: overview, name: 总体情况}\n")
	titles := map[string]bool{}
	for i := 0; i < len(tables); {
		at := tables[i].grid
		var ids []string
		first := tables[i]
		for ; i < len(tables) && tables[i].grid == at; i++ {
			ids = append(ids, fmt.Sprintf("t%d", i+1))
		}
		title := cmp.Or(first.title, w.book.Grids[at].Name)
		if form.Key(title) == "" || titles[form.Key(title)] {
			title = fmt.Sprintf("第%d张表", i)
		}
		titles[form.Key(title)] = true
		sheet := w.book.Grids[at].Name
		if w.book.Grids[at].Source != grid.Sheet || sheet == "" {
			sheet = fmt.Sprintf("表%d", i)
		}
		fmt.Fprintf(w, "  - {title: %s, sheet: %s, tables: [%s]} # 待定：标题照格式原文，连编号\n",
			quote(title), quote(sheet), strings.Join(ids, ", "))
	}
}

// table writes a table; n is its number from 0.
func (w *writer) table(n int, t *table) {
	fmt.Fprintf(w, "  - id: t%d # 待定：换成说得出意思的标识，报出以后不再改\n    name: 表%d # 待定：模板里的名称\n", n+1, n+1)
	heading := t.heading
	if form.Key(heading) == "" {
		heading = fmt.Sprintf("表%d", n+1)
	}
	fmt.Fprintf(w, "    heading: %s\n", quote(heading))
	if t.corner != "" {
		fmt.Fprintf(w, "    corner: %s\n", quote(t.corner))
	}
	if t.over != "" {
		fmt.Fprintf(w, "    over: %s\n", quote(t.over))
	}
	if t.groups {
		w.WriteString("    across: true\n")
	}
	for _, label := range t.alike {
		fmt.Fprintf(w, "    # 待定：还有一个“%s”，同名的分不开，没有写进来\n", strings.Trim(quote(label), `"`))
	}
	names := map[string]bool{}
	w.WriteString("    columns:\n")
	w.nodes(t.columns, "columns", "c", "      ", new(int), names)
	w.WriteString("    rows:\n")
	if t.across && !t.groups {
		w.WriteString("      # 表里只有一行数，没有行名；“数量”是给这一行起的名称，新建的表会印出来\n")
	}
	w.nodes(t.rows, "rows", "r", "      ", new(int), names)
}

// nodes writes labels.
func (w *writer) nodes(list []*node, key, prefix, indent string, count *int, names map[string]bool) {
	for _, n := range list {
		if len(n.nodes) > 0 {
			fmt.Fprintf(w, "%s- label: %s\n%s  %s:\n", indent, quote(n.label), indent, key)
			w.nodes(n.nodes, key, prefix, indent+"    ", count, names)
			continue
		}
		*count++
		n.id, n.name = fmt.Sprintf("%s%d", prefix, *count), uniqueName(n.label, names)
		fmt.Fprintf(w, "%s- {id: %s, name: %s, label: %s", indent, n.id, n.name, quote(n.label))
		if unit := form.UnitInLabel(n.label); strings.HasSuffix(unit, "元") {
			fmt.Fprintf(w, ", unit: %s, decimal: true", unit)
		}
		w.WriteString("}\n")
	}
}

// maxName is how many characters of a label make its name.
const maxName = 12

// uniqueName returns a label as a name that templates take, and that no other row or column of its table has.
func uniqueName(label string, taken map[string]bool) string {
	key := form.BareKey(form.Key(label))
	var name []rune
	for _, r := range key {
		if (unicode.IsLetter(r) || unicode.Is(unicode.Nd, r) && len(name) > 0) && len(name) < maxName {
			name = append(name, r)
		}
	}
	if len(name) == 0 {
		name = []rune("项")
	}
	unique := string(name)
	for i := 2; taken[unique]; i++ {
		unique = fmt.Sprintf("%s_%d", string(name), i)
	}
	taken[unique] = true
	return unique
}

// A sum is a total's formula: the ids of its own row or column, and those that it adds up.
type sum struct {
	total string
	parts string // as an equation has them
	first string
	along []string // the columns or rows in which the formula stands
}

// relations writes a relation for each total that a formula adds up from its own row or column.
func (w *writer) relations(tables []*table) {
	count := 0
	var left []string
	for n, t := range tables {
		cells := t.cells()
		for _, axis := range []string{"column", "row"} {
			for _, s := range w.sums(t, cells, axis, &left) {
				if count++; count > maxRelations {
					continue
				}
				if count == 1 {
					w.WriteString("relations: # 从公式得来；待定：照格式核对，写明内容、依据和怎样改\n")
				}
				fmt.Fprintf(w, "  - id: R%02d\n    says: 待定：%s 等于各项之和\n    basis: 待定\n    each: %s %s of t%d\n", count, s.total,
					axis, strings.Join(s.along, ", "), n+1)
				fmt.Fprintf(w, "    equation: %s = %s\n    sum: 各项之和\n    mend: 请核对各项。\n", s.total, s.parts)
				fmt.Fprintf(w, "    holds: {%s: 1, %s: 1}\n    breaks: {%s: 1, %s: 2}\n", s.first, s.total, s.first, s.total)
			}
		}
	}
	if count == 0 {
		w.WriteString("relations: [] # 待定：表里没有认出合计的公式\n")
	}
	if count > maxRelations {
		fmt.Fprintf(w, "# 待定：还有 %d 处合计没有写进来：一份定义最多 %d 条勾稽关系\n", count-maxRelations, maxRelations)
	}
	for _, ref := range left {
		fmt.Fprintf(w, "# 待定：%s 的公式不是同一行或同一列的数相加，没有写进勾稽关系\n", ref)
	}
}

// cells returns the ids of a table's cells, row and column, by where they stand.
func (t *table) cells() map[formula.Cell][2]string {
	cells := map[formula.Cell][2]string{}
	columns := leaves(t.columns)
	for _, r := range leaves(t.rows) {
		for _, c := range columns {
			at := formula.Cell{Sheet: t.grid, Row: r.at, Col: c.at}
			if t.groups {
				at.Row, at.Col = t.bottom-1, r.at+c.at-columns[0].at
			}
			cells[at] = [2]string{r.id, c.id}
		}
	}
	return cells
}

// maxLeft is how many formulas are named that are no sums.
const maxLeft = 20

// sums returns the sums down the columns, or along the rows, of a table, each with the lines in which it stands.
func (w *writer) sums(t *table, cells map[formula.Cell][2]string, axis string, left *[]string) []sum {
	var list []sum
	own, other := 0, 1 // of a column the rows are added up
	if axis == "row" {
		own, other = 1, 0
	}
	var order []formula.Cell
	for at := range cells {
		order = append(order, at)
	}
	slices.SortFunc(order, func(a, b formula.Cell) int { return (a.Row-b.Row)*1<<14 + a.Col - b.Col })
	for _, at := range order {
		c := w.book.Grids[at.Sheet].At(at.Row, at.Col)
		if c == nil || c.Formula == "" {
			continue
		}
		s, ok := w.sumAt(at, cells, own, other)
		if !ok {
			if _, elsewhere := w.sumAt(at, cells, other, own); !elsewhere && axis == "row" && len(*left) < maxLeft {
				*left = append(*left, w.formulas.Ref(at))
			}
			continue
		}
		i := slices.IndexFunc(list, func(o sum) bool { return o.total == s.total && o.parts == s.parts })
		if i < 0 {
			list, i = append(list, s), len(list)
		}
		list[i].along = append(list[i].along, cells[at][other])
	}
	return list
}

var one = decimal.NewFromInt(1)

// sumAt reads the formula of a cell as the sum of cells in its own row or column.
func (w *writer) sumAt(at formula.Cell, cells map[formula.Cell][2]string, own, other int) (sum, bool) {
	linear, err := w.formulas.Linear(at, func(formula.Cell) bool { return false })
	if err != nil || !linear.Constant.IsZero() || len(linear.Terms) == 0 {
		return sum{}, false
	}
	s := sum{total: cells[at][own]}
	var terms []formula.Cell
	for c := range linear.Terms {
		terms = append(terms, c)
	}
	slices.SortFunc(terms, func(a, b formula.Cell) int { return (a.Row-b.Row)*1<<14 + a.Col - b.Col })
	for _, c := range terms {
		factor := linear.Terms[c]
		ids, known := cells[c]
		if !known || ids[other] != cells[at][other] || c == at || !factor.Abs().Equal(one) {
			return sum{}, false
		}
		switch {
		case s.parts != "" && factor.IsNegative():
			s.parts += " - "
		case s.parts != "":
			s.parts += " + "
		case factor.IsNegative():
			return sum{}, false
		}
		s.parts += ids[own]
		if s.first == "" {
			s.first = ids[own]
		}
	}
	return s, true
}
