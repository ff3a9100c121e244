package drawing

import (
	"strings"

	"nianbao/regex"
)

// Kind is what a tag stands on.
type Kind int

const (
	Chart   Kind = iota // {{chart 名}}, {{图表 名}}
	Picture             // {{image 名}}, {{图片 名}}
)

var kinds = [...]struct {
	noun, word, relation, element string
	tag, begun                    *regex.Lazy
}{
	Chart:   {"图表", "chart", "/chart", "chart", tagPattern("chart|图表"), begunPattern("chart|图表")},
	Picture: {"图片", "image", "/image", "pic", tagPattern("image|图片"), begunPattern("image|图片")},
}

// A tag's name may be anything, but a word goes on only with what is no letter: {{charts}} is none.
func tagPattern(words string) *regex.Lazy {
	return regex.New(`\{\{[\s\p{Z}]*(?:` + words + `)((?:[^\w\n].*?)??)\}\}`)
}

func begunPattern(words string) *regex.Lazy {
	return regex.New(`\{\{[\s\p{Z}]*(?:` + words + `)(?:\W|$)`)
}

func (k Kind) noun() string     { return kinds[k].noun }
func (k Kind) word() string     { return kinds[k].word }
func (k Kind) relation() string { return kinds[k].relation }

// Name returns the name in a text's tags, "" where there is none, and what is wrong with them in Chinese.
func (k Kind) Name(text string) (name, fault string) {
	for _, m := range kinds[k].tag.FindAllStringSubmatch(text, -1) {
		switch found := strings.TrimSpace(m[1]); {
		case found == "":
			return "", "标记里没有写名称，应写成 {{" + k.word() + " 名称}}"
		case name != "" && name != found:
			return "", "有两个名称“" + name + "”“" + found + "”，只能留一个"
		default:
			name = found
		}
	}
	if kinds[k].begun.MatchString(k.Replace(text, "")) {
		return "", "标记没有写完，应写成 {{" + k.word() + " 名称}}"
	}
	return name, ""
}

// Replace returns a text with something else in the place of its tags.
func (k Kind) Replace(text, with string) string {
	return kinds[k].tag.ReplaceAllLiteralString(text, with)
}

// Tags returns where a text's tags stand: pairs of offsets.
func (k Kind) Tags(text string) [][]int { return kinds[k].tag.FindAllStringIndex(text, -1) }
