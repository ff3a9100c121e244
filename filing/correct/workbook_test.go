package correct

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/ooxml/opc"
	"nianbao/render/sheet"
	"nianbao/xlsx"
	"nianbao/xlsx/edit"
)

// workbookOf is the workbook of a report, to be typed over.
func workbookOf(t testing.TB, r *form.Report, change ...func(*edit.Editor) error) *Workbook {
	t.Helper()
	data, err := sheet.Workbook(r)
	if err != nil {
		t.Fatalf("write: %v", err)
	}
	pkg, err := opc.Read(data)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	for _, of := range change {
		e, err := edit.Open(pkg)
		if err == nil {
			err = of(e)
		}
		if err != nil {
			t.Fatalf("change: %v", err)
		}
		pkg = e.Package()
	}
	read := func(p *opc.Package) (*form.Report, error) {
		book, err := xlsx.Read(p)
		if err != nil {
			return nil, err
		}
		again, err := locate.New(define.Builtin()...).Read(book)
		if err != nil {
			return nil, err
		}
		again.Book = book
		return again, nil
	}
	of, err := read(pkg)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return &Workbook{Report: of, Read: read, Again: edit.Open, Edit: func() (*edit.Editor, error) { return edit.Open(pkg) }}
}

// zeros is a report in which every figure is 0.
func zeros() *form.Report {
	r := form.NewReport(define.Builtin()[1])
	r.Agency, r.Year = "甲县某局", 2024
	for id, text := range map[string]string{form.Agency: "甲县某局", form.Year: "2024", form.Date: "2025年1月20日"} {
		r.SetParticular(id, text, form.Place{})
	}
	for _, s := range r.Form.Texts() {
		r.Texts[s.Text] = form.Text{Text: "无。", Lines: []form.Line{{Text: "无。"}}}
	}
	for _, c := range r.Form.Cells {
		r.SetNumber(c, decimal.Zero)
	}
	return r
}

// TestTypeWorkbook types into cells, texts and particulars: what is read back is that, totals follow, and all else is as it
// was, also in the report that was typed over.
func TestTypeWorkbook(t *testing.T) {
	w := workbookOf(t, zeros())
	const part, total, row = "applications.granted.person", "applications.handled.person", "applications.granted.total"
	c, err := w.Type(Typed{
		Cells:       map[string]string{part: " １2 ", "documents.regulations.issued": "约5件", "documents.regulations.repealed": "3（其中1件）", "fees.charges.amount": "25.13", row: "="},
		Texts:       map[string]string{"overview": "第一段。\n第二段。\n第三段。"},
		Particulars: map[string]string{form.Agency: "甲县另局", "phone": "1"},
	})
	if err != nil || len(c.Remarks) > 0 {
		t.Fatalf("%+v, %v", c, err)
	}
	for id, want := range map[string]string{part: "12", total: "12", row: "12", "applications.handled.total": "12", "documents.regulations.issued": "约5件",
		"documents.regulations.repealed": "3", "fees.charges.amount": "25.13", "applications.granted.company": "0"} {
		if got := c.Report.Value(c.Report.Form.Cell(id)).Normalized(); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
	if v := c.Report.Value(c.Report.Form.Cell(row)); v.Formula != "SUM(D8:I8)" {
		t.Errorf("%s is =%s", row, v.Formula)
	}
	if got := c.Report.Texts["overview"].Text; got != "第一段。\n第二段。\n第三段。" || c.Report.Agency != "甲县另局" || c.Report.Particulars["phone"] != "1" {
		t.Errorf("%q %s %v", got, c.Report.Agency, c.Report.Particulars)
	}
	if w.Report.Agency != "甲县某局" || !w.Report.Number(w.Report.Form.Cell(part)).IsZero() || w.Report.Texts["overview"].Text != "无。" {
		t.Error("the report that was typed over has changed")
	}
	if back, err := w.Read(c.Package); err != nil || back.Agency != "甲县另局" {
		t.Errorf("the package says %v, %v", back, err)
	}
}

// TestTypeRefused says what cannot be typed, and where.
func TestTypeRefused(t *testing.T) {
	w := workbookOf(t, zeros())
	lost := workbookOf(t, zeros(), func(e *edit.Editor) error { return e.SetText("依申请公开", 5, 1, "别的行") })
	for _, c := range []struct {
		w            *Workbook
		typed        Typed
		cell, reason string
	}{
		{w, Typed{Cells: map[string]string{"no.such.cell": "1"}}, "no.such.cell", "没有“no.such.cell”这一格"},
		{w, Typed{Texts: map[string]string{"poem": "1"}}, "", "没有“poem”这段文字"},
		{w, Typed{Particulars: map[string]string{"colour": "1"}}, "", "没有“colour”这一项"},
		{w, Typed{Cells: map[string]string{"applications.granted.person": "="}}, "applications.granted.person", "不是合计，放不上公式"},
		{lost, Typed{Cells: map[string]string{"applications.received.person": "1"}}, "applications.received.person", "在这份统计表里没有找到，填不进去"},
	} {
		got, err := c.w.Type(c.typed)
		var of *Error
		if got != nil || !errors.As(err, &of) || of.Cell != c.cell || !strings.Contains(of.Error(), c.reason) || of.Hint() == "" {
			t.Errorf("%+v: %+v, %v", c.typed, got, err)
		}
	}
	broken := errors.New("disk")
	for name, hands := range map[string]*Workbook{
		"open":  {Report: w.Report, Read: w.Read, Again: w.Again, Edit: func() (*edit.Editor, error) { return nil, broken }},
		"read":  {Report: w.Report, Edit: w.Edit, Again: w.Again, Read: func(*opc.Package) (*form.Report, error) { return nil, broken }},
		"again": {Report: w.Report, Edit: w.Edit, Read: w.Read, Again: func(*opc.Package) (*edit.Editor, error) { return nil, broken }},
	} {
		if got, err := hands.Type(Typed{Cells: map[string]string{"fees.charges.amount": "1"}}); got != nil || !errors.Is(err, broken) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

// TestTypeLoose keeps in the report alone what a workbook has no place for.
func TestTypeLoose(t *testing.T) {
	w := workbookOf(t, zeros(), func(e *edit.Editor) error {
		for row := range 40 { // no labels of texts or particulars any more, but for agency and year
			for _, name := range []string{"文字", "基本信息"} {
				if name == "基本信息" && row < 5 {
					continue
				}
				if err := errors.Join(e.SetText(name, row, 0, ""), e.SetText(name, row, 1, "")); err != nil {
					return err
				}
			}
		}
		return nil
	})
	c, err := w.Type(Typed{Texts: map[string]string{"overview": "好。"}, Particulars: map[string]string{"phone": "12345", "email": ""}})
	if err != nil {
		t.Fatalf("type: %v", err)
	}
	want := []string{"“一、总体情况”的文字在这份统计表里没有地方放，只写进报告，下载的统计表里没有",
		"“电话”填的“12345”在这份统计表里没有地方放，只写进报告，下载的统计表里没有"}
	if !slices.Equal(c.Remarks, want) || c.Report.Texts["overview"].Text != "好。" || c.Report.Particulars["phone"] != "12345" {
		t.Errorf("%q, %q %q", c.Remarks, c.Report.Texts["overview"].Text, c.Report.Particulars["phone"])
	}
}

// TestAnyTyped types random things: what is read back is what was typed, totals are what their parts come to, and a refusal
// changes nothing.
func TestAnyTyped(t *testing.T) {
	w := workbookOf(t, zeros())
	f := w.Report.Form
	var inputs []string
	for _, c := range f.Cells {
		if f.Totals()[c] == nil {
			inputs = append(inputs, c.ID)
		}
	}
	for seed := range uint64(10) { // TestAnyCorrection draws more
		source := rand.New(rand.NewPCG(seed, 16))
		typed := Typed{Cells: map[string]string{}, Texts: map[string]string{}}
		for range 1 + source.IntN(4) {
			typed.Cells[inputs[source.IntN(len(inputs))]] = []string{"", "/", "见附件", "0", fmt.Sprint(source.IntN(100000))}[source.IntN(5)]
		}
		if seed%2 == 0 {
			typed.Texts["problems"] = strings.Repeat("甲乙。\n丙。\n", 1+source.IntN(3))
		}
		before := maps.Clone(typed.Cells)
		c, err := w.Type(typed)
		if err != nil {
			t.Fatalf("%v: %v", typed, err)
		}
		if !maps.Equal(before, typed.Cells) {
			t.Errorf("what was typed has changed: %v", typed)
		}
		for id, text := range typed.Cells {
			if got := c.Report.Value(c.Report.Form.Cell(id)).Text; strings.TrimSpace(got) != text {
				t.Errorf("%s is %q, typed %q", id, got, text)
			}
		}
		for cell, e := range c.Report.Form.Totals() {
			if sum := form.Sum(e.Right, c.Report.Number); !c.Report.Number(cell).Equal(sum) {
				t.Errorf("%s is %s, its parts %s", cell.ID, c.Report.Number(cell), sum)
			}
		}
		if text, ok := typed.Texts["problems"]; ok && plain(c.Report.Texts["problems"].Text) != plain(text) {
			t.Errorf("the text is %q, typed %q", c.Report.Texts["problems"].Text, text)
		}
	}
}

// TestTypedCopies shows that a copy may be changed, and how much was typed.
func TestTypedCopies(t *testing.T) {
	typed := Typed{Cells: map[string]string{"a": "1"}, Texts: map[string]string{"b": "2", "c": "3"}, Particulars: map[string]string{"d": "4"}}
	copied := typed.Clone()
	copied.Cells["x"], copied.Texts["x"], copied.Particulars["x"] = "", "", ""
	if typed.Count() != 4 || copied.Count() != 7 || (Typed{}).Count() != 0 {
		t.Errorf("%d, %d", typed.Count(), copied.Count())
	}
}
