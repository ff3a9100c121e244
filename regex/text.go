package regex

import (
	"strings"
	"unicode/utf8"
)

// A text is what may be matched, with which characters it has, as far as that was asked.
type text struct {
	string
	looked bool
	seen   [16]uint64 // a bit for all characters whose last ten bits are the same
}

// begins reports whether a text begins with a character of some ranges, given as pairs of first and last.
func (t *text) begins(pairs []rune) bool {
	r, size := utf8.DecodeRuneInString(t.string)
	if size == 0 {
		return false
	}
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] <= r && r <= pairs[i+1] {
			return true
		}
	}
	return false
}

// fewRunes is how many characters are sought one by one sooner than a text's are gone through.
const fewRunes = 2

// hasAny reports whether one of some characters may stand in a text.
func (t *text) hasAny(runes []rune) bool {
	if !t.looked && len(runes) > fewRunes {
		t.look()
	}
	for _, r := range runes {
		if t.looked && t.seen[r>>6&15]&(1<<(r&63)) != 0 || !t.looked && strings.ContainsRune(t.string, r) {
			return true
		}
	}
	return false
}

func (t *text) look() {
	t.looked = true
	for _, r := range t.string {
		t.seen[r>>6&15] |= 1 << (r & 63)
	}
}
