package opc

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ReadFile returns the package in the named file. Every error is an *Error; one from the operating system is wrapped
// in it.
func ReadFile(path string) (*Package, error) { return ReadFileWithPassword(path, "") }

// ReadFileWithPassword is ReadFile for a file that may be encrypted with the password, as ReadWithPassword takes it.
func ReadFileWithPassword(path, password string) (*Package, error) {
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
	data, err := readAll(path, info.Size())
	if err != nil {
		return nil, fileError(err)
	}
	return read(data, filepath.Base(path), password)
}

// readAll returns the file's bytes, or the first of them if there are more than a package may have.
func readAll(path string, size int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data := make([]byte, min(size, maxFile)+1) // the file may grow meanwhile; the extra byte tells
	n, err := io.ReadFull(f, data)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	return data[:n], nil
}

func fileError(err error) error {
	kind := Unreadable
	if errors.Is(err, fs.ErrNotExist) {
		kind = NotFound
	}
	return &Error{Kind: kind, cause: err}
}
