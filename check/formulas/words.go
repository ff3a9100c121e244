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
	addTextFormulas(p, add)
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

// addTextFormulas adds the formulas in the columns in which lines of texts stand: a line whose formula has no result is
// none of a text's, but mostly stands in the same column.
func addTextFormulas(p *rule.Pass, add func(of string, place form.Place)) {
	t := textLines{map[form.Place]*form.Section{}, map[sheetColumn]*form.Section{}}
	sheets := map[int]bool{}
	for _, s := range p.Report.Form.AllTexts() {
		text := p.Report.Texts[s.Text]
		for _, l := range append([]form.Line{{Place: text.Place}}, text.Lines...) {
			if !isInSheet(p, l.Place) {
				continue
			}
			sheet, _, col := l.Place.At()
			sheets[sheet] = true
			t.add(s, l.Place, sheetColumn{sheet, col})
		}
	}
	for at := range sheets {
		t.formulas(p, at, add)
	}
}

// textLines are the texts whose lines stand in places, and the one that each column of lines is about.
type textLines struct {
	lines   map[form.Place]*form.Section
	columns map[sheetColumn]*form.Section
}

func (t *textLines) add(s *form.Section, place form.Place, c sheetColumn) {
	if t.lines[place] == nil {
		t.lines[place] = s
	}
	if t.columns[c] == nil {
		t.columns[c] = s
	}
}

// formulas adds the formulas in a sheet's columns of lines. One that is no text's line belongs to the heading that it
// stands beside, or else under, or else to the text of the line above it.
func (t *textLines) formulas(p *rule.Pass, sheet int, add func(of string, place form.Place)) {
	row, beside := -1, (*form.Section)(nil)
	for i := range p.Report.Book.Grids[sheet].Cells {
		cell := &p.Report.Book.Grids[sheet].Cells[i]
		if cell.Row != row {
			row, beside = cell.Row, nil
		}
		c, place := sheetColumn{sheet, cell.Col}, p.Report.PlaceOf(sheet, cell.Row, cell.Col)
		isLines, of := t.columns[c] != nil, t.lines[place]
		isSure := of != nil && len(p.Report.Texts[of.Text].Lines) > 0 // and not only where a text is missed
		if h, _ := p.Report.Form.ReadHeading(cell.Text); !isSure && h.Section != nil {
			of, beside = h.Section, h.Section
		}
		if !isLines {
			continue
		}
		if of != nil {
			t.columns[c] = of
		} else if of = t.columns[c]; beside != nil {
			of = beside
		}
		if cell.Formula != "" {
			add(form.Quote(of.Title)+"的文字", place)
		}
	}
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
