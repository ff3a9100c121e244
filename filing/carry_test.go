package filing

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nianbao/check"
	"nianbao/contract"
	"nianbao/form"
)

// TestAnyNextYear makes this year's workbook of random last year's reports on each edition: who the agency is and what
// was carried out are in it, nothing else is, and against last year's report it has nothing of family Y that is an error.
func TestAnyNextYear(t *testing.T) {
	dir := t.TempDir()
	forms := Builtin().Forms
	rapid.Check(t, func(rt *rapid.T) {
		of := rapid.SampledFrom([][3]int{{0, 2019, 0}, {0, 2020, 1}, {1, 2023, 1}}).Draw(rt, "edition")
		last := form.NewReport(forms[of[0]])
		last.Agency, last.Year = "示例市司法局", of[1]
		last.Particulars[form.Agency], last.Particulars[form.Year] = last.Agency, last.PrintedYear()
		last.Particulars["phone"], last.Particulars[form.Date] = "0000-1234567", "2024年1月20日"
		source := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "figures"), 0))
		for _, c := range last.Form.Cells {
			last.SetNumber(c, decimal.NewFromInt(source.Int64N(100)))
		}
		for range 3 { // totals of totals
			for c, e := range last.Form.Totals() {
				last.SetNumber(c, form.Sum(e.Right, last.Number))
			}
		}
		for _, s := range last.Form.Texts() {
			last.Texts[s.Text] = form.Text{Text: "上年的文字。"}
		}
		path, out := filepath.Join(dir, "last.json"), filepath.Join(dir, "this.xlsx")
		var b bytes.Buffer
		if err := contract.Write(&b, contract.NewReport(path, last)); err != nil {
			rt.Fatalf("contract.Write: %v", err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
			rt.Fatalf("os.WriteFile: %v", err)
		}
		if _, err := Builtin().New(Blank{From: path, Out: out, Force: true}); err != nil {
			rt.Fatalf("Builtin().New: %v", err)
		}
		f, err := Builtin().Open(out, "")
		if err != nil {
			rt.Fatalf("Builtin().Open: %v", err)
		}
		r := f.Report
		if r.Form != forms[of[2]] || r.Agency != last.Agency || r.Year != of[1]+1 || r.Particulars["phone"] != "0000-1234567" ||
			r.Particulars[form.Date] != "" || strings.TrimSpace(r.Texts["overview"].Text+r.Texts["problems"].Text) != "" {
			rt.Fatalf("%+v %+v", r.Particulars, r.Texts)
		}
		for _, c := range r.Form.Cells {
			want := form.Value{}
			number := func(id string) decimal.Decimal { return last.Number(last.Form.Cell(id)) }
			switch {
			case r.Form.Computed(c) != nil:
				continue
			case c.Row.ID == "carried_in":
				want = form.Value{State: form.Number, Number: number("applications.carried_out." + c.Column.ID)}
			case c.Column.ID == "last_year":
				base := strings.TrimSuffix(c.ID, "last_year")
				want = form.Value{State: form.Number, Number: number(c.ID).Add(number(base + "change"))}
			}
			if v := r.Value(c); v.State != want.State || !v.Number.Equal(want.Number) {
				rt.Fatalf("%s is %v, want %v", c.ID, v, want)
			}
		}
		if rapid.IntRange(0, 9).Draw(rt, "checked") > 0 { // it takes its time: nothing balances yet
			return
		}
		if err := Builtin().Hold(f, Beside{Last: path}); err != nil {
			rt.Fatalf("Builtin().Hold: %v", err)
		}
		if list := slices.DeleteFunc(Builtin().Check(f), func(f check.Finding) bool {
			return f.Rule.ID[0] != 'Y' || f.Rule.Severity != check.Error
		}); len(list) > 0 {
			rt.Fatal(list[0].Message)
		}
	})
}

// TestHints shows that a cell whose figure builds on last year's and on this year's tells last year's to who selects it.
func TestHints(t *testing.T) {
	out := filepath.Join(t.TempDir(), "this.xlsx")
	made, err := Builtin().New(Blank{From: books[0], Out: out})
	if err != nil {
		t.Fatalf("Builtin().New: %v", err)
	}
	if !strings.Contains(strings.Join(made.Left, ""), "“行政规范性文件”的“现行有效件数”（上年 66）与本年的数有关") {
		t.Error(made.Left)
	}
	f, err := excelize.OpenFile(out)
	if err != nil {
		t.Fatalf("excelize.OpenFile: %v", err)
	}
	list, err := f.GetDataValidations("主动公开")
	if err != nil {
		t.Fatalf("f.GetDataValidations: %v", err)
	}
	hinted := map[string]string{}
	for _, v := range list {
		if v.Prompt != nil && strings.Contains(*v.Prompt, "上年报告") {
			hinted[v.Sqref] = *v.Prompt
		}
	}
	want := "上年报告是 66，本年一般等于它加“本年制发件数”减“本年废止件数”；不等的请在第六部分说明。"
	if len(hinted) != 2 || !strings.HasPrefix(hinted["D6"], want) {
		t.Error(hinted)
	}
}
