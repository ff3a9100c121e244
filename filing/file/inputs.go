package file

import (
	"os"
	"path/filepath"
	"strings"
)

// Inputs are the files that a run reads. No output may be one of them, by whatever name: neither the one that it is
// made of nor another whose turn comes later.
type Inputs []string

// has reports whether a file is one of the inputs.
func (in Inputs) has(out string) bool {
	for _, path := range in {
		if path != "" && sameFile(out, path) {
			return true
		}
	}
	return false
}

// AreSame reports whether two names lead to one file. What does not exist is none.
func AreSame(a, b string) bool {
	one, errA := os.Stat(a)
	other, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(one, other)
}

// sameFile reports whether two names mean one file. Of two that exist the file system knows; of two that do not exist
// yet the names tell, in which case makes no difference on most systems of an office.
func sameFile(a, b string) bool {
	one, errA := os.Stat(a)
	other, errB := os.Stat(b)
	switch {
	case errA == nil && errB == nil:
		return os.SameFile(one, other)
	case errA == nil || errB == nil:
		return false
	}
	return strings.EqualFold(placed(a), placed(b))
}

// placed returns the whole path of a file that need not exist, its folder without links.
func placed(path string) string {
	dir := filepath.Dir(path)
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if whole, err := filepath.Abs(dir); err == nil {
		dir = whole
	}
	return filepath.Join(dir, filepath.Base(path))
}
