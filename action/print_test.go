package action

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// goNotation is how Go writes down what has no words: lists, tables, nil, conditions, addresses, faults of printf.
var goNotation = regexp.MustCompile(`\[|\]|\{|\}|map|<nil>|nil|0x|true|false|%!|\+0000|UTC|func`)

// TestAnyValueInWords shows that whatever data holds and whatever functions make of it, nothing of it is printed as a
// program writes it down.
func TestAnyValueInWords(t *testing.T) {
	leaf := rapid.SampledFrom([]any{"甲", "", "12", nil, 3, 4.5, true, false, Stroke{}, Blank{}, struct{ 甲 int }{1},
		[]int{1}, map[string]int{"甲": 1}, []any{}, func() {}, new(int)})
	row := rapid.MapOfN(rapid.SampledFrom([]string{"甲", "乙"}), leaf, 0, 2)
	names := []string{"值", "行", "列", "表", "空"}
	functions := slices.Concat(functionNames, []string{"printf `%v%v`", "printf `%d`", "printf `%s`", "printf `%+v`",
		"printf `%#v`", "printf `%.1f`", "printf `%x`", "printf `%c`", "printf `%q`", "printf `%t`", "printf `%T`", "printf `%p`"})
	printedSome := 0
	rapid.Check(t, func(r *rapid.T) {
		data := map[string]any{"值": leaf.Draw(r, "value"), "行": rapid.SliceOfN(row, 0, 3).Draw(r, "rows"),
			"列": rapid.SliceOfN(leaf, 0, 3).Draw(r, "list"), "表": row.Draw(r, "table"), "空": nil}
		var b strings.Builder
		for i := range rapid.IntRange(1, 3).Draw(r, "commands") {
			if i > 0 {
				b.WriteString(" | ")
			}
			if i > 0 || rapid.Bool().Draw(r, "called") {
				b.WriteString(rapid.SampledFrom(functions).Draw(r, "function"))
				for range rapid.IntRange(0, 2).Draw(r, "values") {
					b.WriteString(" " + rapid.SampledFrom(append(names, "`、`", "1", "0", ".", "$", "nil", "true")).Draw(r, "name"))
				}
				continue
			}
			b.WriteString(rapid.SampledFrom(append(names, ".", "$", "(index 行 0)", "(slice 列 0)", "表.甲")).Draw(r, "name"))
		}
		for _, text := range []string{"{{" + b.String() + "}}", "{{range 行}}{{" + b.String() + "}}{{.}}{{end}}",
			"{{range 列}}{{.}}{{end}}", "{{with " + b.String() + "}}{{.}}{{end}}", "{{$x := " + b.String() + "}}{{$x}}"} {
			got, err := carryOut(text, data)
			if err == nil && goNotation.MatchString(got) {
				r.Fatalf("%s prints %q", text, got)
			}
			if err == nil && got != "" {
				printedSome++
			}
		}
	})
	if printedSome == 0 {
		t.Error("nothing was printed")
	}
}

// TestUnprintable shows what is said of a value without words.
func TestUnprintable(t *testing.T) {
	data := map[string]any{"名单": []any{map[string]any{"姓名": "甲"}}, "数": []int{1, 2}, "是": true,
		"with 机关}}{{.}}{{end": "{{.}}：名称不完整，后面还要写行名或列名，例如 .电话",
		"机关":                  map[string]any{"电话": "1"}, "零": nil}
	for in, want := range map[string]string{
		"名单":              "{{名单}}：这是有 1 项的列表，不能整个印出来；请一项一项地印：{{range 名单}}{{.姓名}}{{end}}",
		"段落 `一`":          "请一项一项地印：{{range 段落 `一`}}{{.Heading}}{{.Body}}{{end}}",
		"数":               "{{range 数}}{{.}}{{end}}",
		"print 名单":        "函数“print”用错了：这是有 1 项的列表",
		"printf `%v` 名单":  "这是有 1 项的列表",
		"printf `%d` 名单":  "和后面的值对不上",
		"printf `%d` 1.5": "和后面的值对不上",
		"printf `%d`":     "和后面的值对不上",
		"printf `x` 1":    "和后面的值对不上",
		"printf `%q` 1":   "不能用",
		"printf `%`":      "不能用",
		"是":               "这是一个条件，不能印出来；要印字的写 {{if …}}是{{else}}否{{end}}",
		"机关":              "名称不完整，后面还要写行名或列名，例如 机关.电话",
		"名单.姓名":           "“名单”是列表，有很多行，后面不能直接写“姓名”；要写成 {{range 名单}}{{.姓名}}{{end}}",
	} {
		if got, err := carryOut("{{"+in+"}}", data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %q, %v", in, got, err)
		}
	}
	for in, want := range map[string]string{"print nil": "", "print 零": "", "print 1 2 `x`": "1 2x", "printf `%d%%|%5.1f|%-3s|%03d` 3 2.25 `甲` 7": "3%|  2.3|甲  |007"} {
		if got, err := carryOut("{{"+in+"}}", data); err != nil || got != want {
			t.Errorf("%s gives %q, %v", in, got, err)
		}
	}
}
