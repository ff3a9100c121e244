package yearly_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/yearly"
)

func report(edition, year int) *form.Report {
	r := form.NewReport(define.Builtin()[edition])
	r.Agency, r.Year = "示例市司法局", year
	for _, c := range r.Form.Cells {
		r.SetNumber(c, decimal.Zero)
	}
	return r
}

func row(t *testing.T, of *yearly.Table, label string) yearly.Row {
	t.Helper()
	for _, r := range of.Rows {
		if r.Label == label {
			return r
		}
	}
	t.Fatalf("no row %s", label)
	return yearly.Row{}
}

// TestChanges shows how a change is written, also where last year's figure is 0 or nobody knows one.
func TestChanges(t *testing.T) {
	number := func(text string) form.Value { return form.ParseValue(text, 0, "件", "") }
	for _, test := range []struct{ last, this, want string }{
		{"3", "4", "3 4 +1 +33.3%"}, {"4", "3", "4 3 -1 -25.0%"}, {"0", "4", "0 4 +4 新增"}, {"/", "4", "0 4 +4 新增"},
		{"4", "0", "4 0 -4 -100.0%"}, {"0", "0", "0 0 0 —"}, {"7", "7", "7 7 0 0.0%"}, {"3", "2000", "3 2000 +1997 +66566.7%"},
		{"", "4", "（空） 4 — —"}, {"约5", "4", "约5 4 — —"}, {"-2", "4", "-2 4 +6 —"},
	} {
		own, last := report(1, 2024), report(1, 2023)
		own.SetValue(own.Form.Cell("enforcement.coercion.decisions"), number(test.this))
		last.SetValue(last.Form.Cell("enforcement.coercion.decisions"), number(test.last))
		of := yearly.Of(own, last, false)
		r := row(t, of, "行政强制：本年处理决定数量")
		if got := strings.Join(r.Cells()[1:], " "); got != test.want || r.Unit != "件" {
			t.Errorf("%s and %s: %s, want %s", test.last, test.this, got, test.want)
		}
		if known := len(of.Notes) == 0; known == strings.HasSuffix(test.want, "— —") {
			t.Errorf("%s: %v", test.want, of.Notes)
		}
	}
}

// TestEditions shows that what two editions count otherwise stands in no row and is named, and that what one has in one
// row and the other in three is compared as one.
func TestEditions(t *testing.T) {
	own, last := report(1, 2021), report(0, 2020)
	own.SetNumber(own.Form.Cell("applications.other.unpaid.total"), decimal.NewFromInt(2))
	own.SetNumber(own.Form.Cell("applications.other.rest.total"), decimal.NewFromInt(3))
	last.SetNumber(last.Form.Cell("applications.other.total"), decimal.NewFromInt(4))
	own.SetNumber(own.Form.Cell("applications.denied.law.total"), decimal.NewFromInt(2))
	last.SetNumber(last.Form.Cell("applications.denied.secret.total"), decimal.NewFromInt(6))
	of := yearly.Of(own, last, false)
	if r := row(t, of, "（六）其他处理"); strings.Join(r.Cells(), " ") != "件 4 5 +1 +25.0%" {
		t.Error(r)
	}
	if r := row(t, of, "（三）不予公开"); strings.Join(r.Cells(), " ") != "件 6 2 -4 -66.7%" {
		t.Error(r)
	}
	want := "两年的格式不同（2020年2019版、2021年2021版），口径不同的没有列入。只有2020年有的：“规章：本年新制作数量”、"
	if len(of.Notes) != 1 || !strings.HasPrefix(of.Notes[0], want) || !strings.Contains(of.Notes[0], "只有2021年有的：“规章：本年制发件数”、") {
		t.Error(of.Notes)
	}
}

// TestItems compares the items of an open table, shares by points, and names what only one year has.
func TestItems(t *testing.T) {
	f, err := define.LoadDir("../../testdata/forms/budget")
	if err != nil {
		t.Fatalf("define.LoadDir: %v", err)
	}
	of := func(year int, keys ...string) *form.Report {
		r := form.NewReport(f.WithRows(map[string]form.OpenRows{"procurement": {Keys: keys}}))
		r.Agency, r.Year = "甲局", year
		for i, c := range r.Form.Cells {
			if !c.IsWords() {
				r.SetNumber(c, decimal.NewFromInt(int64(i+year%10)))
			}
		}
		return r
	}
	table := yearly.Of(of(2024, "电脑", "车"), of(2023, "电脑", "船"), true)
	if r := row(t, table, "因公出国（境）费：完成率（%）"); r.Change != "+1 个百分点" || r.Percent != "—" {
		t.Errorf("%+v", r)
	}
	want := []string{"只有2023年有、没有列入的：“船：预算金额（万元）”、“船：成交金额（万元）”。", "只有2024年有、没有列入的：“车：预算金额（万元）”、“车：成交金额（万元）”。"}
	if strings.Join(table.Notes, "|") != strings.Join(want, "|") {
		t.Errorf("%q", table.Notes)
	}
	if got := strings.Join(table.Columns(),
		" "); got != "单位 2023年 2024年 增减 增减幅度" || !strings.HasPrefix(table.Heading(), "甲局2024年") {
		t.Error(got, table.Heading())
	}
}

// TestAnyTable shows that every figure of both reports is in the full table, or named as what the other has not, and in
// the short one every total.
func TestAnyTable(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		editions := rapid.SampledFrom([][3]int{{0, 0, 2020}, {1, 0, 2021}, {1, 1, 2024}}).Draw(rt, "editions")
		own, last := report(editions[0], editions[2]), report(editions[1], editions[2]-1)
		n := int64(1000)
		for _, r := range []*form.Report{own, last} {
			for _, c := range r.Form.Cells {
				n++
				r.SetNumber(c, decimal.NewFromInt(n))
			}
		}
		seen := map[string]int{}
		full := yearly.Of(own, last, true)
		for _, r := range full.Rows {
			seen[r.This.Text]++
			seen[r.Last.Text]++
			if r.Title == "" && !r.This.Sub(r.Last.Decimal).Equal(decimal.RequireFromString(strings.TrimPrefix(r.Change, "+"))) {
				rt.Errorf("%+v", r)
			}
		}
		notes := strings.Join(full.Notes, "")
		for _, r := range []*form.Report{own, last} {
			for _, c := range r.Form.Cells {
				if seen[r.Number(c).String()] != 1 && !strings.Contains(notes, form.Quote(c.Row.Label+"："+c.Column.Label)) &&
					!(len(notes) > 0 && c.Row.Path[0].ID == "" && c.Row.Path[len(c.Row.Path)-1] != nil && strings.HasPrefix(c.Row.ID, "other")) {
					rt.Errorf("%d %s is in %d rows", r.Year, c.ID, seen[r.Number(c).String()])
				}
			}
		}
		for _, r := range yearly.Of(own, last, false).Rows {
			delete(seen, r.This.Text)
		}
		for _, c := range own.Form.Cells {
			if _, left := seen[own.Number(c).String()]; left && (c.Table.ID != "applications" || c.Column.ID == "total") {
				rt.Errorf("%s is not in the short table", c.ID)
			}
		}
	})
}
