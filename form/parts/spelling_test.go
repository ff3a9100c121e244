package parts

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/agencies"
)

// TestAnyOtherNames draws names of some agencies in several spellings: what is taken for one is so both ways, surely, in
// whatever order, and never while a third name may be meant.
func TestAnyOtherNames(t *testing.T) {
	spellings := []string{"财政局", "县财政局", "甲县财政局", "乙县财政局", "丙市甲县财政局", "甲县卫健委", "甲县卫生健康委员会", "卫健委", "甲县司法局",
		"司法局", "甲县人民政府", "甲县政府", "甲县公安局", "甲县公安交通管理局", "甲县财政局（东校区）"}
	rapid.Check(t, func(t *rapid.T) {
		drawn := rapid.SliceOfN(rapid.SampledFrom(spellings), 0, 8).Draw(t, "names")
		var list []*Part
		for i, name := range drawn {
			list = append(list, NewPart(name, fmt.Sprint(i, ".xlsx")))
		}
		other := OtherNames(list)
		for a, b := range other {
			one, two := agencies.NamesOf(a), agencies.NamesOf(b)
			if other[b] != a || a == b || !agencies.IsOne(&one[0], &two[0]) {
				t.Fatalf("%s: %s", a, b)
			}
			for _, name := range drawn {
				third := agencies.NamesOf(name)
				if key := form.AgencyKey(name); key != a && key != b && agencies.IsOne(&one[0], &third[0]) {
					t.Fatalf("%s is %s, and may be %s", a, b, name)
				}
			}
		}
		if again := OtherNames(rapid.Permutation(list).Draw(t, "order")); !maps.Equal(other, again) {
			t.Fatalf("%v, in another order %v", other, again)
		}
		for _, p := range list {
			p.Own = true
		}
		if found := OtherNames(slices.Clone(list)); len(found) > 0 {
			t.Fatalf("the superior's own are %v", found)
		}
	})
}

// TestPairs pairs spellings that surely are one agency's, leaves those to people that may be one or two, and pairs none of
// which people have said what they are.
func TestPairs(t *testing.T) {
	list := func(names ...string) (list []*Part) {
		for _, name := range names {
			list = append(list, &Part{Agency: name})
		}
		return list
	}
	said := func(pairs [][2]*Spelling) string {
		text := ""
		for _, p := range pairs {
			text += p[0].Agency + "=" + p[1].Agency + ";"
		}
		return text
	}
	related := list("甲县卫生健康委员会", "甲县卫健委")
	related[0].tied, related[1].tied = map[*Part]bool{related[1]: false}, map[*Part]bool{related[0]: false}
	out := list("甲县卫生健康委员会", "甲县卫健委")
	out[0].Out = true
	for name, test := range map[string]struct {
		list            []*Part
		pairs, doubtful string
	}{
		"two spellings":             {list("甲县卫生健康委员会", "甲县卫健委"), "甲县卫生健康委员会=甲县卫健委;", ""},
		"one spelling twice":        {list("甲县卫健委", "甲 县卫健委"), "", ""},
		"of two places":             {list("甲县卫生健康委员会", "乙县卫健委"), "", ""},
		"one without its place":     {list("甲县卫生健康委员会", "卫健委"), "甲县卫生健康委员会=卫健委;", ""},
		"that before it":            {list("卫健委", "甲县卫生健康委员会"), "卫健委=甲县卫生健康委员会;", ""},
		"of which people have said": {related, "", ""},
		"one that was not added":    {out, "", ""},
		"one or two bodies":         {list("甲县教育局", "甲县教育体育局"), "", "甲县教育局=甲县教育体育局;"},
		"none":                      {nil, "", ""},
	} {
		pairs, doubtful := Pairs(SpellingsOf(test.list))
		if said(pairs) != test.pairs || said(doubtful) != test.doubtful {
			t.Errorf("%s: pairs %s, doubtful %s", name, said(pairs), said(doubtful))
		}
	}
}

// TestCompareNames orders names as people number files: by the number that digits are, however many zeros it begins with.
func TestCompareNames(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"2", "10", -1}, {"10", "2", 1}, {"02", "2", 0}, {"002", "10", -1}, {"0", "00", 0}, {"0", "1", -1}, {"甲2", "甲10", -1}, {"甲02局", "甲2局", 0},
		{"甲2乙", "甲2甲", -1}, {"甲", "甲2", -1}, {"2甲", "2", 1}, {"", "", 0}, {"", "1", -1}, {"甲", "1", 1}, {"9", "甲", -1}, {"1-2", "1-10", -1},
		{"123456789012345678901", "123456789012345678902", -1},
	} {
		if got := compareNames(c.a, c.b); got != c.want {
			t.Errorf("%q beside %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
