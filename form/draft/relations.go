package draft

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/formula"
)

// A relation is what formulas of a table make of others in their own row or column.
type relation struct {
	table   int // its number from 0
	axis    string
	total   string
	right   side
	by      side // what a ratio is divided by; nil for a sum
	times   int64
	places  int
	rounded bool     // the formula says to how many places
	along   []string // the columns or rows in which the formula stands
}

// A side is a sum of rows or columns.
type side []part

type part struct {
	id       string
	negative bool
	at       formula.Cell
}

// String returns the side as an equation has it.
func (s side) String() string {
	var b strings.Builder
	for i, p := range s {
		switch {
		case p.negative:
			b.WriteString(" - ")
		case i > 0:
			b.WriteString(" + ")
		}
		b.WriteString(p.id)
	}
	return b.String()
}

// value returns what the side comes to.
func (s side) value(of map[string]int64) decimal.Decimal {
	var n int64
	for _, p := range s {
		if p.negative {
			n -= of[p.id]
		} else {
			n += of[p.id]
		}
	}
	return decimal.NewFromInt(n)
}

// same reports whether two relations differ in nothing but where they stand.
func (r *relation) same(o *relation) bool {
	return r.axis == o.axis && r.total == o.total && r.right.String() == o.right.String() && r.by.String() == o.by.String() &&
		r.places == o.places && r.times == o.times
}

// maxLeft is how many formulas are named that are neither sums nor ratios.
const maxLeft = 20

// found returns what the formulas of the tables say, and marks the rows and columns of ratios; left are the formulas
// that say nothing that a draft can.
func (w *writer) found(tables []*table) (all []*relation, left []string) {
	for n, t := range tables {
		cells := t.cells()
		var order []formula.Cell
		for at := range cells {
			order = append(order, at)
		}
		slices.SortFunc(order, func(a, b formula.Cell) int { return (a.Row-b.Row)*1<<14 + a.Col - b.Col })
		var list []*relation
		for _, at := range order {
			c := w.book.Grids[at.Sheet].At(at.Row, at.Col)
			if c == nil || c.Formula == "" {
				continue
			}
			r, along := w.relationAt(at, t, cells)
			if r == nil {
				if len(left) < maxLeft {
					left = append(left, w.formulas.Ref(at))
				}
				continue
			}
			i := slices.IndexFunc(list, r.same)
			if i < 0 {
				r.table = n
				list, i = append(list, r), len(list)
			}
			list[i].along = append(list[i].along, along)
		}
		slices.SortStableFunc(list, func(a, b *relation) int { return strings.Compare(a.axis, b.axis) })
		all = append(all, list...)
	}
	return all, left
}

// relationAt returns the relation of a cell's formula down its column, else along its row, and that column or row; nil
// where it is none.
func (w *writer) relationAt(at formula.Cell, t *table, cells map[formula.Cell][2]string) (*relation, string) {
	root, err := w.formulas.Formula(at)
	if err != nil || root == nil {
		return nil, ""
	}
	for own, axis := range []string{"column", "row"} { // of a column the rows are added up
		other := 1 - own
		id := func(c formula.Cell) string {
			if ids, known := cells[c]; known && c != at && ids[other] == cells[at][other] {
				return ids[own]
			}
			return ""
		}
		r := &relation{axis: axis, total: cells[at][own]}
		if r.right = w.sumAt(at, id); r.right != nil {
			return r, cells[at][other]
		}
		if r.ratio(root.Root, at, id) && t.takes(r, cells[at]) {
			return r, cells[at][other]
		}
	}
	return nil, ""
}

var one = decimal.NewFromInt(1)

// sumAt reads the formula of a cell as the sum of cells that have an id; nil for any other.
func (w *writer) sumAt(at formula.Cell, id func(formula.Cell) string) side {
	linear, err := w.formulas.Linear(at, func(formula.Cell) bool { return false })
	if err != nil || !linear.Constant.IsZero() {
		return nil
	}
	var s side
	for c := range linear.Terms {
		factor := linear.Terms[c]
		if id(c) == "" || !factor.Abs().Equal(one) {
			return nil
		}
		s = append(s, part{id: id(c), negative: factor.IsNegative(), at: c})
	}
	return s.ordered()
}

// ordered returns a side in the order of its cells, nil for one without terms or that begins with one to subtract.
func (s side) ordered() side {
	slices.SortFunc(s, func(a, b part) int { return (a.at.Row-b.at.Row)*1<<14 + a.at.Col - b.at.Col })
	if len(s) == 0 || s[0].negative {
		return nil
	}
	return s
}

// cells returns the ids of a table's cells, row and column, by where they stand.
func (t *table) cells() map[formula.Cell][2]string {
	cells := map[formula.Cell][2]string{}
	columns := leaves(t.columns)
	for _, r := range leaves(t.rows) {
		for _, c := range columns {
			if c.words {
				continue
			}
			at := formula.Cell{Sheet: t.grid, Row: r.at, Col: c.at}
			if t.groups {
				at.Row, at.Col = t.bottom-1, r.at+c.at-columns[0].at
			}
			cells[at] = [2]string{r.id, c.id}
		}
	}
	return cells
}

// relations writes what the formulas say.
func (w *writer) relations(all []*relation, left []string) {
	if len(all) == 0 {
		w.WriteString("relations: [] # 待定：表里没有认出合计的公式\n")
	} else {
		w.WriteString("relations: # 从公式得来；待定：照格式核对，写明内容、依据和怎样改\n")
	}
	for i, r := range all[:min(len(all), maxRelations)] {
		r.write(w, i+1)
	}
	if more := len(all) - maxRelations; more > 0 {
		fmt.Fprintf(w, "# 待定：还有 %d 处合计没有写进来：一份定义最多 %d 条勾稽关系\n", more, maxRelations)
	}
	for _, ref := range left {
		fmt.Fprintf(w, "# 待定：%s 的公式不是同一行或同一列的数相加或者相除，没有写进勾稽关系\n", ref)
	}
}

func (r *relation) write(w *writer, number int) {
	says := r.total + " 等于各项之和"
	if r.by != nil {
		says = r.total + " 等于相除所得"
	}
	fmt.Fprintf(w, "  - id: R%02d\n    says: 待定：%s\n    basis: 待定\n    each: %s %s of t%d\n", number, says, r.axis,
		strings.Join(r.along, ", "), r.table+1)
	first := r.right[0].id
	if r.by == nil {
		fmt.Fprintf(w, "    equation: %s = %s\n    sum: 各项之和\n    mend: 请核对各项。\n", r.total, r.right)
		fmt.Fprintf(w, "    holds: {%s: 1, %s: 1}\n    breaks: {%s: 1, %s: 2}\n", first, r.total, first, r.total)
		return
	}
	fmt.Fprintf(w, "    equation: %s = (%s) / (%s)\n    round: %d", r.total, r.right, r.by, r.places)
	if !r.rounded {
		w.WriteString(" # 待定：公式没有四舍五入，请写明保留几位小数")
	}
	w.WriteString("\n    mend: 请核对各项。\n")
	figures, value := r.example()
	var given []string
	for _, p := range slices.Concat(r.right[:1], r.by[:1]) {
		if text := fmt.Sprintf("%s: %d", p.id, figures[p.id]); !slices.Contains(given, text) {
			given = append(given, text)
		}
	}
	fmt.Fprintf(w, "    holds: {%s, %s: %s}\n    breaks: {%[1]s, %[2]s: %[4]s}\n", strings.Join(given, ", "), r.total, value, value.Add(one))
}
