// Package outcome has a function for each outcome of a change.
package outcome

// Negative is asked on both sides of its boundary.
func Negative(x int) bool {
	return x < 0
}

// Unasked is called by no test.
func Unasked(x int) int {
	return x + 2
}

// Unheard is called by a test that asks nothing of its result.
func Unheard(x int) int {
	return x - 2
}

// Count ends nowhere when its step is taken away.
func Count(list []int) (n int) {
	for n != len(list) {
		n++
	}
	return
}

// String says nothing that a test must hold.
func (t T) String() string {
	return words[int(t)+1]
}

// T is a kind.
type T int

var words = []string{"", "one"}
