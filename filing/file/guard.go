package file

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

// Guard does work on one file. A panic in it is a fault of the program, which must not cost other files their turn: it
// becomes an *Error that says what to send to whom.
func Guard(path string, work func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = broken(path, panicked(), cause)
		}
	}()
	return work()
}

// broken says that the program itself is at fault. What a library says about it nobody reads; where it was helps.
func broken(path, where string, cause any) *Error {
	return &Error{
		Path:   path,
		Reason: "程序自己出了错（" + where + "），这个文件没有处理完",
		Advice: "请把这句话和这个文件发给程序的维护者（地址见 SECURITY.md；数和名称可以先改掉）；在此之前可以用 " +
			"WPS 或 Excel 把文件另存一份再试。",
		Err: fmt.Errorf("panic: %v", cause),
	}
}

// panicked returns the line of this program's source on which it panicked: form/locate/texts.go:33.
func panicked() string {
	const module = "nianbao/"
	callers := make([]uintptr, 64)
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers)])
	raised := false
	for {
		frame, more := frames.Next()
		raised = raised || strings.HasPrefix(frame.Function, "runtime.gopanic")
		if raised && strings.HasPrefix(frame.Function, module) {
			folder, _, _ := strings.Cut(strings.TrimPrefix(frame.Function, module), ".")
			return fmt.Sprintf("%s/%s:%d", folder, filepath.Base(frame.File), frame.Line)
		}
		if !more {
			return "位置不明"
		}
	}
}
