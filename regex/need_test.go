package regex

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestNeed shows what the grammar of an expression says of all that it matches: texts that may be matched, and texts that
// cannot be and are seen not to be.
func TestNeed(t *testing.T) {
	for _, c := range []struct{ source, may, cannot string }{
		{`甲`, "乙甲 甲", "乙 a"},
		{`甲乙`, "甲乙", "甲 乙 乙甲"},
		{`甲?`, "甲 乙", ""},
		{`甲*b`, "b 甲b", "甲"},
		{`(?:甲|b)`, "甲 b", "乙"},
		{`(甲|b甲)|c`, "甲 b甲 c", "b"},
		{`[甲乙丙].*丁`, "甲丁 丁甲", "甲 丁 丙乙"},
		{`(?:x甲){0,2}`, "乙", ""},
		{`(?:x甲){1,2}`, "x甲", "x 甲"},
		{`0{4,}`, "a0000 00000", "000"},
		{`(?:甲.){2}`, "甲a甲b 甲甲甲甲", "a乙"},
		{`(?:甲乙?){2,3}`, "甲乙甲 甲甲", "乙"},
		{`(?i)ab件`, "AB件 ab件 aB件", "AB a件"},
		{`^[0-9]+[、.]`, "1、 2. 1x.", "a1、 1"},
		{`^(?:第?[一二]|\d)章`, "第一章 二章 1章", "章 全章 第一"},
		{`^\p{Han}`, "甲", "a 1"},
		{`^a*`, "a b", ""},
		{`\x{FFFD}`, "a", ""},
		{`[^\x00-\x{10FFFF}]`, "", "a 甲"},
		{`^[^a]`, "\xff 甲", "a"},
	} {
		l := Of(c.source)
		for _, text := range strings.Fields(c.may) {
			if !l.may(text) {
				t.Errorf("%s is said not to match %q", c.source, text)
			}
		}
		for _, text := range strings.Fields(c.cannot) {
			if l.may(text) {
				t.Errorf("%s may match %q", c.source, text)
			}
		}
	}
	if Of(`^甲`).may("") || !Of(`^甲?`).may("") {
		t.Error("the text without characters")
	}
}

// TestAnyNeed holds random expressions against texts that were made after them and against others of the characters that
// they are made of: what is matched is never said not to be.
func TestAnyNeed(t *testing.T) {
	matched, lacking := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		e := expressions(3).Draw(t, "expression")
		re, err := regexp.Compile(e.source)
		if err != nil {
			t.Fatalf("regexp.Compile: %v", err)
		}
		l := Of(e.source)
		random := rapid.SliceOfN(rapid.StringMatching(`[甲乙丙aAkK\x{212A}1 。\x{FFFD}]{0,6}\xff?`), 1, 20).Draw(t, "texts")
		for _, text := range append(random, e.examples...) {
			may := l.may(text)
			if re.MatchString(text) {
				if matched++; !may {
					t.Fatalf("%s matches %q", e.source, text)
				}
			} else if !may {
				lacking++
			}
		}
	})
	if matched == 0 || lacking == 0 {
		t.Errorf("%d texts are matched, %d are seen not to be", matched, lacking)
	}
}

// An expression is one with texts that it mostly matches.
type expression struct {
	source   string
	examples []string
}

var atoms = []expression{{`甲`, []string{"甲"}}, {`乙丙`, []string{"乙丙"}}, {`a`, []string{"a"}}, {`k`, []string{"k"}},
	{`(?i)k`, []string{"k", "K", "\u212A"}}, {`(?i:aK)`, []string{"ak", "AK", "A\u212A"}}, {`(?i:ſß)`, []string{"sẞ", "Sß"}},
	{`[甲乙]`, []string{"甲", "乙"}}, {`[^甲]`, []string{"乙", "\xff", "\n"}}, {`\d`, []string{"1"}}, {`\p{Han}`, []string{"丙"}},
	{`[甲\x{FFFD}]`, []string{"\xff", "甲"}}, {`.`, []string{"a", "\xff"}}, {`^`, []string{""}}, {`$`, []string{""}},
	{`\b`, []string{""}}, {`\B`, []string{""}}, {``, []string{""}}, {`\x{FFFD}`, []string{"\uFFFD", "\xff"}},
	{`(?m:^)`, []string{"\n"}}, {`[^\x00-\x{10FFFF}]`, []string{""}}, {`(?s:.)`, []string{"\n"}}, {`\z`, []string{""}}}

// expressions returns expressions that are nested so deep.
func expressions(depth int) *rapid.Generator[expression] {
	if depth == 0 {
		return rapid.SampledFrom(atoms)
	}
	below := rapid.SliceOfN(expressions(depth-1), 1, 3)
	return rapid.Custom(func(t *rapid.T) expression {
		parts := below.Draw(t, "parts")
		some := rapid.IntRange(0, 1000)
		example := func(of expression) string { return of.examples[some.Draw(t, "which")%len(of.examples)] }
		kind := rapid.IntRange(0, 7).Draw(t, "kind")
		times := rapid.SampledFrom([]string{"*", "+", "?", "{1,2}", "{0,2}", "{2}", "*?"}).Draw(t, "times")
		var sources []string
		for _, p := range parts {
			sources = append(sources, p.source)
		}
		made := expression{source: strings.Join(sources, "")}
		switch kind {
		case 0, 1:
			return rapid.SampledFrom(atoms).Draw(t, "atom")
		case 2:
			made.source = "(?:" + strings.Join(sources, "|") + ")"
		case 3, 4, 5:
			made.source = "(" + made.source + ")" + times
		}
		for range 3 {
			text, repeated := "", 1
			switch kind {
			case 2:
				text, repeated = example(parts[some.Draw(t, "branch")%len(parts)]), 0
			case 3, 4, 5:
				repeated = map[string]int{"+": 1, "{1,2}": 2, "{0,2}": 1, "{2}": 2, "*": 3}[times]
			}
			for range repeated {
				for _, p := range parts {
					text += example(p)
				}
			}
			made.examples = append(made.examples, text)
		}
		return made
	})
}
