package checktest

import (
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// A mistake is one that people make in a workbook.
type mistake struct {
	name string
	make func(b *book)
}

var mistakes = []mistake{
	{"digit", func(b *book) {
		c := b.any(false)
		n := b.figures[c]
		b.change(c, []int64{n*10 + 3, n / 10, n + 7, n * 100, 0, n + 1}[b.IntN(6)])
	}},
	{"total", func(b *book) {
		c := b.any(true)
		b.cells[c].Formula = ""
		b.write(c, strconv.FormatInt(b.figures[c]+1+b.Int64N(20), 10))
	}},
	{"exchanged", func(b *book) {
		row := b.row()
		i, k := b.IntN(len(row)), b.IntN(len(row))
		x, y := b.figures[row[i]], b.figures[row[k]]
		b.change(row[i], y)
		b.change(row[k], x)
	}},
	{"shifted row", func(b *book) {
		row := b.row()
		last := b.figures[row[len(row)-1]]
		for i := len(row) - 1; i > 0; i-- {
			b.change(row[i], b.figures[row[i-1]])
		}
		b.change(row[0], last)
	}},
	{"row of another", func(b *book) {
		row, of := b.row(), b.row()
		for i := range min(len(row), len(of)) {
			b.change(row[i], b.figures[of[i]])
		}
	}},
	{"blank", func(b *book) { b.write(b.any(false), "") }},
	{"blank row", func(b *book) {
		for _, c := range b.row() {
			b.write(c, "")
		}
	}},
	{"no figure", func(b *book) {
		b.write(b.any(b.IntN(3) == 0),
			[]string{"约5", "3O", "5%", "1e3", "见附件", "5\u200b", "12件", "25元", "2（其中1件）"}[b.IntN(9)])
	}},
	{"stroke", func(b *book) { b.write(b.any(false), "/") }},
	{"negative", func(b *book) { b.write(b.any(false), "-"+strconv.Itoa(1+b.IntN(9))) }},
	{"fraction", func(b *book) { b.write(b.any(false), strconv.Itoa(b.IntN(9))+".5") }},
	{"addend left out", func(b *book) {
		c := b.any(true)
		if e := b.form.Totals()[c]; len(e.Right) > 1 {
			b.formula(c, e.Right[:len(e.Right)-1], b.Int64N(2))
		}
	}},
	{"addend twice", func(b *book) {
		c := b.any(true)
		e := b.form.Totals()[c]
		b.formula(c, append(e.Right[:len(e.Right):len(e.Right)], e.Right[b.IntN(len(e.Right))]), b.Int64N(2))
	}},
	{"wrong sign", func(b *book) {
		c := b.any(true)
		terms := append([]form.Term{}, b.form.Totals()[c].Right...)
		i := b.IntN(len(terms))
		terms[i].Negative = !terms[i].Negative
		b.formula(c, terms, 0)
	}},
	{"circle", func(b *book) {
		c := b.any(true)
		b.formula(c, []form.Term{{Cell: b.form.Totals()[c].Right[0].Cell}, {Cell: c}}, 0)
	}},
	{"stale result", func(b *book) {
		c := b.any(true)
		b.cells[c].Text = strconv.FormatInt(b.figures[c]+3, 10)
	}},
	{"error", func(b *book) {
		c := b.any(true)
		b.cells[c].Text, b.cells[c].Kind = "#REF!", grid.Fault
		b.cells[c].Formula = "SUM(#REF!)"
	}},
	{"not calculated", func(b *book) {
		c := b.any(true)
		b.cells[c].Text, b.cells[c].Kind = "", grid.Uncalculated
	}},
	{"text as number", func(b *book) { b.cells[b.any(false)].Kind = grid.Text }},
	{"constant added", func(b *book) {
		if c := b.any(true); b.cells[c].Formula != "" {
			b.cells[c].Formula += "+2"
			b.write(c, strconv.FormatInt(b.figures[c]+2, 10))
		}
	}},
	{"sentence", func(b *book) { b.say(2) }},
	{"copied total", func(b *book) {
		c := b.any(true)
		if e := b.form.Totals()[c]; !e.Right[0].Negative {
			b.change(e.Right[0].Cell, b.figures[c])
		}
	}},
	{"carried in", func(b *book) {
		for _, c := range b.form.Cells {
			if c.Row.ID == "carried_in" && b.form.Totals()[c] == nil {
				b.change(c, b.figures[c]+1+b.Int64N(5))
				return
			}
		}
	}},
	{"label", func(b *book) {
		g := b.grids[2+b.IntN(len(b.grids)-2)]
		for i := range g.Cells {
			if c := &g.Cells[i]; c.Kind == grid.Text && len(c.Text) > 9 && b.IntN(4) == 0 {
				c.Text = strings.Repeat("某", len([]rune(c.Text)))
				return
			}
		}
	}},
	{"hidden", func(b *book) { b.cells[b.any(false)].Hidden = true }},
	{"all of a table", func(b *book) {
		for _, c := range b.any(false).Table.Cells {
			b.write(c, "")
		}
	}},
	{"table ten times", func(b *book) {
		t := b.any(false).Table
		for _, c := range t.Cells {
			b.figures[c] *= 10
			b.write(c, strconv.FormatInt(b.figures[c], 10))
		}
	}},
	{"everything 0", func(b *book) {
		for c := range b.figures {
			b.write(c, "0")
		}
	}},
	{"another year", func(b *book) { b.grids[0].Cells[3].Text = strconv.Itoa(b.year - 1) }},
	{"date", func(b *book) {
		b.grids[0].Cells[15].Text = []string{"2019年1月20日", strconv.Itoa(b.year+1) + "年5月20日", "2025年13月1日",
			""}[b.IntN(4)]
	}},
	{"large", func(b *book) { b.change(b.any(false), 45_292+b.Int64N(900)) }},
	{"serial", func(b *book) { b.change(b.any(false), b.Int64N(90_000_000)) }},
}

// any returns a cell, one of those that are totals or not.
func (b *book) any(total bool) *form.Cell {
	for {
		c := b.form.Cells[b.IntN(len(b.form.Cells))]
		if (b.form.Totals()[c] != nil) == total && !c.IsWords() {
			return c
		}
	}
}

// row returns the cells of a row that are no totals.
func (b *book) row() []*form.Cell {
	c := b.any(false)
	var list []*form.Cell
	for _, of := range c.Table.Cells {
		if of.Row == c.Row && b.form.Totals()[of] == nil && !of.IsWords() {
			list = append(list, of)
		}
	}
	return list
}

// change puts a figure into a cell; formulas are not calculated anew where a coin says so.
func (b *book) change(c *form.Cell, n int64) {
	b.figures[c] = n
	if !b.typed {
		b.sum()
		for of := range b.form.Totals() {
			b.write(of, strconv.FormatInt(b.figures[of], 10))
		}
	}
	b.write(c, strconv.FormatInt(n, 10))
}

// formula puts another formula into a total, whose result is that of the terms and what is added to it.
func (b *book) formula(c *form.Cell, terms []form.Term, more int64) {
	var s strings.Builder
	sum := more
	for _, t := range terms {
		at := b.cells[t.Cell]
		sign, n := "+", b.figures[t.Cell]
		if t.Negative {
			sign, n = "-", -n
		}
		s.WriteString(sign + (&grid.Grid{}).Ref(at.Row, at.Col))
		sum += n
	}
	b.cells[c].Formula = strings.TrimPrefix(s.String(), "+")
	b.write(c, strconv.FormatInt(sum, 10))
}
