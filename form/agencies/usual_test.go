package agencies

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyOneApart holds what is one character apart against its definition.
func TestAnyOneApart(t *testing.T) {
	word := rapid.SliceOfN(rapid.SampledFrom([]rune("甲乙丙")), 3, 6)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		want := false
		for i := range a {
			want = want || slices.Equal(slices.Concat(a[:i], a[i+1:]), b) // one left out
			if len(a) == len(b) {
				c := slices.Clone(a)
				c[i] = b[i]
				want = want || slices.Equal(c, b)
				if i > 0 {
					c = slices.Clone(a)
					c[i-1], c[i] = c[i], c[i-1]
					want = want || slices.Equal(c, b)
				}
			}
		}
		for i := range b {
			want = want || slices.Equal(slices.Concat(b[:i], b[i+1:]), a)
		}
		want = want && !slices.Equal(a, b)
		if _, _, one := oneApart(a, b); one != want {
			t.Fatalf("%s %s: %v", string(a), string(b), one)
		}
	})
}

// TestUsual shows whose names one character makes another agency's, and which bodies are known to be usual.
func TestUsual(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"安山县司法局", "安山县可法局", true}, {"安山县司法局", "安山县法司局", true}, {"安山县司法局", "安山县司局", true},
		{"安山县司法局", "安山县司法局", false}, {"安山县城东街道", "安山县城西街道", false}, {"第一中学", "第中学", false},
		{"安山A局", "安山B局", false}, {"安山东北局", "安山北东局", false}, {"安局", "山局", false}, {"安山局", "安川局", true},
	} {
		if got := AreOneApart([]rune(test.a), []rune(test.b)); got != test.want || AreOneApart([]rune(test.b),
			[]rune(test.a)) != got {
			t.Errorf("%s and %s are one apart: %v", test.a, test.b, got)
		}
	}
	for body, want := range map[string]bool{"教育局": true, "教育体育局": true, "教育育局": false, "#": false, "": false} {
		if IsUsual(body) != want {
			t.Errorf("%s is usual: %v", body, !want)
		}
	}
}
