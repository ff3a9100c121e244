package record

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyString reads strings, written plainly or in escapes, as encoding/json does, and refuses halves of characters, which
// that passes over.
func TestAnyString(t *testing.T) {
	piece := rapid.OneOf(rapid.SampledFrom([]string{`\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t`, "甲", "a", " ", "𠮷", `\u4E00`, `\u4e00`, `\uD842\uDFB7`,
		`\ud83d\ude00`, `\uFFFF`, `\u0001`, `\x`, `\u12`, `\u12g4`, `\u000`, `\ud800`, `\udc00`, `\ud800x`, `\ud800\u0041`, `\u00/0`, `\u0000`}),
		rapid.StringMatching(`[a-z甲乙丙]{0,3}`))
	rapid.Check(t, func(t *rapid.T) {
		text := `"` + strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, "pieces"), "") + `"`
		p := &parser{text: text}
		got, f := p.str()
		var want string
		err := json.Unmarshal([]byte(text), &want)
		refused := err != nil || strings.ContainsAny(want, "\uFFFD\x00")
		if (f != nil) != refused || f == nil && (got != want || p.at != len(text)) {
			t.Errorf("%s is %q (%v), by encoding/json %q (%v)", text, got, f, want, err)
		}
	})
}

// TestDuplicateNames refuses an object with two values under one name, however deep, and takes nested ones.
func TestDuplicateNames(t *testing.T) {
	for text, want := range map[string]bool{`{"a":1,"b":{"a":2}}`: true, `{"a":1,"a":1}`: false, `{"b":[{"a":1,"a":2}]}`: false, `{"a":{"a":{"a":1}}}`: true,
		`{"a":1,"b":{"c":`: false, `{"a":[1,{"b":2},]}`: false} {
		p := &parser{text: text}
		values, f := p.object()
		if (f == nil) != want {
			t.Errorf("%s: %v, %v", text, fmt.Sprint(values), f)
		}
	}
}
