package action

import (
	"cmp"
	"errors"
)

// An Error is one thing wrong in a template or text, told to the person who wrote it.
type Error struct {
	Action string // the action as written, without braces; empty when the whole is meant
	Reason string // in Chinese
	Near   string // the name that may have been meant, "" for none
	Err    error
}

func (e *Error) Error() string {
	if e.Action == "" {
		return e.Reason
	}
	return "{{" + e.Action + "}}：" + e.Reason
}

func (e *Error) Unwrap() error { return e.Err }

// tell makes an *Error of one that an action met with.
func (s *scope) tell(a *Action, err error) *Error {
	var m *Missing
	if !errors.As(err, &m) {
		return &Error{Action: a.Source, Reason: err.Error(), Err: err}
	}
	m.Near = s.near(cmp.Or(m.full, m.Name))
	return &Error{Action: a.Source, Reason: err.Error(), Near: m.Near, Err: err}
}
