package suspect

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"nianbao/check/checktest"
)

// TestTold holds which cells are suspected after slips, in which order, and what else is known of them.
func TestTold(t *testing.T) {
	var list []checktest.Telling
	for seed := range uint64(220) {
		rnd := rand.New(rand.NewPCG(seed, 11))
		x := newTrial(t, rnd, seed%3 == 0, seed%2 == 0)
		if seed >= 160 { // the texts say what was meant
			x.text = x.overview() + x.rowsSaid()
		}
		var slips []string
		for range 1 + seed%2 {
			slips = append(slips, x.slip())
		}
		c, _ := x.suspects()
		if len(c.Broken) == 0 {
			continue
		}
		var b strings.Builder
		for _, v := range Explain(c) {
			for _, e := range v.Equations {
				fmt.Fprintf(&b, "%s %s", e.Relation.ID, e.Line)
			}
			fmt.Fprintf(&b, "\ncount %d, certain %v, tried %d, unfinished %v, partly %v\n", v.Count, v.Certain,
				v.Tried, v.Unfinished, v.Partly)
			changes := func(what string, list []Change) {
				for _, c := range list {
					fmt.Fprintf(&b, "  %s %s %s → %s %s\n", what, c.Cell.ID, c.From, c.To, c.Why)
				}
			}
			for _, e := range v.Explanations {
				fmt.Fprintf(&b, "explained, whole %v, against %v\n", e.Whole, e.Against)
				changes("change", e.Changes)
			}
			for _, e := range v.Further {
				changes("further", e.Changes)
			}
			changes("besides", v.Besides)
			changes("others", v.Others)
			changes("suspect", v.Suspects())
			changes("candidate", v.Candidates())
		}
		list = append(list,
			checktest.Telling{Name: fmt.Sprintf("%03d %s", seed, strings.Join(slips, ", ")), Text: b.String()})
	}
	checktest.Hold(t, list)
}
