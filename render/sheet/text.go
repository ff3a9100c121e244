package sheet

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/xlsx"
)

// A TooLongError refuses a paragraph that no cell of a worksheet can hold.
type TooLongError struct {
	Section *form.Section
	Line    int // counted from 1
}

func (e *TooLongError) Error() string {
	return "“" + e.Section.Title + "”第 " + strconv.Itoa(e.Line) + " 段太长，Excel 的一格最多放 " + strconv.Itoa(xlsx.MaxText) + " 个字"
}

// Hint returns what to do about it.
func (e *TooLongError) Hint() string { return "请把这一段分成几段后再试" }

const (
	textTitle  = 2   // the row of the titles on the sheet of texts
	textWidth  = 64  // of a text's column: two stand on a screen, so that nobody misses the others
	paragraphs = 200 // rows for each text
)

// writeTexts writes the sheet of the texts: side by side, for below each other a long text would run into the next one's title.
func (d *draft) writeTexts() {
	texts := d.form.Texts()
	if len(texts) == 0 {
		return
	}
	p := d.page(sheetTexts)
	columns := make([][]string, len(texts))
	rows := paragraphs
	for i, s := range texts {
		columns[i] = d.paragraphs(s)
		rows = max(rows, len(columns[i])+paragraphs/4)
	}
	p.text(0, 0, "文字部分", titleStyle)
	p.text(1, 0, textNote(d.form), noteStyle)
	p.height(0, 30)
	p.stretch(1, xlsx.RowHeight(xlsx.WrappedLines(textNote(d.form), textWidth)))
	p.height(textTitle, 26)
	p.dress(textTitle+1, 0, rows, len(texts), textStyle)
	for i, s := range texts {
		p.text(textTitle, i, s.Title, headingStyle)
		for row, line := range columns[i] {
			p.text(textTitle+1+row, i, line, textStyle)
		}
		p.keep(p.file.SetColWidth(p.name, grid.Column(i), grid.Column(i), textWidth))
	}
	for row := range rows {
		lines := 1
		for _, c := range columns {
			if row < len(c) {
				lines = max(lines, xlsx.WrappedLines(c[row], textWidth))
			}
		}
		p.stretch(textTitle+1+row, xlsx.RowHeight(lines))
	}
	p.freeze(textTitle+1, 0, xlsx.CellRef(textTitle+1, 0))
	p.printColumns(len(texts))
	p.protect()
}

// paragraphs returns a text's lines.
func (d *draft) paragraphs(s *form.Section) []string {
	text := xlsx.Printable(d.report.Texts[s.Text].Text)
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if len(l) > xlsx.MaxText && len(utf16.Encode([]rune(l))) > xlsx.MaxText {
			d.keep(&TooLongError{s, i + 1})
		}
	}
	return lines
}

// textNote says how to fill the sheet. It stands above the titles, where nothing is read as a text.
func textNote(f *form.Form) string {
	note := "在各标题下面填写正文，一格（一行）写一段；从 Word 复制多段后，选中标题下面的第一格粘贴即可，不要合并单元格。"
	if len(f.Cells) > 0 {
		name := f.Cells[0].Name()
		note += "文字里可以引用表中的数，例如写“共{{" + name + "}}件”，生成年报时换成那一格的数；可用的名称见“" + sheetGuide + "”。"
	}
	return note
}
