package prose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
)

// Sheets that hold nothing but words are held to account column by column where the report's texts stand on them, and
// row by row where nothing of the report does: there only running text may have been meant for it.

// readsTexts reports whether one of the report's texts stands on a sheet.
func (b *Source) readsTexts(at int) bool {
	for _, t := range b.Texts {
		if of, _, _ := t.Place.At(); of == at && t.Place != (form.Place{}) {
			return true
		}
	}
	return false
}

// saysNothing reports whether a cell holds no words that are left to be told of: what has been read, what belongs to the
// form, the report's title.
func (b *Source) saysNothing(g *grid.Grid, at int, c *grid.Cell) bool {
	here, text := Cell{at, c.Row, c.Col}, strings.TrimSpace(c.Text)
	return c.Kind != grid.Text || c.Formula != "" || c.Hidden || words(text) < 2 || b.Taken[here] || b.Titles[here] ||
		b.IsAmong(at, c) || b.isFurniture(text) || b.saysTitle(text) || b.isForeign(at, c) ||
		text == b.Form.Applies() || b.Form.Notice != "" && strings.Contains(text, b.Form.Notice)
}

func words(text string) int { return form.CountHan(text, 20) }

var (
	// guides is what a column or a cell beside texts says to whoever writes them.
	guides = regex.New(`填[写报入列]|^(?:填表|编制|填报|写作)?(?:说明|要求|要点|提示|示例|字数)$|字(?:以内|左右|以上)|` +
		`^(?:不少于|不超过|限)?\d+字|^例?如[ ：:]|示例[:：]|单元格|粘贴|本[表栏列]`)
	// workingSheet are the names of registers, and of copies.
	workingSheet = regex.New(`台[账帐]|明细|登记|清单|名单|名录|底稿|备份|副本|上年|去年|往年`)
	// remark begins what a sheet says about itself.
	remark = regex.New(`^[（(]?(?:注|备注|说明|附注|数据来源|来源)\d*[:：]`)
	// letterTitle is what a letter is called: 关于报送…年度报告的函.
	letterTitle = regex.New(`^关于[^，。；]*的?(?:函|通知|请示|报告|方案|意见)$`)
	ended       = regex.New(`\p{Han}{4}.*。[）)”]?$`)
)

// hasStop reports whether a text has a mark that divides or ends sentences.
func hasStop(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		switch r {
		case '，', '。', '；', '！', '？':
			return true
		}
		return false
	})
}

// accountColumns tells of the words beside and between the texts of a sheet. A column with a heading of its own is a
// section that is none of the form's.
func (b *Source) accountColumns(g *grid.Grid, at int) {
	head := b.firstTaken(at)
	columns := map[int][]*grid.Cell{}
	var order []int
	for i := range g.Cells {
		c := &g.Cells[i]
		if b.saysNothing(g, at, c) || c.Row < head && b.isSheetTitle(c.Text) || b.labelsText(g, at, i) {
			continue
		}
		if columns[c.Col] == nil {
			order = append(order, c.Col)
		}
		columns[c.Col] = append(columns[c.Col], c)
	}
	for _, col := range order {
		b.accountColumn(g, at, columns[col], head)
	}
}

// labelsText reports whether a cell only says what stands right of it, in a cell that was read: 正文.
func (b *Source) labelsText(g *grid.Grid, at, i int) bool {
	c := &g.Cells[i]
	if i+1 == len(g.Cells) || g.Cells[i+1].Row != c.Row || words(c.Text) > 6 || hasStop(c.Text) {
		return false
	}
	return b.Taken[Cell{at, c.Row, g.Cells[i+1].Col}]
}

// accountColumn tells of what stands in a column: of its first cell as a heading where more stands below. Above the
// first of the texts a sheet says what it is, and how it is to be filled in.
func (b *Source) accountColumn(g *grid.Grid, at int, cells []*grid.Cell, head int) {
	label := cells[0]
	// Only what stands right above may head the others, and no instruction does.
	for len(cells) > 1 && (cells[1].Row < head || cells[0].Row < head && instructs.MatchString(cells[0].Text)) {
		cells = cells[1:]
		label = cells[0]
	}
	below := cells[1:]
	if len(below) > 0 && utf8.RuneCountInString(label.Text) <= longestLabel && guides.MatchString(form.Squeeze(label.Text)) {
		return
	}
	told := slices.DeleteFunc(slices.Clone(below), func(c *grid.Cell) bool { return guides.MatchString(c.Text) })
	place := func(c *grid.Cell) form.Place { return form.PlaceIn(g, at, c.Row, c.Col) }
	switch text := strings.TrimSpace(label.Text); {
	case len(told) > 0 && isNumbered(text) && isTitle(text):
		f := form.Fault{Kind: form.OwnSection, Label: form.OneLine(text), Places: []form.Place{place(label)}}
		for _, c := range told {
			f.Places = append(f.Places, place(c))
		}
		b.fault(f)
		return
	case len(told) > 0, label.Row >= head && !guides.MatchString(text),
		sentence.MatchString(text) && !instructs.MatchString(text) && len(text) >= leastSentence:
		b.leftOut(text, place(label))
	}
	for _, c := range told {
		b.leftOut(strings.TrimSpace(c.Text), place(c))
	}
}

// firstTaken returns the first row of a sheet from which something was read.
func (b *Source) firstTaken(at int) int {
	first := -1
	for c := range b.Taken {
		if c.Grid == at && (first < 0 || c.Row < first) {
			first = c.Row
		}
	}
	return first
}

// accountOther tells of running text on a sheet that nothing was read from: paragraphs that stand alone in their rows or
// beside a heading, with all that stands so among them. A register, a copy of an earlier year and advice are none.
func (b *Source) accountOther(g *grid.Grid, at int) {
	if year := form.YearIn(g.Name); workingSheet.MatchString(g.Name) || year != 0 && year < b.Year {
		return
	}
	isAlone := aloneInRows(g)
	var found []*grid.Cell
	paragraphs, advice, listed := 0, 0, 0
	row := -1
	for i := range g.Cells {
		c := &g.Cells[i]
		text := strings.TrimSpace(c.Text)
		switch {
		case text == "":
			continue
		case !isAlone(c):
			if c.Row != row {
				row, listed = c.Row, listed+1
			}
			continue
		case b.saysNothing(g, at, c):
			continue
		case b.Labels.All(text) || remark.MatchString(text) || b.isSheetTitle(text) && !isNumbered(text):
		case instructs.MatchString(text) && hasStop(text):
			advice++
		case ended.MatchString(text), words(text) >= 8 && hasStop(text):
			paragraphs++
		}
		if !letterTitle.MatchString(text) {
			found = append(found, c)
		}
	}
	if paragraphs <= max(advice, listed-1) {
		return
	}
	if advice > 0 && explains.MatchString(g.Name) { // how a report is made, and perhaps what somebody adds to it
		found = slices.DeleteFunc(found, func(c *grid.Cell) bool {
			return instructs.MatchString(c.Text) || !counts.MatchString(c.Text)
		})
	}
	for _, c := range found {
		b.leftOut(strings.TrimSpace(c.Text), form.PlaceIn(g, at, c.Row, c.Col))
	}
}

// aloneInRows tells of which cells of a sheet nothing stands in the same row, or one cell of words that is no column of a
// list.
func aloneInRows(g *grid.Grid) func(c *grid.Cell) bool {
	filled, figures := map[int]int{}, map[int]bool{}
	isList := false // its first row with two cells heads two columns
	for i := range g.Cells {
		c := &g.Cells[i]
		if strings.TrimSpace(c.Text) == "" {
			continue
		}
		filled[c.Row]++
		figures[c.Row] = figures[c.Row] || c.Kind != grid.Text || c.Formula != ""
	}
	for i := range g.Cells {
		c := &g.Cells[i]
		if filled[c.Row] == 2 && !figures[c.Row] && i+1 < len(g.Cells) && g.Cells[i+1].Row == c.Row {
			isList = words(c.Text) <= 8 && words(g.Cells[i+1].Text) <= 8 && !isNumbered(c.Text)
			break
		}
	}
	return func(c *grid.Cell) bool {
		return c != nil && !figures[c.Row] && (filled[c.Row] == 1 || filled[c.Row] == 2 && !isList)
	}
}

// isOwnHeading reports whether a cell heads a text below it that is none of the form's: 七、附件.
func (b *Source) isOwnHeading(g *grid.Grid, at int, c *grid.Cell) bool {
	h, _ := b.Form.ReadHeading(c.Text)
	if h.Numbering != form.Chapters || h.Section != nil || !isTitle(h.Words) || b.saysNothing(g, at, c) || b.IsLabel(c) {
		return false
	}
	below := g.At(c.Row+1, c.Col)
	return below != nil && ended.MatchString(strings.TrimSpace(below.Text)) && !b.saysNothing(g, at, below)
}
