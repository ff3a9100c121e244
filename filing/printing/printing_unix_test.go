//go:build unix

package printing

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/docx/wordtest"
	"nianbao/filing/file"
)

// programs puts scripts on the path, in the place of all that is there, each a name and what it does.
func programs(t *testing.T, scripts ...string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for i := 0; i < len(scripts); i += 2 {
		if err := os.WriteFile(filepath.Join(dir, scripts[i]), []byte("#!/bin/sh\nPATH=/usr/bin:/bin\n"+scripts[i+1]), 0o755); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
	}
	t.Setenv("PATH", dir)
	return dir
}

// TestPrint shows how LibreOffice is called, and what is said where it prints nothing.
func TestPrint(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	const prints = `echo "$1" "$2" "$3" "$4" "$5" "$6" "$7" >"$6/report.pdf"; cat "$7" "$6/profile/user/registrymodifications.xcu" >>"$6/report.pdf"`
	dir := programs(t, "libreoffice", prints)
	if got := LibreOffice(); got != filepath.Join(dir, "libreoffice") {
		t.Errorf("it is %q", got)
	}
	if got := Processors(); len(got) != 1 || got[0] != (Processor{"LibreOffice", filepath.Join(dir, "libreoffice")}) {
		t.Errorf("%+v", got)
	}
	data, err := Find().Print(context.Background(), []byte("甲"), "年报.pdf")
	if err != nil {
		t.Fatalf("Print: %v", err)
	}
	for _, want := range []string{"-env:UserInstallation=file:///", "/profile --headless --convert-to pdf --outdir /", "/report.docx\n甲<?xml",
		`name="DisableMacrosExecution" oor:op="fuse"><value xsi:type="xs:boolean">true`, `name="ooInetHTTPSProxyName"`, "</oor:items>\n"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %s in %s", want, data)
		}
	}
	for about, script := range map[string]string{"a failure": prints + "; exit 1", "no page": "exit 0", "an empty page": `: >"$6/report.pdf"`} {
		programs(t, "soffice", script)
		data, err := Find().Print(context.Background(), []byte("甲"), "年报.pdf")
		var told *file.Error
		if !errors.As(err, &told) || data != nil || told.Path != "年报.pdf" || told.Reason != "没有能生成 PDF" || !strings.Contains(told.Advice, "另存为 PDF") {
			t.Errorf("%s: %q, %v", about, data, err)
		}
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
	t.Setenv("TMPDIR", filepath.Join(dir, "none"))
	if _, err := Find().Print(context.Background(), []byte("甲"), "年报.pdf"); err == nil || !strings.Contains(err.Error(), "年报.pdf：临时文件夹（") {
		t.Errorf("without a temporary folder: %v", err)
	}
	programs(t)
	if LibreOffice() != "" || Find() != nil || len(Processors()) > 0 {
		t.Error("it is found where there is none")
	}
}

// TestInstalled asks fontconfig for typefaces: it names the one that it would take.
func TestInstalled(t *testing.T) {
	programs(t, "fc-match", `case "$3" in
'黑体:lang=zh-cn') printf 'SimHei,黑体' ;;
'A\-B\:C\,D:lang=zh-cn') printf 'A-B:C,D' ;;
*) printf ' 思源宋体 ,Source Han Serif' ;;
esac`)
	got, known := Installed([]string{"黑体", "A-B:C,D", "楷体_GB2312"})
	want := []Font{{"黑体", true, ""}, {"A-B:C,D", false, "A-B:C"}, {"楷体_GB2312", false, "思源宋体"}}
	if diff := cmp.Diff(want, got); diff != "" || !known {
		t.Errorf("known %v (-want +got)\n%s", known, diff)
	}
	for about, scripts := range map[string][]string{"none": nil, "a failure": {"fc-match", "printf 黑体; exit 1"}, "silence": {"fc-match", "exit 0"}} {
		programs(t, scripts...)
		if got, known := Installed([]string{"黑体"}); known || len(got) > 0 {
			t.Errorf("%s: %v, %v", about, got, known)
		}
	}
}

// TestFonts names the typefaces of templates once each, those of digits too where an action will write some.
func TestFonts(t *testing.T) {
	run := func(fonts, text string) string {
		return wordtest.Formatted("", wordtest.Run(`<w:rFonts `+fonts+`/>`, "<w:t>"+text+"</w:t>"))
	}
	bytesOf := func(body string) []byte {
		data, err := wordtest.Document(t, body, nil).Bytes()
		if err != nil {
			t.Fatalf("Bytes: %v", err)
		}
		return data
	}
	first := bytesOf(run(`w:ascii="Latin" w:hAnsi="Latin" w:eastAsia="黑体"`, "{{机关名称}}") + run(`w:ascii="Other" w:hAnsi="Other" w:eastAsia="楷体"`, "甲"))
	got, err := Fonts(first, bytesOf(run(`w:ascii="Third" w:hAnsi="Third" w:eastAsia="楷体"`, "1乙")))
	if want := []string{"黑体", "Latin", "楷体", "Third"}; err != nil || !cmp.Equal(want, got) {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	if got, err := Fonts(first, []byte("no package")); err == nil || got != nil {
		t.Errorf("of what is no document: %q, %v", got, err)
	}
}

// TestReferences counts what a document leads to besides itself, and names some of it.
func TestReferences(t *testing.T) {
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	for _, test := range []struct {
		pictures int
		want     string
	}{
		{0, ""}, {1, "2 处指向文档以外的内容（图片 http://h/0.png）"},
		{5, "10 处指向文档以外的内容（图片 http://h/0.png、图片 http://h/1.png、图片 http://h/2.png、图片 http://h/3.png、图片 http://h/4.png）"},
		{6, "12 处指向文档以外的内容（图片 http://h/0.png、图片 http://h/1.png、图片 http://h/2.png、图片 http://h/3.png、图片 http://h/4.png等）"},
	} {
		pkg := wordtest.Document(t, wordtest.Paragraph("甲"), nil)
		relations := ""
		for i := range 2 * test.pictures { // each twice
			relations += fmt.Sprintf(`<Relationship Id="x%d" Type="%simage" Target="http://h/%d.png" TargetMode="External"/>`, i, office, i/2)
		}
		const part = "word/_rels/document.xml.rels"
		source, _ := pkg.Part(part)
		if !strings.Contains(string(source), "</Relationships>") {
			source = []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
		}
		pkg.Set(part, []byte(strings.Replace(string(source), "</Relationships>", relations+"</Relationships>", 1)))
		of := func(said, before, behind string) bool {
			return test.want == "" && said == "" || test.want != "" && said == before+test.want+behind
		}
		for range 2 { // asking takes nothing out
			if said, err := References(pkg); err != nil || !of(said, "文档里有 ", "，是模板里的，用 Word 或 WPS 打开时会去取；不要的请在模板里删去") {
				t.Errorf("%d: %s, %v", test.pictures, said, err)
			}
		}
		if said, err := Sever(pkg); err != nil || !of(said, "文档里有 ", "，生成 PDF 时没有去取") {
			t.Errorf("%d: %s, %v", test.pictures, said, err)
		}
		if said, err := Sever(pkg); err != nil || said != "" {
			t.Errorf("%d, severed twice: %s, %v", test.pictures, said, err)
		}
	}
}
