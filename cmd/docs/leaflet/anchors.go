package leaflet

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// anchors are the ids that a page's headings have, so that links of the text meet them.
type anchors map[string]bool

// Generate returns the id of a heading.
func (a anchors) Generate(heading []byte, _ ast.NodeKind) []byte {
	base := Anchor(string(heading))
	id := base
	for i := 1; a[id]; i++ {
		id = base + "-" + strconv.Itoa(i)
	}
	a[id] = true
	return []byte(id)
}

// Put takes an id that the text itself gives.
func (a anchors) Put(id []byte) { a[string(id)] = true }

// Anchor returns the id that GitHub gives to the first heading of these words: small letters, without punctuation,
// hyphens for spaces. A heading that is there before takes it, and this one gets -1, -2 … behind it.
func Anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(heading))
}
