package filing

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/docx/wordtest"
	"nianbao/form"
)

// TestTakeTexts takes texts from other files, at their places there; another agency's and another year's are refused.
func TestTakeTexts(t *testing.T) {
	l := Builtin()
	saved := func(name, body string) string {
		path := filepath.Join(t.TempDir(), name)
		data, err := wordtest.Document(t, body, nil).Bytes()
		if err == nil {
			err = os.WriteFile(path, data, 0o666)
		}
		if err != nil {
			t.Fatalf("write %s: %v", name, err)
		}
		return path
	}
	lines := func(list ...string) (body string) {
		for _, line := range list {
			body += wordtest.Paragraph(line)
		}
		return body
	}
	opened := func() *Filing {
		f, err := l.Open(books[0], "")
		if err != nil {
			t.Fatalf("l.Open: %v", err)
		}
		return f
	}
	const overview, problems, others = "一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"
	whole := saved("全文.docx", lines("示例市人民政府2024年政府信息公开工作年度报告", overview, "第一段。", "第二段。", problems, "问题。"))
	f := opened()
	had := f.Report.Texts["others"].Text
	if err := l.TakeTexts(f, whole, ""); err != nil {
		t.Fatalf("l.TakeTexts: %v", err)
	}
	got := f.Report.Texts
	if got["overview"].Text != "第一段。\n第二段。" || got["problems"].Text != "问题。" || got["others"].Text != had || had == "" {
		t.Errorf("%+v", got)
	}
	if p := got["overview"].Place; p.File != whole || got["overview"].Lines[1].Place.File != whole || got["others"].Place.File != "" {
		t.Errorf("at %+v", p)
	}
	if want := []string{"“" + overview + "”、“" + problems + "”与 全文.docx 里的不一样，检查的是后者"}; !slices.Equal(f.Remarks(), want) || !slices.Contains(f.inputs(), whole) {
		t.Errorf("%q, read %q", f.Remarks(), f.inputs())
	}

	f = opened() // what says nothing, or the same, is replaced without a word
	f.Report.Texts["overview"], f.Report.Texts["problems"] = form.Text{Text: "无。"}, form.Text{Text: " 问题\n"}
	if err := l.TakeTexts(f, whole, ""); err != nil || len(f.Remarks()) > 0 || f.Report.Texts["overview"].Text == "无。" {
		t.Errorf("%v, %q", err, f.Remarks())
	}
	data := convertTo(t, books[0], "数据.json")
	if f = opened(); l.TakeTexts(f, data, "") != nil || f.Report.Texts["others"].Place.File != data {
		t.Errorf("of data: %q, %+v", f.Remarks(), f.Report.Texts["others"].Place)
	}

	for _, test := range []struct{ about, path, want string }{
		{"another agency's", saved("a.docx", lines("样例县教育局2024年政府信息公开工作年度报告", overview, "第一段。")), "这是“样例县教育局”的文字，不是“示例市人民政府”的"},
		{"another year's", saved("b.docx", lines("示例市人民政府2023年政府信息公开工作年度报告", overview, "第一段。")), "这是 2023年的文字，不是 2024年的。请用 --text 给出同一年度的文字。"},
		{"no text", saved("c.docx", lines("甲", "乙")), "文字要写在“一、总体情况”这样的标题下面，标题同格式规定的一样。"},
		{"no file", filepath.Join(t.TempDir(), "d.docx"), "d.docx：文件不存在"},
	} {
		f := opened()
		if err := l.TakeTexts(f, test.path, ""); err == nil || !strings.Contains(err.Error(), test.want) || f.Report.Texts["others"].Text != had {
			t.Errorf("%s: %v", test.about, err)
		}
	}
	f = opened()
	f.Report.Agency, f.Report.Year = "", 0 // nobody knows whose they are
	if err := l.TakeTexts(f, saved("e.docx", lines("样例县教育局2023年政府信息公开工作年度报告", others, "事项。")), ""); err != nil || f.Report.Texts["others"].Text != "事项。" {
		t.Errorf("of a report without a name: %v, %q", err, f.Report.Texts["others"].Text)
	}
}
