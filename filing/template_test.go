package filing

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/ooxml/opc"
)

// TestTemplateReadBack shows that a template of the user's which prints a figure otherwise stops the save and says
// which, while one that leaves a figure out is told of, unless it says itself that this is meant.
func TestTemplateReadBack(t *testing.T) {
	source, err := Builtin().template(Builtin().Forms[1])
	if err != nil {
		t.Fatalf("Builtin().template: %v", err)
	}
	for _, test := range []struct{ name, old, new, want, notice string }{
		{"as it is", "", "", "", ""},
		{"another cell's figure", "{{申请.新收.自然人}}", "{{申请.新收.总计}}",
			"“一、本年新收政府信息公开申请数量”的“自然人”：原来是“3001”，写出的是“3119”", ""},
		{"a figure typed in", "{{申请.结转.总计}}", "104", "“四、结转下年度继续办理”的“总计”：原来是“103”，写出的是“104”", ""},
		{"another year", "{{年度}}年政府信息公开工作年度报告", "2023年政府信息公开工作年度报告", "年度：原来是“2024”，写出的是“2023”", ""},
		{"no figure", "{{申请.结转.总计}}", "", "", "“四、结转下年度继续办理”的“总计”（103）"},
		{"no figure, which is meant", "{{申请.结转.总计}}", "{{/* 不印 申请.结转.总计 */}}", "", ""},
		{"no text", "{{range 段落 总体情况}}", "{{range 段落 “”}}", "", "没有“一、总体情况”的文字"},
		{"no text, which is meant", "{{range 段落 总体情况}}", "{{/* 不印 总体情况 */}}{{range 段落 “”}}", "", ""},
		{"a name that is none", "{{申请.结转.总计}}", "{{/* 不印 申请.结余 */}}", "没有“申请.结余”这个名称", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			pkg, err := opc.Read(source)
			if err != nil {
				t.Fatalf("opc.Read: %v", err)
			}
			xml, _ := pkg.Part("word/document.xml")
			if !strings.Contains(string(xml), test.old) {
				t.Fatalf("no %s in the template", test.old)
			}
			pkg.Set("word/document.xml", []byte(strings.ReplaceAll(string(xml), test.old, test.new)))
			data, err := pkg.Bytes()
			if err != nil {
				t.Fatalf("pkg.Bytes: %v", err)
			}
			dir := t.TempDir()
			template, out := filepath.Join(dir, "模板.docx"), filepath.Join(dir, "report.docx")
			if err := os.WriteFile(template, data, 0o600); err != nil {
				t.Fatalf("os.WriteFile: %v", err)
			}
			done, err := Builtin().Convert(books[0], Conversion{Out: out, Template: template})
			if test.want == "" {
				if err != nil || done.Path != out {
					t.Fatalf("got %+v, %v", done, err)
				}
				told := ""
				for _, n := range done.Notices {
					told += n.Text
				}
				if test.notice == "" && told != "" || !strings.Contains(told, test.notice) {
					t.Errorf("told %s", told)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), "没有保存") || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v", err)
			}
			if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("it was saved: %v", err)
			}
		})
	}
}

// TestDraftIsOffered shows that a template may ask whether a draft is made, and that a name which is nearly that is told
// of.
func TestDraftIsOffered(t *testing.T) {
	for action, want := range map[string]string{"{{if 草稿}}草稿{{end}}": "", "{{if 草搞}}草稿{{end}}": "{{if 草搞}}：没有这个名称，您是不是要用 草稿"} {
		_, err := Builtin().CheckTemplate(typed(t, "{{机关名称}}", "{{机关名称}}"+action, false), "")
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", action, err, want)
		}
	}
}
