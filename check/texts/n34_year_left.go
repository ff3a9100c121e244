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
	What: "引言或结尾说本报告是另一年的，或者总体情况的一段、主要问题的第一句写的是另一年的工作（“2023年，我县……”），" +
		"那里又没有写到本年的：多半是从上年的报告里抄来，没有改年份。与另一年比较、说上年问题整改的不算。" +
		"统计期限里的，见 S11；正文里大多是另一年的，见 S25。",
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
		for _, o := range w.Openings {
			if w.Account != nil && slices.Contains(o.Texts, t.section.Text) {
				yearOpened(p, o, w.Account, t)
			}
		}
	}
}

// yearStated tells of a text that says that the report is another year's.
func yearStated(p *rule.Pass, w *wanted.Years, t *text) {
	for _, l := range t.lines {
		for _, m := range w.Of.Regexp().FindAllStringSubmatch(form.Squeeze(form.PlainYear(l.Text)), -1) {
			year, err := strconv.Atoi(strings.Join(m[1:], "")) // one of the groups has it
			if err == nil && year != p.Report.Year && !hasAny(m[0], w.Unless) {
				yearFound(p, t, opening{l, m[0], year}, 1, "改成一致")
			}
		}
	}
}

// An opening is a sentence that opens a text or a paragraph with another year than the report's.
type opening struct {
	line     form.Line
	sentence string
	year     int
}

// yearOpened tells, once of each year, of a text that opens with the account of another year, or whose paragraphs do,
// where nothing is said there of what was done in the report's.
func yearOpened(p *rule.Pass, o *wanted.Opening, w *wanted.Account, t *text) {
	var found []opening
	times := map[int]int{}
	for _, part := range paragraphs(t, o.Paragraphs) {
		line, sentence := firstSentence(part, w)
		m := w.Says.Regexp().FindStringSubmatchIndex(sentence)
		if m == nil || m[0] != 0 || hasAny(sentence, w.Unless) {
			continue
		}
		year, err := strconv.Atoi(group(sentence, m, 1))
		isPast := err == nil && year < p.Report.Year && year >= p.Report.Year-o.Back
		if !isPast || !isOwn(p, w, sentence[m[1]:]) || saysYear(part, w, strconv.Itoa(p.Report.Year)) {
			continue
		}
		if times[year]++; times[year] == 1 {
			found = append(found, opening{line, sentence, year})
		}
	}
	for _, f := range found {
		if isTold(p, f.line.Place, func(of *rule.Finding) bool { return of.Year != nil && of.Year(f.year) }) { // S25
			continue
		}
		yearFound(p, t, f, times[f.year], "是上年文字没有改的，请改写")
	}
}

// paragraphs returns the lines of a text, each alone or all together.
func paragraphs(t *text, each bool) [][]form.Line {
	if !each {
		return [][]form.Line{t.lines}
	}
	var list [][]form.Line
	for i := range t.lines {
		list = append(list, t.lines[i:i+1])
	}
	return list
}

// maxOpening is how many characters of a sentence a message quotes.
const maxOpening = 40

// firstSentence returns the first sentence of some lines, without spaces, headings and its numbering, and its line.
func firstSentence(lines []form.Line, w *wanted.Account) (line form.Line, sentence string) {
	for _, l := range lines {
		for i, part := range sentences(form.Squeeze(behindHeading(form.PlainYear(l.Text), w))) {
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

// behindHeading returns a line without the heading that a space alone divides from the account: （三） 管理情况 2022年，我局….
func behindHeading(line string, w *wanted.Account) string {
	if numbering, _, _, _ := form.Numbered(line); numbering == form.Unnumbered {
		return line
	}
	fields := strings.Fields(line)
	for i := 1; i <= min(2, len(fields)-1); i++ {
		heading := strings.Join(fields[:i], "")
		if w.Says.Regexp().FindStringIndex(fields[i]) != nil && !strings.ContainsAny(heading, "，,。；;") {
			return strings.Join(fields[i:], " ")
		}
	}
	return line
}

// isOwn reports whether a sentence goes on with words of the report's agency: 我县, 示例市司法局, 市司法局.
func isOwn(p *rule.Pass, w *wanted.Account, rest string) bool {
	if slices.ContainsFunc(w.Own, func(word string) bool { return strings.HasPrefix(rest, word) }) {
		return true
	}
	name := form.Squeeze(p.Report.Agency)
	areas, wider := agencies.AreasOf(name), ""
	for i, area := range areas {
		isLast := i == len(areas)-1
		if strings.HasPrefix(rest, strings.TrimPrefix(name, wider)) || isLast && strings.HasPrefix(rest, area.Name) {
			return true
		}
		if wider += area.Name; isLast && strings.HasPrefix(rest, wider) {
			return true
		}
	}
	return name != "" && strings.HasPrefix(rest, name)
}

// saysYear reports whether lines speak of what was done in a year, by its number or by words, and not of plans for it
// alone.
func saysYear(lines []form.Line, w *wanted.Account, year string) bool {
	for _, l := range lines {
		for _, part := range sentences(form.Squeeze(form.PlainYear(l.Text))) {
			if hasAny(part, w.This) || strings.Contains(part, year) && !hasAny(part, w.Plans) {
				return true
			}
		}
	}
	return false
}

// yearFound tells of another year, which so many sentences have in the same way.
func yearFound(p *rule.Pass, t *text, of opening, times int, mend string) {
	more := ""
	if times > 1 {
		more = fmt.Sprintf(" 等 %d 处", times)
	}
	f := p.Found(of.line.Place, fmt.Sprintf("%s里写的是%s%s，报告的年度却是 %d。请核对，%s。", form.Quote(t.section.Title),
		form.Quote(form.Clip(of.sentence, maxOpening)), more, p.Report.Year, mend),
		rule.Cell{Place: of.line.Place, Value: strconv.Itoa(of.year)})
	f.Said = of.sentence
	f.Year = func(y int) bool { return y == of.year }
}
