package family

import "testing"

func TestOf(t *testing.T) {
	for id, want := range map[string]string{"R1": "勾稽", "F12": "公式", "V": "数值", "S01": "表格", "P8": "合理性",
		"Y11": "与上年",
		"N20": "文字", "M1": "汇总", "": "", "X1": "", "1R": ""} {
		if have := Of(id).Name; have != want {
			t.Errorf("%q is of %q, not %q", id, have, want)
		}
	}
}
