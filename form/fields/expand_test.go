package fields

import (
	"fmt"
	"os"
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

// TestOpenTable names the items of an open table, its words, and each note in its group.
func TestOpenTable(t *testing.T) {
	data, err := os.ReadFile("../../testdata/forms/budget/form.yaml")
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	with := strings.Replace(string(data), "tables:\n",
		"notes:\n  - {text: beside, name: 附注.采购, title: 附注, beside: procurement}\n"+
			"  - {text: other, name: 附注.三公, title: 附注, beside: public}\ntables:\n", 1)
	f, err := define.Parse("form.yaml", []byte(with))
	if err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	r := form.NewReport(f.WithRows(map[string]form.OpenRows{"procurement": {Keys: []string{"电脑", "车"}, Spare: 2}}))
	words := func(id, text string, state form.State) {
		r.SetValue(r.Form.Cell(id), form.Value{State: state, Words: text, Text: text})
	}
	r.SetNumber(r.Form.Cell("procurement.rows.r1.budget"), decimal.NewFromInt(5))
	r.SetNumber(r.Form.Cell("procurement.all.budget"), decimal.NewFromInt(5))
	words("procurement.rows.r2.method", "询价", form.Words)
	words("public.abroad.paid", "刷卡", form.Unreadable)
	r.SetNumber(r.Form.Cell("public.abroad.spent"), decimal.NewFromInt(3))
	r.Texts["beside"] = form.Text{Text: "共{{采购.合计.预算}}"}
	for text, want := range map[string]string{
		"{{采购.第1行.预算}}":  "5",
		"{{采购.空1行.预算}}":  "{{采购.空1行.预算}}",
		"{{三公.出国.决算}}":   "3",
		"{{三公.出国.支付方式}}": "【不是数】",
		"{{附注.采购}}":      "{{附注.采购}}",
	} {
		r.Texts["overview"] = form.Text{Text: text}
		texts, errs := Expand(r)
		if texts["overview"] != want || (len(errs) > 0) != strings.ContainsAny(want, "{【") {
			t.Errorf("%s: %q %v", text, texts["overview"], errs)
		}
		if strings.Contains(text, "支付") && (len(errs) != 1 || errs[0].Err.Reason != "引用的“因公出国（境）费”的“主要支付方式”不是可以填的词") {
			t.Errorf("%+v", errs)
		}
	}
	names := Of(r)
	rows := ""
	for row := range below(names, "采购.各行").Items() {
		for _, column := range []string{"项目名称", "采购方式", "预算"} {
			v, _ := row.Member(column)
			rows += v.String() + ","
		}
	}
	if rows != "电脑,,5,车,询价,," {
		t.Error(rows)
	}
	if a, b := TextIn(names, r.Form.Notes[0]), TextIn(names, r.Form.Notes[1]); a != "共5" || b != "" {
		t.Errorf("%q %q", a, b)
	}
	SetText(names, r.Form.Notes[1], "甲")
	SetText(names, r.Form.Texts()[0], "乙")
	if got := TextIn(names, r.Form.Notes[0]) + TextIn(names, r.Form.Notes[1]) + TextIn(names,
		r.Form.Texts()[0]); got != "共5甲乙" {
		t.Errorf("%q", got)
	}
	var list []string
	for _, n := range List(r.Form) {
		if strings.Contains(n[0], "采购") {
			list = append(list, n[0]+" "+n[1])
		}
	}
	want := "采购.各行 各行：{{range 采购.各行}}{{.项目名称}}{{.采购方式}}{{.预算}}{{.成交}}{{end}}|采购.合计.采购方式 “合计”的“采购方式”|" +
		"采购.合计.预算 “合计”的“预算金额（万元）”|采购.合计.成交 “合计”的“成交金额（万元）”|附注.采购 附注（可以没有）"
	if got := strings.Join(list, "|"); got != want {
		t.Errorf("%s\nwant %s", got, want)
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
