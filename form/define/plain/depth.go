package plain

import "bytes"

// TooDeep returns the line on which brackets, or lists begun on one line, are nested more than most deep; 0 where none are. It
// counts brackets in quotes and comments too: no definition has so many more opened than closed.
func TooDeep(data []byte, most int) int {
	open, line := 0, 1
	for text := range bytes.Lines(data) {
		rest := bytes.TrimLeft(text, "-? ")
		begun := 0
		if bytes.ContainsAny(text[:len(text)-len(rest)], "-?") {
			begun = len(bytes.Fields(text[:len(text)-len(rest)]))
		}
		if open+begun > most && (len(rest) == 0 || rest[0] != ']' && rest[0] != '}') {
			return line
		}
		for {
			i := bytes.IndexAny(rest, "[]{}")
			if i < 0 {
				break
			}
			if c := rest[i]; c == '[' || c == '{' {
				open++
			} else {
				open = max(0, open-1)
			}
			if open+begun > most {
				return line
			}
			rest = rest[i+1:]
		}
		line++
	}
	return 0
}
