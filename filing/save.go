package filing

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// save writes a file whole or not at all: to a temporary file beside it, synced, then renamed.
func save(out string, data []byte, force bool) error {
	temp, err := os.CreateTemp(filepath.Dir(out), ".nianbao-*.tmp")
	if err != nil {
		return unsaved(out, err)
	}
	defer os.Remove(temp.Name()) // after the rename there is none
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Chmod(0o644)
	}
	if err == nil {
		err = temp.Sync()
	}
	if closeErr := temp.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = move(temp.Name(), out, force)
	}
	if err != nil {
		return unsaved(out, err)
	}
	return nil
}

// move gives a file its name. Without force a file that has come to stand there meanwhile stays.
func move(from, to string, force bool) error {
	if !force {
		err := os.Link(from, to)
		if err == nil || errors.Is(err, os.ErrExist) {
			return err
		}
		// The file system knows no links.
		if _, err := os.Lstat(to); err == nil {
			return os.ErrExist
		}
	}
	return os.Rename(from, to)
}

func unsaved(out string, err error) *Error {
	switch {
	case errors.Is(err, os.ErrExist):
		return &Error{Path: out, Reason: "文件已经存在，没有覆盖", Advice: "请换一个文件名；确实要覆盖的加 --force。", Err: err}
	case errors.Is(err, os.ErrPermission):
		return &Error{Path: out, Reason: "没有权限写入", Advice: "如果文件正在 WPS 或 Word 里打开，请先关闭；否则请用 -o 换一个能写入的位置。", Err: err}
	}
	return &Error{Path: out, Reason: "写不进去，没有保存", Advice: "请看磁盘是否已满、U 盘是否拔出、文件是否正在 WPS 或 Word 里打开。", Err: err}
}

// maxName bounds a file name in bytes; file systems allow 255.
const maxName = 200

// fileName makes a name that Windows accepts.
func fileName(name, ending string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || unicode.IsControl(r) {
			return '_'
		}
		return r
	}, name)
	for len(name) > maxName {
		runes := []rune(name)
		name = string(runes[:len(runes)-1])
	}
	return name + ending
}
