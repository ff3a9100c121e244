package waive

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
)

// someFindings draws findings as package causes orders them: those that another explains behind it.
func someFindings(t *rapid.T, f *form.Form) []rule.Finding {
	rules := []*rule.Rule{{ID: "R01"}, {ID: "Y02"}, {ID: "N03"}, {ID: "V01", Waivable: true}, {ID: "V02"}}
	var list []rule.Finding
	head := -1
	for i := range rapid.IntRange(0, 8).Draw(t, "findings") {
		n := rule.Finding{Rule: rapid.SampledFrom(rules).Draw(t, "rule"), Message: rapid.SampledFrom([]string{"甲", "乙"}).Draw(t, "message")}
		for range rapid.IntRange(0, 2).Draw(t, "cells") {
			c := rapid.SampledFrom(f.Cells[:5]).Draw(t, "cell")
			n.Cells = append(n.Cells, rule.Cell{ID: c.ID, Value: rapid.SampledFrom([]string{"1", "2", "", strings.Repeat("长", 50)}).Draw(t, "value")})
		}
		if head >= 0 && rapid.Bool().Draw(t, "follows") {
			n.Follows = new(int)
			*n.Follows = head
		} else {
			head = i
		}
		list = append(list, n)
	}
	return list
}

// TestAnyWaiver shows that no finding is lost, that those count no more, and only those, which are explained and may be,
// and that what explains another stands before it still.
func TestAnyWaiver(t *testing.T) {
	f := define.Builtin()[1]
	rapid.Check(t, func(t *rapid.T) {
		r, list := form.NewReport(f), someFindings(t, f)
		var waivers []Waiver
		for i := range list {
			if rapid.Bool().Draw(t, "explained") {
				waivers = Add(waivers, []Waiver{Of(&list[i], "理由")})
			}
		}
		got, left := Apply(r, list, waivers)
		if len(got) != len(list) {
			t.Fatalf("%d findings of %d", len(got), len(list))
		}
		explained := func(x *rule.Finding) bool {
			for _, w := range waivers {
				if w.Rule == x.Rule.ID && equal(w, Of(x, "理由")) {
					return CanWaive(r, x)
				}
			}
			return false
		}
		waived := false
		for i := range got {
			x := &got[i]
			if explained(x) != (x.Waived != "") || waived && x.Waived == "" {
				t.Errorf("%d %s %+v: waived %q", i, x.Rule.ID, x.Cells, x.Waived)
			}
			waived = x.Waived != ""
			if x.Waived != "" && strings.Contains("RF", x.Rule.ID[:1]) {
				t.Errorf("%s is waived", x.Rule.ID)
			}
			if x.Follows != nil && (*x.Follows >= i || got[*x.Follows].Follows != nil || got[*x.Follows].Waived != "") {
				t.Errorf("%d follows %d", i, *x.Follows)
			}
		}
		for _, l := range left {
			for i := range got {
				if got[i].Waived != "" && l.Rule == got[i].Rule.ID && equal(l.Waiver, Of(&got[i], "理由")) {
					t.Errorf("%+v is used", l)
				}
			}
		}
	})
}

func equal(a, b Waiver) bool { return compare(a, b) == 0 }

// TestComesBack shows that a finding counts again once a cell of it holds something else, be it at a long text's end, and
// that its waiver is told of as one whose values have changed.
func TestComesBack(t *testing.T) {
	f := define.Builtin()[1]
	rapid.Check(t, func(t *rapid.T) {
		long := strings.Repeat("长", rapid.IntRange(0, 60).Draw(t, "length"))
		found := rule.Finding{Rule: &rule.Rule{ID: "N01"}, Cells: []rule.Cell{{ID: "text", Value: long + "5"}}, Expected: "5"}
		waivers := []Waiver{Of(&found, "理由")}
		switch rapid.IntRange(0, 2).Draw(t, "what") {
		case 0:
			found.Cells[0].Value = long + "6"
		case 1:
			found.Expected = "6"
		default:
			found.Cells = append(found.Cells, rule.Cell{ID: "more"})
		}
		got, left := Apply(form.NewReport(f), []rule.Finding{found}, waivers)
		if got[0].Waived != "" || len(left) != 1 || !left[0].Changed {
			t.Errorf("%+v %+v", got, left)
		}
		if _, left = Apply(form.NewReport(f), nil, waivers); len(left) != 1 || left[0].Changed {
			t.Errorf("%+v", left)
		}
	})
}

// TestAnyTwoPlaces shows that of what is explained within a file and beside it nothing is lost: a finding that one of both
// is about counts no more, by the reason beside where both are, and what is about none is told of.
func TestAnyTwoPlaces(t *testing.T) {
	f := define.Builtin()[1]
	rapid.Check(t, func(t *rapid.T) {
		list := someFindings(t, f)
		both := map[bool][]Waiver{}
		for i := range list {
			for _, beside := range []bool{false, true} {
				w := Of(&list[i], map[bool]string{false: "里", true: "外"}[beside])
				switch rapid.IntRange(0, 2).Draw(t, "waiver") {
				case 0:
					continue
				case 1: // something else stood there
					w.Values = append(slices.Clone(w.Values), Value{"x", rapid.SampledFrom([]string{"1", "2"}).Draw(t, "old")})
				}
				both[beside] = append(both[beside], w)
			}
		}
		all := Add(both[false], both[true])
		r := form.NewReport(f)
		got, left := Apply(r, list, all)
		reasonOf := func(x *rule.Finding, among []Waiver) (reason string) {
			for _, w := range among {
				if equal(w, Of(x, "")) && CanWaive(r, x) {
					reason = w.Reason
				}
			}
			return reason
		}
		for i := range got {
			if want := cmp.Or(reasonOf(&got[i], both[true]), reasonOf(&got[i], both[false])); got[i].Waived != want {
				t.Errorf("%s %+v: waived %q, not %q", got[i].Rule.ID, got[i].Cells, got[i].Waived, want)
			}
		}
		for _, w := range slices.Concat(both[false], both[true]) {
			if !slices.ContainsFunc(all, func(a Waiver) bool { return equal(a, w) }) {
				t.Errorf("lost %+v", w)
			}
		}
		for _, l := range left {
			open, here := false, false
			for i := range got {
				if got[i].Rule.ID == l.Rule && placeOf(&got[i]) == l.Place {
					open, here = open || got[i].Waived == "", true
				}
			}
			if l.Changed != open || l.Replaced != (here && !open) {
				t.Errorf("%+v: open %v, here %v", l, open, here)
			}
		}
	})
}

// TestNoFigure shows that a finding about what is no figure cannot be explained away.
func TestNoFigure(t *testing.T) {
	f := define.Builtin()[1]
	r := form.NewReport(f)
	r.SetValue(f.Cells[0], form.Value{State: form.Unreadable, Text: "约5件"})
	found := rule.Finding{Rule: &rule.Rule{ID: "N01"}, Cells: []rule.Cell{{ID: f.Cells[0].ID, Value: "约5件"}}}
	if got, _ := Apply(r, []rule.Finding{found}, []Waiver{Of(&found, "理由")}); got[0].Waived != "" {
		t.Errorf("%+v", got)
	}
}

// TestNothingShown shows that a finding of which no cell says what it is about is told from others by its message.
func TestNothingShown(t *testing.T) {
	f := define.Builtin()[1]
	found := rule.Finding{Rule: &rule.Rule{ID: "S30", Waivable: true}, Message: "另有一张表“甲”",
		Cells: rule.CellsAt([]form.Place{{Sheet: "文字", Ref: "A9"}})}
	waivers := []Waiver{Of(&found, "理由")}
	if got, _ := Apply(form.NewReport(f), []rule.Finding{found}, waivers); got[0].Waived == "" {
		t.Error("the same finding counts")
	}
	found.Message = "另有一张表“乙”"
	if got, _ := Apply(form.NewReport(f), []rule.Finding{found}, waivers); got[0].Waived != "" {
		t.Error("another one is explained")
	}
}

// TestRenew shows that of several explained sentences of one cell one is explained anew alone, and that what is no
// longer about anything goes.
func TestRenew(t *testing.T) {
	of := func(value, reason string) Waiver {
		return Waiver{Rule: "N01", Place: "文字!A6", Reason: reason, Values: []Value{{"文字!A6", value}}}
	}
	r := form.NewReport(define.Builtin()[1])
	said := func(value string) rule.Finding {
		at := form.Place{Sheet: "文字", Ref: "A6"}
		return rule.Finding{Rule: &rule.Rule{ID: "N01", Waivable: true}, Place: at,
			Cells: []rule.Cell{{Place: at, Value: value}}}
	}
	findings := []rule.Finding{said("新收7件"), said("结转2件")}
	old := []Waiver{of("新收7件", "甲"), of("新收6件", "乙")}
	got := Renew(r, findings, old, []Waiver{of("结转2件", "丙")})
	want := []Waiver{of("新收7件", "甲"), of("结转2件", "丙")}
	if wrong := diff.Diff(want, got); wrong != "" {
		t.Errorf("(-want +got)\n%s", wrong)
	}
	got = Renew(r, findings, got, []Waiver{of("新收7件", "丁")})
	want[0].Reason = "丁"
	if wrong := diff.Diff(want, got); wrong != "" {
		t.Errorf("(-want +got)\n%s", wrong)
	}
}

// TestRenewElsewhere shows that what stands at another place, or is another rule's, stays as it is.
func TestRenewElsewhere(t *testing.T) {
	of := func(rule, place string) Waiver {
		return Waiver{Rule: rule, Place: place, Reason: "甲", Values: []Value{{place, "旧"}}}
	}
	old := []Waiver{of("N01", "文字!A6"), of("N01", "文字!A7"), of("N02", "文字!A6")}
	more := Waiver{Rule: "N01", Place: "文字!A6", Reason: "乙", Values: []Value{{"文字!A6", "新"}}}
	got := Renew(form.NewReport(define.Builtin()[1]), nil, old, []Waiver{more})
	if wrong := diff.Diff([]Waiver{more, old[1], old[2]}, got); wrong != "" {
		t.Errorf("(-want +got)\n%s", wrong)
	}
}

// TestValues shows by what a finding is known again: its cells, what it compares, and where these show nothing its words.
func TestValues(t *testing.T) {
	at := form.Place{Sheet: "文字", Ref: "A6"}
	other := form.Place{Sheet: "文字", Ref: "A6", File: "上年.xlsx"}
	long := strings.Repeat("长", 41)
	const known = "长长长长长长长长长长长长长长长长长长长长…（41字，"
	for _, test := range []struct {
		name string
		of   rule.Finding
		want []Value
	}{
		{"the form's cell", rule.Finding{Cells: []rule.Cell{{ID: "a.b", Place: at, Value: " 5\n件 "}}}, []Value{{"a.b", "5 件"}}},
		{"another cell", rule.Finding{Cells: []rule.Cell{{Place: at, Value: "5"}}}, []Value{{"文字!A6", "5"}}},
		{"another report's cell", rule.Finding{Cells: []rule.Cell{{Place: other, Value: "5"}}}, []Value{{"别的报告 文字!A6", "5"}}},
		{"no cell", rule.Finding{Message: "没有写年度"}, []Value{{"问题", "没有写年度"}}},
		{"a cell that is nowhere", rule.Finding{Message: "没有写年度", Cells: []rule.Cell{{}}}, []Value{{"文件", ""}, {"问题", "没有写年度"}}},
		{"a cell of the form in which nothing stands", rule.Finding{Message: "空着", Cells: []rule.Cell{{ID: "a.b"}}}, []Value{{"a.b", ""}}},
		{"what is compared", rule.Finding{Message: "不等", Expected: "5", Actual: "6"}, []Value{{"比较", "6 / 5"}}},
		{"what is expected", rule.Finding{Message: "不等", Expected: "5"}, []Value{{"比较", "/ 5"}}},
		{"what cannot be seen", rule.Finding{Cells: []rule.Cell{{ID: "a.b", Value: "5\u200b"}}}, []Value{{"a.b", "5\ufffd"}}},
		{"as long as is kept", rule.Finding{Cells: []rule.Cell{{ID: "a.b", Value: long[len("长"):]}}}, []Value{{"a.b", long[len("长"):]}}},
		{"longer", rule.Finding{Cells: []rule.Cell{{ID: "a.b", Value: long}}}, []Value{{"a.b", known}}},
		{"what is not to be repeated", rule.Finding{Message: "有号码", Said: "甲乙 丙", Cells: []rule.Cell{{Place: at, Value: "1**"}}},
			[]Value{{"文字!A6", "1**"}, {"原文", "（4字，"}}},
	} {
		test.of.Rule, test.of.Place = &rule.Rule{ID: "N01"}, other
		w := Of(&test.of, "理由")
		for i := range w.Values {
			if v := &w.Values[i].Value; strings.HasSuffix(*v, "）") { // a digest
				before, _, _ := strings.Cut(*v, "，")
				if len(*v) != len(before)+len("，")+16+len("）") {
					t.Errorf("%s: %s", test.name, *v)
				}
				*v = before + "，"
			}
		}
		if wrong := diff.Diff(Waiver{"N01", "文字!A6", "理由", test.want}, w); wrong != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, wrong)
		}
	}
}

// TestOthers shows of which other reports a waiver says what they held.
func TestOthers(t *testing.T) {
	f := define.Builtin()[1]
	for cell, want := range map[string]int{"last.documents.normative.effective": 1, "documents.normative.effective": 0, "lastly.a": 0} {
		w := Waiver{Values: []Value{{"a.b", "1"}, {cell, "2"}}}
		if got := w.Others(f); len(got) != want || len(f.Others) != 1 {
			t.Errorf("%s: %+v", cell, got)
		}
	}
}
