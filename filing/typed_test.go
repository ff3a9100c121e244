package filing

import (
	"strings"
	"testing"

	"nianbao/check"
)

// TestTypedIntoTemplate shows what is said of agency, date and years that a template states itself: what the report
// contradicts is refused, what may be last year's is told of.
func TestTypedIntoTemplate(t *testing.T) {
	l := Builtin()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	for _, test := range []struct {
		name, old, by   string
		refusal, notice string
	}{
		{"nothing", "反映本机关", "反映本机关", "", ""},
		{"another agency", "{{机关名称}}</w:t>", "甲县民政局</w:t>", "机关名称：原来是“示例市人民政府”，写出的是“甲县民政局”", ""},
		{"the area's name", "{{机关名称}}</w:t>", "示例市</w:t>", "", ""},
		{"the area's name with the province's", "{{机关名称}}</w:t>", "样本省示例市</w:t>", "", ""},
		{"another date", "{{成文日期}}</w:t>", "2024年1月5日</w:t>", "成文日期：原来是“2025年1月20日”，写出的是“2024年1月5日”", ""},
		{"last year in a sentence", "反映本机关", "2023年，反映本机关", "", "模板里直接写了2023年"},
		{"when a law came into force", "反映本机关", "自2019年5月15日起，反映本机关", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, notices, err := l.filledBy(changedTemplate(t, 1, test.old, test.by), f.Report)
			said := ""
			for _, n := range notices {
				if said += n.Text; n.Severity != check.Warning {
					t.Errorf("%v", n)
				}
			}
			switch {
			case test.refusal == "" && err != nil, test.refusal != "" && (err == nil || !strings.Contains(err.Error(), test.refusal)):
				t.Errorf("got %v, want %q", err, test.refusal)
			case test.notice == "" && said != "", !strings.Contains(said, test.notice):
				t.Errorf("told %q, want %q", said, test.notice)
			}
		})
	}
}

// TestTypedIntoHeaders shows that another agency or year in a header or footer of a template is told of, and neither the
// report's own nor whom the document goes to.
func TestTypedIntoHeaders(t *testing.T) {
	l := Builtin()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	for line, want := range map[string]string{
		"样本县教育局2023年政府信息公开工作年度报告": "页脚里写的是“样本县教育局2023年政府信息公开工作年…”，报告的机关名称却是“示例市人民政府”",
		"样本县教育局":                      "报告的机关名称却是",
		"样本县教育局政府信息公开年报":              "报告的机关名称却是",
		"样本县教育局办公室　2025年1月印发":         "报告的机关名称却是",
		"示例市人民政府办公室　2024年1月印发":        "报告的年度却是 2024，不会那时印发",
		"2023年度报告":                    "报告的年度却是 2024",
		"二〇二三年政府信息公开年报":               "报告的年度却是 2024",
		"{{机关名称}}{{年度}}年政府信息公开工作年度报告": "",
		"示例市人民政府办公室　2025年1月印发":        "",
		"示例市":            "",
		"报：示例省人民政府办公厅":   "",
		"示例省人民政府办公厅监制":   "",
		"自2019年5月15日起施行": "",
	} {
		pkg := changedTemplate(t, 1)
		footer, _ := pkg.Part("word/footer1.xml")
		pkg.Set("word/footer1.xml", []byte(strings.Replace(string(footer), "<w:p>", "<w:p><w:r><w:t>"+line+"</w:t></w:r></w:p><w:p>", 1)))
		_, notices, err := l.filledBy(pkg, f.Report)
		if err != nil {
			t.Fatalf("l.filledBy: %v", err)
		}
		said := ""
		for _, n := range notices {
			said += n.Text
		}
		if want == "" && said != "" || !strings.Contains(said, want) {
			t.Errorf("%s: told %q, want %q", line, said, want)
		}
	}
}

// TestUnseenInTemplate shows that what a template hides or writes white on white is told of, and hidden text is not taken
// for printed.
func TestUnseenInTemplate(t *testing.T) {
	l := Builtin()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	const figure = "<w:t>{{申请.新收.自然人}}</w:t>"
	for properties, want := range map[string][]string{
		`<w:color w:val="FFFFFF"/>`: {"看不见的文字（白字，或者隐藏的行）：“3001”（三、收到和处理政府信息公开申请情况 第4行第2格）"},
		"<w:vanish/>":               {"有隐藏的文字，印不出来：“3001”", "没有找到表“三、收到和处理政府信息公开申请情况”的"},
		"<w:b/>":                    nil,
	} {
		pkg := changedTemplate(t, 1, figure, "</w:t></w:r><w:r><w:rPr>"+properties+"</w:rPr>"+figure)
		xml, _ := pkg.Part("word/document.xml")
		pkg.Set("word/document.xml", []byte(strings.Replace(string(xml), "</w:t></w:r><w:r><w:rPr>"+properties, "</w:r><w:r><w:rPr>"+properties, 1)))
		_, notices, err := l.filledBy(pkg, f.Report)
		if err != nil {
			t.Fatalf("l.filledBy: %v", err)
		}
		if len(notices) != len(want) {
			t.Fatalf("%s: %v", properties, notices)
		}
		for i, n := range notices {
			if !strings.Contains(n.Text, want[i]) {
				t.Errorf("%s: told %q, want %q", properties, n.Text, want[i])
			}
		}
	}
}
