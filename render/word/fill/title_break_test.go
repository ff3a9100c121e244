package fill

import (
	"strings"
	"testing"

	"nianbao/docx/edit"
	"nianbao/docx/wordtest"
	"nianbao/form"
)

// TestTitleBreaks shows that a title which is too long for its line is broken behind the agency, in a blank form and over
// the runs of it, and reads as before; that one which fits stays, and one that was as long last year.
func TestTitleBreaks(t *testing.T) {
	long := "示例市市场监督管理和知识产权保护局"
	for _, test := range []struct {
		name, agency, title, want string
	}{
		{"blank form", long, p("政府信息公开工作年度报告格式模板"), long + "\n2024年政府信息公开工作年度报告"},
		{"runs", long, p("××局××", "年政府信息", "公开工作年度报告"), long + "\n2024年政府信息公开工作年度报告"},
		{"short name", "示例市司法局", p("××××局××年政府信息公开工作年度报告"), "示例市司法局2024年政府信息公开工作年度报告"},
		{"last year's", long, p(long + "2023年政府信息公开工作年度报告"), long + "2024年政府信息公开工作年度报告"},
	} {
		r := smallReport(t)
		r.Agency, r.Particulars[form.Agency] = test.agency, test.agency
		pkg := word(t, unfilled.with(func(s *sheetful) { s.title = test.title }).String(), nil)
		data, _ := pkg.Part("word/document.xml")
		sized := strings.ReplaceAll(string(data), `<w:r><w:t>`, `<w:r><w:rPr><w:sz w:val="36"/></w:rPr><w:t>`)
		pkg.Set("word/document.xml", []byte(strings.Replace(sized, `<w:sectPr/>`,
			`<w:sectPr><w:pgSz w:w="11906"/><w:pgMar w:left="1587" w:right="1474"/></w:sectPr>`, 1)))
		filled, err := ByLabels(pkg, r, builtin, nil)
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		wordtest.ValidateLike(t, filled.Package, pkg)
		d, err := edit.Open(filled.Package)
		if err != nil {
			t.Fatalf("edit.Open: %v", err)
		}
		if got := d.Main.At(0, 0, 0).Text(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
