package docx

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/action"
	"nianbao/docx/pass"
	"nianbao/docx/wml"
)

// complaints returns what an error says, a line each.
func complaints(t testing.TB, err error) []string {
	t.Helper()
	var all wml.Errors
	if err != nil && !errors.As(err, &all) {
		t.Fatal(err)
	}
	var lines []string
	for _, e := range all {
		lines = append(lines, e.Error())
	}
	return lines
}

func TestNearNames(t *testing.T) {
	data := map[string]any{
		"申请":   map[string]any{"新收": map[string]any{"总计": 1, "自然人": 2}, "结转": map[string]any{"总计": 3}},
		"机关名称": "x",
		"行们":   []any{map[string]any{"名称": "a", "数量": 1}}, "甲": 1,
	}
	for in, want := range map[string]string{
		"{{申请.新受.总计}}":                            "{{申请.新受.总计}}：没有“新受”这个名称，您是不是要用 申请.新收.总计？",
		"{{新收.总计}}":                               "{{新收.总计}}：没有这个名称，您是不是要用 申请.新收.总计？",
		"{{机关名}}":                                 "{{机关名}}：没有这个名称，您是不是要用 机关名称？",
		"{{机关称名}}":                                "{{机关称名}}：没有这个名称，您是不是要用 机关名称？",
		"{{乙}}":                                   "{{乙}}：没有这个名称",
		"{{风马牛不相及}}":                              "{{风马牛不相及}}：没有这个名称",
		"{{range 行们}}{{名称}}{{end}}":               "{{名称}}：没有这个名称，您是不是要用 .名称？",
		"{{range 行们}}{{.数目}}{{end}}":              "{{.数目}}：没有“数目”这个名称，您是不是要用 .数量？",
		"{{range 行们}}{{.机关名称}}{{end}}":            "{{.机关名称}}：没有“机关名称”这个名称，您是不是要用 机关名称？",
		"{{range $行 := 行们}}{{$行.名}}{{end}}":       "{{$行.名}}：没有“名”这个名称",
		"{{连结 `、` 甲}}":                            "{{连结 `、` 甲}}：没有这个名称，您是不是要用 连接？",
		"{{a-b}}":                                 "{{a-b}}：没有这个名称；如果写的是算式：算术不能用“-”，函数写在两个值的前面：{{减 a b}}",
		"{{后缀 机关名 甲}}":                            "{{后缀 机关名 甲}}：没有“机关名”这个名称，您是不是要用 机关名称？",
		"{{甲.乙}}":                                 "{{甲.乙}}：“乙”前面的名称已经是一个值，里面没有别的名称；请去掉“.乙”",
		"{{申请.新收}}":                               "{{申请.新收}}：名称不完整，后面还要写行名或列名，例如 申请.新收.总计",
		"{{前缀 甲}}":                                "{{前缀 甲}}：函数“前缀”用错了：后面要写 2 个值，这里写了 1 个；写法是 {{前缀 “电话：” 值}}",
		"{{range 甲}}{{end}}{{range 机关名称}}{{end}}": "{{range 机关名称}}：“x”不是列表，不能循环",
		"{{index 行们 5}}":                          "{{index 行们 5}}：函数“index”用错了：只有 1 项，没有第 5 项（从 0 数起）",
	} {
		template, err := Parse(word(t, p(in), nil))
		if err != nil {
			t.Fatal(in, err)
		}
		_, err = template.Fill(data)
		if diff := cmp.Diff([]string{"正文第 1 段 " + want}, complaints(t, err)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", in, diff)
		}
	}
}

// TestAllErrors shows that one mistake hides no other, and is told once.
func TestAllErrors(t *testing.T) {
	template, err := Parse(word(t, p("{{$x := 缺一}}{{$x}}")+p("{{if gt 缺二 1}}{{缺三}}{{else}}{{缺四}}{{end}}")+
		p("{{range 缺五}}{{.名}}{{缺六}}{{end}}")+p("{{with $x}}{{.y}}{{缺七}}{{end}}"), nil))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	_, err = template.Fill(map[string]any{"名": 1})
	var got []string
	for _, e := range err.(wml.Errors) {
		got = append(got, e.Action)
	}
	if diff := cmp.Diff([]string{"$x := 缺一", "if gt 缺二 1", "缺三", "缺四", "range 缺五", "缺六", "缺七"},
		got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// pictured is a drawing with an alternative text.
func pictured(descr string) string {
	return `<w:p><w:r><w:drawing><wp:docPr id="1" name="a" descr="` + descr + `"/></w:drawing></w:r></w:p>`
}

// TestPictureOfRow shows that a picture of a loop's row is asked for by what stands in the row, with all rows around, and
// that an answer that is none is told where it stands.
func TestPictureOfRow(t *testing.T) {
	template, err := Parse(word(t, p("{{range 组}}")+p("{{range $x := .行}}")+pictured("照片{{ image .照片 }}，{{image 图}}{{.名}}")+p("{{end}}")+p("{{end}}"), nil))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	if tags := template.Tags(); len(tags) != 6 || tags[2].Text != "{{image .照片}}" || tags[2].Location != "第 3 段的替代文字" || tags[3].Text != "{{.名}}" {
		t.Errorf("tags %v", tags)
	}
	data := map[string]any{"组": []any{map[string]any{"行": []any{map[string]any{"名": "甲", "照片": "a.png"}}},
		map[string]any{"行": []any{map[string]any{"名": "乙", "照片": "b.png"}, map[string]any{"名": "丙", "照片": "c.png"}}}}}
	var asked []string
	lacks := ""
	fill := func() (string, error) {
		out, err := fillWith(template, data, Options{Picture: func(v action.Value, a pass.Asked) (string, error) {
			text, err := v.Print()
			said := text + " " + a.Name
			for _, r := range a.Rows {
				said += fmt.Sprintf(" %s %d", r.Of, r.Number)
			}
			if asked = append(asked, said); text == lacks {
				return "", errors.New("没有这张图片")
			}
			return "<" + text + ">", err
		}})
		if err != nil {
			return "", err
		}
		return body(t, out), nil
	}
	want := ""
	for i, row := range []string{"a.png}}，{{image 图}}甲", "b.png}}，{{image 图}}乙", "c.png}}，{{image 图}}丙"} {
		name, rest, _ := strings.Cut(row, "}}")
		want += strings.Replace(pictured("照片{{ image &lt;"+name+"&gt; }}"+rest), `id="1"`, fmt.Sprintf(`id="%d"`, i+1), 1)
	}
	if got, err := fill(); err != nil || got != want {
		t.Errorf("%v, got %s, want %s", err, got, want)
	}
	if want := []string{"a.png .照片 组 1 .行 1", "b.png .照片 组 2 .行 1", "c.png .照片 组 2 .行 2"}; !slices.Equal(asked, want) {
		t.Errorf("asked %q, want %q", asked, want)
	}
	lacks = "c.png"
	if _, err := fill(); err == nil || err.Error() != "正文第 3 段的替代文字 {{.照片}}：没有这张图片" {
		t.Errorf("a picture that is not there: %v", err)
	}
}

// TestPolicies shows what becomes of names that are missing in a draft.
func TestPolicies(t *testing.T) {
	styled := func(text string) string { return `<w:p><w:pPr><w:jc/></w:pPr>` + typed(text) + `</w:p>` }
	for _, test := range []struct{ name, in, blank, kept string }{
		{"value", p("共{{ 缺 }}件{{新收}}"), p("共件12"), p("共{{ 缺 }}件12")},
		{"value over runs", p("共{{缺", "*.二}}件"), p("共", "*件"), p("共{{缺.二}}", "*件")},
		{"value alone", styled("{{缺 名}}"), styled(""), styled("{{缺 名}}")},
		{"function", p("x{{后缀 “件” 缺}}"), p("x"), p("x{{后缀 “件” 缺}}")},
		{"condition in a sentence", p("a{{if 缺}}b{{新收}}{{else}}c{{end}}"), p("a", "c"),
			p("a", "{{if 缺}}", "b12", "{{else}}", "c", "{{end}}")},
		{"chain", p("a{{if 缺}}b{{else if 新收}}c{{else}}d{{end}}"), p("a", "c"),
			p("a", "{{if 缺}}", "b", "{{else if 新收}}", "c", "{{else}}", "d", "{{end}}")},
		{"condition on the whole line", p("{{if 缺}}b{{end}}"), "", p("{{if 缺}}", "b", "{{end}}")},
		{"loop over paragraphs", styled("{{range 缺}}") + p("{{.名}}{{新收}}") + styled("{{end}}"), "",
			styled("{{range 缺}}") + p("{{.名}}12") + styled("{{end}}")},
		{"loop over rows", tbl(tr("头"), tr("{{range 缺}}", ""), tr("{{.名}}", "{{新收}}"), tr("{{end}}", "")),
			tbl(tr("头")), tbl(tr("头"), tr("{{range 缺}}", ""), tr("{{.名}}", "12"), tr("{{end}}", ""))},
		{"loop over columns", tbl(row(tc("", "头"), tc("", "{{range 缺}}"), tc("", "{{.}}"), tc("", "{{end}}"))),
			tbl(row(tc("", "头"))), tbl(row(tc("", "头"), tc("", "{{range 缺}}"), tc("", "{{.}}"), tc("", "{{end}}")))},
		{"two actions from a line", p("{{if 新收}}{{if 缺}}") + p("x") + p("{{end}}{{end}}"), "",
			p("{{if 缺}}") + p("x") + p("{{end}}")},
		{"two actions from a row", tbl(tr("{{if 新收}}{{range 缺}}", ""), tr("a", "b"), tr("{{end}}{{end}}", "")), "",
			tbl("<w:tr><w:tc>"+p("{{range 缺}}")+"</w:tc></w:tr>", tr("a", "b"), "<w:tr><w:tc>"+p("{{end}}")+"</w:tc></w:tr>")},
		{"two from a cell", tbl(row(tc("", "头"), tc("", "{{if 新收}}{{range 列 缺}}"), tc("", "{{.}}"), tc("", "{{end}}{{end}}"))), tbl(row(tc("", "头"))),
			tbl(row(tc("", "头"), "<w:tc>"+p("{{range 列 缺}}")+"</w:tc>", tc("", "{{.}}"), "<w:tc>"+p("{{end}}")+"</w:tc>"))},
		{"a field's argument", `<w:p><w:fldSimple w:instr="HYPERLINK {{缺}}">` + typed("x") + `</w:fldSimple></w:p>`,
			`<w:p><w:fldSimple w:instr="HYPERLINK &quot;&quot;">` + typed("x") + `</w:fldSimple></w:p>`,
			`<w:p><w:fldSimple w:instr="HYPERLINK {{缺}}">` + typed("x") + `</w:fldSimple></w:p>`},
		{"an attribute", pictured("共{{缺}}件"), pictured("共件"), pictured("共{{缺}}件")},
		{"a picture of a row", pictured("{{image .缺}}"), pictured("{{image }}"), pictured("{{image .缺}}")},
		{"variable", p("{{$x := 缺}}{{$x}}y"), p("y"), p("{{$x := 缺}}", "{{$x}}y")},
		{"row whose ends hold the actions", tbl(tr("{{range 缺}}{{.名}}", "{{.数}}{{end}}")), "",
			tbl("<w:tr><w:tc>"+p("{{range 缺}}")+"</w:tc></w:tr>", tr("{{.名}}", "{{.数}}"),
				"<w:tr><w:tc>"+p("{{end}}")+"</w:tc></w:tr>")},
	} {
		for policy, want := range map[action.Policy]string{action.Ignore: test.blank, action.Keep: test.kept} {
			template, err := Parse(word(t, test.in, nil))
			if err != nil {
				t.Fatal(test.name, err)
			}
			out, err := fillWith(template, sample, Options{Missing: policy})
			if err != nil {
				t.Fatal(test.name, err)
			}
			if diff := cmp.Diff(want, body(t, out)); diff != "" {
				t.Errorf("%s, %v (-want +got)\n%s", test.name, policy, diff)
			}
		}
	}
}

func TestTags(t *testing.T) {
	b := bundle{
		body: p("{{ 机关名称 }}共{{后缀 “件” 申请.新收}}") +
			tbl(tr("{{range $i, $行 := 行们}}"), tr("{{$行.名}}{{.数}}{{$.总.计}}{{a-b}}{{range .项}}{{.}}{{end}}"),
				tr("{{end}}")) +
			p("{{range 段落 文}}{{.Heading}}{{end}}{{单位 名称}}"),
		parts: map[string]string{"footer1": p("{{年度}}"), "core": "<c><title>{{if gt 甲.乙 丙}}x{{end}}</title></c>"},
	}
	template, err := Parse(b.pack(t))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	row := "第 1 个表格第 2 行第 1 格"
	want := []Tag{
		{"正文", "第 1 段", "{{ 机关名称 }}", []string{"机关名称"}},
		{"正文", "第 1 段", "{{后缀 “件” 申请.新收}}", []string{"申请.新收"}},
		{"正文", "第 1 个表格第 1 行第 1 格", "{{range $i, $行 := 行们}}", []string{"行们"}},
		{"正文", row, "{{$行.名}}", []string{"行们.名"}}, {"正文", row, "{{.数}}", []string{"行们.数"}},
		{"正文", row, "{{$.总.计}}", []string{"总.计"}}, {"正文", row, "{{a-b}}", []string{"a-b"}},
		{"正文", row, "{{range .项}}", []string{"行们.项"}}, {"正文", row, "{{.}}", []string{"行们.项"}},
		{"正文", row, "{{end}}", nil}, {"正文", "第 1 个表格第 3 行第 1 格", "{{end}}", nil},
		{"正文", "第 2 段", "{{range 段落 文}}", []string{"文"}}, {"正文", "第 2 段", "{{.Heading}}", nil},
		{"正文", "第 2 段", "{{end}}", nil}, {"正文", "第 2 段", "{{单位 名称}}", []string{"单位 名称"}},
		{"页脚", "第 1 段", "{{年度}}", []string{"年度"}},
		{"文档属性", "“标题”", "{{if gt 甲.乙 丙}}", []string{"丙", "甲.乙"}},
		{"文档属性", "“标题”", "{{end}}", nil},
	}
	if diff := cmp.Diff(want, template.Tags()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestCheck shows names looked for in what filling would pass over.
func TestCheck(t *testing.T) {
	template, err := Parse(word(t, p("{{if 甲}}{{缺一}}{{else}}{{缺二}}{{end}}")+
		p("{{range 行们}}{{.名}}{{.缺三}}{{end}}")+p("{{range 空}}{{.任何}}{{缺四}}{{else}}{{缺五}}{{end}}")+
		p("{{range 段落 文}}{{.Heading}}{{.Headin}}{{end}}{{if gt 文 5}}{{end}}{{index 空 3}}{{甲}}"), nil))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	var got []string
	for _, e := range template.Check(map[string]any{"甲": action.Blank{}, "行们": []any{map[string]any{"名": nil}},
		"空": []any{}, "文": ""}).(wml.Errors) {
		got = append(got, e.Action+" "+e.Near)
	}
	if diff := cmp.Diff([]string{"缺一 ", "缺二 ", ".缺三 ", "缺四 ", "缺五 ", ".Headin .Heading"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if err := template.Check(map[string]any{"甲": 1, "行们": []any{}, "空": nil, "文": "", "缺一": 1, "缺二": 1,
		"缺四": 1, "缺五": 1}); len(err.(wml.Errors)) != 1 {
		t.Errorf("template.Check: %v", err)
	}
}

// TestJSON fills a template with what a JSON file holds, read in either way.
func TestJSON(t *testing.T) {
	const file = `{"文":"示例市","整":3119,"小数":96171.60,"大":12345678,"真":true,"无":null,"行":[{"名":"甲","数":1.5},{"名":"乙","数":0}],"巨":1e400,"表":{"内":{"深":-0.10}}}`
	template, err := Parse(word(t,
		p("{{文}}{{整}};{{小数}};{{大}};{{无}};{{表.内.深}};{{巨}};{{if 真}}真{{end}}{{if 无}}x{{end}}{{range 行}}{{.名}}{{if .数}}{{.数}}{{else}}零{{end}}{{end}}{{if gt 小数 96171}}多{{end}}"), nil))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	for _, exact := range []bool{true, false} {
		d := json.NewDecoder(bytes.NewReader([]byte(strings.Replace(file, "1e400",
			map[bool]string{true: "1e400", false: "0"}[exact], 1))))
		if exact {
			d.UseNumber()
		}
		var data map[string]any
		if err := d.Decode(&data); err != nil {
			t.Fatalf("d.Decode: %v", err)
		}
		out, err := template.Fill(data)
		if err != nil {
			t.Fatalf("template.Fill: %v", err)
		}
		text := strings.NewReplacer("</w:t></w:r><w:r><w:t>", "").Replace(body(t, out))
		want := "示例市3119;96171.6;12345678;;-0.1;" + map[bool]string{true: "1e400", false: "0"}[exact] +
			";真甲1.5乙零多"
		if text != p(want) {
			t.Errorf("got %s", text)
		}
	}
}
