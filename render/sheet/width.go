package sheet

import (
	"math"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/xlsx"
)

// Widths, as xlsx.WrappedLines counts them: in digits of the font, of which a Chinese character is two wide.
const (
	figureWidth = 9  // eight digits, or four characters of a header's line
	wordsWidth  = 16 // eight characters
	mostStub    = 32
	mostHeader  = 20
	uprightStub = 5
)

// columnWidths returns the widths in which a drawing's columns hold their labels and figures.
func columnWidths(d *form.SectionGrid) []float64 {
	widths := make([]float64, d.Width)
	for i, c := range d.Cells {
		if c.Cols() == 1 {
			widths[c.Col] = max(widths[c.Col], wantedWidth(c.Text, d.Slots[i]))
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

// wantedWidth returns the width that a cell of one column would like.
func wantedWidth(text string, s form.Slot) float64 {
	switch {
	case s.Role == form.Data && s.Cell.IsWords():
		return wordsWidth
	case s.Role == form.Data:
		return figureWidth
	case s.Vertical:
		return uprightStub
	case s.Role == form.Header:
		return float64(min(max(grid.TextWidth(text)/2+3, figureWidth), mostHeader)) // two lines
	default:
		return float64(min(grid.TextWidth(text)+2, mostStub))
	}
}

// rowHeights returns the heights in which a drawing's rows show their labels whole. Nobody fits the height of merged
// cells but us.
func rowHeights(d *form.SectionGrid, widths []float64) []float64 {
	heights := make([]float64, d.Height)
	for i := range heights {
		heights[i] = xlsx.MinRowHeight
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
		return xlsx.RowHeight(utf8.RuneCountInString(c.Text))
	}
	return xlsx.TextHeight(c.Text, sumOf(widths[c.Col:c.Right()]))
}

func sumOf(list []float64) float64 {
	sum := 0.0
	for _, n := range list {
		sum += n
	}
	return sum
}
