//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package leftover

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// youngFile is how old a temporary file must be that nobody holds: here it is held until it has its name.
const youngFile time.Duration = 0

// RenamesHeld says whether a file can get another name, or be taken away, while it is held.
const RenamesHeld = true

// Lock holds a file as long as it is open. The error says that somebody else does, or that the file system knows no
// locks.
func Lock(file *os.File) error {
	err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errHeld
	}
	return err
}
