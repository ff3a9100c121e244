// Package disk is the door through which all that the program leaves on a disk goes. It adds nothing to the operating
// system but two things: a file that gets its name without ever replacing another, and a place in which tests stop the
// program, or let the disk be full, at any step.
package disk

import (
	"io/fs"
	"os"
)

// A Step is something that is done to a disk.
type Step string

// The steps. A file is written in two halves where somebody looks at the steps, so that it can be half there.
const (
	Creating Step = "create"
	Writing  Step = "write"
	HalfDone Step = "write half"
	Allowing Step = "chmod"
	Syncing  Step = "sync"
	Closing  Step = "close"
	Naming   Step = "rename"
	Making   Step = "mkdir"
	Removing Step = "remove"
)

// Before is called before each step, if it is set; from an error the step fails with it, and nothing is done. Only tests
// set it, before anything is written.
var Before func(step Step, path string) error

// before returns the error with which a step on a path is to fail.
func before(step Step, path string) error {
	if Before == nil {
		return nil
	}
	if err := Before(step, path); err != nil {
		return &fs.PathError{Op: string(step), Path: path, Err: err}
	}
	return nil
}

// A File is one that is written.
type File struct{ *os.File }

// Create makes a file that is not there yet.
func Create(path string, perm fs.FileMode) (*File, error) {
	return open(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
}

// Open opens a file for writing, and makes it where it is missing. What stands in it stays.
func Open(path string, perm fs.FileMode) (*File, error) {
	return open(path, os.O_RDWR|os.O_CREATE, perm)
}

func open(path string, flag int, perm fs.FileMode) (*File, error) {
	if err := before(Creating, path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, flag, perm)
	if err != nil {
		return nil, err
	}
	return &File{f}, nil
}

// Write writes to the file.
func (f *File) Write(p []byte) (n int, err error) {
	if err := before(Writing, f.Name()); err != nil {
		return 0, err
	}
	if Before != nil {
		if n, err = f.File.Write(p[:len(p)/2]); err == nil {
			err = before(HalfDone, f.Name())
		}
		if err != nil {
			return n, err
		}
	}
	more, err := f.File.Write(p[n:])
	return n + more, err
}

// Chmod changes who may do what with the file.
func (f *File) Chmod(mode fs.FileMode) error {
	if err := before(Allowing, f.Name()); err != nil {
		return err
	}
	return f.File.Chmod(mode)
}

// Sync waits until the file is on the disk.
func (f *File) Sync() error {
	if err := before(Syncing, f.Name()); err != nil {
		return err
	}
	return f.File.Sync()
}

// Close closes the file, whether it returns an error or not.
func (f *File) Close() error {
	err := before(Closing, f.Name())
	if closed := f.File.Close(); err == nil {
		err = closed
	}
	return err
}

// Rename gives a file or folder another name, in place of a file that has it.
func Rename(from, to string) error {
	if err := before(Naming, to); err != nil {
		return err
	}
	return patient(func() error { return os.Rename(from, to) })
}

// RenameNew gives a file another name, unless something has that: the error is fs.ErrExist then.
func RenameNew(from, to string) error {
	if err := before(Naming, to); err != nil {
		return err
	}
	return patient(func() error { return renameNew(from, to) })
}

// linked does what RenameNew does on systems that have no call for it: by a second name, and where the file system knows
// none of these either, as on old USB sticks, by looking first. A name that was claimed before the file has it would be an
// empty file if the program was killed between.
func linked(from, to string) error {
	err := os.Link(from, to)
	if err == nil {
		os.Remove(from)
		return nil
	}
	if _, there := os.Lstat(to); there == nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: fs.ErrExist}
	}
	return os.Rename(from, to)
}

// MkdirAll makes a folder and those above it, where they are missing.
func MkdirAll(dir string, perm fs.FileMode) error {
	if err := before(Making, dir); err != nil {
		return err
	}
	return os.MkdirAll(dir, perm)
}

// Remove takes a file, or an empty folder, away.
func Remove(path string) error {
	if err := before(Removing, path); err != nil {
		return err
	}
	return os.Remove(path)
}

// RemoveAll takes a folder away with all that stands in it.
func RemoveAll(path string) error {
	if err := before(Removing, path); err != nil {
		return err
	}
	return os.RemoveAll(path)
}
