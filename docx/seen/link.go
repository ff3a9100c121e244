package seen

import (
	"net/url"
	"slices"
	"strings"

	"nianbao/regex"
)

// encoded is an action in a link's target as Word writes it: {{名}} is %7B%7B%E5%90%8D%7D%7D.
var encoded = regex.New(`(?i)%7B%7B(?:[^%]|%[0-9A-F]{2})*?%7D%7D`)

// Target returns a link's target with its actions as they were typed.
func Target(target string) string {
	return encoded.ReplaceAllStringFunc(target, func(s string) string {
		if plain, err := url.PathUnescape(s); err == nil {
			return plain
		}
		return s
	})
}

// schemes are those of links that open a page, a letter or a call, and nothing on the reader's machine.
var schemes = []string{"http", "https", "mailto", "tel", "ftp", "ftps"}

var scheme = regex.New(`^([A-Za-z][A-Za-z0-9+.-]*):`)

// LinkFault says in Chinese why a value cannot begin a link's target: it would run a program or open a file; "" for a
// safe one.
func LinkFault(value string) string {
	value = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r <= ' ' || r == '\u00ad' || r == '\u200b' || r == '\ufeff' { // which browsers and Word pass over
			return -1
		}
		return r
	}, value))
	if m := scheme.FindStringSubmatch(value); m != nil && !slices.Contains(schemes, strings.ToLower(m[1])) {
		return "链接不能是“" + m[1] + ":”开头的地址，只能是 http、https、mailto、tel 和 ftp"
	}
	if strings.HasPrefix(value, `\\`) || strings.HasPrefix(value, "//") {
		return "链接不能是另一台机器上的文件"
	}
	return ""
}

// unsafe are the characters that no target may have as they are.
var unsafe = strings.NewReplacer(" ", "%20", "\u3000", "%E3%80%80", `"`, "%22", "<", "%3C", ">", "%3E", `\`, "%5C",
	"^", "%5E", "`", "%60", "{", "%7B", "|", "%7C", "}", "%7D", "\n", "", "\r", "", "\t", "", "\u2028", "")

// Link returns a value as it stands in a link's target.
func Link(value string) string { return unsafe.Replace(strings.TrimSpace(value)) }
