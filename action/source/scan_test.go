package source

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestScan(t *testing.T) {
	for _, test := range []struct {
		text     string
		actions  []string
		unclosed []string
	}{
		{"没有", nil, nil},
		{"{x} } {y", nil, nil},
		{"a{{b}}c{{ d }}", []string{"{{b}}", "{{ d }}"}, nil},
		{"{{{x}}}{{{{y}}}}", []string{"{{x}}", "{{y}}"}, nil},
		{"{{a {{b}}", []string{"{{b}}"}, []string{"{{a {{b}}"}},
		{"{{a", nil, []string{"{{a"}},
		{"{{a }", nil, []string{"{{a }"}},
		{"{{a" + Barrier + "}}", nil, []string{"{{a" + Barrier + "}}"}},
		{`{{f "}}" '}}' ` + "`}}`" + `}}x`, []string{`{{f "}}" '}}' ` + "`}}`" + `}}`}, nil},
		{`{{f “}}” ‘}}’}}x`, []string{`{{f “}}” ‘}}’}}`}, nil},
		{`{{f "x” y}} {{g}}`, []string{`{{f "x” y}}`, "{{g}}"}, nil},
		{`{{f "“" y}}`, []string{`{{f "“" y}}`}, nil},
		{`{{f "\"}}" y}}`, []string{`{{f "\"}}" y}}`}, nil},
		{`{{O'Brien}} {{'a'}}`, []string{`{{O'Brien}}`, `{{'a'}}`}, nil},
		{`{{“甲”乙}}`, []string{`{{“甲”乙}}`}, nil},
		{`{{f "x}} {{g}}`, []string{"{{g}}"}, []string{`{{f "x}} {{g}}`}},
		{`{{/* }} “ " {{ */}}x{{- /* a */ -}}`, []string{`{{/* }} “ " {{ */}}`, "{{- /* a */ -}}"}, nil},
		{`{{/* }}`, nil, []string{`{{/* }}`}},
		{"{{f （“}}”）}}", []string{"{{f （“}}”）}}"}, nil},
	} {
		spans, unclosed := Scan(test.text)
		var got, open []string
		for _, s := range spans {
			got = append(got, test.text[s.From:s.To])
		}
		for _, u := range unclosed {
			open = append(open, test.text[u.At:])
		}
		if diff := cmp.Diff([][]string{test.actions, test.unclosed}, [][]string{got, open}); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.text, diff)
		}
	}
}

var quotedText = regexp.MustCompile(`"(?:\\.|[^"\\])*"`)

// TestScanAny shows that actions do not overlap and keep their braces, whatever the text.
func TestScanAny(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"{{", "}}", "{", "}", "\u3000", `"`, "'", "`", "“", "”", "‘", "’", "/*", "*/", `\`, " ", "甲", "-", Barrier, "（",
	})
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(r, "text"), "")
		spans, unclosed := Scan(text)
		at := 0
		for _, s := range spans {
			action := text[s.From:s.To]
			inBraces := strings.HasPrefix(action, "{{") && strings.HasSuffix(action, "}}")
			overBarrier := strings.Contains(action, Barrier) && !strings.Contains(action, "/*")
			if s.From < at || !inBraces || overBarrier {
				r.Fatalf("%q has %q", text, action)
			}
			at = s.To
			plain := quotedText.ReplaceAllString(Canonical(action[2:len(action)-2], true), "") // which keeps its spaces
			if strings.ContainsAny(plain, "\u3000\u00a0\n") {
				r.Fatalf("%q becomes %q", action, plain)
			}
		}
		for _, u := range unclosed {
			if !strings.HasPrefix(text[u.At:], "{{") {
				r.Fatalf("%q is open at %d", text, u.At)
			}
		}
	})
}

// BenchmarkScanHostile scans what makes a simple scanner start again and again.
func BenchmarkScanHostile(b *testing.B) {
	for name, unit := range map[string]string{"braces": "{{", "quotes": "{{“", "comments": "{{/*", "mixed": "{{'{{“{{`"} {
		text := strings.Repeat(unit, 1<<20/len(unit))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Scan(text)
			}
		})
	}
}
