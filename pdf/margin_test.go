package pdf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFootNumbers shows which numbers at the foot of pages are page numbers: all others stay in the text.
func TestFootNumbers(t *testing.T) {
	for name, test := range map[string]struct {
		feet [][]string // of each page, from top to bottom
		want string
	}{
		"a figure":              {[][]string{{"3010"}}, "a3010"},
		"none":                  {[][]string{{"0"}}, "a0"},
		"the page":              {[][]string{{"- 1 -"}}, "a"},
		"a figure over it":      {[][]string{{"2", "1"}, {"5", "2"}}, "a2b5"},
		"figures over and over": {[][]string{{"3010"}, {"12"}, {"3050"}}, "a3010b12c3050"},
		"a part of a report":    {[][]string{{"57/99"}, {"58/99"}, {"59/99"}}, "abc"},
		"one out of step":       {[][]string{{"57"}, {"58"}, {"3010"}, {"60"}}, "abc3010d"},
		"without a cover":       {[][]string{nil, {"1"}, {"2"}}, "abc"},
	} {
		t.Run(name, func(t *testing.T) {
			var pages [][2]string
			for i, feet := range test.feet {
				page := say(100, 400, string(rune('a'+i)))
				for k, foot := range feet {
					page += say(100, 60-20*k, foot)
				}
				pages = append(pages, [2]string{page})
			}
			text := strings.Join(prose(read(t, made("", pages...), "")), "")
			if diff := cmp.Diff(test.want, squeezed(text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestRepeated sets aside what pages repeat at their heads, once, and keeps what stands on one of them.
func TestRepeated(t *testing.T) {
	var pages [][2]string
	for _, text := range []string{"one", "two", "three"} {
		pages = append(pages, [2]string{say(100, 740, "Report 2024") + say(100, 720, "On "+text) + say(100, 400, text)})
	}
	for _, g := range read(t, made("", pages...), "").Grids {
		var got []string
		for _, c := range g.Cells {
			got = append(got, strings.Fields(c.Text)...)
		}
		want := []string{"On", "one", "one", "On", "two", "two", "On", "three", "three"}
		if g.Aside {
			want = []string{"Report", "2024"}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}
