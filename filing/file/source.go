package file

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"nianbao/steady"
)

// Open opens a file that is to be read. What is no file on a disk is refused before it is opened: a pipe would be
// waited for, and a device has no end. The error is an *Error with a reason that begins with what the file is for.
func Open(path, what, advice string) (*os.File, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, unread(path, what+"打不开", advice, err)
	case info.IsDir():
		return nil, &Error{Path: path, Reason: what + "是文件夹，不是文件", Advice: advice}
	case !info.Mode().IsRegular():
		return nil, &Error{Path: path, Reason: what + "不是普通文件，读不了", Advice: advice, Err: fs.ErrInvalid}
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, unread(path, what+"打不开", advice, err)
	}
	return file, nil
}

// unread says why a file cannot be read: what the disk said of it, if that is known.
func unread(path, reason, advice string, err error) *Error {
	switch why, what := hindrance(err); {
	case isAny(err, noFolder):
		advice = cmp.Or(advice, "检查文件名和所在文件夹是否写对。")
	case why != "":
		reason, advice = reason+"："+why, what
	}
	return &Error{Path: path, Reason: reason, Advice: advice, Err: err}
}

// Read reads a file of so many bytes at most. The error is an *Error.
func Read(path, what, advice string, most int) ([]byte, error) {
	file, err := Open(path, what, advice)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := steady.Read(file, int64(most)+1)
	switch {
	case errors.Is(err, steady.ErrChanging):
		return nil, &Error{Path: path, Reason: what + "正在被改动（正在保存、复制或者同步）", Advice: "请等它保存、复制完，再试。",
			Err: err}
	case err != nil:
		return nil, unread(path, what+"读不出来", advice, err)
	case len(data) > most:
		return nil, &Error{Path: path, Reason: what + "超过 " + fmt.Sprintf("%d MiB", most>>20), Advice: advice}
	}
	return data, nil
}
