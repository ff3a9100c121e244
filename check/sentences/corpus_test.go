package sentences

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
)

const figures2021 = `applications.received.person=28 applications.received.company=5 applications.received.charity=1
	applications.received.legal=2 applications.carried_in.person=3 applications.carried_in.company=1
	applications.granted.person=14 applications.granted.company=2 applications.partial.person=5 applications.partial.company=1
	applications.denied.secret.person=1 applications.denied.third_party.person=2 applications.denied.process.person=1
	applications.unavailable.not_held.person=3 applications.unavailable.not_held.company=1 applications.unavailable.unclear.legal=1
	applications.rejected.petition.person=2 applications.rejected.repeat.person=1 applications.other.no_correction.person=1
	applications.carried_out.person=1 applications.carried_out.company=2 applications.carried_out.charity=1
	applications.carried_out.legal=1
	disputes.review.upheld=2 disputes.review.corrected=1 disputes.review.pending=1 disputes.direct.upheld=1
	disputes.after_review.upheld=1 disputes.after_review.pending=1
	documents.regulations.issued=2 documents.regulations.repealed=1 documents.regulations.effective=13
	documents.normative.issued=7 documents.normative.repealed=3 documents.normative.effective=42
	licensing.permits.decisions=1208 enforcement.penalties.decisions=57 enforcement.coercion.decisions=19
	fees.charges.amount=25.13`

const figuresLast = `applications.received.person=24 applications.received.company=6 applications.carried_in.person=6
	applications.granted.person=20 applications.granted.company=4 applications.partial.person=7 applications.denied.law.company=1
	applications.carried_out.person=3 applications.carried_out.company=1 disputes.review.upheld=2 documents.normative.issued=5`

const figures2019 = `applications.received.person=12 applications.granted.person=8 applications.partial.person=1
	applications.carried_out.person=3 documents.normative.made=6 documents.normative.published=5 documents.normative.public_total=31
	licensing.permits.last_year=23 licensing.permits.change=2 licensing.permits.decisions=866
	licensing.services.last_year=4 licensing.services.decisions=88 enforcement.penalties.last_year=61 enforcement.penalties.decisions=140
	fees.charges.last_year=2 procurement.centralized.projects=59 procurement.centralized.amount=3010`

// theReport returns the report of the corpus in an edition, with last year's beside it.
func theReport(edition, agency string) *form.Report {
	if edition == "2019" {
		return checktest.Made("2019", agency, 2020, figures2019)
	}
	r := checktest.Made("2021", agency, 2024, figures2021)
	r.Hold(r.Form.Other(form.Last), checktest.Made("2021", agency, 2023, figuresLast), "2023.xlsx")
	return r
}

func withText(r *form.Report, text string) *form.Report {
	c := r.Copy()
	c.Texts = map[string]form.Text{"overview": {Text: text}}
	return c
}

// findings returns what the family finds, by rule and number.
func findings(r *form.Report) []rule.Finding {
	p := rule.NewPass(r, define.Builtin())
	for _, of := range Rules {
		p.Run(of)
	}
	return p.Findings()
}

// outcome returns what is made of a text: 2 for two claims that are right, with findings behind it.
func outcome(r *form.Report) string {
	var b strings.Builder
	fmt.Fprint(&b, len(read(r)))
	for _, f := range findings(r) {
		fmt.Fprintf(&b, " %s:%s", f.Rule.ID, f.Actual)
	}
	return b.String()
}

// TestCorpus reads sentences right and wrong, and such as only look like them. In testdata each stands behind how many
// of its numbers are attributed, and what is found. A line in brackets names edition and agency of those below it.
func TestCorpus(t *testing.T) {
	data, err := os.ReadFile("testdata/corpus.txt")
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	var r *form.Report
	count := 0
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if strings.HasPrefix(line, "[") {
			edition, agency, _ := strings.Cut(strings.Trim(line, "[]"), " ")
			r = theReport(edition, agency)
			continue
		}
		want, text, _ := strings.Cut(line, "|")
		text = strings.ReplaceAll(text, `\n`, "\n")
		if got := outcome(withText(r, text)); got != strings.TrimSpace(want) {
			t.Errorf("line %d: %s\n got %s, want %s", n+1, text, got, want)
			if testing.Verbose() {
				for _, c := range read(withText(r, text)) {
					t.Log(c.quote, c.says, c.kind)
				}
			}
		}
		count++
	}
	t.Logf("%d sentences", count)
}
