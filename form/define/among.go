package define

import (
	"strings"
	"unicode/utf8"

	"nianbao/form/among"
)

// minMany is the least number of agencies that can have been given one text.
const minMany = 3

// among builds how the reports of several agencies are held against each other.
func (b *builder) among(s *specAmong) {
	if s == nil {
		return
	}
	const at = "$.among"
	switch {
	case s.Copied == nil:
		b.refuse(at, "缺少 copied（几个机关的文字相同多少才警告）")
	case s.Many < minMany:
		b.refuse(at+".many", "many 是一句话有几个机关以上都写了，就合起来只说一次，至少 %d", minMany)
	}
	b.form.Among = &among.Reports{Copied: b.copied(at+".copied", s.Copied), Many: s.Many,
		Acts: b.listed(at+".acts", s.Acts), Weak: b.listed(at+".weak", s.Weak), Others: b.listed(at+".others", s.Others)}
}

// minWord is how many characters such a word has at least: one alone begins too many others.
const minWord = 2

// listed returns words that spaces divide.
func (b *builder) listed(at, words string) []string {
	list := strings.Fields(words)
	if len(list) > maxWords {
		b.refuse(at, "超过 %d 个词", maxWords)
		return nil
	}
	for _, w := range list {
		if utf8.RuneCountInString(w) < minWord {
			b.refuse(at, "词“%s”太短，至少 %d 个字", w, minWord)
		}
	}
	return list
}
