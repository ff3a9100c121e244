package main

import (
	"regexp/syntax"
	"slices"
	"strings"
	"testing"

	"nianbao/regex"
)

// TestRegularExpressions compiles every expression that a package of the program declares, of which at run time none is
// compiled before it is needed, and holds it against what it is said to have.
func TestRegularExpressions(t *testing.T) {
	n := 0
	regex.Each(func(source string, words []string, any string) {
		n++
		re, err := syntax.Parse(source, syntax.Perl)
		if err == nil {
			_, err = syntax.Compile(re.Simplify())
		}
		switch {
		case err != nil:
			t.Error(err)
		case words != nil && !requires(re, words):
			t.Errorf("%s may match what has none of %q", source, words)
		case any != "" && !requires(re, strings.Split(any, "")):
			t.Errorf("%s may match what has none of %q", source, any)
		}
	})
	if n < 200 {
		t.Errorf("%d expressions are declared: the others are not known of", n)
	}
}

// requires reports whether one of some words is in all that an expression matches, as far as its grammar shows.
func requires(re *syntax.Regexp, words []string) bool {
	has := func(text string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
	}
	inAll := func(re *syntax.Regexp) bool { return requires(re, words) }
	switch re.Op {
	case syntax.OpLiteral:
		return re.Flags&syntax.FoldCase == 0 && has(string(re.Rune))
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if !has(string(r)) {
					return false
				}
			}
		}
		return len(re.Rune) > 0
	case syntax.OpConcat:
		return slices.ContainsFunc(re.Sub, inAll)
	case syntax.OpAlternate:
		return !slices.ContainsFunc(re.Sub, func(re *syntax.Regexp) bool { return !inAll(re) })
	case syntax.OpCapture, syntax.OpPlus:
		return inAll(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min > 0 && inAll(re.Sub[0])
	}
	return false
}

// TestRequires shows what the grammar of an expression says of all that it matches.
func TestRequires(t *testing.T) {
	for source, want := range map[string]bool{`甲`: true, `a甲乙`: true, `甲?`: false, `甲*b`: false, `甲+`: true, `(?:甲|b)`: false,
		`(甲|b甲)`: true, `[甲]`: true, `[甲b]`: false, `(?:x甲){0,2}`: false, `(?:x甲){1,2}`: true, `.*`: false, `^$`: false} {
		re, err := syntax.Parse(source, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if got := requires(re, []string{"甲"}); got != want {
			t.Errorf("%s: %v", source, got)
		}
	}
}
