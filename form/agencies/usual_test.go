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
