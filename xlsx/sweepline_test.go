package xlsx

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestDisjoint(t *testing.T) {
	for _, test := range []struct {
		refs []string
		want []int
	}{
		{[]string{"A1:B2", "B2:C3"}, []int{0}},
		{[]string{"B2:C3", "A1:B2"}, []int{0}},
		{[]string{"A1:B2", "C1:D2", "A3:D3"}, []int{0, 1, 2}},
		{[]string{"A1:A1048576", "A5:XFD5", "B1:B4"}, []int{0, 2}},
		{[]string{"A5:XFD5", "A1:A1048576", "B1:B4"}, []int{2, 0}},
	} {
		var areas []Area
		for i, ref := range test.refs {
			a, ok := ParseArea(ref)
			if !ok {
				t.Fatal(ref)
			}
			a.order = i
			areas = append(areas, a)
		}
		got := disjoint(areas)
		if len(got) != len(test.want) {
			t.Errorf("%v: got %v", test.refs, got)
			continue
		}
		for i := range got {
			if got[i].order != test.want[i] {
				t.Errorf("%v: got %v", test.refs, got)
			}
		}
	}
}

func TestAreaIndexAgainstTable(t *testing.T) {
	const side = 12
	for seed := range uint64(500) {
		random := rand.New(rand.NewPCG(seed, 0))
		var areas []Area
		for i := range 15 {
			top, left := random.IntN(side), random.IntN(side)
			areas = append(areas, Area{top, left, top + 1 + random.IntN(4), left + 1 + random.IntN(4), i})
		}
		areas = disjoint(areas)
		table := make(map[[2]int]int)
		for _, a := range areas {
			for row := a.Top; row < a.Bottom; row++ {
				for col := a.Left; col < a.Right; col++ {
					if _, taken := table[[2]int{row, col}]; taken {
						t.Fatalf("seed %d: %v overlap", seed, areas)
					}
					table[[2]int{row, col}] = a.order
				}
			}
		}
		over := areaIndex{rest: areas}
		for row := range side + 4 {
			for col := range side + 4 {
				if random.IntN(3) == 0 {
					continue
				}
				want, covered := table[[2]int{row, col}]
				if a, ok := over.at(row, col); ok != covered || ok && a.order != want {
					t.Fatalf("seed %d: %d,%d of %v: got %v %v", seed, row, col, areas, a, ok)
				}
			}
		}
	}
}

func TestIntervals(t *testing.T) {
	var s intervals
	for _, r := range []interval{{7, 9}, {1, 1}, {2, 2}, {3, 4}, {20, 30}, {8, 12}, {25, 26}, {42, 43}, {40, 41}} {
		s.add(r.first, r.last)
	}
	s.normalize()
	for _, test := range []struct {
		first, last int
		want        bool
	}{{1, 4, true}, {0, 1, false}, {4, 5, false}, {7, 12, true}, {12, 13, false}, {30, 30, true}, {31, 31, false}, {1, 7, false}, {40, 43, true}} {
		if got := s.contain(test.first, test.last); got != test.want {
			t.Errorf("%d to %d: %v", test.first, test.last, got)
		}
	}
	if (intervals)(nil).contain(0, 0) {
		t.Error("no spans cover something")
	}
}

// TestIntervalsInARow makes one range of rows that follow each other, as files list a million of them.
func TestIntervalsInARow(t *testing.T) {
	var s intervals
	for _, r := range [][2]int{{7, 9}, {10, 10}, {1, 1}, {2, 2}, {20, 30}, {25, 26}, {31, 31}} {
		s.add(r[0], r[1])
	}
	if got := fmt.Sprint(s); got != "[{7 10} {1 2} {20 30} {25 26} {31 31}]" {
		t.Errorf("ranges are %s", got)
	}
	if s.normalize(); fmt.Sprint(s) != "[{1 2} {7 10} {20 31}]" {
		t.Errorf("ranges are %v", s)
	}
}
