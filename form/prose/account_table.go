package prose

import (
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
// figures or among them.
func (b *Source) accountTable(g *grid.Grid, at int) {
	for i := range g.Cells {
		c := &g.Cells[i]
		text := strings.TrimSpace(c.Text)
		if words(text) < 2 { // a figure, as most cells
			continue
		}
		isSaid := hasStop(text) || noteInTable.MatchString(text) || counts.MatchString(text)
		if !isSaid || b.Taken[Cell{at, c.Row, c.Col}] || b.Titles[Cell{at, c.Row, c.Col}] || b.isForeign(at, c) ||
			b.isFurniture(text) || b.saysTitle(text) || formsOwn.MatchString(text) || form.HoldsFigure(c) || b.isSeenElsewhere(at, c) {
			continue
		}
		b.leftOut(text, form.PlaceIn(g, at, c.Row, c.Col))
	}
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
