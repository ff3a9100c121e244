package filing

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nianbao/check"
	"nianbao/filing/filingtest"
	"nianbao/form"
)

// amountCells are where each edition's sample has an amount: its cell, its label and that label's place.
var amountCells = []struct{ id, cell, label, labelAt string }{
	{"fees.charges.amount", "主动公开!B16", "本年收费金额（单位：万元）", "主动公开!B15"},
	{"procurement.centralized.amount", "主动公开!C20", "采购总金额", "主动公开!C19"},
}

// figureOf returns what a file says of a cell.
func figureOf(t *testing.T, path, id string) form.Value {
	t.Helper()
	f, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	return f.Report.Value(f.Report.Form.Cell(id))
}

// converted converts a file to another kind and returns the path. Findings must not stand in the way.
func converted(t *testing.T, path, ending string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out"+ending)
	done, err := Builtin().Convert(path, Conversion{Out: out})
	if err != nil {
		t.Fatalf("Builtin().Convert: %v", err)
	}
	if done.Path == "" {
		for _, f := range done.Findings {
			t.Log(f.Rule.ID, f.Place, f.Message)
		}
		t.Fatalf("%s: %d errors", path, check.Count(done.Findings, check.Error))
	}
	return out
}

// TestUnitsThereAndBack writes amounts in 元 and in 万元, the unit in the cell, in the label or in a note, in a workbook, a
// document and a page: the amount is the same in whatever it is converted to.
func TestUnitsThereAndBack(t *testing.T) {
	t.Parallel()
	for i, amount := range amountCells {
		for _, unit := range []string{"元", "万元"} {
			for _, where := range []string{"cell", "label", "note"} {
				for _, typed := range []string{"7654321", "7,654,321", "７６５４３２１"} {
					name := fmt.Sprint(amount.id, unit, where, typed)
					want := decimal.NewFromInt(7654321)
					if unit == "元" {
						want = want.Shift(-4)
					}
					source := amountWorkbook(t, i, unit, where, typed)
					chain := source
					for _, ending := range []string{".docx", ".xlsx", ".html", ".xlsx", ".json", ".docx"} {
						if v := figureOf(t, chain, amount.id); !v.Number.Equal(want) || v.State != form.Number {
							t.Fatalf("%s: %s says %v %q, want %s", name, filepath.Ext(chain), v.Number, v.Text, want)
						}
						chain = converted(t, chain, ending)
					}
				}
			}
		}
	}
}

// amountWorkbook writes a sample with an amount in a unit that is stated somewhere.
func amountWorkbook(t *testing.T, sample int, unit, where, typed string) string {
	t.Helper()
	amount := amountCells[sample]
	return inbox(t, filingtest.Spoil(t, readFile(t, books[sample]), func(s *filingtest.Spoiler) {
		label, _, _ := strings.Cut(amount.label, "（")
		switch where {
		case "cell":
			typed += unit
		case "label":
			label += "（单位：" + unit + "）"
		case "note":
			s.Text("主动公开!A2", "金额单位："+unit)
		}
		s.Text(amount.labelAt, label)
		s.Rewrite(func(f *excelize.File) error {
			sheet, ref, _ := strings.Cut(amount.cell, "!")
			id, err := f.NewStyle(&excelize.Style{})
			if err != nil {
				return err
			}
			return f.SetCellStyle(sheet, ref, ref, id)
		})
		s.Text(amount.cell, typed)
	}))
}

// TestUnitsInDocuments states the unit in a document's and in a page's label and cell.
func TestUnitsInDocuments(t *testing.T) {
	for _, ending := range []string{".docx", ".html"} {
		for _, unit := range []string{"元", "万元"} {
			for _, where := range []string{"cell", "label"} {
				source := converted(t, amountWorkbook(t, 0, "万元", "cell", "7654321"), ending)
				want, figure, label := decimal.NewFromInt(7654321), "7654321", "（单位：万元）"
				if unit == "元" {
					want = want.Shift(-4)
				}
				if where == "cell" {
					figure += unit
				} else {
					label = "（单位：" + unit + "）"
				}
				replace := strings.NewReplacer("7654321", figure, "本年收费金额（单位：万元）", "本年收费金额"+label).Replace
				changed := rewrittenFile(t, source, replace)
				for _, to := range []string{"", ".xlsx", ".docx", ".html"} {
					path := changed
					if to != "" {
						path = converted(t, changed, to)
					}
					if v := figureOf(t, path, "fees.charges.amount"); !v.Number.Equal(want) {
						t.Errorf("%s, %s in the %s, to %s: %v %q, want %s", ending, unit, where, to, v.Number, v.Text, want)
					}
				}
			}
		}
	}
}

// TestBlankTotalsThereAndBack leaves totals of 0 blank, or with a stroke, in random reports: they are so in every kind of
// file, there and back.
func TestBlankTotalsThereAndBack(t *testing.T) {
	t.Parallel()
	f := opening(t, books[0])
	totals := f.Report.Form.Totals()
	rapid.Check(t, func(rt *rapid.T) {
		left := map[string]string{}
		fresh := opening(t, books[0]).Report
		for _, c := range f.Report.Form.Cells {
			if e := totals[c]; e != nil && form.Sum(e.Right, fresh.Number).IsZero() && rapid.Bool().Draw(rt, c.ID) {
				text := rapid.SampledFrom([]string{"", "/"}).Draw(rt, "text")
				fresh.SetValue(c, form.Value{State: map[string]form.State{"": form.Blank, "/": form.Stroke}[text],
					Text: text, Place: fresh.Value(c).Place})
				left[c.ID] = text
			}
		}
		filed := &Filing{Path: books[0], Kind: Workbook, Report: fresh}
		for _, kind := range []Kind{Document, Workbook, Page, Data} {
			data, err := bytesOf(kindOf(kind).write(Builtin(), &Converted{Filing: filed}, Conversion{}))
			if err != nil {
				rt.Fatalf("bytesOf: %v", err)
			}
			back := opening(t, written(t, "back"+kindOf(kind).endings[0], data)).Report
			for id, text := range left {
				if have := back.Value(back.Form.Cell(id)).Normalized(); have != text {
					rt.Fatalf("%v: %s is %q, was left %q", kind, id, have, text)
				}
			}
			filed = &Filing{Path: "x", Kind: kind, Report: back}
		}
	})
}

// TestGivenTotalsStay leaves any totals blank: those that add them up stay as they were given, in every kind of file.
func TestGivenTotalsStay(t *testing.T) {
	t.Parallel()
	f := opening(t, books[0])
	totals := f.Report.Form.Totals()
	rapid.Check(t, func(rt *rapid.T) {
		given := opening(t, books[0]).Report
		for _, c := range f.Report.Form.Cells {
			v := given.Value(c)
			v.Formula = ""
			if totals[c] != nil && rapid.IntRange(0, 3).Draw(rt, c.ID) == 0 {
				v = form.Value{Place: v.Place}
			}
			given.SetValue(c, v)
		}
		filed := &Filing{Path: "x.docx", Kind: Document, Report: given}
		for _, kind := range []Kind{Workbook, Document} {
			data, err := bytesOf(kindOf(kind).write(Builtin(), &Converted{Filing: filed}, Conversion{Draft: true}))
			if err != nil {
				rt.Fatalf("bytesOf: %v", err)
			}
			back := opening(t, written(t, "back"+kindOf(kind).endings[0], data)).Report
			for _, c := range given.Form.Cells {
				if want, have := given.Value(c).Normalized(), back.Value(c).Normalized(); want != have {
					rt.Fatalf("%v: %s is %q, was given as %q", kind, c.ID, have, want)
				}
			}
			filed = &Filing{Path: "x", Kind: kind, Report: back}
		}
	})
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	return data
}

// written writes a file of its own and returns its path.
func written(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	return path
}

func opening(t *testing.T, path string) *Filing {
	t.Helper()
	f, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	return f
}

// rewrittenFile returns the path of a copy of a document or a page with its words rewritten.
func rewrittenFile(t *testing.T, path string, rewrite func(string) string) string {
	t.Helper()
	if filepath.Ext(path) == ".html" {
		return written(t, "page.html", []byte(rewrite(string(readFile(t, path)))))
	}
	return rewritten(t, path, "word/document.xml", rewrite)
}
