package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"nianbao/regex"
)

// A block is what stands on a page from one margin to the other: a line, a table, or a chart.
type block struct {
	page  int
	sheet sheet
	line  *line
	table *table
	chart *box

	above, below float64 // of a line, how far the next ones on the page are, 0 for none
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

// A measure is where the lines of prose on a sheet begin and end, how high the font of most is, and whether lines end at
// the margin unless they end a paragraph, which nothing else shows.
type measure struct {
	left, right, size float64
	flush             bool
}

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
		m := measure{left: extreme(left), right: -extreme(right), size: sizes[len(sizes)/2]}
		m.flush = m.isFlush(list)
		all[s] = m
	}
	return all
}

// isFlush reports whether of the lines that come near the margin most end there, and those behind the end of a paragraph
// are not set in.
func (m *measure) isFlush(lines []*line) bool {
	near, at, behind, indented := 0, 0, 0, 0
	for i, l := range lines {
		short := m.right - l.x1
		if short < 1.5*l.size {
			near++
			if short < slack*l.size {
				at++
			}
		}
		if i+1 < len(lines) && short > 3*l.size && sentenceEnd.MatchString(l.text) {
			behind++
			if lines[i+1].x0 > m.left+indent*l.size {
				indented++
			}
		}
	}
	return near >= fewLines && 4*at >= 3*near && 3*indented <= behind
}

// measureGaps measures how far each line stands from the one above and the one below it on its page.
func measureGaps(blocks []*block) {
	for i := 1; i < len(blocks); i++ {
		above, below := blocks[i-1], blocks[i]
		if above.line != nil && below.line != nil && above.page == below.page && sameSize(above.line, below.line) {
			below.above = below.line.base - above.line.base
			above.below = below.above
		}
	}
}

func sameSize(one, other *line) bool {
	return math.Abs(one.size-other.size) <= 0.2*max(one.size, other.size)
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
	numbered    = regex.New(`^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)`)
	sentenceEnd = regex.New(`[。：；！？.:;!?]$`)
)

// ends reports whether a line that ends a sentence ends its paragraph: it is short of the margin where others are not, or
// the next one stands further below than the lines around them do.
func (m measure) ends(b, next *block) bool {
	if !sentenceEnd.MatchString(b.line.text) {
		return false
	}
	near := b.above
	if near == 0 || next.below > 0 && next.below < near {
		near = next.below
	}
	isApart := near > 0 && next.above > near+apart*b.line.size
	return isApart || m.flush && b.line.x1 < m.right-2*slack*b.line.size
}

// apart is how much further lines of two paragraphs stand apart than those of one, at least, in heights of the font.
const apart = 0.45

// continues reports whether a line continues the paragraph that the one before belongs to.
func (m measure) continues(b, next *block) bool {
	before, l := b.line, next.line
	switch {
	case !sameSize(before, l), m.ends(b, next):
		return false
	case before.isBroken(l):
		return l.x0 <= m.left+indent*l.size
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
