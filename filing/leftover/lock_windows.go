package leftover

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// youngFile is how old a temporary file must be that nobody holds: it must be let go of before it gets its name.
const youngFile = time.Minute

// RenamesHeld says whether a file can get another name, or be taken away, while it is held.
const RenamesHeld = false

// Lock holds a file as long as it is open. The error says that somebody else does.
func Lock(file *os.File) error {
	err := windows.LockFileEx(windows.Handle(file.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return errHeld
	}
	return err
}
