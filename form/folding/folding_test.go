package folding

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// TestAnyFolding holds the quick way through texts against the library's, for broken texts too.
func TestAnyFolding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.OneOf(
			rapid.SampledFrom(strings.Split("一 三 丁 龟 鿿 ䷿ 不予公开 、 （ ） 　 ０ Ａ “ 〔 * \u00A0 \u200B \x7F \xE4 \xE5\x80 \xE9 \x80 ﹒ ① Ⅲ é 𠮷 2024 a", " ")),
			rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		)).Draw(t, "text"), "")
		for _, change := range []func(rune) rune{fold, HalfRune, halfMark, digit} {
			if got, want := Map(change, text), strings.Map(change, text); got != want {
				t.Fatalf("%q became %q, not %q", text, got, want)
			}
		}
		plain := text
		if strings.ContainsFunc(text, rare) {
			plain = norm.NFKC.String(text)
		}
		if got, want := Label(text), strings.Map(fold, plain); got != want {
			t.Fatalf("%q is folded to %q, not %q", text, got, want)
		}
		for _, is := range []func(rune) bool{rare, unicode.IsSpace} {
			if got, want := Has(text, is), strings.ContainsFunc(text, is); got != want {
				t.Fatalf("%q: %v", text, got)
			}
		}
	})
}

// TestFolding shows what becomes of characters: in labels, in figures, before numbers, in years.
func TestFolding(t *testing.T) {
	for _, test := range []struct {
		fold       func(string) string
		text, want string
	}{
		{Label, "（一）予以\u3000公 开\n\u200b\x7f*", "(一)予以公开"}, {Label, "〔甲〕[乙]【丙】{丁}", "(甲)(乙)(丙)(丁)"},
		{Label, "“甲”‘乙’「丙」『丁』《戊》〈己〉\"庚\"'辛'", "甲乙丙丁戊己庚辛"},
		{Label, "1、甲，乙。丙.丁", "1.甲.乙.丙.丁"}, {Label, "ＡＢ①~!", "AB1~!"}, {Label, "甲！～乙", "甲!~乙"}, {Label, "é\u0301\u0085", "é\u0301"},
		{HalfWidth, "！～１Ａ（\u3000\u00a0\u2007\u202f", "!~1A(    "}, {HalfWidth, "−5–6—7", "-5-6—7"},
		{HalfWidth, "①²、。", "①²、。"},
		{HalfMarks, "１､２｡３﹒", "1、2。3."}, {HalfMarks, "（－", "(-"}, {Digits, "０１９Ａ：", "019Ａ："},
	} {
		if got := test.fold(test.text); got != test.want {
			t.Errorf("%q becomes %q, want %q", test.text, got, test.want)
		}
	}
}
