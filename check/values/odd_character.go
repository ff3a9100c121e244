package values

import (
	"fmt"
	"strings"
	"unicode"

	"nianbao/form"
	"nianbao/grid"
)

// lookalikes are characters that are taken for digits, with the digits and what they are called.
var lookalikes = map[rune]struct{ digit, name string }{
	'O': {"0", "字母 O"}, 'o': {"0", "字母 o"}, 'Ｏ': {"0", "字母 Ｏ"}, '〇': {"0", "汉字“〇”"}, '○': {"0", "符号“○”"},
	'ｏ': {"0", "字母 ｏ"}, 'О': {"0", "俄文字母 О"}, 'о': {"0", "俄文字母 о"}, 'Ο': {"0", "希腊字母 Ο"},
	'ο': {"0", "希腊字母 ο"}, '零': {"0", "汉字“零”"},
	'З': {"3", "俄文字母 З"}, 'ｌ': {"1", "小写字母 ｌ"}, 'Ｉ': {"1", "字母 Ｉ"},
	'l': {"1", "小写字母 l"}, 'I': {"1", "字母 I"}, '|': {"1", "竖线 |"}, '丨': {"1", "汉字“丨”"},
	'Z': {"2", "字母 Z"}, 'z': {"2", "字母 z"}, 'S': {"5", "字母 S"}, 's': {"5", "字母 s"}, 'B': {"8", "字母 B"},
}

// oddCharacter tells which characters of a text keep it from being a figure: letters that look like digits, and what
// nobody sees. It is empty where the text would be none without them either.
func oddCharacter(v form.Value, unit string) string {
	var told []string
	var plain strings.Builder
	at := 0
	for _, r := range v.Text {
		at++
		alike, ok := lookalikes[r]
		switch {
		case isUnseen(r):
			told = append(told, fmt.Sprintf("第 %d 个字符看不见（U+%04X）", at, r))
		case ok:
			told = append(told, fmt.Sprintf("第 %d 个字符是%s，不是数字 %s", at, alike.name, alike.digit))
			plain.WriteString(alike.digit)
		default:
			plain.WriteRune(r)
		}
	}
	if !looksLikeFigure(v.Text) || form.ParseValue(plain.String(), grid.Text, unit, v.Written).State != form.Number {
		return ""
	}
	if len(told) > maxTold {
		told = append(told[:maxTold], "……")
	}
	return strings.Join(told, "，")
}

// maxTold is how many characters of one text a message names.
const maxTold = 3

// zeroOrOne are the characters that are typed for a 0 or a 1 where no digit stands beside them.
const zeroOrOne = "OoＯｏОоΟο〇○零lｌI|丨"

// looksLikeFigure reports whether a text has a digit, or is nothing but what is typed for 0 and 1.
func looksLikeFigure(text string) bool {
	if strings.ContainsFunc(text, unicode.IsDigit) {
		return true
	}
	seen, _ := form.Seen(text)
	return strings.Trim(strings.TrimSpace(seen), zeroOrOne) == "" && strings.ContainsAny(seen, zeroOrOne)
}

// isUnseen reports whether a character is drawn as nothing, as a space that is none of the keyboard's, or steers.
func isUnseen(r rune) bool { return form.Unseen(string(r)) != "" || unicode.IsControl(r) }
