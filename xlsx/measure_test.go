package xlsx

import "testing"

func TestTextHeight(t *testing.T) {
	for _, test := range []struct {
		text   string
		width  float64
		lines  int
		height float64
	}{
		{"", 9, 1, 21}, {"年报年报", 9, 1, 21}, {"年报年报a", 9, 2, 36}, {"abcdefgh", 9, 1, 21}, {"abcdefghi", 9, 2, 36},
		{"年报年报年报年报年", 9.9, 3, 51}, {"a\nb\n", 9, 3, 51}, {"年报年报\n年报年报", 9, 2, 36}, {"年报", 0, 2, 36}, {"ab", 1, 1, 21},
	} {
		if got := WrappedLines(test.text, test.width); got != test.lines {
			t.Errorf("%q takes %d lines of %v, want %d", test.text, got, test.width, test.lines)
		}
		if got := TextHeight(test.text, test.width); got != test.height {
			t.Errorf("%q is %v high in %v, want %v", test.text, got, test.width, test.height)
		}
	}
}
