package correct

import (
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// TestTypeOver refuses a formula where none belongs, and ids that the form does not have.
func TestTypeOver(t *testing.T) {
	r := form.NewReport(define.Builtin()[1])
	const part = "applications.rejected.repeat.person"
	for want, typed := range map[string]Typed{
		r.Form.Cell(part).Label() + "不是合计，没有公式": {Cells: map[string]string{part: " = "}},
		"没有“a.no.such”这一格":                      {Cells: map[string]string{"no.such": "1", "b.no.such": "1", "a.no.such": "2", part: "3"}},
		"没有“none”这段文字":                          {Texts: map[string]string{"some": "甲", "none": "乙"}},
		"没有“no”这一项":                             {Particulars: map[string]string{"none": "甲", "no": "乙", form.Agency: "丙"}},
	} {
		if now, err := Type(r, typed); err == nil || now != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, %v, want %s", typed, now, err, want)
		}
	}
}

// TestTypeFacts puts in agency, year and date as reports have them, and leaves places, other texts and the typed map alone.
func TestTypeFacts(t *testing.T) {
	r := form.NewReport(define.Builtin()[1])
	at := form.PlaceIn(&grid.Grid{Name: "表"}, 0, 3, 1)
	const total, person = "applications.received.total", "applications.received.person"
	r.SetValue(r.Form.Cell(person), form.Value{Place: at, Written: "件"})
	r.SetValue(r.Form.Cell(total), form.Value{Place: at})
	r.Texts["overview"], r.Texts["problems"] = form.Text{Text: "旧。", Place: at}, form.Text{Text: "在。", Place: at}
	typed := Typed{Particulars: map[string]string{form.Agency: " 甲局 ", form.Year: "二〇二四年", form.Date: "二〇二五年一月\n二十日"}, Texts: map[string]string{"overview": "新。"},
		Cells: map[string]string{total: "=", person: "5件"}}
	now, err := Type(r, typed)
	if err != nil {
		t.Fatalf("Type: %v", err)
	}
	if now.Agency != "甲局" || now.Year != 2024 || now.Particulars[form.Date] != "2025年1月20日" || typed.Particulars[form.Date] != "二〇二五年一月\n二十日" {
		t.Errorf("%s %d %v, typed %v", now.Agency, now.Year, now.Particulars, typed.Particulars)
	}
	if o, p := now.Texts["overview"], now.Texts["problems"]; o.Text != "新。" || o.Place != at || p.Text != "在。" {
		t.Errorf("%+v, %+v", o, p)
	}
	for _, id := range []string{total, person} {
		if v := now.Value(now.Form.Cell(id)); v.State != form.Number || v.Number.String() != "5" || v.Place != at {
			t.Errorf("%s: %+v", id, v)
		}
	}
}

// TestTypeSettles shows that what is typed is no longer assumed, that the report that was typed over stays as it was,
// and that totals are reckoned through others.
func TestTypeSettles(t *testing.T) {
	r := form.NewReport(define.Builtin()[1])
	r.Assumed = []form.Assumption{{ID: form.Year, Value: "2023"}, {ID: form.Agency, Value: "甲局"}}
	const handled, repeated = "applications.handled.total", "applications.rejected.repeat.total"
	const part = "applications.rejected.repeat.person"
	now, err := Type(r, Typed{Particulars: map[string]string{form.Year: "2024年"}, Texts: map[string]string{"others": " 无。\n\n"},
		Cells: map[string]string{handled: "=", repeated: " = ", part: "１2"}})
	if err != nil {
		t.Fatalf("Type: %v", err)
	}
	if now.Year != 2024 || len(now.Assumed) != 1 || now.Assumed[0].ID != form.Agency || now.Texts["others"].Text != "无。" {
		t.Errorf("%d %v %q", now.Year, now.Assumed, now.Texts["others"].Text)
	}
	for _, id := range []string{handled, repeated} {
		if got := now.Number(now.Form.Cell(id)).String(); got != "12" {
			t.Errorf("%s is %s", id, got)
		}
	}
	if r.Year != 0 || len(r.Assumed) != 2 || len(r.Texts)+len(r.Particulars) > 0 || !r.Number(r.Form.Cell(part)).IsZero() {
		t.Errorf("what was typed over is %+v", r)
	}
}
