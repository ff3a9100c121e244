package parts

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestAnySubsets holds the sets that are found against all that there are.
func TestAnySubsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width, n := rapid.IntRange(1, 8).Draw(t, "width"), rapid.IntRange(0, 9).Draw(t, "vectors")
		var vectors [][]int64
		target := make([]int64, width)
		for range n {
			v := make([]int64, width)
			for i := range v {
				v[i] = max(0, rapid.Int64Range(-3, 4).Draw(t, "figure"))
			}
			if vectors = append(vectors, v); rapid.Bool().Draw(t, "in") {
				for i := range v {
					target[i] += v[i]
				}
			}
		}
		if rapid.IntRange(0, 4).Draw(t, "off") == 0 {
			target[rapid.IntRange(0, width-1).Draw(t, "at")]++
		}
		want := map[string]bool{}
		for set := range 1 << n {
			sum, zeros := make([]int64, width), false
			var numbers []int
			for i, v := range vectors {
				if set>>i&1 == 1 {
					numbers, zeros = append(numbers, i), zeros || isZero(v)
					for k := range v {
						sum[k] += v[k]
					}
				}
			}
			if slices.Equal(sum, target) && !zeros {
				want[fmt.Sprint(numbers)] = true
			}
		}
		sets, all := subsetsOf(target, vectors, 1<<n, 1<<30)
		if !all || len(sets) != len(want) {
			t.Fatalf("%d sets, want %d", len(sets), len(want))
		}
		for _, set := range sets {
			slices.Sort(set)
			if !want[fmt.Sprint(set)] {
				t.Fatalf("%v is none, or is there twice", set)
			}
			delete(want, fmt.Sprint(set))
		}
	})
}

// TestSubsetsAreBounded shows that more sets than anybody asks for, and more work than is worth it, end the search.
func TestSubsetsAreBounded(t *testing.T) {
	var vectors [][]int64
	for range 60 {
		vectors = append(vectors, []int64{1, 1})
	}
	if sets, all := subsetsOf([]int64{30, 30}, vectors, 5, 1<<30); all || len(sets) != 6 {
		t.Errorf("%d sets, all %v", len(sets), all)
	}
	for i := range vectors {
		vectors[i] = []int64{int64(i%7 + 2), int64(i%11 + 3)}
	}
	if sets, all := subsetsOf([]int64{40, 181}, vectors, 5, 100_000); all || len(sets) > 0 {
		t.Errorf("%d sets, all %v", len(sets), all)
	}
}
