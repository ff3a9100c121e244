package leftover

import (
	"os"

	"golang.org/x/sys/windows"
)

// Lock holds a file as long as it is open. The error says that somebody else does.
func Lock(file *os.File) error {
	return windows.LockFileEx(windows.Handle(file.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped))
}
