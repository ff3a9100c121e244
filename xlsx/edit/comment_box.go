package edit

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nianbao/xlsx"
)

// The sizes of a comment's box in pixels, for letters of 9 points, of which a Chinese one is 12 wide.
const (
	boxTextWidth = 43 // of a line in half letters, with one to spare
	boxWidth     = boxTextWidth*6 + 16
	boxLine      = 16
	boxPadding   = 14
	boxLeast     = 64
	boxMost      = 640
	pointsPixel  = 0.75
)

const boxTemplate = `<v:shape id="_x0000_s%d" type="#_x0000_t202" ` +
	`style="position:absolute;margin-left:60pt;margin-top:2pt;width:%gpt;height:%gpt;z-index:%d;visibility:hidden" ` +
	`fillcolor="#ffffe1" o:insetmode="auto"%s>` +
	`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>` +
	`<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
	`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor>` +
	`<x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`

// box writes the box of a cell's comment, which is hidden until somebody points at the cell.
func (s *editedSheet) box(b *strings.Builder, p xlsx.Address, id, order int, spaces string) {
	height := boxLeast
	if text := s.comments.at[p].Child("text"); text != nil {
		height = max(height, min(xlsx.WrappedLines(xlsx.RichText(text.String()), boxTextWidth)*boxLine+boxPadding, boxMost))
	}
	anchor := s.anchor(s.area(p), boxWidth, height)
	fmt.Fprintf(b, boxTemplate, id, boxWidth*pointsPixel, float64(height)*pointsPixel, order, spaces, anchor, p.Row, p.Col)
}

// anchor returns where a box of a size stands, beside a cell: for each of its edges, the column or row and the pixels
// from there.
func (s *editedSheet) anchor(cell xlsx.Area, width, height int) string {
	const gap = 12
	left, top := cell.Right, min(cell.Top, xlsx.MaxRows-maxWalk)
	if left > xlsx.MaxCols-maxWalk {
		left = max(0, cell.Left-8)
	}
	columns, rows := s.columnPixels(), s.rowPixels()
	right, rightPixels := walk(left, gap+width, columns)
	bottom, bottomPixels := walk(top, 2+height, rows)
	return fmt.Sprintf("%d, %d, %d, %d, %d, %d, %d, %d", left, gap, top, 2, right, rightPixels, bottom, bottomPixels)
}

// maxWalk bounds the columns or rows that a box reaches over, hidden ones among them.
const maxWalk = 100

// walk goes a number of pixels on from a column or row.
func walk(at, pixels int, size func(int) int) (int, int) {
	for end := at + maxWalk - 1; at < end; at++ {
		n := size(at)
		if pixels < n {
			return at, pixels
		}
		pixels -= n
	}
	return at, 0
}

// columnPixels returns the widths of the sheet's columns, which it states in digits of 7 pixels.
func (s *editedSheet) columnPixels() func(int) int {
	standard := 64
	if f := s.doc.root.Child("sheetFormatPr"); f != nil {
		standard = toPixels(f.Attr("defaultColWidth"), 7, standard)
	}
	return func(col int) int {
		for _, c := range s.columns {
			if c.first <= col && col <= c.last {
				if c.hidden {
					return 0
				}
				return toPixels(c.width, 7, standard)
			}
		}
		return standard
	}
}

// rowPixels returns the heights of the sheet's rows, which it states in points.
func (s *editedSheet) rowPixels() func(int) int {
	standard := 20
	if f := s.doc.root.Child("sheetFormatPr"); f != nil {
		standard = toPixels(f.Attr("defaultRowHeight"), 1/pointsPixel, standard)
		if isTrue(f, "zeroHeight") {
			standard = 0
		}
	}
	return func(row int) int {
		r := s.rows[row]
		switch {
		case r == nil:
			return standard
		case isTrue(r, "hidden"):
			return 0
		}
		return toPixels(r.Attr("ht"), 1/pointsPixel, standard)
	}
}

// toPixels returns a stated size in pixels, or the standard where none is stated.
func toPixels(stated string, unit float64, standard int) int {
	size, err := strconv.ParseFloat(stated, 64)
	if err != nil || !(size >= 0 && size < 1000) {
		return standard
	}
	return int(math.Round(size * unit))
}
