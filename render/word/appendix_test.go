package word

import (
	"strings"
	"testing"

	"nianbao/docx/wordtest"
	"nianbao/form/appendix"
	"nianbao/form/define"
)

// TestAppendixIsNamed shows where the appendix is named: above all of the sign-off, of a template and of a finished
// report; and nowhere in a document that nobody signs.
func TestAppendixIsNamed(t *testing.T) {
	f := define.Builtin()[1]
	p := wordtest.Paragraph
	finished := p("六、其他需要报告的事项") + p("无。") + p("示例市司法局") + p("2025年1月20日")
	for name, test := range map[string]struct{ body, want string }{
		"a finished report": {finished, "无。附件：数据图表示例市司法局2025年1月20日附件数据图表"},
		"a template": {p("{{其他事项}}") + p("{{if 成文日期}}") + p("{{机关名称}}") + p("{{成文日期}}") + p("{{end}}"),
			"{{其他事项}}附件：数据图表{{if 成文日期}}{{机关名称}}{{成文日期}}{{end}}附件数据图表"},
		"a date alone":        {p("无。") + p("二〇二五年一月二十日"), "无。附件：数据图表二〇二五年一月二十日附件数据图表"},
		"nobody who signs it": {p("无。"), "无。附件数据图表"},
	} {
		pkg := wordtest.Document(t, test.body, nil)
		if err := Appendix(pkg, f.Charts[:1]); err != nil {
			t.Fatalf("Appendix: %v", err)
		}
		data, _ := pkg.Part("word/document.xml")
		if got := parse(t, data).words(); !strings.HasSuffix(got, test.want) {
			t.Errorf("%s: %s", name, got)
		}
	}
	pkg := wordtest.Document(t, finished, nil)
	if err := Appendix(pkg, f.Charts[:1]); err != nil {
		t.Fatalf("Appendix: %v", err)
	}
	if data, _ := pkg.Part("word/document.xml"); strings.Contains(string(data), "pStyle") {
		t.Error("styles that the document does not have")
	} else if n := parse(t, data); len(n.all("pageBreakBefore")) != 1 || n.attr("rFonts", "eastAsia") == "" {
		t.Error("it does not look like an appendix")
	} else {
		inOrder(t, "appendix", n)
	}
	pkg = open(t, f)
	if err := Appendix(pkg, f.Charts); err != nil {
		t.Fatalf("Appendix: %v", err)
	}
	data, _ := pkg.Part("word/document.xml")
	if got := parse(t, data).words(); !strings.Contains(got, appendix.Note+"{{if 机关名称}}{{if le") {
		t.Error("the built-in template names it elsewhere")
	}
}
