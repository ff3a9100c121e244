// Package regex holds regular expressions that are compiled once something may be matched by them. The program and its
// forms have some five hundred and a run needs a few dozen: to compile all of them took longer than to read and check a
// report, and to look for most of them in most texts is to look for words that are not there.
package regex

import (
	"regexp"
	"regexp/syntax"
	"sync"
)

// A Lazy is a regular expression (RE2) that is compiled when a text first has what is in all that it matches. It may be
// used side by side.
type Lazy struct {
	source string
	parsed sync.Once
	need   need
	begins bool // it matches at the beginning of a text alone
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

// farText is from how many bytes on a text costs more to be looked through than what begins it to be matched: a list whose
// items are taken off its beginning one by one would be gone through once for each.
const farText = 4096

// may reports whether a text has what is in all that the expression matches.
func (l *Lazy) may(s string) bool {
	l.parsed.Do(func() {
		re, err := syntax.Parse(l.source, syntax.Perl)
		if err != nil {
			panic(err)
		}
		l.need = needOf(re)
		l.begins = re.Op == syntax.OpConcat && re.Sub[0].Op == syntax.OpBeginText
	})
	if l.begins && len(s) > farText {
		return true
	}
	return l.need.isIn(&text{string: s})
}

// Each visits every expression that a package of the program declares.
func Each(visit func(*Lazy)) {
	for _, l := range declared {
		visit(l)
	}
}

// Regexp returns the compiled expression.
func (l *Lazy) Regexp() *regexp.Regexp {
	l.once.Do(func() { l.re = regexp.MustCompile(l.source) })
	return l.re
}

// String returns the source.
func (l *Lazy) String() string { return l.source }
