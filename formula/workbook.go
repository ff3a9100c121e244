// Package formula tells what the formulas of a workbook mean: which cells one names, which sum it stands for, what it
// comes to.
//
// It exists to hold a filled workbook's formulas against the equations that a form mandates. So it answers one question
// well, whether a formula is a given sum of cells (Linear), and says "undecided" to every other rather than guess: an
// *Undecided error is an answer. The libraries at hand calculate more functions and fail here (=+A1 is an error to one,
// a sum over #REF! a number), and none gives a linear form. The sum is found by algebra where a formula only adds and
// multiplies by constants, else by calculating it with chosen figures. The linear form and the calculation share
// references, names and functions, and so a package; the grammar is package syntax.
//
// It writes formulas, too: Sum is the one that a form's equation asks for.
//
// Formulas come out of strangers' files. Their length and depth are bounded, and a Workbook does a bounded amount of
// work in all; what would need more is undecided.
package formula

import (
	"slices"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
	"nianbao/grid"
)

// A Cell is the address of one in a workbook: a grid by its index in Book.Grids, a row and a column counted from 0.
type Cell struct{ Sheet, Row, Col int }

// What a Workbook does in all, so that no file takes long or much memory. An office's workbook has some hundred
// formulas of some dozen characters and takes a hundredth of it at most.
const (
	maxParsed = 2 << 20 // bytes of formulas that are parsed
	maxBudget = 1 << 23 // cells asked for and parts of formulas worked out
	maxCells  = 100_000 // cells that one formula names
	entryCost = 16      // what it takes to remember something, in cells asked for
	textCost  = 16      // bytes of text that are worked on for what it takes to ask for a cell
)

// A Workbook answers what the formulas of a book mean. It parses them when they are asked for and remembers. The book
// must not change meanwhile, and one goroutine at a time may ask.
type Workbook struct {
	book   *grid.Book
	sheets []sheet
	byName map[string]int // sheets by their names, exact and folded
	names  map[scopedName]string

	formulas    map[Cell]parsed
	defined     map[string]parsed // by the text of defined names
	parseBudget int               // bytes left to parse
	budget      int               // of work, see maxBudget

	ownSums map[sumKey]*ownSum
	results map[Cell]recalculated
	plain   map[area]bool           // in which no formula stands
	indexes map[area]map[string]int // see indexOf
	circles circles
}

type parsed struct {
	formula *syntax.Formula
	err     error
}

// New returns the workbook of a book. Nothing is parsed yet.
func New(book *grid.Book) *Workbook {
	w := &Workbook{
		book:        book,
		sheets:      make([]sheet, len(book.Grids)),
		byName:      make(map[string]int, 2*len(book.Grids)),
		formulas:    map[Cell]parsed{},
		defined:     map[string]parsed{},
		parseBudget: maxParsed,
		budget:      maxBudget,
		ownSums:     map[sumKey]*ownSum{},
		results:     map[Cell]recalculated{},
		plain:       map[area]bool{},
		indexes:     map[area]map[string]int{},
	}
	for i := len(book.Grids) - 1; i >= 0; i-- {
		w.byName[syntax.Fold(book.Grids[i].Name)] = i
	}
	for i, g := range book.Grids {
		w.byName[g.Name] = i
	}
	return w
}

// spend takes from what the workbook may do in all, and says whether there was enough left.
func (w *Workbook) spend(n int) bool {
	w.budget -= n
	return w.budget >= 0
}

// Exhausted says whether the workbook has done all that it may: it has left formulas undecided that it could read.
func (w *Workbook) Exhausted() bool { return w.budget < 0 || w.parseBudget < 0 }

// A sheet is a grid's cells in order, those under merges among them.
type sheet struct {
	cells      []*grid.Cell
	rows, cols int // the used size
}

// maxMerge is how many rows or columns of a merged cell count as used. One over whole columns says nothing about that.
const maxMerge = 1 << 10

func (w *Workbook) sheet(i int) *sheet {
	s := &w.sheets[i]
	if s.cells != nil {
		return s
	}
	g := w.book.Grids[i]
	s.cells = make([]*grid.Cell, 0, len(g.Cells)+len(g.Under))
	for _, cells := range [][]grid.Cell{g.Cells, g.Under} {
		for i := range cells {
			c := &cells[i]
			s.cells = append(s.cells, c)
			s.rows, s.cols = max(s.rows, c.Row+min(c.Rows(), maxMerge)), max(s.cols, c.Col+min(c.Cols(), maxMerge))
		}
	}
	byAddress := func(a, b *grid.Cell) int { return compareAddress(a, b.Row, b.Col) }
	if !slices.IsSortedFunc(s.cells, byAddress) {
		slices.SortStableFunc(s.cells, byAddress)
	}
	return s
}

func compareAddress(a *grid.Cell, row, col int) int {
	if a.Row != row {
		return a.Row - row
	}
	return a.Col - col
}

// find returns the index of the first cell at an address or behind it.
func (s *sheet) find(row, col int) int {
	low, high := 0, len(s.cells)
	for low < high {
		if middle := (low + high) / 2; compareAddress(s.cells[middle], row, col) < 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// At returns the cell that begins at an address, drawn or under a merge; nil for none.
func (w *Workbook) At(c Cell) *grid.Cell {
	if c.Sheet < 0 || c.Sheet >= len(w.sheets) {
		return nil
	}
	s := w.sheet(c.Sheet)
	if i := s.find(c.Row, c.Col); i < len(s.cells) && s.cells[i].Row == c.Row && s.cells[i].Col == c.Col {
		return s.cells[i]
	}
	return nil
}

// Ref returns how people refer to a cell: 依申请公开!E6.
func (w *Workbook) Ref(c Cell) string {
	if c.Sheet < 0 || c.Sheet >= len(w.sheets) {
		return syntax.RefError
	}
	g := w.book.Grids[c.Sheet]
	return g.Name + "!" + g.Ref(c.Row, c.Col)
}

// Formula returns a cell's formula, nil where it has none. The error is a *syntax.Error, or *Undecided in a workbook
// with more formulas than can be read.
func (w *Workbook) Formula(c Cell) (*syntax.Formula, error) {
	at := w.At(c)
	if at == nil || at.Formula == "" {
		return nil, nil
	}
	known, ok := w.formulas[c]
	if !ok {
		known = w.parse(at.Formula, syntax.Parse)
		w.formulas[c] = known
	}
	return known.formula, known.err
}

func (w *Workbook) parse(text string, parse func(string) (*syntax.Formula, error)) parsed {
	if w.parseBudget -= len(text) + entryCost; w.parseBudget < 0 {
		return parsed{nil, &Undecided{"工作簿里的公式太多、太长，这个公式没有检查"}}
	}
	f, err := parse(text)
	return parsed{f, err}
}

// Stored returns what a cell holds, as Calculate asks for it. A date's number is Unknown: it depends on how the
// workbook counts days. So is a text longer than a cell holds.
func (w *Workbook) Stored(c Cell) Value {
	at := w.At(c)
	if at == nil {
		return Value{}
	}
	switch at.Kind {
	case grid.Number:
		if d, err := decimal.NewFromString(at.Text); err == nil {
			return result(d)
		}
	case grid.Bool:
		return boolValue(at.Text == "TRUE")
	case grid.Fault:
		return faultValue(at.Text)
	case grid.Text:
		if at.Text == "" && at.Formula == "" {
			return Value{}
		}
		if len(at.Text) > maxCellText*utf8.UTFMax {
			break
		}
		return textValue(at.Text)
	}
	return Value{Kind: Unknown}
}
