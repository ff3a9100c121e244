package action

import (
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestFunctions(t *testing.T) {
	data := map[string]any{
		"金额": decimal.RequireFromString("1234567.895"), "数": int64(1234567),
		"小": decimal.RequireFromString("0.12345"), "负": decimal.RequireFromString("-1234.5"), "零": int64(0),
		"空": "", "白": Blank{}, "划": Stroke{},
		"字": "若干", "文数": "9876.5", "年": "2024", "列": []any{"甲", "", int64(2)}, "日": "2025-01-20",
		"时": time.Date(2024, 12, 31, 8, 0, 0, 0, time.UTC), "月": "2024年5月", "文": "一\n\n二\n", "价": "1,234.50元", "日期": "2024/2/9",
	}
	for in, want := range map[string]string{
		`数字格式 "#,##0" 数`: "1,234,567", `数字格式 "#,##0.00" 金额`: "1,234,567.90", `数字格式 "0.0%" 小`: "12.3%",
		`数字格式 "0.##%" 小`: "12.35%", `数字格式 "0.00‰" 小`: "123.45‰",
		`数字格式 "0" 负`: "-1235", `数字格式 "¥#,##0.00元" 负`: "-¥1,234.50元", `数字格式 "0000" 零`: "0000",
		`数字格式 "#" 零`: "", `数字格式 "#.##" 小`: ".12", `数字格式 "#,##0.00" 白`: "", `数字格式 "0.0" 划`: "/",
		`数字格式 "0.0" 字`: "若干", `数字格式 "#,##0.00" 文数`: "9,876.50",
		`金额 | 数字格式 "千分位"`: "1,234,567.895", `数字格式 "百分比" 小`: "12.35%",
		`数字格式 "整数" 金额`: "1234568", `数字格式 "两位小数" 零`: "0.00",
		`大写数字 "2025年10月20日"`: "二〇二五年十月二十日", `大写数字 月`: "二〇二四年五月",
		`大写数字 "２０２５年１０月 365日"`: "二〇二五年十月 三六五日", `大写数字 "2025年01月"`: "二〇二五年一月", `大写数字 "2024年1—12月"`: "二〇二四年一—十二月",
		`大写数字 "0517-8361"`: "〇五一七-八三六一", `大写数字 "2025.5"`: "二〇二五点五", `大写数字 "20250120"`: "二〇二五〇一二〇",
		`大写数字 年`: "二〇二四", `大写数字 "年份" "2024年"`: "二〇二四年", `大写数字 白`: "",
		`大写数字 "金额" 金额`: "壹佰贰拾叁万肆仟伍佰陆拾柒元玖角整", `大写数字 "金额" 零`: "零元整",
		`大写数字 "金额" 负`:    "负壹仟贰佰叁拾肆元伍角整",
		`大写数字 "金额" 0.05`: "伍分", `大写数字 "金额" 1.05`: "壹元零伍分",
		`大写数字 "金额" 6007.14`: "陆仟零柒元壹角肆分", `大写数字 "金额" 107000.53`: "壹拾万柒仟元伍角叁分",
		`大写数字 "数量" 10`: "十", `大写数字 "数量" 15`: "十五",
		`大写数字 "数量" 115`: "一百一十五", `大写数字 "数量" 数`: "一百二十三万四千五百六十七",
		`大写数字 "数量" 100010001`: "一亿零一万零一", `大写数字 "数量" 10020003`: "一千零二万零三",
		`大写数字 "数量" 105000`: "十万五千", `大写数字 "数量" 1000000000000`: "一万亿",
		`大写数字 "数量" 1234567890123`: "一万二千三百四十五亿六千七百八十九万零一百二十三",
		`大写数字 "数量" 20.5`:          "二十点五", `大写数字 "大写" 2024`: "贰仟零贰拾肆", `大写数字 "数量" 零`: "零",
		`大写数字 "数量" 划`: "/", `大写数字 "大写" 字`: "若干",
		`日期 日`: "2025年1月20日", `日期 "大写" 日`: "二〇二五年一月二十日", `日期 "年月" 日`: "2025年1月",
		`日期 "月日" 时`: "12月31日", `日期 月`: "2024年5月", `日期 "20240229"`: "2024年2月29日", `日期 空`: "",
		`日期 "2025-01-20T08:00:00Z"`: "2025年1月20日",
		`日期`:                        "2024/2/9", `日期 日期`: "2024年2月9日",
		`默认 "无" 空`: "无", `默认 "无" 白`: "无", `默认 "无" 零`: "0", `默认 "无" 划`: "/", `默认 "无" 字`: "若干",
		`默认 零 空`: "0", `连接 "、" 列`: "甲、2", `连接 "、" "x" 列 空 "y"`: "x、甲、2、y", `连接 "、"`: "",
		`字数 字`:         "2",
		`连接 "；" (行 文)`: "一；二", `连接 "；" (行 列)`: "甲；2", `后缀 "件" 文数`: "9876.5件",
		`后缀 "件" 字`: "若干", `printf "%.2f|%5d|%s" 金额 年 列`: "x", `printf "%.2f" 金额`: "1234567.90",
		`printf "%.2f|%12.3f|%+f|%-8.1f|%08.2f" 1234567890123456.78 0.0005 2 3.25 -4.5`: "1234567890123456.78|       0.001|+2.000000|3.3     |-0004.50",
		`printf "%d" 划`: "0", `print 金额`: "1234567.895",
	} {
		got, err := carryOut("{{"+in+"}}", data)
		if want == "x" {
			if err == nil {
				t.Errorf("%s gives %q", in, got)
			}
			continue
		}
		if err != nil || got != want {
			t.Errorf("%s gives %q, %v", in, got, err)
		}
	}
	for in, want := range map[string]string{
		`数字格式 "x" 数`: "数字格式“x”不认识，要写成 #,##0.00、0.0% 这样", `数字格式 "0;0" 数`: "不认识",
		`数字格式 "` + strings.Repeat("0", 99) + `" 数`: "不认识",
		`大写数字 "x" 数`:                               "没有“x”这种写法，可用的有：年份、数量、大写、金额",
		`大写数字 日`:                                   "“2025-01-20”是日期，写成汉字要用 日期 “大写”", `大写数字 日期`: "是日期",
		`大写数字 "金额" (print 价)`: "“1,234.50元”不是数，写不成大写", `大写数字 "数量" 月`: "不是数",
		`大写数字 "金额" 99999999999999999`: "数太大", `日期 字`: "“若干”不是日期，要写成 2025-01-20 这样",
		`日期 "2025-02-30"`: "不是日期", `日期 "2025-01-00"`: "不是日期", `日期 "x" 日`: "没有“x”这种写法",
		`日期 "月日" 月`:  "这个日期只有年月，没有日",
		`连接 "、" 无此名`: "没有“无此名”这个名称；写法是 {{连接 “、” 值…}}，是文字的要加引号", `printf "%d" 字`: "和后面的值对不上", `printf "%*d" 1 2`: "不能用",
		`slice 字 1`: "从汉字中间断开了", `index 列 9`: "只有 3 项", `len 零`: "才数得出有几项", `eq 列 1`: "不能比较",
	} {
		if got, err := carryOut("{{"+in+"}}", data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %q, %v", in, got, err)
		}
	}
}

// TestMergedIsAName shows that 合并 is a name of the data where nothing stands beside it: there are tables of that name.
func TestMergedIsAName(t *testing.T) {
	data := map[string]any{"合并": map[string]any{"总计": 7}, "数": 3}
	for text, want := range map[string]string{
		"{{合并.总计}}": "7", "{{连接 `、` 合并.总计 数}}": "7、3", "{{合并 数}}": "3", "{{数 | 合并}}": "3", "{{合并 合并.总计}}": "7",
	} {
		if got, err := carryOut(text, data); err != nil || got != want {
			t.Errorf("%s gives %q, %v", text, got, err)
		}
		if got, err := Expand(text, data); text[2] != '{' && strings.Count(text, "合并 ")+strings.Count(text, "| 合") == 0 && (err != nil || got != want) {
			t.Errorf("the text %s gives %q, %v", text, got, err)
		}
	}
	for written, want := range map[string]bool{"合并": false, "合并.总计": false, "合并 .数": true, ".数 | 合并": true, "前缀 `第` (合并 .数)": true} {
		if a, err := ParseAction(written); err != nil || a.Merges() != want {
			t.Errorf("%s merges: %v, %v", written, !want, err)
		}
	}
}

// TestFormatReadsBack shows that a formatted figure is the figure, rounded.
func TestFormatReadsBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := decimal.New(rapid.Int64().Draw(r, "n"), int32(rapid.IntRange(-12, 3).Draw(r, "exponent")))
		places := rapid.IntRange(0, 6).Draw(r, "places")
		code := "#,##0" + strings.TrimSuffix("."+strings.Repeat("0", places), ".")
		got, err := formatted(code, Of(n))
		if err != nil {
			r.Fatalf("formatted: %v", err)
		}
		back, err := decimal.NewFromString(strings.ReplaceAll(got, ",", ""))
		if err != nil || !back.Equal(n.Round(int32(places))) {
			r.Errorf("%s in %s is %s", n, code, got)
		}
	})
}
