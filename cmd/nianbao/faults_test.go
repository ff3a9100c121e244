//go:build unix

package main

import (
	"bufio"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianbao/filing/disk"
)

// TestTwoRuns shows of two runs over one folder at the same time, into one place, that both end well, that what is there
// afterwards is whole and what one run makes, and that the lines of each are true.
func TestTwoRuns(t *testing.T) {
	files := pieces(t)
	for _, args := range []string{"convert -r in -o out --json-lines", "convert -r in -o out --json-lines --force",
		"new --agency 示例市 --year 2024"} {
		one := workplace(t, files)
		alone := deed{args: args}.run(t, one)
		whole := left(t, one)
		root := workplace(t, files)
		var both sync.WaitGroup
		var came [2]gone
		for i := range came {
			both.Go(func() { came[i] = deed{args: args}.run(t, root) })
		}
		both.Wait()
		if diff := cmp.Diff(whole, left(t, root)); diff != "" {
			t.Errorf("%s twice: %s", args, diff)
		}
		for _, r := range came {
			if r.out != alone.out || r.status != alone.status {
				t.Errorf("%s ends with %d, not %d: %s\n%s", args, r.status, alone.status, r.errs, cmp.Diff(alone.out, r.out))
			}
		}
	}
	root := workplace(t, files)
	var both sync.WaitGroup
	var came [2]gone
	for i := range came {
		both.Go(func() { came[i] = deed{args: "convert in/甲.xlsx -o 报告.docx"}.run(t, root) })
	}
	both.Wait()
	statuses := []int{came[0].status, came[1].status}
	if slices.Sort(statuses); !slices.Equal(statuses, []int{exitOK, exitFailed}) ||
		!strings.Contains(came[0].errs+came[1].errs, "已经存在，没有覆盖") {
		t.Errorf("of two runs with one output: %+v", came)
	}
}

// TestDiskFull lets the disk be full from any step on, and then not any more: what a run says is written is, nothing else is
// said to be, and the next run comes to what an undisturbed one does.
func TestDiskFull(t *testing.T) {
	files := pieces(t)
	one := workplace(t, files)
	lines, _, _ := said(t, one, "convert", "-r", "in", "-o", "out", "--json-lines")
	whole := left(t, one)
	t.Cleanup(func() { disk.Before = nil })
	for _, from := range []int{1, 4, 6, 9, 13} {
		root := workplace(t, files)
		n, steps := 0, make(chan bool, 1)
		disk.Before = func(step disk.Step, _ string) error {
			steps <- true
			defer func() { <-steps }()
			if n++; n >= from && step != disk.Removing {
				return syscall.ENOSPC
			}
			return nil
		}
		out, errs, status := said(t, root, "convert", "-r", "in", "-o", "out", "--json-lines", "--jobs", "1")
		disk.Before = nil
		now := left(t, root)
		if status != exitFailed || !strings.Contains(out, "磁盘满了") {
			t.Errorf("full from step %d on, it ends with %d: %s%s", from, status, out, errs)
		}
		for path, data := range now {
			if whole[path] != data {
				t.Errorf("full from step %d on: %s is not whole", from, path)
			}
			if name, ok := strings.CutPrefix(path, "/out/"); ok && !strings.Contains(out, `"status":"written","output":"out/`+name) {
				t.Errorf("full from step %d on: %s is there and not told of: %s", from, path, out)
			}
		}
		if written := strings.Count(out, `"written"`); written != len(now)-len(workplaceNames(t, files)) {
			t.Errorf("full from step %d on: %d are written: %s", from, written, out)
		}
		again, _, _ := said(t, root, "convert", "-r", "in", "-o", "out", "--json-lines")
		if diff := cmp.Diff(whole, left(t, root)); diff != "" || again != lines {
			t.Errorf("after the disk was full: %s", diff)
		}
	}
}

func workplaceNames(t *testing.T, files map[string][]byte) []string {
	t.Helper()
	return slices.Collect(maps.Keys(left(t, workplace(t, files))))
}

// TestSmallDisk is the same on a disk that is really full, where the test may mount one.
func TestSmallDisk(t *testing.T) {
	small := t.TempDir()
	if err := mountSmall(small, "size=64k"); err != nil {
		t.Skip("no disk can be mounted:", err)
	}
	t.Cleanup(func() { unmount(small) })
	root := workplace(t, pieces(t))
	for _, args := range []string{"convert in/甲.xlsx -o " + small + "/报告.docx", "new --agency 示例市 --year 2024 -o " + small + "/新.xlsx",
		"check -r in --summary " + small + "/汇总.xlsx"} {
		must(t, os.WriteFile(filepath.Join(small, "满"), make([]byte, 56<<10), 0o600))
		r := deed{args: args}.run(t, root)
		entries, err := os.ReadDir(small)
		must(t, err)
		if r.status != exitFailed || !strings.Contains(r.errs, "磁盘满了，没有保存") || len(entries) != 1 {
			t.Errorf("%s ends with %d and %v: %s", args, r.status, entries, r.errs)
		}
	}
}

// serving starts the page in a home, with a temporary folder in it, and returns when it says its address, or ends.
func serving(t *testing.T, home string) (c *exec.Cmd, said string) {
	t.Helper()
	program, err := exec.LookPath("nianbao")
	must(t, err)
	c = exec.Command(program, "serve")
	c.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "TMPDIR="+filepath.Join(home, "tmp"))
	must(t, os.MkdirAll(filepath.Join(home, "tmp"), 0o700))
	says, err := c.StderrPipe()
	must(t, err)
	must(t, c.Start())
	t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
	})
	for lines := bufio.NewScanner(says); lines.Scan(); {
		if said += lines.Text() + "\n"; strings.Contains(said, "?token=") {
			break
		}
	}
	return c, said
}

// TestServeKilled shows that after a page was killed the next start is one of its own, and has cleaned up; and that of two
// starts at the same time none fails.
func TestServeKilled(t *testing.T) {
	home := t.TempDir()
	for range 2 {
		c, said := serving(t, home)
		if strings.Contains(said, "已经在运行") || !strings.Contains(said, "下次还在") {
			t.Fatal(said)
		}
		// the lock is held, and what it was written by is gone, after it serves, which is after it says its address
		for _, want := range []struct {
			pattern string
			files   int
		}{{"tmp/nianbao-page-*", 1}, {"nianbao/running-*.lock", 1}, {"nianbao/.*", 0}} {
			var found []string
			for range 100 {
				if found, _ = filepath.Glob(filepath.Join(home, want.pattern)); len(found) == want.files {
					break
				}
				time.Sleep(20 * time.Millisecond)
			}
			if len(found) != want.files {
				t.Errorf("there are %q", found)
			}
		}
		must(t, c.Process.Kill())
		c.Wait()
	}
	var both sync.WaitGroup
	home = t.TempDir()
	for range 2 {
		both.Go(func() {
			if _, said := serving(t, home); !strings.Contains(said, "?token=") {
				t.Error(said)
			}
		})
	}
	both.Wait()
}

// TestClock shows that the time zone of the machine changes nothing that is written or said; and that the rooms which write
// and judge reports do not ask what time it is, so that no year does: a clock may stand in 1970 or in 2099.
func TestClock(t *testing.T) {
	files := pieces(t)
	var first [2]gone
	var whole map[string]string
	for _, zone := range []string{"UTC", "Pacific/Kiritimati"} {
		root := workplace(t, files)
		came := [2]gone{deed{args: "convert -r in -o out --json-lines --charts --summary 汇总.xlsx"}.run(t, root, "TZ="+zone),
			deed{args: "check -r in --notice 通报.docx"}.run(t, root, "TZ="+zone)}
		if whole == nil {
			first, whole = came, left(t, root)
		}
		if diff := cmp.Diff(whole, left(t, root)); diff != "" || came != first {
			t.Errorf("in %s: %s %v", zone, diff, came)
		}
	}
	asks := regexp.MustCompile(`time\.(Now|Since|Until)\(`)
	for _, room := range []string{"action", "check", "contract", "docx", "form", "formula", "ooxml", "render", "xlsx", "filing"} {
		must(t, filepath.WalkDir("../../"+room, func(path string, e fs.DirEntry, err error) error {
			isCode := strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go")
			if err != nil || !isCode || strings.Contains(path, "filing/leftover/") {
				return err
			}
			if code, err := os.ReadFile(path); err != nil || asks.Match(code) {
				t.Errorf("%s asks what time it is: %v", path, err)
			}
			return nil
		}))
	}
}
