package parts

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyRemark shows that what stands beside a part is read as it was: what is wrong with it, and what people say of it.
func TestAnyRemark(t *testing.T) {
	name := rapid.StringMatching(`[a-c甲乙/. =；：]{1,8}\.xlsx`)
	rapid.Check(t, func(t *rapid.T) {
		p := NewPart("甲局", "0.xlsx")
		p.Wrong = rapid.SampledFrom([]string{"", "1 个错误：R01 不等", "说明：与", "2 个错误；说明"}).Draw(t, "wrong")
		for range rapid.IntRange(0, 4).Draw(t, "others") {
			p.Relate(NewPart("乙局", name.Draw(t, "file")), rapid.Bool().Draw(t, "same"))
		}
		back := NewPart("甲局", "0.xlsx")
		back.takeRemark(p.Remark())
		if back.Wrong != p.Wrong || !slices.Equal(back.Relations, p.Relations) {
			t.Fatalf("%q %v of %q", back.Wrong, back.Relations, p.Remark())
		}
	})
}

// TestRelated shows whom the sentences name, and how many agencies they count.
func TestRelated(t *testing.T) {
	a, b, c := NewPart("甲局", "a.xlsx"), NewPart("甲局", "b.xlsx"), NewPart("局", "c.xlsx")
	a.Relate(b, true)
	c.Relate(a, false)
	says := strings.Join(NewSet(newest(), 2024, []*Part{a, b, c}).Says(), "|")
	if want := "2024年，2021版格式；汇总了 2 个机关的报告。|写明了、都汇总的：甲局（a.xlsx）与 甲局（b.xlsx）是同一机关、甲局（a.xlsx）与 局（c.xlsx）不是同一机关。"; says != want {
		t.Errorf("%s\nwant %s", says, want)
	}
	if !AreRelated([]*Part{a, b}) || AreRelated([]*Part{a, b, c}) {
		t.Error("which parts are told of")
	}
}
