package prose

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/form"
)

// dropInternal takes the lines off the end of each text that a superior's form asks for and no report prints: who has
// filled it in, who has checked it, when it was sent in. It tells of them.
func (b *Source) dropInternal() {
	for _, s := range b.Form.AllTexts() {
		t := b.Texts[s.Text]
		end, first := len(t.Lines), len(t.Lines)
		for end > 0 && !period.MatchString(t.Lines[end-1].Text) && (b.Labels.All(t.Lines[end-1].Text) || b.isInternal(t.Lines[end-1].Text)) {
			if end--; b.isInternal(t.Lines[end].Text) {
				first = end
			}
		}
		if first == len(t.Lines) {
			continue
		}
		for first > end && b.saysWhose(t.Lines[first-1].Text) {
			first--
		}
		for _, l := range t.Lines[first:] { // what stands before them is for the public: 地址, 电话
			b.fault(form.Fault{Kind: form.Internal, Texts: []string{form.OneLine(l.Text)}, Places: []form.Place{l.Place}})
		}
		lines := make([]string, 0, first)
		for _, l := range t.Lines[:first] {
			lines = append(lines, l.Text)
		}
		t.Lines, t.Text = t.Lines[:first:first], strings.Join(lines, "\n")
		b.Texts[s.Text] = t
		if s.Beside != nil || s == b.Form.Note(form.Closing) || s == b.Form.Note(form.Intro) {
			if t.Text == "" {
				delete(b.Texts, s.Text)
			}
		}
	}
}

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
var period = regexp.MustCompile(`\d{4}年.*[-—–~至到].*\d{4}年`)

// says is what a sentence does behind a label: 联系人：李四（兼）负责……，全年接听320次。
var says = regexp.MustCompile(`[，；].*\p{Han}{4}.*。\s*$`)

// isInternal reports whether a line is nothing but labels with their values, one of them none of a report's particulars:
// 审核人：李四　联系电话：83000000. The labels may stand before spaces, and a seal before nothing: （盖章）.
func (b *Source) isInternal(line string) bool {
	if form.UnitInNote(line) != "" || says.MatchString(line) { // 单位：万元 above a table; a sentence
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
	if len(words) < 2 || len(words)%2 != 0 || len(line) > MaxLine {
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
