package texts

import (
	"fmt"
	"slices"
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
		body := "62" + digits(rapid.SampledFrom([]int{13, 14, 16}).Draw(t, "length")) // of 18 digits it may be a person's, too
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

// TestShownOnce shows as one what looks alike where it is masked, with the sentences of each.
func TestShownOnce(t *testing.T) {
	w := define.Builtin()[1].Wanted.Personal
	got := shownOnce(personalIn("群众电话13800138000。来电13811138000。又来电13900138000。", w, nil))
	want := []datum{{"手机号", "138******00", "群众电话13800138000\n来电13811138000"}, {"手机号", "139******00", "又来电13900138000"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// TestHomes shows which words are where somebody lives, and which are an office's or nobody's.
func TestHomes(t *testing.T) {
	w := define.Builtin()[1].Wanted.Personal
	for line, want := range map[string]bool{
		"申请人李某，手机号已隐去，住示例县示例镇兴旺村3组12号": true,
		"申请人王某某，现住示例县文昌路55号，多次来电":      true,
		"答复寄送至示例县文昌路55号3幢502室张某某":      true,
		"补正告知书邮寄送达至示例市人民路8号2单元李某":      true,
		"申请人可到示例县住建局办理，地址为示例县文昌路55号":   false,
		"申请表请寄至示例县文昌路55号行政中心3幢502室":    false,
		"申请人较多，住房和城乡建设局公开征地信息12号公告":    false,
		"申请人反映问题，住院补助政策由示例县医保局3号窗口解答":  false,
		"群众入住示例县安置小区3号楼，政策同步公开":        false,
		"文件送至各镇村12组，当面解读":              false,
	} {
		found := false
		for _, d := range personalIn(line, w, nil) {
			found = found || d.what == homeName
		}
		if found != want {
			t.Errorf("%s: found %t", line, found)
		}
	}
}
