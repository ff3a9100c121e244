package action

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestAnyQuotedName shows that a name of the data in quotation marks of any kind is never printed, counted or compared
// as a text where an action or all values of a function are in quotation marks, and that print prints it.
func TestAnyQuotedName(t *testing.T) {
	names := []string{"标题", "机关.电话", "表.甲.乙", "Name", "序号", "金额（万元）"}
	data := map[string]any{"标题": "一", "机关": map[string]any{"电话": "二"}, "Name": 3, "序号": "四",
		"表": map[string]any{"甲": map[string]any{"乙": 5}}, "金额（万元）": 6, "行": []any{map[string]any{"名": "七"}}}
	rapid.Check(t, func(r *rapid.T) {
		name := rapid.SampledFrom(append(names, "名")).Draw(r, "name")
		marks := rapid.SampledFrom([]string{"“”", "‘’", `""`, "``", "””", "“\"", "''"}).Draw(r, "marks")
		m := []rune(marks)
		quoted := string(m[0]) + rapid.SampledFrom([]string{"", " ", "　"}).Draw(r, "space") + name + string(m[1])
		action := fmt.Sprintf(rapid.SampledFrom([]string{"{{%s}}", "{{ %s }}", "{{if %s}}x{{end}}", "{{with %s}}x{{end}}",
			"{{if eq %s “甲”}}x{{end}}", "{{if ne “甲” %s}}x{{end}}", "{{字数 %s}}", "{{前缀 “电话：” %s}}", "{{默认 “无” %s}}",
			"{{连接 “、” “甲” %s}}", "{{if not %s}}x{{end}}", "{{(字数 %s)}}"}).Draw(r, "action"), quoted)
		got, err := carryOut("{{range 行}}"+action+"{{end}}", data)
		if err == nil || !strings.Contains(err.Error(), "引号里的是文字") || !strings.Contains(err.Error(), name) {
			r.Fatalf("%s gives %q, %v", action, got, err)
		}
		if got, err := carryOut("{{print “"+name+"”}}{{前缀 “共” 标题}}", data); err != nil || got != name+"共一" {
			r.Fatalf("print “%s” gives %q, %v", name, got, err)
		}
	})
}

// noted carries out a text and returns what is noted.
func noted(t *testing.T, text string, data map[string]any) (list []string) {
	t.Helper()
	spans, _ := Scan(text)
	var row []Node
	at := 0
	for i, s := range spans {
		a, err := ParseAction(text[s.From+2 : s.To-2])
		if err != nil {
			t.Fatalf("ParseAction: %v", err)
		}
		row = append(row, Node{Text: text[at:s.From]}, Node{Action: a, At: i})
		at = s.To
	}
	nodes, _ := Nest(row)
	w := &plainWriter{Run: &Run{Data: data, Limit: 1 << 16, Noted: func(n *Node, words string) {
		if words = n.Action.Source + "：" + words; !slices.Contains(list, words) {
			list = append(list, words)
		}
	}}}
	w.Writer = w
	w.Start()
	w.Nodes(nodes)
	if w.err != nil {
		t.Fatal(w.err)
	}
	return list
}

// TestNearestBelow shows that a name which only the row has is told with its dot.
func TestNearestBelow(t *testing.T) {
	data := map[string]any{"名单": []any{map[string]any{"名": "甲"}}}
	_, err := carryOut("{{range 名单}}{{名}}{{end}}", data)
	if e, ok := err.(*Error); !ok || e.Near != ".名" {
		t.Errorf("got %v", err)
	}
	_, err = carryOut("{{名}}", data)
	if e, ok := err.(*Error); !ok || e.Near != "{{range 名单}}{{.名}}{{end}}" {
		t.Errorf("got %v", err)
	}
}

// TestNoted shows what is told that is no error.
func TestNoted(t *testing.T) {
	data := map[string]any{"名": "外", "标题": "一", "名单": []any{map[string]any{"名": "甲", "数": 1}, map[string]any{"名": "乙"}},
		"表": map[string]any{"名": "表里"}}
	outside := "取的是循环外面的“名”，每一项都一样；这一项自己的写成 .名，就是要外面的写成 $.名"
	for text, want := range map[string][]string{
		"{{range 名单}}{{名}}{{end}}":                       {"名：" + outside},
		"{{range 名单}}{{if 名}}{{前缀 “共” 名}}{{end}}{{end}}": {"if 名：" + outside, "前缀 “共” 名：" + outside},
		"{{range 名单}}{{.名}}{{$.名}}{{标题}}{{end}}{{名}}":    nil,
		"{{range $i, $v := 名单}}{{$v.名}}{{end}}":          nil,
		"{{with 表}}{{.名}}{{名}}{{end}}":                   nil, // not one of many
		"{{“标提”}}":                                       {"“标提”：引号里的是文字，不是数据里的名称，照样印出来；您是不是要用 标题（不加引号）"},
		"{{“附件”}}":                                       {"“附件”：引号里的是文字，不是数据里的名称，照样印出来"},
		"{{\"{\"}}{{“——”}}{{print “标题”}}":                nil,
	} {
		if diff := cmp.Diff(want, noted(t, text, data)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", text, diff)
		}
	}
}
