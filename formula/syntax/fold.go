package syntax

import (
	"strings"
	"unicode/utf8"
)

// HalfWidth folds a full-width form of an ASCII character to that, and leaves others.
func HalfWidth(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	}
	return r
}

func halfWidth(word string) string {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return strings.Map(HalfWidth, word)
		}
	}
	return word
}

// Fold returns what two names of sheets or cells have in common when Excel takes them for one.
func Fold(name string) string { return strings.ToLower(halfWidth(name)) }

// Upper returns a word half-width and its letters, of ASCII only, in capitals: as names of functions and TRUE are
// compared.
func Upper(word string) string {
	return strings.Map(func(r rune) rune {
		if r = HalfWidth(r); r >= 'a' && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, word)
}
