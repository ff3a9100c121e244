package spelling

import "strings"

// NoFunction says in Chinese that what stands behind a bar is none of the functions, and which may have been meant, ""
// for none.
func NoFunction(name, meant string) string {
	how := "“|”后面要写函数，没有“" + name + "”这个函数"
	if meant != "" {
		return how + "，您是不是要用 " + meant + "？"
	}
	return how + "；全部函数见 nianbao template functions"
}

// Misplaced says in Chinese what is wrong with a value that others stand behind, with infix where a function is next:
// 甲 and 乙.
func Misplaced(words []string, infix bool) string {
	switch {
	case words[0] == "." && len(words) == 2:
		return "点和名称之间不要有空格，写成 {{." + words[1] + "}}"
	case infix && len(words) == 3:
		return "函数写在两个值的前面：" + words[1] + " " + words[0] + " " + words[2]
	case infix:
		return "函数“" + words[1] + "”要写在值的前面"
	case len(words) == 1:
		return "“|”后面要写函数，“" + words[0] + "”不是函数"
	}
	return "“" + words[0] + "”不是函数，后面不能再写别的；几项要分开写：{{" + strings.Join(words, "}}{{") + "}}"
}
