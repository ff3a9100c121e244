package fill

import (
	"strings"
	"unicode/utf8"

	"nianbao/grid"
)

// pictures tells of the pictures that stay, and returns the lines that speak of them: a year in these holds for what
// the picture shows, which may be last year's figures.
func (f *labelFiller) pictures() map[cellKey]bool {
	captions := map[cellKey]bool{}
	for _, row := range f.Main.Pictures() {
		at := f.proseAt(row)
		if at < 0 || f.handled[cellKey{at, row, 0}] { // a remark on the text has named it
			continue
		}
		f.setHandled(at, row, 0)
		f.remark(f.was.PlaceOf(at, row, 0), "这里的图片没有改动，请核对是否还适用")
		for _, key := range f.captionsOf(row) {
			captions[key] = true
		}
	}
	return captions
}

// maxCaption is how many characters a picture's caption has.
const maxCaption = 40

// proseAt returns the last of the document's proses that begins before or at a row, -1 for none.
func (f *labelFiller) proseAt(row int) int {
	found := -1
	for at, g := range f.Main.Grids {
		if g.Source == grid.Prose && !g.Aside && len(g.Cells) > 0 && (found < 0 || g.Cells[0].Row <= row) {
			found = at
		}
	}
	return found
}

// captionsOf returns the paragraphs right before and behind a picture, if they may speak of it.
func (f *labelFiller) captionsOf(row int) []cellKey {
	var before, behind *cellKey
	for at, g := range f.Main.Grids {
		for i := range g.Cells {
			c := &g.Cells[i]
			key := &cellKey{at, c.Row, c.Col}
			switch {
			case g.Source != grid.Prose || g.Aside || strings.TrimSpace(c.Text) == "":
			case c.Row < row:
				before = key
			case c.Row > row && behind == nil:
				behind = key
			}
		}
	}
	var captions []cellKey
	for _, key := range []*cellKey{before, behind} {
		if key != nil && f.isCaption(*key, row) {
			captions = append(captions, *key)
		}
	}
	return captions
}

// isCaption reports whether a paragraph is short, no sentence, and not parted from a picture by a table.
func (f *labelFiller) isCaption(key cellKey, row int) bool {
	c := f.Main.At(key.grid, key.row, key.col)
	text := c.Text()
	if !captioned.MatchString(text) || utf8.RuneCountInString(text) > maxCaption {
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
