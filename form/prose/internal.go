package prose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/form/printed"
	"nianbao/form/title"
	"nianbao/form/unit"
	"nianbao/regex"
)

// dropInternal takes out of each text the lines that no report prints: who has made the file and that nothing follows,
// wherever they stand; off the end of it all that a superior's form asks for; of a workbook that was printed what it
// says to staff. It tells of them.
func (b *Source) dropInternal() {
	workbook, dropped := printed.Of(b.Report), map[form.Place]bool{}
	defer b.TakeBackMoved(dropped)
	for _, s := range b.Form.AllTexts() {
		t := b.Texts[s.Text]
		isOut := b.internalLines(t.Lines)
		workbook.ToStaff(t.Lines, isOut)
		if len(isOut) == 0 {
			continue
		}
		var kept []form.Line
		var lines []string
		for i, l := range t.Lines {
			if isOut[i] {
				b.fault(form.Fault{Kind: form.Internal, Texts: []string{form.OneLine(l.Text)}, Places: []form.Place{l.Place}})
				dropped[l.Place] = true
				continue
			}
			kept, lines = append(kept, l), append(lines, l.Text)
		}
		t.Lines, t.Text = kept, strings.Join(lines, "\n")
		b.Texts[s.Text] = t
		if s.Beside != nil || s == b.Form.Note(form.Closing) || s == b.Form.Note(form.Intro) {
			if t.Text == "" {
				delete(b.Texts, s.Text)
			}
		}
	}
}

// internalLines returns which lines of a text are none of the report's.
func (b *Source) internalLines(lines []form.Line) map[int]bool {
	isOut := map[int]bool{}
	var rest []int
	for i, l := range lines {
		if noText.MatchString(form.Squeeze(form.HalfWidth(l.Text))) || b.saysMaker(l.Text) {
			isOut[i] = true
		} else {
			rest = append(rest, i)
		}
	}
	end, first := len(rest), len(rest)
	text := func(k int) string { return lines[rest[k]].Text }
	for end > 0 && !period.MatchString(text(end-1)) && (b.Labels.All(text(end-1)) || b.isInternal(text(end-1))) {
		if end--; b.isInternal(text(end)) {
			first = end
		}
	}
	if n := len(rest); n > 0 && (first < n || isOut[rest[n-1]+1]) { // 填报单位：… above 填报人：…
		for first > end && b.saysWhose(text(first-1)) {
			first--
		}
	}
	for _, i := range rest[first:] { // what stands before them is for the public: 地址, 电话
		isOut[i] = true
	}
	return isOut
}

// noText is what a document says of its own page, in half width: （以下无正文）.
var noText = regex.New(`^[-—–－─*=.…(\[【]*(?:(?:以下|本页以下|此页以下|下面|此页|本页)(?:为|是)?(?:无正文|没有正文|无内容|空白|空白页|无)|` +
	`正文(?:完|结束|到此结束|到此为止)|全文完|完|结束)[-—–－─*=.…)\]】]*$`)

// saysWhose reports whether the labels of a line are those of the report itself, which prints them elsewhere: 机关名称.
func (b *Source) saysWhose(line string) bool {
	_, values := b.Labels.Split(line)
	for _, v := range values {
		key := form.Key(v.Label)
		for _, p := range b.Form.Particulars {
			isOf := func(label string) bool { return form.Key(label) == key }
			if (isOf(p.Label) || slices.ContainsFunc(p.Aliases, isOf)) && p.ID != form.Agency && p.ID != form.Year &&
				p.ID != form.Date {
				return false
			}
		}
	}
	return true
}

// period is the time that a report covers: what is said of it is held against the report's year.
var period = regex.New(`\d{4}年.*[-—–~至到].*\d{4}年`)

// says is what a sentence does behind a label: 联系人：李四（兼）负责……，全年接听320次。
var says = regex.New(`[，；].*\p{Han}{4}.*。\s*$`)

// isInternal reports whether a line is nothing but labels with their values, one of them none of a report's particulars:
// 审核人：李四　联系电话：83000000. The labels may stand before spaces, and a seal before nothing: （盖章）.
func (b *Source) isInternal(line string) bool {
	if unit.InNote(line) != "" || unit.CountsInNote(line) != "" || says.MatchString(line) { // 单位：万元 above a table; a sentence
		return false
	}
	if strings.TrimSpace(form.WithoutSeal(line)) == "" {
		return true
	}
	isAside := func(label string) bool {
		key := form.Key(label)
		return b.isAside()[key] || b.isAside()[form.BareKey(key)]
	}
	if b.Labels.All(line) {
		_, values := b.Labels.Split(line)
		for _, v := range values {
			if isAside(v.Label) || form.WithoutSeal(v.Value) != v.Value {
				return true
			}
		}
		return false
	}
	words := strings.Fields(line)
	if len(words) < 2 || len(words)%2 != 0 || len(line) > title.MaxLine {
		return false
	}
	for i := 0; i < len(words); i += 2 { // 填报人　张三　　审核人　李四
		if !isAside(words[i]) {
			return false
		}
	}
	return true
}

// isAside returns the keys of the labels that say something about a file and not about its report.
func (b *Source) isAside() map[string]bool {
	if b.asides == nil {
		b.asides = map[string]bool{}
		for _, a := range b.Form.Asides {
			b.asides[form.Key(a)] = true
			for _, by := range signed {
				b.asides[form.Key(a+by)] = true
			}
		}
	}
	return b.asides
}

// makes is what the labels begin with that say who has made a file, and when. Others, 联系人 or 负责人, may stand among
// what is for the public.
var makes = regex.New(`^(?:填|制表|审|复核|复审|校|初审|终审|核稿|拟稿|经办|签发|报出|报送)`)

var (
	glued   = regex.New(`^[\p{Han}·]{2,3}$|^[\d\-–—()年月日.]{6,20}$`)
	noName  = regex.New(`^[员的为应均由在对到要须不未及和与是等把负流职]`)
	between = regex.New(`[\s\x{3000}:;,、|/]+`)
	stops   = regex.New(`[。；！？]`)
)

// What stands behind a label of such a line: a name, a section of an office, a date.
const (
	maxValue      = 8  // Chinese characters
	maxValueWords = 4  // 2025年 1月 10日
	longestMaker  = 90 // characters of the line
)

// saysMaker reports whether a line is nothing but labels with their values, at least one of them saying who has made the
// file. No colon need stand behind them: 填报人 张三 电话 83000000.
func (b *Source) saysMaker(line string) bool {
	if utf8.RuneCountInString(line) > longestMaker || stops.MatchString(line) || unit.InNote(line) != "" {
		return false
	}
	line = form.HalfWidth(form.WithoutSeal(line))
	if front, values := b.Labels.Split(line); len(values) > 0 && b.Labels.All(line) && strings.TrimSpace(front) == "" {
		return b.namesMaker(values, 2)
	}
	var values []LabelledValue
	for _, word := range between.Split(strings.TrimSpace(line), -1) {
		label, value, ok := b.labelled(word)
		switch n := len(values); {
		case word == "":
		case ok:
			values = append(values, LabelledValue{label, value})
		case n == 0:
			return false
		default:
			values[n-1].Value = strings.TrimSpace(values[n-1].Value + " " + word)
		}
	}
	return b.namesMaker(values, 3)
}

// labelled parts a word into a label and what is written together with it: 填报人张三.
func (b *Source) labelled(word string) (label, value string, ok bool) {
	if b.Labels.has(word) {
		return word, "", true
	}
	for i := range word {
		if value = word[i:]; i > 0 && glued.MatchString(value) && !noName.MatchString(value) && b.Labels.has(word[:i]) {
			return word[:i], value, true
		}
	}
	return "", "", false
}

// namesMaker reports whether one of some labels, of so many characters, says who has made a file, and no value is more
// than a name, a number or a date.
func (b *Source) namesMaker(values []LabelledValue, least int) bool {
	found := false
	for _, v := range values {
		key := form.Key(v.Label)
		if words(v.Value) > maxValue || len(strings.Fields(v.Value)) > maxValueWords {
			return false
		}
		found = found || makes.MatchString(key) && utf8.RuneCountInString(key) >= least &&
			(b.isAside()[key] || b.isAside()[form.BareKey(key)])
	}
	return found
}
