package correct

import (
	"testing"

	"nianbao/form"
	"nianbao/form/define"
)

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
