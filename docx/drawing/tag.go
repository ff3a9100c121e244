package drawing

import (
	"regexp"
	"strings"
)

// Kind is what a mark stands on.
type Kind int

const (
	Chart   Kind = iota // {{chart 名}}, {{图表 名}}
	Picture             // {{image 名}}, {{图片 名}}
)

var kinds = [...]struct {
	noun, word, relation, element string
	mark, begun                   *regexp.Regexp
}{
	Chart:   {"图表", "chart", "/chart", "chart", markOf("chart|图表"), begunOf("chart|图表")},
	Picture: {"图片", "image", "/image", "pic", markOf("image|图片"), begunOf("image|图片")},
}

// A mark's name may be anything, but a word goes on only with what is no letter: {{charts}} is none.
func markOf(words string) *regexp.Regexp {
	return regexp.MustCompile(`\{\{[\s\p{Z}]*(?:` + words + `)((?:[^\w\n].*?)??)\}\}`)
}

func begunOf(words string) *regexp.Regexp {
	return regexp.MustCompile(`\{\{[\s\p{Z}]*(?:` + words + `)(?:\W|$)`)
}

func (k Kind) noun() string     { return kinds[k].noun }
func (k Kind) word() string     { return kinds[k].word }
func (k Kind) relation() string { return kinds[k].relation }

// Name returns the name in a text's marks, "" where there is none, and what is wrong with them in Chinese.
func (k Kind) Name(text string) (name, fault string) {
	for _, m := range kinds[k].mark.FindAllStringSubmatch(text, -1) {
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

// Replace returns a text with something else in the place of its marks.
func (k Kind) Replace(text, with string) string {
	return kinds[k].mark.ReplaceAllLiteralString(text, with)
}

// Marks returns where a text's marks stand: pairs of offsets.
func (k Kind) Marks(text string) [][]int { return kinds[k].mark.FindAllStringIndex(text, -1) }
