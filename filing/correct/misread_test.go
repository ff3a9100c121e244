package correct

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/formula"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/xlsx/edit"
)

// TestTypeMisread refuses what is read otherwise than it was typed, as it was written or once formulas are calculated, and
// says where; of words only those are left out of the workbook.
func TestTypeMisread(t *testing.T) {
	const input, other, total = "documents.regulations.issued", "documents.regulations.repealed", "applications.granted.total"
	set := func(id string, v form.Value) func(*form.Report) {
		return func(r *form.Report) { c := r.Form.Cell(id); v.Place = r.Value(c).Place; r.SetValue(c, v) }
	}
	number := func(text string) form.Value { return form.ParseValue(text, 0, "件", "") }
	words := func(id, text string) func(*form.Report) {
		return func(r *form.Report) { r.Texts[id] = form.Text{Text: text, Place: r.Texts[id].Place} }
	}
	if got, err := Type(zeros(), Typed{Cells: map[string]string{input: "="}}); got != nil || err == nil || !strings.HasSuffix(err.Error(), "不是合计，没有公式") {
		t.Errorf("= in what is no total: %v", err)
	}
	if got, err := Type(zeros(), Typed{Texts: map[string]string{"poem": ""}}); got != nil || err == nil || err.Error() != "没有“poem”这段文字" {
		t.Errorf("no such text: %v", err)
	}
	sound := workbookOf(t, zeros())
	plainly := sound.Read
	typed := Typed{Cells: map[string]string{input: "5", total: "="}, Texts: map[string]string{"overview": "好。", "others": "坏。"}, Particulars: map[string]string{"phone": "12"}}
	for _, test := range []struct {
		about  string
		change [2]func(*form.Report) // what is read first, and once it was calculated
		cell   string
		want   string // of the error, or of a remark
		kept   string // the texts that are not in the workbook
	}{
		{"as it was typed", [2]func(*form.Report){}, "", "", ""},
		{"another figure", [2]func(*form.Report){set(input, number("6"))}, input, "“规章”的“本年制发件数”读回来与要填的不一致，没有改", ""},
		{"the same figure, as a formula", [2]func(*form.Report){set(input, form.Value{State: form.Number, Number: number("5").Number, Text: "5", Formula: "5"})}, input, "读回来与要填的不一致", ""},
		{"no formula", [2]func(*form.Report){set(total, number("0"))}, total, "读回来与要填的不一致", ""},
		{"another cell", [2]func(*form.Report){set(other, number("6"))}, other, "“规章”的“本年废止件数”读回来与要填的不一致", ""},
		{"another form", [2]func(*form.Report){func(r *form.Report) { *r = *form.NewReport(define.Builtin()[0]) }}, "", "填上以后，这份统计表就认不出来了，没有改", ""},
		{"another figure, calculated", [2]func(*form.Report){nil, set(input, number("6"))}, input, "“规章”的“本年制发件数”重新计算以后与要填的不一致，没有改", ""},
		{"no formula, calculated", [2]func(*form.Report){nil, set(total, number("0"))}, total, "重新计算以后与要填的不一致", ""},
		{"another cell, calculated", [2]func(*form.Report){nil, set(other, number("6"))}, "", "", ""},
		{"another form, calculated", [2]func(*form.Report){nil, func(r *form.Report) { *r = *form.NewReport(define.Builtin()[0]) }}, "",
			"重新计算以后，这份统计表就认不出来了，没有改", ""},
		{"a text", [2]func(*form.Report){func(r *form.Report) {
			if r.Texts["overview"].Text == "好。" {
				words("overview", "别的。")(r)
			}
		}}, "", "“一、总体情况”的文字写进这份统计表以后读回来不一样，没有写，只写进报告，下载的统计表里还是原来的", "overview"},
		{"a text beside", [2]func(*form.Report){func(r *form.Report) {
			if r.Texts["others"].Text == "坏。" {
				words("problems", "坏。")(r)
			}
		}}, "", "“六、其他需要报告的事项”的文字写进这份统计表以后读回来不一样", "others"},
		{"a particular beside", [2]func(*form.Report){func(r *form.Report) {
			if r.Texts["others"].Text == "坏。" {
				r.SetParticular("email", "坏", form.Place{})
			}
		}}, "", "“六、其他需要报告的事项”的文字写进这份统计表以后读回来不一样", "others"},
		{"a particular", [2]func(*form.Report){func(r *form.Report) {
			if r.Particulars["phone"] == "12" {
				r.Particulars["phone"] = "13"
			}
		}}, "",
			"“电话”填的“12”写进这份统计表以后读回来不一样，没有写，只写进报告", ""},
	} {
		w, reads := *sound, 0
		w.Read = func(p *opc.Package) (*form.Report, error) {
			r, err := plainly(p)
			if change := test.change[reads%2]; err == nil && change != nil {
				change(r)
			}
			if reads++; test.change[1] == nil {
				reads = 0 // so each time
			}
			return r, err
		}
		c, err := w.Type(typed)
		var refused *Error
		switch {
		case errors.As(err, &refused):
			if c != nil || refused.Cell != test.cell || test.kept != "" || test.want == "" || !strings.Contains(err.Error(), test.want) || refused.Advice == "" {
				t.Errorf("%s: %+v", test.about, refused)
			}
		case err != nil:
			t.Errorf("%s: %v", test.about, err)
		default:
			back, err := plainly(c.Package)
			if err != nil {
				t.Fatalf("%s: read: %v", test.about, err)
			}
			for _, id := range []string{"overview", "others"} {
				if in := back.Texts[id].Text == typed.Texts[id]; in == (id == test.kept) || c.Report.Texts[id].Text != typed.Texts[id] {
					t.Errorf("%s: %s is in the workbook %v, in the report %q", test.about, id, in, c.Report.Texts[id].Text)
				}
			}
			remarked := len(c.Remarks) == 1 && strings.HasPrefix(c.Remarks[0], test.want)
			if test.cell != "" || remarked != (test.want != "") || test.want == "" && len(c.Remarks) > 0 {
				t.Errorf("%s: %q", test.about, c.Remarks)
			}
		}
	}
}

// TestTypeFails returns what the workbook's hands say, whichever of them fails and when.
func TestTypeFails(t *testing.T) {
	w, broken := workbookOf(t, zeros()), errors.New("disk")
	plainly := w.Read
	typed := Typed{Texts: map[string]string{"overview": "好。", "others": "坏。"}}
	for fails, reads := 1, 0; ; fails, reads = fails+1, 0 {
		w.Read = func(p *opc.Package) (*form.Report, error) {
			if reads++; reads == fails {
				return nil, broken
			}
			r, err := plainly(p)
			if err == nil && r.Texts["others"].Text == "坏。" { // it is read elsewhere as well, so that each is tried alone
				r.Texts["problems"] = form.Text{Text: "坏。", Place: r.Texts["problems"].Place}
			}
			return r, err
		}
		c, err := w.Type(typed)
		if reads < fails {
			if err != nil || len(c.Remarks) != 1 || fails < 5 {
				t.Errorf("of %d reads: %+v, %v", reads, c, err)
			}
			return
		}
		if c != nil || !errors.Is(err, broken) {
			t.Errorf("as read %d fails: %+v, %v", fails, c, err)
		}
	}
}

// TestReadWords takes what is typed into a cell of words for words, and for figures elsewhere.
func TestReadWords(t *testing.T) {
	f, err := define.LoadDir("../../testdata/forms/budget")
	if err != nil {
		t.Fatalf("load a form: %v", err)
	}
	words := 0
	for _, c := range f.Cells {
		if v := read(c, " 12 ", ""); (v.State == form.Number) == c.IsWords() {
			t.Errorf("%s: %+v", c.ID, v)
		}
		if c.IsWords() {
			words++
		}
	}
	if words == 0 {
		t.Error("the form has no words")
	}
}

// TestTypeYear takes a year in the notations in which it is typed, and what is none as it was typed.
func TestTypeYear(t *testing.T) {
	w := workbookOf(t, zeros())
	for _, test := range []struct {
		text string
		year int
		in   string // what the cell says then
	}{{"2023", 2023, "2023"}, {" 2023年 ", 2023, "2023年"}, {"明年", 0, "明年"}, {"", 0, ""}} {
		c, err := w.Type(Typed{Particulars: map[string]string{form.Year: test.text}})
		if err != nil || len(c.Remarks) > 0 || c.Report.Year != test.year || c.Report.Particulars[form.Year] != test.in {
			t.Errorf("%q: %v, %+v", test.text, err, c)
		}
	}
	r := form.NewReport(define.Builtin()[1])
	for _, test := range []struct {
		year int
		had  string
		text string
		want bool
	}{{2024, "2024年", "2024", true}, {2024, "2024", "2023", false}, {0, "明年", " 明年 ", true}, {0, "明年", "后年", false}, {0, "", "", true}} {
		r.Year, r.Particulars = test.year, map[string]string{form.Year: test.had}
		if got := isParticular(r, form.Year, test.text); got != test.want {
			t.Errorf("%+v: %v", test, got)
		}
	}
}

// TestRows takes more and fewer lines one after the other: nothing of what stood there before stays, nor is what stands below
// written over. The row above that stays free.
func TestRows(t *testing.T) {
	for _, test := range []struct {
		rows  []int
		own   int
		below int
		want  int // how many are left
	}{{[]int{1, 2, 3}, 1, 4, 2}, {[]int{1, 2, 3}, 3, 4, 3}, {[]int{1, 2, 3}, 1, 5, 3}, {[]int{3}, 1, 4, 1}, {nil, 1, 4, 0}} {
		if got := withoutGap(test.rows, map[int]bool{test.own: true}, test.below); len(got) != test.want {
			t.Errorf("%+v: %v", test, got)
		}
	}
	g := &grid.Grid{Source: grid.Sheet, Cells: []grid.Cell{{Text: "甲"}, {Row: 1, RowSpan: 3}, {Row: 6, Col: 1, Text: "乙"}}}
	p := &pen{report: &form.Report{Book: &grid.Book{Grids: []*grid.Grid{g}}}}
	if got := p.rows(formula.Cell{}, form.Text{}); !slices.Equal(got, []int{0, 1, 4}) { // the further rows of what is merged are none
		t.Errorf("beside what is merged: %v", got)
	}
	lines := func(n int) string { return strings.TrimSuffix(strings.Repeat("行。\n", n), "\n") }
	w := workbookOf(t, zeros())
	for _, n := range []int{1, 2, 30, 1} { // what is longer before is taken out again
		c, err := w.Type(Typed{Texts: map[string]string{"problems": lines(n)}})
		if err != nil || len(c.Remarks) > 0 || c.Report.Texts["problems"].Text != lines(n) || c.Report.Texts["others"].Text != "无。" {
			t.Fatalf("%d lines: %+v, %v", n, c, err)
		}
		again := *w
		again.Report = c.Report
		pkg := c.Package
		again.Edit = func() (*edit.Editor, error) { return edit.Open(pkg) }
		w = &again
	}
}
