package wanted

import (
	"regexp"
	"slices"
	"strings"
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

// TestNewPattern refuses what is no expression, and says which are too large together.
func TestNewPattern(t *testing.T) {
	for source, want := range map[string]string{"": "", "甲+": "甲甲", "乙": "", `\d+`: "12"} {
		p, err := NewPattern(source)
		if got := p.Regexp().FindString("甲甲12"); err != nil || got != want || (p == nil) != (source == "") {
			t.Errorf("%q finds %q: %v", source, got, err)
		}
	}
	for _, source := range []string{"(", "[", "x{1001}", "(?<=甲)乙"} {
		if p, err := NewPattern(source); err == nil || p != nil {
			t.Errorf("%q is taken", source)
		}
	}
	var large Patterns
	for i := range 80 {
		large = append(large, Known(string('一'+rune(i))+strings.Repeat("x{1000}", 70)))
	}
	if !large.AreTooLarge() || large[:1].AreTooLarge() || large[:0].AreTooLarge() {
		t.Error("which are too large together")
	}
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
