//go:build unix

package printing

import (
	"os/exec"
	"syscall"
)

// whole lets a command end with all that it has started: LibreOffice's is a script that starts the program.
func whole(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
}
