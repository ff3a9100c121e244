package action

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

var sample = map[string]any{
	"机关名称": "示例市司法局",
	"空":    "",
	"划线":   Stroke{},
	"空白":   Blank{},
	"零":    int64(0),
	"金额":   decimal.RequireFromString("96171.6"),
	"申请":   map[string]any{"新收": map[string]any{"总计": int64(12)}},
}

func TestExpand(t *testing.T) {
	for text, want := range map[string]string{
		"没有引用":                 "没有引用",
		"新收{{申请.新收.总计}}件":      "新收12件",
		"{{ 机关名称 }}收费{{金额}}万元": "示例市司法局收费96171.6万元",
		"{{空}}{{划线}}{{空白}}":    "00",
		"{{if 零}}有{{else}}无{{end}}{{if 划线}}有{{else}}无{{end}}{{if 空}}有{{end}}":  "无无",
		"{{if gt 申请.新收.总计 10}}多{{end}}":                                        "多",
		"{{if and (ge 金额 96171.6) (le 金额 96171.6) (eq 空 0) (ne 零 1)}}是{{end}}": "是",
		`{{if eq 机关名称 "示例市司法局"}}是{{end}}`:                                      "是",
		`{{连接 "，" (前缀 "电话：" 空) (前缀 "地址：" 机关名称) (后缀 "万元" 金额)}}`:                 "地址：示例市司法局，96171.6万元",
		"{{/* 说明 */}}好":  "好",
		"{{/* 只有说明 */}}": "",
	} {
		if got, err := Expand(text, sample); err != nil || got != want {
			t.Errorf("%s gives %q, %v", text, got, err)
		}
	}
}

// TestExpandRefuses shows that a text cannot loop, define, call what is dangerous, or grow without end.
func TestExpandRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"{{range 申请}}x{{end}}":                       "{{range 申请}}：文字里只能引用名称、函数和条件（if…else…end）",
		"{{if 零}}{{else}}{{with 申请}}x{{end}}{{end}}": "{{with 申请}}：文字里只能",
		`{{define "a"}}x{{end}}`:                     "文字里只能",
		`{{template "a"}}`:                           "文字里只能",
		"{{$x := 零}}":                                "文字里只能",
		`{{printf "%999999d" 零}}`:                    "文字里只能",
		`{{前缀 (printf "%9d" 零) 零}}`:                  "文字里只能",
		"{{index 申请 机关名称}}":                          "文字里只能",
		"{{合并 机关名称}}":                                "文字里只能",
		"{{零 | 合并}}":                                 "文字里只能",
		"{{.}}":                                      "文字里只能",
		"{{申请.新收}}":                                  "{{申请.新收}}：名称不完整，后面还要写行名或列名",
		"{{eq 零 0}}":                                 "{{eq 零 0}}：这是一个条件，不能印出来",
		"{{没有}}":                                     "{{没有}}：没有这个名称",
		"{{申请.新受.总计}}":                               "{{申请.新受.总计}}：没有“新受”这个名称",
		"{{机关名称.长}}":                                 "{{机关名称.长}}：“长”前面的名称已经是一个值，里面没有别的名称；请去掉“.长”",
		"{{if gt 机关名称 1}}x{{end}}":                   "函数“gt”用错了：“示例市司法局”不是数字，不能比大小",
		"{{申请":                                       "有 {{ 没有配对的 }}",
		"{{if 零}}":                                   "有 {{ 没有配对的 }}，或条件没有 {{end}}",
		"{{end}}":                                    "有 {{end}} 而没有与它配对的开头",
		"{{零 零}}":                                    "“零”不是函数，后面不能再写别的",
		strings.Repeat("{{if 零}}", 2000):             "引用太多了",
		strings.Repeat("字", 100_000) + strings.Repeat("{{连接 `，` `"+strings.Repeat("长", 1000)+"`}}", 900): "填好以后太长，超过 1 MB",
	} {
		got, err := Expand(text, sample)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40s gives %.40q, %v", text, got, err)
		}
	}
}

func TestFigure(t *testing.T) {
	for text, want := range map[string]any{
		"12": int64(12), "-2.0": int64(-2), "96171.6": decimal.RequireFromString("96171.6"),
		"1e30": decimal.RequireFromString("1e30"),
	} {
		if diff := cmp.Diff(want, Figure(decimal.RequireFromString(text)).plain()); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

// TestOf shows what becomes of data that would print wrong or not at all.
func TestOf(t *testing.T) {
	type flag bool
	var none *time.Location
	huge := decimal.New(1, 1<<30)
	for what, pair := range map[string][2]any{
		"a flag that is not set": {Of(flag(false)).True(), false},
		"no place":               {Of(none), Value{}},
		"as it stands":           {Of(Text("x")), Text("x")},
		"the same huge number":   {Of(huge).String(), "1e1073741824"},
		"beyond all reason":      {Of(json.Number("1e1073741824")), Text("1e1073741824")},
		"a small one":            {Figure(decimal.New(1, -1<<30)).shape, exact},
		"a whole one":            {Figure(decimal.New(1200, -2)), Whole(12)},
		"the greatest":           {Figure(decimal.NewFromInt(math.MaxInt64)), Whole(math.MaxInt64)},
		"one more":               {Figure(decimal.NewFromInt(math.MaxInt64).Add(decimal.New(1, 0))).shape, exact},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %v, want %v", what, pair[0], pair[1])
		}
	}
	if _, err := Print(huge); err == nil {
		t.Error("a huge number prints")
	}
	if same, err := equal(Of(huge), []Value{Whole(1), Of(huge)}); !same || err != nil {
		t.Errorf("a huge number is not itself: %v", err)
	}
}

// TestRows shows what a function takes to go over rows, whatever they are in the data.
func TestRows(t *testing.T) {
	functions["试加"] = function{2, 2, func(args []Value) (Value, error) {
		total := decimal.Zero
		for row := range args[1].Items() {
			v, _ := row.Member(args[0].String())
			n, ok := v.Number()
			if !ok {
				return Value{}, errors.New(v.String() + "不是数字")
			}
			total = total.Add(n)
		}
		return Figure(total), nil
	}}
	defer delete(functions, "试加")
	type row struct{ N any }
	data := map[string]any{
		"行":  []any{map[string]any{"N": 1}, map[string]any{"N": "2.5"}, map[string]any{"N": Stroke{}}, nil},
		"结构": []row{{1}, {decimal.New(25, -1)}}, "值": []Value{Of(Table{"N": Whole(3)}), Of(Table{"N": Of(0.5)})},
		"表": []map[string]float32{{"N": 3.5}}, "空": []any{}, "错": []row{{"若干"}},
	}
	for name, want := range map[string]string{"行": "3.5", "结构": "3.5", "值": "3.5", "表": "3.5", "空": "0", "错": ""} {
		got, err := carryOut(`{{试加 "N" $.`+name+`}}`, data)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%s: %s %v, want %s", name, got, err, want)
		}
	}
}
