package html

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// TestWriteFigures shows that a cell says in print what the report says.
func TestWriteFigures(t *testing.T) {
	f := define.Builtin()[0]
	c := f.Cell("procurement.centralized.amount")
	for _, test := range []struct {
		value form.Value
		want  string
	}{
		{form.ParseValue("251000元", grid.Text, "万元", ""), "25.1万元"},
		{form.ParseValue("12,000", grid.Text, "万元", ""), "12000万元"},
		{form.ParseValue(" — ", grid.Text, "万元", ""), "—"},
		{form.Value{State: form.Stroke}, "/"},
		{form.Value{}, ""},
		{form.ParseValue("约12\r\n<b>", grid.Text, "万元", ""), "约12|<b>"},
		{form.ParseValue("1\x002", grid.Text, "万元", ""), "1\ufffd2"},
	} {
		r := form.NewReport(f)
		r.SetValue(c, test.value)
		cells := elements(t, write(t, r, Options{}), "td")
		found := 0
		for _, td := range cells {
			if content(td) != "" {
				found++
			}
		}
		if got := content(cells[c.Index]); got != test.want || test.want != "" && found != 1 {
			t.Errorf("%q is printed as %q", test.value.Text, got)
		}
	}
}

// TestWrittenPagesReadBack shows that nothing is lost on the way out and in again.
func TestWrittenPagesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := define.Builtin()[rapid.IntRange(0, len(define.Builtin())-1).Draw(t, "edition")]
		r := filled(f, func(c *form.Cell) string { return figures(t, c) })
		r.Agency = rapid.StringMatching(`[示例甲乙丙丁]{1,20}(局|人民政府|（办公室）)`).Draw(t, "agency")
		r.Year = rapid.IntRange(f.Years.From, f.Years.From+1).Draw(t, "year")
		r.Particulars[form.Agency], r.Particulars[form.Year] = r.Agency, strconv.Itoa(r.Year)
		r.Particulars[form.Date] = rapid.SampledFrom([]string{"", "2025年1月20日", "2025年1月"}).Draw(t, "date")
		for _, s := range f.Texts() {
			lines := rapid.SliceOfN(rapid.StringMatching(`[甲乙（]([甲乙一（）《》<>&;"'/#a1 `+
				`\t\x{a0}\x{200b}\x{3000}\x{20000}“”—。]{0,30}[。丙])?`), 0, 4).Draw(t, "lines")
			r.Texts[s.Text] = form.Text{Text: strings.Join(lines, "\n")}
		}
		data, err := Write(r, Options{Draft: rapid.Bool().Draw(t, "draft")})
		if err != nil {
			t.Fatalf("Write: %v", err)
		}
		if found := differences(data, r); len(found) > 0 {
			t.Fatal(strings.Join(found[:min(20, len(found))], "\n"))
		}
	})
}
