package xlsx

import "nianbao/grid"

// Widths are counted in digits of the font, as Excel counts them; a Chinese character is two wide. Heights are in
// points.
const (
	LineHeight     = 15 // of one line of [FontSize]
	MinRowHeight   = 21
	MaxRowHeight   = 409 // beyond it Excel calls a file damaged
	MaxColumnWidth = 255
	rowPadding     = 6
)

// WrappedLines returns how many lines a text takes in a cell of a width. Excel fits the height of a row to its texts,
// but not to those of merged cells, nor does LibreOffice when it opens a file.
func WrappedLines(text string, width float64) int {
	room := max(2, int(width)-1)
	n, used := 1, 0
	for _, r := range text {
		w := grid.TextWidth(string(r))
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

// RowHeight returns the height of a row that shows so many lines.
func RowHeight(lines int) float64 { return max(MinRowHeight, float64(lines*LineHeight+rowPadding)) }

// TextHeight returns the height of a row that shows a text whole in a cell of a width.
func TextHeight(text string, width float64) float64 { return RowHeight(WrappedLines(text, width)) }
