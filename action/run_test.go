package action

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"text/template"

	"pgregory.net/rapid"
)

// A plainWriter writes values as they print.
type plainWriter struct {
	*Run
	err *Error
}

func (w *plainWriter) Print(_ *Node, v Value) error {
	s, err := v.Print()
	w.Out.WriteString(s)
	return err
}

func (w *plainWriter) Keep(*Node, int) {}

func (w *plainWriter) Fail(_ *Node, err *Error) {
	if w.err == nil {
		w.err = err
	}
}

// carryOut runs a text with all that the language has.
func carryOut(text string, data map[string]any) (string, error) {
	spans, unclosed := Scan(text)
	if len(unclosed) > 0 {
		return "", errors.New("unclosed")
	}
	var row []Node
	at := 0
	for i, s := range spans {
		a, err := ParseAction(text[s.From+2 : s.To-2])
		if err != nil {
			return "", err
		}
		if !a.Lines {
			a.TakeAxis()
		}
		row = append(row, Node{Text: text[at:s.From]}, Node{Action: a, At: i})
		at = s.To
	}
	nodes, faults := Nest(append(row, Node{Text: text[at:]}))
	if len(faults) > 0 {
		return "", errors.New(faults[0].Reason)
	}
	w := &plainWriter{Run: &Run{Data: data, Limit: 1 << 16}}
	w.Writer = w
	w.Start()
	w.Nodes(nodes)
	if w.err != nil {
		return "", w.err
	}
	return w.Out.String(), nil
}

// TestAsTextTemplate shows that what text/template carries out comes out the same here.
func TestAsTextTemplate(t *testing.T) {
	data := map[string]any{
		"n": 5, "z": 0, "s": "text", "e": "", "list": []any{1, 2, 3}, "words": []string{"a", "b"}, "none": []any{},
		"yes": true, "no": false, "nothing": nil,
		"m":    map[string]any{"b": 2, "a": 1, "deep": map[string]any{"x": "y"}},
		"rows": []map[string]any{{"k": 1, "l": []any{1}}, {"k": 2, "l": []any{}}},
	}
	funcs := template.FuncMap{}
	for name, v := range data {
		funcs[name] = func() any { return v }
	}
	expression := rapid.SampledFrom([]string{
		"n", "z", "s", "e", "yes", "no", "m.a", "m.deep.x", "(m.deep).x", "$.n", ".n", "$x", "1", "-2", "1.5", `"q\t"`,
		"`raw`", "true", "len list", "len s", "index list 1", "index m `a`", "index rows 0 `k`", "(index rows 1).k",
		"not z", "and n s", "and z n", "or e s", "or z e", "eq n 5", "eq n 1 5", "ne n 5", "lt n 6", "ge n 5", "gt z 1",
		"le z 0", "n | eq 5", "list | len", "print n s", "print 1 2", "printf `%03d|%v` n s", "printf `%d%%` n",
		"slice s 1 3", "s | printf `%s-%s` `a`", "and (gt n 1) (lt n 9)", "len (slice list 1)", "println s",
	})
	item := rapid.SampledFrom([]string{"text", " ", "{{$x = 7}}", "{{$x := 8}}", "{{/* c */}}"})
	loopItem := rapid.SampledFrom([]string{"{{break}}", "{{continue}}", "{{.}}", "{{$i}}{{$v}}"})
	list := rapid.SampledFrom([]string{"list", "words", "none", "nothing", "3", "m.deep", "rows"})
	keyOnly := strings.NewReplacer("{{.}}", "{{$i}}", "{{.n}}", "{{n}}", "{{$i}}{{$v}}", "{{$i}}")
	var block func(r *rapid.T, depth int, loop bool) string
	block = func(r *rapid.T, depth int, loop bool) string {
		var b strings.Builder
		for range rapid.IntRange(1, 3).Draw(r, "items") {
			kind := rapid.IntRange(0, 5).Draw(r, "kind")
			switch {
			case kind < 2:
				b.WriteString("{{" + expression.Draw(r, "value") + "}}")
			case kind == 2 || depth == 0:
				if loop && rapid.Bool().Draw(r, "of the loop") {
					b.WriteString(loopItem.Draw(r, "item"))
					continue
				}
				b.WriteString(item.Draw(r, "item"))
			case kind == 3:
				fmt.Fprintf(&b, "{{if %s}}%s{{else if %s}}%s{{else}}%s{{end}}",
					expression.Draw(r, "if"), block(r, depth-1, loop),
					expression.Draw(r, "elseif"), block(r, depth-1, loop), block(r, depth-1, loop))
			case kind == 4:
				fmt.Fprintf(&b, "{{range $i, $v := %s}}%s{{else}}%s{{end}}", list.Draw(r, "list"),
					keyOnly.Replace(block(r, depth-1, true)), block(r, depth-1, false))
			default:
				fmt.Fprintf(&b, "{{with $y := %s}}{{$y}}{{else}}%s{{end}}",
					expression.Draw(r, "with"), block(r, depth-1, loop))
			}
		}
		return b.String()
	}
	same := 0
	rapid.Check(t, func(r *rapid.T) {
		text := "{{$x := n}}" + block(r, 3, false)
		parsed, err := template.New("").Funcs(funcs).Option("missingkey=error").Parse(text)
		if err != nil {
			return
		}
		var want strings.Builder
		if err := parsed.Execute(&want, data); err != nil {
			return
		}
		got, err := carryOut(text, data)
		if err != nil && strings.Contains(err.Error(), "不能印出来") { // to print a condition is an error here
			return
		}
		if want := strings.ReplaceAll(want.String(), "<no value>", ""); got != want || err != nil {
			r.Fatalf("%s\ngives %q, %v\nwant  %q", text, got, err, want)
		}
		same++
	})
	if same == 0 {
		t.Error("nothing was compared")
	}
}

func TestNumbers(t *testing.T) {
	for _, test := range []struct {
		v    any
		want string
	}{
		{1234567.0, "1234567"}, {1e21, "1000000000000000000000"}, {0.1, "0.1"}, {float32(0.1), "0.1"},
		{json.Number("96171.60"), "96171.6"}, {json.Number("1e999999999"), "1e999999999"}, {json.Number("-0"), "0"},
		{uint8(7), "7"}, {uint64(1<<64 - 1), "18446744073709551615"}, {int32(-3), "-3"}, {nil, ""},
		{json.Number("x"), "x"}, {zero() / zero(), "NaN"},
	} {
		if got, err := Print(test.v); err != nil || got != test.want {
			t.Errorf("%v prints %q, %v", test.v, got, err)
		}
	}
}

func zero() float64 { return 0 }

func TestConditions(t *testing.T) {
	data := map[string]any{
		"零": json.Number("0"), "零点": json.Number("0.0"), "空": "", "无": nil, "空表": []any{},
		"空行": map[string]any{}, "假": false, "划": Stroke{}, "白": Blank{},
		"数": json.Number("12"), "字": "x", "年度": "2024", "表": []any{1}, "真": true,
	}
	for _, name := range []string{
		"零", "零点", "空", "无", "空表", "空行", "假", "划", "白",
		"not 数", "gt 年度 2024", "eq 年度 2023", "lt 数 12", "eq 数 `13`", "and 数 零",
	} {
		if got, err := carryOut("{{if "+name+"}}是{{else}}否{{end}}", data); got != "否" {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
	for _, name := range []string{
		"数", "字", "表", "真", "not 零", "eq 年度 2024", "eq 数 12 13", "ge 年度 2024", "eq 白 0", "eq 空 0",
		"eq 字 `x`", "or 零 数", "ne 字 数",
	} {
		if got, err := carryOut("{{if "+name+"}}是{{else}}否{{end}}", data); got != "是" {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
}

// FuzzCarryOut carries out any text: it neither panics nor goes on for ever, and what a text may use prints the same in
// one.
func FuzzCarryOut(f *testing.F) {
	for _, seed := range []string{
		"{{if gt 金额 1}}{{金额}}{{else if 空}}x{{else}}y{{end}}", `{{连接 "，" (前缀 “电话：” 空) ('x')}}`,
		"{{range $i, $v := 申请}}{{$i}}{{break}}{{end}}", "{{- 数字格式 `#,##0.00%` 金额 -}}", "{{{申请.新收.总计}}}",
		"{{/* x */}}",
		"{{$x := 零}}{{$x = 1}}{{with $x}}{{.}}{{end}}", "{{日期 `2024-02-30`}}{{大写数字 `金额` 金额}}",
		"{{index 申请 `新收` | len}}", "{{printf `%5.2f%v` 金额 空}}", "{{slice `甲乙` 3}}",
		"{{range 1000000000}}{{end}}", "{{((((1))))}}", "{{0x1F}}{{1e400}}{{'}}'}}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, allErr := carryOut(text, sample)
		some, err := Expand(text, sample)
		if strings.ContainsAny(text, "-空划") { // trimming, and what prints otherwise in a sentence
			return
		}
		if err == nil && allErr == nil && all != some {
			t.Errorf("%q gives %q, and %q as a text", text, all, some)
		}
	})
}
