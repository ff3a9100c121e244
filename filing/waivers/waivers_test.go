package waivers

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/check"
	"nianbao/check/waive"
	"nianbao/filing/filingtest"
	"nianbao/form"
	"nianbao/form/define"
)

// TestAnyWaivers shows that what is written is read as it was, whatever stands in it, and that the same is the same bytes.
func TestAnyWaivers(t *testing.T) {
	text := rapid.StringOfN(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\"\\#:&*!|>%@`'-\u0085\u2028\uFEFF\t\n件5"))), 0, 20, -1)
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) waive.Waiver {
			w := waive.Waiver{Rule: rapid.SampledFrom([]string{"Y02", "N01"}).Draw(t, "rule"), Place: text.Draw(t, "place")}
			reason, err := Reason("理由" + text.Draw(t, "reason"))
			if err != nil {
				t.Fatalf("Reason: %v", err)
			}
			w.Reason = reason
			for range rapid.IntRange(1, 3).Draw(t, "values") {
				w.Values = append(w.Values, waive.Value{Cell: text.Draw(t, "cell"), Value: text.Draw(t, "value")})
			}
			return w
		}), 0, 4).Draw(t, "waivers")
		list = waive.Add(nil, list)
		data := Bytes(list, nil)
		back, err := Parse(data)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if diff := cmp.Diff(list, back); diff != "" && len(list)+len(back) > 0 {
			t.Error(diff)
		}
		if !bytes.Equal(Bytes(back, nil), data) {
			t.Errorf("written anew:\n%s\nwas\n%s", Bytes(back, nil), data)
		}
	})
}

// refused are files that are none, by what is said of them.
var refused = map[string]string{
	"":                                       "不是合法的 YAML",
	"schema: 2":                              "不是这一版程序的校验说明",
	"a: 1":                                   "第 1 行：没有“a”这一项",
	"- 1":                                    "第 1 行：这一项的类型不对",
	"schema: x":                              "第 1 行：这一项的类型不对",
	"schema: 1\x00":                          "不是合法的 YAML",
	"schema: 1\nwaivers: &a [*a]":            "校验说明里不能用引用",
	"schema: 1\nwaivers: !!python/object []": "校验说明里不能用标签",
	"schema: 1\n---\nschema: 1":              "一个文件里只能有一份校验说明",
	"schema: 1\nschema: 1":                   "“schema”写了两次",
	strings.Repeat("[", 1<<16):               "嵌套超过 32 层，不像校验说明",
	"\xff":                                   "不是 UTF-8 编码",
	"schema: 1\nwaivers: [{rule: Y02, values: [{cell: a}]}]":                              "第 1 条：没有写理由",
	"schema: 1\nwaivers: [{rule: Y02, reason: 好}]":                                        "第 1 条（Y02）没有写 values（当时格里的内容）",
	"schema: 1\nwaivers: [{reason: 好, values: [{cell: a}]}]":                              "第 1 条没有写 rule（规则）",
	"schema: 1\nwaivers: [{rule: Y02, reason: " + strings.Repeat("长", maxReason+1) + "}]": "理由超过 500 字",
}

func TestRefused(t *testing.T) {
	for data, want := range refused {
		if list, err := Parse([]byte(data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, %v; want %s", data, list, err, want)
		}
	}
}

// FuzzParse shows that no file of waivers does harm, and that what is read is written and read as it was.
func FuzzParse(f *testing.F) {
	for data := range refused {
		f.Add([]byte(data))
	}
	f.Add(Bytes([]waive.Waiver{{Rule: "Y02", Reason: "好", Values: []waive.Value{{Cell: "a", Value: "1"}}}}, nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := Parse(data)
		if err != nil {
			return
		}
		back, err := Parse(Bytes(list, nil))
		if diff := cmp.Diff(list, back); err != nil || diff != "" && len(list) > 0 {
			t.Errorf("%v %s", err, diff)
		}
	})
}

// TestSave shows that waivers are found beside their file, and that nothing else is taken for them.
func TestSave(t *testing.T) {
	path := filepath.Join(t.TempDir(), "统计表.xlsx")
	if list, _, err := Read(path); err != nil || list != nil {
		t.Errorf("%v, %v", list, err)
	}
	want := []waive.Waiver{{Rule: "Y02", Reason: "好", Values: []waive.Value{{Cell: "a", Value: "1"}}}}
	for range 2 { // the second over the first
		if out, err := Save(path, want, nil); err != nil || out != path+".waivers.yaml" {
			t.Fatal(out, err)
		}
	}
	if list, _, err := Read(path); err != nil || !cmp.Equal(list, want) {
		t.Errorf("%v, %v", list, err)
	}
	filingtest.Must(t, os.WriteFile(Beside(path), bytes.Repeat([]byte(" "), maxFile+1), 0o666))
	if _, _, err := Read(path); err == nil {
		t.Error("a file that is too large is read")
	}
	filingtest.Must(t, os.Remove(Beside(path)))
	filingtest.Must(t, os.Mkdir(Beside(path), 0o777))
	if _, _, err := Read(path); err == nil {
		t.Error("a folder is read")
	}
	if _, err := Save(path, want, nil); err == nil {
		t.Error("a folder is written over")
	}
}

// TestSentences shows that one of several sentences with another agency's name is found by its words, and that nobody is
// sent for last year's report to explain them.
func TestSentences(t *testing.T) {
	f := define.Builtin()[1]
	r := form.NewReport(f)
	r.Agency, r.Year = "甲县教育局", 2024
	r.Texts["overview"] = form.Text{Text: "乙县司法局认真贯彻落实各项要求。乙县司法局主动公开各类信息。"}
	list := slices.DeleteFunc(check.Report(r, []*form.Form{f}), func(x check.Finding) bool { return x.Rule.ID != "Y12" })
	if len(list) != 1 {
		t.Fatalf("%+v", list)
	}
	for words, found := range map[string]bool{"贯彻落实": true, "公开各类": true, "没有": false} {
		of := Found{Path: "a.xlsx", Report: r, Findings: list, Text: words}
		rule, err := Rule([]*form.Form{f}, "Y12")
		if err != nil {
			t.Fatalf("Rule: %v", err)
		}
		if _, err := of.Of(rule, ""); (err == nil) != found {
			t.Errorf("%s: %v", words, err)
		}
	}
	if got := Explainable("a.xlsx", r, list); !strings.Contains(got, "改文字") || strings.Contains(got, "--last") {
		t.Error(got)
	}
}
