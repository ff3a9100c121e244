// Package path reads labels that are written as paths. A table that has lost its merged cells, as one that another
// program wrote, says a row's groups in its label: 三、（三）不予公开-1.属于国家秘密, 不予公开/属于国家秘密,
// 三（三）1. A path fits a label when its names and its numbers do; a number that is another's is a contradiction,
// and nothing fits then.
package path

import (
	"strings"

	"nianbao/form"
)

// A Path is a label with the groups that it stands in, the outermost first.
type Path struct{ nodes []node }

// New returns the path to the last of some nodes; keys are what each may be called, without its number.
func New(nodes []*form.Node, keys func(*form.Node) []string) Path {
	p := Path{}
	for _, n := range nodes {
		number, _ := cutNumber(form.Folded(n.Label))
		p.nodes = append(p.nodes, node{keys(n), number})
	}
	return p
}

// Names returns what the label at the end of the path may be called.
func (p Path) Names() []string { return p.nodes[len(p.nodes)-1].names }

// Fits reports whether a text, folded, is the path with its groups, some of them left out, to the label by its name.
func (p Path) Fits(folded string) bool {
	return fits(strings.TrimRight(folded, separators), p.nodes, 0)
}

// A node is a group or the label at the end: its keys and its number.
type node struct {
	names  []string
	number number
}

// A number is what stands before a label: 三、 （三） 1.
type number struct {
	value int // 0 for none
	style numberStyle
}

type numberStyle int

const (
	chinese   numberStyle = iota + 1 // 三、
	bracketed                        // （三）
	arabic                           // 3. or （3）
)

// separators are what stands between the parts of a path.
const separators = "-—–―/\\>→»›:|·・~_.;+"

// fits reports whether a text is a path to the last node: names with or without their numbers, numbers alone for
// groups, from the outermost to the innermost, some of the groups left out. before is how many parts stand before it.
func fits(text string, nodes []node, before int) bool {
	last := len(nodes) == 1
	if !last && fits(text, nodes[1:], before) {
		return true
	}
	n, rest := cutNumber(strings.TrimLeft(text, separators))
	if n.value != 0 && n.value != nodes[0].number.value {
		return false
	}
	for _, name := range nodes[0].names {
		after, ok := strings.CutPrefix(rest, name)
		switch {
		case !ok || name == "":
		case last && after == "":
			return before > 0
		case !last && fits(after, nodes[1:], before+1):
			return true
		}
	}
	return !last && n.value != 0 && fits(rest, nodes[1:], before+1)
}

// FitsNumbers reports whether a text is the numbers of the last nodes, two at least, each in its own notation.
func (p Path) FitsNumbers(folded string) bool {
	var numbers []number
	text := strings.TrimRight(folded, separators)
	for text = strings.TrimLeft(text, separators); text != ""; text = strings.TrimLeft(text, separators) {
		n, rest := cutNumber(text)
		if n.value == 0 {
			return false
		}
		numbers, text = append(numbers, n), rest
	}
	skipped := len(p.nodes) - len(numbers)
	if len(numbers) < 2 || skipped < 0 {
		return false
	}
	for i, n := range numbers {
		if n != p.nodes[skipped+i].number {
			return false
		}
	}
	return true
}

// IsNumbers reports whether a key is a path of numbers alone. One without Chinese numerals may as well be a date or a
// number of a list.
func IsNumbers(key string) bool {
	inChinese := false
	for _, r := range key {
		if strings.ContainsRune(chineseDigits, r) {
			inChinese = true
		} else if !strings.ContainsRune(`0123456789()-—–/\>:|.`, r) {
			return false
		}
	}
	return inChinese
}

const chineseDigits = numerals + "十"

// maxNumeral is how many characters a number has at most, in Chinese or in digits.
const maxNumeral, maxDigits = 3, 2

// cutNumber cuts the number off the beginning of a folded text: （三） 三、 三 before a bracket or a separator, 3. 3) 3.
// Without one it returns the text.
func cutNumber(text string) (number, string) {
	body, opened := strings.CutPrefix(text, "(")
	style, most := arabic, maxDigits
	rest := strings.TrimLeft(body, "0123456789")
	if rest == body {
		style, most = chinese, maxNumeral*len("一")
		rest = strings.TrimLeft(body, chineseDigits)
	}
	word := body[:len(body)-len(rest)]
	switch {
	case word == "" || len(word) > most, opened && !strings.HasPrefix(rest, ")"),
		!opened && style == chinese && rest != "" && rest == strings.TrimLeft(rest, `-—–/\>:|.)(`):
		return number{}, text
	}
	if opened && style == chinese {
		style = bracketed
	}
	rest = strings.TrimPrefix(rest, ")")
	return number{numeral(word), style}, strings.TrimLeft(rest, ".")
}

// numeral returns the value of a numeral below a hundred.
func numeral(text string) int {
	value := 0
	for _, r := range text {
		switch digit := strings.IndexRune(numerals, r); {
		case r == '十':
			value = max(1, value) * 10
		case digit >= 0:
			if value%10 != 0 {
				value *= 10
			}
			value += digit/len("一") + 1
		default:
			value = value*10 + int(r-'0')
		}
	}
	return value
}

const numerals = "一二三四五六七八九"
