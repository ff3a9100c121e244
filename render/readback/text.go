package readback

import (
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/form"
)

// texts compares the texts of sections line by line.
func (c *comparison) texts() {
	for _, s := range c.Report.Form.Texts() {
		want, have := tidy(c.text(s)), tidy(c.back.Texts[s.Text].Text)
		if want == have {
			continue
		}
		if rest, ok := strings.CutPrefix(want, have+"\n"); ok && signs(action.Lines(rest), c.back, c.Report) {
			continue
		}
		c.differ(Difference{Kind: Text, Section: s, Want: want, Have: have, Place: c.back.Texts[s.Text].Place})
	}
}

// tidy returns a text as it is printed: its lines without blank ones.
func tidy(text string) string { return strings.Join(action.Lines(text), "\n") }

// signs reports whether the last lines of a draft's text are read back as the agency or the date that the report lacks,
// and what the office has written about the file beside them. Findings tell of such lines (V08, S33).
func signs(lines []string, back, r *form.Report) bool {
	signed := false
	for _, line := range lines {
		switch {
		case r.Agency == "" && line == back.Agency,
			r.Particulars[form.Date] == "" && form.IsDate(line) && form.PlainDate(line) == back.Particulars[form.Date]:
			signed = true
		case !isInternal(back, line):
			return false
		}
	}
	return signed
}

func isInternal(back *form.Report, line string) bool {
	for _, f := range back.Faults {
		if f.Kind == form.Internal && f.Texts[0] == form.OneLine(line) {
			return true
		}
	}
	return false
}

// notes finds the lines of notes that stand nowhere, and those that stand in a note and nobody meant. Where a line
// stands on a page is not compared: it may say what the report knows otherwise.
func (c *comparison) notes() {
	for _, n := range c.Report.Form.Notes {
		want, have := action.Lines(c.text(n)), c.back.Texts[n.Text]
		lost := slices.DeleteFunc(without(want, action.Lines(have.Text)), c.page.hasExactly)
		more := without(action.Lines(have.Text), want)
		if len(lost) > 0 || len(more) > 0 {
			c.differ(Difference{Kind: Note, Section: n, Want: strings.Join(lost, "\n"), Have: strings.Join(more, "\n"),
				Place: have.Place})
		}
	}
}

// without returns the lines that are none of others.
func without(lines, others []string) []string {
	known := map[string]bool{}
	for _, line := range others {
		known[line] = true
	}
	var list []string
	for _, line := range lines {
		if !known[line] {
			list = append(list, line)
		}
	}
	return list
}
