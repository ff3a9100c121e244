// Package file opens the files of strangers, finds the places of outputs and saves these whole or not at all. It knows
// no report: what is in a file, its callers know.
package file

import (
	"errors"
	"strings"
)

// An Error says in one line of Chinese what could not be done with which file, why, and what to do.
type Error struct {
	Path   string // the file, empty when none is meant
	Reason string
	Advice string
	Err    error // the cause, nil when there is none
}

func (e *Error) Error() string {
	var b strings.Builder
	if e.Path != "" {
		b.WriteString(e.Path + "：")
	}
	b.WriteString(sentence(e.Reason))
	b.WriteString(sentence(e.Advice))
	return b.String()
}

// sentence ends words with one full stop, and a question as it is.
func sentence(words string) string {
	if words == "" || strings.HasSuffix(words, "？") {
		return words
	}
	return strings.TrimSuffix(words, "。") + "。"
}

func (e *Error) Unwrap() error { return e.Err }

// A hinted error says what to do about it.
type hinted interface {
	error
	Hint() string
}

// Explain makes an *Error of any error that concerns a file. What is not meant for a clerk becomes reason.
func Explain(path string, err error, reason string) *Error {
	var known *Error
	if errors.As(err, &known) {
		return known
	}
	var h hinted
	if errors.As(err, &h) {
		if why, what := hindrance(err); why != "" && !isAny(err, noFolder) {
			return &Error{Path: path, Reason: h.Error() + "：" + why, Advice: what, Err: err}
		}
		return &Error{Path: path, Reason: h.Error(), Advice: h.Hint(), Err: err}
	}
	return &Error{Path: path, Reason: reason, Err: err}
}

// Listed returns an error's lines, each on one of its own.
func Listed(err error) string {
	return "  " + strings.ReplaceAll(strings.TrimSuffix(err.Error(), "。"), "\n", "\n  ")
}
