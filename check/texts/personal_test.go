package texts

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form/define"
)

var digitsOnly = rapid.StringMatching(`[0-9]`)

// numbers returns a sound number of a kind, or one whose check digit is wrong.
func numbers(t *rapid.T, kind string, sound bool) string {
	digits := func(n int) (s string) {
		for range n {
			s += digitsOnly.Draw(t, "digit")
		}
		return s
	}
	switch kind {
	case "身份证号":
		body := fmt.Sprintf("%d%s19%02d%02d%02d", rapid.IntRange(1, 8).Draw(t, "area"), digits(5), rapid.IntRange(30, 99).Draw(t, "year"),
			rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day")) + digits(3)
		for _, c := range "0123456789X" {
			if checksID(body+string(c)) == sound {
				return body + string(c)
			}
		}
	case "银行卡号":
		body := "62" + digits(rapid.IntRange(13, 16).Draw(t, "length"))
		for c := range 10 {
			if number := body + fmt.Sprint(c); luhn(number) == sound {
				return number
			}
		}
	}
	if !sound {
		return "12" + digits(9)
	}
	return "1" + rapid.SampledFrom([]string{"3", "5", "7", "8", "9"}).Draw(t, "operator") + digits(9)
}

// TestAnyNumber puts a person's number into a sentence: it is told, masked; with another check digit, inside of a longer
// number, or in an address of the web, it is none.
func TestAnyNumber(t *testing.T) {
	w := define.Builtin()[1].Wanted.Personal
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]string{"身份证号", "银行卡号", "手机号"}).Draw(t, "kind")
		before := rapid.SampledFrom([]string{"申请人张某", "反映问题的群众，号码：", "", "（"}).Draw(t, "before")
		behind := rapid.SampledFrom([]string{"提出申请", "，", "）", "", "。附件"}).Draw(t, "behind")
		number := numbers(t, kind, true)
		found := personalIn(withoutAddresses(before+number+behind), w, nil)
		if len(found) != 1 || found[0].what != kind {
			t.Fatalf("%s%s%s: %+v", before, number, behind, found)
		}
		if shown := found[0].shown; strings.Contains(shown, number[3:len(number)-2]) || len(shown) != len(number) || !strings.Contains(shown, "***") {
			t.Fatalf("%s is shown as %s", number, shown)
		}
		wrong := numbers(t, kind, false)
		for _, line := range []string{before + wrong + behind, before + "A" + number + behind, before + number + "000000000" + behind,
			before + "https://www.example.com/" + number + ".html " + behind} {
			for _, f := range personalIn(withoutAddresses(line), w, nil) {
				if f.what == kind || !strings.Contains(line, wrong) {
					t.Fatalf("%s: %+v", line, f)
				}
			}
		}
		if own := personalIn(before+number+behind, w, []string{number}); kind == "手机号" && len(own) > 0 {
			t.Fatalf("the office's own: %+v", own)
		}
	})
}

// TestFigureGroups reads numbers that are written in groups.
func TestFigureGroups(t *testing.T) {
	w := define.Builtin()[1].Wanted.Personal
	for line, want := range map[string]int{
		"群众电话138 0013 8000": 1, "群众电话138-0013-8000": 1, "群众 13800138000 13900139000": 2, "2024 年 12 月 138 件": 0,
		"2023—2024，0517-83000001": 0,
	} {
		if got := personalIn(line, w, nil); len(got) != want {
			t.Errorf("%s: %+v, want %d", line, got, want)
		}
	}
}
