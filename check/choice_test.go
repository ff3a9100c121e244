package check

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"nianbao/check/rule"
	"nianbao/form/define"
)

// TestAnyChoice shows that of a choice's rules every finding is told of, of no other, in their order, and that each stands
// behind the one that explains it, where that is told of.
func TestAnyChoice(t *testing.T) {
	rules := Rules(define.Builtin())
	id := rapid.Custom(func(t *rapid.T) string {
		of := rapid.SampledFrom(rules).Draw(t, "rule").ID
		if rapid.Bool().Draw(t, "family") {
			return of[:1]
		}
		return of
	})
	rapid.Check(t, func(t *rapid.T) {
		c, unknown := Choose(rules, rapid.SliceOfN(id, 0, 2).Draw(t, "only"),
			rapid.SliceOfN(id, 0, 3).Draw(t, "ignore"))
		if unknown != "" {
			t.Fatal(unknown)
		}
		var list []Finding
		head := -1
		for i := range rapid.IntRange(0, 8).Draw(t, "findings") {
			f := Finding{Rule: &rules[rapid.IntRange(0, len(rules)-1).Draw(t, "rule")]}
			if head >= 0 && rapid.Bool().Draw(t, "follows") {
				by := head
				f.Follows = &by
			} else {
				head = i
			}
			list = append(list, f)
		}
		got := c.Of(slices.Clone(list))
		told := 0
		for _, f := range list {
			if !c.Has(f.Rule.ID) {
				continue
			}
			x := got[told]
			told++
			explained := f.Follows != nil && c.Has(list[*f.Follows].Rule.ID)
			if x.Rule != f.Rule || explained != (x.Follows != nil) || explained &&
				got[*x.Follows].Rule != list[*f.Follows].Rule {
				t.Errorf("%+v of %+v", x, f)
			}
		}
		if told != len(got) || c.IsAll() != (c.Words() == "") {
			t.Errorf("%d of %d, %q", told, len(got), c.Words())
		}
	})
}

// TestHeirs gives the suspects of a finding that is not told of to the first of those that it explains, once.
func TestHeirs(t *testing.T) {
	list := []Finding{{Rule: &Rule{ID: "R03"}, Suspects: []rule.Suspect{{Why: "漏填"}}, Certain: true}}
	list[0].Accuse("最可能是 甲。")
	head := 0
	for _, id := range []string{"R02", "R01", "N01"} {
		list = append(list, Finding{Rule: &Rule{ID: id}, Message: "不平。", Follows: &head})
	}
	got := Choice{Only: []string{"R01", "N"}}.Of(list)
	if len(got) != 2 || got[0].Message != "最可能是 甲。不平。" || len(got[0].Suspects) != 1 || !got[0].Certain ||
		len(got[1].Suspects) > 0 || got[1].Certain || got[1].Message != "不平。" {
		t.Errorf("%+v", got)
	}
	if len(list[2].Suspects) > 0 {
		t.Error("the list that was given has changed")
	}
}

func TestChoose(t *testing.T) {
	rules := []Rule{{ID: "N01"}, {ID: "R01"}, {ID: "R02"}}
	c, unknown := Choose(rules, nil, []string{"n，r02,R02", " n01"})
	if unknown != "" || c.Words() != "未检查 N、N01、R02" || c.Has("N01") || !c.Has("R01") || c.Has("R02") {
		t.Errorf("%+v %q", c, unknown)
	}
	if c, _ = Choose(rules, []string{"R"}, []string{"R02"}); c.Words() != "只检查 R，未检查 R02" || !c.Has("R01") ||
		c.Has("R02") || c.Has("N01") {
		t.Errorf("%+v", c)
	}
	if _, unknown = Choose(rules, []string{"R01,X"}, nil); unknown != "X" {
		t.Errorf("%q", unknown)
	}
}

// TestMeant says what to write instead of a name that is no rule's.
func TestMeant(t *testing.T) {
	rules := []Rule{{ID: "F01"}, {ID: "R01"}, {ID: "R02"}, {ID: "R10"}}
	const all = "全部规则见 nianbao rules。"
	for name, want := range map[string]string{
		"r1": "是不是 R01？" + all, "R-10": "是不是 R10？" + all, "r 002": "是不是 R02？" + all,
		"ＲO1": "是不是 R01？" + all,
		"RlO": "是不是 R10？" + all, "R3": "R 类是 R01 到 R10。" + all, "RX": "R 类是 R01 到 R10。" + all,
		"F9": "F 类只有 F01。" + all,
		"X1": "各类是 F、R。" + all, "": all, "  ": all, "R1000": "R 类是 R01 到 R10。" + all,
	} {
		if have := Meant(rules, name); have != want {
			t.Errorf("%q: %s, not %s", name, have, want)
		}
	}
	c := Choice{Only: []string{"N", "R01"}, Ignore: []string{"V14"}}
	titles := map[string]string{"R01": "总计", "V14": "总计没有填"}
	if s := c.Spelled(titles); s != "只检查了文字（N 类）、“总计”（R01），没有检查“总计没有填”（V14）" {
		t.Error(s)
	}
}

// TestNeedsMore says whether rules that were asked for can be asked without other reports.
func TestNeedsMore(t *testing.T) {
	s := sound("2021", "2024")
	r := s.read(t)
	s.last = sound("2021", "2023")
	both := s.read(t)
	only := func(names ...string) Choice { return Choice{Only: names} }
	for _, c := range []struct {
		c            Choice
		last         bool
		parts, among bool
		want         bool
	}{
		{Choice{}, false, false, false, false}, {only("R01"), false, false, false, false},
		{only("M01"), false, false, false, true},
		{only("M01"), false, true, false, false}, {only("M01", "R01"), false, false, false, false},
		{only("Y11"), false, false, false, true},
		{only("Y11"), false, false, true, false}, {only("Y"), false, false, false, true},
		{only("Y"), true, false, false, false},
		{only("Y"), false, false, true, false}, {only("Y01"), false, false, false, true},
		{only("Y01"), true, false, false, false},
	} {
		of := r
		if c.last {
			of = both
		}
		if have := c.c.NeedsMore(of, c.parts, c.among); have != c.want {
			t.Errorf("%+v: %v", c, have)
		}
	}
}
