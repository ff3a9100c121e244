package prose

import (
	"strings"

	"nianbao/regex"
)

// breaks are the characters that end a line where a text was pasted from a page, a chat or another program: Shift+Enter
// is a vertical tab in Word's clipboard, U+2028 in that of browsers.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n",
	"\u2029", "\n")

// SplitLines returns the lines of a text as people see them.
func SplitLines(text string) []string {
	if strings.ContainsFunc(text, isBreak) {
		text = breaks.Replace(text)
	}
	return strings.Split(text, "\n")
}

// isBreak reports whether a character is one of them, as those of nearly no text are.
func isBreak(r rune) bool {
	return r >= '\v' && r <= '\r' || r == 0x85 || r == 0x2028 || r == 0x2029
}

// pageLine is a page's number alone in a line, as a page saved by a word processor has it: — 3 —, 第3页 共9页.
var pageLine = regex.New(`^(?:[-—–－_~·•|]+\d{1,3}[-—–－_~·•|]+|第\d{1,3}页(?:[，,/]?共\d{1,3}页)?|` +
	`\d{1,3}/\d{1,3}页|第?\d{1,3}页?/共?\d{1,3}页)$`)
