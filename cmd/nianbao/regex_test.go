package main

import (
	"regexp"
	"testing"

	"nianbao/regex"
)

// TestRegularExpressions compiles every expression that a package of the program declares: at run time none is compiled
// before it is needed.
func TestRegularExpressions(t *testing.T) {
	n := 0
	regex.Each(func(source string) {
		n++
		if _, err := regexp.Compile(source); err != nil {
			t.Error(err)
		}
	})
	if n < 200 {
		t.Errorf("%d expressions are declared: the others are not known of", n)
	}
}
