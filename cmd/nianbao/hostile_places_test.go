//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestHostilePlaces names what is no file, or is called what no file should be. Nothing is waited for, nothing without
// end is read, and what is said fits on its line.
func TestHostilePlaces(t *testing.T) {
	data := besideOne(t)
	must(t, os.Mkdir("folder.xlsx", 0o777))
	must(t, os.Symlink("loop.xlsx", "loop.xlsx"))
	must(t, os.Symlink("folder.xlsx", "to-folder.xlsx"))
	must(t, os.Symlink("gone", "to-nothing.xlsx"))
	must(t, os.Symlink("a.xlsx", "to-file.xlsx"))
	must(t, os.Symlink("/dev/zero", "to-device.xlsx"))
	must(t, os.Link("a.xlsx", "hard.xlsx"))
	must(t, syscall.Mkfifo("pipe.xlsx", 0o666))
	const unusual = "文件读不了：不是普通文件。请用原来的 .xlsx 或 .docx 文件。"
	for _, test := range []struct{ path, says string }{
		{"folder.xlsx", "文件夹里没有文件。请看文件夹有没有写错"},
		{"loop.xlsx", "文件读不了。如果它正在 WPS 或 Office 中打开，先关闭；再检查自己有没有读取它的权限。"},
		{"to-folder.xlsx", "文件夹里没有文件。请看文件夹有没有写错"},
		{"to-nothing.xlsx", "文件不存在。检查文件名和所在文件夹是否写对。"},
		{"to-device.xlsx", unusual}, {"/dev/zero", unusual}, {"/dev/null", unusual}, {"pipe.xlsx", unusual},
		{"no\x00name.xlsx", "文件读不了"}, {strings.Repeat("长", 86) + ".xlsx", "文件读不了"}, {"", "文件不存在"},
		{"to-file.xlsx", "没有发现问题"}, {"hard.xlsx", "没有发现问题"},
	} {
		for _, command := range []string{"check", "convert", "fix", "show"} {
			said := soon(t, command, test.path)
			if want := test.says; !strings.Contains(said, want) && (want != "没有发现问题" || command == "check") {
				t.Errorf("%s %q: got %s", command, test.path, said)
			}
		}
	}
	for _, name := range []string{"统计表 2024.xlsx", `"quoted" 'name'.xlsx`, "two\nlines.xlsx", "--help.xlsx", "turned\u202exslx.xlsx",
		"\x1b[2J.xlsx", "$(touch evil).xlsx", "a;b.xlsx", "CON.xlsx", "trailing .xlsx", "dot..xlsx", "%41.xlsx", "～＄.xlsx",
		strings.Repeat("a", 250) + ".xlsx", strings.Repeat("长", 83) + ".xlsx", "\xff\xfe.xlsx"} {
		must(t, os.WriteFile(name, data, 0o666))
		if said := soon(t, "check", filepath.Join(".", name)); !strings.Contains(said, "没有发现问题") && !strings.HasPrefix(name, "--") {
			t.Errorf("check %q: %s", name, said)
		}
		if said := soon(t, "check", "./"+name); !strings.Contains(said, "没有发现问题") {
			t.Errorf("check %q: %s", name, said)
		}
	}
	if said := soon(t, "check", "."); !strings.Contains(said, "共 ") || strings.Contains(said, "程序自己出了错") {
		t.Errorf("check of all: %s", said)
	}
}

// TestHostileOutputs names outputs that are no place for one: each is refused, and what stands there stays.
func TestHostileOutputs(t *testing.T) {
	data := besideOne(t)
	must(t, os.Mkdir("folder.docx", 0o777))
	must(t, os.Symlink("a.xlsx", "to-input.docx"))
	must(t, os.Symlink("folder.docx", "to-folder.docx"))
	must(t, os.Symlink("loop.docx", "loop.docx"))
	must(t, os.Symlink("/dev/null", "to-device.docx"))
	must(t, syscall.Mkfifo("pipe.docx", 0o666))
	for _, test := range []struct{ out, says string }{
		{"folder.docx", "这是一个文件夹，不能当作输出文件"}, {"to-folder.docx", "这是一个文件夹，不能当作输出文件"},
		{"to-input.docx", "输出文件就是输入文件"}, {"to-device.docx", "这不是普通文件，不能当作输出文件"},
		{"pipe.docx", "这不是普通文件，不能当作输出文件"}, {"none/a.docx", "要放进去的文件夹不存在"},
		{"loop.docx", "已生成"}, {strings.Repeat("长", 90) + ".docx", "没有保存"}, {"a\x00.docx", "没有保存"},
	} {
		if said := soon(t, "convert", "a.xlsx", "-o", test.out, "--force"); !strings.Contains(said, test.says) {
			t.Errorf("-o %q: %s", test.out, said)
		}
	}
	if now, err := os.ReadFile("a.xlsx"); err != nil || !bytes.Equal(now, data) {
		t.Error("the input has changed")
	}
}

// besideOne enters a folder of the test's own with a sound workbook in it, a.xlsx, and returns that.
func besideOne(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("../../testdata/huaian-2024.xlsx")
	must(t, err)
	t.Chdir(t.TempDir())
	must(t, os.WriteFile("a.xlsx", data, 0o666))
	return data
}

// soon runs the program and returns what it says. What waits for a pipe never comes back.
func soon(t *testing.T, args ...string) string {
	t.Helper()
	done := make(chan string, 1)
	var out, errs bytes.Buffer
	go func() {
		run(append([]string{"nianbao"}, args...), &out, &errs)
		done <- out.String() + errs.String()
	}()
	select {
	case said := <-done:
		speaksChinese(t, strings.Join(args, " "), said)
		return said
	case <-time.After(time.Minute):
		t.Fatalf("%q does not come back", args)
		return ""
	}
}
