package path

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyNumber holds the cutting of numbers against the expression that says what one is.
func TestAnyNumber(t *testing.T) {
	number := regexp.MustCompile(`^(?:\(([一二三四五六七八九十]{1,3})\)|\(([0-9]{1,2})\)|` +
		`([一二三四五六七八九十]{1,3})(?:$|[-—–/\\>:|.)]|\()|([0-9]{1,2})(?:$|[.)]|[^0-9]))`)
	piece := rapid.SampledFrom([]string{"(", ")", ".", "-", "—", "/", `\`, ":", "|", "一", "三", "十", "二十三", "三十二", "1", "2", "120", "12", "属", " ", "\n"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 7).Draw(t, "text"), "")
		style, word := numberStyle(0), ""
		if m := number.FindStringSubmatch(text); m != nil {
			for i, s := range []numberStyle{bracketed, arabic, chinese, arabic} {
				if m[i+1] != "" {
					style, word = s, m[i+1]
				}
			}
		}
		n, rest := cutNumber(text)
		if n.style != style || n.value != numeral(word) {
			t.Fatalf("%q has number %v, want %q in style %d", text, n, word, style)
		}
		if _, behind, _ := strings.Cut(text, word); word != "" {
			behind = strings.TrimLeft(strings.TrimPrefix(behind, ")"), ".")
			if rest != behind {
				t.Fatalf("%q leaves %q, want %q", text, rest, behind)
			}
		} else if rest != text {
			t.Fatalf("%q leaves %q", text, rest)
		}
	})
}
