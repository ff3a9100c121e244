package fill

import (
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/form/signing"
	"nianbao/grid"
	"nianbao/regex"
)

const (
	dateDigits = `[\d０-９一二三四五六七八九十` + form.Zeros + blanks + `]`
	// aDay is a date as it closes a document, or the place for one: 2024年1月20日, 20××年×月×日, 二〇二四年元月二十号.
	aDay = dateDigits + `*年(?:` + dateDigits + `*|元)月` + dateDigits + `*[日号]`
	// shortDay is one in figures, which may be a number of another kind, or a month alone.
	shortDay = `\d{4}(?:` + between + `|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|年\d{1,2}月)`
	between  = `[-/.—–－]\d{1,2}[-/.—–－]\d{1,2}`
	weekday  = `(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?`
	seal     = `(?:[（(](?:盖章|公章|印章|签章|章)[）)])?`
	// ofDay is the label of the document's own date; 发布日期 and 打印时间 are of others.
	ofDay = `(?:(?:成文|落款|报告|填报|编制|报送|制作)?(?:日期|时间)[：:])`
)

var (
	// dayAlone is a line that says nothing but the date: 2024年1月20日（盖章）, （2024.1.20）, 日期：2024年1月20日.
	dayAlone = regex.New(`^` + seal + `[（(]?(` + ofDay + `?(?:` + aDay + `|` + shortDay + `)` + weekday + `[。.]?)[）)]?` + seal + `$`)
	// dayLast is one behind the name of who signs.
	dayLast = regex.New(`[（(]?(` + ofDay + `?(?:` + aDay + `|\d{4}` + between + `)` + weekday + `)[）)]?` + seal + `[）)]?$`)
	// inFigures is a date that may be another than the document's.
	inFigures = regex.New(`^[^\d]*(\d{4})(?:[^年]|年\d{1,2}月[。.]?$)`)
	// doubtfulDay is one that closes a document only where no other does.
	doubtfulDay = regex.New(`[：:]|^\d{8}|月[。.]?$`)
)

// closes returns where in a line that closes a document, and says nothing but when, the date stands, with the label
// and the day of the week, which a report that is printed has none of. In figures (2024.1.20) it is one of the year after
// last year's, or stands below the report's own agency.
func (f *labelFiller) closes(h *titleLine, isBelowOwn bool) (day textRange, ok bool) {
	m := dayAlone.FindStringSubmatchIndex(h.text)
	if m == nil {
		return day, false
	}
	day = textRange{m[2], m[3]}
	if f.surelyClosed && doubtfulDay.MatchString(h.part(day)) {
		return day, false
	}
	return day, isBelowOwn || !f.isOld(h.part(day))
}

// isSurelyClosed reports whether the document has a line that closes it beyond doubt: one that is signed, or a date without a
// label. 发布日期：… below it, or a date at the end of the text above, is none then.
func (f *labelFiller) isSurelyClosed() bool {
	lines := f.tail()
	text := func(i int) string { return lines[i].text }
	for i, h := range lines {
		if _, _, ok := f.signed(h); ok {
			return true
		}
		if day, ok := f.closes(h, f.isOwnAt(signerAbove(i, text), text)); ok && !doubtfulDay.MatchString(h.part(day)) {
			return true
		}
	}
	return false
}

// isOld reports whether a date in figures is not after last year, so that it may be any other.
func (f *labelFiller) isOld(day string) bool {
	m := inFigures.FindStringSubmatch(day)
	if m == nil {
		return false
	}
	year, _ := strconv.Atoi(m[1])
	return year <= f.was.Year
}

// isSeal reports whether a line asks for the seal and says nothing else: （盖章）.
func isSeal(text string) bool {
	return strings.TrimSpace(text) != "" && signerIn(withoutSpace(text)) == ""
}

// unsealed returns a line without what asks in brackets for the seal at its end: 示例市司法局（盖章）.
func unsealed(text string) string {
	if name := strings.TrimSpace(form.WithoutSeal(text)); strings.HasPrefix(text, name) {
		return name
	}
	return text
}

// bareSeal asks for it without brackets, so that it reads like a part of the name.
var bareSeal = regex.New(`(?:加盖|盖|公|印)章(?:处)?$`)

func signerIn(line string) string { return bareSeal.ReplaceAllString(unsealed(line), "") }

// signed returns where in a line the name of who signs and the date stand: 示例市司法局　2024年1月20日, in brackets or
// with the date in them. In figures it is one of the year after last year's, or the name is the report's own.
func (f *labelFiller) signed(h *titleLine) (name, day textRange, ok bool) {
	m := dayLast.FindStringSubmatchIndex(h.text)
	if m == nil {
		return name, day, false
	}
	within := strings.TrimLeft(h.text[:m[0]], "（(")
	line := unsealed(within)
	if len(within) < m[0] { // it begins with a bracket
		line = strings.TrimRight(line, "）)")
	}
	signer, ok := signing.Name(signerIn(line))
	at := strings.Index(h.text, signer)
	if !ok || at < 0 {
		return name, day, false
	}
	name, day = textRange{at, at + len(signer) + len(bareSeal.FindString(line))}, textRange{m[2], m[3]}
	return name, day, !f.isOld(h.part(day)) || f.isOwn(signer)
}

// lineOf reads a line that stands nowhere.
func lineOf(text string) *titleLine { return newTitleLine(&grid.Cell{Text: text}, form.Place{}) }

// sign writes agency and date into a line that has both.
func (f *labelFiller) sign(h *titleLine, name, day textRange) {
	if f.report.Agency != "" {
		h.edit(name, f.report.Agency)
	}
	if date := f.report.Particulars[form.Date]; date != "" {
		h.edit(day, date)
		f.dayWritten = true
	} else {
		f.remark(h.place, "统计表里没有成文日期，日期"+form.Quote(h.part(day))+"没有改")
	}
	f.apply(h, "落款")
	f.setHandled(h.grid, h.cell.Row, h.cell.Col)
}

// unsigned cuts the closing of the document off its last text: the agency's name, the date and what stands behind them.
func (f *labelFiller) unsigned(lines []form.Line) []form.Line {
	if len(lines) == 0 {
		return nil
	}
	if at, _, _ := lines[0].Place.At(); f.Main.Grids[at].Source != grid.Prose {
		return lines
	}
	text := func(i int) string { return withoutSpace(lines[i].Text) }
	date := len(lines) // of the line with the date, if it is not behind them
	for i := len(lines) - 1; i >= max(0, len(lines)-maxClosing); i-- {
		h := lineOf(lines[i].Text)
		if _, _, ok := f.signed(h); ok {
			return lines[:i]
		}
		if _, ok := f.closes(h, f.isOwnAt(signerAbove(i, text), text)); ok {
			date = i
			break
		}
	}
	signer := signerAbove(date, text)
	if date == len(lines) && !f.dated(lines[date-1].Place, f.isOwnAt(signer, text)) {
		return lines
	}
	if f.isAgencyAt(signer, text) {
		return lines[:signer]
	}
	return lines[:date]
}

// signerAbove returns which line stands above the one with the date, but for what asks for the seal; -1 for none.
func signerAbove(date int, text func(int) string) int {
	date--
	for date >= 0 && isSeal(text(date)) {
		date--
	}
	return date
}

func (f *labelFiller) isAgencyAt(line int, text func(int) string) bool {
	return line >= 0 && f.isAgency(signerIn(text(line)))
}

// isOwnAt reports whether a line is the report's own agency, now or last year, and says nothing else.
func (f *labelFiller) isOwnAt(line int, text func(int) string) bool {
	if line < 0 || text(line) == "" {
		return false
	}
	name := signerIn(text(line))
	_, isName := signing.Name(name)
	return name == withoutSpace(f.was.Agency) || isName && f.isOwn(name)
}

// dated reports whether the next line behind a place is a date.
func (f *labelFiller) dated(place form.Place, isBelowOwn bool) bool {
	at, row, _ := place.At()
	for _, c := range f.Main.Grids[at].Cells {
		if c.Row > row && !isSeal(c.Text) {
			_, ok := f.closes(lineOf(c.Text), isBelowOwn)
			return ok
		}
	}
	return false
}

// maxClosing is how many lines may stand from the closing's date to the end of the document.
const maxClosing = 8

// closing writes agency and date into the lines that close the document.
func (f *labelFiller) closing() {
	date := f.report.Particulars[form.Date]
	lines := f.tail()
	text := func(i int) string { return lines[i].text }
	for i := len(lines) - 1; i >= 0; i-- {
		h := lines[i]
		if name, day, ok := f.signed(h); ok {
			f.sign(h, name, day)
			return
		}
		signer := signerAbove(i, text)
		day, ok := f.closes(h, f.isOwnAt(signer, text))
		if !ok {
			continue
		}
		for _, seal := range lines[signer+1 : i] { // a report that is printed asks for none
			seal.edit(textRange{0, len(seal.text)}, "")
			f.apply(seal, "落款")
		}
		if f.isAgencyAt(signer, text) && f.report.Agency != "" {
			lines[signer].edit(textRange{0, len(unsealed(lines[signer].text))}, f.report.Agency)
			f.apply(lines[signer], "落款")
		}
		if date != "" {
			h.edit(day, date)
			f.apply(h, "落款日期")
			return
		}
		at, row, col := h.place.At()
		f.setHandled(at, row, col)
		f.remark(h.place, "统计表里没有成文日期，落款日期"+form.Quote(h.part(day))+"没有改")
		return
	}
	if date != "" && !f.dayWritten {
		f.remark(form.Place{}, "文档没有落款日期，成文日期"+form.Quote(date)+"没有写进去")
	}
}

// tail returns the last lines of the prose that no text of the report has taken.
func (f *labelFiller) tail() []*titleLine {
	var lines []*titleLine
	for at := len(f.Main.Grids) - 1; at >= 0; at-- {
		g := f.Main.Grids[at]
		if g.Source != grid.Prose {
			continue
		}
		for i := range g.Cells {
			if c := &g.Cells[i]; !f.isHandled(at, c) && i >= len(g.Cells)-maxClosing {
				h := newTitleLine(c, f.was.PlaceOf(at, c.Row, c.Col))
				h.grid, h.index = at, i
				lines = append(lines, h)
			}
		}
		break
	}
	return lines
}
