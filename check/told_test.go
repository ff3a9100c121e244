package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianbao/check/checktest"
	"nianbao/form"
	"nianbao/form/define"
)

// everything returns all that a check says of a report, whoever asks: the findings with all that they carry, what can be
// mended, what was not asked.
func everything(r *form.Report, list []Finding) string {
	var b strings.Builder
	b.WriteString(checktest.Words(list))
	b.WriteString(checktest.Fixes("fix", Fixes(r, list)))
	b.WriteString(checktest.Fixes("set", SuspectFixes(r, list)))
	for _, f := range Whose(r, define.Builtin()) {
		fmt.Fprintf(&b, "whose %s %s\n", f.Place, f.Message)
	}
	for _, u := range UncheckedIn(r, Choice{}) {
		fmt.Fprintf(&b, "unchecked %s %v %v %s\n", u.Other.ID, u.Why, u.Rules, u.Message)
	}
	fmt.Fprintf(&b, "due %+v\n", DueOf(r))
	return b.String()
}

// A telling is a report and how it came to be.
type telling struct {
	name string
	make func() (*sheets, *form.Report)
}

// tellings are reports with all that can be wrong with one: each failing case, with and without formulas, pairs of cases,
// and the mistakes of two years' reports.
func tellings(t *testing.T) []telling {
	cases := slices.Concat(structureCases, proseCases, valuesCases, totalsCases, sentencesCases, historyCases,
		plausibleCases,
		partsCases, formulasCases)
	var list []telling
	spoil := func(of ...failing) {
		with := len(list)%2 == 0
		var names []string
		for _, c := range of {
			names = append(names, c.name)
		}
		list = append(list,
			telling{fmt.Sprintf("%s, formulas %v", strings.Join(names, " + "), with),
				func() (s *sheets, r *form.Report) {
					defer func() {
						if recover() != nil { // one case takes away what another changes
							s, r = nil, nil
						}
					}()
					s = sound("2021", "2024")
					if with {
						s = calculated(t, "2021", "2024")
					}
					for _, c := range of {
						c.change(s)
					}
					return s, s.read(sure{})
				}})
	}
	for i, c := range cases {
		if spoil(c); i%2 == 0 {
			spoil(c, cases[(i*7+3)%len(cases)])
		}
	}
	for k, slip := range filedSlips {
		list = append(list, telling{"two years, " + slip.name, func() (*sheets, *form.Report) {
			x := newFiled(t, rand.New(rand.NewPCG(uint64(k), 7)))
			slip.make(x)
			return x.this, x.this.read(t)
		}})
	}
	return list
}

// TestTold holds all that is said of many faulty reports, to the letter: a change in what a check says changes a line of
// testdata/told.sum. With -told DIR the texts are written, to be compared with those of before; with -update-told the sums.
func TestTold(t *testing.T) {
	var list []checktest.Telling
	for i, of := range tellings(t) {
		if s, r := of.make(); r != nil {
			text := everything(r, Superior(r, define.Builtin(), s.parts))
			list = append(list, checktest.Telling{Name: fmt.Sprintf("%03d %s", i, of.name), Text: text})
		}
	}
	checktest.Hold(t, list)
}
