package filing

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/ooxml/opc"
)

var pieces = regexp.MustCompile(`(?s)<w:tr[ >].*?</w:tr>|<w:p[ >].*?</w:p>`)

// TestUnmarkedTemplate holds what is said of a document without actions against what becomes of it: what is called fit
// for an edition takes the report on it, and what is refused takes none. The documents are finished reports from which
// any rows and paragraphs were taken.
func TestUnmarkedTemplate(t *testing.T) {
	l := Builtin()
	forms, documents := map[string]*form.Form{}, map[string][]byte{}
	for _, book := range books {
		path := convertTo(t, book, "报告.docx")
		fit, err := l.CheckTemplate(path, "")
		if err != nil || !fit.ByLabels {
			t.Fatalf("%s: %v, %v", book, fit, err)
		}
		f, err := l.Open(book, "")
		if err != nil {
			t.Fatalf("open %s: %v", book, err)
		}
		if forms[book] = f.Report.Form; fit.Form != f.Report.Form {
			t.Errorf("the report of %s is called fit for %s", book, fit.Form.Edition)
		}
		if documents[book], err = os.ReadFile(path); err != nil {
			t.Fatalf("read the report of %s: %v", book, err)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		pkg, err := opc.Read(documents[rapid.SampledFrom(books).Draw(rt, "document")])
		if err != nil {
			rt.Fatalf("opc.Read: %v", err)
		}
		data, _ := pkg.Part("word/document.xml")
		all := pieces.FindAllIndex(data, -1)
		data = bytes.Clone(data)
		for range rapid.IntRange(0, 2).Draw(rt, "taken") {
			taken := rapid.SampledFrom(all).Draw(rt, "piece")
			copy(data[taken[0]:taken[1]], bytes.Repeat([]byte(" "), taken[1]-taken[0]))
		}
		pkg.Set("word/document.xml", data)
		path := kept(t, pkg, "文档.docx")
		fit, checkErr := l.CheckTemplate(path, "")
		for _, book := range books {
			_, err := l.Convert(book, Conversion{Out: filepath.Join(t.TempDir(), "新.docx"), Template: path})
			switch {
			case err == nil && checkErr != nil:
				rt.Fatalf("refused, and takes %s: %v", book, checkErr)
			case err != nil && checkErr == nil && fit.Form == forms[book]:
				rt.Fatalf("called fit for %s: %v", fit.Form.Edition, err)
			}
		}
	})
}

var anyAction = regexp.MustCompile(`\{\{[^{}]*\}\}`)

// TestTemplateIsTried shows that what convert tells of a template, whatever the report, its check tells as well.
func TestTemplateIsTried(t *testing.T) {
	const repealed = "{{文件.规章.废止}}"
	const received, amount = "{{申请.新收.总计}}", "{{收费.行政事业性收费.金额}}"
	const sum = "加 申请.新收.自然人 申请.新收.商业企业 申请.新收.科研机构 申请.新收.社会公益组织 申请.新收.法律服务机构 申请.新收.其他组织"
	titleAlone := func(xml string) string {
		return anyAction.ReplaceAllStringFunc(xml, func(found string) string {
			if found == "{{机关名称}}" || found == "{{年度}}" {
				return found
			}
			return ""
		})
	}
	report, err := opc.ReadFile(convertTo(t, books[0], "报告.docx"))
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	of := func(old, new string) func(string) string {
		return func(xml string) string { return strings.Replace(xml, old, new, 1) }
	}
	for _, test := range []struct {
		name          string
		pkg           *opc.Package
		change        func(xml string) string
		byLabels      bool
		refused, told string // by the check
		alike         string // what convert says as well
	}{
		{"as it is", changedTemplate(t, 1), of("", ""), false, "", "", ""},
		{"marks in the title alone", changedTemplate(t, 1), titleAlone, false, "", "的全部 6 个数。", "没有找到表“二、主动公开政府信息情况（第二十条第（一）项）”的全部 6 个数"},
		{"a figure missing", changedTemplate(t, 1), of(repealed, ""), false, "", "“规章”的“本年废止件数”。", "没有找到表“二、主动公开政府信息情况（第二十条第（一）项）”的“规章”的“本年废止件数”"},
		{"a text missing", changedTemplate(t, 1), of("{{range 段落 总体情况}}", "{{range 段落 其他事项}}"), false, "", "", "没有“一、总体情况”的文字"},
		{"a figure typed", changedTemplate(t, 1), of(repealed, "12"), false, "里打上了“12”", "", "“规章”的“本年废止件数”"},
		{"a naught typed", changedTemplate(t, 1), of(repealed, "0"), false, "", "里打上了“0”", ""},
		{"a total added up", changedTemplate(t, 1), of(received, "{{"+sum+"}}"), false, "", "", ""},
		{"a total held against its parts", changedTemplate(t, 1),
			of(received, "{{if eq 申请.新收.总计 ("+sum+")}}"+received+"{{else}}合计有误{{end}}"), false, "", "", ""},
		{"an amount in 元", changedTemplate(t, 1), of(amount, "{{乘 收费.行政事业性收费.金额 10000}}元"), false, "", "", ""},
		{"an amount to one place", changedTemplate(t, 1), of(amount, "{{数字格式 “0.0” 收费.行政事业性收费.金额}}"), false, "", "", ""},
		{"an amount made whole", changedTemplate(t, 1), of(amount, "{{数字格式 “整数” 收费.行政事业性收费.金额}}"), false,
			"“行政事业性收费”的“本年收费金额", "", "“行政事业性收费”的“本年收费金额"},
		{"one meant to be left out", changedTemplate(t, 1), of(repealed, "{{/* 不印 文件.规章.废止 */}}"), false, "", "", ""},
		{"another's name", changedTemplate(t, 1), of("{{机关名称}}", "示例市人民政府"), false, "", "", ""},
		{"reckoning with a particular", changedTemplate(t, 1), of("反映本机关", "{{加 邮编 1}}反映本机关"), false, "", "", ""},
		{"a finished report", report, of("", ""), true, "", "", ""},
		{"a comment alone", report, of("一、总体情况", "{{/* 说明 */}}一、总体情况"), true, "", "", ""},
		{"a comment between figures", report, of(">3001<", ">{{/* 说明 */}}3001<"), true, "", "", ""},
		{"a comment across a label", report, of(">规章<", ">{{/* 说明 */}}规{{/* 说明 */}}章<"), true, "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			pkg := test.pkg.Clone()
			xml, _ := pkg.Part("word/document.xml")
			pkg.Set("word/document.xml", []byte(test.change(string(xml))))
			path := kept(t, pkg, "模板.docx")
			done, convertErr := Builtin().Convert(books[0], Conversion{Out: filepath.Join(t.TempDir(), "新.docx"), Template: path})
			fit, checkErr := Builtin().CheckTemplate(path, "")
			converted, checked := words(done, convertErr), ""
			if checkErr != nil {
				checked = checkErr.Error()
			} else {
				for _, n := range fit.Notices {
					checked += n.Text
				}
				if fit.ByLabels != test.byLabels {
					t.Errorf("by its labels: %v", fit.ByLabels)
				}
			}
			if (checkErr != nil) != (test.refused != "") || !strings.Contains(checked, test.refused) || !strings.Contains(checked, test.told) ||
				test.refused+test.told+test.alike == "" && checked != "" {
				t.Errorf("checked: %v", checked)
			}
			if !strings.Contains(converted, test.alike) || !strings.Contains(checked, test.alike) {
				t.Errorf("not both say %s:\n%s\n%s", test.alike, converted, checked)
			}
		})
	}
}

// TestTypedIn shows which figures a template has that no data fills.
func TestTypedIn(t *testing.T) {
	const repealed = "{{文件.规章.废止}}"
	for with, want := range map[string]string{repealed: "", "12": "第3行第3格 “12”", "0": "", "{{名称}}": ""} {
		got := Builtin().TypedIn(kept(t, changedTemplate(t, 1, repealed, with), "模板.docx"))
		if (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q", with, got)
		}
	}
}

// words returns what is told of a conversion.
func words(done *Converted, err error) string {
	said := ""
	if err != nil {
		said = err.Error()
	}
	if done != nil {
		for _, n := range done.Notices {
			said += n.Text
		}
	}
	return said
}
