package form

import (
	"errors"
	"strings"
	"testing"
)

// TestOverlong holds reports against what their texts may have: as much passes, one character, line, figure or character of a sentence
// more is refused, and the longest text is named.
func TestOverlong(t *testing.T) {
	first, second := &Section{Text: "overview", Title: "一、总体情况"}, &Section{Text: "others", Title: "六、其他"}
	of := New(Form{Sections: []*Section{first, second}})
	said := map[string]string{
		"one character more":      "文字太多：各部分一共 1000001 字、2 段、0 个数，“六、其他”就有 1000000 字，超过 100 万字、10 万段或 6 万个数的不检查、不生成",
		"one figure more":         "文字太多：各部分一共 149999 字、2 段、60001 个数，“一、总体情况”就有 149998 字，超过 100 万字、10 万段或 6 万个数的不检查、不生成",
		"as many characters each": "文字太多：各部分一共 2000000 字、2 段、0 个数，“一、总体情况”就有 1000000 字，超过 100 万字、10 万段或 6 万个数的不检查、不生成",
		"one line more":           "文字太多：各部分一共 200000 字、100001 段、1 个数，“一、总体情况”就有 199999 字，超过 100 万字、10 万段或 6 万个数的不检查、不生成",

		"one character of a sentence more": "“六、其他”里有 14001 字没有断句（。！？；），超过 14000 字的一句不检查、不生成",
	}
	for _, test := range []struct {
		name     string
		one, two string
		longest  *Section // nil where nothing is refused
	}{
		{"characters", strings.Repeat("政。", maxCharacters/2-1) + "政", "府", nil},
		{"one character more", "府", strings.Repeat("政", maxCharacters), second},
		{"lines", strings.Repeat("政\n", maxParagraphs-2) + "政", "二", nil},
		{"figures", strings.Repeat("1,一千。", maxFigures/2-1) + "1", "二", nil},
		{"one figure more", strings.Repeat("1,一千。", maxFigures/2-1) + "1,3", "二", first},
		{"as many characters each", strings.Repeat("政", maxCharacters), strings.Repeat("府", maxCharacters), first},
		{"a sentence", strings.Repeat(strings.Repeat("政", maxSentence)+"。", 3), "二", nil},
		{"sentences that end otherwise", strings.Repeat(strings.Repeat("政", maxSentence)+"！"+strings.Repeat("府", maxSentence)+"？", 2), "二", nil},
		{"parts of a sentence", strings.Repeat(strings.Repeat("政", maxSentence)+"；", 3), "二", nil},
		{"one character of a sentence more", "一。", strings.Repeat("政", 9) + "。" + strings.Repeat("府", maxSentence+1), second},
		{"one line more", strings.Repeat("政\n", maxParagraphs-1) + "政", "二", first},
	} {
		r := NewReport(of)
		r.Texts[first.Text], r.Texts[second.Text] = Text{Text: test.one}, Text{Text: test.two}
		var e *Overlong
		err := r.Overlong()
		if err != nil && err.Error() != said[test.name] {
			t.Errorf("%s: %v", test.name, err)
		}
		if errors.As(err, &e) != (test.longest != nil) || e != nil && e.Longest != test.longest {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}
