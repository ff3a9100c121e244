package agencies

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed usual.txt
var usualText string

var usual = sync.OnceValue(func() map[string]bool {
	list := map[string]bool{}
	for line := range strings.Lines(usualText) {
		if !strings.HasPrefix(line, "#") {
			for _, name := range strings.Fields(line) {
				list[name] = true
			}
		}
	}
	return list
})

// IsUsual reports whether a body is what departments are usually called: two of these are two, however alike.
func IsUsual(body string) bool { return usual()[body] }

// AreOneApart reports whether two keys are one character apart, one written for another, left out, or two changed over, as
// where one is mistyped. Characters by which names of two agencies differ are none of these.
func AreOneApart(a, b []rune) bool {
	x, y, one := oneApart(a, b)
	return one && !strings.ContainsAny(x+y, distinct)
}

// distinct are characters by which names of two agencies differ: 城东街道, 城西街道; 第一中学, 第二中学.
const distinct = "东西南北中上下前后左右内外新老旧大小高低一二三四五六七八九十零〇0123456789" +
	"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// oneApart reports whether two names are one character apart, one written for another, left out, or two changed over, and
// returns the characters in which they differ.
func oneApart(a, b []rune) (x, y string, one bool) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || len(a) < minShort {
		return "", "", false
	}
	from := 0
	for from < len(a) && a[from] == b[from] {
		from++
	}
	i, k := len(a), len(b)
	for i > from && k > from && a[i-1] == b[k-1] {
		i, k = i-1, k-1
	}
	x, y = string(a[from:i]), string(b[from:k])
	switch {
	case i-from <= 1 && k-from <= 1:
		return x, y, i > from || k > from
	case i-from == 2 && k-from == 2:
		return x, y, a[from] == b[from+1] && a[from+1] == b[from]
	}
	return x, y, false
}
