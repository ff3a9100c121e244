package main

import (
	"testing"

	"nianbao/regex"
)

// TestRegularExpressions compiles every expression that a package of the program declares, of which at run time none is
// compiled before it is needed.
func TestRegularExpressions(t *testing.T) {
	n := 0
	regex.Each(func(l *regex.Lazy) {
		n++
		l.Regexp()
	})
	if n < 200 {
		t.Errorf("%d expressions are declared: the others are not known of", n)
	}
}
