package desk

import (
	"regexp"
	"strings"
)

// command is how words speak of the command line, which whoever uses the page does not see.
var (
	command   = regexp.MustCompile(`nianbao [a-z]+|(^|[^-0-9A-Za-z])--?[a-z]`)
	bracketed = regexp.MustCompile(`（[^（）]*）`)
)

// Plain returns words without what they say of the command line: brackets, sentences and their parts that name a command
// or an option.
func Plain(words string) string {
	if !command.MatchString(words) {
		return words
	}
	words = bracketed.ReplaceAllStringFunc(words, func(in string) string {
		if command.MatchString(in) {
			return ""
		}
		return in
	})
	return without(words, "。", "；", "，")
}

// without drops the parts that name a command, by the finest of some signs that divide them.
func without(words string, by ...string) string {
	if len(by) == 0 || !command.MatchString(words) {
		if command.MatchString(words) {
			return ""
		}
		return words
	}
	var kept []string
	for _, part := range strings.Split(words, by[0]) {
		if left := without(part, by[1:]...); left != "" || part == "" {
			kept = append(kept, left)
		}
	}
	return strings.Trim(strings.Join(kept, by[0]), "；，")
}
