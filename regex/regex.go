// Package regex holds regular expressions that are compiled once something is matched by them. The program has some
// three hundred and a run needs a few dozen: to compile all of them took longer than to read and check a report.
package regex

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A Lazy is a regular expression (RE2) that is compiled when it is first needed. It may be used side by side.
type Lazy struct {
	source string
	words  []string // see Having
	any    string   // see HavingAny
	once   sync.Once
	re     *regexp.Regexp
}

// declared are the expressions of all packages: a test compiles them, which regexp.MustCompile did at each start.
var declared []*Lazy

// New returns the expression that a package-level variable holds; it is for these alone. A malformed one panics when it
// is first used.
func New(source string) *Lazy {
	l := Of(source)
	declared = append(declared, l)
	return l
}

// Of returns an expression that is composed while the program runs.
func Of(source string) *Lazy { return &Lazy{source: source} }

// Having says of an expression that one of some words is in whatever it matches: a text without any is not matched, and
// the expression not compiled for it. A test holds that against the expressions that packages declare.
func (l *Lazy) Having(words ...string) *Lazy {
	l.words = words
	return l
}

// HavingAny says the same of some characters.
func (l *Lazy) HavingAny(chars string) *Lazy {
	l.any = chars
	return l
}

// may reports whether a text has what is in all that the expression matches.
func (l *Lazy) may(text string) bool {
	return (l.any == "" || strings.ContainsAny(text, l.any)) &&
		(l.words == nil || slices.ContainsFunc(l.words, func(w string) bool { return strings.Contains(text, w) }))
}

// Each visits every expression that a package of the program declares, with what it is said to have.
func Each(visit func(source string, words []string, any string)) {
	for _, l := range declared {
		visit(l.source, l.words, l.any)
	}
}

// Regexp returns the compiled expression.
func (l *Lazy) Regexp() *regexp.Regexp {
	l.once.Do(func() { l.re = regexp.MustCompile(l.source) })
	return l.re
}

// String returns the source.
func (l *Lazy) String() string { return l.source }
