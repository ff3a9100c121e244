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
	const none, never, rare = "”不是日期。请写如 --deadline 2月15日。", "”写错了：没有这一天。请看月份和日子，写成如 --deadline 2月15日。",
		"”不是每年都有的日子。请写上年份，如 --deadline 2028年2月29日，或者写 --deadline 2月28日。"
	for text, want := range map[string]string{"明天": none, "15.2": never, "2月29日": rare, "2025年2月29日": never, "2": none, "二月": none, "2月15日16日": none, "2-30": never} {
		if got, err := ParseDeadline(text); err == nil || err.Error() != "公布期限“"+text+want {
			t.Errorf("%s: %v, %v, want %s", text, got, err, want)
		}
	}
	for text, want := range map[string]Deadline{"": {}, " 前": {}, "2028年2月29日": {Year: 2028, Month: 2, Day: 29}, "2 月 28 日之前": {Month: 2, Day: 28}} {
		if got, err := ParseDeadline(text); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}
