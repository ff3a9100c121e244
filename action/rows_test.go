package action

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

var staff = map[string]any{
	"名单": []any{
		map[string]any{"名": "甲", "数量": 3, "地": map[string]any{"人": "2"}, "子": []any{1, 2}},
		map[string]any{"名": "乙", "数量": "0.1", "地": map[string]any{"人": ""}, "子": []any{}},
		map[string]any{"名": "丙", "数量": "", "地": nil, "子": []any{map[string]any{}}},
	},
	"部门": []any{map[string]any{"人员": []any{map[string]any{"数": 1}, map[string]any{"数": 2}}}, map[string]any{"人员": []any{}}},
	"数列": []any{1, "2.5", "", Stroke{}, -4},
	"缺列": []any{map[string]any{"数量": 1}, map[string]any{"数里": 2}},
	"空":  []any{}, "白": nil, "数": 12, "字": "若干", "合计": "总额", "合计（元）": "9", "除 外": "八",
	"空行": []any{map[string]any{"数量": ""}, map[string]any{"数量": nil}},
}

func TestRowFunctions(t *testing.T) {
	for in, want := range map[string]string{
		`加 1 2 0.5`: "3.5", `加 0.1 0.2`: "0.3", `减 1 0.9`: "0.1", `乘 数 1.5 白`: "0", `乘 1.1 1.1`: "1.21",
		`除 1 8`: "0.125", `除 2 3 2`: "0.67", `除 -1 8 2`: "-0.13", `除 1 2 0`: "1", `除 (合计 名单 "数量") 3.1`: "1",
		`数 | 加 1`: "13", `加 (乘 数 2) (减 10 数)`: "22",
		`合计 名单 "数量"`: "3.1", `名单 | 合计 "数量"`: "3.1", `合计 "数量" 名单`: "3.1", `合计 名单 "地.人"`: "2", `合计 名单 "子"`: "x",
		`合计 部门 "人员.数"`: "3", `合计 数列`: "-0.5", `合计 空 "数量"`: "0", `合计 白`: "0", `合计 空行 "数量"`: "0",
		`个数 名单`: "3", `个数 名单 "数量"`: "2", `个数 部门 "人员.数"`: "2", `个数 空`: "0",
		`平均 名单 "数量" 2`: "1.55", `平均 数列 1`: "-0.2", `平均 空行 "数量"`: "", `最大 数列`: "2.5", `最小 名单 "数量"`: "0.1",
		`最大 空`: "", `合计`: "总额", `合计（元）`: "9", `除 外`: "八", `名单 | 平均 "数量"`: "1.55",
	} {
		got, err := carryOut("{{"+in+"}}", staff)
		if want == "x" {
			if err == nil {
				t.Errorf("%s gives %q", in, got)
			}
		} else if err != nil || got != want {
			t.Errorf("%s gives %q, %v; want %q", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		`除 1 0`: "除数是 0 或空白", `除 1 白 2`: "除数是 0 或空白", `除 1 3`: "除不尽，要在最后写明保留几位小数",
		`除 1 3 21`: "0 到 20 的整数", `除 1 3 0.5`: "0 到 20 的整数", `加 1 字`: "“若干”不是数字", `加 1 名单`: "不是数字",
		`数 | 减 1`: "请写成 减 甲 乙", `乘 1e299 1e299`: "结果太大", `合计 名单 "名"`: "第 1 行的“名”：“甲”不是数字",
		`合计 数 "数量"`: "要写列表的名称", `合计 缺列 "数量"`: "第 2 行没有“数量”", `合计 数列 "数量"`: "第 1 行只是一个值，里面没有“数量”",
		`合计 名单 数`: "列表后面要写列名", `平均 名单 "数量" 99`: "0 到 20 的整数", `序号`: "函数“序号”只能写在循环里",
		`合计 名单 "子"`: "第 3 行里的第 1 行的“子”：不是数字", `合计 名单 "数量" 2`: "要写 1 到 2 个值",
	} {
		if got, err := carryOut("{{"+in+"}}", staff); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %q, %v; want %q", in, got, err, want)
		}
	}
}

// TestMissingInRows shows what becomes of a column that a row lacks: an error with the row and what was meant, 0 where
// blanks were asked for, the action as it was written where that was.
func TestMissingInRows(t *testing.T) {
	_, err := carryOut(`{{合计 缺列 "数量"}}`, staff)
	told, ok := err.(*Error)
	if !ok || told.Near != "数里" {
		t.Errorf("got %#v", err)
	}
	for policy, want := range map[Policy]string{Ignore: "1", Keep: "kept"} {
		if got := ranWith(t, `{{合计 缺列 "数量"}}`, policy); got != want {
			t.Errorf("policy %d gives %q", policy, got)
		}
	}
}

// ranWith carries a text's first action out under a policy.
func ranWith(t *testing.T, text string, policy Policy) string {
	t.Helper()
	a, parseErr := ParseAction(strings.Trim(text, "{}"))
	if parseErr != nil {
		t.Fatal(parseErr)
	}
	w := &keeper{plainWriter: plainWriter{Run: &Run{Data: staff, Limit: 1 << 16, Policy: policy}}}
	w.Writer = w
	w.Start()
	w.Nodes([]Node{{Action: a}})
	return w.Out.String()
}

type keeper struct{ plainWriter }

func (k *keeper) Keep(*Node, int) { k.Out.WriteString("kept") }

func TestOrdinal(t *testing.T) {
	for in, want := range map[string]string{
		`{{range 名单}}{{序号}}{{.名}}{{end}}`:                                  "1甲2乙3丙",
		`{{range 2}}{{$外 := 序号}}{{range 3}}{{$外}}.{{序号}} {{end}}{{end}}`:   "1.1 1.2 1.3 2.1 2.2 2.3 ",
		`{{range 2}}{{序号}}{{range 空}}{{else}}e{{序号}}{{end}}{{序号}} {{end}}`: "1e11 2e22 ",
		`{{range 名单}}{{if eq .名 "甲"}}{{continue}}{{end}}{{序号}}{{end}}`:     "23",
		`{{range 重新编号 名单}}{{大写数字 "数量" 序号}}{{.名}}{{end}}`:                   "一甲二乙三丙",
		`{{range 名单 | 重新编号}}{{加 序号 10}}{{end}}`:                            "111213",
	} {
		if got, err := carryOut(in, staff); err != nil || got != want {
			t.Errorf("%s gives %q, %v; want %q", in, got, err, want)
		}
	}
	if got, err := carryOut(`{{range 2}}{{序号}}{{end}}`, map[string]any{"序号": "甲一"}); err != nil || got != "甲一甲一" {
		t.Errorf("a name of the data gives %q, %v", got, err)
	}
}

// TestRowUses shows that the columns of functions over rows are names that a template refers to.
func TestRowUses(t *testing.T) {
	for in, want := range map[string]string{
		`合计 名单 "地.人"`: "名单 名单.地.人", `名单 | 平均 "数量" 2`: "名单 名单.数量", `除 (合计 名单 "数量") 数`: "名单 名单.数量 数",
	} {
		a, err := ParseAction(in)
		if err != nil {
			t.Fatalf("ParseAction: %v", err)
		}
		if got := strings.Join(Uses([]Node{{Action: a}})[0].Names, " "); got != want {
			t.Errorf("%s refers to %s", in, got)
		}
	}
	a, _ := ParseAction(`range 重新编号 名单`)
	inner, _ := ParseAction(".名")
	uses := Uses([]Node{{Action: a, Block: &Block{Body: []Node{{Action: inner, At: 1}}}}})
	if got := fmt.Sprint(uses); got != "[{0 [名单] []} {1 [名单.名] []}]" || !a.Restarts() {
		t.Errorf("got %s", got)
	}
}

// TestAnyRows holds the functions over rows against plain sums in hundredths, whatever the rows are in the data.
func TestAnyRows(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var rows []any
		var cents []int64
		for i, n := range rapid.SliceOfN(rapid.Int64Range(-1e12, 1e12), 1, 20).Draw(r, "cents") {
			figure := decimal.New(n, -2)
			var v any = figure
			switch rapid.IntRange(0, 3).Draw(r, "kind") {
			case 0:
				v = figure.String()
			case 1:
				v = Of(figure)
			case 2:
				rows = append(rows, map[string]any{"数": ""})
			}
			if i%2 == 0 {
				rows = append(rows, map[string]any{"数": v})
			} else {
				rows = append(rows, Table{"数": Of(v)})
			}
			cents = append(cents, n)
		}
		sum := int64(0)
		for _, n := range cents {
			sum += n
		}
		of := decimal.New(sum, -2).DivRound(decimal.NewFromInt(int64(len(cents))), 3)
		for in, want := range map[string]decimal.Decimal{
			`合计 名单 "数"`: decimal.New(sum, -2), `平均 名单 "数" 3`: of, `个数 名单 "数"`: decimal.NewFromInt(int64(len(cents))),
			`最大 名单 "数"`: decimal.New(slices.Max(cents), -2), `最小 名单 "数"`: decimal.New(slices.Min(cents), -2),
			`乘 (合计 名单 "数") 100`:         decimal.NewFromInt(sum),
			`减 (合计 名单 "数") (合计 名单 "数")`: decimal.Zero, `除 (乘 7 (合计 名单 "数")) 7`: decimal.New(sum, -2),
		} {
			got, err := carryOut("{{"+in+"}}", map[string]any{"名单": rows})
			if err != nil || got != want.String() {
				r.Fatalf("%s gives %s %v, want %s", in, got, err, want)
			}
		}
	})
}
