package fields

import (
	"strconv"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

func TestNames(t *testing.T) {
	f := define.Builtin()[1]
	r := form.NewReport(f)
	r.Agency, r.Year = "示例市司法局", 2024
	r.Particulars[form.Agency] = r.Agency
	for i, c := range f.Cells {
		r.SetValue(c, form.ParseValue(strconv.Itoa(i), grid.Number, c.Unit(), ""))
	}
	r.SetValue(f.Cell("applications.received.person"), form.Value{State: form.Stroke, Text: "—"})
	r.SetValue(f.Cell("applications.carried_in.person"), form.Value{})
	for text, want := range map[string]string{
		"{{机关名称}}{{年度}}年":                                                "示例市司法局2024年",
		"{{申请.新收.自然人}}{{申请.上年结转.自然人}}":                                   "00",
		"{{if 申请.新收.自然人}}有{{else}}无{{end}}{{if eq 申请.新收.自然人 0}}零{{end}}": "无零",

		"{{申请.不予公开.国家秘密.自然人}}": strconv.Itoa(f.Cell("applications.denied.secret.person").Index),
		"{{申请.无法提供.自然人}}": strconv.Itoa(f.Cell("applications.unavailable.not_held.person").Index +
			f.Cell("applications.unavailable.not_made.person").Index +
			f.Cell("applications.unavailable.unclear.person").Index),
		"{{复议诉讼.行政复议.维持}}": strconv.Itoa(f.Cell("disputes.review.upheld").Index),
	} {
		r.Texts["overview"] = form.Text{Text: text}
		texts, errs := Expand(r)
		if len(errs) > 0 || texts["overview"] != want {
			t.Errorf("%s gives %q %v, want %q", text, texts["overview"], errs, want)
		}
	}
	r.Texts["overview"] = form.Text{Text: "{{总体情况}}"}
	if _, errs := Expand(r); len(errs) != 1 {
		t.Error("a text quotes itself")
	}
}
