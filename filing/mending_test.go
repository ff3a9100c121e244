package filing

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianbao/check"
	"nianbao/filing/filingtest"
	"nianbao/form"
	"nianbao/ooxml/opc"
)

// cellJ6 spells a total of section three after mending: its formula and its figure.
func cellJ6(t *testing.T, r *form.Report) string {
	t.Helper()
	v := r.Value(r.Form.Cell("applications.received.total"))
	return strings.TrimSpace(v.Number.String() + " " + v.Formula)
}

const inArray = "属于占几格的数组公式或模拟运算表，不能单独修改；请在 Excel 或 WPS 中选中整个数组公式，按 Delete 键删去，再逐格填写"

// TestFixKinds shows what becomes of faults of which mending used to make others.
func TestFixKinds(t *testing.T) {
	at := func(ref string) string { return filingtest.Applied + "!" + ref }
	date := &excelize.Style{NumFmt: 14}
	for _, test := range []struct {
		name    string
		spoil   func(*filingtest.Spoiler)
		changes []string
		unset   []string
		j6      string
		left    []string
	}{
		{"a total over a function that is not known", func(s *filingtest.Spoiler) {
			s.Formula(at("D6"), "DSUM(A1:B2,1,A1)+2999", "3001")
			s.Number(at("J6"), "3119")
		}, []string{"依申请公开!J6: 3119 → =SUM(D6:I6)（3119）"}, nil, "3119 SUM(D6:I6)", []string{"F17 依申请公开!D6"}},
		{"a total over another file, typed otherwise", func(s *filingtest.Spoiler) {
			s.Formula(at("D6"), "[1]台账!B2", "3001")
			s.Number(at("J6"), "3120")
		}, []string{"依申请公开!J6: 3120 → =SUM(D6:I6)（3119）"}, nil, "3119 SUM(D6:I6)", []string{"F15 依申请公开!D6"}},
		{"a total over a formula without a result", func(s *filingtest.Spoiler) {
			s.Formula(at("D6"), "DSUM(A1:B2,1,A1)", "")
			s.Number(at("J6"), "3119")
		}, nil, []string{"依申请公开!J6: 3119 → 应当相加的各格里有公式没有结果，请先用 WPS 或 Excel 打开并保存"}, "3119",
			[]string{"F13 依申请公开!D6", "F17 依申请公开!D6", "F01 依申请公开!J6"}},
		{"a total over a date", func(s *filingtest.Spoiler) {
			s.Style(at("D6"), date)
			s.Number(at("J6"), "3119")
		}, nil, []string{"依申请公开!J6: 3119 → 应当相加的各格里有的不是数，请先改正那一格"}, "3119",
			[]string{"V02 依申请公开!D6", "F01 依申请公开!J6"}},
		{"a total over a date and a formula without a result", func(s *filingtest.Spoiler) {
			s.Style(at("D6"), date)
			s.Formula(at("E6"), "DSUM(A1:B2,1,A1)", "")
			s.Number(at("J6"), "3119")
		}, nil, []string{"依申请公开!J6: 3119 → 应当相加的各格里有公式没有结果，请先用 WPS 或 Excel 打开并保存"}, "3119",
			[]string{"V02 依申请公开!D6", "F13 依申请公开!E6", "F17 依申请公开!E6", "F01 依申请公开!J6"}},
		{"formulas that show dates", func(s *filingtest.Spoiler) {
			s.Rewrite(func(f *excelize.File) error {
				_, err := f.NewSheet("进度")
				return err
			})
			s.Number("进度!A1", "45000")
			s.Formula("进度!A2", "A1+30", "45030")
			s.Formula("进度!A3", "SUM(B1:B3)", "0")
			for _, ref := range []string{"A2", "A3"} {
				s.Style("进度!"+ref, date)
			}
		}, nil, nil, "3119 SUM(D6:I6)", []string{"S30 进度!A1"}},
		{"a text in a date's cell, and another", func(s *filingtest.Spoiler) {
			s.Style(at("I6"), date)
			s.Text(at("I6"), "4")
			s.Text(at("H7"), "0")
		}, []string{"依申请公开!I6: 文本“4” → 4", "依申请公开!H7: 文本“0” → 0"}, nil, "3119 SUM(D6:I6)", nil},
		{"a total in a date's cell", func(s *filingtest.Spoiler) {
			s.Number(at("J6"), "3119")
			s.Style(at("J6"), date)
			s.Text(at("H7"), "0")
		}, []string{"依申请公开!J6: 1908-07-15 → =SUM(D6:I6)（3119）", "依申请公开!H7: 文本“0” → 0"}, nil, "3119 SUM(D6:I6)", nil},
		{"a formula in a date's cell", func(s *filingtest.Spoiler) { s.Style(at("J6"), date) },
			[]string{"依申请公开!J6: =SUM(D6:I6)（1908-07-15） → =SUM(D6:I6)（3119）"}, nil, "3119 SUM(D6:I6)", nil},
		{"a formula without a result in a date's cell", func(s *filingtest.Spoiler) {
			s.Style(at("J6"), date)
			s.Formula(at("J6"), "SUM(D6:I6)", "")
		}, []string{"依申请公开!J6: =SUM(D6:I6)（没有结果） → =SUM(D6:I6)（3119）"}, nil, "3119 SUM(D6:I6)", nil},
		{"a formula kept as text", func(s *filingtest.Spoiler) {
			s.Style(at("J6"), &excelize.Style{NumFmt: 49})
			s.Text(at("J6"), "=SUM(D6:I6)")
		}, []string{"依申请公开!J6: 文本“=SUM(D6:I6)” → =SUM(D6:I6)（3119）"}, nil, "3119 SUM(D6:I6)", nil},
		{"what nobody sees", func(s *filingtest.Spoiler) { s.Text(at("I6"), "\u200e4\u00ad") },
			[]string{"依申请公开!I6: 文本“4”（U+200E、U+00AD） → 4"}, nil, "3119 SUM(D6:I6)", nil},
		{"letters among digits", func(s *filingtest.Spoiler) {
			s.Text(at("D6"), "3OO1")
			s.Number(at("J6"), "3119")
		}, nil, []string{"依申请公开!J6: 3119 → 应当相加的各格里有的不是数，请先改正那一格"}, "3119",
			[]string{"V02 依申请公开!D6", "F01 依申请公开!J6"}},
		{"an amount with its unit, which nothing else states", func(s *filingtest.Spoiler) {
			s.Text("主动公开!B15", "本年收费金额")
			s.Text("主动公开!B16", "251000元")
		}, nil, nil, "3119 SUM(D6:I6)", []string{"V05 主动公开!B16"}},
		{"a row of which nobody knows where it stands, beside others", func(s *filingtest.Spoiler) {
			s.Text(at("C22"), "2.重复的申请")
			s.Text(at("D6"), "3001")
			s.Number(at("J6"), "3120")
		}, []string{"依申请公开!J6: 3120 → =SUM(D6:I6)（3119）", "依申请公开!D6: 文本“3001” → 3001"}, nil, "3119 SUM(D6:I6)",
			[]string{"S02 依申请公开!C22"}},
		{"totals merged into one cell, beside others", func(s *filingtest.Spoiler) {
			s.Rewrite(func(f *excelize.File) error { return f.MergeCell(filingtest.Applied, "J6", "J7") })
			s.Formula(at("J6"), "SUM(D6:I6)", "")
			s.Text(at("H8"), "50")
			s.Number(at("J8"), "1363")
		}, []string{
			"依申请公开!J8: 1363 → =SUM(D8:I8)（1362）", "依申请公开!H8: 文本“50” → 50",
			"依申请公开!J6: =SUM(D6:I6)（没有结果） → =SUM(D6:I6)（3119）",
		}, nil, "", []string{"S10 依申请公开!J6"}},
		{"a text in a cell whose format writes 元", func(s *filingtest.Spoiler) {
			yuan := `0.00"元"`
			s.Style(at("D6"), &excelize.Style{CustomNumFmt: &yuan})
			s.Text(at("D6"), "3001")
		}, []string{"依申请公开!D6: 文本“3001” → 3001"}, nil, "3119 SUM(D6:I6)", nil},
		{"a total over a text that nobody can read keeps what it has stored", func(s *filingtest.Spoiler) {
			s.Text(at("D6"), "30 01")
			s.Text(at("H7"), "0")
		}, []string{"依申请公开!H7: 文本“0” → 0"}, nil, "3119 SUM(D6:I6)",
			[]string{"V02 依申请公开!D6", "F12 依申请公开!J6"}},
		{"totals over a text that nobody can read have error values stored", func(s *filingtest.Spoiler) {
			s.Text(at("D6"), "30 01")
			s.Fault(at("J6"), "SUM(D6:I6)", "#REF!")
			s.Fault(at("J7"), "SUM(D7:I7)", "#REF!")
		}, []string{
			"依申请公开!J6: =SUM(D6:I6)（#REF!） → =SUM(D6:I6)（118）", "依申请公开!J7: =SUM(D7:I7)（#REF!） → =SUM(D7:I7)（34）",
		}, nil, "118 SUM(D6:I6)", []string{"V02 依申请公开!D6", "R01 依申请公开!J6"}},
		{"a total over a formula that gives a text", func(s *filingtest.Spoiler) {
			s.TextFormula(at("D6"), `"3001"`, "3001")
		}, nil, nil, "3119 SUM(D6:I6)",
			[]string{"F14 依申请公开!D6", "F12 依申请公开!J6", "F17 依申请公开!D6"}},
		{"a blank total over a formula that gives a text, beside nothing but 0", func(s *filingtest.Spoiler) {
			s.TextFormula(at("D7"), `"34"`, "34")
			s.Text(at("J7"), "")
		}, nil, []string{"依申请公开!J7: 空白 → 改了会出现新的问题（R03），先核对这一格和它加的各格"}, "3119 SUM(D6:I6)",
			[]string{"V14 依申请公开!J7", "F17 依申请公开!D7"}},
		{"a total beside one that keeps what it has stored", func(s *filingtest.Spoiler) {
			s.Text(at("D21"), "56元")
			s.Formula(at("J29"), "SUM(J8:J28)+SUM(J8:J28)", "3050")
		}, []string{"依申请公开!J29: =SUM(J8:J28)+SUM(J8:J28) → =SUM(J8:J28)（3050）"}, nil, "3119 SUM(D6:I6)",
			[]string{"V02 依申请公开!D21", "F12 依申请公开!J21"}},
		{"a total that would keep what it has stored beside what is another now", func(s *filingtest.Spoiler) {
			s.Text(at("D21"), "56元")
			s.Number(at("I11"), "7")
			s.Formula(at("J15"), "SUM(D15:I15)+DSUM(A1:B2,1,A1)", "12")
		}, []string{
			"依申请公开!J15: =SUM(D15:I15)+DSUM(A1:B2,1,A1) → =SUM(D15:I15)（12）",
			"依申请公开!J11: =SUM(D11:I11)（31） → =SUM(D11:I11)（38）", "依申请公开!J21: =SUM(D21:I21)（62） → =SUM(D21:I21)（6）",
			"依申请公开!D29: =SUM(D8:D28)（2932） → =SUM(D8:D28)（2876）", "依申请公开!I29: =SUM(I8:I28)（4） → =SUM(I8:I28)（11）",
			"依申请公开!J29: =SUM(J8:J28)（3050） → =SUM(J8:J28)（3001）",
		}, nil, "3119 SUM(D6:I6)", []string{"V02 依申请公开!D21", "R01 依申请公开!D6", "R01 依申请公开!J6", "R01 依申请公开!I6"}},
		{"what every spreadsheet shows, and a text that is mended", func(s *filingtest.Spoiler) {
			s.Number(at("D8"), "7")
			s.Text(at("D23"), "0")
			s.Formula(at("J14"), "SUM(D14:I14)+1", "9")
		}, []string{
			"依申请公开!J14: =SUM(D14:I14)+1 → =SUM(D14:I14)（8）", "依申请公开!D23: 文本“0” → 0",
			"依申请公开!J8: =SUM(D8:I8)（1362） → =SUM(D8:I8)（81）", "依申请公开!D29: =SUM(D8:D28)（2932） → =SUM(D8:D28)（1651）",
			"依申请公开!J29: =SUM(J8:J28)（3050） → =SUM(J8:J28)（1769）",
		}, nil, "3119 SUM(D6:I6)", []string{"R01 依申请公开!D6", "R01 依申请公开!J6"}},
		{"a formula over one whose stored result is a text for a number", func(s *filingtest.Spoiler) {
			s.TextFormula(at("J6"), "SUM(D6:I6)", "3119")
			s.Formula(at("D7"), "J6-3085", "0")
		}, []string{
			"依申请公开!J6: =SUM(D6:I6)（3119） → =SUM(D6:I6)（3119）", "依申请公开!D7: =J6-3085（0） → =J6-3085（34）",
		}, nil, "3119 SUM(D6:I6)", []string{"F17 依申请公开!D7"}},
		{"an array over several cells", func(s *filingtest.Spoiler) {
			s.Text(at("J7"), "")
			s.Rewrite(func(f *excelize.File) error {
				kind, ref := excelize.STCellFormulaTypeArray, "J6:J7"
				return f.SetCellFormula(filingtest.Applied, "J6", "D6:D7+E6:E7+F6:F7+G6:G7+H6:H7", excelize.FormulaOpts{Type: &kind, Ref: &ref})
			})
			s.Text(at("H7"), "0")
		}, []string{"依申请公开!H7: 文本“0” → 0"}, []string{
			"依申请公开!J6: =D6:D7+E6:E7+F6:F7+G6:G7+H6:H7 → " + inArray,
			"依申请公开!J7: =D6:D7+E6:E7+F6:F7+G6:G7+H6:H7 → " + inArray,
		}, "", []string{"F02 依申请公开!J6", "F13 依申请公开!J7"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := opened(t, test.spoil)
			out := filepath.Join(t.TempDir(), "改正.xlsx")
			fixed, err := Builtin().Fix(f, Fixing{Out: out})
			if err != nil {
				t.Fatalf("Builtin().Fix: %v", err)
			}
			var changes []string
			for _, c := range told(fixed.Changes) {
				if !strings.HasPrefix(c, "校验!") {
					changes = append(changes, c)
				}
			}
			if diff := cmp.Diff([][]string{test.changes, test.unset}, [][]string{changes, told(fixed.Unset)}); diff != "" {
				t.Errorf("changes, unset (-want +got)\n%s", diff)
			}
			after, err := Builtin().Open(out, "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			if got := cellJ6(t, after.Report); test.j6 != "" && got != test.j6 {
				t.Errorf("the total is %q, want %q", got, test.j6)
			}
			if diff := cmp.Diff(test.left, withoutTexts(rulesIn(fixed.Left))); diff != "" {
				t.Errorf("left (-want +got)\n%s", diff)
			}
			if again, err := Builtin().Fix(after, Fixing{}); err != nil || len(again.Changes) > 0 {
				t.Errorf("mended twice: %v, %v", told(again.Changes), err)
			}
		})
	}
}

// withoutTexts leaves out what is said of the texts that quote a cell.
func withoutTexts(found []string) []string {
	var rest []string
	for _, f := range found {
		if !strings.HasPrefix(f, "V07 ") && !strings.HasPrefix(f, "F13 校验") {
			rest = append(rest, f)
		}
	}
	return rest
}

// TestFixTotalsOverBlanks shows that totals which were typed over blank cells stay, whatever is asked for.
func TestFixTotalsOverBlanks(t *testing.T) {
	for _, blanks := range []bool{false, true} {
		f := opened(t, func(s *filingtest.Spoiler) {
			for row := 6; row <= 30; row++ {
				if row == 29 {
					continue
				}
				for _, col := range "DEFGHI" {
					s.Text(fmt.Sprintf("%s!%c%d", filingtest.Applied, col, row), "")
				}
			}
			s.Number(filingtest.Applied+"!J6", "3119")
			s.Number(filingtest.Applied+"!J8", "1408")
			s.Number(filingtest.Applied+"!J29", "3050")
			s.Number(filingtest.Applied+"!J30", "103")
		})
		out := filepath.Join(t.TempDir(), "改正.xlsx")
		fixed, err := Builtin().Fix(f, Fixing{Out: out, ZeroBlanks: blanks})
		if err != nil {
			t.Fatalf("Builtin().Fix: %v", err)
		}
		after, err := Builtin().Open(out, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		for _, row := range []string{"received", "granted", "handled", "carried_out"} {
			c := f.Report.Form.Cell("applications." + row + ".total")
			if was, is := f.Report.Value(c), after.Report.Value(c); !was.Number.Equal(is.Number) || is.State != form.Number {
				t.Errorf("%s was %s and is %s", was.Place, was.Number, is.Number)
			}
		}
		if len(fixed.Unset) < 3 || len(fixed.Doubts) > 0 {
			t.Errorf("unset %v, doubts %v", told(fixed.Unset), told(fixed.Doubts))
		}
		again, err := Builtin().Fix(after, Fixing{ZeroBlanks: blanks})
		if err != nil || len(again.Changes) > 0 {
			t.Errorf("mended twice: %v, %v", told(again.Changes), err)
		}
	}
}

// annotated marks a workbook with its own findings and returns the copy's path.
func annotated(t *testing.T, f *Filing) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "标注.xlsx")
	if err := Builtin().Annotate(f, Builtin().Check(f), out, false); err != nil {
		t.Fatalf("Builtin().Annotate: %v", err)
	}
	return out
}

// marksIn describes what of marks stands in a workbook: names, notes and sheets.
func marksIn(t *testing.T, path string) (names, notes, sheets int) {
	t.Helper()
	p, err := opc.ReadFile(path)
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	for _, part := range p.Parts() {
		text := string(part.Data)
		names += strings.Count(text, "nianbao.")
		notes += strings.Count(text, "【")
		if part.Name == "xl/workbook.xml" {
			sheets += strings.Count(text, `name="校验结果"`)
		}
	}
	return names, notes, sheets
}

// TestAnnotateAgain marks a workbook, corrects and marks it again, mends it, in the hands of other programs, too: the
// marks of before are gone.
func TestAnnotateAgain(t *testing.T) {
	first := annotated(t, opened(t, func(s *filingtest.Spoiler) { s.Number(filingtest.Applied+"!J6", "3120") }))
	data, err := os.ReadFile(first)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	right := func(s *filingtest.Spoiler) { s.Formula(filingtest.Applied+"!J6", "SUM(D6:I6)", "3119") }
	for name, since := range map[string]func(*filingtest.Spoiler){
		"corrected": right,
		"corrected and rewritten": func(s *filingtest.Spoiler) {
			right(s)
			s.Rewrite(func(*excelize.File) error { return nil })
		},
		"rows put in": func(s *filingtest.Spoiler) {
			right(s)
			s.Rewrite(func(f *excelize.File) error { return f.InsertRows(filingtest.Applied, 1, 2) })
			s.Formula(filingtest.Applied+"!J8", "SUM(D8:I8)", "3119")
		},
		"the list of findings deleted": func(s *filingtest.Spoiler) {
			right(s)
			s.Rewrite(func(f *excelize.File) error { return f.DeleteSheet("校验结果") })
		},
	} {
		t.Run(name, func(t *testing.T) {
			corrected, err := Builtin().Open(inbox(t, filingtest.Spoil(t, data, since)), "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			if found := rulesIn(Builtin().Check(corrected)); len(found) > 0 {
				t.Errorf("found %v", found)
			}
			if names, notes, sheets := marksIn(t, annotated(t, corrected)); names != 1 || notes != 0 || sheets != 1 {
				t.Errorf("%d names, %d notes, %d sheets", names, notes, sheets)
			}
		})
	}
	f, err := Builtin().Open(first, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	out := filepath.Join(t.TempDir(), "改正.xlsx")
	if _, err := Builtin().Fix(f, Fixing{Out: out}); err != nil {
		t.Fatalf("Builtin().Fix: %v", err)
	}
	if names, notes, sheets := marksIn(t, out); names+notes+sheets != 0 {
		t.Errorf("mended: %d names, %d notes, %d sheets", names, notes, sheets)
	}
}

// TestOfficeKeepsMended shows that LibreOffice opens mended and marked workbooks of the new kinds, calculates the same,
// and that marks which went through its hands come off.
func TestOfficeKeepsMended(t *testing.T) {
	at := func(ref string) string { return filingtest.Applied + "!" + ref }
	f := opened(t, func(s *filingtest.Spoiler) {
		s.Style(at("I6"), &excelize.Style{NumFmt: 14})
		s.Text(at("I6"), "4\u200b")
		s.Style(at("J8"), &excelize.Style{NumFmt: 49})
		s.Text(at("J8"), "=SUM(D8:I8)")
		s.Number(at("J30"), "103")
	})
	marked, err := Builtin().Open(office(t, annotated(t, f), "xlsx"), "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	out := filepath.Join(t.TempDir(), "改正.xlsx")
	if _, err := Builtin().Fix(marked, Fixing{Out: out}); err != nil {
		t.Fatalf("Builtin().Fix: %v", err)
	}
	if names, notes, sheets := marksIn(t, out); names+notes+sheets != 0 {
		t.Errorf("%d names, %d notes, %d sheets", names, notes, sheets)
	}
	mended, err := Builtin().Open(out, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	saved, err := Builtin().Open(office(t, out, "xlsx"), "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	for _, c := range mended.Report.Form.Cells {
		if a, b := mended.Report.Value(c), saved.Report.Value(c); !a.Number.Equal(b.Number) || a.State != b.State {
			t.Errorf("%s: %s, from LibreOffice %s", c.ID, a.Text, b.Text)
		}
	}
	if n := check.Count(Builtin().Check(saved), check.Error); n > 0 {
		t.Errorf("%d errors: %v", n, rulesIn(Builtin().Check(saved)))
	}
}
