package opc

import (
	"bytes"
	"encoding/binary"
)

// checkDepth reports whether it is sure that XML is nested no deeper than depth and holds no declaration. It is the
// fast path past prescan, for what office programs write: false means that prescan must tell.
//
// Where < and > alternate, and there is no comment, CDATA section or processing instruction, every < begins a tag and
// every > ends one, so that counting <, </ and /> gives the depth. Alternation is judged by the counts of < and > in
// a stretch. Within one, a > too many can make up only for a < inside a tag, where a parser stops; and none got
// deeper than all < of the stretch lead. Over all of them, the counts are off by one > at most, for which one level
// is kept free.
func checkDepth(s []byte, depth int) bool {
	const stretch = 512
	if hasTag(s, '!') || hasTag(s, '?') {
		return false
	}
	open, inTag := 0, 0
	for len(s) > 0 {
		now := s[:min(stretch, len(s))]
		begins, ends := bytes.Count(now, []byte("<")), bytes.Count(now, []byte(">"))
		if inTag += begins - ends; inTag < 0 || inTag > 1 || open+begins >= depth {
			return false
		}
		closing, selfClosing := countPairs(s[:min(stretch+1, len(s))])
		if open += begins - 2*closing - selfClosing; open < 0 {
			return false
		}
		s = s[len(now):]
	}
	return true
}

// hasTag reports whether a tag begins with c, a character that is rare in text.
func hasTag(s []byte, c byte) bool {
	for at := 0; ; {
		i := bytes.IndexByte(s[at:], c)
		if i < 0 {
			return false
		}
		at += i + 1
		if at >= 2 && s[at-2] == '<' {
			return true
		}
	}
}

// countPairs returns how often </ and /> stand in s, which is no longer than 2000 bytes. It looks at eight pairs at a
// time: the bytes of a word and of the word one further are compared with a pair's first and second character.
func countPairs(s []byte) (closing, selfClosing int) {
	const ones = 0x0101010101010101
	var others, otherSelves uint64 // in each byte, how many pairs were others
	words := 0
	for len(s) > 8 {
		first, second := binary.LittleEndian.Uint64(s), binary.LittleEndian.Uint64(s[1:])
		others += nonzero((first ^ '<'*ones) | (second ^ '/'*ones))
		otherSelves += nonzero((first ^ '/'*ones) | (second ^ '>'*ones))
		s = s[8:]
		words++
	}
	closing, selfClosing = 8*words-sum(others), 8*words-sum(otherSelves)
	for ; len(s) > 1; s = s[1:] {
		switch string(s[:2]) {
		case "</":
			closing++
		case "/>":
			selfClosing++
		}
	}
	return closing, selfClosing
}

// nonzero returns a word whose bytes are 1 where those of w are not 0.
func nonzero(w uint64) uint64 {
	const lows, ones = 0x7f7f7f7f7f7f7f7f, 0x0101010101010101
	return (w&lows + lows | w) >> 7 & ones
}

func sum(w uint64) int {
	const even = 0x00ff00ff00ff00ff
	w = w&even + w>>8&even
	return int(w * 0x0001000100010001 >> 48)
}
