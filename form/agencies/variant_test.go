package agencies

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestKinOf shows which names may be one agency's, and how sure that is.
func TestKinOf(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want Kinship
	}{
		{"示例市司法局", "示例市司法局（盖章）", Equal},
		{"示例市司法局", "　示例市 司法局", Equal},
		{"《示例市司法局》", "“示例市司法局”", Equal},
		{"示例市发改委(粮食局)", "示例市发改委（粮食局）", Equal},
		{"市司法局", "示例市司法局", Variant},
		{"司法局", "示例市司法局", Variant},
		{"司法局", "市司法局", Variant},
		{"江苏省示例市司法局", "示例市司法局", Variant},
		{"示例市甲县司法局", "甲县司法局", Variant},
		{"市政府办公室", "示例市人民政府办公室", Variant},
		{"示例县人民政府办公室", "示例县政府办", Variant},
		{"示例县府办", "办公室", Variant},
		{"甲镇", "甲镇人民政府", Variant},
		{"城东街道", "示例区城东街道办事处", Variant},
		{"城东街道办", "城东街道办事处", Variant},
		{"示例经济开发区管委会", "示例经济开发区管理委员会", Variant},
		{"示例县卫生健康委员会", "县卫生健康委", Variant},
		{"示例县住房和城乡建设局", "示例县住房城乡建设局", Variant},
		{"国家税务总局示例县税务局", "县税务局", Variant},
		{"市场监督管理局", "示例县市场监督管理局", Variant},
		{"乡村振兴局", "示例县乡村振兴局", Variant},
		{"县卫健委", "示例县卫生健康委员会", Short},
		{"发改委", "示例市发展和改革委员会", Short},
		{"住建局", "示例市住房和城乡建设局", Short},
		{"市监局", "示例市市场监督管理局", Short},
		{"人社局", "示例市人力资源和社会保障局", Short},
		{"示例市司法局", "示例市司法局办公室", Office},
		{"示例市人民政府", "示例市人民政府办公室", Office},
		{"市司法局", "甲县司法局", Foreign},
		{"甲县司法局", "乙县司法局", Foreign},
		{"示例市甲区教育局", "丙市甲区教育局", Foreign},
		{"示例市司法局", "示例市教育局", Foreign},
		{"体育局", "示例市教育体育局", Foreign},
		{"示例市民政局", "示例市民族宗教事务局", Foreign},
		{"示例市教育局", "甲县教育局", Foreign},
		{"县政府办", "示例市人民政府办公室", Foreign},
		{"市住房城乡建设局", "示例市住房和城乡建设局", Variant},
		{"中共甲县委办公室", "甲县委办公室", Variant},
		{"甲县古城乡", "甲县古城乡人民政府", Variant},
		{"红旗乡政府", "安山县红旗乡人民政府", Variant},
		{"双旗镇人民政府", "安山县双旗镇人民政府", Variant},
		{"红旗街道办", "安山县红旗街道办事处", Variant},
		{"沙市镇", "安山县沙市镇人民政府", Variant},
		{"旗山镇政府", "安山县旗山镇人民政府", Variant},
		{"州城镇", "安山县州城镇人民政府", Variant},
		{"市桥街道", "示例市安山县市桥街道办事处", Variant},
		{"区庄乡", "安山县区庄乡人民政府", Variant},
		{"县底镇", "安山县县底镇人民政府", Variant},
		{"三省庄镇", "安山县三省庄镇人民政府", Variant},
		{"红旗河乡", "示例市安山县红旗河乡人民政府", Variant},
		{"沙市区教育局", "荆州市沙市区教育局", Variant},
		{"红旗区教育局", "新乡市红旗区教育局", Variant},
		{"示例市市政园林局", "江苏省示例市市政园林局", Variant},
		{"甲县林区管理局", "示例市甲县林区管理局", Variant},
		{"红旗乡政府", "安山县东旗乡人民政府", Foreign},
		{"甲县红旗乡政府", "乙县红旗乡人民政府", Foreign},
	} {
		a, b := NamesOf(test.a)[0], NamesOf(test.b)[0]
		if got, back := KinOf(&a, &b), KinOf(&b, &a); got != test.want || back != got {
			t.Errorf("%s (%+v) and %s (%+v): %d and back %d, want %d", test.a, a, test.b, b, got, back, test.want)
		}
	}
}

// TestNamesInBrackets shows that an agency with two names is known by each.
func TestNamesInBrackets(t *testing.T) {
	names := NamesOf("示例市文化广电和旅游局（示例市文物局）")
	if len(names) != 2 || names[0].Body != "文化广电旅游局" || names[1].Key != "示例市文物局" {
		t.Error(names)
	}
	if names := NamesOf("示例市司法局（本级）"); len(names) != 1 || names[0].Key != "示例市司法局" {
		t.Error(names)
	}
	if names := NamesOf(" 　"); names != nil {
		t.Error(names)
	}
}

// TestBodies shows what else a name tells: of which body it is a branch, for which it writes, whether it is an
// agency's, and who of several is closest.
func TestBodies(t *testing.T) {
	for name, want := range map[string]string{
		"安山县公安局东城分局": "公安局 东城|公安局东城分局|true", "安山县公安局分局": " |公安局分局|true", "安山县公安局": " |公安局|true",
		"安山县司法局政务公开领导小组办公室": " |司法局|true", "安山县人民政府办公室": " |政府|true", "安山县": " |政府|false",
		"安山县图书馆（盖章）": " |图书馆|true", "安山县第一中学": " |第一中学|false",
	} {
		n := NamesOf(name)[0]
		of, where, is := n.Branch()
		if got := of + " " + where + "|" + n.WritesFor() + "|" + map[bool]string{true: "true",
			false: "false"}[EndsAsAgency(name)]; got != want || is != (of != "") {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	of := NamesOf("示例市文化局（示例市文物局）")
	for name, want := range map[string]Kinship{"示例市文物局": Equal, "市文物局": Variant, "市文物局办公室": Office, "市体育局": Foreign,
		"": Foreign} {
		if got := Closest(NamesOf(name), of); got != want || Closest(of, NamesOf(name)) != want {
			t.Errorf("%q is %d", name, got)
		}
	}
}

// TestAnyKinship: each name is its own, and kinship goes both ways; agencies of two counties never are one.
func TestAnyKinship(t *testing.T) {
	bodies := []string{"司法局", "教育局", "卫生健康委员会", "卫健委", "人民政府", "人民政府办公室", "政府办", "财政局办公室", "", "市场监督管理局"}
	places := []string{"", "市", "县", "示例市", "甲县", "示例市甲县", "示例市乙县", "甲县青阳镇", "江苏省示例市"}
	rapid.Check(t, func(r *rapid.T) {
		name := func(what string) (string, Name) {
			text := rapid.SampledFrom(places).Draw(r, what+" place") + rapid.SampledFrom(bodies).Draw(r, what)
			if text == "" {
				text = "某局"
			}
			return text, NamesOf(text)[0]
		}
		x, a := name("a")
		y, b := name("b")
		if KinOf(&a, &a) != Equal || KinOf(&a, &b) != KinOf(&b, &a) {
			r.Fatalf("%s and %s", x, y)
		}
		if a.HasPlace() && b.HasPlace() && a.Last() != b.Last() && KinOf(&a, &b) != Foreign {
			r.Fatalf("%s and %s are of two places", x, y)
		}
	})
}

// TestAnyTown: a town whose name holds words that end other places is found by its short name and by its whole one, and
// is not taken for another town.
func TestAnyTown(t *testing.T) {
	runes := strings.Split("省 市 县 区 州 盟 旗 镇 乡 红 沙 河 山 庄 桥 双", " ")
	rapid.Check(t, func(r *rapid.T) {
		town := func(what string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(runes), 2, 4).Draw(r, what), "")
		}
		one, other := town("town"), town("other town")
		end := rapid.SampledFrom([]string{"镇", "乡", "街道"}).Draw(r, "end")
		short := rapid.SampledFrom([]string{"", "政府", "人民政府"}).Draw(r, "short")
		above := rapid.SampledFrom([]string{"安山县", "示例市安山县", "示例市"}).Draw(r, "above")
		if doubled(one) || doubled(other) {
			r.Skip("no place is called so")
		}
		a, b := NamesOf(one + end + short)[0], NamesOf(above + one + end + "人民政府")[0]
		if got := KinOf(&a, &b); got != Variant {
			r.Fatalf("%s (%+v) and %s (%+v): %d", one+end+short, a, above+one+end, b, got)
		}
		ends := strings.HasSuffix(one, other) || strings.HasSuffix(other, one) // 红县河市镇 may be 河市镇 of 红县
		if c := NamesOf(above + other + end + "人民政府")[0]; !ends && KinOf(&b, &c) != Foreign {
			r.Fatalf("%+v and %+v are two towns", b, c)
		}
	})
}

// FuzzNamesOf takes any words apart.
func FuzzNamesOf(f *testing.F) {
	for _, s := range []string{"", "（）", "示例市司法局（盖章", "市市市", "((((", "办", "\xff局"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, n := range NamesOf(s) {
			if n.Key == "" && s != "" && Key(s) != "" || KinOf(&n, &n) != Equal {
				t.Errorf("%q: %+v", s, n)
			}
		}
	})
}

// doubled reports whether two words that end places stand side by side in a name: nobody can tell where it begins.
func doubled(name string) bool {
	before := false
	for _, r := range name {
		is := strings.ContainsRune("省市县区州盟旗镇乡", r)
		if is && before {
			return true
		}
		before = is
	}
	return false
}
