package outcome

import "testing"

func TestNegative(t *testing.T) {
	if !Negative(-1) || Negative(0) || Negative(1) {
		t.Error("Negative")
	}
}

func TestUnheard(*testing.T) { Unheard(1) }

func TestCount(t *testing.T) {
	if n := Count([]int{1, 2}); n != 2 {
		t.Error("Count", n)
	}
}
