package sentences

import (
	"testing"

	"nianbao/form/numeral"
)

// FuzzRead reads texts of strangers: whatever stands there is read to its end, and what is claimed has a figure.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"2024年，共收到政府信息公开申请36件（其中自然人28件、法人8件），同比增长20%，占33.9%。",
		"（二）依申请公开。予以公开、部分公开、不予公开分别为1件、2件和3件；未发生行政复议、行政诉讼。",
		"一千零二十件，三五件，1,234件，12,345,6件，1.2万件，{{申请.新收.总计}}件，《关于〈办法〉的通知》3件，（（（）",
		"分别为分别为、、、其中其中（）（3件", "共收到", "件件件", "2024年2023年2025年结转结转1件",
	} {
		f.Add(seed)
	}
	r := theReport("2021", "示例市司法局")
	f.Fuzz(func(t *testing.T, text string) {
		r := withText(r, text)
		for _, c := range read(r) {
			if len(c.meant) == 0 || len(c.meant[0]) == 0 {
				t.Fatalf("%q claims nothing", c.quote)
			}
			c.judge(r)
		}
		findings(r)
		Stated(r)
	})
}

// TestNumerals reads numbers in Chinese characters, and none that is not well formed.
func TestNumerals(t *testing.T) {
	for text, want := range map[string]int64{
		"三": 3, "十": 10, "十二": 12, "二十": 20, "三十五": 35, "一百零二": 102, "一千零二十": 1020, "二〇": 20, "两": 2, "两百": 200,
		"一万二千三百": 12300, "十万": 100000, "一百一十": 110, "三五": -1, "十百": -1, "万": -1, "百": -1, "二十三十": -1, "零": 0, "五百五": -1,
	} {
		n, size := numeral.ReadChinese([]rune(text))
		got := int64(-1)
		if size > 0 {
			got = n.IntPart()
		}
		if got != want {
			t.Errorf("%s is %d, want %d", text, got, want)
		}
	}
}
