package numeral

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestRead holds where a number in Arabic digits ends, and what it is.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		text, want string
		size       int
	}{
		{"", "0", 0}, {"件", "0", 0}, {"0", "0", 1}, {"9件", "9", 1}, {"/", "0", 0}, {":", "0", 0}, {"12件", "12", 2},
		{"1.5倍", "1.5", 3}, {"1.", "1", 1}, {"1.件", "1", 1}, {".5", "0", 0}, {"1.2.3", "1.2", 3}, {"1..2", "1", 1},
		{"1,234件", "1234", 5}, {"12,345", "12345", 6}, {"123,456", "123456", 7}, {"1234,567", "1234", 4},
		{"1,234,567", "1234567", 9}, {"1,23", "1", 1}, {"1,2345", "1", 1}, {",123", "0", 0}, {"1,234.5", "1234.5", 7},
		{"1.5,234", "1.5", 3}, {"12,345,6", "12345", 6},
		{strings.Repeat("1", 17), strings.Repeat("1", 17), 17}, {strings.Repeat("1", 19), strings.Repeat("1", 18), 18},
	} {
		if n, size := Read([]rune(c.text)); n.String() != c.want || size != c.size {
			t.Errorf("%q: %s of %d characters, not %s of %d", c.text, n, size, c.want, c.size)
		}
	}
}

// TestReadChinese holds what is a number in Chinese characters, and what may be two of them and is none.
func TestReadChinese(t *testing.T) {
	for _, c := range []struct {
		text string
		want int64
		size int
	}{
		{"", 0, 0}, {"件", 0, 0}, {"零件", 0, 1}, {"〇", 0, 1}, {"两件", 2, 1}, {"九", 9, 1}, {"二〇二四年", 2024, 4},
		{"二零二四", 2024, 4}, {"三五件", 0, 0}, {"十", 10, 1}, {"十五件", 15, 2}, {"二十", 20, 2}, {"三十五件", 35, 3},
		{"二十零五", 25, 4}, {"一百", 100, 2}, {"百", 0, 0}, {"千二百", 0, 0}, {"一百一十五", 115, 5},
		{"一百十五", 0, 0},
		{"一百零五", 105, 4}, {"一百〇五", 105, 4}, {"五百五", 0, 0}, {"一千零二", 1002, 4}, {"一千零零二", 1002, 5}, {"一千二", 0, 0},
		{"一千二百", 1200, 4}, {"一百二百", 0, 0}, {"一十二百", 0, 0}, {"二三十", 0, 0}, {"十十", 0, 0},
		{"一万", 10_000, 2},
		{"万", 0, 0}, {"三万零五", 30_005, 4}, {"三万五", 0, 0}, {"十二万三千", 123_000, 5}, {"一万二万", 0, 0},
		{"二百万", 2_000_000, 3}, {"一千二百三十四万五千六百七十八", 12_345_678, 15}, {"零万", 0, 0}, {"一万万", 0, 0},
		{"两千两百", 2200, 4}, {"一万千", 0, 0},
		{strings.Repeat("〇", 18), 0, 18}, {strings.Repeat("〇", 19), 0, 0},
	} {
		if n, size := ReadChinese([]rune(c.text)); n.IntPart() != c.want || size != c.size {
			t.Errorf("%q: %s of %d characters, not %d of %d", c.text, n, size, c.want, c.size)
		}
	}
}

// TestAnyNumber writes numbers as texts do and reads them again.
func TestAnyNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, 99_999_999).Draw(t, "n")
		digits := fmt.Sprint(n)
		for i := len(digits) - 3; i > 0 && rapid.Bool().Draw(t, "commas"); i -= 3 {
			digits = digits[:i] + "," + digits[i:]
		}
		if strings.Contains(digits, ",") && len(strings.SplitN(digits, ",", 2)[0]) > 3 {
			t.Skip("commas before some digits only")
		}
		for _, c := range []struct {
			text string
			read func([]rune) (fmt.Stringer, int)
		}{
			{digits, func(r []rune) (fmt.Stringer, int) { n, size := Read(r); return n, size }},
			{inChinese(n), func(r []rune) (fmt.Stringer, int) { n, size := ReadChinese(r); return n, size }},
		} {
			if have, size := c.read([]rune(c.text + "件")); have.String() != fmt.Sprint(n) ||
				size != len([]rune(c.text)) {
				t.Fatalf("%s is read as %s of %d characters", c.text, have, size)
			}
		}
	})
}

// inChinese returns a number below 100,000,000 as it is read out.
func inChinese(n int64) string {
	if n == 0 {
		return "零"
	}
	part := func(n int64) string {
		s, zero := "", false
		for _, p := range []struct {
			of   int64
			name string
		}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
			d := n / p.of % 10
			switch {
			case d == 0:
				zero = s != ""
				continue
			case zero:
				s += "零"
			}
			s, zero = s+string(numerals[d])+p.name, false
		}
		return s
	}
	high, low := n/10_000, n%10_000
	switch {
	case high == 0:
		return part(low)
	case low > 0 && low < 1000:
		return part(high) + "万零" + part(low)
	}
	return part(high) + "万" + part(low)
}

func TestIsChinese(t *testing.T) {
	for _, r := range "零一二三四五六七八九〇两十百千万" {
		if !IsChinese(r) {
			t.Errorf("%c is in no number", r)
		}
	}
	for _, r := range "0个件亿 " {
		if IsChinese(r) {
			t.Errorf("%c is in a number", r)
		}
	}
}
