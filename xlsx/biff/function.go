package biff

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"nianbao/formula/syntax"
)

// functionList is the Ftab of [MS-XLS] 2.5.198.17: a number, a name and, where a function always has as many arguments,
// their count. One without a count is only ever called with its count stated.
//
//go:embed functions.txt
var functionList string

type function struct {
	name string
	args int // -1 where the count varies
}

var functions = sync.OnceValue(func() map[int]function {
	all := make(map[int]function)
	for line := range strings.Lines(functionList) {
		words := strings.Fields(line)
		number, err := strconv.Atoi(words[0])
		if err != nil {
			panic(err)
		}
		f := function{name: words[1], args: -1}
		if len(words) > 2 {
			if f.args, err = strconv.Atoi(words[2]); err != nil {
				panic(err)
			}
		}
		all[number] = f
	}
	return all
})

// userDefined is the number of functions that are called by a name, which comes as the first argument.
const userDefined = 255

// futurePrefix is what a function of a later Excel is called with.
const futurePrefix = "_xlfn."

// known are the names of the functions of Excel 2007. A file of before calls those that were new with the prefix, an
// .xlsx without.
var known = sync.OnceValue(func() map[string]bool {
	names := make(map[string]bool)
	for _, f := range functions() {
		names[f.name] = true
	}
	return names
})

// calledName returns how an .xlsx calls a function that an older file calls by its name.
func calledName(word string) string {
	rest, later := strings.CutPrefix(word, futurePrefix)
	rest = syntax.Upper(rest)
	if later && !known()[rest] {
		return futurePrefix + rest
	}
	return rest
}
