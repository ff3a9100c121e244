package sheet

import (
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/form/blank"
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
	textTitle = 2             // the row of the first title on the sheet of texts
	textWidth = portraitWidth // of the texts' column: as wide as a page
	textRows  = 25            // rows for all texts together: a blank sheet is one page
	leastRows = 6             // for each
	spareRows = 3             // below a text that is filled in
)

// writeTexts writes the sheet of the texts, below each other as in the report: one page shows that there are several.
// What is pasted does not run over the next title unseen, for that is locked; rows can be inserted above it.
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
	s.text(0, 0, blank.TextsTitle, titleStyle)
	s.text(1, 0, textNote(w.form), noteStyle)
	s.FixHeight(0, 30)
	s.FitHeight(1, xlsx.TextHeight(textNote(w.form), textWidth))
	s.SetWidth(0, textWidth)
	row := textTitle
	for i, section := range texts {
		s.text(row, 0, section.Title, headingStyle)
		s.FixHeight(row, 26)
		lines := w.paragraphs(section)
		rows := max(textRows/(len(texts)+1), leastRows)
		if i == 0 { // the longest
			rows = max(textRows-(len(texts)-1)*rows, rows)
		}
		if len(lines) > 0 {
			rows = max(leastRows, len(lines)+spareRows)
		}
		s.applyStyle(row+1, 0, rows, 1, textStyle)
		for k := range rows {
			height := 1
			if k < len(lines) {
				s.text(row+1+k, 0, lines[k], textStyle)
				height = xlsx.WrappedLines(lines[k], textWidth)
			}
			s.FitHeight(row+1+k, xlsx.RowHeight(height))
		}
		row += 1 + rows
	}
	s.freeze(textTitle, 0, xlsx.CellRef(textTitle+1, 0))
	s.print(printSetup{})
	s.open = true // rows can be inserted
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
	note := "在各标题下面填写正文，一格（一行）写一段；从 Word 复制多段后，选中标题下面的第一格粘贴即可，不要合并单元格。" +
		"行不够时，先在下一个标题上面插入行。"
	if len(f.Cells) > 0 {
		name := f.Cells[0].Name()
		note += "文字里可以引用表中的数，例如写“共{{" + name + "}}件”，生成年报时换成那一格的数；" +
			"可用的名称见“" + instructionsSheet + "”。"
	}
	return note
}
