package record

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nianbao/action"
)

// printed returns what a template prints of a value.
func printed(t interface{ Fatalf(string, ...any) }, template string, v any) string {
	s, err := action.Expand(template, map[string]any{"数": v})
	if err != nil {
		t.Fatalf("%s of %v: %v", template, v, err)
	}
	return s
}

// TestAnyFigureOfText shows that a figure of delimited text is printed as it stands there and counts as the number that
// it is, and that what has leading zeros or more digits than a spreadsheet keeps is a text.
func TestAnyFigureOfText(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := decimal.New(rapid.Int64Range(-999_999_999, 999_999_999).Draw(r, "n"), -rapid.Int32Range(0, 4).Draw(r, "places"))
		text := n.String()
		if rapid.Bool().Draw(r, "zero") {
			n, text = decimal.Zero, rapid.SampledFrom([]string{"0", "0.00", "0.0%", "0%"}).Draw(r, "text")
		} else if n.IsPositive() && rapid.Bool().Draw(r, "padded") && strings.Contains(text, ".") {
			text += "00"
		} else if n.IsPositive() && rapid.Bool().Draw(r, "grouped") {
			whole, fraction, _ := strings.Cut(n.StringFixed(2), ".")
			grouped, _ := action.Expand("{{数字格式 “#,##0” 数}}", map[string]any{"数": json.Number(whole)})
			n, text = decimal.RequireFromString(whole+"."+fraction), grouped+"."+fraction
		} else if rapid.Bool().Draw(r, "percent") {
			n, text = n.Shift(-2), text+"%"
		}
		v := valueOf(text)
		if got := printed(r, "{{数}}", v); got != text {
			r.Fatalf("%s is printed as %s", text, got)
		}
		if got := printed(r, "{{加 数 0}}", v); got != n.String() {
			r.Fatalf("%s counts as %s, want %s", text, got, n)
		}
		if got := printed(r, "{{if 数}}有{{else}}无{{end}}", v); (got == "有") == n.IsZero() {
			r.Fatalf("%s: %s", text, got)
		}
	})
	for _, text := range []string{"00123", "0512-3456", "110101199001011234", "1,2", "1,2345", "12，345", "-", "1.", ".5", "1e5", "01.5", "12%%", "+5", "00"} {
		if v, isText := valueOf(text).(string); !isText || v != text {
			t.Errorf("%s is %v", text, valueOf(text))
		}
	}
}

// TestAnyFigureOfCell shows that a figure of a workbook is printed as its cell shows it where that is digits, commas, a
// point and a percent sign, and is reckoned with as it is stored; where these differ it is told.
func TestAnyFigureOfCell(t *testing.T) {
	formats := []string{"General", "0", "0.00", "#,##0", "#,##0.00", "0%", "0.0%", "0000", `#,##0"件"`, `"￥"#,##0.00`}
	rapid.Check(t, func(r *rapid.T) {
		var cells []float64
		var codes []string
		for range rapid.IntRange(1, 8).Draw(r, "cells") {
			cells = append(cells, float64(rapid.IntRange(0, 99_999_999).Draw(r, "n"))/float64(rapid.SampledFrom([]int{1, 10, 1000}).Draw(r, "over")))
			codes = append(codes, rapid.SampledFrom(formats).Draw(r, "format"))
		}
		rows := [][]any{{"数"}}
		for _, n := range cells {
			rows = append(rows, []any{n})
		}
		path := workbook(t, rows, func(f *excelize.File) {
			for i, code := range codes {
				style(t, f, fmt.Sprintf("A%d", i+2), &excelize.Style{CustomNumFmt: &code})
			}
		})
		set, err := (Source{Paths: []string{path}}).Read()
		if err != nil {
			r.Fatalf("Source.Read: %v", err)
		}
		remarks := strings.Join(set.Remarks, "\n")
		for i, n := range cells {
			exact := decimal.NewFromFloat(n)
			want, told := exact.String(), false
			switch code := codes[i]; code {
			case "General":
			case "0000":
				want = fmt.Sprintf("%04s", exact.Round(0).String())
				told = !exact.IsInteger()
			case `#,##0"件"`, `"￥"#,##0.00`: // is not what every document prints
				told = true
			default:
				want = printed(r, "{{数字格式 “"+code+"” 数}}", json.Number(exact.String()))
				shown, _ := plainNumber(want)
				told = !shown.Equal(exact)
			}
			v := set.Records[i].Values["数"]
			if got := printed(r, "{{数}}", v); got != want {
				r.Fatalf("%v as %s is printed as %s, want %s", n, codes[i], got, want)
			}
			if got := printed(r, "{{加 数 0}}", v); got != exact.String() {
				r.Fatalf("%v as %s counts as %s", n, codes[i], got)
			}
			if ref := fmt.Sprintf("A%d（显示", i+2); strings.Contains(remarks, ref) != told {
				r.Fatalf("%v as %s: told %v, want %v: %s", n, codes[i], !told, told, remarks)
			}
		}
	})
}

// TestRecordsOfJSON shows that a list of objects is read as records, and what else is refused with its place.
func TestRecordsOfJSON(t *testing.T) {
	l, err := readJSON("x.json", ` [ {"单位": "甲", "数": 1.50} , {"单位": "乙"} ] `)
	if err != nil || len(l.rows) != 2 || l.rows[0].values["数"] != json.Number("1.50") || l.rows[1].number != 2 {
		t.Fatalf("%+v %v", l, err)
	}
	for text, want := range map[string]string{
		`[]`: "没有内容", `[1]`: "第 1 行第 2 个字符应当是 {", "[{\"a\":1},\n \"b\"]": "第 2 行第 2 个字符应当是 {", `[{"a":1}`: "要写英文逗号或者 ]",
		`[{"a":1},]`: "要写一个值", `[{"a":1}] x`: "多余的内容", `[{"各行":1}]`: "全部行的名称", `[{"a":1}{"a":2}]`: "要写英文逗号",
	} {
		if _, err := readJSON("x.json", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}
