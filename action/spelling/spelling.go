// Package spelling knows how actions are written whose author thinks of another language, or types on a Chinese
// keyboard: {{If 甲}}, {{ｉｆ 甲}}, {{if 新收 == 0}}. What was meant is told to people and never guessed.
package spelling

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// openers are the words of blocks.
var openers = []string{"if", "else", "end", "range", "with", "break", "continue"}

// Openers returns the words that open, divide, close and leave blocks.
func Openers() []string { return slices.Clone(openers) }

// Word says in Chinese what is wrong with what stands between the braces of an action and begins with the word of a
// block in capitals or in full width. It returns "" for any other.
func Word(written string) string {
	if written != "" && written[0] >= utf8.RuneSelf && written[0] != 0xEF { // nearly all are names in Chinese
		return ""
	}
	word, rest := strings.TrimFunc(written, isSpace), ""
	if i := strings.IndexFunc(word, isSpace); i >= 0 {
		word, rest = word[:i], strings.TrimFunc(word[i:], isSpace)
	}
	meant := strings.ToLower(halfWidth(word))
	if word == meant || !slices.Contains(openers, meant) {
		return ""
	}
	return "“" + word + "”要用半角小写，请写成 {{" + strings.TrimSpace(meant+" "+rest) + "}}"
}

func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad'
}

// halfWidth returns a text with letters in full width as those of a Latin keyboard.
func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}

// operators are the signs of other languages and keyboards, the longer before what they begin with, and the function
// that each stands for.
var operators = []struct{ sign, function string }{
	{"==", "eq"}, {"＝＝", "eq"}, {"!=", "ne"}, {"！＝", "ne"}, {"<>", "ne"}, {"≠", "ne"},
	{">=", "ge"}, {"＞＝", "ge"}, {"≥", "ge"}, {"<=", "le"}, {"＜＝", "le"}, {"≤", "le"},
	{"&&", "and"}, {"＆＆", "and"}, {"||", "or"}, {"｜｜", "or"},
	{">", "gt"}, {"＞", "gt"}, {"<", "lt"}, {"＜", "lt"}, {"=", "eq"}, {"＝", "eq"},
}

// Comparison says in Chinese how a comparison is written whose sign is another language's, "" where there is none:
// 新收 == 0 is eq 新收 0.
func Comparison(written string) string {
	for _, o := range operators {
		left, right, found := strings.Cut(written, o.sign)
		if !found {
			continue
		}
		left, right = strings.TrimFunc(left, isSpace), strings.TrimFunc(right, isSpace)
		how := o.function + " 甲 乙"
		if left != "" && right != "" && !strings.ContainsAny(left+right, "=<>＝＜＞≠≥≤&|()（） \u3000") {
			how = o.function + " " + left + " " + right
		}
		return "不能用“" + o.sign + "”，函数写在两个值的前面：" + how
	}
	return ""
}
