package grid

import (
	"io"
	"strings"

	"github.com/mattn/go-runewidth"
)

// Print draws the grid in characters. limit returns the width, in columns of the terminal, at which a cell's text is
// broken; figures are never broken. A terminal on which line-drawing characters are wide gets a table of - and |.
func (g *Grid) Print(w io.Writer, limit func(i int) int) error {
	rows, cols := g.Size()
	p := &printer{g: g, limit: limit, width: make([]int, cols), height: make([]int, rows)}
	p.measure()
	p.draw()
	_, err := io.WriteString(w, p.String())
	return err
}

// A printer lays out one grid. x and y are where the lines before columns and rows stand on the canvas.
type printer struct {
	g             *Grid
	limit         func(i int) int
	width, height []int
	x, y          []int
	lines         [][]line
	text          [][]string
}

// line says in which directions lines leave a point of the canvas.
type line uint8

const (
	up line = 1 << iota
	right
	down
	left
)

// boxes are the line-drawing characters by directions.
var boxes = [16]string{
	0: " ", up: "│", down: "│", up | down: "│", left: "─", right: "─", left | right: "─",
	down | right: "┌", down | left: "┐", up | right: "└", up | left: "┘",
	up | down | right: "├", up | down | left: "┤", left | right | down: "┬", left | right | up: "┴",
	up | down | left | right: "┼",
}

// asciiBoxes stand in for boxes where those are wide.
var asciiBoxes = [16]string{
	0: " ", up: "|", down: "|", up | down: "|", left: "-", right: "-", left | right: "-",
	down | right: "+", down | left: "+", up | right: "+", up | left: "+",
	up | down | right: "+", up | down | left: "+", left | right | down: "+", left | right | up: "+",
	up | down | left | right: "+",
}

// measure finds the columns' widths, then the rows' heights: first by the cells of one column or row, then what wider
// ones still need.
func (p *printer) measure() {
	for _, spanning := range []bool{false, true} {
		for i := range p.g.Cells {
			if c := &p.g.Cells[i]; (c.Cols() > 1) == spanning {
				grow(p.width[c.Col:c.Right()], p.need(i))
			}
		}
	}
	for _, spanning := range []bool{false, true} {
		for i := range p.g.Cells {
			if c := &p.g.Cells[i]; (c.Rows() > 1) == spanning {
				grow(p.height[c.Row:c.Bottom()], len(p.wrap(i)))
			}
		}
	}
	p.x, p.y = edges(p.width), edges(p.height)
}

// grow widens the last of some columns so that together, with the lines between, they have a width.
func grow(sizes []int, need int) {
	have := len(sizes) - 1
	for _, n := range sizes {
		have += n
	}
	if have < need {
		sizes[len(sizes)-1] += need - have
	}
}

func edges(sizes []int) []int {
	at := make([]int, len(sizes)+1)
	for i, n := range sizes {
		at[i+1] = at[i] + n + 1
	}
	return at
}

// need returns the width that a cell asks for.
func (p *printer) need(i int) int {
	c := &p.g.Cells[i]
	width := textWidth(c.Text)
	if c.Kind == Number || c.Cols() > 1 && c.Kind == Text && width > p.limit(i) {
		if c.Kind != Number {
			return 0
		}
		return width
	}
	return min(width, p.limit(i))
}

// wrap breaks a cell's text into lines of its width.
func (p *printer) wrap(i int) []string {
	c := &p.g.Cells[i]
	width := c.Cols() - 1
	for _, n := range p.width[c.Col:c.Right()] {
		width += n
	}
	var lines []string
	for text := range strings.SplitSeq(c.Text, "\n") {
		current, used := "", 0
		for _, r := range text {
			n := runewidth.RuneWidth(r)
			if used+n > width && used > 0 {
				lines = append(lines, current)
				current, used = "", 0
			}
			current, used = current+string(r), used+n
		}
		lines = append(lines, current)
	}
	return lines
}

func (p *printer) draw() {
	w, h := p.x[len(p.x)-1]+1, p.y[len(p.y)-1]+1
	p.lines, p.text = make([][]line, h), make([][]string, h)
	for y := range h {
		p.lines[y], p.text[y] = make([]line, w), make([]string, w)
	}
	for i := range p.g.Cells {
		c := &p.g.Cells[i]
		x0, x1, y0, y1 := p.x[c.Col], p.x[c.Right()], p.y[c.Row], p.y[c.Bottom()]
		for x := x0; x < x1; x++ {
			p.across(x, y0)
			p.across(x, y1)
		}
		for y := y0; y < y1; y++ {
			p.along(x0, y)
			p.along(x1, y)
		}
		lines := p.wrap(i)
		for n, text := range lines {
			p.write(text, x0+1, x1, y0+1+(y1-y0-1-len(lines))/2+n, c.Kind == Number)
		}
	}
}

func (p *printer) across(x, y int) {
	p.lines[y][x] |= right
	p.lines[y][x+1] |= left
}

func (p *printer) along(x, y int) {
	p.lines[y][x] |= down
	p.lines[y+1][x] |= up
}

// write puts a line of text between two columns of the canvas, a figure to the right.
func (p *printer) write(text string, from, to, y int, toRight bool) {
	if toRight {
		from = max(from, to-textWidth(text))
	}
	at := from
	for _, r := range text {
		width := runewidth.RuneWidth(r)
		if width == 0 && at > from { // it is drawn onto the character before
			p.text[y][at-1] += string(r)
		}
		if width == 0 || at+width > to {
			continue
		}
		p.text[y][at] = string(r)
		for i := range width - 1 {
			p.text[y][at+1+i] = covered
		}
		at += width
	}
}

// covered stands behind a wide character.
const covered = "\x00"

// textWidth returns the columns that a text takes, character by character as it is written.
func textWidth(text string) int {
	n := 0
	for _, r := range text {
		n += runewidth.RuneWidth(r)
	}
	return n
}

func (p *printer) String() string {
	drawn := boxes
	if runewidth.StringWidth("─") > 1 {
		drawn = asciiBoxes
	}
	var b strings.Builder
	for y := range p.lines {
		for x, l := range p.lines[y] {
			switch t := p.text[y][x]; {
			case strings.HasPrefix(t, covered):
			case t != "":
				b.WriteString(t)
			default:
				b.WriteString(drawn[l])
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
