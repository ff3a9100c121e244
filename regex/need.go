package regex

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
)

// A need is what is in every text that an expression matches, as far as its grammar shows; the zero need is in all. It is
// a necessary condition and no more: most texts lack it, and to see that takes a fraction of what matching takes.
type need struct {
	never bool   // nothing is matched
	words string // they stand in the text
	runes []rune // one of these stands in it
	begin []rune // it begins with one of these, given as pairs of first and last
	all   []need
	any   []need
}

// maxRunes is how many characters of a class are looked for one by one.
const maxRunes = 40

// needOf returns what is in every text that an expression matches.
func needOf(re *syntax.Regexp) need {
	switch re.Op {
	case syntax.OpNoMatch:
		return need{never: true}
	case syntax.OpLiteral:
		return needOfLiteral(re)
	case syntax.OpCharClass:
		return needOfClass(re.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return needOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min == 0 {
			return need{}
		}
		n := needOf(re.Sub[0])
		if re.Sub[0].Op == syntax.OpLiteral { // of anything else the words may be a part, between which more stands
			n.words = strings.Repeat(n.words, re.Min)
		}
		return n
	case syntax.OpConcat:
		return needOfAll(re.Sub)
	case syntax.OpAlternate:
		return needOfAny(re.Sub)
	}
	return need{}
}

func needOfLiteral(re *syntax.Regexp) need {
	switch {
	case slices.Contains(re.Rune, unicode.ReplacementChar): // matches bytes that are no character, too
		return need{}
	case re.Flags&syntax.FoldCase == 0:
		return need{words: string(re.Rune)}
	}
	var n need
	for _, r := range re.Rune {
		n.all = append(n.all, need{runes: cases(r)})
	}
	return n
}

// cases returns a letter as it is written in either case.
func cases(r rune) []rune {
	list := []rune{r}
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		list = append(list, other)
	}
	return list
}

// needOfClass returns the need of a class, given as pairs of its first and last characters.
func needOfClass(pairs []rune) need {
	n := need{never: len(pairs) == 0}
	for i := 0; i < len(pairs); i += 2 {
		if len(n.runes)+int(pairs[i+1]-pairs[i]) >= maxRunes {
			return need{}
		}
		for r := pairs[i]; r <= pairs[i+1]; r++ {
			n.runes = append(n.runes, r)
		}
	}
	return n
}

func needOfAll(parts []*syntax.Regexp) need {
	var all []need
	if parts[0].Op == syntax.OpBeginText {
		if pairs, empty, known := firstOfAll(parts[1:]); known && !empty {
			all = append(all, need{begin: pairs})
		}
	}
	for _, p := range parts {
		if n := needOf(p); !n.isNothing() {
			all = append(all, n)
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	slices.SortStableFunc(all, func(a, b need) int { return a.effort() - b.effort() })
	return need{all: all}
}

func needOfAny(branches []*syntax.Regexp) need {
	var n need
	for _, b := range branches {
		of := needOf(b)
		if of.isNothing() {
			return need{}
		}
		n.any = append(n.any, of)
	}
	return n
}

// isNothing reports whether every text has it.
func (n *need) isNothing() bool { return n.effort() == 0 && !n.never }

// effort orders needs by how much is to be looked at to see that a text lacks them, the most telling of those first.
func (n *need) effort() int {
	switch {
	case len(n.begin) > 0:
		return 1
	case n.words != "":
		return 2
	case len(n.runes) > 0:
		return 3
	case len(n.any)+len(n.all) > 0:
		return 4
	}
	return 0
}

// isIn reports whether a text has it.
func (n *need) isIn(t *text) bool {
	switch {
	case n.never:
		return false
	case len(n.begin) > 0:
		return t.begins(n.begin)
	case n.words != "":
		return strings.Contains(t.string, n.words)
	case len(n.runes) > 0:
		return t.hasAny(n.runes)
	}
	for i := range n.all { // loops keep the text off the heap
		if !n.all[i].isIn(t) {
			return false
		}
	}
	for i := range n.any {
		if n.any[i].isIn(t) {
			return true
		}
	}
	return len(n.any) == 0
}
