package causes

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/check/checktest"
	"nianbao/check/formulas"
	"nianbao/check/history"
	"nianbao/check/plausible"
	"nianbao/check/rule"
	"nianbao/check/sentences"
	"nianbao/check/totals"
	"nianbao/check/values"
	"nianbao/form"
	"nianbao/form/define"
)

// TestFollows shows what follows what in reports that were made for it: N01 N01<0 is a sentence that follows another; behind !
// is what a suspect should hold, Y10+ says that there are more.
func TestFollows(t *testing.T) {
	for _, test := range []struct {
		name         string
		this, last   string // figures
		says, before string // their first texts
		formulas     [][2]string
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
		{name: "totals over a circle", formulas: [][2]string{
			{"applications.received.person", "applications.carried_in.person"},
			{"applications.carried_in.person", "applications.received.person"},
			{"applications.received.total", "SUM(applications.received.person:applications.received.other)"},
			{"applications.carried_in.total", "SUM(applications.carried_in.person:applications.carried_in.other)"}},
			this: "applications.received.person=5 applications.carried_in.person=5 applications.received.total=7 applications.carried_in.total=7", want: "F11 F12<0 F11<0 R03<0 R03<0 R01<0 R01<0 Y01<0 Y01<0"},
		{name: "a circle of a total and a figure", formulas: [][2]string{
			{"applications.received.person", "applications.received.total"},
			{"applications.received.total", "SUM(applications.received.person:applications.received.other)"}},
			this: "applications.received.person=5 applications.granted.person=5", want: "F11 F11<0"},
		{name: "a total left blank",
			this: "disputes.review.upheld=2 disputes.review.other=3 disputes.review.total=",
			want: "V14!5"},
		{name: "a total left blank of totals left blank", want: "V14!2!2",
			this: "applications.denied.secret.person=2 applications.handled.person= applications.received.person=2 applications.denied.secret.total="},
		{name: "numbers left in a text, one of them by a wrong total",
			says:   "收到政府信息公开申请34件。部分公开8件。",
			before: "收到政府信息公开申请34件。部分公开8件。",
			this:   "applications.received.person=34 applications.received.total=43 applications.granted.person=30 applications.partial.person=4",
			last:   "applications.received.person=34 applications.granted.person=26 applications.partial.person=8", want: "Y10 N01<0 R03!34 R01<2"},
		{name: "numbers left in a text, one of them by a wrong figure",
			says:   "收到政府信息公开申请34件。部分公开8件。",
			before: "收到政府信息公开申请34件。部分公开8件。",
			this:   "applications.received.person=43 applications.granted.person=30 applications.partial.person=4",
			last:   "applications.received.person=34 applications.granted.person=26 applications.partial.person=8", want: "Y10 N01<0 R01!34!34!39 N01<2 Y10<2 R01<2"},
		{name: "numbers left in a text",
			says:   "收到政府信息公开申请34件。部分公开8件。",
			before: "收到政府信息公开申请34件。部分公开8件。",
			this:   "applications.received.person=43 applications.granted.person=39 applications.partial.person=4",
			last:   "applications.received.person=34 applications.granted.person=26 applications.partial.person=8", want: "Y10+ N01<0 N01<0 Y10<0"},
		{name: "a share of what is wrong",
			says: "收到政府信息公开申请43件，其中自然人34件，占90%。行政复议5件，维持3件，占50%。",
			this: "applications.received.person=34 applications.received.total=43 applications.granted.person=34 disputes.review.upheld=3 disputes.review.other=1 disputes.review.total=5", want: "R03!34 R01<0 N03<0 R04!2!1!1 N03<3"},
		{name: "a sentence that an identity wants as well", says: "办结政府信息公开申请36件。",
			this: "applications.received.person=36 applications.granted.person=33", want: "R01!36!36!36 R01<0"},
		{name: "what last year's carried out and a sentence say",
			says: "上年结转政府信息公开申请4件，予以公开40件。",
			last: "applications.received.person=4 applications.carried_out.person=4",
			this: "applications.received.person=36 applications.carried_in.person=3 applications.granted.person=39", want: "Y01!4!40 N01<0 N01<0 Y01<0"},
		{name: "carried in otherwise than carried out, and an identity",
			last: "applications.received.person=4 applications.carried_out.person=4",
			this: "applications.received.person=36 applications.carried_in.person=3 applications.granted.person=40", want: "Y01!4 R01<0!4!4!37 R01<0 Y01<0"},
	} {
		r := checktest.Made("2021", "示例市司法局", 2024, test.this)
		last := checktest.Made("2021", "示例市司法局", 2023, test.last)
		r.Texts["overview"], last.Texts["overview"] = form.Text{Text: test.says}, form.Text{Text: test.before}
		r.Hold(r.Form.Other(form.Last), last, "上年.xlsx")
		for _, f := range test.formulas {
			checktest.Formula(r, f[0], f[1])
		}
		p := rule.NewPass(r, define.Builtin())
		for _, of := range slices.Concat(formulas.Rules, values.Rules, sentences.Rules, plausible.Rules, totals.Rules(r.Form), history.Rules(r.Form)) {
			p.Run(of)
		}
		var lines, messages []string
		for _, f := range Order(p) {
			if f.Rule.ID == "F01" { // all totals are typed
				continue
			}
			line := f.Rule.ID
			if f.Follows != nil {
				line += "<" + strconv.Itoa(*f.Follows)
			}
			if strings.Contains(f.Message, "处的数也是上年的") {
				line += "+"
			}
			for _, s := range f.Suspects {
				line += "!" + s.ShouldBe.String()
			}
			lines, messages = append(lines, line), append(messages, f.Message)
		}
		if got := strings.Join(lines, " "); got != test.want {
			t.Errorf("%s: %s, want %s\n%s", test.name, got, test.want, strings.Join(messages, "\n"))
		}
	}
}
