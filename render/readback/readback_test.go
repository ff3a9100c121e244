package readback

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/docx/chart"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// listing returns a report with these rows in its open table, the figures counted from 1.
func listing(t *testing.T, keys ...string) *form.Report {
	t.Helper()
	f, err := define.LoadDir("../../testdata/forms/budget")
	if err != nil {
		t.Fatalf("define.LoadDir: %v", err)
	}
	r := form.NewReport(f.WithRows(map[string]form.OpenRows{"procurement": {Keys: keys}}))
	r.Book = &grid.Book{}
	for i, c := range r.Form.Cells {
		if c.Row.Open != nil && !c.IsWords() {
			r.SetNumber(c, decimal.NewFromInt(int64(i)))
		}
	}
	return r
}

// TestRows shows that a row of an open table which is lost, added or another is one difference and not one for each of
// its cells, and that a row in another spelling still has its figures compared.
func TestRows(t *testing.T) {
	wrong := listing(t, "甲", "乙 丙")
	for _, c := range wrong.Form.Cells {
		if c.Row.Label == "乙 丙" && c.Column.ID == "spent" {
			wrong.SetNumber(c, decimal.NewFromInt(7777))
		}
	}
	keyless := listing(t, "甲", "", "丙")
	for _, c := range keyless.Form.Cells {
		if c.Row.Label == "丙" && c.Column.ID == "spent" {
			keyless.SetNumber(c, decimal.NewFromInt(7777))
		}
	}
	for name, test := range map[string]struct {
		want, have *form.Report
		found      []string
	}{
		"without its key": {listing(t, "甲", "乙", "丙"), keyless,
			[]string{"第 2 行：原来是“乙”，写出的是“”", "写出的是“7777”"}},
		"the same": {listing(t, "甲", "乙"), listing(t, "甲", "乙"), nil},
		"lost":     {listing(t, "甲", "乙"), listing(t, "甲"), []string{"缺少一行“乙”"}},
		"one more": {listing(t, "甲"), listing(t, "甲", "乙"), []string{"多出一行“乙”"}},
		"another":  {listing(t, "甲", "乙", "丙"), listing(t, "甲", "丁", "丙"), []string{"第 2 行：原来是“乙”，写出的是“丁”"}},
		"spelling": {listing(t, "甲", "乙丙"), wrong, []string{"第 2 行：原来是“乙丙”，写出的是“乙 丙”", "写出的是“7777”"}},
	} {
		t.Run(name, func(t *testing.T) {
			found := (&Meant{Report: test.want}).Differences(test.have, nil)
			if len(found) != len(test.found) {
				t.Fatalf("found %v", found)
			}
			for i, d := range found {
				if !strings.HasSuffix(d.String(), test.found[i]) {
					t.Errorf("found %s, want %s", d, test.found[i])
				}
			}
		})
	}
}

// TestWhose shows what counts of an agency and a year that a page is read to be of.
func TestWhose(t *testing.T) {
	report := func(agency string, year int) *form.Report {
		r := listing(t)
		r.Agency, r.Year = agency, year
		return r
	}
	page := func(r *form.Report, lines ...string) *form.Report {
		g := &grid.Grid{Source: grid.Prose}
		for i, line := range lines {
			g.Cells = append(g.Cells, grid.Cell{Row: i, Text: line})
		}
		table := &grid.Grid{Source: grid.Table, Cells: []grid.Cell{{Text: "12024"}}}
		r.Book = &grid.Book{Grids: []*grid.Grid{g, table}}
		return r
	}
	want := report("甲县财政局", 2024)
	for name, test := range map[string]struct {
		back *form.Report
		text string // of the report's own
		want string
	}{
		"the same":      {page(report("甲县财政局", 2024), "甲县财政局2024年决算"), "", "[]"},
		"another":       {page(report("乙县财政局", 2024), "甲县财政局2024年决算"), "", "[机关名称：原来是“甲县财政局”，写出的是“乙县财政局”]"},
		"another named": {page(report("乙县财政局", 2024), "甲县财政局2024年决算"), "报送单位：乙县财政局", "[]"},
		"another year":  {page(report("甲县财政局", 2023), "甲县财政局2024年决算"), "", "[年度：原来是“2024”，写出的是“2023”]"},
		"a year named":  {page(report("甲县财政局", 2023), "甲县财政局2024年决算"), "年度：2023", "[]"},
		"no year":       {page(report("甲县财政局", 0), "甲县财政局决算"), "", "[年度：原来是“2024”，写出的是“”]"},
	} {
		m := Meant{Report: want, Texts: map[string]string{}}
		for _, s := range want.Form.AllTexts()[:1] {
			m.Texts[s.Text], test.back.Texts[s.Text] = test.text, form.Text{Text: test.text}
		}
		if got := fmt.Sprint(m.Differences(test.back, nil)); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

// TestCharts shows what is said of a chart that shows something else than was meant.
func TestCharts(t *testing.T) {
	data := func(title, category, series string, values ...int64) chart.Data {
		d := chart.Data{Title: title, Categories: []string{category, "乙"}, Series: []chart.Series{{Name: series}}}
		for _, v := range values {
			d.Series[0].Values = append(d.Series[0].Values, decimal.NewNullDecimal(decimal.NewFromInt(v)))
		}
		return d
	}
	r := listing(t)
	m := Meant{Report: r, Charts: map[string]chart.Data{"图": data("收支", "甲", "2024年", 1, 2)}}
	for want, shown := range map[string][]chart.Data{
		"": {data("收支", "甲", "2024年", 1, 2)},
		"[图表“图”的“2024年”“乙”：原来是“2”，写出的是“3”]":   {data("收支", "甲", "2024年", 1, 3)},
		"[图表“图”的数据系列：原来是“2024年”，写出的是“2023年”]": {data("收支", "甲", "2023年", 1, 2)},
		"[图表“图”：原来是“收支”，写出的是“”]":              {data("收支", "丙", "2024年", 1, 2)},
	} {
		got := ""
		if found := m.Differences(r, shown); len(found) > 0 {
			got = fmt.Sprint(found)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
	if found := m.Differences(r, []chart.Data{data("另一标题", "甲", "2024年", 1, 2)}); len(found) > 0 {
		t.Errorf("under another title: %v", found)
	}
	if found := m.Differences(r, []chart.Data{data("收支", "甲", "2024年", 1, 2), data("收支", "甲", "2024年", 1, 9)}); len(found) != 1 {
		t.Errorf("a second one: %v", found)
	}
}
