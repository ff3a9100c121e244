package grid

import (
	"strings"
	"testing"
)

// TestUnshifted writes what is shifted between ⟨ and ⟩, a raised mark between « and ».
func TestUnshifted(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"14", "14"}, {"14«1»", "14^1"}, {"14«[1]»", "14^[1]"}, {"14⟨1⟩", "14^1"}, {"14« 1»", "14 ^1"},
		{"14 «1»", "14 ^1"}, {"14« »", "14 "}, {"14«\u200b»", "14\u200b"}, {"«14»\u200b", "14\u200b"},
		{"«1»14", "^114"}, {"14«1»«2»", "14^12"}, {"14«注»", "14注"}, {"14⟨件⟩", "14件"}, {"—«1»", "—^1"},
		{"1«4»5«6»", "1^45^6"}, {"«14»", "14"}, {"«1»«4»", "14"}, {"«14» ", "14 "}, {" «1» «4»", " 1 4"},
		{"行政诉讼«1»", "行政诉讼"}, {"行政诉讼«[注3]»", "行政诉讼"}, {"行政诉讼 «①»", "行政诉讼 "}, {"行政诉讼⟨1⟩", "行政诉讼1"},
		{"金额«1»（万元）", "金额（万元）"}, {"金额（万元）«*»", "金额（万元）"}, {"公开«123»", "公开123"}, {"受理«12»件", "受理12件"}, {"m«2»", "m2"},
		{"«行政»诉讼", "行政诉讼"}, {"10«4»元", "10^4元"}, {"14万元«1»", "14万元"}, {"H⟨2⟩O", "H2O"},
		{"公开PM2⟨.5⟩数据", "公开PM2.5数据"}, {"公开1«#»楼", "公开1#楼"}, {"CO⟨2⟩1吨", "CO21吨"}, {"25«o»C", "25oC"}, {"情况见附件«①»。", "情况见附件①。"},
		{"1288«（注1）»", "1288（注1）"}, {"1288«(1)»", "1288(1)"}, {"447228«1»件", "447228^1件"},
	} {
		text, shifts := "", []Shift(nil)
		for _, r := range test.text {
			switch r {
			case '⟨', '«':
				shifts = append(shifts, Shift{From: len(text), Mark: r == '«'})
			case '⟩', '»':
				shifts[len(shifts)-1].To = len(text)
			default:
				text += string(r)
			}
		}
		if got := Unshifted(text, shifts); got != test.want {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
	const many = 100_000
	var shifts []Shift
	for i := range many {
		shifts = append(shifts, Shift{From: 1 + 4*i, To: 2 + 4*i})
	}
	text := "9" + strings.Repeat("    ", many)
	if got := Unshifted(text, shifts); got != text {
		t.Errorf("spaces are changed: %d bytes of %d", len(got), len(text))
	}
}
