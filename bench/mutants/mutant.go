package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path"
	"strings"
)

// Outcomes of a mutant.
const (
	killed    = "killed"
	timeout   = "killed (time)"
	survived  = "survived"
	unreached = "survived (no test reaches it)"
	uncounted = "not counted (does not compile)"
)

// A mutant is one change to one file.
type mutant struct {
	File    string `json:"file"` // from the module's root, with slashes
	Line    int    `json:"line"`
	Kind    string `json:"kind"`
	Func    string `json:"func"` // "" between functions
	Before  string `json:"before"`
	After   string `json:"after"`
	Outcome string `json:"outcome"`
	Killer  string `json:"killer,omitempty"` // the first test that failed

	pkg        *pkg
	column     int
	start, end int  // bytes of the file
	function   span // lines of the function around it
	order      uint64
}

// A span is a range of places in a file, as coverage counts them: line and column, from 1.
type span struct{ fromLine, fromCol, toLine, toCol int }

// holds reports whether a span holds a place.
func (s span) holds(line, col int) bool {
	return (s.fromLine < line || s.fromLine == line && s.fromCol <= col) &&
		(line < s.toLine || line == s.toLine && col <= s.toCol)
}

// apply returns the file with the change.
func (m *mutant) apply(src []byte) []byte {
	return []byte(string(src[:m.start]) + m.After + string(src[m.end:]))
}

// survived reports whether no test noticed the change.
func (m *mutant) survived() bool { return strings.HasPrefix(m.Outcome, survived) }

// hash orders the sites of a package by chance. It knows neither lines nor what else is in the file: the nth of equal
// changes in one function keeps its place when other functions change.
func (m *mutant) hash(seed uint64, nth int) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d %d %q", seed, nth, []string{path.Dir(m.File), m.Func, m.Kind, m.Before, m.After})
	x := h.Sum64() // similar texts have similar sums: mixed as splitmix64 does
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// String returns the mutant as a line of the output.
func (m *mutant) String() string {
	s := fmt.Sprintf("%s:%d: %s: %s → %s", m.File, m.Line, m.Kind, inLine(m.Before), inLine(m.After))
	if m.Outcome != "" {
		s = m.Outcome + ": " + s
	}
	if m.Killer != "" {
		s += " by " + m.Killer
	}
	return s
}

// inLine returns code as one line that is not too long to read.
func inLine(code string) string {
	const most = 100
	code = strings.Join(strings.Fields(code), " ")
	if r := []rune(code); len(r) > most {
		code = string(r[:most]) + "…"
	}
	if code == "" {
		code = "∅"
	}
	return code
}

// printSums prints how many of each room were killed, each package, and all.
func printSums(w io.Writer, list []*mutant) {
	type sum struct{ all, killed int }
	sums := map[string]*sum{}
	var names []string
	add := func(name string, m *mutant) {
		if m.Outcome == "" || m.Outcome == uncounted {
			return
		}
		if sums[name] == nil {
			sums[name] = &sum{}
			names = append(names, name)
		}
		sums[name].all++
		if !m.survived() {
			sums[name].killed++
		}
	}
	for _, m := range list {
		add(path.Dir(m.File), m)
	}
	for _, m := range list {
		room, _, _ := strings.Cut(m.File, "/")
		add("all of "+room, m)
	}
	for _, m := range list {
		add("all", m)
	}
	for _, name := range names {
		s := sums[name]
		fmt.Fprintf(w, "%-28s %3d of %3d killed, %3d %%\n", name, s.killed, s.all, s.killed*100/s.all)
	}
}

// writeJSON writes the mutants into a file.
func writeJSON(name string, list []*mutant) error {
	data, err := json.MarshalIndent(list, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(data, '\n'), 0o666)
}
