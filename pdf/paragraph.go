package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
)

// A block is what stands on a page from one margin to the other: a line, a table, or a chart.
type block struct {
	page  int
	sheet sheet
	line  *line
	table *table
	chart *box
}

func (b *block) top() float64 {
	switch {
	case b.table != nil:
		return b.table.y0
	case b.chart != nil:
		return b.chart.y0
	}
	return b.line.y0
}

// A sheet is what pages of one size have in common.
type sheet struct{ width, height float64 }

// A measure is where the lines of prose on a sheet begin and end, and how high the font of most is.
type measure struct{ left, right, size float64 }

// measures returns that of each sheet.
func measures(blocks []*block) map[sheet]measure {
	lines := map[sheet][]*line{}
	for _, b := range blocks {
		if b.line != nil {
			lines[b.sheet] = append(lines[b.sheet], b.line)
		}
	}
	all := map[sheet]measure{}
	for s, list := range lines {
		var left, right, sizes []float64
		for _, l := range list {
			left = append(left, l.x0)
			if last := l.glyphs[len(l.glyphs)-1]; !strings.ContainsAny(last.text, closing) { // it may hang in the margin
				right = append(right, -l.x1)
			}
			for range l.glyphs {
				sizes = append(sizes, l.size)
			}
		}
		slices.Sort(sizes)
		if len(right) == 0 {
			right = []float64{-s.width}
		}
		all[s] = measure{extreme(left), -extreme(right), sizes[len(sizes)/2]}
	}
	return all
}

// fewLines are too few for each place to be confirmed by another one.
const fewLines = 8

// extreme returns the least of some places that another one confirms: a line may hang out of the text. Where none does,
// or there are few, the least.
func extreme(places []float64) float64 {
	slices.Sort(places)
	for i := 1; i < len(places) && len(places) >= fewLines; i++ {
		if places[i]-places[i-1] < 2 {
			return places[i-1]
		}
	}
	return places[0]
}

// indent is how far a line is set in that begins a paragraph, at least, in heights of the font.
const indent = 0.8

// numbered is what a heading of an official document begins with. Behind a full line that ends a sentence it stands
// on its own, whatever its indent.
var (
	numbered    = regexp.MustCompile(`^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)`)
	sentenceEnd = regexp.MustCompile(`[。：；！？.:;!?]$`)
)

// continues reports whether a line continues the paragraph that the one before belongs to.
func (m measure) continues(before, l *line) bool {
	switch {
	case math.Abs(before.size-l.size) > 0.2*max(before.size, l.size):
		return false
	case before.x1+l.unit() <= m.right-2*slack*l.size: // it would have fitted
		return false
	case numbered.MatchString(l.text) && sentenceEnd.MatchString(before.text):
		return false
	case l.x0 <= m.left+indent*l.size:
		return true
	}
	// A title is set in the middle, line by line.
	middle := func(l *line) bool { return math.Abs(l.x0+l.x1-m.left-m.right) < 1.5*l.size }
	return l.size > 1.15*m.size && middle(l) && middle(before)
}

// sortBlocks puts what stands on a page into the order in which it is read.
func sortBlocks(blocks []*block) {
	slices.SortStableFunc(blocks, func(a, b *block) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.top(), b.top()))
	})
}
