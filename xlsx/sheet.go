package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"nianbao/grid"
)

// A sheetReader reads one worksheet part into its grid.
type sheetReader struct {
	*scanner
	book *Workbook
	grid *grid.Grid

	row, col               int // where the last row and cell stood
	hiddenRows, hiddenCols intervals
	merges                 []Area
	formulas               formulas
	room                   int // for so many more cells
}

// ReadSheet returns a worksheet of the workbook as a grid. The error is an *[Error].
func (w *Workbook) ReadSheet(s Sheet) (*grid.Grid, error) {
	data, ok := w.pack.Part(s.Part)
	if s.Kind == "" || !ok {
		return nil, &Error{Kind: Missing, Part: s.Part, Sheet: s.Name}
	}
	g := &grid.Grid{Name: s.Name, Source: grid.Sheet, Hidden: s.Hidden, Buried: s.Buried}
	r := &sheetReader{scanner: newScanner(data), book: w, grid: g, row: -1, room: w.room()}
	g.Cells = make([]grid.Cell, 0, min(bytes.Count(data, []byte("<v>")), maxGuess))
	if root := r.root(); r.err == nil && root != "worksheet" {
		r.fail(errors.New("no worksheet but " + root))
	}
	r.readParts()
	if r.err == nil && !g.Cut {
		g.Margins = margins(r.Rest())
	}
	if r.err == nil {
		r.finish()
	}
	w.cells += len(g.Cells)
	if known := (*Error)(nil); errors.As(r.err, &known) {
		return nil, known
	}
	if r.err != nil {
		return nil, &Error{Kind: Damaged, Part: s.Part, Sheet: g.Name, Err: r.err}
	}
	return g, nil
}

// What is kept of a workbook. A form has some hundred cells, an office's list of cases some ten thousand; a sheet with
// more is cut, and only what lies on it is not known. Cells that hold no more than a style do not count. Behind very
// many a sheet is kept as far as a form reaches.
const (
	maxSheetCells = 200_000
	maxBookCells  = 600_000
	minSheetCells = 1000
	maxMerges     = 100_000
)

// room returns how many cells of the next sheet are kept.
func (w *Workbook) room() int {
	return max(minSheetCells, min(maxSheetCells, maxBookCells-w.cells))
}

// maxGuess bounds the room that is made for cells before they are read.
const maxGuess = 1 << 12

// readParts reads what of the sheet makes the grid: columns, rows and merges. Behind the rows stand filters, rules,
// links and extensions, often longer than the rows; of them only merges are of interest, and without a mention of any
// the sheet ends there.
func (r *sheetReader) readParts() {
	for el := range r.children {
		switch el.Name() {
		case "cols":
			r.readCols()
		case "sheetData":
			r.readRows()
			if r.grid.Cut || !strings.Contains(r.Rest(), "mergeCells") {
				return
			}
		case "mergeCells":
			r.readMerges()
			return
		}
	}
}

func (r *sheetReader) readCols() {
	for el := range r.children {
		if el.Name() != "col" || !isTrue(attr(el, "hidden")) && attr(el, "width") != "0" {
			continue
		}
		first, _ := strconv.Atoi(attr(el, "min"))
		last, _ := strconv.Atoi(attr(el, "max"))
		if first >= 1 && last >= first {
			r.hiddenCols.add(first-1, min(last, MaxCols)-1)
		}
	}
}

// readRows reads the rows. Alternatives among them, of which each program takes its own, no program writes: the figures
// would be other ones for whoever opens the file.
func (r *sheetReader) readRows() {
	before := r.alts
	defer func() {
		if r.alts != before {
			r.fail(errors.New("alternatives among the rows"))
		}
	}()
	for el := range r.children {
		if el.Name() != "row" {
			continue
		}
		r.enterRow(rowFrom(attr(el, "r")), isTrue(attr(el, "hidden")) || attr(el, "ht") == "0")
		for el := range r.children {
			if el.Name() == "c" {
				r.readCell(el)
			}
			if r.grid.Cut {
				return
			}
		}
	}
}

// enterRow goes to a row, or to the next where it is notGiven.
func (r *sheetReader) enterRow(row int, hidden bool) {
	if row == notGiven {
		row = r.row + 1
	}
	if row >= MaxRows {
		r.fail(fmt.Errorf("no such row after row %d", r.row+1))
		return
	}
	r.row, r.col = row, -1
	if hidden {
		r.hiddenRows.add(row, row)
	}
}

// enterCell goes to a cell, or to the one right of the last where it is notGiven, and returns where that is.
func (r *sheetReader) enterCell(row, col int) (int, int) {
	if row == notGiven {
		row, col = r.row, r.col+1
	}
	if row < 0 || col >= MaxCols {
		r.fail(fmt.Errorf("no such cell in row %d", r.row+1))
	}
	r.col = col
	return row, col
}

func (r *sheetReader) readMerges() {
	for el := range r.children {
		if el.Name() == "mergeCell" {
			r.readMerge(el)
		}
	}
}

func (r *sheetReader) readMerge(el element) {
	a, ok := ParseArea(attr(el, "ref"))
	if !ok {
		r.fail(fmt.Errorf("merge %q", attr(el, "ref")))
		return
	}
	if len(r.merges) == maxMerges {
		r.fail(&Error{Kind: TooMany, Sheet: r.grid.Name, Err: errors.New("too many merges")})
		return
	}
	if !a.isSingle() {
		a.order = len(r.merges)
		r.merges = append(r.merges, a)
	}
}

// finish makes of the cells that were read the grid: nothing twice, nothing overlapping, in order.
func (r *sheetReader) finish() {
	g := r.grid
	r.resolveShared()
	g.Sort()
	for i := 1; i < len(g.Cells); i++ {
		if a, b := g.Cells[i-1], g.Cells[i]; a.Row == b.Row && a.Col == b.Col {
			// Which of the two values counts is anybody's guess, and no program writes such a file.
			r.fail(errors.New(g.Ref(a.Row, a.Col) + " twice"))
			return
		}
	}
	r.spreadArrays()
	r.layMerges()
	r.hide()
	g.Sort()
}

// hide marks the cells of which nothing is seen because each of their rows, or each of their columns, is hidden.
func (r *sheetReader) hide() {
	if r.hiddenRows == nil && r.hiddenCols == nil {
		return
	}
	r.hiddenRows.normalize()
	r.hiddenCols.normalize()
	for _, cells := range [][]grid.Cell{r.grid.Cells, r.grid.Under} {
		for i := range cells {
			c := &cells[i]
			if r.hiddenRows.contain(c.Row, c.Bottom()-1) || r.hiddenCols.contain(c.Col, c.Right()-1) {
				c.Hidden = true
			}
		}
	}
}
