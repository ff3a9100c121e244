package wording

import "strings"

// First returns the first characters of a text that may be long.
func First(s string, n int) string {
	if r := []rune(s[:min(len(s), 4*n+4)]); len(r) > n {
		return strings.ToValidUTF8(string(r[:n]), "") + "…"
	}
	return s
}
