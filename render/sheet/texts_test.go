package sheet

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
	"nianbao/xlsx"
)

// TestHostileText writes what would be a formula, or no XML, as the words they are.
func TestHostileText(t *testing.T) {
	f := define.Builtin()[1]
	r := form.NewReport(f)
	r.Particulars[form.Agency] = "=HYPERLINK(\"http://x\",\"点\")"
	r.Particulars["address"] = "某\x00路\x1b1号\uFFFE<b>&"
	r.Texts["overview"] = form.Text{Text: "+1+1\n@SUM(A1)\n-2\n_x0041_\n</t></si>"}
	r.SetValue(f.Cell("documents.regulations.issued"), form.Value{State: form.Unreadable, Text: "=1+1"})
	_, grids := readBack(t, r)
	for _, g := range grids[:len(grids)-2] {
		for _, c := range g.Cells {
			if c.Formula != "" && !strings.HasPrefix(c.Formula, "SUM(") {
				t.Errorf("%s: formula %s", g.Name, c.Formula)
			}
		}
	}
	got, err := locate.New(define.Builtin()...).Read(&grid.Book{Grids: grids})
	if err != nil {
		t.Fatalf("locate.New().Read: %v", err)
	}
	if got.Agency != r.Particulars[form.Agency] || got.Particulars["address"] != "某路1号<b>&" {
		t.Errorf("particulars %q", got.Particulars)
	}
	if got.Texts["overview"].Text != r.Texts["overview"].Text {
		t.Errorf("text %q", got.Texts["overview"].Text)
	}
	if v := got.Value(f.Cell("documents.regulations.issued")); v.Text != "=1+1" || v.Formula != "" {
		t.Errorf("figure %+v", v)
	}
}

func TestLongTexts(t *testing.T) {
	f := define.Builtin()[1]
	r := form.NewReport(f)
	many := strings.TrimSpace(strings.Repeat("一段\n", 500))
	r.Texts["overview"] = form.Text{Text: many}
	r.Texts["problems"] = form.Text{Text: strings.Repeat("长", 32767)}
	_, grids := readBack(t, r)
	got, err := locate.New(define.Builtin()...).Read(&grid.Book{Grids: grids})
	if err != nil {
		t.Fatalf("locate.New().Read: %v", err)
	}
	for _, id := range []string{"overview", "problems"} {
		if got.Texts[id].Text != r.Texts[id].Text {
			t.Errorf("%s has %d bytes, want %d", id, len(got.Texts[id].Text), len(r.Texts[id].Text))
		}
	}
	r.Texts["others"] = form.Text{Text: "短\n" + strings.Repeat("长", 32768)}
	_, err = Workbook(r)
	var long *TooLongError
	if !errors.As(err, &long) || long.Line != 2 || long.Section.Text != "others" {
		t.Errorf("error %v", err)
	}
}

// TestFiguresKeepTheirDigits writes as words a figure that a worksheet's number would change.
func TestFiguresKeepTheirDigits(t *testing.T) {
	f := define.Builtin()[1]
	r := form.NewReport(f)
	cells := f.Cells[:4]
	figures := []string{"123456789012345", "1234567890123456", "0.1", "96171.600001"}
	for i, c := range cells {
		r.SetNumber(c, decimal.RequireFromString(figures[i]))
	}
	_, grids := readBack(t, r)
	got, err := locate.New(define.Builtin()...).Read(&grid.Book{Grids: grids})
	if err != nil {
		t.Fatalf("locate.New().Read: %v", err)
	}
	for i, c := range cells {
		v := got.Value(c)
		if v.Text != figures[i] || (i == 1) != (v.Kind == 0) {
			t.Errorf("%s came back as %+v", figures[i], v)
		}
	}
}

// TestTextsArePrinted shows that the texts of a blank workbook stand below each other on one page upright, each with room,
// and that a text that is long keeps rows free before the next title.
func TestTextsArePrinted(t *testing.T) {
	const page = 297/25.4*72 - 2*0.75*72 // points between the margins
	for _, f := range define.Builtin() {
		r := form.NewReport(f)
		data, _ := readBack(t, r)
		file := opened(t, data)
		high, row := 0.0, 0
		var titles []int
		for ; row < 200; row++ {
			text, _ := file.GetCellValue(textsSheet, xlsx.CellRef(row, 0))
			for _, s := range f.Texts() {
				if text == s.Title {
					titles = append(titles, row)
				}
			}
			id, _ := file.GetCellStyle(textsSheet, xlsx.CellRef(row, 0))
			if row > textTitle && id == 0 {
				break
			}
			h, _ := file.GetRowHeight(textsSheet, row+1)
			high += h
		}
		if len(titles) != len(f.Texts()) || high > page {
			t.Errorf("%s: titles in rows %v, %.0f points high, a page has %.0f", f.Edition, titles, high, page)
		}
		for i, title := range append(titles, row)[1:] {
			if title-titles[i]-1 < leastRows {
				t.Errorf("%s: %d rows below a title", f.Edition, title-titles[i]-1)
			}
		}
		if width, _ := file.GetColWidth(textsSheet, "A"); width < portraitWidth {
			t.Errorf("%s: %.0f characters wide", f.Edition, width)
		}
	}
}
