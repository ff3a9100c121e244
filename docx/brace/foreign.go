package brace

import (
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/action/spelling"
	"nianbao/regex"
)

// brackets are what other programs have around names, braces apart: what Word itself shows of a mail merge, and what
// looks like it.
var brackets = regex.New(`«([^«»\n]{1,60})»|<<([^<>\n]{1,60})>>|\[\[([^\[\]\n]{1,60})\]\]|` +
	`【【([^【】\n]{1,60})】】|《《([^《》\n]{1,60})》》|@@([^@\n]{1,60})@@`)

// opening are what these begin with, in XML.
var opening = []string{"«", "&lt;&lt;", "[[", "【【", "《《", "@@"}

// Bracketed reports whether a part, or a piece of it, may hold names in the brackets of other programs.
func Bracketed(xml string) bool {
	return slices.ContainsFunc(opening, func(sign string) bool { return strings.Contains(xml, sign) })
}

// bracketed returns what a text has in such brackets.
func bracketed(text string) (strays []Stray) {
	if !strings.ContainsAny(text, "«<[【《@") {
		return nil
	}
	for _, m := range brackets.FindAllStringSubmatch(text, -1) {
		words := strings.Join(m[1:], "")
		if !strings.Contains(words, action.Barrier) {
			strays = append(strays, Stray{written: m[0], words: words, brackets: true})
		}
	}
	return strays
}

// signs are what other programs have between a brace and a name.
const signs = "#/^@$!&?*+~="

// foreign says in Chinese how that is written here which another program has between single braces: {% if 甲 %},
// {#名单}, {$甲}. It returns "" for what is none.
func (b *Stray) foreign(words string, known func(word string) bool) string {
	const not = "是别的软件的写法，不会填写，会照样印出来；"
	if inner, ok := strings.CutPrefix(words, "%"); ok && strings.HasSuffix(inner, "%") && b.whole {
		inner = strings.TrimSuffix(strings.TrimSuffix(inner, "%"), "-")
		for _, before := range []string{"-", "tr ", "tc ", "p ", "r "} {
			inner = strings.TrimPrefix(inner, before)
		}
		inner = strings.Trim(inner, braceSpace)
		if how := spelling.Meant(inner); how != "" {
			return not + how
		}
		return not + "写成 {{" + inner + "}}"
	}
	name := strings.Trim(strings.TrimLeft(words, signs), braceSpace)
	if !b.whole || name == words || !slices.ContainsFunc(splitWords(name), known) {
		return ""
	}
	if how := spelling.Meant(words); how != "" {
		return not + how
	}
	return not + "写成 {{" + name + "}}"
}
