package merge

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/check"
	"nianbao/filing"
	"nianbao/form"
	"nianbao/form/parts"
)

// libraries are the built-in editions, and two forms of one's own: with open rows, ratios and words.
func libraries(t testing.TB) []*filing.Library {
	list := []*filing.Library{filing.Builtin()}
	for _, name := range []string{"budget", "enforcement"} {
		l, err := filing.LoadDir(filepath.Join("../../testdata/forms", name))
		if err != nil {
			t.Fatalf("filing.LoadDir: %v", err)
		}
		list = append(list, l)
	}
	return list
}

// anyReport returns a report with anything in its cells and in the rows of its open tables.
func anyReport(r *rand.Rand, f *form.Form, agency string) *form.Report {
	if f.HasOpen() {
		rows := map[string]form.OpenRows{}
		for _, t := range f.Base().Tables {
			if t.Open == nil {
				continue
			}
			var of form.OpenRows
			for range r.IntN(4) {
				of.Keys = append(of.Keys, []string{"印刷费", "复印机 维修", "软件（一期）", "会议室改造", "物业"}[r.IntN(5)])
			}
			rows[t.ID] = of
		}
		f = f.WithRows(rows)
	}
	report := form.NewReport(f)
	report.Agency, report.Year = agency, 2024
	for _, c := range f.Cells {
		if c.IsWords() {
			words := append(slices.Clone(c.OneOf()), "", "见附件\n第二行")
			if len(c.OneOf()) > 0 {
				words = words[:len(words)-1]
			}
			if w := words[r.IntN(len(words))]; w != "" {
				report.SetValue(c, form.Value{State: form.Words, Words: w, Text: w})
			}
			continue
		}
		if put(r, report, c); r.IntN(60) == 0 {
			report.SetValue(c, form.Value{State: form.Unreadable, Text: []string{"约100", "=1+1", "12?"}[r.IntN(3)]})
		}
	}
	return report
}

// fewer lets rapid try so much, unless somebody says how much: each is a whole workbook, or several.
func fewer(t *testing.T, checks string) {
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		flag.Set(f.Name, checks)
		t.Cleanup(func() { flag.Set(f.Name, f.DefValue) })
	}
}

// TestAnySet writes the workbook of random sets and reads it: the same parts, the sums of a plain loop, and nothing that
// the rules of sums and of formulas find.
func TestAnySet(t *testing.T) {
	all := libraries(t)
	fewer(t, "8")
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		l := all[rapid.IntRange(0, len(all)-1).Draw(t, "library")]
		f := l.Forms[rapid.IntRange(0, len(l.Forms)-1).Draw(t, "form")]
		n := rapid.IntRange(1, 60).Draw(t, "parts")
		want := map[string]decimal.Decimal{}
		var list []*parts.Part
		for i := range n {
			report := anyReport(r, f, fmt.Sprintf("示例市第%d局", i+1))
			bad := map[string]bool{}
			for _, c := range report.Form.Cells {
				bad[parts.Name(c)] = bad[parts.Name(c)] || report.Value(c).State == form.Unreadable
			}
			for _, c := range report.Form.Cells {
				if v := report.Value(c); v.State == form.Number && !bad[parts.Name(c)] {
					want[parts.Name(c)] = want[parts.Name(c)].Add(v.Number)
				}
			}
			p := parts.Of(report, fmt.Sprintf("%d.xlsx", i+1))
			p.Own = i == 0 && n%2 == 0
			p.Wrong = []string{"", "1 个错误：R01", "=cmd|'/c'!A1"}[r.IntN(3)]
			list = append(list, p)
		}
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		set := parts.NewSet(f, 2024, list)
		sums := set.Report()
		for _, c := range set.Form.Cells {
			if f := set.Form; f.Computed(c) == nil && parts.IsSummed(f, c) && !sums.Number(c).Equal(want[parts.Name(c)]) {
				t.Fatalf("%s is %s, want %s", c.ID, sums.Number(c), want[parts.Name(c)])
			}
		}
		(&about{agency: "示例市人民政府"}).put(sums)
		data, err := workbook(sums, set)
		if err != nil {
			t.Fatalf("workbook: %v", err)
		}
		back, err := l.OpenBytes("汇总.xlsx", data)
		if err != nil {
			t.Fatalf("l.OpenBytes: %v", err)
		}
		if err := sameAs(sums, set, back); err != nil {
			t.Fatalf("sameAs: %v", err)
		}
		for i, p := range set.Parts {
			if q := back.Parts().Parts[i]; q.Wrong != p.Wrong {
				t.Fatalf("%q of %s, want %q", q.Wrong, q.Agency, p.Wrong)
			}
		}
		compareFindings(t, l.Check(back), set)
	})
}

// compareFindings fails where the rules of formulas and values find anything in a sum, or those of sums anything but
// what is no figure, or a total that was none in a part.
func compareFindings(t failer, findings []check.Finding, set *parts.Set) {
	t.Helper()
	for _, f := range findings {
		switch f.Rule.ID[:1] {
		case "F":
			t.Fatalf("%s %s %s", f.Rule.ID, f.Place, f.Message)
		case "M":
			if f.Rule.ID != "M01" && f.Rule.ID != "M02" {
				continue
			}
			for _, c := range f.Cells {
				of := set.Form.Cell(c.ID)
				if of == nil || set.Form.Computed(of) == nil { // totals are whatever the reports say
					t.Fatalf("%s %s %s", f.Rule.ID, f.Place, f.Message)
				}
			}
		}
	}
}

// TestManySheets divides many agencies among sheets.
func TestManySheets(t *testing.T) {
	l := libraries(t)[2]
	r := rand.New(rand.NewPCG(1, 2))
	var list []*parts.Part
	for i := range 2*parts.MaxRows + 7 {
		list = append(list, parts.Of(anyReport(r, l.Forms[0], fmt.Sprintf("示例市第%d局", i+1)), fmt.Sprintf("%d.xlsx", i+1)))
	}
	out := parts.NewPart("", "坏.xlsx")
	out.Out, out.Wrong = true, "打不开这个文件"
	set := parts.NewSet(l.Forms[0], 2024, append(list, out))
	sums := set.Report()
	(&about{agency: "示例市人民政府"}).put(sums)
	data, err := workbook(sums, set)
	if err != nil {
		t.Fatalf("workbook: %v", err)
	}
	back, err := l.OpenBytes("汇总.xlsx", data)
	if err == nil {
		err = sameAs(sums, set, back)
	}
	if err != nil {
		t.Fatal(err)
	}
	compareFindings(t, l.Check(back), set)
	if names := set.Parts[1].File + set.Parts[9].File; names != "2.xlsx10.xlsx" {
		t.Error(names)
	}
}
