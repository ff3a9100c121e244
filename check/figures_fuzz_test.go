package check

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/fuzztest"
	"nianbao/grid"
)

// FuzzFigures checks reports of any figures, held against last year's: nothing that is told fails to be told twice, and
// the one explanation that is certain puts right what it explains.
func FuzzFigures(f *testing.F) {
	for n := byte(0); n < 60; n += 3 {
		f.Add(n%2 == 0, []byte{n, 5, n * 7, 3, n * 13, 17, n * 3, n * 11, n * 17, 1, n, 2}, []byte{n * 31, n, n * 7, 40})
	}
	forms := define.Builtin()
	f.Fuzz(func(t *testing.T, newer bool, inputs, spoil []byte) {
		fuzztest.Watch(t)
		of := forms[0]
		if newer {
			of = forms[len(forms)-1]
		}
		r := anyFigures(of, fuzztest.Of(inputs))
		spoilFigures(r, fuzztest.Of(spoil))
		last := anyFigures(of, fuzztest.Of(spoil))
		last.Year = r.Year - 1
		r.Hold(of.Other(form.Last), last, "上年.xlsx")
		found := Report(r, forms)
		for i := range found {
			fuzztest.Said(t, found[i].Message)
			suspectsHold(t, r, &found[i])
		}
		said := func(list []Finding) (all []string) {
			for _, f := range list {
				all = append(all, f.Rule.ID+" "+f.Message)
			}
			return all
		}
		if diff := cmp.Diff(said(found), said(Report(r, forms))); diff != "" {
			t.Fatal(diff)
		}
	})
}

// anyFigures returns a report of which all totals are the sums of their parts.
func anyFigures(of *form.Form, s *fuzztest.Script) *form.Report {
	r := form.NewReport(of)
	r.Agency, r.Year = "示例市司法局", of.Years.From+1
	for _, c := range of.Cells {
		r.SetNumber(c, decimal.NewFromInt(0))
	}
	for s.More() {
		r.SetNumber(of.Cells[s.Below(len(of.Cells))], decimal.NewFromInt(int64(s.Below(2000))))
	}
	value := func(c *form.Cell) decimal.Decimal { return r.Value(c).Number }
	for range 4 { // totals of totals
		for _, c := range of.Cells {
			if e := of.Totals()[c]; e != nil {
				if n, ok := e.Value(value); ok {
					r.SetNumber(c, n)
				}
			}
		}
	}
	return r
}

// spoilFigures types words and figures over some cells.
func spoilFigures(r *form.Report, s *fuzztest.Script) {
	for n := 0; s.More() && n < 20; n++ {
		c := r.Form.Cells[s.Below(len(r.Form.Cells))]
		text, kind := s.Word(), grid.Number
		if strings.Trim(text, "0123456789.") != "" || text == "" {
			kind = grid.Text
		}
		r.SetValue(c, form.ParseValue(text, kind, c.Unit(), ""))
	}
}

// suspectsHold fails where the certain explanation of an equation that does not hold leaves it as it is.
func suspectsHold(t *testing.T, r *form.Report, f *Finding) {
	t.Helper()
	if len(f.Suspects) > 3 {
		t.Fatalf("%d suspects", len(f.Suspects))
	}
	if !f.Certain || f.Equation == nil {
		return
	}
	mended := map[*form.Cell]decimal.Decimal{}
	for _, s := range f.Suspects {
		mended[s.Of] = s.ShouldBe
	}
	value := func(c *form.Cell) decimal.Decimal {
		if n, ok := mended[c]; ok {
			return n
		}
		return r.Value(c).Number
	}
	if !f.Equation.Balanced(value) {
		t.Fatalf("%s: %s still does not hold with %v", f.Rule.ID, f.Message, mended)
	}
}
