package word

import (
	"slices"

	"nianbao/form"
)

// wordsEms is how many characters a line of a cell of words has at least.
const wordsEms = 6

// needs returns the width that each column of a table needs in a style, and which columns are not to be widened.
func needs(d *form.SectionGrid, t *tableStyle) (widths []int, fixed []bool) {
	widths, fixed = make([]int, d.Width), make([]bool, d.Width)
	for i := range d.Cells {
		c, s := &d.Cells[i], &d.Slots[i]
		if c.Cols() > 1 {
			continue
		}
		need := 0
		switch {
		case s.Role == form.Data && s.Cell.PrintUnit():
			need = t.figureWidth(s.Cell.Unit())
		case s.Role == form.Data && s.Cell.IsWords():
			need = max(t.figureWidth(""), t.stubWidth(wordsEms))
		case s.Role == form.Data:
			need = t.figureWidth("")
		case s.Vertical:
			need = t.line + cellMargins + 80
			fixed[c.Col] = true
		case s.Role == form.Stub && c.Rows() > 1: // a group: there are rows to break its label over
			need = t.stubWidth(min(ems(c.Text), 4))
		case s.Role == form.Stub:
			need = t.stubWidth(min(ems(c.Text), float64(t.stubEms))) + labelReserve
		}
		widths[c.Col] = max(widths[c.Col], need)
	}
	return widths, fixed
}

// columns returns the style and the widths in which a table fills a width: the most open that fits. Where none does,
// the widest columns of the closest give way.
func columns(d *form.SectionGrid, total int) (*tableStyle, []int) {
	for i := range tableStyles {
		widths, fixed := needs(d, &tableStyles[i])
		if sum(widths) <= total || i == len(tableStyles)-1 {
			fit(widths, fixed, total)
			return &tableStyles[i], widths
		}
	}
	panic("no table styles")
}

// fit changes widths to a sum, those first that are narrowest or widest, so that columns come out alike where they can.
func fit(widths []int, fixed []bool, total int) {
	if slices.Index(fixed, false) < 0 {
		fixed = make([]bool, len(widths))
	}
	for left := total - sum(widths); left > 0; left-- {
		narrowest := slices.Index(fixed, false)
		for i, w := range widths {
			if !fixed[i] && w < widths[narrowest] {
				narrowest = i
			}
		}
		widths[narrowest]++
	}
	for over := sum(widths) - total; over > 0; over-- {
		widths[slices.Index(widths, slices.Max(widths))]--
	}
}

func sum(numbers []int) int {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return total
}
