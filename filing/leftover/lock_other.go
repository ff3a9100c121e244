//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly || windows)

package leftover

import (
	"errors"
	"os"
)

const (
	youngFile   = oldUnknown
	RenamesHeld = true
)

// Lock knows no way to hold a file here.
func Lock(*os.File) error { return errors.ErrUnsupported }
