package formula

import "sync"

// A probeValue returns the ith of n figures to calculate with.
type probeValue func(i, n int) Value

// probeValues are the figures that a sum must predict: whole numbers from 0 on, as the form has them. In the last ones
// cells are empty.
var probeValues = []probeValue{
	func(i, n int) Value { return countValue(0) },
	func(i, n int) Value { return countValue(1) },
	func(i, n int) Value { return countValue(prime(n - 1 - i)) },
	func(i, n int) Value { return countValue(1_000_000 + 7919*prime(i)) },
	func(i, n int) Value { return countValue(1_000_000_000_000 - 104_729*prime(n-1-i)) },
	func(i, n int) Value { return countValue((i*7919 + 13) % 1009) },
	func(i, n int) Value { return countValue((i*31 + 5) % 7 * (i % 3)) },
	func(i, n int) Value { return countValue(i % 2 * prime(i)) },
	func(i, n int) Value { return countValue((i + 1) % 2 * prime(i)) },
	func(i, n int) Value { return some(i%2 == 0, prime(i)) },
	func(i, n int) Value { return some(i%2 == 1, prime(n-1-i)) },
	func(i, n int) Value { return some(i == 0, 11) },
	func(i, n int) Value { return some(i == n-1, 13) },
	func(i, n int) Value { return some(i != 0, prime(i)) },
	func(i, n int) Value { return some(i != n-1, prime(i)) },
	func(i, n int) Value { return Value{} },
}

// some returns a figure, or an empty cell.
func some(there bool, n int) Value {
	if there {
		return countValue(n)
	}
	return Value{}
}

func prime(i int) int { return primes()[i] }

var primes = sync.OnceValue(func() []int {
	var found []int
	for n := 2; len(found) <= maxInputs; n++ {
		divides := false
		for _, p := range found {
			if divides = n%p == 0; divides {
				break
			}
		}
		if !divides {
			found = append(found, n)
		}
	}
	return found
})
