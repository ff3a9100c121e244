package check

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
)

var (
	updateTold = flag.Bool("update-told", false, "write testdata/told.sum")
	toldInto   = flag.String("told", "", "write into this folder all that is hashed")
)

// everything returns all that a check says of a report, whoever asks: the findings with all that they carry, what can be
// mended, what was not asked.
func everything(r *form.Report, list []Finding) string {
	var b strings.Builder
	line := func(what string, v ...any) { fmt.Fprintf(&b, what+"\n", v...) }
	cell := func(c *form.Cell) string {
		if c == nil {
			return "-"
		}
		return c.ID
	}
	suspects := func(what string, list []rule.Suspect) {
		for _, s := range list {
			line("    %s %s %s holds %s, should be %s: %s", what, cell(s.Of), s.Place, s.Holds, s.ShouldBe, s.Why)
		}
	}
	fixes := func(what string, list []Fix) {
		for _, f := range list {
			line("    %s %d %s %s %s %s %v", what, f.Action, cell(f.Cell), f.Formula, f.Number, f.Why, f.OnBlank)
		}
	}
	for i, f := range list {
		line("%d %s %s %s %s", i, f.Rule.ID, f.Rule.Severity.Chinese(), f.Place, f.Message)
		if f.Follows != nil {
			line("    follows %d", *f.Follows)
		}
		for _, c := range f.Cells {
			line("    cell %+v", c)
		}
		line("    expected %q, actual %q, said %q, accused %q, certain %v, place only %v", f.Expected, f.Actual, f.Said,
			f.Accusation, f.Certain, f.PlaceOnly)
		suspects("suspect", f.Suspects)
		suspects("candidate", f.Candidates)
		fixes("mends", f.Fixes)
	}
	fixes("fix", Fixes(r, list))
	fixes("set", SuspectFixes(r, list))
	for _, f := range Whose(r, define.Builtin()) {
		line("whose %s %s", f.Place, f.Message)
	}
	for _, u := range UncheckedIn(r, Choice{}) {
		line("unchecked %s %v %v %s", u.Other.ID, u.Why, u.Rules, u.Message)
	}
	line("due %+v", DueOf(r))
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
	const name = "testdata/told.sum"
	known := map[string]string{}
	data, err := os.ReadFile(name)
	if err != nil && !*updateTold {
		t.Fatalf("read: %v", err)
	}
	for line := range strings.Lines(string(data)) {
		sum, what, _ := strings.Cut(strings.TrimSpace(line), " ")
		known[what] = sum
	}
	sums := map[string]string{}
	for i, of := range tellings(t) {
		s, r := of.make()
		if r == nil {
			continue
		}
		text := everything(r, Superior(r, define.Builtin(), s.parts))
		what := fmt.Sprintf("%03d %s", i, of.name)
		sums[what] = fmt.Sprintf("%x", sha256.Sum256([]byte(text)))[:12]
		if *toldInto != "" {
			into := filepath.Join(*toldInto, strings.NewReplacer("/", "-", " ", "_").Replace(what)+".txt")
			if err := os.WriteFile(into, []byte(text), 0o666); err != nil {
				t.Fatalf("write: %v", err)
			}
		}
		if !*updateTold && known[what] != sums[what] {
			t.Errorf("%s: something else is told; compare what -told DIR writes with that of before", what)
		}
	}
	if !*updateTold {
		return
	}
	var b strings.Builder
	for _, what := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&b, "%s %s\n", sums[what], what)
	}
	if err := os.WriteFile(name, []byte(b.String()), 0o666); err != nil {
		t.Fatalf("write: %v", err)
	}
}
