//go:build unix

package printing

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestStop shows that a word processor ends, with what it has started, when nobody wants its page any more, and that
// nothing is left of its work.
func TestStop(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	started := filepath.Join(t.TempDir(), "started")
	printer := Printer(func(ctx context.Context, dir string) *exec.Cmd {
		return exec.CommandContext(ctx, "sh", "-c", `sleep 60 & echo $! > "$0.part"; mv "$0.part" "$0"; wait`, started)
	})
	ctx, stop := context.WithCancel(context.Background())
	failed := make(chan error, 1)
	go func() {
		_, err := printer.Print(ctx, []byte("x"), "年报.pdf")
		failed <- err
	}()
	read := func() (int, bool) {
		data, err := os.ReadFile(started)
		pid, numberErr := strconv.Atoi(strings.TrimSpace(string(data)))
		return pid, err == nil && numberErr == nil
	}
	pid, ok := read()
	for ; !ok; pid, ok = read() {
		time.Sleep(time.Millisecond)
	}
	stop()
	if err := <-failed; !strings.Contains(err.Error(), "停下了") {
		t.Error(err)
	}
	for range 1000 { // whoever inherits it takes note of its end
		if !running(pid) {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	if running(pid) {
		t.Error("what it has started goes on")
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "nianbao-*")); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
}

// running reports whether a process is there and has not ended: nobody may have asked yet how it ended.
func running(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return false
	}
	state, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	return err != nil || !strings.Contains(string(state), ") Z ")
}
