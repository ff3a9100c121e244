package shortname

import (
	"strings"
	"testing"
)

// TestAt holds which beginnings of texts are short names of an agency.
func TestAt(t *testing.T) {
	for _, c := range []struct{ agency, text, want string }{
		{"示例市司法局", "市司法局收到", "市司法局"},
		{"示例市司法局", "市局收到", "市局"},
		{"示例市司法局", "司法局收到", "司法局"},
		{"示例市司法局", "法局收到", ""}, // of two characters, and of no area
		{"示例市司法局", "示例市司法局收到", "示例市司法局"},
		{"示例市司法局", "示例市", ""},
		{"示例市司法局", "市民政局收到", ""},
		{"示例市司法局", "市", ""},
		{"示例市司法局", "", ""},
		{"示例市卫生健康委员会", "市卫健委收到", "市卫健委"},
		{"示例市卫生健康委员会", "卫健委收到", "卫健委"},
		{"示例区人民政府办公室", "区政府办收到", "区政府办"},
		{"示例区人民政府办公室", "区政府办公室收到", "区政府办公室"},
		{"示例区某街道办事处", "街道收到", "街道"},
		{"示例区某街道办事处", "某街道办收到", "某街道办"},
		{"示例县某镇人民政府", "县政府收到", ""},
		{"示例县某镇人民政府", "镇政府收到", "镇政府"},
		{"示例县某镇人民政府", "某镇收到", ""},
		{"示例县某镇人民政府", "县某镇收到", "县某镇"},
		{"示例县某乡人民政府", "县某乡收到", "县某乡"},
		{"示例市政务服务中心", "市中心收到", "市中心"},
		{"示例市高新园区", "市园区收到", "市园区"},
		{"示例县人民政府(县人民政府办公室)", "县政府收到", "县政府"},
		{"局", "局收到", ""},
		{"", "局收到", ""},
		{"市局", "市局收到", "市局"},
		{strings.Repeat("示", 29) + "局", strings.Repeat("示", 29) + "局收到", strings.Repeat("示", 29) + "局"},
		{strings.Repeat("示", 30) + "局", strings.Repeat("示", 30) + "局收到", ""},
	} {
		if have := string([]rune(c.text)[:Of(c.agency).At([]rune(c.text))]); have != c.want {
			t.Errorf("%s may be called %q in %q, not %q", c.agency, have, c.text, c.want)
		}
	}
}

// TestLevel holds of which level a government is, and that an agency is of none.
func TestLevel(t *testing.T) {
	for agency, want := range map[string]string{
		"示例市人民政府": "市", "示例县政府": "县", "示例区": "区", "示例省人民政府": "省", "示例市司法局": "",
		"某人民政府": "",
		"示例县人民政府(县人民政府办公室)": "县", "示例县人民政府办公室": "", "(": "", "人民政府": "", "": "",
		"市": "", "(县)政府": "",
	} {
		if have := Of(agency).Level; have != want {
			t.Errorf("%q is of %q, not %q", agency, have, want)
		}
	}
}
