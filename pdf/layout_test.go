package pdf

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/grid"
)

// write draws a text in a font of 10 points, its first line at y.
func (p *page) write(x, y float64, text string) {
	for _, r := range text {
		width := 10.0
		if r < 0x2000 {
			width = 5
		}
		p.glyphs = append(p.glyphs, glyph{box: box{x, y - 8, x + width, y + 2}, base: y, text: string(r)})
		x += width
	}
}

// frame draws the lines around a box, each in so many pieces.
func (p *page) frame(b box, pieces int) {
	for i := range pieces {
		part := func(from, to float64) (float64, float64) {
			step := (to - from) / float64(pieces)
			return from + step*float64(i), from + step*float64(i+1)
		}
		x0, x1 := part(b.x0, b.x1)
		y0, y1 := part(b.y0, b.y1)
		p.across = append(p.across, rule{b.y0, x0, x1}, rule{b.y1, x0, x1})
		p.down = append(p.down, rule{b.x0, y0, y1}, rule{b.x1, y0, y1})
	}
}

// TestAnyTable draws tables with any merged cells, their lines in pieces and in any order, a hair off their places, and
// reads them back.
func TestAnyTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, cols := rapid.IntRange(2, 9).Draw(t, "rows"), rapid.IntRange(2, 9).Draw(t, "columns")
		p := &page{width: 595, height: 842}
		p.write(100, 60, "一、标题")
		var want []grid.Cell
		taken := map[[2]int]bool{}
		for row := range rows {
			for col := range cols {
				if taken[[2]int{row, col}] {
					continue
				}
				c := grid.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1}
				for col+c.ColSpan < cols && !taken[[2]int{row, col + c.ColSpan}] && rapid.IntRange(0, 4).Draw(t, "wider") == 0 {
					c.ColSpan++
				}
				for row+c.RowSpan < rows && rapid.IntRange(0, 4).Draw(t, "taller") == 0 {
					c.RowSpan++
				}
				for r := range c.RowSpan {
					for k := range c.ColSpan {
						taken[[2]int{row + r, col + k}] = true
					}
				}
				c.Text = rapid.SampledFrom([]string{"", "0", "3985758", "总计", "-1.5", "项目1"}).Draw(t, "text")
				off := rapid.Float64Range(-0.3, 0.3).Draw(t, "off")
				b := box{60 + 50*float64(col) + off, 100 + 20*float64(row) + off,
					60 + 50*float64(c.Right()) + off, 100 + 20*float64(c.Bottom()) + off}
				p.frame(b, rapid.IntRange(1, 3).Draw(t, "pieces"))
				p.write(b.x0+5, b.y0+14, c.Text)
				want = append(want, c)
			}
		}
		if len(want) < 2 || !slices.ContainsFunc(want, func(c grid.Cell) bool { return c.Text != "" }) {
			t.Skip("no table")
		}
		if !divides(want, rows, cols) {
			t.Skip("a row or column that no line divides")
		}
		p.across, p.down = rapid.Permutation(p.across).Draw(t, "across"), rapid.Permutation(p.down).Draw(t, "down")
		p.glyphs = rapid.Permutation(p.glyphs).Draw(t, "characters")
		book, err := layout([]*page{p})
		if err != nil {
			t.Fatalf("layout: %v", err)
		}
		list := tables(book)
		if len(list) != 1 || list[0].Name != "一、标题" {
			t.Fatalf("%d tables", len(list))
		}
		if diff := cmp.Diff(want, list[0].Cells); diff != "" {
			t.Fatal(diff)
		}
	})
}

// divides reports whether each row and column begins somewhere: what nothing divides is one.
func divides(cells []grid.Cell, rows, cols int) bool {
	starts := map[string]bool{}
	for _, c := range cells {
		starts[fmt.Sprint("row", c.Row)], starts[fmt.Sprint("col", c.Col)] = true, true
	}
	return len(starts) == rows+cols
}

// TestAnyParagraphs sets paragraphs in lines, over pages with their numbers, and reads them back.
func TestAnyParagraphs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const perLine = 20
		var want []string
		var lines []string
		for range rapid.IntRange(2, 8).Draw(t, "paragraphs") {
			n := rapid.IntRange(1, 120).Draw(t, "length")
			text := strings.Repeat("年报公开信息", n/6+1)
			text = string([]rune(text)[:n])
			want = append(want, text)
			line := []rune("　　" + text)
			for len(line) > perLine {
				lines, line = append(lines, string(line[:perLine])), line[perLine:]
			}
			lines = append(lines, string(line))
		}
		full, first := 0, 0
		for _, l := range lines {
			if len([]rune(l)) == perLine {
				full++
			}
			if strings.HasPrefix(l, "　") {
				first++
			}
		}
		if full < 2 || len(lines)-first < 2 {
			t.Skip("nothing says where lines begin or end")
		}
		var pages []*page
		perPage := rapid.IntRange(3, 9).Draw(t, "lines on a page")
		for len(lines) > 0 {
			p := &page{width: 400, height: 600}
			for i, l := range lines[:min(perPage, len(lines))] {
				p.write(100, 150+20*float64(i), l)
			}
			pages, lines = append(pages, p), lines[min(perPage, len(lines)):]
			p.write(180, 560, fmt.Sprintf("— %d —", len(pages)))
		}
		book, err := layout(pages)
		if err != nil {
			t.Fatalf("layout: %v", err)
		}
		if diff := cmp.Diff(want, prose(book)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestAnyParagraphsNotIndented sets paragraphs whose first lines are not set in: the gap above them parts them, or the
// end of a sentence before the margin.
func TestAnyParagraphsNotIndented(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const perLine = 20
		gap := rapid.SampledFrom([]float64{0, 6, 12}).Draw(t, "gap")
		p := &page{width: 400, height: 2000}
		y := 150.0
		var want []string
		for range rapid.IntRange(3, 8).Draw(t, "paragraphs") {
			n := rapid.IntRange(perLine+4, 120).Draw(t, "length")
			if gap == 0 && (n%perLine == 0 || n%perLine == perLine-1) {
				n -= 3 // a last line that is full says nothing, and of few lines nobody knows that they end at the margin
			}
			line := []rune(strings.Repeat("年报公开信息", n/6+1))[:n-1]
			line = append(line, '。')
			want = append(want, string(line))
			for len(line) > perLine {
				p.write(100, y, string(line[:perLine]))
				line, y = line[perLine:], y+20
			}
			p.write(100, y, string(line))
			y += 20 + gap
		}
		book, err := layout([]*page{p})
		if err != nil {
			t.Fatalf("layout: %v", err)
		}
		if diff := cmp.Diff(want, prose(book)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestLongText reads a paragraph and a cell of very many lines without copying what was read for each of them: four
// times the lines take about four times the memory.
func TestLongText(t *testing.T) {
	const few, many = 5_000, 20_000
	for name, framed := range map[string]bool{"a paragraph": false, "a cell": true} {
		for _, text := range []string{"年", "@"} {
			less, more := layoutMemory(t, few, text, framed), layoutMemory(t, many, text, framed)
			if more > 8*less {
				t.Errorf("%s of %s takes %d bytes for %d lines, %d for %d", name, text, less, few, more, many)
			}
		}
	}
}

// layoutMemory returns how many bytes it takes to read a paragraph, or a cell, of lines of one character.
func layoutMemory(t *testing.T, lines int, text string, framed bool) uint64 {
	height := 20*float64(lines) + 400
	p := &page{width: 595, height: height}
	if framed {
		p.frame(box{95, 100, 115, height - 100}, 1)
		p.frame(box{115, 100, 200, height - 100}, 1)
	}
	for i := range lines {
		p.write(100, 200+20*float64(i), text)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	book, err := layout([]*page{p})
	if err != nil {
		t.Fatalf("layout: %v", err)
	}
	runtime.ReadMemStats(&after)
	if got := book.Grids[0].Cells[0].Text; got != strings.Repeat(text, lines) {
		t.Errorf("%d bytes were read", len(got))
	}
	return after.TotalAlloc - before.TotalAlloc
}

// FuzzLayout draws anything anywhere: no cell lies on another, and no character that is drawn once goes missing.
func FuzzLayout(f *testing.F) {
	f.Add([]byte("\x00\x10\x10\x60\x01\x10\x10\x60\x00\x50\x10\x60\x01\x60\x10\x60\x02\x20\x20A\x02\x30\x30B"))
	f.Add([]byte("\x02\x20\x20A\x02\x28\x20B\x03\x00\x00\x00\x02\x20\x20C"))
	f.Fuzz(func(t *testing.T, data []byte) {
		pages := []*page{{width: 256, height: 256}}
		drawn := 0
		for ; len(data) >= 4 && len(pages) < 20; data = data[4:] {
			p := pages[len(pages)-1]
			a, b, c := float64(data[1]), float64(data[2]), float64(data[3])
			switch data[0] % 4 {
			case 0:
				p.across = append(p.across, rule{a, min(b, c), max(b, c)})
			case 1:
				p.down = append(p.down, rule{a, min(b, c), max(b, c)})
			case 2: // characters that are no page number, each another
				p.glyphs = append(p.glyphs, glyph{box: box{a, b - 8, a + 8, b + 2}, base: b, text: string(rune(0x4e00 + drawn))})
				drawn++
			case 3:
				pages = append(pages, &page{width: 256, height: 256})
			}
		}
		book, err := layout(pages)
		if err != nil {
			if refusal(err) == 0 {
				t.Fatal(err)
			}
			return
		}
		var text strings.Builder
		for _, g := range book.Grids {
			seen := map[[2]int]bool{}
			for _, c := range g.Cells {
				text.WriteString(c.Text)
				for r := range c.Rows() {
					for k := range c.Cols() {
						at := [2]int{c.Row + r, c.Col + k}
						if seen[at] {
							t.Fatalf("two cells at %v", at)
						}
						seen[at] = true
					}
				}
			}
		}
		for i := range drawn {
			if !strings.ContainsRune(text.String(), rune(0x4e00+i)) {
				t.Fatalf("character %d went missing of %q", i, text.String())
			}
		}
	})
}
