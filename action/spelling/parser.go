package spelling

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/regex"
)

// wordings are errors of text/template/parse as their author needs them told.
var wordings = []struct {
	says *regex.Lazy
	told string
}{
	{regex.New(`unclosed left paren|unexpected .*in parenthesized`), "左括号没有配对的右括号"},
	{regex.New(`unexpected right paren`), "右括号没有配对的左括号"},
	{regex.New(`unterminated`), "引号没有配对"},
	{regex.New(`missing value`), "缺少名称或值"},
	{regex.New(`non executable command`), "“|”后面要写函数"},
	{regex.New(`bad number syntax: "\.?(\d[^"]*\p{Han})"`), "“${1}”以数字开头：是名称的，在函数里要写成 " +
		"(index . “名称”)，数据开头那一层的写成 (index $$ “名称”)；是数的只写数字"},
	{regex.New(`bad number syntax: "([^"]*)"`), "数“$1”写得不对"},
	{regex.New(`illegal number|overflow`), "数太大，或者写得不对"},
	{regex.New(`nested too deeply|too deep`), "括号套得太深"},
}

var (
	badCharacter = regex.New(`(?:bad character|unrecognized character in action:) U\+([0-9A-F]+)`)
	badWord      = regex.New(`unexpected <?"?([^">]*?)"?>? in`)
)

// Unread is what is said of what cannot be read for no reason that anybody knows.
const Unread = "看不懂这个写法；写法和函数见 nianbao template functions"

// Parser returns an error of text/template/parse in Chinese.
func Parser(err error) string {
	text := err.Error()
	for _, w := range wordings {
		if m := w.says.FindStringSubmatchIndex(text); m != nil {
			return string(w.says.Regexp().ExpandString(nil, w.told, text, m))
		}
	}
	if m := badCharacter.FindStringSubmatch(text); m != nil {
		var r rune
		fmt.Sscanf(m[1], "%X", &r)
		return noSign(r)
	}
	if m := badWord.FindStringSubmatch(text); m != nil && strings.TrimSpace(m[1]) != "" {
		if r, size := utf8.DecodeRuneInString(m[1]); size == len(m[1]) {
			return noSign(r)
		}
		return "“" + m[1] + "”写在这里不对"
	}
	return Unread
}

// signs are what people call the characters that they type by mistake.
var signs = map[rune]string{
	'，': "全角逗号", '、': "顿号", '。': "句号", '；': "全角分号", '：': "全角冒号", '！': "全角叹号", '？': "全角问号",
	'＋': "全角加号", '－': "全角减号", '×': "乘号", '÷': "除号", '＊': "全角星号", '／': "全角斜杠", '％': "全角百分号",
	'【': "方头括号", '】': "方头括号", '［': "全角方括号", '］': "全角方括号", '《': "书名号", '》': "书名号", '＄': "全角的 $",
	'.': "点", '．': "全角的点", '（': "全角括号", '）': "全角括号",
	',': "逗号", ';': "分号", ':': "冒号", '!': "叹号", '?': "问号", '+': "加号", '-': "减号", '*': "星号", '/': "斜杠",
	'%': "百分号", '[': "方括号", ']': "方括号", '—': "破折号", '…': "省略号", '·': "间隔号", '℃': "单位符号", '=': "等号", '#': "井号",
}

// noSign says that a character may not stand in an action outside of names and of texts in quotation marks.
func noSign(r rune) string {
	name := ""
	if signs[r] != "" {
		name = "（" + signs[r] + "）"
	}
	advice := ""
	switch {
	case strings.ContainsRune("，、,；;", r):
		advice = "，值和值之间用空格隔开"
	case strings.ContainsRune("（(）)", r):
		advice = "，函数和值之间用空格隔开，不用括号"
	}
	return "不能有“" + string(r) + "”" + name + advice
}
