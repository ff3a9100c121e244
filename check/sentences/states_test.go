package sentences

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
)

// TestStates shows what a sentence is held against where a figure is blank, a stroke or none: a total that nobody filled in
// is what its parts come to, one that is wrong may be; of what is not known nothing is told.
func TestStates(t *testing.T) {
	const text = "收到政府信息公开申请36件，其中自然人28件。"
	for _, test := range []struct {
		name, figures string
		states        map[string]form.State
		text, want    string
	}{
		{name: "as it is", text: text, want: "2"},
		{name: "a blank total", figures: "applications.received.total=", text: text, want: "2"},
		{name: "a blank total of another sum", figures: "applications.received.total=", text: "收到政府信息公开申请37件。", want: "1 N01:37"},
		{name: "a blank part", figures: "applications.received.person= applications.received.total=36", text: text, want: "2"},
		{name: "a blank part of a blank total", figures: "applications.received.company= applications.received.total=", text: "收到政府信息公开申请37件。", want: "1"},
		{name: "a total that is wrong, as a sentence says", figures: "applications.received.total=63", text: "收到政府信息公开申请63件。", want: "1"},
		{name: "a total that is wrong, as a sentence says not", figures: "applications.received.total=63", text: text, want: "2"},
		{name: "a total that is wrong, and a sentence", figures: "applications.received.total=63", text: "收到政府信息公开申请35件。", want: "1 N01:35"},
		{name: "a total that is no figure", states: map[string]form.State{"applications.received.total": form.Unreadable}, text: "收到政府信息公开申请37件。", want: "1"},
		{name: "a part that is no figure", states: map[string]form.State{"applications.received.company": form.Unreadable}, text: "收到政府信息公开申请37件。", want: "1 N01:37"},
		{name: "a part that is no figure of a blank total", figures: "applications.received.total=",
			states: map[string]form.State{"applications.received.company": form.Unreadable}, text: "收到政府信息公开申请37件。", want: "1"},
		{name: "a stroke", figures: "applications.received.person=0", states: map[string]form.State{"applications.received.person": form.Stroke},
			text: "收到政府信息公开申请8件，其中自然人5件。", want: "2 N01:5"},
		{name: "a stroke, as a sentence says", figures: "applications.received.person=0", states: map[string]form.State{"applications.received.person": form.Stroke},
			text: "收到政府信息公开申请8件，其中自然人0件。", want: "2"},
		{name: "a share of what is no figure", states: map[string]form.State{"applications.received.total": form.Unreadable},
			text: "收到政府信息公开申请36件，其中自然人28件，占79%。", want: "3"},
		{name: "a change of what is no figure", states: map[string]form.State{"applications.received.total": form.Unreadable},
			text: "收到政府信息公开申请36件，同比增长21%。", want: "2"},
	} {
		r := checktest.Made("2021", "示例市司法局", 2024, figures2021+" "+test.figures)
		r.Hold(r.Form.Other(form.Last), checktest.Made("2021", "示例市司法局", 2023, figuresLast), "2023.xlsx")
		for id, state := range test.states {
			v := r.Value(r.Form.Cell(id))
			v.State = state
			r.SetValue(r.Form.Cell(id), v)
		}
		if got := outcome(withText(r, test.text)); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestOutdated shows which numbers are those of another year's report and no more the report's own.
func TestOutdated(t *testing.T) {
	r := withText(theReport("2021", "示例市司法局"),
		"收到政府信息公开申请30件，办结32件，予以公开16件，部分公开7件，上年结转 6 件。全市收到政府信息公开申请30件，均为自然人申请。\n2023年，收到政府信息公开申请30件。未收到商业企业政府信息公开申请。")
	last, _ := r.Last()
	p := rule.NewPass(r, define.Builtin())
	var got []string
	for _, o := range OutdatedIn(p, last) {
		got = append(got, o.Clause+" "+o.Says+" "+o.Then[0].Cell.ID+" "+o.Number.String()+" "+o.Now.String())
		for n, want := range map[int64]bool{o.Number.IntPart(): true, o.Number.IntPart() + 1: false} {
			figure := func(known bool) func(*form.Cell) (decimal.Decimal, bool) {
				return func(c *form.Cell) (decimal.Decimal, bool) {
					if c == o.Then[0].Cell {
						return decimal.NewFromInt(n), known
					}
					return decimal.Zero, true
				}
			}
			if o.Claim(figure(true)) != want || o.Claim(figure(false)) {
				t.Errorf("%s: of %d it is %v, and of what is not known %v", o.Clause, n, o.Claim(figure(true)), o.Claim(figure(false)))
			}
		}
	}
	want := []string{
		"收到政府信息公开申请30件 30件 applications.received.total 30 36", "办结32件 32件 applications.handled.total 32 35",
		"部分公开7件 7件 applications.partial.total 7 6", "上年结转6件 6 件 applications.carried_in.total 6 4",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}
