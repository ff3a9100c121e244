package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMisbraced shows that braces which make no action are told of where a name that there is stands in them or beside
// them, and that other braces are plain text.
func TestMisbraced(t *testing.T) {
	wrong := func(written, meant string) []string {
		return []string{"正文第 1 段：“" + written + "”的大括号不对，不会填写，会照样印出来；请改成 {{" + meant + "}}"}
	}
	outside := func(written string) []string {
		return []string{"正文第 1 段：“" + written + "”在标记外面多了大括号，会照样印出来；标记左右各要两个半角的大括号，" +
			`就是要印大括号的在外面写 {{"{"}} 和 {{"}"}}`}
	}
	odd := func(written string) []string {
		return []string{"正文第 1 段：“" + written + "”左右的大括号不一样多，多出来的会照样印出来；标记左右各要两个半角的大括号"}
	}
	for _, test := range []struct {
		name string
		body string
		want []string
	}{
		{"one on each side", p("{新收}件"), wrong("{新收}", "新收")},
		{"one on the left", p("共{新收}}件"), wrong("{新收}}", "新收")},
		{"full width", p("｛新收｝件"), wrong("｛新收｝", "新收")},
		{"of both widths", p("{新收｝件"), wrong("{新收｝", "新收")},
		{"apart", p("{ {新收} }件"), wrong("{ {新收} }", "新收")},
		{"a wide space between", p("{　{ 新收 }　}件"), wrong("{　{ 新收 }　}", "新收")},
		{"over runs", p("{", "新", "收", "}件"), wrong("{新收}", "新收")},
		{"a path", p("{申请.新收.总计}件"), wrong("{申请.新收.总计}", "申请.新收.总计")},
		{"a condition", p("{if 新收}有"), wrong("{if 新收}", "if 新收")},
		{"its end", p("有{end}"), wrong("{end}", "end")},
		{"a function", p("{汉字 新收}"), wrong("{汉字 新收}", "汉字 新收")},
		{"never closed", p("{新收件，共"), wrong("{新收", "新收")},
		{"never opened", p("共新收}}件"), wrong("新收}}", "新收")},
		{"too many on the right", p("{{新收}}}件"), odd("{{新收}}}")},
		{"too many on the left", p("共{{{新收}}件"), odd("{{{新收}}")},
		{"near a name", p("{机关名}"), []string{"正文第 1 段：“{机关名}”像是标记，大括号不对，会照样印出来；" +
			`标记的写法是 {{机关名称}}，就是要印大括号的写 {{"{机关名}"}}`}},
		{"beside one that is right", p("{{新收}}和{零}件"), wrong("{零}", "零")},
		{"two", p("{新收}和{零}"), append(wrong("{新收}", "新收"), wrong("{零}", "零")...)},
		{"in a cell", tbl(tr("甲", "{新收}")), []string{"正文第 1 个表格第 1 行第 2 格：“{新收}”的大括号不对，不会填写，会照样印出来；请改成 {{新收}}"}},
		{"plain text", p("集合{见附件一第三条}，}和{"), nil},
		{"a value in braces", p("{{{新收}}}和{ {{零}} }｛{{零}}｝"), append(outside("{{{新收}}}"), append(outside("{ {{零}} }"), outside("｛{{零}}｝")...)...)},
		{"a value in braces with words", p("{共{{新收}}件}"), nil},
		{"braces as a text", p(`{{"{机关名}"}}`), nil}, // prints what the advice says: see TestFill
		{"nested braces around a value", p(`{"a":{"b":{{新收}}}}`), nil},
		{"told of as full width", p("｛｛新收｝}件"), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			template, err := Parse(word(t, test.body, nil))
			if err != nil {
				if test.name != "told of as full width" || strings.Count(err.Error(), "大括号") != 1 {
					t.Fatal(err)
				}
				return
			}
			var got []string
			for _, e := range template.Misbraced(sample, true) {
				got = append(got, e.Error())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestMisbracedEverywhere looks for braces in headers, notes and text boxes, and leaves a near word alone where that is
// asked for.
func TestMisbracedEverywhere(t *testing.T) {
	header := `<w:hdr ` + wordNS + `>` + p("{机关名称}") + `</w:hdr>`
	box := `<w:p><w:r><w:pict><w:txbxContent>` + p("{新收}") + `</w:txbxContent></w:pict></w:r></w:p>`
	pkg := word(t, box+p("{机关名}"), map[string]string{"header.xml": header})
	template, err := Parse(pkg)
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	if got := template.Misbraced(sample, false).Error(); !strings.Contains(got, "“{新收}”") ||
		!strings.Contains(got, "页眉第 1 段：“{机关名称}”") || strings.Contains(got, "“{机关名}”") {
		t.Error(got)
	}
}
