package pagetest_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/serve/pagetest"
)

// TestAnyBlock: whatever block Excel puts on the clipboard is read cell by cell.
func TestAnyBlock(t *testing.T) {
	p := pagetest.Open(t, 800, 600)
	cell := rapid.StringMatching(`[0-9,.件"\n ]{0,6}|[0-9]{1,5}`)
	rapid.Check(t, func(rt *rapid.T) {
		width := rapid.IntRange(1, 4).Draw(rt, "width")
		var want [][]string
		var lines []string
		for range rapid.IntRange(1, 5).Draw(rt, "height") {
			row := rapid.SliceOfN(cell, width, width).Draw(rt, "row")
			var written []string
			for i, text := range row {
				row[i] = strings.TrimSpace(text)
				written = append(written, excel(text))
			}
			want, lines = append(want, row), append(lines, strings.Join(written, "\t"))
		}
		text := strings.Join(lines, "\r\n") + "\r\n"
		got := pagetest.Eval[[][]string](p, `import("/js/keys.js").then((m) => m.block(`+quoted(text)+`))`)
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Errorf("%q: %s", text, diff)
		}
	})
}

// excel writes a cell as Excel does: with a line feed in it, or beginning with a quotation mark, in quotation marks.
func excel(text string) string {
	if strings.ContainsAny(text, "\n\"") {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

// quoted writes a text as JavaScript.
func quoted(text string) string {
	data, _ := json.Marshal(text)
	return string(data)
}

// TestAnyCut: a text that is divided at clauses is the text again, and every clause that stands in it is marked, unless
// another lies over it.
func TestAnyCut(t *testing.T) {
	p := pagetest.Open(t, 800, 600)
	rapid.Check(t, func(rt *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"办结", "3", "件", "，", "新收"}), 0, 12).Draw(rt, "words")
		text := strings.Join(words, "")
		clauses := rapid.SliceOfN(rapid.SampledFrom([]string{"办结3件", "3件", "新收", "无此话"}), 0, 3).Draw(rt, "clauses")
		var list []string
		for _, c := range clauses {
			list = append(list, `{value: `+strconv.Quote(c)+`}`)
		}
		parts := pagetest.Eval[[]struct {
			Text   string
			Clause *struct{ Value string }
		}](p, `import("/js/marks.js").then((m) => m.cut(`+quoted(text)+`, [`+strings.Join(list, ",")+`]))`)
		var whole strings.Builder
		var marked []string
		for _, part := range parts {
			whole.WriteString(part.Text)
			if part.Clause != nil {
				marked = append(marked, part.Text)
				if part.Clause.Value != part.Text {
					rt.Errorf("%s is marked for %s", part.Text, part.Clause.Value)
				}
			}
		}
		if whole.String() != text {
			rt.Errorf("%q became %q", text, whole.String())
		}
		if len(clauses) > 0 && strings.Contains(text, clauses[0]) && !slices.Contains(marked, clauses[0]) {
			rt.Errorf("%q: %s is not marked", text, clauses[0])
		}
	})
}
