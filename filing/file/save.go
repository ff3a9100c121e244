package file

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"nianbao/filing/disk"
	"nianbao/filing/leftover"
)

// Save writes a file whole or not at all: to a temporary file beside it, synced, then renamed. Behind a symbolic link
// the file itself is replaced, with its permissions; one that is read-only is not replaced, for somebody wants to keep it.
// The error is an *Error.
func Save(out string, data []byte, force bool) error { return save(out, data, force, 0o666) }

// SavePrivate writes a file that its user alone reads as Save does, over one that stands there.
func SavePrivate(out string, data []byte) error { return save(out, data, true, 0o600) }

func save(out string, data []byte, force bool, perm fs.FileMode) error {
	target := out
	if real, err := filepath.EvalSymlinks(out); err == nil {
		target = real
	}
	old, err := os.Stat(target)
	if err == nil && force && isReadOnly(old) {
		return readOnly(out)
	}
	leftover.SweepOnce(filepath.Dir(target))
	temp, err := leftover.Create(filepath.Dir(target), perm)
	if err != nil {
		return unsaved(out, err)
	}
	name := disk.Rename
	if !force {
		name = disk.RenameNew
	}
	if err = flush(temp, data, old); err == nil {
		err = give(temp, func() error { return name(temp.Name(), target) })
	} else {
		temp.Close()
	}
	if err != nil {
		disk.Remove(temp.Name())
		return unsaved(out, err)
	}
	return nil
}

// give lets a file that was synced have its name, and closes it. It is held until then, so that nobody takes it for a
// leftover, but where the system, or a folder that a virtual machine shares, renames no file that is open.
func give(temp *disk.File, name func() error) error {
	if leftover.RenamesHeld {
		err := name()
		if !isAny(err, inUse) && !errors.Is(err, fs.ErrPermission) {
			temp.Close()
			return err
		}
	}
	if err := temp.Close(); err != nil {
		return err
	}
	return name()
}

// flush writes data to a file, which takes on the permissions of the one that it is to replace, nil for none, and waits
// until they are on the disk: else a power cut could leave the name to a file that is empty.
func flush(temp *disk.File, data []byte, old fs.FileInfo) error {
	if _, err := temp.Write(data); err != nil {
		return err
	}
	if own, err := temp.Stat(); old != nil && err == nil && own.Mode().Perm() != old.Mode().Perm() {
		if err := temp.Chmod(old.Mode().Perm()); err != nil {
			return err
		}
	}
	return temp.Sync()
}

// MakeFolder makes a folder for outputs, where it is missing. The error is an *Error.
func MakeFolder(dir string) error { return makeFolder(dir, 0o777) }

// MakeOwnFolder makes a folder that its user alone may look into, likewise.
func MakeOwnFolder(dir string) error { return makeFolder(dir, 0o700) }

func makeFolder(dir string, perm fs.FileMode) error {
	err := disk.MkdirAll(dir, perm)
	if err == nil {
		return nil
	}
	e := &Error{Path: dir, Reason: "要放进去的文件夹建不了", Advice: "请看有没有同名的文件、有没有权限，或者换一个位置。",
		Err: err}
	if why, advice := hindrance(err); why != "" {
		e.Reason, e.Advice = e.Reason+"："+why, advice
	}
	return e
}

// isReadOnly reports whether somebody has set a file read-only. Who may write it nevertheless does not matter.
func isReadOnly(info fs.FileInfo) bool {
	return info.Mode().IsRegular() && info.Mode().Perm()&0o222 == 0
}
