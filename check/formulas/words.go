package formulas

import (
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// A word is a cell of a worksheet in which a particular or a line of one of the report's texts stands, or would stand if
// its formula had a result. What is printed of it is that result, as it is of figures.
type word struct {
	of    string // 机关名称, “一、总体情况”的文字
	place form.Place
	at    formula.Cell
	drawn *grid.Cell
}

// formulaWords are the words that are formulas, in reading order.
var formulaWords = rule.NewFact(func(p *rule.Pass) []word {
	a := audits.Of(p)
	if a == nil {
		return nil
	}
	var words []word
	seen := map[form.Place]bool{}
	add := func(of string, place form.Place) {
		sheet, row, col := place.At()
		w := word{of, place, formula.Cell{Sheet: sheet, Row: row, Col: col}, nil}
		w.drawn = a.Book.At(w.at)
		if w.drawn == nil || w.drawn.Formula == "" || w.drawn.Array || seen[place] || a.IsOfForm(w.at) {
			return
		}
		seen[place], words = true, append(words, w)
	}
	for _, particular := range p.Report.Form.Particulars {
		if place := p.Report.ParticularPlace(particular.ID); isInSheet(p, place) {
			add(particular.Label, place)
		}
	}
	for _, s := range p.Report.Form.AllTexts() {
		for _, c := range textColumns(p, s) {
			for _, place := range c.formulas(p) {
				add(form.Quote(s.Title)+"的文字", place)
			}
		}
	}
	slices.SortStableFunc(words, func(a, b word) int { return a.place.Compare(b.place) })
	return words
})

// isInSheet reports whether a place is in a worksheet.
func isInSheet(p *rule.Pass, place form.Place) bool {
	at, _, _ := place.At()
	return place != (form.Place{}) && p.Report.Book.Grids[at].Source == grid.Sheet
}

// A sheetColumn is a column of a worksheet.
type sheetColumn struct{ sheet, col int }

// textColumns returns the columns in which a text's lines stand. A line whose formula has no result is not among them,
// but mostly stands in the same column.
func textColumns(p *rule.Pass, s *form.Section) []sheetColumn {
	var columns []sheetColumn
	add := func(place form.Place) {
		sheet, _, col := place.At()
		if c := (sheetColumn{sheet, col}); isInSheet(p, place) && !slices.Contains(columns, c) {
			columns = append(columns, c)
		}
	}
	text := p.Report.Texts[s.Text]
	add(text.Place)
	for _, l := range text.Lines {
		add(l.Place)
	}
	return columns
}

// formulas returns where formulas stand in a column.
func (c sheetColumn) formulas(p *rule.Pass) []form.Place {
	var places []form.Place
	g := p.Report.Book.Grids[c.sheet]
	for i := range g.Cells {
		if cell := &g.Cells[i]; cell.Col == c.col && cell.Formula != "" {
			places = append(places, p.Report.PlaceOf(c.sheet, cell.Row, cell.Col))
		}
	}
	return places
}

// A staleWord is a word that its formula does not give.
type staleWord struct {
	word
	now, stored formula.Value
}

// staleWords are the words that their formulas do not give. A formula that cannot be calculated is left alone.
var staleWords = rule.NewFact(func(p *rule.Pass) []staleWord {
	var stale []staleWord
	for _, w := range formulaWords.Of(p) {
		book := audits.Of(p).Book
		now, err := book.Recalculate(w.at)
		if stored := book.Stored(w.at); err == nil && w.drawn.Kind != grid.Uncalculated && now.Kind != formula.Fault &&
			!now.Near(stored) {
			stale = append(stale, staleWord{w, now, stored})
		}
	}
	return stale
})
