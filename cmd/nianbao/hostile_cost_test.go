//go:build linux && !race

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"nianbao/filing/hostiletest"
)

// What any file within the limits may cost: SECURITY.md promises it.
const (
	mostMemory = 512 << 10 // KiB
	mostTime   = 5 * time.Second
)

// TestHostileCost runs the program over the files that are meant to cost, each in a process of its own: none takes more
// memory or time of the processor than is promised. Of them ordinary runs take those that once were the worst.
func TestHostileCost(t *testing.T) {
	if _, err := exec.LookPath("nianbao"); err != nil {
		t.Skip(err)
	}
	// A process that is started counts the memory of the one that starts it, at its most, as its own.
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(mostMemory / 2 << 10))
	base, err := hostileBase()
	must(t, err)
	dir := t.TempDir()
	commands := [][]string{{"fix", "-o", filepath.Join(dir, "改正.xlsx"), "--force"}}
	worst := map[string]bool{"cell-digits-million.xlsx": true, "zip-bomb-small-claim.xlsx": true}
	if isLong() {
		commands = append(commands, []string{"check"}, []string{"convert", "-o", filepath.Join(dir, "报告.docx"), "--force"},
			[]string{"check", "--annotate", filepath.Join(dir, "标注.xlsx"), "--force"}, []string{"show", "--layout"})
		for _, f := range base.Files() {
			cost(t, dir, f, commands[:1])
		}
	}
	for f := range base.Heavy() {
		if isLong() || worst[f.Name] {
			cost(t, dir, f, commands)
		}
		if delete(worst, f.Name); len(worst) == 0 && !isLong() {
			break
		}
	}
}

// cost runs commands over a file.
func cost(t *testing.T, dir string, f hostiletest.File, commands [][]string) {
	t.Helper()
	path := filepath.Join(dir, f.Name)
	must(t, os.WriteFile(path, f.Data, 0o666))
	for _, args := range commands {
		c := exec.Command("nianbao", append([]string{args[0], path}, args[1:]...)...)
		said, err := c.CombinedOutput()
		var exited *exec.ExitError
		if err != nil && !errors.As(err, &exited) || c.ProcessState.ExitCode() > exitFailed || c.ProcessState.ExitCode() < 0 {
			t.Errorf("%s of %s (%s): %v\n%.500s", args[0], f.Name, f.Danger, err, said)
			continue
		}
		memory := c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
		if time := c.ProcessState.UserTime() + c.ProcessState.SystemTime(); time > mostTime || memory > mostMemory {
			t.Errorf("%s of %s (%s) takes %v and %d MiB", strings.Join(args, " "), f.Name, f.Danger, time, memory>>10)
		}
	}
	must(t, os.Remove(path))
}
