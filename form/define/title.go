package define

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/regex"
)

// The longest title and the longest introduction, in characters. A title is part of a file's name.
const (
	maxTitle = 40
	maxAbout = 500
)

var inBraces = regex.New(`\{\{([^{}]*)\}\}`)

// isTitle reports whether a text has letters, digits, brackets and quotation marks alone.
func isTitle(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.In(r, unicode.Han, unicode.L, unicode.Nd) && !strings.ContainsRune("（）()“”·", r)
	})
}

// titles takes what a report is called, the column of websites it stands in, and the paragraph that it begins with. The particulars are known.
func (b *builder) titles(s *spec) {
	b.form.Title = b.title("$.title", s.Title)
	for i, title := range s.Titles {
		at := fmt.Sprintf("$.titles[%d]", i)
		if title == "" || s.Title == "" {
			b.refuse(at, "报告的其他名称不能是空的，也不能没有 title")
			continue
		}
		if len(s.Titles) > maxWords {
			b.refuse("$.titles", "超过 %d 个名称", maxWords)
			break
		}
		b.form.Titles = append(b.form.Titles, b.title(at, title))
	}
	b.form.Column = s.Column
	if s.Column != "" && (utf8.RuneCountInString(s.Column) > maxTitle || !isTitle(s.Column)) {
		b.refuse("$.column", "栏目的名称“%s”超过 %d 个字，或含文字、数字、引号、括号以外的字符", s.Column, maxTitle)
	}
	b.about(s.About)
}

func (b *builder) title(at, title string) string {
	switch {
	case title == "":
	case utf8.RuneCountInString(title) > maxTitle || !isTitle(title):
		b.refuse(at, "报告的名称“%s”超过 %d 个字，或含文字、数字、引号、括号以外的字符", title, maxTitle)
	case form.YearIn(title) != 0:
		b.refuse(at, "报告的名称“%s”里不要写年度，年度由程序印在前面", title)
	case strings.HasPrefix(title, "年度"):
		b.refuse(at, "报告的名称“%s”要写明是什么的报告，如“行政执法年度数据报告”", title)
	default:
		return title
	}
	return ""
}

// ruleShape is the id of a rule that every form has: those of relations state their bases themselves.
var ruleShape = regex.New(`^[A-QS-Z]\d{2}$`)

// bases takes what rules stand on.
func (b *builder) bases(list map[string]string) {
	for _, id := range slices.Sorted(maps.Keys(list)) {
		if text := list[id]; !ruleShape.MatchString(id) || text == "" || strings.ContainsFunc(text, unicode.IsControl) {
			b.refuse("$.bases."+id, "“%s”不是规则的编号（如 S06），或者它的依据是空的、不止一行", id)
		}
	}
	b.form.Bases = list
}

// about takes the introduction: one paragraph in which actions are names of particulars alone.
func (b *builder) about(text string) {
	for _, m := range inBraces.FindAllStringSubmatch(text, -1) {
		if !slices.ContainsFunc(b.form.Particulars, func(p *form.Particular) bool { return p.Name == m[1] }) {
			b.refuse("$.about", "“%s”里的“%s”不是 particulars 里的名称", m[0], m[1])
			return
		}
	}
	switch rest := inBraces.ReplaceAllString(text, ""); {
	case strings.ContainsAny(rest, "{}"):
		b.refuse("$.about", "花括号只用来写 particulars 里的名称：{{机关名称}}")
	case strings.ContainsFunc(text, unicode.IsControl) || strings.TrimSpace(text) != text:
		b.refuse("$.about", "开头的一段要写在一行里，前后没有空格")
	case utf8.RuneCountInString(text) > maxAbout:
		b.refuse("$.about", "开头的一段超过 %d 个字", maxAbout)
	default:
		b.form.Introduces = text
	}
}
