package spelling

import "testing"

// TestSpelling says what was meant, and nothing about what is right.
func TestSpelling(t *testing.T) {
	for written, want := range map[string]string{
		"If 真":    "“If”要用半角小写，请写成 {{if 真}}",
		"END":     "“END”要用半角小写，请写成 {{end}}",
		"ｉｆ　真":    "“ｉｆ”要用半角小写，请写成 {{if 真}}",
		"if 真":    "",
		"Iffy":    "",
		"机关名称":    "",
		"":        "",
		"If.甲":    "",
		"range 行": "",
	} {
		if got := Word(written); got != want {
			t.Errorf("%s: %q, want %q", written, got, want)
		}
	}
	for written, want := range map[string]string{
		"新收 == 0":       "不能用“==”，函数写在两个值的前面：eq 新收 0",
		"新收≠结转":         "不能用“≠”，函数写在两个值的前面：ne 新收 结转",
		"新收 ＞＝ 0":       "不能用“＞＝”，函数写在两个值的前面：ge 新收 0",
		"新收 > 0 && 真":   "不能用“&&”，函数写在两个值的前面：and 甲 乙",
		"(len 新收) == 3": "不能用“==”，函数写在两个值的前面：eq 甲 乙",
		"eq 新收 0":       "",
		"a | b":         "",
	} {
		if got := Comparison(written); got != want {
			t.Errorf("%s: %q, want %q", written, got, want)
		}
	}
}
