package causes

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/check/checktest"
	"nianbao/check/history"
	"nianbao/check/plausible"
	"nianbao/check/rule"
	"nianbao/check/sentences"
	"nianbao/check/totals"
	"nianbao/form"
	"nianbao/form/define"
)

// TestFollows shows what follows what in reports that were made for it: N01 N01<0 is a sentence that follows another.
func TestFollows(t *testing.T) {
	for _, test := range []struct {
		name         string
		this, last   string // figures
		says, before string // their first texts
		want         string
	}{
		{name: "what is in force as two sentences have it", last: "documents.normative.effective=30",
			this: "documents.normative.effective=23 documents.normative.issued=3 documents.normative.repealed=1",
			says: "制发行政规范性文件5件，现行有效行政规范性文件34件。", want: "N01 N01<0 Y02<0"},
		{name: "what is in force as two sentences have it otherwise", last: "documents.normative.effective=30",
			this: "documents.normative.effective=23 documents.normative.issued=3 documents.normative.repealed=1",
			says: "制发行政规范性文件5件，现行有效行政规范性文件36件。", want: "N01 N01 Y02"},
		{name: "two figures of last year's in an equation",
			last: "documents.normative.issued=3 documents.normative.effective=30",
			this: "documents.normative.issued=3 documents.normative.effective=30 documents.normative.repealed=1",
			says: "制发行政规范性文件5件，现行有效行政规范性文件35件。", want: "N01 N01<0 Y02<0"},
	} {
		r := checktest.Made("2021", "示例市司法局", 2024, test.this)
		last := checktest.Made("2021", "示例市司法局", 2023, test.last)
		r.Texts["overview"], last.Texts["overview"] = form.Text{Text: test.says}, form.Text{Text: test.before}
		r.Hold(r.Form.Other(form.Last), last, "上年.xlsx")
		p := rule.NewPass(r, define.Builtin())
		for _, of := range slices.Concat(sentences.Rules, plausible.Rules, totals.Rules(r.Form), history.Rules(r.Form)) {
			p.Run(of)
		}
		var lines, messages []string
		for _, f := range Order(p) {
			line := f.Rule.ID
			if f.Follows != nil {
				line += "<" + strconv.Itoa(*f.Follows)
			}
			lines, messages = append(lines, line), append(messages, f.Message)
		}
		if got := strings.Join(lines, " "); got != test.want {
			t.Errorf("%s: %s, want %s\n%s", test.name, got, test.want, strings.Join(messages, "\n"))
		}
	}
}
