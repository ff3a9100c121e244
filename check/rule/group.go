package rule

import (
	"strings"

	"nianbao/few"
	"nianbao/form"
)

// A Group is the cells of one table that have the same fault: they are told of together.
type Group struct {
	Table *form.Table
	Cells []*form.Cell // at least one
	pass  *Pass
}

// Groups returns the cells that pass a test, table by table.
func (p *Pass) Groups(test func(*form.Cell, form.Value) bool) []Group {
	var groups []Group
	for _, t := range p.Report.Form.Tables {
		g := Group{Table: t, pass: p}
		for _, cell := range t.Cells {
			if test(cell, p.Report.Value(cell)) {
				g.Cells = append(g.Cells, cell)
			}
		}
		if len(g.Cells) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// Found takes the group down as one breach of the rule that runs now, at its first cell.
func (g *Group) Found(message string) *Finding {
	cells := make([]Cell, len(g.Cells))
	for i, c := range g.Cells {
		cells[i] = g.pass.Cell(c)
	}
	return g.pass.Found(cells[0].Place, message, cells...)
}

// Describe lists the first cells of the group, at most so many: B3、C3 等.
func (g *Group) Describe(most int, describe func(*form.Cell, form.Value) string) string {
	var described []string
	for _, c := range g.Cells[:min(most, len(g.Cells))] {
		described = append(described, describe(c, g.pass.Report.Value(c)))
	}
	list := strings.Join(described, "、")
	if len(g.Cells) > most {
		list += " 等"
	}
	return list
}

// MaxListed is how many cells or labels a message names.
const MaxListed = 8

// List joins names, the first of them where there are many: 甲、乙 等 9 处. unit is what they are counted in.
func List(names []string, unit string) string {
	return few.Of(names, MaxListed, unit)
}

// OneLine returns a text or a formula as a message quotes it: without line breaks, with single spaces, and no more of
// it than tells which it is: a whole section may stand where a figure belongs.
func OneLine(text string) string {
	line := strings.Join(strings.Fields(text), " ")
	if len(line) <= maxQuoted {
		return line
	}
	runes := []rune(line)
	if len(runes) <= maxQuoted {
		return line
	}
	return string(runes[:maxQuoted]) + "…"
}

// maxQuoted is how many characters of a text a message quotes.
const maxQuoted = 200
