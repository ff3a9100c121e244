package opc

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"nianbao/steady"
)

// ReadFile returns the package in the named file. Every error is an *Error; one from the operating system is wrapped
// in it.
func ReadFile(path string) (*Package, error) { return ReadFileWithPassword(path, "") }

// ReadFileWithPassword is ReadFile for a file that may be encrypted with the password, as ReadWithPassword takes it.
func ReadFileWithPassword(path, password string) (*Package, error) {
	data, err := Bytes(path)
	if err != nil {
		return nil, err
	}
	return ReadNamed(data, path, password)
}

// ReadNamed is ReadWithPassword for the bytes of a file, as Bytes returns them: what the file is called helps to say what
// else it is.
func ReadNamed(data []byte, path, password string) (*Package, error) {
	return read(data, filepath.Base(path), password)
}

// Bytes returns what stands in a file at one time, one byte more than a package may have of what is larger. Every error is
// an *Error; one from the operating system is wrapped in it.
func Bytes(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fileError(err)
	}
	switch {
	case info.IsDir():
		return nil, &Error{Kind: Directory}
	case !info.Mode().IsRegular(): // a pipe would be waited for
		return nil, &Error{Kind: Unreadable, Detail: "不是普通文件", hint: hintSource}
	case info.Size() > maxFile:
		return nil, &Error{Kind: TooLarge}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fileError(err)
	}
	defer f.Close()
	data, err := steady.Read(f, maxFile+1)
	if err != nil {
		return nil, fileError(err)
	}
	return data, nil
}

func fileError(err error) error {
	kind := Unreadable
	switch {
	case errors.Is(err, fs.ErrNotExist):
		kind = NotFound
	case errors.Is(err, steady.ErrChanging):
		kind = Changing
	}
	return &Error{Kind: kind, cause: err}
}
