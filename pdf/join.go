package pdf

import (
	"math"
	"slices"
	"strings"

	"nianbao/regex"
)

// A run is a table that may have parts on several pages.
type run struct{ parts []*part }

// A part is what of a table stands on one page.
type part struct {
	*table
	skipped int // rows at its head that repeat the table's own
}

// sameColumn is how far, in points, the columns of two parts may differ.
const sameColumn = 3.0

// continues reports whether a table right behind another one is the rest of it: it is as wide, and its columns are
// columns of that one, or the other way round.
func (r *run) continues(t *table) bool {
	last := r.parts[len(r.parts)-1].table
	if math.Abs(last.x0-t.x0) > sameColumn || math.Abs(last.x1-t.x1) > sameColumn {
		return false
	}
	return among(t.xs, r.columns()) || among(r.columns(), t.xs)
}

func among(few, many []float64) bool {
	return !slices.ContainsFunc(few, func(x float64) bool {
		return math.Abs(many[nearest(many, x)]-x) > sameColumn
	})
}

// columns returns what divides the columns of all parts.
func (r *run) columns() []float64 {
	best := r.parts[0].xs
	for _, p := range r.parts {
		if len(p.xs) > len(best) {
			best = p.xs
		}
	}
	return best
}

// add takes the next part.
func (r *run) add(t *table) {
	p := &part{table: t}
	if len(r.parts) > 0 {
		p.skipped = repeated(r.parts[0].table, t)
	}
	r.parts = append(r.parts, p)
}

// maxHead is how many rows at the head of a table may be repeated.
const maxHead = 10

// repeated returns how many rows at the head of a part repeat those at the head of the first: words that stand in the
// same columns. A row of figures is no heading.
func repeated(first, t *table) int {
	rows := 0
	for n := 1; n <= min(first.rows(), t.rows()-1, maxHead); n++ {
		a, b := first.head(n), t.head(n)
		if a == nil || b == nil {
			continue
		}
		if !slices.EqualFunc(a, b, sameCell) {
			break
		}
		rows = n
	}
	if !slices.ContainsFunc(t.head(rows), func(c *cell) bool { return c.text != "" }) ||
		slices.ContainsFunc(t.head(rows), func(c *cell) bool { return figure.MatchString(c.text) }) {
		return 0
	}
	return rows
}

// figure is a text that is a number and no more.
var figure = regex.New(`^[-−－]?[0-9０-９][0-9０-９.,，．\s]*(元|万元|亿元|件|项|个|条)?$`)

// head returns the cells of the first rows, nil where one of them goes on below.
func (t *table) head(rows int) []*cell {
	var list []*cell
	for _, c := range t.cells {
		switch {
		case c.row >= rows:
		case c.row+c.rows > rows:
			return nil
		default:
			list = append(list, c)
		}
	}
	return list
}

func sameCell(a, b *cell) bool {
	return a.row == b.row && a.rows == b.rows && math.Abs(a.x0-b.x0) < sameColumn &&
		math.Abs(a.x1-b.x1) < sameColumn && squeezed(a.text) == squeezed(b.text)
}

func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }
