package disk

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// renameNew leaves it to Windows not to replace a file.
func renameNew(from, to string) error {
	old, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	name, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	if err := windows.MoveFileEx(old, name, 0); err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return nil
}

// patience is how often, and pause how long, a name is waited for: virus scanners and the indexer hold a new file for a
// moment. What WPS or Word hold they hold for longer.
const patience, pause = 10, 50 * time.Millisecond

// patient does again what another program is in the way of.
func patient(do func() error) (err error) {
	for range patience {
		err = do()
		if !errors.Is(err, windows.ERROR_SHARING_VIOLATION) && !errors.Is(err, windows.ERROR_ACCESS_DENIED) {
			return err
		}
		time.Sleep(pause)
	}
	return err
}
