package merge

import (
	"strings"
	"testing"

	"nianbao/form/parts"
)

// alikeOf returns what is told of agencies by these names.
func alikeOf(lines map[string]int, names ...string) []string {
	s := &sum{from: map[*parts.Part]string{}, lines: lines}
	for i, name := range names {
		p := parts.NewPart(name, string(rune('a'+i))+".xlsx")
		s.parts, s.from[p] = append(s.parts, p), p.File
	}
	s.judge()
	return append(s.alike, s.wrong...)
}

// TestMistyped shows of which names it is told that one may be the other mistyped.
func TestMistyped(t *testing.T) {
	const told = "请看是不是同一机关，名称写错了一个字："
	for _, names := range [][2]string{{"安山县民政局", "安山县民攻局"}, {"安山县民政局", "安山具民政局"}, {"安山县综合执法监督局", "安山县综合执法监替局"},
		{"安山县红旗山镇人民政府", "安山县红棋山镇人民政府"}, {"安山县市场监督管理局", "安山县市场监督管埋局"}} {
		if list := alikeOf(nil, names[:]...); len(list) != 1 || !strings.HasPrefix(list[0], told) {
			t.Errorf("%v: %v", names, list)
		}
	}
	for _, names := range [][2]string{{"安山县财政局", "安山县民政局"}, {"安山县审计局", "安山县统计局"}, {"安山县农业局", "安山县林业局"},
		{"安山县城东街道办事处", "安山县城西街道办事处"}, {"安山县李家镇人民政府", "安山县王家镇人民政府"}, {"安山县民政局", "平山县民政局"},
		{"安山县第一人民医院", "安山县第二人民医院"}, {"安山县红旗镇人民政府", "安山县红星镇人民政府"}} {
		if list := alikeOf(nil, names[:]...); len(list) > 0 {
			t.Errorf("%v: %v", names, list)
		}
	}
	if list := alikeOf(map[string]int{"安山县红旗山镇人民政府": 3, "安山县红棋山镇人民政府": 4}, "安山县红旗山镇人民政府", "安山县红棋山镇人民政府"); len(list) > 0 {
		t.Errorf("of two lines of a list: %v", list)
	}
}

// TestManyMistyped tells of the first of many pairs, and how many there are more; of a pair of which is told already no more,
// and of too many names nothing.
func TestManyMistyped(t *testing.T) {
	names := func(pairs int) (list []string) {
		for i := range pairs {
			at := func(k int) string { return string(rune('佰' + 4*i + k)) }
			list = append(list, "安山县"+at(0)+at(1)+at(2)+"镇人民政府", "安山县"+at(0)+at(3)+at(2)+"镇人民政府")
		}
		return list
	}
	for pairs, last := range map[int]string{maxMistyped: "", maxMistyped + 1: "名称只差一个字的机关还有 1 对", maxMistyped + 3: "名称只差一个字的机关还有 3 对"} {
		got := alikeOf(nil, names(pairs)...)
		if len(got) != maxMistyped+min(1, len(last)) || last != "" && got[maxMistyped] != last {
			t.Errorf("%d pairs: %d lines, %s", pairs, len(got), got[len(got)-1])
		}
	}
	s := &sum{from: map[*parts.Part]string{}}
	for i, name := range names(1) {
		s.parts = append(s.parts, parts.NewPart(name, string(rune('a'+i))+".xlsx"))
	}
	list := parts.SpellingsOf(s.parts)
	both := "（a.xlsx）、乙（b.xlsx）"
	for said, want := range map[string]int{"有几份：甲" + both: 0, "下面几个机关的数完全相同：甲" + both: 1, "甲（a.xlsx）": 1} {
		if s.alike, s.wrong = nil, []string{said}; said != "" {
			s.tellMistyped(list)
		}
		if len(s.alike) != want {
			t.Errorf("told %s: %q", said, s.alike)
		}
	}
	s.alike, s.wrong = nil, nil
	if s.tellMistyped(make([]*parts.Spelling, maxTyped+1)); len(s.alike) > 0 {
		t.Errorf("of too many: %q", s.alike)
	}
}
