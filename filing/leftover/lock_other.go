//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly || windows)

package leftover

import (
	"errors"
	"os"
)

// Lock knows no way to hold a file here: nothing is taken away.
func Lock(*os.File) error { return errors.ErrUnsupported }
