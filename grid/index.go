package grid

// An index knows by positions which cells of a grid cover them.
type index struct {
	cols   int
	dense  []int32 // the cells' numbers and 1, row by row; nil for a grid that reaches too far
	sparse map[[2]int]int32
}

// maxDense is over how many positions a grid may reach, of eight times its cells or so many, to be entered position by
// position: a form's sheet reaches over some hundred. Chosen.
const maxDense = 1 << 12

func newIndex(g *Grid) *index {
	x := &index{}
	if rows, cols := g.Size(); cols == 0 || rows <= max(maxDense, 8*len(g.Cells))/cols {
		x.cols, x.dense = cols, make([]int32, rows*cols)
	} else {
		x.sparse = make(map[[2]int]int32, len(g.Cells))
	}
	room := maxCovered
	for i := range g.Cells {
		room -= x.cover(&g.Cells[i], int32(i), room)
	}
	return x
}

func (x *index) at(row, col int) int {
	if x.sparse == nil {
		if row < 0 || col < 0 || col >= x.cols || row >= len(x.dense)/x.cols {
			return -1
		}
		return int(x.dense[row*x.cols+col]) - 1
	}
	if i, ok := x.sparse[[2]int{row, col}]; ok {
		return int(i)
	}
	return -1
}

// maxCover bounds the positions that one cell is entered for, maxCovered those of all cells beyond one each: a merge
// over whole columns, and what a hostile file merges, are looked up by their start.
const (
	maxCover   = 1 << 12
	maxCovered = 1 << 17
)

// cover enters a cell for the positions that it covers and returns how many those are.
func (x *index) cover(c *Cell, i int32, room int) int {
	rows, cols := c.Rows(), c.Cols()
	if rows > maxCover {
		rows = 1
	}
	if cols > maxCover/rows {
		cols = 1
	}
	if rows*cols > room {
		rows, cols = 1, 1
	}
	for r := range rows {
		for k := range cols {
			if x.sparse == nil {
				x.dense[(c.Row+r)*x.cols+c.Col+k] = i + 1
			} else {
				x.sparse[[2]int{c.Row + r, c.Col + k}] = i
			}
		}
	}
	return rows * cols
}
