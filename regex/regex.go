// Package regex holds regular expressions that are compiled once something is matched by them. The program has some
// three hundred and a run needs a few dozen: to compile all of them took longer than to read and check a report.
package regex

import (
	"regexp"
	"sync"
)

// A Lazy is a regular expression (RE2) that is compiled when it is first needed. It may be used side by side.
type Lazy struct {
	source string
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

// Each visits the source of every expression that a package of the program declares.
func Each(visit func(source string)) {
	for _, l := range declared {
		visit(l.source)
	}
}

// Regexp returns the compiled expression.
func (l *Lazy) Regexp() *regexp.Regexp {
	l.once.Do(func() { l.re = regexp.MustCompile(l.source) })
	return l.re
}

// String returns the source.
func (l *Lazy) String() string { return l.source }
