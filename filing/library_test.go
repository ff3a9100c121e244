package filing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/docx/wordtest"
	"nianbao/form"
)

// TestOwnTemplateOfAFolder says what is wrong with the template in a form's folder, and draws one where there is none.
func TestOwnTemplateOfAFolder(t *testing.T) {
	dir := t.TempDir()
	definition, err := os.ReadFile("../testdata/forms/enforcement/form.yaml")
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "form.yaml"), definition, 0o666)
	}
	if err != nil {
		t.Fatalf("copy the definition: %v", err)
	}
	opened := func() (*Library, *form.Form) {
		l, err := LoadDir(dir)
		if err != nil {
			t.Fatalf("LoadDir: %v", err)
		}
		return l, l.Forms[0]
	}
	l, f := opened()
	drawn, err := l.prepare(f, nil)
	if err != nil {
		t.Fatalf("without a template: %v", err)
	}
	if again, err := l.prepare(f, nil); again != drawn || err != nil {
		t.Errorf("it is prepared twice: %v", err)
	}
	saved := func(body string) []byte {
		data, err := wordtest.Document(t, body, nil).Bytes()
		if err != nil {
			t.Fatalf("Bytes: %v", err)
		}
		return data
	}
	path := filepath.Join(dir, "report.docx")
	for _, test := range []struct {
		about string
		data  []byte
		want  string
	}{
		{"no package", []byte("x"), "版 Word 模板："},
		{"a block without end", saved(wordtest.Paragraph("{{if 机关名称}}")), "{{if 机关名称}}"},
		{"a revision", saved(`<w:p><w:ins w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"><w:r><w:t>乙</w:t></w:r></w:ins></w:p>`),
			path + "：模板里有插入 1 处（正文第1段），会留在生成的文件里，没有保存。请在 Word 或 WPS 的“审阅”里接受或拒绝全部修订、删除全部批注后再试。"},
	} {
		if err := os.WriteFile(path, test.data, 0o666); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		l, f := opened()
		for range 2 { // nothing of it is kept
			if prepared, err := l.prepare(f, nil); err == nil || prepared != nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s: %v", test.about, err)
			}
		}
	}
	if err := os.WriteFile(path, saved(wordtest.Paragraph("{{没有这一项}}")), 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	l, f = opened()
	if w, err := l.word(form.NewReport(f), false, nil, nil); err == nil || w != nil || !strings.Contains(err.Error(), "版 Word 模板：正文第 1 段 {{没有这一项}}：没有这个名称。请改正模板后再试。") {
		t.Errorf("a name that is not there: %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatalf("os.Remove: %v", err)
	}
	if err := os.Mkdir(path, 0o777); err != nil {
		t.Fatalf("os.Mkdir: %v", err)
	}
	l, f = opened()
	if _, err := l.prepare(f, nil); err == nil || !strings.Contains(err.Error(), "版的 Word 模板打不开。请检查格式文件夹里的 report.docx。") {
		t.Errorf("a folder: %v", err)
	}
	if _, err := l.ExportTemplate("", filepath.Join(t.TempDir(), "a.docx"), false); err == nil {
		t.Error("a folder is written as a template")
	}
	if _, err := l.Fonts(); err == nil {
		t.Error("a folder has typefaces")
	}
	if got := l.Inputs(); len(got) != 2 || got[0] != filepath.Join(dir, "form.yaml") || got[1] != path || Builtin().Inputs() != nil {
		t.Errorf("it is read from %q", got)
	}
	if _, err := LoadDir(t.TempDir()); err == nil {
		t.Error("a form of an empty folder")
	}
}
