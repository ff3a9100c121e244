package wanted

import (
	"fmt"
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

// TestFindAll finds matches one behind the other: of those that overlap the first, of those that begin together that of
// the pattern named first, and each that begins where another ends.
func TestFindAll(t *testing.T) {
	for _, c := range []struct {
		patterns []string
		text     string
		want     string
	}{
		{[]string{"甲+", "甲乙", "乙"}, "甲甲乙甲乙", "[[0 6] [6 9] [9 12] [12 15]]"}, {[]string{"甲乙", "甲+"}, "甲乙甲", "[[0 6] [6 9]]"},
		{[]string{"甲", "甲乙"}, "甲乙", "[[0 3]]"}, {[]string{"乙", "甲乙"}, "甲乙", "[[0 6]]"}, {[]string{"丙"}, "甲乙", "[]"}, {nil, "甲", "[]"},
	} {
		var p Patterns
		for _, source := range c.patterns {
			p = append(p, Known(source))
		}
		found := p.FindAll(c.text)
		first := ""
		if len(found) > 0 {
			first = c.text[found[0][0]:found[0][1]]
		}
		if got := fmt.Sprint(found); got != c.want || p.Find(c.text) != first {
			t.Errorf("%q in %s: %s, first %q, want %s", c.patterns, c.text, got, p.Find(c.text), c.want)
		}
	}
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
