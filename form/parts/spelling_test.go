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
