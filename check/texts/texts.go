// Package texts is the rules N20 to N34: what a report's texts themselves must have and must not have, by what the
// form's definition asks of them (form/wanted). Whether the numbers in sentences agree with the tables is for package
// sentences.
package texts

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/form/wanted"
)

// Rules are the family, ordered by id.
var Rules = []*rule.Rule{n20, n21, n22, n23, n24, n25, n26, n27, n28, n29, n30, n31, n32, n33, n34}

// asked returns what the report's form asks of its texts, nothing where its definition does not say.
func asked(p *rule.Pass) *wanted.Texts {
	if w := p.Report.Form.Wanted; w != nil {
		return w
	}
	return &wanted.Texts{}
}

// A text is one of the report's texts as it is printed.
type text struct {
	section *form.Section
	place   form.Place
	text    string
	lines   []form.Line
}

// printed are the texts that have words, in the order in which they are printed, their quotations filled.
var printed = rule.NewFact(func(p *rule.Pass) []*text {
	var list []*text
	expanded, _ := fields.Expand(p.Report)
	for _, s := range p.Report.Form.AllTexts() {
		of := p.Report.Texts[s.Text]
		words := expanded[s.Text]
		if strings.TrimSpace(words) == "" || form.IsUnwritten(words) { // S09 calls it empty
			continue
		}
		t := &text{section: s, place: of.Place, text: words}
		for i, line := range strings.Split(words, "\n") {
			at := of.Place
			if i < len(of.Lines) {
				at = of.Lines[i].Place
			}
			t.lines = append(t.lines, form.Line{Text: line, Place: at})
		}
		list = append(list, t)
	}
	return list
})

// printedText returns the text with an id, nil where it has no words.
func printedText(p *rule.Pass, id string) *text {
	for _, t := range printed.Of(p) {
		if t.section.Text == id {
			return t
		}
	}
	return nil
}

// whole returns the text with an id, nil where it has no words, or not all of them: where an error on its sheet is told
// of already, what it does not say may stand in what could not be read.
func whole(p *rule.Pass, id string) *text {
	t := printedText(p, id)
	if t == nil || strings.Contains(t.text, "{{") {
		return nil
	}
	for f := range p.Told() {
		inText := f.Place.Sheet == t.place.Sheet && f.Place.File == ""
		if inText && (f.Rule.Severity == rule.Error || f.Rule.ID[0] == 'F') {
			return nil
		}
	}
	return t
}

// isNone reports whether a text says that there is nothing to say, in one sentence or in each: 存在的问题：无。改进情况：无。
func isNone(p *rule.Pass, words string) bool {
	says := false
	for line := range strings.SplitSeq(words, "\n") {
		for i, part := range sentences(form.Squeeze(line)) {
			if i == 0 && isHeading(part) && !strings.ContainsAny(part, "：:") {
				continue
			}
			if at := strings.LastIndexAny(part, "：:"); at >= 0 {
				_, size := utf8.DecodeRuneInString(part[at:])
				part = part[at+size:]
			}
			if !slices.Contains(asked(p).None, strings.TrimRight(part, ".!,，")) {
				return false
			}
			says = true
		}
	}
	return says
}

// group returns what a group of a form's pattern has found in words, empty where it is one that may find nothing.
func group(words string, match []int, n int) string {
	if match[2*n] < 0 {
		return ""
	}
	return words[match[2*n]:match[2*n+1]]
}

// isTold reports whether a rule that ran before has told of the same at a place.
func isTold(p *rule.Pass, at form.Place, same func(*rule.Finding) bool) bool {
	for f := range p.Told() {
		if f.Place == at && same(f) {
			return true
		}
	}
	return false
}

// sentences divides a line where its sentences end.
func sentences(line string) []string { return strings.FieldsFunc(line, form.EndsSentence) }

// hasAny reports whether any of some words stands in a text.
func hasAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// figure returns what stands in a cell with an id; false where no figure does.
func figure(p *rule.Pass, id string) (form.Value, bool) {
	cell := p.Report.Form.Cell(id)
	if cell == nil || p.Lost(cell) {
		return form.Value{}, false
	}
	v := p.Report.Value(cell)
	return v, v.State == form.Number
}

// at returns where something stands, in brackets, empty where that is nowhere.
func at(place form.Place) string {
	if words := place.String(); words != "" {
		return "（" + words + "）"
	}
	return ""
}
