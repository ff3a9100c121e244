package batch

import (
	"io/fs"
	"syscall"
)

// isHiddenEntry reports whether Windows hides a file or folder.
func isHiddenEntry(e fs.DirEntry) bool {
	info, err := e.Info()
	if err != nil {
		return false
	}
	data, ok := info.Sys().(*syscall.Win32FileAttributeData)
	return ok && data.FileAttributes&syscall.FILE_ATTRIBUTE_HIDDEN != 0
}
