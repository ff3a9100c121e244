package file

import (
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Open opens a file that is to be read. What is no file on a disk is refused before it is opened: a pipe would be
// waited for, and a device has no end. The error is an *Error with a reason that begins with what the file is for.
func Open(path, what, advice string) (*os.File, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, &Error{Path: path, Reason: what + "打不开", Advice: advice, Err: err}
	case info.IsDir():
		return nil, &Error{Path: path, Reason: what + "是文件夹，不是文件", Advice: advice}
	case !info.Mode().IsRegular():
		return nil, &Error{Path: path, Reason: what + "不是普通文件，读不了", Advice: advice, Err: fs.ErrInvalid}
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, &Error{Path: path, Reason: what + "打不开", Advice: advice, Err: err}
	}
	return file, nil
}

// Read reads a file of so many bytes at most. The error is an *Error.
func Read(path, what, advice string, most int) ([]byte, error) {
	file, err := Open(path, what, advice)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, int64(most)+1))
	switch {
	case err != nil:
		return nil, &Error{Path: path, Reason: what + "读不出来", Advice: advice, Err: err}
	case len(data) > most:
		return nil, &Error{Path: path, Reason: what + "超过 " + fmt.Sprintf("%d MiB", most>>20), Advice: advice}
	}
	return data, nil
}
