package prose

import (
	"math"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
)

// noteInTable begins a note in a table, formsOwn is what only the form says.
var (
	noteInTable = regex.New(`^[（(]?(?:注|备注|说明|附注|其中)\d*[:：]?\p{Han}*`)
	formsOwn    = regex.New(`勾稽`)
)

// accountTable tells of sentences and counts in words in a table of the form of a document: a row of notes below the
// figures or among them; and of any words below a label in its cell, or right of all figures.
func (b *Source) accountTable(g *grid.Grid, at int) {
	right := b.behindFigures(g, at)
	for i := range g.Cells {
		c := &g.Cells[i]
		here, text := Cell{at, c.Row, c.Col}, strings.TrimSpace(c.Text)
		if words(text) < 2 || b.left > maxLeftOut { // a figure, as most cells
			continue
		}
		said := b.belowLabel(text)
		isSaid := c.Col >= right || hasStop(text) || noteInTable.MatchString(text) || counts.MatchString(text)
		if said == "" && isSaid && !b.isFurniture(text) && !b.saysTitle(text) && !formsOwn.MatchString(text) && !form.HoldsFigure(c) {
			said = text
		}
		if said != "" && !b.Taken[here] && !b.Titles[here] && !b.isForeign(at, c) && !b.isSeenElsewhere(at, c) {
			b.leftOut(said, form.PlaceIn(g, at, c.Row, c.Col))
		}
	}
}

// behindFigures returns the first column of a grid right of all figures that were read from it, out of reach where none
// was.
func (b *Source) behindFigures(g *grid.Grid, at int) int {
	right := 0
	for _, cell := range b.Form.Cells {
		place := b.Value(cell).Place
		if of, row, col := place.At(); place != (form.Place{}) && of == at {
			right = max(right, col+1)
			if c := g.At(row, col); c != nil {
				right = max(right, c.Right())
			}
		}
	}
	if right == 0 {
		return math.MaxInt
	}
	return right
}

// leastBelow is the fewest Chinese characters below a label that are no part of it, as 数量 is. Chosen.
const leastBelow = 3

// maxLabelLines is over how many lines a label may be written. It bounds the cost of hostile cells.
const maxLabelLines = 12

// belowLabel returns the lines of a cell below a label of the form, empty where there is none or where they go on with
// the form's own words, or say in brackets what the label means.
func (b *Source) belowLabel(text string) string {
	lines := strings.Split(text, "\n")
	if len(lines) == 1 || len(text) > longestWords || b.isFurniture(text) {
		return ""
	}
	for n := min(len(lines)-1, maxLabelLines); n > 0; n-- {
		if !b.isFurniture(strings.Join(lines[:n], "")) {
			continue
		}
		rest := strings.TrimSpace(strings.Join(lines[n:], "\n"))
		if words(rest) < leastBelow || formsOwn.MatchString(rest) || inBrackets.MatchString(rest) || b.isOfLabels(rest) {
			return ""
		}
		return rest
	}
	return ""
}

var inBrackets = regex.New(`^\s*[（(][^（）()]*[）)]\s*$`)

// isOfLabels reports whether every line is a part of some label.
func (b *Source) isOfLabels(text string) bool {
	var keys []string
	for _, t := range b.Form.Tables {
		rows, columns := t.Leaves()
		for _, leaf := range slices.Concat(rows, columns) {
			for _, n := range leaf.Path {
				keys = append(keys, form.Key(n.Label))
			}
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		part := form.Key(line)
		if !b.isFurniture(line) && !slices.ContainsFunc(keys, func(key string) bool { return strings.Contains(key, part) }) {
			return false
		}
	}
	return true
}

// isSeenElsewhere reports whether a fault is about a cell, or a value was read from it.
func (b *Source) isSeenElsewhere(at int, c *grid.Cell) bool {
	here := func(p form.Place) bool {
		of, row, col := p.At()
		return p != (form.Place{}) && of == at && row == c.Row && col == c.Col
	}
	return slices.ContainsFunc(b.Faults, func(f form.Fault) bool { return here(f.Near) || slices.ContainsFunc(f.Places, here) }) ||
		slices.ContainsFunc(b.Form.Cells, func(cell *form.Cell) bool { return here(b.Value(cell).Place) }) ||
		slices.ContainsFunc(b.Form.Tables, func(t *form.Table) bool {
			return slices.ContainsFunc(t.Items(), func(row *form.Leaf) bool { return here(b.KeyPlace(t, row)) })
		})
}

// countedNote is a count in brackets behind a label: （含网络申请2999件）.
var countedNote = regex.New(`[（(][^（）()]{0,60}\d[\d,，.]*\s*(?:件|人次|人|次|个|项|条|份|宗|起|万元|元)[^（）()]{0,60}[）)]`)

// accountLabels tells of counts that somebody has written behind the labels of a table of the form.
func (b *Source) accountLabels(g *grid.Grid, at int) {
	if g.Hidden || len(b.Sections[at]) == 0 {
		return
	}
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Kind != grid.Text || c.Formula != "" || len(c.Text) > longestWords || !strings.ContainsAny(c.Text, "（(") {
			continue
		}
		note := countedNote.FindString(c.Text)
		if note != "" && b.IsLabel(&grid.Cell{Text: strings.Replace(c.Text, note, "", 1)}) {
			b.leftOut(note, form.PlaceIn(g, at, c.Row, c.Col))
		}
	}
}

// longestWords is the longest label that is looked through, in bytes.
const longestWords = 400

// accountUnder tells of what lies under the merges of a grid that holds something of the report: nobody sees it. A copy of
// what is seen is nothing, and figures under those of a table are an error.
func (b *Source) accountUnder(g *grid.Grid, at int) {
	if g.Hidden || len(b.Sections[at]) == 0 && !b.reads(at) {
		return
	}
	buried := map[[2]int]bool{}
	for _, f := range b.Faults {
		if f.Kind == form.BuriedValue {
			if of, row, col := f.Places[0].At(); of == at {
				buried[[2]int{row, col}] = true
			}
		}
	}
	for i := range g.Under {
		c := &g.Under[i]
		text := strings.TrimSpace(c.Text)
		seen := g.At(c.Row, c.Col)
		if text == "" || text == "0" || buried[[2]int{c.Row, c.Col}] || seen != nil && strings.TrimSpace(seen.Text) == text {
			continue
		}
		b.leftOut(text+"（压在合并单元格下面）", form.PlaceIn(g, at, c.Row, c.Col))
	}
}
