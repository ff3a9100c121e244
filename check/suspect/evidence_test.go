package suspect

import (
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
)

// TestAnySaid mistypes a figure of a row whose total the overview says, totals by formula: with what is told first, unless
// all is against what is said, the row comes to it, and no explanation that would break what is said is certain, or before one that does not.
func TestAnySaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 5))
		x := newTrial(t, r, false, rapid.Bool().Draw(t, "last year's is there"))
		row := rapid.SampledFrom([]string{"received", "carried_in", "granted", "partial", "carried_out"}).Draw(t, "row")
		column := rapid.SampledFrom([]string{"person", "company", "legal"}).Draw(t, "column")
		cell, total := x.form.Cell("applications."+row+"."+column), x.form.Cell("applications."+row+".total")
		by := rapid.OneOf(rapid.Int64Range(-100, -9), rapid.Int64Range(9, 60)).Draw(t, "by")
		x.meant[cell] += 1000 // of small figures chance explains much
		balance(x.form, x.meant)
		maps.Copy(x.typed, x.meant)
		x.text = x.overview() + x.rowsSaid()
		x.typed[cell] += by
		sums(x.form, x.typed)
		c, broken := x.suspects()
		if !broken {
			t.Fatal("nothing is broken")
		}
		found := false
		for _, v := range Explain(c) {
			against := false
			for i, e := range v.Explanations {
				if e.Against && v.Certain {
					t.Fatalf("certain, and against what is said: %+v", v)
				}
				if !e.Against && against && len(e.Changes) <= 2 { // rows that were shifted are rarer than a wrong sentence
					t.Fatalf("behind one that is against what is said: %+v", v.Explanations[i])
				}
				against = against || e.Against
				for _, c := range e.Changes {
					if c.Why == inText.figure() && !strings.Contains(x.text, c.To.String()+"件") {
						t.Fatalf("%s is said to be %s in %s", c.Cell.ID, c.To, x.text)
					}
				}
			}
			if len(v.Explanations) > 0 {
				found = true
				if got := x.with(v.Explanations[0].Changes...)(total); !v.Explanations[0].Against && !got.Equal(decimal.NewFromInt(x.meant[total])) {
					t.Fatalf("%s is said to be %d: %+v", total.ID, x.meant[total], v.Explanations[0])
				}
			}
		}
		if !found {
			t.Fatalf("no cell is told of, though %s is said", total.ID)
		}
	})
}

// TestTwoSaid mistypes two figures of one column so that one slip elsewhere would do, were it not for what is said of that.
func TestTwoSaid(t *testing.T) {
	x := newTrial(t, rand.New(rand.NewPCG(20241231, 6)), false, false)
	at := func(row string) *form.Cell { return x.form.Cell("applications." + row + ".person") }
	for row, n := range map[string]int64{"received": 400, "carried_in": 20, "granted": 286, "partial": 37, "unavailable.not_held": 71} {
		x.meant[at(row)] = n
	}
	balance(x.form, x.meant)
	for c, n := range x.meant {
		x.typed[c] = n
	}
	x.text = x.overview() + x.rowsSaid()
	x.typed[at("granted")], x.typed[at("partial")] = 268, 73
	sums(x.form, x.typed)
	c, _ := x.suspects()
	verdicts := Explain(c)
	if len(verdicts) != 1 || len(verdicts[0].Explanations) == 0 || verdicts[0].Certain {
		t.Fatalf("%+v", verdicts)
	}
	first := verdicts[0].Explanations[0].Changes
	for _, row := range []string{"granted", "partial"} {
		if !slices.ContainsFunc(first, func(c Change) bool {
			return c.Cell == at(row) && c.To.Equal(decimal.NewFromInt(x.meant[c.Cell]))
		}) {
			t.Errorf("%s is not told of: %+v", row, first)
		}
	}
}

// TestOthersSaid shows that what the texts of a government say of all its area, which its tables do not have, speaks for no
// figure of these: nothing is told of otherwise than without them.
func TestOthersSaid(t *testing.T) {
	r := rand.New(rand.NewPCG(20241231, 8))
	for range 50 {
		x := newTrial(t, r, false, false)
		x.slip()
		c, broken := x.suspects()
		if !broken {
			continue
		}
		c.Report.Agency = "示例市人民政府"
		want := Explain(c)
		all := *x
		all.meant = map[*form.Cell]int64{}
		for cell, n := range x.meant {
			all.meant[cell] = n + n/3 + 1_000_000 // no number of the tables'
		}
		text := strings.Replace(all.overview(), "全年新收", "全市共新收", 1)
		c.Report.Texts["overview"] = form.Text{Text: text}
		if got := Explain(c); !reflect.DeepEqual(got, want) {
			t.Fatalf("%s\n%+v, want %+v", text, got, want)
		}
	}
}

// TestAgainst mistypes a figure of which the overview says what stands there: the cell is told of as without that sentence,
// but no more as certain.
func TestAgainst(t *testing.T) {
	x := newTrial(t, rand.New(rand.NewPCG(20241231, 9)), true, false)
	cell := x.form.Cell("applications.received.person")
	x.typed[cell] = x.meant[cell] + 4711
	for _, said := range []bool{false, true} {
		if said {
			x.text = "（二）依申请公开。全年新收政府信息公开申请" + strconv.FormatInt(x.meant[x.form.Cell("applications.received.total")], 10) +
				"件，其中自然人" + strconv.FormatInt(x.typed[cell], 10) + "件。"
		}
		c, _ := x.suspects()
		verdicts := Explain(c)
		if len(verdicts) != 1 || len(verdicts[0].Explanations) == 0 {
			t.Fatalf("%+v", verdicts)
		}
		v := verdicts[0]
		if first := v.Explanations[0]; v.Certain == said || first.Against != said || len(first.Changes) != 1 || first.Changes[0].Cell != cell {
			t.Errorf("said %v: %+v", said, v)
		}
	}
}
