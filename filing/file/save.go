package file

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"

	"nianbao/filing/leftover"
)

// Save writes a file whole or not at all: to a temporary file beside it, synced, then renamed. Behind a symbolic link
// the file itself is replaced, with its permissions.
func Save(out string, data []byte, force bool) error {
	target := out
	if real, err := filepath.EvalSymlinks(out); err == nil {
		target = real
	}
	leftover.SweepOnce(filepath.Dir(target))
	temp, err := os.OpenFile(filepath.Join(filepath.Dir(target), ".nianbao-"+rand.Text()+".tmp"),
		os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return unsaved(out, err)
	}
	defer os.Remove(temp.Name()) // after the rename there is none
	leftover.Lock(temp)          // where there are no locks, nobody takes a leftover away
	err = flush(temp, data, target)
	if closeErr := temp.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = move(temp.Name(), target, force)
	}
	if err != nil {
		return unsaved(out, err)
	}
	return nil
}

// flush writes data to a file, which takes on the permissions of the one that it is to replace, and waits until they
// are on the disk: else a power cut could leave the name to a file that is empty.
func flush(temp *os.File, data []byte, target string) error {
	if _, err := temp.Write(data); err != nil {
		return err
	}
	if old, err := os.Stat(target); err == nil {
		if err := temp.Chmod(old.Mode().Perm()); err != nil {
			return err
		}
	}
	return temp.Sync()
}

// move gives a file its name. Without force a file that has come to stand there meanwhile stays.
func move(from, to string, force bool) error {
	if force {
		return os.Rename(from, to)
	}
	if os.Link(from, to) == nil {
		return nil
	}
	// The name is taken, or the file system knows no links, as on most USB sticks: the name is claimed first.
	claim, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	claim.Close()
	if err := os.Rename(from, to); err != nil {
		os.Remove(to)
		return err
	}
	return nil
}

func unsaved(out string, err error) *Error {
	switch {
	case errors.Is(err, os.ErrExist):
		return &Error{Path: out, Reason: "文件已经存在，没有覆盖", Advice: "请换一个文件名；确实要覆盖的加 --force。",
			Err: err}
	case errors.Is(err, os.ErrPermission):
		return &Error{Path: out, Reason: "没有权限写入",
			Advice: "如果文件正在 WPS 或 Word 里打开，请先关闭；否则请用 -o 换一个能写入的位置。", Err: err}
	}
	return &Error{Path: out, Reason: "写不进去，没有保存",
		Advice: "请看磁盘是否已满或只读、文件是否正在 WPS 或 Word 里打开；也可以用 -o 换一个位置。", Err: err}
}
