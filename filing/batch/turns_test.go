package batch

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyTurns shows that turns come in the order of the items, whatever becomes of works that ask for none.
func TestAnyTurns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		asks := rapid.SliceOfN(rapid.Bool(), 0, 100).Draw(t, "asks")
		jobs := rapid.IntRange(1, 8).Draw(t, "jobs")
		var turns Turns
		var got, want []int
		for n, a := range asks {
			if a {
				want = append(want, n)
			}
		}
		Run(t.Context(), asks, jobs, func(_ context.Context, n int, ask bool) (int, error) {
			defer turns.Done(n)
			if ask {
				turns.Wait(n)
				got = append(got, n) // nobody else has a turn
			}
			return n, nil
		}, func(int, bool, int, error) error { return nil })
		if !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}
