package structure

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
)

var s05 = &rule.Rule{
	ID: "S05", Severity: rule.Error, Title: "表格版本与年度不符",
	What: "年报的格式在 2021 年换过一次：2019、2020 年的年报用 2019版，2021 年及以后的年报用 2021版。" +
		"两版第二部分的表不同，第三部分（六）其他处理的行数也不同。报告里写作依据的文号也应当是所用那一版的。",
	Basis:   "报告用适用于它那一年度的格式",
	Example: "年度是 2024 而表格是 2019版：2024年的年报应使用 2021版……",
	Mend:    "年度填错就改年度；用错表格就用 nianbao new --edition 新建正确版本的工作簿，把数移过去。",
	Run:     wrongEdition,
}

func wrongEdition(p *rule.Pass) {
	citesOtherEdition(p)
	r := p.Report
	if r.Year == 0 || r.Form.Years.Fit(r.Year) {
		return
	}
	message := fmt.Sprintf("年度是 %d，而表格是 %s版（%s，用于%s的年报）。",
		r.Year, r.Form.Edition, r.Form.Notice, r.Form.Years)
	var right *form.Form
	for _, f := range p.Forms {
		if f.Years.Fit(r.Year) {
			right = f
		}
	}
	switch {
	case right == nil && isOlder(p.Forms, r.Year):
		message += fmt.Sprintf("%d年的年报用的是更早的格式，本程序没有，检查和生成不了。年度填错的请改年度。", r.Year)
	case right == nil:
		message += "请核对年度；没有适用于这一年的表格。"
	case p.InWorkbook():
		message += fmt.Sprintf("%d年的年报应使用 %s版（%s）。"+
			"年度填错的请改年度；表格用错的请用 nianbao new --edition %s 新建工作簿，把数移过去。",
			r.Year, right.Edition, right.Notice, right.Edition)
	default:
		message += fmt.Sprintf("%d年的年报应使用 %s版（%s）。年度填错的请改年度；表格用错的请换成 %s版的表。",
			r.Year, right.Edition, right.Notice, right.Edition)
	}
	place := r.ParticularPlace(form.Year)
	f := p.Found(place, message, rule.Cell{Place: place, Value: r.Particulars[form.Year]})
	f.Year = r.Form.Years.Fit
}

// isOlder reports whether a year lies before those of all forms.
func isOlder(forms []*form.Form, year int) bool {
	return !slices.ContainsFunc(forms, func(f *form.Form) bool { return year >= f.Years.From })
}

// citedForm is the notice that a report names as the one that prescribes its form, as the State Council's are numbered.
var citedForm = regex.New(`(?:年度报告格式|年报格式)[^。；]{0,20}?[（(](国办公开办函〔20\d\d〕\d+号)[）)]`)

// citesOtherEdition tells of another edition's notice where the report says what it stands on, and its own nowhere.
func citesOtherEdition(p *rule.Pass) {
	own := numberAlone(p.Report.Form.Notice)
	if own == "" {
		return
	}
	if cites(p, own) {
		return
	}
	for _, s := range p.Report.Form.AllTexts() {
		for _, l := range p.Report.Texts[s.Text].Lines {
			if cited := citedIn(p, noticeNumber(l.Text)); cited != "" {
				p.Found(l.Place, fmt.Sprintf("%s里写的依据是%s，报告用的却是 %s版（%s，用于%s的年报）。请核对，改成一致。",
					form.Quote(s.Title), form.Quote(cited), p.Report.Form.Edition, p.Report.Form.Notice, p.Report.Form.Years),
					rule.Cell{Place: l.Place, Value: cited})
				break
			}
		}
	}
}

// cites reports whether a notice's number stands in the report's texts, or among the paragraphs of its document: an
// introduction in the form's own words is no text of the report.
func cites(p *rule.Pass, number string) bool {
	for _, s := range p.Report.Form.AllTexts() {
		if strings.Contains(noticeNumber(p.Report.Texts[s.Text].Text), number) {
			return true
		}
	}
	return p.Report.Book != nil && slices.ContainsFunc(p.Report.Book.Grids, func(g *grid.Grid) bool {
		return g.Source == grid.Prose && slices.ContainsFunc(g.Cells, func(c grid.Cell) bool { return strings.Contains(noticeNumber(c.Text), number) })
	})
}

// citedIn returns the notice that a line names as the one that prescribes the form. It is not the form's own.
func citedIn(p *rule.Pass, line string) string {
	for _, f := range p.Forms {
		number := numberAlone(f.Notice)
		at := strings.Index(line, number)
		if number == "" || f == p.Report.Form || at < 0 || !basis.MatchString(line[:at]) {
			continue
		}
		before := strings.TrimSuffix(noticeNumber(f.Notice), number)
		if strings.HasSuffix(line[:at], before) || strings.HasSuffix(line[:at], "（") {
			return f.Notice
		}
	}
	if m := citedForm.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	return ""
}

// basis stands before what a report is compiled by.
var basis = regex.New(`(?:根据|依据|按照|依照|遵照)[^。；]*$`)

// noticeNumber returns a text with the numbers of notices written in one way.
func noticeNumber(text string) string {
	text = form.Squeeze(form.PlainYear(text))
	if !strings.Contains(text, "20") { // bracketed has it, and nearly no text does
		return text
	}
	return bracketed.ReplaceAllString(text, "〔$1〕")
}

// numberAlone returns a notice's number without the office's sign: 〔2021〕30号.
func numberAlone(notice string) string {
	notice = noticeNumber(notice)
	at := strings.Index(notice, "〔")
	if at < 0 {
		return ""
	}
	return notice[at:]
}

var bracketed = regex.New(`[〔［\[【（(](20\d\d)[〕］\]】）)]`)
