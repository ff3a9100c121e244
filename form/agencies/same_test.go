package agencies

import (
	"testing"

	"pgregory.net/rapid"
)

// TestIsOne shows which names surely are one agency's.
func TestIsOne(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"安山县司法局", "安山县司法局（本级）", true},
		{"安山县司法局", "安山县司法局（汇总）", true},
		{"安山县司法局", "安山县司法局(含所属)", true},
		{"安山县司法局", "安山县司法局（含下属单位）", true},
		{"安山县司法局", "安山县司法局机关", true},
		{"安山县司法局（本级）", "安山县司法局（汇总）", true},
		{"安山县司法局", "安山县 司法局本级", true},
		{"安山县司法局", "司法局", true},
		{"安山县司法局", "县司法局", true},
		{"示例市安山县司法局", "安山县司法局", true},
		{"安山县文旅局", "安山县文化和旅游局", true},
		{"安山县城东街道", "安山县城东街道办事处", true},
		{"安山县人民政府办公室", "县政府办", true},
		{"安山县卫生健康委", "安山县卫生健康委员会", true},
		{"安山县卫健局", "县卫生健康局", true},
		{"安山县住建局", "安山县住房和城乡建设局", true},

		{"安山县教育局", "安山县教育体育局", false},
		{"安山县税务局", "安山县税务稽查局", false},
		{"安山县司法局", "市司法局", false},
		{"安山县司法局", "平山县司法局", false},
		{"示例市城关镇人民政府", "安山县城关镇人民政府", false},
		{"安山县人民政府", "安山县红旗乡人民政府", false},
		{"安山县人民政府", "安山县人民政府办公室", false},
		{"安山县城市管理局", "安山县综合行政执法局", false},
		{"安山县公安局", "安山县公安交通管理局", false},
		{"安山县公安局", "安山县公安局（交警大队）", false},
		{"安山县中学（东校区）", "安山县中学（西校区）", false},
		{"安山县机关事务管理局", "安山县事务管理局", false},
		{"安山县民政局", "安山县民族宗教局", false},
	} {
		a, b := NamesOf(test.a)[0], NamesOf(test.b)[0]
		if got, back := IsOne(&a, &b), IsOne(&b, &a); got != test.want || back != got {
			t.Errorf("%s (%+v) and %s (%+v): %v and back %v", test.a, a, test.b, b, got, back)
		}
	}
}

// TestAnyIsOne: what says that the body itself is meant, or that it is its sum, makes no other agency; of two places none
// are one, and what is one is related.
func TestAnyIsOne(t *testing.T) {
	places := []string{"", "县", "安山县", "示例市安山县", "平山县", "安山县红旗乡"}
	bodies := []string{"司法局", "卫生健康委员会", "财政厅", "人民政府", "人民政府办公室", "机关事务管理局", "城市管理局", "综合行政执法局"}
	same := []string{"", "（本级）", "(汇总)", "（含所属）", "（含下属单位）", "机关", "本级", "（盖章）", " "}
	rapid.Check(t, func(r *rapid.T) {
		pick := func(list []string, what string) string { return rapid.SampledFrom(list).Draw(r, what) }
		plain := pick(places, "place") + pick(bodies, "body")
		a, b := NamesOf(plain + pick(same, "a"))[0], NamesOf(plain + pick(same, "b"))[0]
		if !IsOne(&a, &b) {
			r.Fatalf("%+v, %+v", a, b)
		}
		c := NamesOf(pick(places, "other place") + pick(bodies, "other body") + pick(same, "c"))[0]
		if IsOne(&a, &c) != IsOne(&c, &a) || IsOne(&a, &c) && (KinOf(&a, &c) > Short || a.Conflicts(&c)) {
			r.Fatalf("%+v, %+v", a, c)
		}
	})
}
