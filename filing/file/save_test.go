package file

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianbao/filing/disk"
)

// TestSaveSweeps shows that the next run takes away what a killed one left where it writes.
func TestSaveSweeps(t *testing.T) {
	dir := t.TempDir()
	left := filepath.Join(dir, ".nianbao-"+rand.Text()+".tmp")
	old := time.Now().Add(-2 * time.Hour)
	if err := os.WriteFile(left, nil, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	if err := os.Chtimes(left, old, old); err != nil {
		t.Fatalf("os.Chtimes: %v", err)
	}
	if err := Save(filepath.Join(dir, "a.docx"), []byte("a"), false); err != nil {
		t.Fatalf("Save: %v", err)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("the leftover is there still")
	}
}

func TestFileName(t *testing.T) {
	long := strings.Repeat("长", 40_000)
	for name, want := range map[string]string{
		"示例市/司法局": "示例市_司法局.docx", `a<b>c:d"e\f|g?h*i`: "a_b_c_d_e_f_g_h_i.docx", "换\n行": "换_行.docx", long: long[:3*78] + ".docx", " .甲": "甲.docx",
		"con": "_con.docx", "COM1.x": "_COM1.x.docx", "NUL ": "_NUL.docx", "常": "常.docx", "\u202e甲": "_甲.docx", "..": ".docx",
	} {
		if got := Name(name, ".docx"); got != want {
			t.Errorf("Name(%.20q) = %d bytes %.20q, want %d bytes %.20q", name, len(got), got, len(want), want)
		}
	}
}

// TestSave shows that a file is written whole or not at all and never over another unless asked.
func TestSave(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out.docx")
	if err := Save(out, []byte("一"), false); err != nil {
		t.Fatalf("Save: %v", err)
	}
	err := Save(out, []byte("二"), false)
	var refused *Error
	if !errors.As(err, &refused) || !strings.Contains(refused.Reason, "已经存在") {
		t.Errorf("got %v", err)
	}
	if data, _ := os.ReadFile(out); string(data) != "一" {
		t.Errorf("the file became %q", data)
	}
	if err := Save(out, []byte("二"), true); err != nil {
		t.Fatalf("Save: %v", err)
	}
	if data, _ := os.ReadFile(out); string(data) != "二" {
		t.Errorf("the file is %q", data)
	}
	if err := Save(filepath.Join(dir, "没有", "out.docx"), nil, false); err == nil {
		t.Error("saved in a folder that is not there")
	}
	var names []string
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if diff := cmp.Diff([]string{"out.docx"}, names); diff != "" {
		t.Errorf("left behind: %s", diff)
	}
}

// TestSaveBehindLink shows that behind a symbolic link the file itself is replaced, and stays as private as it was.
func TestSaveBehindLink(t *testing.T) {
	file, link := filepath.Join(t.TempDir(), "file.docx"), filepath.Join(t.TempDir(), "link.docx")
	if err := os.WriteFile(file, []byte("一"), 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	if err := os.Symlink(file, link); err != nil {
		t.Skip(err)
	}
	if err := Save(link, []byte("二"), true); err != nil {
		t.Fatalf("Save: %v", err)
	}
	if data, _ := os.ReadFile(file); string(data) != "二" {
		t.Errorf("the file is %q", data)
	}
	if target, err := os.Readlink(link); target != file {
		t.Errorf("the link leads to %q: %v", target, err)
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatalf("os.Stat: %v", err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the file has %v", info.Mode())
	}
}

// TestSaveSyncs shows that data which do not come to a disk are not taken for saved.
func TestSaveSyncs(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatalf("os.OpenFile: %v", err)
	}
	defer null.Close()
	if null.Sync() == nil {
		t.Skip("here nothing can be written that does not come to a disk")
	}
	if err := flush(&disk.File{File: null}, []byte("一"), nil); err == nil {
		t.Error("saved to nowhere")
	}
}
