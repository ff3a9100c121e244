package fields

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
)

// TestExpand puts figures into texts, and tells of what cannot be: where, in which words, and for which cells.
func TestExpand(t *testing.T) {
	f := define.Builtin()[1]
	place := func(n int) form.Place { return form.PlaceNamed(fmt.Sprintf("第%d段", n), n) }
	for _, c := range []struct {
		name, text string // lines divided by /
		want       string
		errs       []string
	}{
		{"no names", "无。", "无。", nil},
		{"figures", "收到{{申请.新收.自然人}}件。", "收到5件。", nil},
		{"a stroke", "收到{{申请.新收.商业企业}}件。", "收到0件。", nil},
		{"an unreadable one", "甲。/收到{{申请.新收.总计}}件。", "甲。\n收到【不是数】件。",
			[]string{"第2段 applications.received.total"}},
		{"one over lines", "{{if 申请.新收.总计}}/有{{end}}", "\n有", []string{"第1段 applications.received.total"}},
		{"no such name", "甲。/收到{{没有}}件。/收到{{申请.没有}}件。",
			"甲。\n收到{{没有}}件。\n收到{{申请.没有}}件。", []string{"第2段", "第3段"}},
		{"without its end", "甲。/{{if 申请.新收.自然人}}/有。", "甲。\n{{if 申请.新收.自然人}}\n有。",
			[]string{"第2段"}},
		{"a text", "{{总体情况}}", "{{总体情况}}", []string{"第1段"}},
	} {
		r := form.NewReport(f)
		r.Agency, r.Year = "示例市司法局", 2024
		r.SetNumber(f.Cell("applications.received.person"), decimal.NewFromInt(5))
		r.SetValue(f.Cell("applications.received.company"), form.Value{State: form.Stroke, Text: "/"})
		r.SetValue(f.Cell("applications.received.total"), form.Value{State: form.Unreadable, Text: "#REF!"})
		text := form.Text{Text: strings.ReplaceAll(c.text, "/", "\n"), Place: place(1)}
		for i, line := range strings.Split(text.Text, "\n") {
			text.Lines = append(text.Lines, form.Line{Text: line, Place: place(i + 1)})
		}
		r.Texts["overview"] = text
		texts, errs := Expand(r)
		var have []string
		for _, e := range errs {
			of := e.Place.Ref
			for _, cell := range e.Cells {
				of += " " + cell.ID
			}
			have = append(have, of)
			if e.Section.Text != "overview" || e.Err == nil || len(e.Cells) > 0 &&
				!strings.Contains(e.Err.Reason, "不是数") {
				t.Errorf("%s: %+v", c.name, e)
			}
		}
		if texts["overview"] != c.want || strings.Join(have, "; ") != strings.Join(c.errs, "; ") {
			t.Errorf("%s: %q, %q", c.name, texts["overview"], have)
		}
		if _, ok := texts[form.Intro]; ok {
			t.Errorf("%s: a note that is not there", c.name)
		}
		names := Of(r)
		if of := TextIn(names, f.Texts()[0]); of != texts["overview"] {
			t.Errorf("%s: %q", c.name, of)
		}
	}
}

// TestFigures adds up what a chart shows, and leaves out what is no figure, or none of the report's.
func TestFigures(t *testing.T) {
	f := define.Builtin()[1]
	r := form.NewReport(f)
	r.SetNumber(f.Cell("applications.unavailable.not_held.person"), decimal.NewFromInt(5))
	r.SetNumber(f.Cell("applications.unavailable.unclear.person"), decimal.NewFromInt(2))
	r.SetValue(f.Cell("applications.received.person"), form.Value{State: form.Unreadable, Text: "约5"})
	c := &form.Chart{Points: []form.Point{{Of: "申请.无法提供.自然人"}, {Of: "申请.新收.自然人"}, {Of: "没有"},
		{Of: "申请.新收.总计"}}}
	var have []string
	for _, n := range Figures(r, c) {
		if have = append(have, "-"); n.Valid {
			have[len(have)-1] = n.Decimal.String()
		}
	}
	if s := strings.Join(have, " "); s != "7 - - 0" {
		t.Error(s)
	}
	for text, want := range map[string]string{"2025年1月20日": "2025-01-20", "二〇二五年一月二日": "2025-01-02",
		"2025年2月30日": "", "": "", "甲": ""} {
		if have := DateOf(text); have != want {
			t.Errorf("%q: %q", text, have)
		}
	}
}

// TestList lists each name once, and all that stand for something.
func TestList(t *testing.T) {
	for _, f := range define.Builtin() {
		seen := map[string]string{}
		for _, n := range List(f) {
			if seen[n[0]] != "" || n[0] == "" || n[1] == "" {
				t.Errorf("%q", n)
			}
			seen[n[0]] = n[1]
		}
		for _, c := range f.Cells {
			if seen[c.Name()] != c.Label() {
				t.Errorf("%s is %q", c.Name(), seen[c.Name()])
			}
		}
		for _, s := range f.Texts() {
			if seen[s.Name] != s.Title {
				t.Errorf("%s is %q", s.Name, seen[s.Name])
			}
		}
		for _, p := range f.Particulars {
			if seen[p.Name] != p.Label {
				t.Errorf("%s is %q", p.Name, seen[p.Name])
			}
		}
		if seen["草稿"] == "" {
			t.Error("草稿 is not listed")
		}
	}
}
