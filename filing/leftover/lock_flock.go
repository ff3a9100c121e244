//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package leftover

import (
	"os"

	"golang.org/x/sys/unix"
)

// Lock holds a file as long as it is open. The error says that somebody else does, or that the file system knows no
// locks: then nothing is taken away.
func Lock(file *os.File) error { return unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB) }
