package sheet

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/xlsx"
	"nianbao/xlsx/worksheet"
)

// The sheet of checks asks for a number in each cell that staff fill, and for none that the form does not allow. Sums
// pass over a text and over an empty cell, so that all would balance.

// inputsOf returns the cells that staff fill among some cells, and those of which the totals among them are made.
func (w *workbookWriter) inputsOf(cells []*form.Cell) []*form.Cell {
	seen := map[*form.Cell]bool{}
	var list []*form.Cell
	var add func(c *form.Cell)
	add = func(c *form.Cell) {
		if seen[c] || c.Row.Open != nil { // nothing need stand in the rows of an open table
			return
		}
		seen[c] = true
		e := w.form.Computed(c)
		if e == nil {
			list = append(list, c)
			return
		}
		for _, t := range e.Parts() {
			add(t.Cell)
		}
	}
	for _, c := range cells {
		add(c)
	}
	return list
}

// A rectangle is the cells from one to another.
type rectangle struct{ first, last formula.Term }

// rectangles joins cells to as few rectangles as their rows make.
func (w *workbookWriter) rectangles(cells []*form.Cell) []rectangle {
	terms := make([]formula.Term, len(cells))
	for i, c := range cells {
		terms[i] = w.addresses[c].term()
	}
	slices.SortFunc(terms, func(a, b formula.Term) int {
		return cmp.Or(cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
	})
	var list []rectangle
	for _, r := range formula.Ranges(terms) {
		if n := len(list); n > 0 && list[n-1].isAbove(r) {
			list[n-1].last = r.Last
			continue
		}
		list = append(list, rectangle{r.First, r.Last})
	}
	return list
}

func (r rectangle) isAbove(next formula.Range) bool {
	return r.last.Sheet == next.First.Sheet && r.last.Row+1 == next.First.Row && r.first.Col == next.First.Col &&
		r.last.Col == next.Last.Col && r.last.Cols == next.Last.Cols
}

// references returns what formulas on other sheets call rectangles.
func (w *workbookWriter) references(cells []*form.Cell) []string {
	var list []string
	for _, r := range w.rectangles(cells) {
		list = append(list, formula.Notation{Sheets: true}.Range(formula.Range{First: r.first, Last: r.last}))
	}
	return list
}

// longest is how long a formula may be, in bytes: Excel's limit for its characters.
const longest = 8192

// counting returns the formulas that count the numbers in some cells, what stands in them, and what of the numbers the
// form does not allow. Where there are words among the cells fractions are not counted: no function passes over those.
func (w *workbookWriter) counting(cells []*form.Cell) (numbers, filled, unsound string) {
	if len(cells) == 0 {
		return "0", "0", "0"
	}
	var counts, counted []string
	for some := range slices.Chunk(w.references(cells), 250) {
		counts = append(counts, "COUNT("+strings.Join(some, ",")+")")
		counted = append(counted, "COUNTA("+strings.Join(some, ",")+")")
	}
	numbers, filled = strings.Join(counts, "+"), strings.Join(counted, "+")
	var negatives, fractions []string
	for _, ref := range w.references(without(cells, (*form.Cell).Negative)) {
		negatives = append(negatives, "COUNTIF("+ref+`,"<0")`)
	}
	for _, ref := range w.references(without(cells, (*form.Cell).Decimal)) {
		fractions = append(fractions, "SUMPRODUCT(--(INT("+ref+")<>"+ref+"))")
	}
	unsound = strings.Join(append(negatives, "0"), "+")
	if len(fractions) > 0 {
		unsound += "+IF(" + filled + ">" + numbers + ",0," + strings.Join(fractions, "+") + ")"
	}
	return numbers, filled, unsound
}

func without(cells []*form.Cell, test func(*form.Cell) bool) []*form.Cell {
	return slices.DeleteFunc(slices.Clone(cells), test)
}

// A count is of what stands in some cells.
type count struct {
	cells, numbers, filled, unsound int
	open                            struct{ filled, numbers, unsound int } // of the rows of open tables
}

// count counts what the formulas of counting count.
func (w *workbookWriter) count(cells []*form.Cell) count {
	n := count{cells: len(cells)}
	fractions := 0
	for _, c := range cells {
		v := w.report.Value(c)
		number, exact := exactNumber(c, v)
		switch {
		case exact && fits(number):
			n.numbers++
			n.filled++
			if number.IsNegative() && !c.Negative() {
				n.unsound++
			}
			if !number.IsInteger() && !c.Decimal() {
				fractions++
			}
		case exact, v.State != form.Blank && xlsx.Printable(v.Text) != "":
			n.filled++
		}
	}
	if n.filled == n.numbers {
		n.unsound += fractions
	}
	return n
}

// What is said of cells and equations that cannot balance yet.
const (
	complete   = "齐"
	incomplete = "没填好"
	missing    = "缺数"
	faulty     = "有误"
	balanced   = "平"
	unbalanced = "不平"
	fitting    = "相符" // of a comparison
	unfitting  = "不符"
	doubtful   = "请核对" // of what holds in practice and is not prescribed
	unasked    = "不适用" // of an equation whose condition is not met
)

// filling writes how well the tables of a sheet are filled, as an equation: so many cells are to be filled, so many are.
func (w *sheetWriter) filling(row int, p *sheetPlan) count {
	cells := w.inputsIn(p, false)
	numbers, _, unsound := w.counting(cells)
	n := w.count(cells)
	w.counted(row, fmt.Sprintf("%s，共 %d 格要填数", p.sheet, n.cells), fmt.Sprint(n.cells), n.cells,
		numbers+"-("+unsound+")", n.numbers-n.unsound)
	return n
}

// countedFrom is the row from which countAll writes.
func (w *workbookWriter) countedFrom() int { return checksHead + 2 + len(w.plans) }

// countAll writes how many of all cells are blank, how many are no numbers, and how many of those the form does not
// allow, and returns the next row.
func (w *sheetWriter) countAll(row int, n count) int {
	var cells, open []*form.Cell
	for _, p := range w.plans {
		cells, open = append(cells, w.inputsIn(p, false)...), append(open, w.inputsIn(p, true)...)
	}
	numbers, filled, _ := w.counting(cells)
	also, alsoFilled, unsound := w.counting(open)
	sound := "SUM(" + xlsx.CellRef(checksHead+2, 3) + ":" + xlsx.CellRef(row-1, 3) + ")"
	w.counted(row, "各表，空白的格", fmt.Sprint(n.cells), n.cells, filled, n.filled)
	of, should := w.count(open), xlsx.CellRef(row, 3)
	if len(open) > 0 {
		should, numbers, sound = should+"+"+alsoFilled, numbers+"+"+also, sound+"+"+also+"-("+unsound+")"
	}
	w.counted(row+1, "各表，不是数值的格", should, n.filled+of.filled, numbers, n.numbers+of.numbers)
	w.counted(row+2, "各表，是负数或小数的格", xlsx.CellRef(row+1, 3), n.numbers+of.numbers, sound,
		n.numbers-n.unsound+of.numbers-of.unsound)
	return row + 3
}

// counted writes how many cells there should be of a kind and how many there are, with formulas for both. A formula as
// all figures of this sheet: one that is typed is taken for somebody's.
func (w *sheetWriter) counted(row int, position, should string, want int, are string, have int) {
	w.text(row, 0, "填报", middleStyle)
	w.text(row, 1, position, leftStyle)
	w.FixHeight(row, xlsx.TextHeight(position, checksWidths[1]))
	w.formula(row, 2, should, whole(want), totalStyle)
	w.formula(row, 3, are, whole(have), totalStyle)
	w.formula(row, 4, xlsx.CellRef(row, 2)+"-"+xlsx.CellRef(row, 3), whole(want-have), totalStyle)
	said := complete
	if want != have {
		said = incomplete
	}
	verdict := fmt.Sprintf(`IF(%s=0,"%s","%s")`, xlsx.CellRef(row, 4), complete, incomplete)
	w.formula(row, 5, verdict, worksheet.Text(said), middleStyle)
}

func whole(n int) worksheet.Value { return worksheet.Number(decimal.NewFromInt(int64(n))) }

// inputsIn returns the cells of a sheet into which staff put figures, those of open tables' rows or the others: in these
// something must stand.
func (w *workbookWriter) inputsIn(p *sheetPlan, open bool) []*form.Cell {
	var cells []*form.Cell
	for _, s := range p.drawing.Slots {
		if s.Cell != nil && !s.Cell.IsWords() && w.form.Computed(s.Cell) == nil && (s.Cell.Row.Open != nil) == open {
			cells = append(cells, s.Cell)
		}
	}
	return cells
}

// doubtful lets cells that staff fill turn red while what stands in them is no number, or one that the form does not
// allow: a validation sees what is typed, not what is pasted. A rule holds for one rectangle: Excel moves its formula
// on from the first cell.
func (w *sheetWriter) doubtful(p *sheetPlan) {
	type allowed struct{ negative, decimal bool }
	kinds := map[allowed][]*form.Cell{}
	for _, c := range slices.Concat(w.inputsIn(p, false), w.inputsIn(p, true)) {
		k := allowed{c.Negative(), c.Decimal()}
		kinds[k] = append(kinds[k], c)
	}
	for _, k := range []allowed{{false, false}, {false, true}, {true, false}, {true, true}} {
		for _, r := range w.rectangles(kinds[k]) {
			at := local.stretch(formula.Range{First: r.first, Last: r.first})
			unsound := map[allowed]string{
				{false, false}: "OR(" + at + "<0,INT(" + at + ")<>" + at + ")", {false, true}: at + "<0",
				{true, false}: "INT(" + at + ")<>" + at, {true, true}: "FALSE",
			}[k]
			w.formatWhile(local.stretch(formula.Range{First: r.first, Last: r.last}),
				fmt.Sprintf("IF(ISNUMBER(%[1]s),%[2]s,NOT(ISBLANK(%[1]s)))", at, unsound), wrongFormat)
		}
	}
	w.notListed(p)
}

// notListed lets cells turn red in which a word stands that is none of their list.
func (w *sheetWriter) notListed(p *sheetPlan) {
	lists := map[string][]*form.Cell{}
	for _, s := range p.drawing.Slots {
		if s.Cell != nil && len(s.Cell.OneOf()) > 0 {
			list := strings.Join(s.Cell.OneOf(), ",")
			lists[list] = append(lists[list], s.Cell)
		}
	}
	for _, list := range slices.Sorted(maps.Keys(lists)) {
		for _, r := range w.rectangles(lists[list]) {
			at := local.stretch(formula.Range{First: r.first, Last: r.first})
			var is []string
			for _, word := range lists[list][0].OneOf() {
				is = append(is, at+`="`+word+`"`)
			}
			w.formatWhile(local.stretch(formula.Range{First: r.first, Last: r.last}),
				"AND(NOT(ISBLANK("+at+")),NOT(OR("+strings.Join(is, ",")+")))", wrongFormat)
		}
	}
}
