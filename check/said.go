package check

import (
	_ "embed"
	"strings"
	"sync"
)

// saidText is what the check says where a rule is broken, a rule a line: taken from the case of the rule's own test, so that
// no explanation promises what the program does not say. TestSaid writes it anew with -update.
//
//go:embed said.txt
var saidText string

// said returns what the check says where a rule is broken, by its id.
var said = sync.OnceValue(func() map[string]string {
	lines := map[string]string{}
	for line := range strings.Lines(saidText) {
		if id, words, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " "); ok {
			lines[id] = words
		}
	}
	return lines
})
