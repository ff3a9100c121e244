package xlsx

import (
	"math"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/grid"
)

// Widths are counted in digits of the font, as Excel counts them; a Chinese character is two wide. Heights are in points.
const (
	lineHeight  = 15
	rowPadding  = 6
	leastHeight = 21
	figureWidth = 9 // eight digits, or four characters of a header's line
	mostStub    = 32
	mostHeader  = 20
	uprightStub = 5
)

// across returns how wide a text is on one line.
func across(text string) int {
	n := 0
	for _, r := range text {
		if n++; r >= 0x2000 {
			n++
		}
	}
	return n
}

// wrapped returns how many lines a text takes in a cell.
func wrapped(text string, width float64) int {
	room := max(2, int(width)-1)
	n, used := 1, 0
	for _, r := range text {
		w := across(string(r))
		if r == '\n' {
			n, used = n+1, 0
			continue
		}
		if used += w; used > room {
			n, used = n+1, w
		}
	}
	return n
}

func tall(lines int) float64 { return max(leastHeight, float64(lines*lineHeight+rowPadding)) }

// columnWidths returns the widths in which a drawing's columns hold their labels and figures.
func columnWidths(d *form.Drawing) []float64 {
	widths := make([]float64, d.Width)
	for i, c := range d.Cells {
		if c.Cols() == 1 {
			widths[c.Col] = max(widths[c.Col], wanted(c.Text, d.Slots[i]))
		}
	}
	total := 0.0
	for i, w := range widths {
		widths[i] = max(w, uprightStub)
		total += widths[i]
	}
	if grow := min(portraitWidth/total, 1.6); grow > 1 { // a narrow table is drawn over the page
		for i := range widths {
			widths[i] = math.Floor(widths[i] * grow)
		}
	}
	return widths
}

// wanted returns the width that a cell of one column would like.
func wanted(text string, s form.Slot) float64 {
	switch {
	case s.Role == form.Data:
		return figureWidth
	case s.Vertical:
		return uprightStub
	case s.Role == form.Header:
		return float64(min(max(across(text)/2+3, figureWidth), mostHeader)) // two lines
	default:
		return float64(min(across(text)+2, mostStub))
	}
}

// rowHeights returns the heights in which a drawing's rows show their labels whole. Nobody fits the height of merged cells but us.
func rowHeights(d *form.Drawing, widths []float64) []float64 {
	heights := make([]float64, d.Height)
	for i := range heights {
		heights[i] = leastHeight
	}
	for i := range d.Cells {
		if c := &d.Cells[i]; c.Rows() == 1 {
			heights[c.Row] = max(heights[c.Row], labelHeight(c, d.Slots[i], widths))
		}
	}
	for i := range d.Cells {
		c := &d.Cells[i]
		have := sumOf(heights[c.Row:c.Bottom()])
		if lack := labelHeight(c, d.Slots[i], widths) - have; lack > 0 {
			for row := c.Row; row < c.Bottom(); row++ {
				heights[row] += lack / float64(c.Rows())
			}
		}
	}
	return heights
}

func labelHeight(c *grid.Cell, s form.Slot, widths []float64) float64 {
	if s.Vertical {
		return tall(utf8.RuneCountInString(c.Text))
	}
	return tall(wrapped(c.Text, sumOf(widths[c.Col:c.Right()])))
}

func sumOf(list []float64) float64 {
	sum := 0.0
	for _, n := range list {
		sum += n
	}
	return sum
}
