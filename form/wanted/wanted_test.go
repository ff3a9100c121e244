package wanted

import (
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyPatterns holds what several patterns find in random texts against one expression of all: the first match is the
// same, and none of the others overlap.
func TestAnyPatterns(t *testing.T) {
	of := []string{`[甲乙] +件`, `X{2,}`, `(?:^|[^0-9])0{2,}件`, `甲X`, `件$`}
	rapid.Check(t, func(t *rapid.T) {
		sources := rapid.SliceOfN(rapid.SampledFrom(of), 1, 4).Draw(t, "patterns")
		var patterns Patterns
		for _, source := range sources {
			patterns = append(patterns, Known("(?:"+source+")"))
		}
		text := rapid.StringMatching(`[甲乙X0 件。]{0,12}`).Draw(t, "text")
		one := regexp.MustCompile(joined(patterns))
		if got, want := patterns.Find(text), one.FindString(text); got != want {
			t.Fatalf("%q, not %q", got, want)
		}
		all := patterns.FindAll(text)
		if !slices.IsSortedFunc(all, func(a, b []int) int { return a[0] - b[1] }) {
			t.Fatalf("%v overlap", all)
		}
	})
}

func joined(p Patterns) (source string) {
	for i, one := range p {
		if i > 0 {
			source += "|"
		}
		source += one.of.String()
	}
	return source
}
