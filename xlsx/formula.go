package xlsx

import (
	"errors"
	"strings"

	"nianbao/formula/syntax"
	"nianbao/grid"
)

// Formulas are what of a sheet's formulas is not said in the cell itself.
type formulas struct {
	shared  map[string]sharedFormula // by group number
	members []member
	arrays  []Area
	texts   []string // of the arrays, by their order
}

// A sharedFormula is written in one cell and holds, with its references moved along, in a group of others.
type sharedFormula struct {
	text     string
	row, col int
}

// A member is a cell that refers to a group which the file defines only later.
type member struct {
	cell  int // its index in the grid
	group string
}

// What a sheet may grow to through formulas that are written once and hold in many cells. Excel's own formulas stay far
// below: it shares a long one over a few columns, not one of 8000 characters over each row of a million.
const (
	maxCopied = 64 << 20 // bytes
	maxSpread = 1 << 16  // cells that only an array formula makes known
)

// readFormula reads the formula of a cell and says whether there is one. Of a what-if table there is none: its cells
// hold values that Excel put there.
func (r *sheetReader) readFormula(el element, c *grid.Cell) bool {
	kind, ref, group := attr(el, "t"), attr(el, "ref"), attr(el, "si")
	text := strings.TrimPrefix(Unescape(r.content()), "=")
	switch kind {
	case "dataTable":
		return false
	case "shared":
		r.share(c, text, ref, group)
		return true
	case "array":
		c.Each = true
		if a, ok := ParseArea(ref); ok && a.spreadsFrom(Address{c.Row, c.Col}) {
			a.order = len(r.formulas.texts)
			r.formulas.arrays = append(r.formulas.arrays, a)
			r.formulas.texts = append(r.formulas.texts, text)
		}
	}
	c.Formula = text
	return text != ""
}

// share reads the formula of a cell in a group. The cell that has a text defines the group from there on.
func (r *sheetReader) share(c *grid.Cell, text, ref, group string) {
	defined, known := r.formulas.shared[group]
	switch {
	case text != "":
		c.Formula = text
		if !known || ref != "" {
			if r.formulas.shared == nil {
				r.formulas.shared = make(map[string]sharedFormula)
			}
			r.formulas.shared[group] = sharedFormula{text, c.Row, c.Col}
		}
	case known:
		r.copyFormula(c, defined)
	default:
		r.formulas.members = append(r.formulas.members, member{len(r.grid.Cells), group})
	}
}

func (r *sheetReader) copyFormula(c *grid.Cell, from sharedFormula) {
	r.book.copied += len(from.text)
	if r.book.copied > maxCopied {
		r.fail(errors.New("shared formulas too large"))
		return
	}
	c.Formula = syntax.Shift(from.text, c.Row-from.row, c.Col-from.col)
}

// resolveShared gives their formula to the cells that stood before the one that has it. Where none has it, there
// remains a value without a formula, as in Excel.
func (r *sheetReader) resolveShared() {
	for _, m := range r.formulas.members {
		if defined, ok := r.formulas.shared[m.group]; ok {
			r.copyFormula(&r.grid.Cells[m.cell], defined)
		}
	}
}

// spreadArrays gives an array's formula to every cell that it fills; the file has it in the first only. A cell of the
// array that the file does not mention is one without a result. The cells are in order.
func (r *sheetReader) spreadArrays() {
	if len(r.formulas.arrays) == 0 {
		return
	}
	g := r.grid
	arrays := disjoint(r.formulas.arrays)
	over := areaIndex{rest: arrays}
	known := make(map[[2]int]bool)
	for i := range g.Cells {
		c := &g.Cells[i]
		a, ok := over.at(c.Row, c.Col)
		if !ok {
			continue
		}
		known[[2]int{c.Row, c.Col}] = true
		c.Each, c.Array, c.ArrayAt = true, true, [2]int{c.Row - a.Top, c.Col - a.Left}
		if c.Formula == "" {
			c.Formula = r.formulas.texts[a.order]
		}
	}
	left := maxSpread
	for _, a := range arrays {
		if left -= (a.Bottom - a.Top) * (a.Right - a.Left); left < 0 {
			break
		}
		for row := a.Top; row < a.Bottom; row++ {
			for col := a.Left; col < a.Right; col++ {
				if !known[[2]int{row, col}] {
					g.Cells = append(g.Cells, grid.Cell{
						Row: row, Col: col, Kind: grid.Uncalculated, Formula: r.formulas.texts[a.order],
						Each: true, Array: true, ArrayAt: [2]int{row - a.Top, col - a.Left},
					})
				}
			}
		}
	}
	g.Sort()
}
