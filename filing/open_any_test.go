package filing

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
	"nianbao/render/sheet"
)

// budgetWith returns a sound report on the example with a table of open rows, with items of which no two have one key.
func budgetWith(t *rapid.T, f *form.Form) *form.Report {
	keys := rapid.SliceOfNDistinct(rapid.OneOf(
		rapid.SampledFrom([]string{"办公设备", "物业服务（二期）", "1.软件", "（一）车辆", "2024年度培训", "其他", "数量", "一、部门概况", "<b>",
			"备注：略", "{{机关名称}}", "=1+2", "001", "货物及服务", "采购方式", "填表服务", "长名称" + strings.Repeat("很长", 60)}),
		rapid.StringMatching(`[甲乙丙丁戊己庚辛]{2,6}`)), 0, 6, func(s string) string { return form.Folded(s) }).Draw(t, "keys")
	r := form.NewReport(f.WithRows(map[string]form.OpenRows{"procurement": {Keys: keys}}))
	r.Agency, r.Particulars[form.Agency] = "甲县某局", "甲县某局"
	r.Year, r.Particulars[form.Year], r.Particulars[form.Date] = 2024, "2024", "2025年8月20日"
	for _, s := range f.Texts() {
		r.Texts[s.Text] = form.Text{Text: "略。", Lines: []form.Line{{Text: "略。"}}}
	}
	cents := func(most int) decimal.Decimal {
		return decimal.New(int64(rapid.IntRange(0, most).Draw(t, "cents")), -2)
	}
	sums := map[string]decimal.Decimal{}
	for _, c := range r.Form.Cells {
		n := decimal.Zero
		switch {
		case c.IsWords():
			if list := c.OneOf(); c.Row.Open != nil {
				word := rapid.SampledFrom(list).Draw(t, "word")
				r.SetValue(c, c.ReadWords(word, word, grid.Text))
			}
			continue
		case c.Row.Open != nil && c.Column.ID == "budget":
			n = cents(100000)
		case c.Row.Open != nil:
			n = r.Number(r.Form.Cell(strings.Replace(c.ID, ".spent", ".budget", 1))).Sub(cents(1)).Abs()
			n = decimal.Min(n, r.Number(r.Form.Cell(strings.Replace(c.ID, ".spent", ".budget", 1))))
		}
		if c.Table.ID == "procurement" {
			sums[c.Column.ID] = sums[c.Column.ID].Add(n)
			if c.Row.ID == "all" {
				n = sums[c.Column.ID]
			}
		}
		r.SetNumber(c, n)
	}
	total := sums["spent"]
	for id, n := range map[string]decimal.Decimal{"outlay.basic.amount": total, "outlay.total.amount": total,
		"income.fiscal.amount": total, "income.total.amount": total} {
		r.SetNumber(r.Form.Cell(id), n)
	}
	for _, c := range r.Form.Cells { // there is no ratio
		if r.Form.Ratios()[c] != nil {
			r.SetValue(c, form.Value{})
		}
	}
	return r
}

// sameOpen compares a report with what is read of a file.
func sameOpen(t *rapid.T, r *form.Report, back *form.Report, what string) {
	for _, d := range differences(back, r) {
		t.Errorf("%s: %s", what, d)
	}
}

// TestAnyOpenRows draws random lists of items and reads them back from every kind of file; one mistake in them is told
// of in the first place, by its cell.
func TestAnyOpenRows(t *testing.T) {
	t.Parallel()
	f, err := define.LoadDir("../testdata/forms/budget")
	if err != nil {
		t.Fatalf("define.LoadDir: %v", err)
	}
	l, dir := newLibrary([]*form.Form{f}, "../testdata/forms/budget"), t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		r := budgetWith(rt, f)
		book := filepath.Join(dir, "book.xlsx")
		write := func(r *form.Report) *Filing {
			data, err := sheet.Workbook(r)
			if err != nil {
				rt.Fatalf("sheet.Workbook: %v", err)
			}
			if err := os.WriteFile(book, data, 0o600); err != nil {
				rt.Fatalf("os.WriteFile: %v", err)
			}
			back, err := l.Open(book, "")
			if err != nil {
				rt.Fatalf("l.Open: %v", err)
			}
			return back
		}
		ending := rapid.SampledFrom([]string{".docx", ".html", ".json", "", "", ""}).Draw(rt, "kind")
		if ending != "" {
			back := write(r)
			sameOpen(rt, r, back.Report, ".xlsx")
			soundOpen(rt, l, back, ".xlsx")
			out := filepath.Join(dir, "out"+ending)
			done, err := l.Convert(book, Conversion{Out: out, Force: true})
			if err != nil || done.Path == "" {
				rt.Fatalf("%s: %v %v", ending, err, done)
			}
			if back, err = l.Open(out, ""); err != nil {
				rt.Fatalf("l.Open: %v", err)
			}
			sameOpen(rt, r, back.Report, ending)
			soundOpen(rt, l, back, ending)
			return
		}
		wrong, at, id := openMistake(rt, r)
		if wrong == nil {
			return
		}
		findings := l.Check(write(wrong))
		if len(findings) == 0 || findings[0].Rule.ID != id || findings[0].Cells[0].ID != at {
			rt.Errorf("%s at %s: %v", id, at, findings)
		}
	})
}

// soundOpen fails where something is found in a sound file.
func soundOpen(t *rapid.T, l *Library, f *Filing, what string) {
	for _, finding := range l.Check(f) {
		if finding.Rule.ID == "V15" && what != ".xlsx" { // a page states no unit but in its labels
			continue
		}
		t.Errorf("%s: %s %s %s", what, finding.Rule.ID, finding.Place, finding.Message)
	}
}

// openMistake returns the report with one mistake in an item, the cell in which it stands, and the rule that it breaks.
func openMistake(t *rapid.T, r *form.Report) (wrong *form.Report, at, rule string) {
	table := r.Form.Tables[slices.IndexFunc(r.Form.Tables, func(t *form.Table) bool { return t.Open != nil })]
	items := table.Items()
	if len(items) == 0 {
		return nil, "", ""
	}
	wrong = r.Copy()
	row := rapid.SampledFrom(items).Draw(t, "item")
	id := func(column string) string { return table.ID + "." + row.ID + "." + column }
	switch rapid.IntRange(0, 3).Draw(t, "mistake") {
	case 0:
		wrong.SetNumber(r.Form.Cell(id("spent")), r.Number(r.Form.Cell(id("budget"))).Add(decimal.New(1, -2)))
		return wrong, id("spent"), "R10"
	case 1:
		wrong.SetValue(r.Form.Cell(id("method")), form.Value{State: form.Unreadable, Text: "公开投标"})
		return wrong, id("method"), "V21"
	case 2:
		wrong.SetValue(r.Form.Cell(id("spent")), form.Value{State: form.Unreadable, Text: "约5"})
		return wrong, id("spent"), "V02"
	}
	keys := map[string]form.OpenRows{table.ID: {}}
	for _, item := range items {
		of := keys[table.ID]
		if of.Keys = append(of.Keys, item.Label); item == row {
			of.Keys[len(of.Keys)-1] = ""
		}
		keys[table.ID] = of
	}
	return wrong.On(r.Form.WithRows(keys)), id("project"), "V23"
}
