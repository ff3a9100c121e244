package texts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/agencies"
	"nianbao/form/wanted"
)

var n34 = &rule.Rule{
	ID: "N34", Severity: rule.Warning, Title: "文字里留着另一年",
	What: "引言或结尾说本报告是另一年的，或者一部分文字的第一句写的是另一年的工作（“2023年，我县……”），这一部分又没有写到本年的工作：" +
		"多半是从上年的报告里抄来，没有改年份。与另一年比较、说上年问题整改的不算。统计期限里的，见 S11；正文里大多是另一年的，见 S25。",
	Basis:   "一份年报只有一个年度",
	Example: "2024年的报告，引言里写“现将2023年政府信息公开工作情况报告如下”。",
	Mend:    "改成报告的年度；确实说的是那一年的，写明与本年工作的关系。",
	Run:     yearLeft,
}

func yearLeft(p *rule.Pass) {
	w := asked(p).Years
	if p.Report.Year == 0 || w == nil {
		return
	}
	for _, t := range printed.Of(p) {
		if t.section.Text == form.Intro || t.section.Text == form.Closing {
			yearStated(p, w, t)
		}
		if o := w.Openings; o != nil && slices.Contains(o.Texts, t.section.Text) {
			yearOpened(p, o, t)
		}
	}
}

// yearStated tells of a text that says that the report is another year's.
func yearStated(p *rule.Pass, w *wanted.Years, t *text) {
	for _, l := range t.lines {
		for _, m := range w.Of.Regexp().FindAllStringSubmatch(form.Squeeze(form.PlainYear(l.Text)), -1) {
			if year, err := strconv.Atoi(m[1]); err == nil && year != p.Report.Year && !hasAny(m[0], w.Unless) {
				yearFound(p, t, l.Place, m[0], year, "改成一致")
			}
		}
	}
}

// yearOpened tells of a text whose first sentence gives account of another year, where the text says nothing of what
// was done in the report's.
func yearOpened(p *rule.Pass, w *wanted.Openings, t *text) {
	line, sentence := firstSentence(t)
	m := w.Says.Regexp().FindStringSubmatchIndex(sentence)
	if m == nil || m[0] != 0 || hasAny(sentence, w.Unless) {
		return
	}
	year, err := strconv.Atoi(sentence[m[2]:m[3]])
	if err != nil || year >= p.Report.Year || year < p.Report.Year-w.Back || !isOwn(p, w, sentence[m[1]:]) {
		return
	}
	if !saysYear(t, w, strconv.Itoa(p.Report.Year)) {
		yearFound(p, t, line.Place, form.Clip(sentence, maxOpening), year, "是上年文字没有改的，请改写")
	}
}

// maxOpening is how many characters of a sentence a message quotes.
const maxOpening = 40

// firstSentence returns the first sentence of a text, without spaces, headings and its numbering, and its line.
func firstSentence(t *text) (line form.Line, sentence string) {
	for _, l := range t.lines {
		for i, part := range sentences(form.Squeeze(form.PlainYear(l.Text))) {
			if i == 0 && isHeading(part) || part == "" {
				continue
			}
			_, _, _, words := form.Numbered(part) // in other widths
			whole := []rune(part)
			return l, string(whole[max(0, len(whole)-utf8.RuneCountInString(words)):])
		}
	}
	return form.Line{}, ""
}

// isOwn reports whether a sentence goes on with words of the report's agency: 我县, 示例市司法局, 市司法局.
func isOwn(p *rule.Pass, w *wanted.Openings, rest string) bool {
	if slices.ContainsFunc(w.Own, func(word string) bool { return strings.HasPrefix(rest, word) }) {
		return true
	}
	name := form.Squeeze(p.Report.Agency)
	areas, wider := agencies.AreasOf(name), ""
	for i, area := range areas {
		if own := strings.TrimPrefix(name, wider); strings.HasPrefix(rest, own) || i == len(areas)-1 && strings.HasPrefix(rest, area.Name) {
			return true
		}
		wider += area.Name
		if strings.HasPrefix(rest, wider) && i == len(areas)-1 {
			return true
		}
	}
	return name != "" && strings.HasPrefix(rest, name)
}

// saysYear reports whether a text speaks of what was done in a year, by its number or by words, and not of plans for it
// alone.
func saysYear(t *text, w *wanted.Openings, year string) bool {
	for _, l := range t.lines {
		for _, part := range sentences(form.Squeeze(form.PlainYear(l.Text))) {
			if hasAny(part, w.This) || strings.Contains(part, year) && !hasAny(part, w.Plans) {
				return true
			}
		}
	}
	return false
}

func yearFound(p *rule.Pass, t *text, at form.Place, said string, year int, mend string) {
	f := p.Found(at, fmt.Sprintf("%s里写的是%s，报告的年度却是 %d。请核对，%s。",
		form.Quote(t.section.Title), form.Quote(said), p.Report.Year, mend), rule.Cell{Place: at, Value: strconv.Itoa(year)})
	f.Said = said
	f.Year = func(y int) bool { return y == year }
}
