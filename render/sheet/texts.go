package sheet

import (
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/xlsx"
)

// A TooLongError refuses a paragraph that no cell of a worksheet can hold.
type TooLongError struct {
	Section *form.Section
	Line    int // counted from 1
}

func (e *TooLongError) Error() string {
	return "“" + e.Section.Title + "”第 " + strconv.Itoa(e.Line) + " 段太长，" +
		"Excel 的一格最多放 " + strconv.Itoa(xlsx.MaxText) + " 个字"
}

// Hint returns what to do about it.
func (e *TooLongError) Hint() string { return "请把这一段分成几段后再试" }

const (
	textTitle  = 2   // the row of the titles on the sheet of texts
	textWidth  = 64  // of a text's column: two stand on a screen, so that nobody misses the others
	paragraphs = 200 // rows for each text
)

// writeTexts writes the sheet of the texts: side by side, for below each other a long text would run into the next
// one's title.
func (w *workbookWriter) writeTexts() {
	texts := w.form.Texts()
	for _, n := range w.form.Notes { // nobody is asked for them
		if w.report.Texts[n.Text].Text != "" {
			texts = append(texts, n)
		}
	}
	if len(texts) == 0 {
		return
	}
	s := w.addSheet(textsSheet)
	columns := make([][]string, len(texts))
	rows := paragraphs
	for i, section := range texts {
		columns[i] = w.paragraphs(section)
		rows = max(rows, len(columns[i])+paragraphs/4)
	}
	s.text(0, 0, form.TextsTitle, titleStyle)
	s.text(1, 0, textNote(w.form), noteStyle)
	s.FixHeight(0, 30)
	s.FitHeight(1, xlsx.TextHeight(textNote(w.form), textWidth))
	s.FixHeight(textTitle, 26)
	s.applyStyle(textTitle+1, 0, rows, len(texts), textStyle)
	for i, section := range texts {
		s.text(textTitle, i, section.Title, headingStyle)
		for row, line := range columns[i] {
			s.text(textTitle+1+row, i, line, textStyle)
		}
		s.SetWidth(i, textWidth)
	}
	for row := range rows {
		lines := 1
		for _, c := range columns {
			if row < len(c) {
				lines = max(lines, xlsx.WrappedLines(c[row], textWidth))
			}
		}
		s.FitHeight(textTitle+1+row, xlsx.RowHeight(lines))
	}
	s.freeze(textTitle+1, 0, xlsx.CellRef(textTitle+1, 0))
	s.printColumns(len(texts))
	s.protect()
}

func (w *workbookWriter) paragraphs(s *form.Section) []string {
	text := xlsx.Printable(w.report.Texts[s.Text].Text)
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if xlsx.TooLong(l, xlsx.MaxText) {
			w.keep(&TooLongError{s, i + 1})
		}
	}
	return lines
}

// textNote says how to fill the sheet. It stands above the titles, where nothing is read as a text.
func textNote(f *form.Form) string {
	note := "在各标题下面填写正文，一格（一行）写一段；从 Word 复制多段后，选中标题下面的第一格粘贴即可，不要合并单元格。"
	if len(f.Cells) > 0 {
		name := f.Cells[0].Name()
		note += "文字里可以引用表中的数，例如写“共{{" + name + "}}件”，生成年报时换成那一格的数；" +
			"可用的名称见“" + instructionsSheet + "”。"
	}
	return note
}
