package account

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/grid"
)

// LeastSimilarity is the share of characters that two labels must have in common for one to be taken for a misspelling
// of the other. The tests pass from 0.3 to 0.8; with 0.2 two labels of a faulty workbook are confused.
const LeastSimilarity = 0.5

// maxCompared is how many faults of a table are compared with each other. It bounds the cost of hostile workbooks; a
// table of the form has no more than some 30 labels to miss.
const maxCompared = 200

// Suggest points each missing row or column to the unknown one whose label is most like its own.
func Suggest(faults []form.Fault) {
	unknown := map[form.FaultKind]form.FaultKind{form.MissingRow: form.ForeignRow, form.MissingColumn: form.ForeignColumn}
	faults = faults[:min(len(faults), maxCompared)]
	for i := range faults {
		missing := &faults[i]
		kind, ok := unknown[missing.Kind]
		if !ok {
			continue
		}
		best := LeastSimilarity
		for _, f := range faults {
			if f.Kind != kind || len(f.Label) > maxLabel {
				continue
			}
			s := similarity(missing.Label, f.Label)
			if _, column, in := strings.Cut(missing.Label, "："); in && kind == form.ForeignColumn { // under its group
				s = max(s, similarity(column, f.Label))
			}
			if s > best || s == best && missing.Near == (form.Place{}) {
				best, missing.Near, missing.Texts = s, f.Places[0], []string{form.OneLine(f.Label)}
			}
		}
	}
}

// similarity returns how similar an unknown label is to a missing one: enough where it goes on behind it, however long.
func similarity(missing, unknown string) float64 {
	missing, unknown = form.Key(missing), form.Key(unknown)
	s := form.Similarity(missing, unknown)
	if strings.HasPrefix(unknown, missing) {
		s = max(s, LeastSimilarity)
	}
	return s
}

// leastLike is how similar a cell must be to a label of a table that was not found to be named with it: more than a
// label of a table that was, because there is nothing else that speaks for it. Chosen: of four characters one may be
// another; the sheet 校验 names what its formulas add up in 0.67 of a label.
const leastLike = 0.7

// maxNearCells is how many cells of a filing are compared with the labels of a table that was not found.
const maxNearCells = 4000

// SuggestForTables points each table that was not found to the cell that is most like one of its labels and stands beside or
// above a figure; known says whether a cell is a label of the form. A table of one row is not found for one misspelt label.
func SuggestForTables(faults []form.Fault, grids []*grid.Grid, known func(*grid.Cell) bool) {
	for i := range faults {
		f := &faults[i]
		if f.Kind != form.MissingTable {
			continue
		}
		var words []string
		rows, columns := f.Table.Leaves()
		for _, leaf := range slices.Concat(rows, columns) {
			words = append(words, leaf.Label)
		}
		best, left := leastLike, maxNearCells
		for at, g := range grids {
			if g.Hidden || g.Aside {
				continue
			}
			for k := range g.Cells {
				c := &g.Cells[k]
				if !IsWord(c) || known(c) || !besideFigure(g, c) {
					continue
				}
				if left--; left < 0 {
					break
				}
				for _, word := range words {
					if s := Likeness(c.Text, word); s > best {
						best, f.Near, f.Label = s, form.PlaceIn(g, at, c.Row, c.Col), word
						f.Texts = []string{form.OneLine(c.Text)}
					}
				}
			}
		}
	}
}

// IsWord reports whether a cell may be a label.
func IsWord(c *grid.Cell) bool { return c.Kind == grid.Text && c.Text != "" && len(c.Text) <= maxLabel }

// besideFigure reports whether a figure stands in a cell's row, right of it, or below it.
func besideFigure(g *grid.Grid, c *grid.Cell) bool {
	return form.IsFilled(g.At(c.Bottom(), c.Col)) || form.IsFilled(g.At(c.Row, c.Right()))
}

// Likeness is the similarity of two labels, 0 for those whose lengths alone say that there is little.
func Likeness(a, b string) float64 {
	a, b = form.Key(a), form.Key(b)
	long, short := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if long < short {
		long, short = short, long
	}
	if long > 2*short {
		return 0
	}
	return form.Similarity(a, b)
}

// maxLabel is the longest text, in bytes, that is taken for a label.
const maxLabel = 300
