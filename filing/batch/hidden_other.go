//go:build !windows

package batch

import "io/fs"

// isHiddenEntry reports whether a file is hidden besides by its name: only Windows hides files so.
func isHiddenEntry(fs.DirEntry) bool { return false }
