package fill

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/grid"
)

// pictures tells of the pictures that stay, and returns the lines that speak of them: a year in these holds for what
// the picture shows, which may be last year's figures.
func (f *labelFiller) pictures() map[cellKey]bool {
	captions := map[cellKey]bool{}
	lines := f.proseLines()
	for _, row := range f.Main.Pictures() {
		i, _ := slices.BinarySearchFunc(lines, row, func(k cellKey, row int) int { return k.row - row })
		behind := i
		if i < len(lines) && lines[i].row == row { // its own paragraph
			behind++
		}
		if len(lines) == 0 {
			continue
		}
		at := lines[min(i, len(lines)-1)].grid
		if f.handled[cellKey{at, row, 0}] { // a remark on the text has named it
			continue
		}
		f.setHandled(at, row, 0)
		f.remark(f.was.PlaceOf(at, row, 0), "这里的图片没有改动，请核对是否还适用")
		if i > 0 && f.isCaption(lines[i-1], row) {
			captions[lines[i-1]] = true
		}
		if behind < len(lines) && f.isCaption(lines[behind], row) {
			captions[lines[behind]] = true
		}
	}
	return captions
}

// proseLines returns the paragraphs with text outside tables, in their order.
func (f *labelFiller) proseLines() []cellKey {
	var lines []cellKey
	for at, g := range f.Main.Grids {
		for i := range g.Cells {
			if c := &g.Cells[i]; g.Source == grid.Prose && strings.TrimSpace(c.Text) != "" {
				lines = append(lines, cellKey{at, c.Row, c.Col})
			}
		}
	}
	slices.SortStableFunc(lines, func(a, b cellKey) int { return a.row - b.row })
	return lines
}

// maxCaption is how many characters a picture's caption has.
const maxCaption = 40

// isCaption reports whether a paragraph is short, no sentence, and not parted from a picture by a table.
func (f *labelFiller) isCaption(key cellKey, row int) bool {
	c := f.Main.At(key.grid, key.row, key.col)
	text := c.Text()
	if utf8.RuneCountInString(text) > maxCaption || !captioned.MatchString(text) {
		return false
	}
	line, picture := c.Paragraphs(), f.Main.At(key.grid, row, 0).Paragraphs()
	if len(line) == 0 || len(picture) == 0 {
		return false
	}
	if key.row < row {
		return f.Main.Adjoin(line[len(line)-1], picture[0])
	}
	return f.Main.Adjoin(picture[len(picture)-1], line[0])
}
