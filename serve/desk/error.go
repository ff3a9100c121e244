package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"nianbao/filing/file"
)

// Kind says why something was refused.
type Kind int

const (
	Missing  Kind = iota + 1 // there is no such file, draft or download
	Conflict                 // it cannot be done with the file as it is
	Full                     // the desk holds as much as it may
	Busy                     // too many works wait
	TooLarge                 // a file, or all of a request
	Bad                      // the request says what cannot be
)

// An Error refuses something, in Chinese.
type Error struct {
	Kind           Kind
	Reason, Advice string
	Cell           string // the cell's id, empty where none is meant
	Err            error
}

func (e *Error) Error() string { return e.Reason }

func (e *Error) Unwrap() error { return e.Err }

// ErrBusy refuses work where too much waits.
var ErrBusy = &Error{Kind: Busy, Reason: "正在处理的文件太多", Advice: "请过一会儿再试。"}

var errNoFile = &Error{Kind: Missing, Reason: "没有这个文件",
	Advice: "程序重新启动过，或者文件已经移走：请重新拖入；填过的内容在“文件”下面的“接着填”里。"}

// Gone refuses a document that was made once.
func Gone(err error) *Error {
	return &Error{Kind: Missing, Reason: "这份文件已经不在了", Advice: "请重新生成。", Err: err}
}

// conflict makes an Error of what filing refuses; the desk's own errors, and the context's, it returns as they are.
func conflict(err error) error { return conflictIn(err, "这一步做不了") }

// conflictIn is conflict with what is said of an error that is not meant for a clerk.
func conflictIn(err error, reason string) error {
	var own *Error
	if errors.As(err, &own) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	said := file.Explain("", err, reason)
	return &Error{Kind: Conflict, Reason: said.Reason, Advice: Plain(said.Advice), Err: err}
}

// cause says for the log why something could not be written, without the names of files, which users have chosen.
func cause(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Op + ": " + at.Err.Error()
	}
	return fmt.Sprintf("%T", err)
}
