package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// renameNew leaves it to the kernel not to replace a file; some file systems cannot.
func renameNew(from, to string) error {
	err := unix.RenamexNp(from, to, unix.RENAME_EXCL)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.EINVAL), errors.Is(err, errors.ErrUnsupported):
		return linked(from, to)
	}
	return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
}

func patient(do func() error) error { return do() }
