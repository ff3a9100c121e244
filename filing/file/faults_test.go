//go:build unix

package file

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"pgregory.net/rapid"

	"nianbao/filing/disk"
)

// faults are what a disk may say, with words that whoever saves there must read.
var faults = map[syscall.Errno]string{
	syscall.ENOSPC: "磁盘满了", syscall.EDQUOT: "磁盘满了", syscall.EFBIG: "文件太大", syscall.EROFS: "磁盘是只读的",
	syscall.EACCES: "没有权限写入", syscall.EPERM: "没有权限写入", syscall.EIO: "可能断开了", syscall.ESTALE: "可能断开了",
	syscall.ENAMETOOLONG: "路径太长", syscall.EBUSY: "正在别的程序里打开", syscall.ENOENT: "文件夹不见了",
	syscall.EINTR: "写不进去",
}

// failAt makes the nth step that is taken to disk fail, and returns how many were taken and which one failed.
func failAt(t interface{ Cleanup(func()) }, n int, with error) (count *int, failed *disk.Step) {
	count, failed = new(int), new(disk.Step)
	disk.Before = func(step disk.Step, _ string) error {
		if *count++; *count == n {
			*failed = step
			return with
		}
		return nil
	}
	t.Cleanup(func() { disk.Before = nil })
	return count, failed
}

// TestAnyFault shows that whatever a disk says, at whatever step, an output is the old one or the new one, that it is the
// new one where the program says so and only there, and that nothing lies beside it; and that what is said is Chinese.
func TestAnyFault(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "fault")
		if err != nil {
			t.Fatalf("os.MkdirTemp: %v", err)
		}
		t.Cleanup(func() { os.RemoveAll(dir) })
		out, old := filepath.Join(dir, "报告.docx"), rapid.SampledFrom([]string{"", "旧"}).Draw(t, "old")
		if old != "" {
			if err := os.WriteFile(out, []byte(old), 0o644); err != nil {
				t.Fatalf("os.WriteFile: %v", err)
			}
		}
		errno := rapid.SampledFrom([]syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG, syscall.EROFS, syscall.EACCES,
			syscall.EPERM, syscall.EIO, syscall.ESTALE, syscall.ENAMETOOLONG, syscall.EBUSY, syscall.ENOENT,
			syscall.EINTR}).Draw(t, "errno")
		_, failed := failAt(t, rapid.IntRange(1, 8).Draw(t, "step"), errno)
		err = Save(out, []byte("新的"), old != "")
		disk.Before = nil
		now, readErr := os.ReadFile(out)
		switch {
		case err == nil && string(now) != "新的":
			t.Fatalf("saved, and there is %q: %v", now, readErr)
		case err != nil && (string(now) != old || old == "" != errors.Is(readErr, os.ErrNotExist)):
			t.Fatalf("%v, and there is %q: %v", err, now, readErr)
		}
		var e *Error
		if err != nil && (!errors.As(err, &e) || !strings.Contains(e.Reason, faults[errno]) || e.Advice == "" ||
			!errors.Is(err, errno)) {
			t.Fatalf("%v at %s: %#v", errno, *failed, e)
		}
		entries, _ := os.ReadDir(dir)
		for _, e := range entries {
			if e.Name() != "报告.docx" {
				t.Fatalf("%s is left after %v at %s", e.Name(), err, *failed)
			}
		}
	})
}

// TestOpenIsNotRenamed shows that a file is saved where none that is open gets another name: VirtualBox's shared folders
// say that it is busy.
func TestOpenIsNotRenamed(t *testing.T) {
	for _, errno := range []syscall.Errno{syscall.EBUSY, syscall.EPERM} {
		out := filepath.Join(t.TempDir(), "报告.docx")
		open := false
		disk.Before = func(step disk.Step, _ string) error {
			switch step {
			case disk.Creating:
				open = true
			case disk.Closing:
				open = false
			case disk.Naming:
				if open {
					return errno
				}
			}
			return nil
		}
		err := Save(out, []byte("新的"), false)
		disk.Before = nil
		if data, _ := os.ReadFile(out); err != nil || string(data) != "新的" {
			t.Errorf("%v: %q, %v", errno, data, err)
		}
	}
}

// TestReadOnly shows that what somebody has set read-only is not replaced, be it by a run of root's.
func TestReadOnly(t *testing.T) {
	out := filepath.Join(t.TempDir(), "报告.docx")
	if err := os.WriteFile(out, []byte("旧"), 0o444); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	for _, err := range []error{Save(out, nil, true), Replaceable(out, nil, true)} {
		if err == nil || !strings.Contains(err.Error(), "设成了只读") {
			t.Error(err)
		}
	}
	if data, err := os.ReadFile(out); err != nil || string(data) != "旧" {
		t.Errorf("%q %v", data, err)
	}
}

// TestOwned shows that a file which another program holds is said to be open, where one beside it tells so.
func TestOwned(t *testing.T) {
	for owner, of := range map[string]string{"~$报告.docx": "报告.docx", ".~报告.docx": "报告.docx", "~$告.docx": "",
		".~lock.报告.docx#": "报告.docx", "~$24年度工作年度报告.docx": "2024年度工作年度报告.docx"} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, owner), nil, 0o644); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		failAt(t, 1, syscall.EACCES)
		err := Save(filepath.Join(dir, cmp.Or(of, "报告.docx")), nil, true)
		if err == nil || strings.Contains(err.Error(), "旁边有 "+owner) != (of != "") {
			t.Errorf("%s: %v", owner, err)
		}
	}
}

// TestNames shows what is said of names that no disk takes, and of folders that are none, before any work is done.
func TestNames(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "文件"), nil, 0o644); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	for out, words := range map[string]string{
		filepath.Join(dir, strings.Repeat("长", 100)+".docx"): "路径太长",
		filepath.Join(dir, "文件", "报告.docx"):                  "文件夹不存在",
		filepath.Join(dir, "没有", "报告.docx"):                  "文件夹不存在",
		dir: "这是一个文件夹",
	} {
		if err := Writable(out, nil, true); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v", out, err)
		}
		if err := Save(out, nil, true); err == nil {
			t.Errorf("%s is saved", out)
		}
	}
	if err := MakeFolder(filepath.Join(dir, "文件", "下面")); err == nil || !strings.Contains(err.Error(), "建不了") {
		t.Errorf("MakeFolder: %v", err)
	}
}

// TestUnusable refuses, before any work is done, places that no file may have, each by what is known of it.
func TestUnusable(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, err := range []error{os.Symlink("环", at("环")), syscall.Mkfifo(at("管.docx"), 0o600), os.WriteFile(at("读.docx"), nil, 0o400),
		os.WriteFile(at("旧.docx"), nil, 0o600)} {
		if err != nil {
			t.Fatalf("make the places: %v", err)
		}
	}
	for _, test := range []struct{ out, want string }{
		{at("环/a.docx"), "写不进去，没有保存"}, {at(strings.Repeat("长", 100) + ".docx"), "文件名或者路径太长，没有保存"},
		{at("管.docx"), "这不是普通文件，不能当作输出文件"}, {at("读.docx"), "这个文件设成了只读，没有覆盖"}, {at("旧.docx"), ""},
	} {
		refusal := Writable(test.out, nil, true)
		if (refusal == nil) != (test.want == "") || refusal != nil && (refusal.Reason != test.want || refusal.Advice == "" || refusal.Path != test.out) {
			t.Errorf("%.60s: %v, want %s", test.out, refusal, test.want)
		}
	}
}

// TestHindrance says of what a disk says what it means where nobody has asked for a file.
func TestHindrance(t *testing.T) {
	for _, test := range []struct {
		err            error
		reason, advice string
	}{
		{syscall.ENOENT, "找不到文件夹", "请看草稿夹在不在。"}, {syscall.ENOTDIR, "找不到文件夹", "请看草稿夹在不在。"},
		{syscall.ENOSPC, "磁盘满了", "请删去一些不要的文件，或者换一个磁盘，再试。"}, {syscall.EACCES, "没有权限", "请看草稿夹能不能写入。"},
		{syscall.EINTR, "写不进去", "请看磁盘是否已满、草稿夹能不能写入。"}, {nil, "写不进去", "请看磁盘是否已满、草稿夹能不能写入。"},
	} {
		if reason, advice := Hindrance(test.err, "草稿夹"); reason != test.reason || advice != test.advice {
			t.Errorf("%v: %s, %s", test.err, reason, advice)
		}
	}
	for _, test := range []struct{ err, want string }{{"", "甲.docx：写不进去，没有保存。"}, {"open", "甲.docx：没有权限写入，看来它正在 WPS、Word 或 Excel 里打开（旁边有 ~$甲.docx）。请先关闭它，再试。"}} {
		dir := t.TempDir()
		cause := error(syscall.EINTR)
		if test.err != "" {
			cause = os.ErrPermission
			if err := os.WriteFile(filepath.Join(dir, "~$甲.docx"), nil, 0o600); err != nil {
				t.Fatalf("os.WriteFile: %v", err)
			}
		}
		if got := strings.TrimPrefix(unsaved(filepath.Join(dir, "甲.docx"), cause).Error(), dir+"/"); !strings.HasPrefix(got, test.want) {
			t.Errorf("%v: %s", cause, got)
		}
	}
}

// TestReadLost says of a file that is opened and cannot be read what the disk says of it.
func TestReadLost(t *testing.T) {
	const lost = "/proc/self/mem" // of which the first bytes are nobody's
	if info, err := os.Stat(lost); err != nil || !info.Mode().IsRegular() {
		t.Skip("no such file here")
	}
	if data, err := Read(lost, "名单", "请换一个。", 9); data != nil || err == nil || !strings.HasPrefix(err.Error(), lost+"：名单读不出来：磁盘或者网络文件夹读写出错") {
		t.Errorf("%q, %v", data, err)
	}
}
