package file

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestErrorSays ends each part of what an error says with one full stop.
func TestErrorSays(t *testing.T) {
	for _, c := range []struct {
		e    Error
		want string
	}{
		{Error{Path: "甲.xlsx", Reason: "打不开", Advice: "请再试"}, "甲.xlsx：打不开。请再试。"},
		{Error{Reason: "打不开。", Advice: "是不是乙？"}, "打不开。是不是乙？"},
		{Error{Path: "甲.xlsx", Reason: "打不开"}, "甲.xlsx：打不开。"},
		{Error{}, ""},
	} {
		if got := c.e.Error(); got != c.want {
			t.Errorf("%+v says %q, want %q", c.e, got, c.want)
		}
	}
	if got := Listed(errors.New("一\n二。")); got != "  一\n  二" {
		t.Errorf("listed %q", got)
	}
}

type hint struct{ error }

func (hint) Hint() string { return "请另存" }

// TestExplain keeps what is explained, takes over hints, and says nothing of a library's words.
func TestExplain(t *testing.T) {
	known := &Error{Path: "乙.xlsx", Reason: "坏"}
	cause := errors.New("EOF")
	for _, c := range []struct {
		err  error
		want string
	}{
		{known, "乙.xlsx：坏。"}, {fmt.Errorf("open: %w", known), "乙.xlsx：坏。"},
		{hint{errors.New("有宏")}, "甲.xlsx：有宏。请另存。"}, {cause, "甲.xlsx：打不开。"},
	} {
		got := Explain("甲.xlsx", c.err, "打不开")
		if got.Error() != c.want || got != known && !errors.Is(got, c.err) {
			t.Errorf("%v is explained as %q, want %q", c.err, got, c.want)
		}
	}
}

// TestGuard makes an error of a panic, with the line of this program, and returns all other errors.
func TestGuard(t *testing.T) {
	if err := Guard("甲.xlsx", func() error { return nil }); err != nil {
		t.Errorf("%v", err)
	}
	if err := Guard("甲.xlsx", func() error { return fs.ErrExist }); err != fs.ErrExist {
		t.Errorf("%v", err)
	}
	var none []int
	err := Guard("甲.xlsx", func() error { return fmt.Errorf("%d", none[3]) })
	var of *Error
	if !errors.As(err, &of) || of.Path != "甲.xlsx" || !strings.HasPrefix(of.Reason, "程序自己出了错（filing/file/said_test.go:") ||
		strings.Contains(err.Error(), "index") || !strings.Contains(of.Err.Error(), "index out of range") {
		t.Errorf("%v, %v", err, of)
	}
}

// TestRead reads files of some size and refuses all else by what it is.
func TestRead(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "名单.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat("a", 1<<20)), 0o600); err != nil {
		t.Fatalf("write: %v", err)
	}
	if data, err := Read(path, "名单", "请换一个", 1<<20); err != nil || len(data) != 1<<20 {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	for _, c := range []struct {
		path string
		most int
		want string
	}{
		{path, 1<<20 - 1, path + "：名单超过 0 MiB。请换一个。"}, {dir, 9, dir + "：名单是文件夹，不是文件。请换一个。"},
		{filepath.Join(dir, "无"), 9, filepath.Join(dir, "无") + "：名单打不开。请换一个。"},
		{os.DevNull, 9, os.DevNull + "：名单不是普通文件，读不了。请换一个。"},
	} {
		if data, err := Read(c.path, "名单", "请换一个", c.most); data != nil || err == nil || err.Error() != c.want {
			t.Errorf("%d bytes, %v, want %s", len(data), err, c.want)
		}
	}
	other := filepath.Join(dir, "另.txt")
	if err := os.Link(path, other); err != nil {
		t.Skip("no links here")
	}
	if !AreSame(path, other) || AreSame(path, dir) || AreSame(path, filepath.Join(dir, "无")) || AreSame(filepath.Join(dir, "无"), filepath.Join(dir, "无")) {
		t.Error("which names lead to one file")
	}
}

// TestWritable refuses an output that is an input, a folder or none, that stands there already, or whose folder is missing.
func TestWritable(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "甲.xlsx"), filepath.Join(dir, "乙.docx")
	for _, path := range []string{in, filepath.Join(dir, "旧.docx")} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatalf("write: %v", err)
		}
	}
	inputs := Inputs{"", in, filepath.Join(dir, "未有.xlsx")}
	for _, c := range []struct {
		out   string
		force bool
		want  string
	}{
		{out, false, ""}, {filepath.Join(dir, "旧.docx"), true, ""}, {in, true, "输出文件就是输入文件"},
		{filepath.Join(dir, ".", "甲.xlsx"), true, "输出文件就是输入文件"}, {filepath.Join(dir, "未有.XLSX"), false, "输出文件就是输入文件"},
		{filepath.Join(dir, "旧.docx"), false, "文件已经存在，没有覆盖"}, {dir, true, "这是一个文件夹，不能当作输出文件"},
		{filepath.Join(dir, "无", "乙.docx"), false, "要放进去的文件夹不存在"}, {filepath.Join(in, "乙.docx"), false, "要放进去的文件夹不存在"},
	} {
		refusal := Writable(c.out, inputs, c.force)
		if (refusal == nil) != (c.want == "") || refusal != nil && (refusal.Reason != c.want || refusal.Path != c.out) {
			t.Errorf("%s, force %v: %v, want %s", c.out, c.force, refusal, c.want)
		}
	}
	if refusal := Replaceable(filepath.Join(dir, "无", "乙.docx"), inputs, false); refusal != nil {
		t.Errorf("a folder that is still to be made: %v", refusal)
	}
	for n, want := range map[int]string{1: "a/报告.docx", 2: "a/报告（2）.docx", 12: "a/报告（12）.docx"} {
		if got := Numbered("a/报告.docx", n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}
