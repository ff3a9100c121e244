package filing

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nianbao/check"
	"nianbao/filing/correct"
	"nianbao/filing/file"
	"nianbao/filing/filingtest"
	"nianbao/form"
	"nianbao/grid"
)

// corrected opens a file and types over it.
func corrected(t testing.TB, path string, typed correct.Typed) *Filing {
	t.Helper()
	f, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	now, err := Builtin().Correct(f, typed, nil)
	if err != nil {
		t.Fatalf("Builtin().Correct: %v", err)
	}
	return now
}

// blankWorkbook returns a new workbook.
func blankWorkbook(t testing.TB) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "空白.xlsx")
	if _, err := Builtin().New(Blank{Agency: "示例市司法局", Year: 2024, Out: out}); err != nil {
		t.Fatalf("Builtin().New: %v", err)
	}
	return out
}

// openAll opens files, each of which can be read.
func openAll(t testing.TB, paths ...string) []*Filing {
	t.Helper()
	var list []*Filing
	for _, path := range paths {
		f, err := Builtin().Open(path, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		list = append(list, f)
	}
	return list
}

// convertedSamples returns a report as a document, a page and JSON.
func convertedSamples(t testing.TB) []string {
	t.Helper()
	var list []string
	for _, ending := range []string{".docx", ".html", ".json"} {
		out := filepath.Join(t.TempDir(), "年报"+ending)
		if _, err := Builtin().Convert("../testdata/huaian-2024.xlsx", Conversion{Out: out}); err != nil {
			t.Fatalf("Builtin().Convert: %v", err)
		}
		list = append(list, out)
	}
	return list
}

// TestCorrectRecomputes shows that what was typed counts at once: totals are reckoned, findings come and go.
func TestCorrectRecomputes(t *testing.T) {
	const sample = "../testdata/huaian-2024.xlsx"
	f := corrected(t, sample, correct.Typed{Cells: map[string]string{"applications.received.person": "3,010"}})
	r := f.Report
	if got := r.Number(r.Form.Cell("applications.received.total")).String(); got != "3128" {
		t.Errorf("the total is %s", got)
	}
	findings := Builtin().Check(f)
	if len(findings) == 0 || findings[0].Rule.ID != "R01" {
		t.Errorf("%v", findings)
	}
	if f := corrected(t, sample, correct.Typed{}); len(Builtin().Check(f)) > 0 {
		t.Error("nothing was typed, and something is wrong")
	}
}

// TestCorrectTexts shows how texts go into rows, and come back.
func TestCorrectTexts(t *testing.T) {
	for _, test := range []struct{ name, text string }{
		{"one line", "没有问题。"},
		{"more lines than there are rows", strings.Repeat("一行。\n", 30) + "末行。"},
		{"nothing", ""},
		{"blank lines and spaces", "  甲。\n\n 乙。\n"},
		{"what looks like a formula", "=1+1 是公式。"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, path := range []string{"../testdata/huaian-2024.xlsx", blankWorkbook(t)} {
				texts := map[string]string{"overview": test.text, "problems": test.text, "others": test.text}
				f := corrected(t, path, correct.Typed{Texts: texts})
				for id := range texts {
					if got, want := f.Report.Texts[id].Text, plainLines(test.text); got != want {
						t.Errorf("%s: %s: %q, want %q", filepath.Base(path), id, got, want)
					}
				}
				if len(f.Remarks()) > 0 {
					t.Errorf("%s: %v", filepath.Base(path), f.Remarks())
				}
			}
		})
	}
}

func plainLines(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// TestCorrectParticulars shows that facts about the agency go into their cells.
func TestCorrectParticulars(t *testing.T) {
	typed := map[string]string{form.Agency: "样本市统计局", form.Year: "2023", "phone": "0000-1234567", form.Date: "2024年1月5日"}
	f := corrected(t, "../testdata/huaian-2024.xlsx", correct.Typed{Particulars: typed})
	for id, want := range typed {
		if got := f.Report.Particular(id); got != want || len(f.Remarks()) > 0 {
			t.Errorf("%s is %q, %v", id, got, f.Remarks())
		}
	}
	if f.Report.Year != 2023 || f.Report.Agency != "样本市统计局" {
		t.Error(f.Report.Year, f.Report.Agency)
	}
}

// TestCorrectMandated shows that = puts a total's formula back, in a document what it comes to.
func TestCorrectMandated(t *testing.T) {
	const total, part = "applications.received.total", "applications.received.person"
	typed := correct.Typed{Cells: map[string]string{total: "=", part: "5"}}
	f := corrected(t, blankWorkbook(t), correct.Typed{Cells: map[string]string{total: "9", part: "5"}})
	if v := f.Report.Value(f.Report.Form.Cell(total)); v.Formula != "" || v.Text != "9" {
		t.Errorf("%+v", v)
	}
	for _, path := range append(convertedSamples(t), blankWorkbook(t)) {
		f := corrected(t, path, typed)
		v := f.Report.Value(f.Report.Form.Cell(total))
		others := f.Report.Number(f.Report.Form.Cell(part))
		if (v.Formula != "") != (f.Kind == Workbook) || v.State != form.Number || v.Number.LessThan(others) {
			t.Errorf("%s: %+v", path, v)
		}
	}
}

// TestCorrectInItsUnit shows that a figure is taken in the unit in which the workbook counts, unless another is typed.
func TestCorrectInItsUnit(t *testing.T) {
	path := spoiled(t, func(s *filingtest.Spoiler) { s.Text("主动公开!B15", "本年收费金额（单位：元）") })
	for text, want := range map[string][2]string{"300": {"0.03", "300"}, "12万元": {"12", "120000"}, "5,000元": {"0.5", "5000"}} {
		f := corrected(t, path, correct.Typed{Cells: map[string]string{"fees.charges.amount": text}})
		v := f.Report.Value(f.Report.Form.Cell("fees.charges.amount"))
		if v.Number.String() != want[0] || v.Text != want[1] || v.Kind != grid.Number {
			t.Errorf("%s is %s, in the workbook %s", text, v.Number, v.Text)
		}
	}
}

// TestCorrectMerged shows that what another cell would show as well is refused, and nothing changed.
func TestCorrectMerged(t *testing.T) {
	path := spoiled(t, func(s *filingtest.Spoiler) {
		s.Text(filingtest.Applied+"!F6", "")
		s.Rewrite(func(f *excelize.File) error { return f.MergeCell(filingtest.Applied, "F6", "G6") })
	})
	f, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	_, err = Builtin().Correct(f, correct.Typed{Cells: map[string]string{"applications.received.research": "5"}}, nil)
	if wrong := (*correct.Error)(nil); !errors.As(err, &wrong) || wrong.Cell == "" {
		t.Errorf("%v", err)
	}
}

// TestCorrectRefused shows what cannot be typed.
func TestCorrectRefused(t *testing.T) {
	f, err := Builtin().Open("../testdata/huaian-2024.xlsx", "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	for _, typed := range []correct.Typed{
		{Cells: map[string]string{"applications.received.nobody": "1"}},
		{Cells: map[string]string{"applications.received.person": "="}},
		{Texts: map[string]string{"summary": "1"}},
		{Particulars: map[string]string{"fax": "1"}},
		{Texts: map[string]string{"overview": strings.Repeat("长", 40000)}},
	} {
		_, err := Builtin().Correct(f, typed, nil)
		var wrong *correct.Error
		if !errors.As(err, &wrong) || wrong.Reason == "" || wrong.Advice == "" || len(typed.Cells) > 0 != (wrong.Cell != "") {
			t.Errorf("%v: %v", typed.Cells, err)
		}
	}
}

// TestCorrectOverlong types more over a filing than is read of one: it is refused, as a file with it is.
func TestCorrectOverlong(t *testing.T) {
	const book = "../testdata/huaian-2024.xlsx"
	for _, path := range []string{book, convertTo(t, book, "数据.json")} {
		f, err := Builtin().Open(path, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		long := correct.Typed{Texts: map[string]string{"overview": strings.Repeat("收到申请8888件，", 2000)}}
		var wrong *file.Error
		if _, err := Builtin().Correct(f, long, nil); !errors.As(err, &wrong) ||
			!strings.Contains(wrong.Reason, "没有断句（。！？；），超过 14000 字的一句不检查") {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// TestAnyCorrection types anything into any cells: what is read again is what was typed, all else is as it was, and what
// is saved is what is shown.
func TestAnyCorrection(t *testing.T) {
	bases := openAll(t, append(convertedSamples(t), "../testdata/huaian-2024.xlsx", "../testdata/zhongwei-2020.xlsx",
		"../testdata/huaian-2024.xls", blankWorkbook(t))...)
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(bases).Draw(t, "file")
		cells := map[string]string{}
		for range rapid.IntRange(1, 6).Draw(t, "cells") {
			c := rapid.SampledFrom(f.Report.Form.Cells).Draw(t, "cell")
			cells[c.ID] = typedFigure.Draw(t, "typed")
		}
		now, err := Builtin().Correct(f, correct.Typed{Cells: cells}, nil)
		if err != nil {
			t.Fatalf("Builtin().Correct: %v", err)
		}
		holdTyped(t, f, now, cells)
		if now.Kind != Workbook || rapid.IntRange(0, 4).Draw(t, "saved") > 0 { // it is slow
			return
		}
		out := filepath.Join(dir, rapid.StringMatching(`[a-z]{16}`).Draw(t, "name")+".xlsx")
		if err := Builtin().SaveWorkbook(now, out); err != nil {
			t.Fatalf("Builtin().SaveWorkbook: %v", err)
		}
		back, err := Builtin().Open(out, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		for _, c := range now.Report.Form.Cells {
			if a, b := now.Report.Value(c), back.Report.Value(c); a.Text != b.Text || a.Formula != b.Formula {
				t.Fatalf("%s is shown as %q and saved as %q", c.ID, a.Text, b.Text)
			}
		}
		if a, b := saidOf(Builtin().Check(now)), saidOf(Builtin().Check(back)); a != b {
			t.Fatalf("shown:\n%s\nsaved:\n%s", a, b)
		}
	})
}

// TestAnyText types anything into texts and particulars: they are what was typed, in the workbook or, where that is said,
// in the report alone, and nothing else changes.
func TestAnyText(t *testing.T) {
	bases := openAll(t, append(convertedSamples(t), "../testdata/huaian-2024.xlsx", "../testdata/zhongwei-2020.xls",
		blankWorkbook(t))...)
	line := rapid.OneOf(rapid.StringMatching(`[甲乙丙，。；（）0-9一二、 =+@{}"']{0,40}`), rapid.SampledFrom([]string{
		"五、存在的主要问题及改进情况", "（一）主动公开。", "{{申请.新收.总计}}", "无", "示例市司法局", "2025年1月20日", "机关名称：甲局"}))
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(bases).Draw(t, "file")
		typed := correct.Typed{Texts: map[string]string{}, Particulars: map[string]string{}}
		for _, s := range f.Report.Form.AllTexts() {
			if rapid.IntRange(0, 3).Draw(t, "typed") == 0 {
				typed.Texts[s.Text] = strings.Join(rapid.SliceOfN(line, 0, 12).Draw(t, "lines"), "\n")
			}
		}
		for _, p := range f.Report.Form.Particulars {
			if rapid.IntRange(0, 3).Draw(t, "typed") == 0 {
				typed.Particulars[p.ID] = line.Draw(t, "fact")
			}
		}
		now, err := Builtin().Correct(f, typed, nil)
		if err != nil {
			t.Fatalf("Builtin().Correct: %v", err)
		}
		for _, s := range f.Report.Form.AllTexts() {
			want := f.Report.Texts[s.Text].Text
			if text, ok := typed.Texts[s.Text]; ok {
				want = plainLines(text)
			}
			if got := now.Report.Texts[s.Text].Text; got != want {
				t.Fatalf("%s: %q, want %q", s.Text, got, want)
			}
		}
		for _, p := range f.Report.Form.Particulars {
			text, ok := typed.Particulars[p.ID]
			switch got := now.Report.Particulars[p.ID]; {
			case !ok && now.Report.Particular(p.ID) != f.Report.Particular(p.ID):
				t.Fatalf("%s was %q and is %q", p.ID, f.Report.Particular(p.ID), now.Report.Particular(p.ID))
			case ok && strings.TrimSpace(text) != strings.TrimSpace(got):
				t.Fatalf("%s: %q, want %q", p.ID, got, text)
			}
		}
		for _, c := range f.Report.Form.Cells {
			if was, is := f.Report.Value(c), now.Report.Value(c); was.Text != is.Text || was.Formula != is.Formula {
				t.Fatalf("%s was %q and is %q", c.ID, was.Text, is.Text)
			}
		}
		Builtin().Check(now)
	})
}

// typedFigure is what people type into cells.
var typedFigure = rapid.OneOf(rapid.StringMatching(`[0-9]{1,6}`),
	rapid.SampledFrom([]string{"", " ", "/", "—", "无", "1,234", "１２", "12.5", "-3", "12件", "约12", "12（其中3件）", "=1+1", "#N/A",
		"2024-1-1", "00012", "1e3", "12万元", "251000元", "十二"}))

// holdTyped holds a filing against what was typed over it.
func holdTyped(t *rapid.T, was, now *Filing, cells map[string]string) {
	for _, c := range was.Report.Form.Cells {
		before, is := was.Report.Value(c), now.Report.Value(c)
		text, typed := cells[c.ID]
		want := form.ParseValue(strings.TrimSpace(text), 0, c.Unit(), before.Written)
		switch {
		case typed && (is.State != want.State || is.Formula != "" || !is.Number.Equal(want.Number) || is.Place != before.Place),
			!typed && before.Formula == "" && (is.Text != before.Text || is.Formula != ""),
			!typed && before.Formula != is.Formula:
			t.Fatalf("%s: %q typed, %+v, was %+v", c.ID, text, is, before)
		}
	}
}

func saidOf(list []check.Finding) string {
	var b strings.Builder
	for i := range list {
		b.WriteString(list[i].Rule.ID + " " + list[i].Message + "\n")
	}
	return b.String()
}
