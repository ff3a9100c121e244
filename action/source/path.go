package source

import (
	"strings"
	"unicode"
)

// Path returns the parts of what is a name, or names with a dot between, by any reading; nil for anything else.
func Path(s string) []string {
	path := make([]string, 0, 3)
	for more := true; more; {
		var part string
		part, s, more = strings.Cut(s, ".")
		if !isWord(part) {
			return nil
		}
		path = append(path, part)
	}
	return path
}

func isWord(s string) bool {
	for i, r := range s {
		if r >= 0x4E00 && r <= 0x9FFF { // as nearly all are
			continue
		}
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return s != ""
}
