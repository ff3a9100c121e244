package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/xlsx"
)

// sampleReport returns a report with a different figure in each input, totals that fit, particulars and texts.
func sampleReport(f *form.Form) *form.Report {
	r := form.NewReport(f)
	r.Particulars[form.Agency], r.Particulars[form.Year] = "示例市司法局", "2024"
	r.Particulars["postcode"], r.Particulars["phone"] = "012345", "0517-12345678"
	totals := f.Totals()
	for _, c := range f.Cells {
		if totals[c] == nil {
			r.SetNumber(c, decimal.NewFromInt(int64(c.Index*7+1)))
		}
	}
	settle(r)
	for i, s := range f.Texts() {
		r.Texts[s.Text] = form.Text{Text: strings.Repeat(fmt.Sprintf("（%d）主动公开。全年新收申请{{申请.新收.总计}}件。\n", i+1), 40+i) + "=1+1"}
	}
	return r
}

// settle puts into the totals what their equations give.
func settle(r *form.Report) {
	totals := r.Form.Totals()
	var value func(c *form.Cell) decimal.Decimal
	value = func(c *form.Cell) decimal.Decimal {
		if e := totals[c]; e != nil {
			return form.Sum(e.Right, value)
		}
		return r.Number(c)
	}
	for c := range totals {
		r.SetNumber(c, value(c))
	}
}

// readBack returns the workbook of a report, and what the package reads of it.
func readBack(t interface{ Fatalf(string, ...any) }, r *form.Report) ([]byte, []*grid.Grid) {
	data, err := Workbook(r)
	if err != nil {
		t.Fatalf("Workbook: %v", err)
	}
	p, err := opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	book, err := xlsx.Read(p)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	return data, book.Grids
}

func TestWorkbookComesBack(t *testing.T) {
	for _, f := range define.Builtin() {
		r := sampleReport(f)
		_, grids := readBack(t, r)
		got, err := locate.New(define.Builtin()...).Read(&grid.Book{Grids: grids})
		if err != nil {
			t.Fatalf("locate.New().Read: %v", err)
		}
		if got.Form != f || len(got.Faults) > 0 || got.Agency != "示例市司法局" || got.Year != 2024 {
			t.Fatalf("%s: read as %s, %v, %q, %d", f.Edition, got.Form.Edition, got.Faults, got.Agency, got.Year)
		}
		for _, c := range f.Cells {
			if !got.Number(c).Equal(r.Number(c)) || got.Value(c).State != form.Number {
				t.Errorf("%s %s = %v, want %v", f.Edition, c.ID, got.Value(c), r.Number(c))
			}
		}
		for _, p := range f.Particulars {
			if got.Particulars[p.ID] != r.Particulars[p.ID] {
				t.Errorf("%s %s = %q", f.Edition, p.ID, got.Particulars[p.ID])
			}
		}
		for _, s := range f.Texts() {
			if got.Texts[s.Text].Text != r.Texts[s.Text].Text {
				t.Errorf("%s %s = %.80q", f.Edition, s.Title, got.Texts[s.Text].Text)
			}
		}
	}
}

func TestBlankWorkbook(t *testing.T) {
	for _, f := range define.Builtin() {
		_, grids := readBack(t, form.NewReport(f))
		got, err := locate.New(define.Builtin()...).Read(&grid.Book{Grids: grids})
		if err != nil {
			t.Fatalf("locate.New().Read: %v", err)
		}
		if got.Form != f || len(got.Faults) > 0 || got.Agency != "" || got.Year != 0 {
			t.Fatalf("%s: read as %s, %v, %q, %d", f.Edition, got.Form.Edition, got.Faults, got.Agency, got.Year)
		}
		totals := f.Totals()
		for _, c := range f.Cells {
			v := got.Value(c)
			if totals[c] == nil && v.State != form.Blank || totals[c] != nil && v.Text != "0" {
				t.Errorf("%s %s = %v", f.Edition, c.ID, v)
			}
			if v.Place.Sheet == "" {
				t.Errorf("%s %s stands nowhere", f.Edition, c.ID)
			}
		}
		for _, s := range f.Texts() {
			if text := got.Texts[s.Text]; text.Text != "" || text.Place.Sheet != textsSheet {
				t.Errorf("%s %s = %v", f.Edition, s.Title, text)
			}
		}
	}
}

func TestSheetOrder(t *testing.T) {
	_, grids := readBack(t, form.NewReport(define.Builtin()[1]))
	var names []string
	for _, g := range grids {
		names = append(names, g.Name)
	}
	want := []string{"基本信息", "主动公开", "依申请公开", "复议诉讼", "文字", "校验", "填报说明"}
	if !slices.Equal(names, want) {
		t.Errorf("sheets %q", names)
	}
}

func TestWorkbookIsDeterministic(t *testing.T) {
	for _, f := range define.Builtin() {
		first, _ := readBack(t, sampleReport(f))
		for range 3 {
			if again, _ := readBack(t, sampleReport(f)); !bytes.Equal(again, first) {
				t.Fatalf("%s: equal reports gave different files", f.Edition)
			}
		}
	}
}

// TestCoreProperties shows that a workbook says about itself what it says with the prefixes that Office writes: there
// are readers that know the elements by these alone.
func TestCoreProperties(t *testing.T) {
	r := sampleReport(define.Builtin()[1])
	r.Particulars[form.Agency] = "甲<&乙>局"
	data, _ := readBack(t, r)
	p, err := opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	core, _ := p.Part("docProps/core.xml")
	for _, want := range []string{"<cp:coreProperties xmlns:cp=", "<dc:title>2024年", "<dc:creator>甲&lt;&amp;乙&gt;局</dc:creator>",
		"<cp:lastModifiedBy>", `<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>`,
		"</cp:coreProperties>"} {
		if !bytes.Contains(core, []byte(want)) {
			t.Errorf("no %s in %s", want, core)
		}
	}
}
