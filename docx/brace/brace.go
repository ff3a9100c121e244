package brace

import (
	"strings"

	"nianbao/action"
	"nianbao/action/wording"
	"nianbao/regex"
)

// Faults says in Chinese what is wrong with a text's braces whatever names there are: actions that do not end, and
// braces in full width around what may be one.
func Faults(text string, unclosed []action.Unclosed) (reasons []string) {
	for _, u := range unclosed {
		reason := "里的 {{ 没有配对的 }}"
		if u.Quote {
			reason = "里的引号没有配对，或者 {{ 没有配对的 }}"
		}
		reasons = append(reasons, "“{{"+unclosedText(text[u.At+2:])+"”"+reason)
	}
	if !strings.ContainsAny(text, "｛｝") {
		return reasons
	}
	for _, found := range fullWidth.FindAllString(text, -1) {
		if strings.ContainsAny(found, "｛｝") {
			meant := strings.NewReplacer("｛", "{", "｝", "}").Replace(found)
			reasons = append(reasons, "“"+First(found, 40)+"”的大括号是全角的，不会填写；请改成半角的 "+First(meant, 40))
		}
	}
	return reasons
}

// unclosedText returns what is quoted of an action that does not end, as far as its braces may go.
func unclosedText(text string) string {
	text, _, _ = strings.Cut(text, "{{")
	text = First(text, 20)
	if i := strings.IndexAny(text, "}｝"); i >= 0 {
		return text[:len(text)-len(strings.TrimLeft(text[i:], "}｝"))]
	}
	return text
}

// fullWidth are braces of which some are those of a Chinese keyboard, around what may be an action.
var fullWidth = regex.New(`[{｛]{2}\s*[\p{L}\p{Nd}.$][^{}｛｝\n]*[}｝]{2}`)

// First returns the first characters of a text, up to what is none and up to a line's end.
func First(s string, n int) string {
	s, _, _ = strings.Cut(s, action.Barrier)
	s, _, _ = strings.Cut(s, "\n")
	return wording.First(s, n)
}
