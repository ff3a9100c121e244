package suspect

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkExplain is one slip and two, and a report in which nothing hangs together, which costs the most.
func BenchmarkExplain(b *testing.B) {
	for _, test := range []struct {
		name   string
		byHand bool
		slips  int
	}{{"one", true, 1}, {"one by formula", false, 1}, {"two", true, 2}, {"all", true, 400}, {"all by formula", false, 400}} {
		b.Run(test.name, func(b *testing.B) {
			r := rand.New(rand.NewPCG(20241231, 2))
			x := newTrial(b, r, test.byHand, false)
			for range test.slips {
				x.slip()
			}
			c, _ := x.suspects()
			for b.Loop() {
				Explain(c)
			}
		})
	}
}

// BenchmarkLarge is a form of 4,400 cells, of which one in so many is filled.
func BenchmarkLarge(b *testing.B) {
	f := largeForm(b, 400, 10)
	for _, density := range []int{1, 20} {
		for _, slips := range []int{1, 2, 20, 3000} {
			c := largeCase(f, slips, density)
			b.Run(fmt.Sprintf("%d slips, one of %d filled", slips, density), func(b *testing.B) {
				for b.Loop() {
					Explain(c)
				}
			})
		}
	}
}
