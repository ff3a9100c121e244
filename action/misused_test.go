package action

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestMisused shows what is said of functions and values that stand where they cannot.
func TestMisused(t *testing.T) {
	data := map[string]any{"标题": "一", "数量": 3, "名单": []any{map[string]any{"名": "甲", "数": 1}}}
	for in, want := range map[string]string{
		"后缀 件 数量":                  "没有“件”这个名称；写法是 {{后缀 “件” 值}}，是文字的要加引号",
		"合计 名单 数":                  "没有“数”这个名称；写法是 {{合计 名单 “列名”}}，是文字的要加引号",
		"数量 | 件":                   "“|”后面要写函数，没有“件”这个函数；全部函数见 nianbao template functions",
		"数量 | 大写数子":                "没有“大写数子”这个函数，您是不是要用 大写数字？",
		"数量 | 标题":                  "“|”后面要写函数，“标题”不是函数",
		"标题 数量":                    "“标题”不是函数，后面不能再写别的；几项要分开写：{{标题}}{{数量}}",
		"标题 and 数量":                "函数写在两个值的前面：and 标题 数量",
		"数量 eq 3":                  "函数写在两个值的前面：eq 数量 3",
		"数量 加 3 4":                 "函数“加”要写在值的前面",
		"with 名单}}{{. 名}}{{end":    "点和名称之间不要有空格，写成 {{.名}}",
		"合计 名单.数":                  "“名单”是列表，有很多行，后面不能直接写“数”；要写成 {{合计 名单 “列名”}}",
		"合计（名单 “数”）":               "不能有“（”（全角括号），函数和值之间用空格隔开，不用括号",
		"加 99999999999999999999 1": "数太大，或者写得不对",
		"加 .2022年 1":               "“2022年”以数字开头：是名称的，在函数里要写成 (index . “名称”)，数据开头那一层的写成 (index $ “名称”)",
		"加 1x 1":                   "数“1x”写得不对",
		"前缀 标题":                    "函数“前缀”用错了：后面要写 2 个值，这里写了 1 个；写法是 {{前缀 “电话：” 值}}",
		"连接 `、` 名单":                "这是有 1 项的列表，不能整个印出来；请一项一项地印：{{range 列表}}{{.名}}{{.数}}{{end}}",
		"len 数量":                   "这里要写列表或文字，才数得出有几项",
		"index 标题 0":               "只能从列表里取一项，这里不是列表",
		"if gt 标题 1}}{{end":        "“一”不是数字，不能比大小",
		"if eq 名单 1}}{{end":        "这是一组名称或者列表，不能比较",
	} {
		if got, err := carryOut("{{"+in+"}}", data); err == nil || !strings.Contains(tellAll(err), want) {
			t.Errorf("%s gives %q, %v", in, got, err)
		}
	}
	for in, want := range map[string]string{"数字格式 0.00 数量": "3.00", "数量 | 数字格式 0.0": "3.0", "0.50": "0.50", "加 0.50 0": "0.5", "-2": "-2", "1_000.5": "1000.5"} {
		if got, err := carryOut("{{"+in+"}}", data); err != nil || got != want {
			t.Errorf("%s gives %q, %v", in, got, err)
		}
	}
}

func tellAll(err error) string {
	if e, ok := err.(*Error); ok && e.Near != "" {
		return e.Error() + "，您是不是要用 " + e.Near + "？"
	}
	return err.Error()
}

// TestAnyMessageIsForPeople shows that whatever is written between braces, what is said of it has no words of a program
// but those that its author wrote, and those that are to be written.
func TestAnyMessageIsForPeople(t *testing.T) {
	known := strings.Fields("nianbao template functions define block if else end range with eq ne lt le gt ge and or not index print image MB d f s Heading Body")
	marks := regexp.MustCompile(`%!|\\x|\\u|0x|U\+`)
	letters := regexp.MustCompile(`[A-Za-z]+`)
	data := map[string]any{"甲": "一", "乙": 3, "丙": []any{map[string]any{"丁": 1}, 2}, "戊": nil}
	piece := rapid.OneOf(rapid.SampledFrom([]string{"甲", "乙", "丙", "戊", ".丁", "丙.丁", "$", "$x", ".", " ", "|", "(", ")", "“甲", "”", "“甲”", "1", "-", "0.5",
		"＋", "，", "==", "%", "#", "@", "[0]", "nil", "true"}), rapid.SampledFrom(functionNames), rapid.SampledFrom(keywords))
	failed := 0
	rapid.Check(t, func(r *rapid.T) {
		text := "{{" + strings.Join(rapid.SliceOfN(piece, 1, 5).Draw(r, "pieces"), rapid.SampledFrom([]string{"", " "}).Draw(r, "between")) + "}}"
		for _, in := range []string{text, "{{range 丙}}" + text + "{{end}}"} {
			if _, err := carryOut(in, data); err != nil && err.Error() != "unclosed" {
				failed++
				said := strings.ReplaceAll(err.Error(), strings.Trim(text, "{}"), "")
				if marks.MatchString(said) || slices.ContainsFunc(letters.FindAllString(said, -1), func(word string) bool {
					return !slices.Contains(known, word) && !strings.Contains(text, word)
				}) {
					r.Fatalf("%s: %v", in, err)
				}
			}
		}
	})
	if failed == 0 {
		t.Error("nothing was wrong")
	}
}
