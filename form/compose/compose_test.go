package compose

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/wanted"
)

// TestOverview begins an overview whose words stay true when figures change, with slots for what nothing says.
func TestOverview(t *testing.T) {
	f := define.Builtin()[1]
	given := f.Wanted
	defer func() { f.Wanted = given }()
	id := "applications.received.total"
	draft := func(list ...*wanted.Draft) {
		f.Wanted = &wanted.Texts{Overview: &wanted.Overview{Text: "overview", Drafts: list}}
	}
	report := func(n, agency string) *form.Report {
		r := form.NewReport(f)
		if r.Agency = agency; n != "" {
			r.SetNumber(f.Cell(id), decimal.RequireFromString(n))
		}
		return r
	}
	says := func(r, last *form.Report) string {
		t.Helper()
		s, lines, err := Overview(r, last)
		if err != nil || s.Text != "overview" {
			t.Fatalf("%v: %v", s, err)
		}
		filled, err := Fill(r, s, lines)
		if err != nil {
			t.Fatalf("fill: %v", err)
		}
		return strings.Join(filled, "|")
	}
	draft(&wanted.Draft{Text: "收到{{申请.新收.总计}}件。"}, &wanted.Draft{Text: "又一句。", Join: true},
		&wanted.Draft{Text: "再一段。"})
	if have := says(report("7", "甲局"), nil); have != "收到7件。又一句。|再一段。" {
		t.Error(have)
	}
	if have := says(report("", "甲局"), nil); !strings.HasPrefix(have, "收到【请补充：") ||
		!strings.Contains(have, "总计") {
		t.Error(have)
	}
	draft(&wanted.Draft{Text: "局。", Of: wanted.Known("局$")},
		&wanted.Draft{Text: "县。", Of: wanted.Known("县$"), Join: true},
		&wanted.Draft{Text: "收到{{申请.新收.总计}}件[[同比 " + id + "]]；{{年度}}。"})
	for agency, want := range map[string]string{"甲局": "局。|收到9件，比上年的6件增加3件（50%）；【请补充：年度】。",
		"甲县": "县。|收到9件，比上年的6件增加3件（50%）；【请补充：年度】。", "甲镇": "收到9件，比上年的6件增加3件（50%）；【请补充：年度】。"} {
		if have := says(report("9", agency), report("6", agency)); have != want {
			t.Errorf("%s: %s", agency, have)
		}
	}
	draft(&wanted.Draft{Text: "收到{{申请.没有}}件。"})
	if s, lines,
		err := Overview(report("7", "甲局"),
		nil); err == nil || s != nil || lines != nil || !strings.Contains(err.Error(), "没有") {
		t.Errorf("a name that is none: %v %v %v", s, lines, err)
	}
	draft(&wanted.Draft{Text: "无。"})
	f.Wanted.Overview.Text = "elsewhere"
	if s, _, err := Overview(report("7", "甲局"), nil); err != nil || s.Text != "elsewhere" {
		t.Errorf("%v: %v", s, err)
	}
	f.Wanted = nil
	if _, _, err := Overview(report("7", "甲局"), nil); !errors.Is(err, ErrNoDraft) {
		t.Errorf("Overview: %v", err)
	}
	for _, c := range []struct{ now, then, want string }{
		{"7", "7", "，与上年持平"}, {"9", "6", "，比上年的6件增加3件（50%）"},
		{"6", "8", "，比上年的8件减少2件（25%）"}, {"6", "0", "，上年为0件"}, {"6", "", ""}, {"", "6", ""},
	} {
		r := report(c.now, "甲局")
		text := change(r, report(c.then, "甲局"), id)
		filled, err := Fill(r, f.Texts()[0], []string{text})
		if err != nil || filled[0] != c.want {
			t.Errorf("%s after %s: %q, %v", c.now, c.then, filled, err)
		}
	}
	if change(report("1", "甲局"), nil, id) != "" ||
		change(report("1", "甲局"), report("1", "甲局"), "no.such.cell") != "" {
		t.Error("a change of what is not known")
	}
}
