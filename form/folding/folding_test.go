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
