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
// which, while one that leaves a figure out is its maker's business.
func TestTemplateReadBack(t *testing.T) {
	source, err := Builtin().template(Builtin().Forms[1])
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, old, new, want string }{
		{"as it is", "", "", ""},
		{"another cell's figure", "{{申请.新收.自然人}}", "{{申请.新收.总计}}",
			"“一、本年新收政府信息公开申请数量”的“自然人”：原来是“3001”，写出的是“3119”"},
		{"a figure typed in", "{{申请.结转.总计}}", "104", "“四、结转下年度继续办理”的“总计”：原来是“103”，写出的是“104”"},
		{"no figure", "{{申请.结转.总计}}", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			pkg, err := opc.Read(source)
			if err != nil {
				t.Fatal(err)
			}
			xml, _ := pkg.Part("word/document.xml")
			if !strings.Contains(string(xml), test.old) {
				t.Fatalf("no %s in the template", test.old)
			}
			pkg.Set("word/document.xml", []byte(strings.ReplaceAll(string(xml), test.old, test.new)))
			data, err := pkg.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			template, out := filepath.Join(dir, "模板.docx"), filepath.Join(dir, "report.docx")
			if err := os.WriteFile(template, data, 0o600); err != nil {
				t.Fatal(err)
			}
			done, err := Builtin().Convert(books[0], Conversion{Out: out, Template: template})
			if test.want == "" {
				if err != nil || done.Path != out {
					t.Errorf("got %+v, %v", done, err)
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
