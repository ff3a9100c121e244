package suspect

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
)

// TestAnyTwoColumns slips in two columns of a report whose totals are formulas: these are two matters, each with its own
// suspects, though the column of totals does not hold either.
func TestAnyTwoColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 2))
		x := newTrial(t, r, false, rapid.Bool().Draw(t, "last year's is there"))
		for _, column := range []string{"person", "other"} {
			c := x.form.Cell("applications.granted." + column)
			x.typed[c] += rapid.Int64Range(1, 50).Draw(t, column)
		}
		sums(x.form, x.typed)
		c, _ := x.suspects()
		verdicts := Explain(c)
		if len(verdicts) == 1 && !verdicts[0].Certain {
			t.Skip("by chance figures of the two columns that are exchanged, and a slip, explain as much")
		}
		if len(verdicts) != 2 {
			t.Fatalf("%d verdicts", len(verdicts))
		}
		for i, column := range []string{"person", "other"} {
			own := 0
			for _, s := range verdicts[i].Suspects() {
				if s.Cell.Column.ID == column {
					own++
				} else if verdicts[i].Certain {
					t.Fatalf("%s is certainly what is wrong in column %s", s.Cell.ID, column)
				}
			}
			if own == 0 && len(verdicts[i].Suspects()) > 0 {
				t.Fatalf("nothing of column %s is suspected of what is wrong there", column)
			}
			both := len(verdicts[0].Explanations) > 0 && len(verdicts[1].Explanations) > 0
			v := verdicts[i]
			if both && len(v.Others)+len(v.Besides) == 0 || !both && len(v.Others) > 0 || both == v.Partly {
				t.Fatalf("what the column of totals needs besides is not told: %+v", v)
			}
		}
	})
}

// TestNeighbours exchanges figures of two columns whose equations have no cell in common: that is one slip.
func TestNeighbours(t *testing.T) {
	x := newTrial(t, rand.New(rand.NewPCG(20241231, 3)), false, false)
	a, b := x.form.Cell("applications.granted.person"), x.form.Cell("applications.granted.company")
	x.meant[a], x.meant[b] = 4711, 12
	balance(x.form, x.meant)
	for c, n := range x.meant {
		x.typed[c] = n
	}
	x.typed[a], x.typed[b] = x.meant[b], x.meant[a]
	sums(x.form, x.typed)
	c, _ := x.suspects()
	verdicts := Explain(c)
	if len(verdicts) != 1 || !verdicts[0].Certain || len(verdicts[0].Explanations[0].Changes) != 2 {
		t.Errorf("%+v", verdicts)
	}
}

// TestStale leaves totals as they were when figures were corrected: totals and figures explain as well, so nothing is
// certain, and both are told of.
func TestStale(t *testing.T) {
	t.Run("two rows' totals", func(t *testing.T) {
		r := rand.New(rand.NewPCG(20241231, 4))
		x := newTrial(t, r, true, false)
		for x.form.Edition != "2021" {
			x = newTrial(t, r, true, false)
		}
		from, to := x.form.Cell("applications.granted.company"), x.form.Cell("applications.other.rest.company")
		x.meant[from] += 40
		balance(x.form, x.meant)
		for c, n := range x.meant {
			x.typed[c] = n
		}
		x.typed[from], x.typed[to] = x.typed[from]-37, x.typed[to]+37
		c, _ := x.suspects()
		wantTie(t, Explain(c), []string{"applications.granted.total", "applications.other.rest.total"}, from.ID)
	})
	t.Run("the totals of a row, its column and all", func(t *testing.T) {
		f := largeForm(t, 5, 5)
		rep := form.NewReport(f)
		for i, c := range f.Cells {
			rep.SetNumber(c, decimal.NewFromInt(int64(3000+i*i)))
		}
		addUp(rep)
		slip := f.Cell("large.r2.c2")
		rep.SetNumber(slip, decimal.NewFromInt(457))
		wantTie(t, Explain(caseOf(rep)), []string{"large.r2.total", "large.total.c2", "large.total.total"}, slip.ID)
	})
}

// wantTie wants nothing to be certain, and both to be told of: totals that were not updated, and a figure.
func wantTie(t *testing.T, verdicts []Verdict, totals []string, cell string) {
	t.Helper()
	told := map[string]bool{}
	for _, v := range verdicts {
		if v.Certain || len(v.Explanations) == 0 {
			t.Fatalf("%+v", v)
		}
		for _, e := range v.Explanations[:min(3, len(v.Explanations))] {
			for _, c := range e.Changes {
				told[c.Cell.ID] = true
			}
		}
	}
	for _, id := range append(totals, cell) {
		if !told[id] {
			t.Errorf("%s is not told of: %+v", id, verdicts)
		}
	}
}

// TestBeyondReckoning shows that nothing is certain where what might have been meant is too large to be reckoned with, and
// that no cell is named where what stands there is.
func TestBeyondReckoning(t *testing.T) {
	for _, test := range []struct {
		name       string
		of         int64
		unfinished bool
	}{{"a total that would be too large", maxFigure - 10, false}, {"one that is", maxFigure + 1, true}} {
		t.Run(test.name, func(t *testing.T) {
			f := largeForm(t, 3, 3)
			rep := form.NewReport(f)
			rep.SetNumber(f.Cell("large.r0.c0"), decimal.NewFromInt(test.of))
			addUp(rep)
			rep.SetNumber(f.Cell("large.r0.c2"), decimal.NewFromInt(457)) // or all totals over it are more
			for _, v := range Explain(caseOf(rep)) {
				if v.Certain || v.Unfinished != test.unfinished || (len(v.Explanations) > 0) == test.unfinished {
					t.Errorf("%+v", v)
				}
			}
		})
	}
}
