package beside

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestAnyDeadline: a day is read as it was meant in each way of writing it, with its year where that is written; a day that
// its year, or not every year, has is refused.
func TestAnyDeadline(t *testing.T) {
	numerals := strings.Split("〇 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 二十二 二十三 二十四 "+
		"二十五 二十六 二十七 二十八 二十九 三十 三十一", " ")
	rapid.Check(t, func(r *rapid.T) {
		y, m, d := rapid.IntRange(2020, 2030).Draw(r, "year"), rapid.IntRange(1, 12).Draw(r, "month"), rapid.IntRange(1, 31).Draw(r, "day")
		ways := []string{fmt.Sprintf("%d月%d日", m, d), fmt.Sprintf("%d月%d号前", m, d), fmt.Sprintf("%d-%d", m, d), fmt.Sprintf("%02d.%02d", m, d),
			fmt.Sprintf("%d/%d", m, d), numerals[m] + "月" + numerals[d] + "日"}
		digits := ""
		for _, c := range fmt.Sprint(y) {
			digits += numerals[c-'0']
		}
		dated := []string{fmt.Sprintf("%d年%d月%d日", y, m, d), fmt.Sprintf("%d-%d-%d", y, m, d), fmt.Sprintf("%d.%d.%d", y, m, d),
			fmt.Sprintf("%d/%02d/%02d", y, m, d), fmt.Sprintf("%d%02d%02d", y, m, d), digits + "年" + ways[5]}
		at := rapid.IntRange(0, len(ways)+len(dated)-1).Draw(r, "way")
		text, want := append(ways, dated...)[at], Deadline{Year: y, Month: m, Day: d}
		within := y
		if at < len(ways) {
			want.Year, within = 0, 2025
		}
		exists := time.Date(within, time.Month(m), d, 0, 0, 0, 0, time.UTC).Day() == d
		got, err := ParseDeadline(text)
		if (err == nil) != exists || err == nil && got != want {
			r.Fatalf("%s: %v, %v", text, got, err)
		}
	})
	for _, text := range []string{"明天", "15.2", "2月29日", "2025年2月29日", "2", "二月", "2月15日16日"} {
		if got, err := ParseDeadline(text); err == nil {
			t.Errorf("%s is read: %v", text, got)
		}
	}
}
