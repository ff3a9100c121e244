package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// anyReport draws a report with figures, strokes, words where figures should be, texts and particulars.
func anyReport(t *rapid.T) *form.Report {
	r := form.NewReport(define.Builtin()[rapid.IntRange(0, len(define.Builtin())-1).Draw(t, "edition")])
	for _, c := range r.Form.Cells {
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
		case 1:
			r.SetValue(c, form.Value{State: form.Stroke, Text: "—"})
		case 2:
			r.SetValue(c, form.Value{State: form.Unreadable, Text: "约30", Kind: grid.Text})
		default:
			n := rapid.Int64Range(-1e12, 1e12).Draw(t, "figure")
			r.SetNumber(c, decimal.New(n, -rapid.Int32Range(0, 4).Draw(t, "decimals")))
		}
	}
	words := rapid.StringMatching(`[一全年"\\<&\x{1F600}]{1,10}(\n[一全年“”{]{1,10}){0,3}`)
	for _, s := range r.Form.AllTexts() {
		if rapid.Bool().Draw(t, s.Text) {
			r.Texts[s.Text] = form.Text{Text: words.Draw(t, "text")}
		}
	}
	for _, p := range r.Form.Particulars {
		if rapid.Bool().Draw(t, p.ID) && p.ID != form.Agency && p.ID != form.Year {
			r.Particulars[p.ID] = words.Draw(t, "particular")
		}
	}
	if rapid.Bool().Draw(t, "named") {
		r.Agency, r.Year = "示例市司法局", 2024
	}
	return r
}

// TestReadAnyReport writes random reports as JSON and reads them: nothing is lost.
func TestReadAnyReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := NewReport("a.xlsx", anyReport(t))
		want.Draft = rapid.Bool().Draw(t, "draft")
		var b bytes.Buffer
		if err := Write(&b, want); err != nil {
			t.Fatalf("Write: %v", err)
		}
		r, draft, err := ReadReport(b.Bytes(), define.Builtin())
		if err != nil {
			t.Fatalf("ReadReport: %v", err)
		}
		got := NewReport("a.xlsx", r)
		if got.Draft = draft; cmp.Diff(want, got) != "" {
			t.Fatal(cmp.Diff(want, got))
		}
		for _, c := range r.Form.Cells {
			if r.Value(c).Place.Ref != c.ID || r.Value(c).Place.Sheet != "" {
				t.Fatalf("%s stands at %s", c.ID, r.Value(c).Place)
			}
		}
	})
}

// TestReadRefuses shows that what is no report is refused and the key named.
func TestReadRefuses(t *testing.T) {
	for data, want := range map[string]string{
		`{"schema":2}`: "“schema”是 2", `{"form":"2021"}`: "“schema”没有写", `{"schema":1}`: "“form”没有写",
		`{"schema":"1"}`:               "“schema”应当是数字 1",
		`{"schema":1,"form":"2022"}`:   "“form”是 2022，没有这个版本",
		`{"schema":1,"schema":1}`:      "“schema”写了两次",
		`{"schema":1,"colour":1}`:      "“colour”是不认识的键",
		`{"schema":1,"form":2021}`:     "“form”应当是文字",
		`{"schema":1,"year":"2024"}`:   "“year”应当是四位数字",
		`{"schema":1,"year":20244}`:    "“year”是 20244",
		`{"schema":1,"year":2024.5}`:   "“year”是 2024.5",
		`{"schema":1,"draft":"yes"}`:   "“draft”应当是 true 或 false",
		`{"schema":1,"values":null}`:   "“values”应当是大括号",
		`{"schema":1,"strokes":{}}`:    "“strokes”应当是方括号",
		`{"schema":1,"strokes":[1]}`:   "“strokes”里应当都是格的代号",
		`{"schema":1,"texts":{"a":1}}`: "“texts.a”应当是文字",
		`{"schema":1,"form":"2021","values":{"fees.charges.amount":25.1}}`:                                  "“values.fees.charges.amount”应当是文字",
		`{"schema":1,"form":"2021","values":{"fees.charges.amount":"25,1"}}`:                                "“values.fees.charges.amount”是“25,1”",
		`{"schema":1,"form":"2021","values":{"fees.charges.amount":""}}`:                                    "“values.fees.charges.amount”是“”",
		`{"schema":1,"form":"2021","values":{"fees.charges.amount":"1e9"}}`:                                 "“values.fees.charges.amount”是“1e9”",
		`{"schema":1,"form":"2021","values":{"fees.charges.amount":"007"}}`:                                 "“values.fees.charges.amount”是“007”",
		`{"schema":1,"form":"2021","values":{"fees.amount":"1"}}`:                                           "“values.fees.amount”不是 2021版格式的格",
		`{"schema":1,"form":"2021","values":{"fees.charges.amount":"1","fees.charges.amount":"2"}}`:         "“values.fees.charges.amount”写了两次",
		`{"schema":1,"form":"2021","strokes":["fees.charges.amount","fees.charges.amount"]}`:                "“strokes.fees.charges.amount”写了两次",
		`{"schema":1,"form":"2021","strokes":["fees.charges.amount"],"values":{"fees.charges.amount":"1"}}`: "“strokes.fees.charges.amount”在别处也写了",
		`{"schema":1,"form":"2021","texts":{"summary":"好"}}`:                                                "“texts.summary”不是 2021版格式的文字部分",
		`{"schema":1,"form":"2021","particulars":{"agency":"甲"}}`:                                           "“particulars.agency”是不认识的键",
		`{"schema":1,"form":"2021"`: "不是完整的 JSON（第 1 行", "{\n\"schema\":1,\n}": "不是完整的 JSON（第 3 行",
		`{"schema":1,"form":"2021"} {}`: "不是完整的 JSON", "{\"form\":\"\xff\"}": "不是 UTF-8", `[1]`: "不像是年报的数据：最外面应当是大括号括起来的对象",
		"{\"schema\":1,\"\u202e颜色\":1}": "“颜色”是不认识的键",
	} {
		r, _, err := ReadReport([]byte(data), define.Builtin())
		var refusal *DataError
		if !errors.As(err, &refusal) || !strings.Contains(err.Error(), want) || refusal.Hint() == "" || r != nil {
			t.Errorf("%s: %v, want %s", data, err, want)
		}
	}
}

func FuzzReadReport(f *testing.F) {
	f.Add([]byte(`{"schema":1,"form":"2021","values":{"fees.charges.amount":"25.1"},"strokes":["a"],"texts":{"overview":"甲\n乙"}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, _, err := ReadReport(data, define.Builtin())
		if err != nil {
			return
		}
		again, err := json.Marshal(NewReport("a", r))
		if err != nil {
			t.Fatalf("json.Marshal: %v", err)
		}
		if _, _, err := ReadReport(again, define.Builtin()); err != nil {
			t.Fatalf("%s: %v", again, err)
		}
	})
}
