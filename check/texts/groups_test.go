package texts

import (
	"testing"

	"nianbao/form"
	"nianbao/form/wanted"
)

// TestGroupsWithoutWords shows that where a group of a province's pattern finds nothing, nothing is what it says.
func TestGroupsWithoutWords(t *testing.T) {
	with := func(source string, ask func(of *wanted.Texts, p *wanted.Pattern)) func(*form.Report) {
		p, err := wanted.NewPattern(source)
		if err != nil {
			t.Fatalf("wanted.NewPattern: %v", err)
		}
		return func(r *form.Report) {
			f := *r.Form
			of := *f.Wanted
			ask(&of, p)
			f.Wanted, r.Form = &of, &f
		}
	}
	for _, line := range []string{"根据《政府信息公开工作年度报告有关事项的通知》（〔2021〕号）编制。", "依据〔2021〕30号文编制。"} {
		judged(line, with(`(国办公开办函)?〔(20\d\d)〕(\d+)?号`, func(of *wanted.Texts, p *wanted.Pattern) {
			of.Notices = &wanted.Notices{Cited: p, Misnamed: of.Notices.Misnamed}
		}))
	}
	judged("今年，我局按要求公开。", with(`(?:(20\d\d)年|今年)，`, func(of *wanted.Texts, p *wanted.Pattern) {
		of.Years = &wanted.Years{Openings: []*wanted.Opening{{Texts: []string{"others"}, Back: 3}}, Account: &wanted.Account{Says: p}}
	}))
}
