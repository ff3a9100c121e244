package merge

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/form"
	"nianbao/render/sheet"
)

// A failer is a test, or one with random values.
type failer interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// soundReport returns a report whose figures hang together, of a size that offices have, with blanks and strokes.
func soundReport(r *rand.Rand, f *form.Form, agency string, year int) *form.Report {
	report := form.NewReport(f)
	report.Agency, report.Year = agency, year
	report.Particulars[form.Agency], report.Particulars[form.Year] = agency, fmt.Sprint(year)
	report.Particulars["date"] = fmt.Sprintf("%d年1月20日", year+1)
	for _, s := range f.Texts() {
		report.Texts[s.Text] = form.Text{Text: "无"}
	}
	if report.Form.Cell("applications.received.person") != nil {
		requests(r, report)
	}
	for _, c := range f.Cells {
		if f.Computed(c) != nil || c.IsWords() || c.Table.ID == "applications" {
			continue
		}
		put(r, report, c)
	}
	settle(report)
	return report
}

// put puts some figure into a cell: most are 0.
func put(r *rand.Rand, report *form.Report, c *form.Cell) {
	switch k := r.IntN(20); {
	case k == 0:
		report.SetValue(c, form.Value{})
	case k == 1:
		report.SetValue(c, form.Value{State: form.Stroke, Text: "/"})
	case k < 10:
		report.SetNumber(c, decimal.Zero)
	case c.Decimal():
		report.SetNumber(c, decimal.New(r.Int64N(10_000_000), -int32(r.IntN(5))))
	case c.Negative() && k%2 == 0:
		report.SetNumber(c, decimal.NewFromInt(-r.Int64N(9)))
	default:
		report.SetNumber(c, decimal.NewFromInt(r.Int64N(300)))
	}
}

// requests fills the table of applications so that what came in went out.
func requests(r *rand.Rand, report *form.Report) {
	f := report.Form
	var inputs, outcomes []*form.Leaf
	for _, t := range f.Tables {
		if t.ID != "applications" {
			continue
		}
		rows, columns := t.Leaves()
		for _, c := range columns {
			if c.ID != "total" {
				inputs = append(inputs, c)
			}
		}
		for _, row := range rows {
			switch row.ID {
			case "received", "carried_in", "handled":
			default:
				outcomes = append(outcomes, row)
			}
		}
	}
	for _, column := range inputs {
		cell := func(row string) *form.Cell { return f.Cell("applications." + row + "." + column.ID) }
		total := int64(0)
		for _, row := range outcomes {
			n := int64(0)
			if r.IntN(4) == 0 {
				n = r.Int64N(60)
			}
			report.SetNumber(cell(row.ID), decimal.NewFromInt(n))
			total += n
		}
		in := r.Int64N(total/5 + 1)
		report.SetNumber(cell("carried_in"), decimal.NewFromInt(in))
		report.SetNumber(cell("received"), decimal.NewFromInt(total-in))
	}
}

// settle computes the totals.
func settle(report *form.Report) {
	var number func(c *form.Cell) decimal.Decimal
	number = func(c *form.Cell) decimal.Decimal {
		e := report.Form.Computed(c)
		if e == nil {
			return report.Number(c)
		}
		n, ok := e.Value(number)
		if ok {
			report.SetNumber(c, n)
		}
		return n
	}
	for _, c := range report.Form.Cells {
		number(c)
	}
}

// write writes a report as a file of some kind.
func write(t failer, dir, name string, report *form.Report, asData bool) string {
	t.Helper()
	path := filepath.Join(dir, name)
	var data []byte
	var err error
	if asData {
		out, createErr := os.Create(path)
		if createErr != nil {
			t.Fatal(createErr)
		}
		defer out.Close()
		err = contract.Write(out, contract.NewReport(path, report))
		if err != nil {
			t.Fatalf("contract.Write: %v", err)
		}
		return path
	}
	if data, err = sheet.Workbook(report); err == nil {
		err = os.WriteFile(path, data, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// merged merges files, which must be sound.
func merged(t failer, m Merging, paths ...string) *Merged {
	t.Helper()
	m.Request = batch.Request{Names: paths}
	done, err := Merge(filing.Builtin(), m)
	if err != nil {
		t.Fatalf("Merge: %v", err)
	}
	if done.Path == "" {
		t.Fatal("nothing was written: ", done.Wrong, done.Unreadable)
	}
	return done
}

// TestAnyMerge holds the sums against a plain loop over what show --json prints of each file, and the bytes of one run
// against those of any sharding.
func TestAnyMerge(t *testing.T) {
	l := filing.Builtin()
	fewer(t, "2")
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "merge")
		if err != nil {
			t.Fatalf("os.MkdirTemp: %v", err)
		}
		defer os.RemoveAll(dir)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		f := l.Forms[rapid.IntRange(0, len(l.Forms)-1).Draw(t, "form")]
		n := rapid.IntRange(1, 12).Draw(t, "agencies")
		var paths []string
		want := map[string]decimal.Decimal{}
		for i := range n {
			report := soundReport(r, f, fmt.Sprintf("示例市第%d局", i+1), f.Years.From)
			path := write(t, dir, fmt.Sprintf("%d.json", i+1), report, true)
			paths = append(paths, path)
			addShown(t, l, path, want)
		}
		done := merged(t, Merging{Out: filepath.Join(dir, "汇总.xlsx"), Agency: "示例市人民政府"}, paths...)
		compare(t, done.Filing.Report, want)
		for i := range done.Findings {
			if d := done.Findings[i]; d.Rule.ID[0] != 'N' && d.Rule.ID != "V01" && d.Rule.ID != "S13" && d.Rule.ID[0] != 'P' && d.Rule.ID != "S09" {
				t.Fatalf("the sum has findings: %s %s %s", d.Rule.ID, d.Place, d.Message)
			}
		}
		shards(t, dir, paths, done.Path)
	})
}

// addShown adds what show --json prints of a file.
func addShown(t failer, l *filing.Library, path string, sum map[string]decimal.Decimal) {
	t.Helper()
	f, err := l.Open(path, "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	for id, value := range f.Data().Values {
		sum[id] = sum[id].Add(decimal.RequireFromString(value))
	}
}

func compare(t failer, got *form.Report, want map[string]decimal.Decimal) {
	t.Helper()
	for _, c := range got.Form.Cells {
		if !got.Number(c).Equal(want[c.ID]) {
			t.Fatalf("%s is %s, want %s", c.ID, got.Number(c), want[c.ID])
		}
	}
}

// shards merges files in random shards, and these in any order.
func shards(t *rapid.T, dir string, paths []string, whole string) {
	t.Helper()
	count := rapid.IntRange(1, len(paths)).Draw(t, "shards")
	list := make([][]string, count)
	for i, path := range paths {
		k := i
		if i >= count { // none is empty
			k = rapid.IntRange(0, count-1).Draw(t, "shard")
		}
		list[k%count] = append(list[k%count], path)
	}
	var partial []string
	for k, shard := range list {
		out := filepath.Join(dir, fmt.Sprintf("shard%d.xlsx", k))
		partial = append(partial, merged(t, Merging{Out: out}, shard...).Path)
	}
	partial = rapid.Permutation(partial).Draw(t, "order")
	again := merged(t, Merging{Out: filepath.Join(dir, "again.xlsx"), Agency: "示例市人民政府"}, partial...)
	want, err := os.ReadFile(whole)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	got, err := os.ReadFile(again.Path)
	if err != nil || !slices.Equal(want, got) {
		t.Fatal("shards give other bytes ", err)
	}
}
