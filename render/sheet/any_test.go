package sheet

import (
	"flag"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
)

// TestAnyReportComesBack writes random reports and reads them, fewer than rapid does by itself: each is a whole
// workbook.
func TestAnyReportComesBack(t *testing.T) {
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		flag.Set(checks.Name, "20")
		t.Cleanup(func() { flag.Set(checks.Name, checks.DefValue) })
	}
	rapid.Check(t, func(t *rapid.T) {
		f := define.Builtin()[rapid.IntRange(0, len(define.Builtin())-1).Draw(t, "form")]
		r := anyReport(t, f)
		_, grids := readBack(t, r)
		got, err := locate.New(define.Builtin()...).Read(&grid.Book{Grids: grids})
		if err != nil {
			t.Fatalf("locate.New().Read: %v", err)
		}
		if got.Form != f || len(got.Faults) > 0 {
			t.Fatalf("%s read as %s, %v", f.Edition, got.Form.Edition, got.Faults)
		}
		totals := f.Totals()
		for _, c := range f.Cells {
			have, want := got.Value(c), r.Value(c)
			if totals[c] != nil && (want.Place == (form.Place{}) || !anyFilled(r, c.Table)) {
				continue
			}
			if have.State != want.State || !have.Number.Equal(want.Number) || have.Text != want.Text {
				t.Fatalf("%s = %+v, want %+v", c.ID, have, want)
			}
		}
		for _, s := range f.Texts() {
			if got.Texts[s.Text].Text != r.Texts[s.Text].Text {
				t.Fatalf("%s = %q, want %q", s.Title, got.Texts[s.Text].Text, r.Texts[s.Text].Text)
			}
		}
		if got.Particulars["phone"] != r.Particulars["phone"] {
			t.Fatalf("phone %q, want %q", got.Particulars["phone"], r.Particulars["phone"])
		}
	})
}

func anyReport(t *rapid.T, f *form.Form) *form.Report {
	r := form.NewReport(f)
	totals := f.Totals()
	for _, c := range f.Cells {
		if totals[c] == nil {
			r.SetValue(c, form.ParseValue(anyFigure(c).Draw(t, c.ID), grid.Text, c.Unit(), ""))
		}
	}
	settle(r)
	for c := range totals { // of a report that was read
		if rapid.IntRange(0, 9).Draw(t, "total") == 0 {
			v := form.ParseValue(rapid.SampledFrom([]string{"", "/", "—"}).Draw(t, "left blank"), grid.Text, c.Unit(), "")
			v.Place = form.Place{Sheet: "表", Ref: "J6"}
			r.SetValue(c, v)
		}
	}
	for _, s := range f.Texts() {
		r.Texts[s.Text] = form.Text{Text: strings.Join(rapid.SliceOfN(anyLine, 0, 10).Draw(t, s.Title), "\n")}
	}
	r.Particulars["phone"] = anyPhone.Draw(t, "phone")
	return r
}

var (
	anyLine = rapid.StringMatching(`[=+@(（"'<&>一全年公开{}|\\]([ \t=<&>"'_x0041{}，。件9\x{1F600}]{0,40}[。=&;'"_x0041])?`).
		Filter(func(s string) bool { return !pageLine.MatchString(s) })
	// A page's number alone in a line is none of a text: — 3 —.
	pageLine = regexp.MustCompile(`^[|_ \t]+\d{1,3}[|_ \t]+$`)
	anyPhone = rapid.StringMatching(`[0-9=+<&"'][0-9<&"'_x0041-]{0,30}[0-9<&"']`)

	anyCount   = oneOf(`[1-9][0-9]{0,17}`, `[1-9][0-9]{0,3}`, `0`, ``, `/`, `—`, `约[0-9]{3}`, `=[A-Z][0-9]`, `[1-9]{1,3},[0-9]{3}`, `[1-9][0-9]{0,3} ?(件|项)`)
	anyChange  = oneOf(`-?[1-9][0-9]{0,3}`, `0`, ``, `/`, `减少[0-9]`)
	anyDecimal = oneOf(`[1-9][0-9]{0,8}\.[0-9]{0,7}[1-9]`, `[1-9][0-9]{0,5}`, `[1-9][0-9]{3} ?万元`, `[1-9][0-9]{5}元`, ``)
)

func oneOf(shapes ...string) *rapid.Generator[string] {
	var list []*rapid.Generator[string]
	for _, s := range shapes {
		list = append(list, rapid.StringMatching(s))
	}
	return rapid.OneOf(list...)
}

func anyFigure(c *form.Cell) *rapid.Generator[string] {
	switch {
	case c.Decimal():
		return anyDecimal
	case c.Negative():
		return anyChange
	}
	return anyCount
}

func anyFilled(r *form.Report, t *form.Table) bool {
	return slices.ContainsFunc(t.Cells, func(c *form.Cell) bool { return r.Value(c).State != form.Blank })
}
